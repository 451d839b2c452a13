//! How to write in OpenAPI 3.1 what a schema has in the form of another dialect.

use serde_json::Value;

/// How to write an unknown keyword in OpenAPI 3.1.
pub(crate) fn for_unknown(name: &str) -> &'static str {
    match name {
        "dependencies" => "write `dependentRequired` or `dependentSchemas`",
        "additionalItems" => "write `prefixItems` for the first items and `items` for the others",
        "$recursiveRef" | "$recursiveAnchor" => "write `$dynamicRef` and `$dynamicAnchor`",
        "id" => "write `$id`",
        "$vocabulary" => "remove it: only the vocabularies of OpenAPI 3.1 are supported",
        "divisibleBy" => "write `multipleOf`",
        "extends" => "write `allOf`",
        "disallow" => "write `not`",
        _ => "remove it, prefix it with `x-`, or allow it by name to keep it as an extension",
    }
}

/// How to write the value of a keyword in OpenAPI 3.1, for the forms of earlier dialects.
pub(crate) fn for_mismatch(name: &str, value: &Value) -> &'static str {
    match (name, value) {
        ("exclusiveMinimum", Value::Bool(_)) => {
            "write the bound itself: `exclusiveMinimum: 1` for `minimum: 1, exclusiveMinimum: true`"
        }
        ("exclusiveMaximum", Value::Bool(_)) => {
            "write the bound itself: `exclusiveMaximum: 1` for `maximum: 1, exclusiveMaximum: true`"
        }
        ("items", Value::Array(_)) => {
            "write `prefixItems` for the first items and `items` for the others"
        }
        ("required", Value::Bool(_)) => {
            "list the names of the required properties in the schema that has the properties"
        }
        ("discriminator", Value::String(_)) => "write `discriminator: { propertyName: NAME }`",
        ("type", Value::String(name)) if name == "file" => {
            "write `contentMediaType: application/octet-stream` or `format: binary`"
        }
        (_, Value::Null) => "write a value, or remove the keyword",
        _ => "see the OpenAPI 3.1 specification",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{for_mismatch, for_unknown};

    #[test]
    fn unknown_keyword_has_the_remedy_of_its_dialect() {
        for (name, remedy) in [
            (
                "dependencies",
                "write `dependentRequired` or `dependentSchemas`",
            ),
            (
                "additionalItems",
                "write `prefixItems` for the first items and `items` for the others",
            ),
            ("$recursiveRef", "write `$dynamicRef` and `$dynamicAnchor`"),
            (
                "$recursiveAnchor",
                "write `$dynamicRef` and `$dynamicAnchor`",
            ),
            ("id", "write `$id`"),
            (
                "$vocabulary",
                "remove it: only the vocabularies of OpenAPI 3.1 are supported",
            ),
            ("divisibleBy", "write `multipleOf`"),
            ("extends", "write `allOf`"),
            ("disallow", "write `not`"),
            (
                "else-if",
                "remove it, prefix it with `x-`, or allow it by name to keep it as an extension",
            ),
        ] {
            assert_eq!(for_unknown(name), remedy, "{name}");
        }
    }

    #[test]
    fn invalid_value_has_the_remedy_of_its_dialect() {
        let items = "write `prefixItems` for the first items and `items` for the others";
        let file = "write `contentMediaType: application/octet-stream` or `format: binary`";
        let other = "see the OpenAPI 3.1 specification";
        for (name, value, remedy) in [
            (
                "exclusiveMinimum",
                json!(true),
                "write the bound itself: `exclusiveMinimum: 1` for `minimum: 1, exclusiveMinimum: true`",
            ),
            (
                "exclusiveMaximum",
                json!(false),
                "write the bound itself: `exclusiveMaximum: 1` for `maximum: 1, exclusiveMaximum: true`",
            ),
            ("items", json!([]), items),
            (
                "required",
                json!(true),
                "list the names of the required properties in the schema that has the properties",
            ),
            (
                "discriminator",
                json!("kind"),
                "write `discriminator: { propertyName: NAME }`",
            ),
            ("type", json!("file"), file),
            ("type", json!("text"), other),
            ("format", json!("file"), other),
            ("items", json!(1), other),
            ("required", json!("a"), other),
            ("minimum", json!(true), other),
            ("title", Value::Null, "write a value, or remove the keyword"),
        ] {
            assert_eq!(for_mismatch(name, &value), remedy, "{name}: {value}");
        }
    }
}

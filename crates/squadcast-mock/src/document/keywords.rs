//! The keywords of JSON Schema that the fake supports, which are those that the document uses. A document with another one
//! is invalid, because its constraint would be ignored.
//!
//! To support another keyword, add it here and to `validator.rs`. A general validator needs some 45 crates, which every
//! program that embeds the fake would have to compile.

use serde_json::Value;

/// Keywords that constrain values.
const CONSTRAINTS: [&str; 18] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "required",
];

/// Keywords without constraints, in addition to extensions.
const ANNOTATIONS: [&str; 8] = [
    "default",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "examples",
    "title",
    "type",
];

/// The supported patterns. A regular expression engine for one pattern would be the largest dependency of the fake.
const PATTERNS: [(&str, Predicate); 1] = [("^\\S", |text| {
    text.starts_with(|character: char| !character.is_whitespace())
})];

pub(super) type Predicate = fn(&str) -> bool;

/// Checks that a schema uses supported keywords only.
pub(super) fn check_keywords(schema: &Value) -> Result<(), String> {
    let Value::Object(keywords) = schema else {
        return Ok(());
    };
    for (keyword, value) in keywords {
        let known = CONSTRAINTS.contains(&keyword.as_str())
            || ANNOTATIONS.contains(&keyword.as_str())
            || keyword.starts_with("x-");
        if !known {
            return Err(format!("the keyword `{keyword}` is not supported"));
        }
        match keyword.as_str() {
            "properties" => {
                let mut properties = value.as_object().into_iter().flat_map(|map| map.values());
                properties.try_for_each(check_keywords)?;
            }
            "allOf" | "anyOf" | "oneOf" => {
                let mut branches = value.as_array().into_iter().flatten();
                branches.try_for_each(check_keywords)?;
            }
            "items" | "additionalProperties" => check_keywords(value)?,
            "pattern" if value.as_str().and_then(supported_pattern).is_none() => {
                return Err(format!("the pattern {value} is not supported"));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Returns the predicate of a pattern, or `None` if the pattern is not supported.
pub(super) fn supported_pattern(pattern: &str) -> Option<Predicate> {
    let mut patterns = PATTERNS.into_iter();
    let (_, predicate) = patterns.find(|(supported, _)| *supported == pattern)?;
    Some(predicate)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::check_keywords;

    #[test]
    fn unsupported_keyword_is_an_error() {
        for (schema, expected) in [
            (json!({ "not": {} }), "the keyword `not` is not supported"),
            (
                json!({ "items": { "uniqueItems": true } }),
                "the keyword `uniqueItems` is not supported",
            ),
            (
                json!({ "properties": { "a": { "not": {} } } }),
                "the keyword `not` is not supported",
            ),
            (
                json!({ "anyOf": [{ "not": {} }] }),
                "the keyword `not` is not supported",
            ),
            (
                json!({ "additionalProperties": { "not": {} } }),
                "the keyword `not` is not supported",
            ),
            (
                json!({ "pattern": "^a" }),
                "the pattern \"^a\" is not supported",
            ),
        ] {
            assert_eq!(check_keywords(&schema), Err(expected.to_owned()));
        }
    }
}

//! The words of a schema object: which keywords there are, what shape their value has, and so where
//! further schemas stand.
//!
//! This is the one place that tells a keyword from a property that happens to be called like one:
//! everything else asks it for positions. It knows no rule.

use serde_json::Value;

/// What the value of a keyword looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A schema.
    Schema,
    /// A list of at least one schema.
    Schemas,
    /// Names to schemas.
    SchemaMap,
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A whole number that is not negative.
    Count,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Names,
    /// Names to lists of texts.
    NameLists,
    /// The name of a type, or a list of such.
    Types,
    /// A list of values.
    Values,
    /// An object that is not a schema.
    Object,
    /// Any value.
    Any,
}

/// Every keyword of JSON Schema 2020-12 and of the OpenAPI 3.1 base vocabulary that a rule knows.
const KEYWORDS: &[(&str, Shape)] = &[
    ("$anchor", Shape::Text),
    ("$comment", Shape::Text),
    ("$defs", Shape::SchemaMap),
    ("$dynamicAnchor", Shape::Text),
    ("$dynamicRef", Shape::Text),
    ("$id", Shape::Text),
    ("$ref", Shape::Text),
    ("$schema", Shape::Text),
    ("additionalProperties", Shape::Schema),
    ("allOf", Shape::Schemas),
    ("anyOf", Shape::Schemas),
    ("const", Shape::Any),
    ("contains", Shape::Schema),
    ("contentEncoding", Shape::Text),
    ("contentMediaType", Shape::Text),
    ("contentSchema", Shape::Schema),
    ("default", Shape::Any),
    ("definitions", Shape::SchemaMap),
    ("dependentRequired", Shape::NameLists),
    ("dependentSchemas", Shape::SchemaMap),
    ("deprecated", Shape::Flag),
    ("description", Shape::Text),
    ("discriminator", Shape::Object),
    ("else", Shape::Schema),
    ("enum", Shape::Values),
    ("example", Shape::Any),
    ("examples", Shape::Any),
    ("exclusiveMaximum", Shape::Number),
    ("exclusiveMinimum", Shape::Number),
    ("externalDocs", Shape::Object),
    ("format", Shape::Text),
    ("if", Shape::Schema),
    ("items", Shape::Schema),
    ("maxContains", Shape::Count),
    ("maxItems", Shape::Count),
    ("maxLength", Shape::Count),
    ("maxProperties", Shape::Count),
    ("maximum", Shape::Number),
    ("minContains", Shape::Count),
    ("minItems", Shape::Count),
    ("minLength", Shape::Count),
    ("minProperties", Shape::Count),
    ("minimum", Shape::Number),
    ("multipleOf", Shape::Number),
    ("not", Shape::Schema),
    ("oneOf", Shape::Schemas),
    ("pattern", Shape::Text),
    ("patternProperties", Shape::SchemaMap),
    ("prefixItems", Shape::Schemas),
    ("properties", Shape::SchemaMap),
    ("propertyNames", Shape::Schema),
    ("readOnly", Shape::Flag),
    ("required", Shape::Names),
    ("then", Shape::Schema),
    ("title", Shape::Text),
    ("type", Shape::Types),
    ("unevaluatedItems", Shape::Schema),
    ("unevaluatedProperties", Shape::Schema),
    ("uniqueItems", Shape::Flag),
    ("writeOnly", Shape::Flag),
    ("xml", Shape::Object),
];

/// The keywords under which schemas stand that apply only where something refers to them: today's, and the one of earlier
/// drafts, which 2020-12 still reserves for them.
pub(crate) const DEFINITIONS: &[&str] = &["$defs", "definitions"];

/// The names of the types, in the order in which a union by type lists them.
pub(crate) const TYPES: &[&str] = &[
    "null", "boolean", "object", "array", "number", "integer", "string",
];

/// Keywords that say something to a reader and nothing to a validator.
pub(crate) const ANNOTATIONS: &[&str] = &[
    "default",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "externalDocs",
    "format",
    "readOnly",
    "title",
    "writeOnly",
    "xml",
];

/// The shape of a keyword, or `None` for a word that is none.
pub(crate) fn shape(keyword: &str) -> Option<Shape> {
    KEYWORDS
        .iter()
        .find(|(name, _)| *name == keyword)
        .map(|(_, shape)| *shape)
}

/// Whether a keyword, or an extension, only annotates.
pub(crate) fn is_annotation(keyword: &str) -> bool {
    ANNOTATIONS.contains(&keyword) || keyword.starts_with("x-")
}

/// What is wrong with the shape of a keyword's value, or `None` when nothing is.
pub(crate) fn misshapen(keyword: &str, shape: Shape, value: &Value) -> Option<&'static str> {
    let is_schema = |value: &Value| value.is_object() || value.is_boolean();
    let is_names = |value: &Value| {
        value
            .as_array()
            .is_some_and(|names| names.iter().all(Value::is_string))
    };
    let fits = match shape {
        Shape::Schema => is_schema(value),
        Shape::Schemas => value
            .as_array()
            .is_some_and(|list| !list.is_empty() && list.iter().all(is_schema)),
        Shape::SchemaMap => value
            .as_object()
            .is_some_and(|map| map.values().all(is_schema)),
        Shape::Text => value.is_string(),
        Shape::Number => value
            .as_f64()
            .is_some_and(|n| keyword != "multipleOf" || n > 0.0),
        Shape::Count => {
            value.as_u64().is_some()
                || value
                    .as_f64()
                    .is_some_and(|n| n >= 0.0 && n.fract() == 0.0 && n < 9e15)
        }
        Shape::Flag => value.is_boolean(),
        Shape::Names => is_names(value),
        Shape::NameLists => value
            .as_object()
            .is_some_and(|map| map.values().all(is_names)),
        Shape::Types => {
            let is_type = |value: &Value| value.as_str().is_some_and(|t| TYPES.contains(&t));
            is_type(value)
                || value
                    .as_array()
                    .is_some_and(|list| !list.is_empty() && list.iter().all(is_type))
        }
        Shape::Values => value.is_array(),
        Shape::Object => value.is_object(),
        Shape::Any => true,
    };
    if fits {
        return None;
    }
    Some(match shape {
        Shape::Schema => "must be a schema: an object or a boolean",
        Shape::Schemas => "must be a list of at least one schema",
        Shape::SchemaMap => "must be an object of schemas",
        Shape::Text => "must be a string",
        Shape::Number if keyword == "multipleOf" => "must be a number greater than zero",
        Shape::Number => "must be a number",
        Shape::Count => "must be a whole number of zero or more",
        Shape::Flag => "must be true or false",
        Shape::Names => "must be a list of strings",
        Shape::NameLists => "must be an object of lists of strings",
        Shape::Types => "must be the name of a type, or a list of at least one",
        Shape::Values => "must be a list",
        Shape::Object | Shape::Any => "must be an object",
    })
}

/// What to do about a word that is no keyword of OpenAPI 3.1.
pub(crate) fn remedy(word: &str) -> &'static str {
    match word {
        "nullable" => {
            "OpenAPI 3.1 has no `nullable`: write `type: [..., \"null\"]`, or allow it by name to keep it as an extension that says nothing"
        }
        "dependencies" => "write `dependentRequired` or `dependentSchemas`",
        "additionalItems" => "write `prefixItems` for the first items and `items` for the others",
        "$recursiveRef" | "$recursiveAnchor" => "write `$dynamicRef` and `$dynamicAnchor`",
        "id" => "write `$id`",
        "$vocabulary" => "only the vocabularies of OpenAPI 3.1 are known; take it out",
        _ => {
            "take it out, prefix it with `x-`, or allow it by name: an allowed word becomes an extension"
        }
    }
}

//! The keywords of a Schema Object: what value each takes, and what it does.
//!
//! The only list of keywords in this crate. It also tells a keyword from a property that has the
//! name of a keyword: other modules ask it for positions.

use serde_json::Value;

use crate::objects::ObjectKind;

/// The value that a keyword takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueKind {
    Schema,
    /// A list of at least one schema.
    Schemas,
    /// Names to schemas.
    SchemaMap,
    Text,
    Number,
    /// A number greater than zero.
    Positive,
    /// An integer of zero or more.
    Count,
    Flag,
    /// A list of strings.
    Texts,
    /// Names to lists of strings.
    TextsMap,
    /// The name of a type, or a list of at least one.
    Types,
    /// A list of any values.
    Values,
    /// An object that is not a schema.
    Object(ObjectKind),
    Any,
}

/// What a keyword does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// Describes the instance, and exists in 3.0.
    Annotates,
    /// Constrains instances of this type; instances of other types pass.
    Constrains(Constrained),
    /// Constrains instances of any type, or is rewritten for 3.0.
    Other,
}

/// The types that have keywords of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Constrained {
    Number,
    String,
    Array,
    Object,
}

struct Keyword {
    name: &'static str,
    value: ValueKind,
    effect: Effect,
}

const fn annotation(name: &'static str, value: ValueKind) -> Keyword {
    Keyword {
        name,
        value,
        effect: Effect::Annotates,
    }
}

const fn of(constrained: Constrained, name: &'static str, value: ValueKind) -> Keyword {
    Keyword {
        name,
        value,
        effect: Effect::Constrains(constrained),
    }
}

const fn other(name: &'static str, value: ValueKind) -> Keyword {
    Keyword {
        name,
        value,
        effect: Effect::Other,
    }
}

/// The keywords of JSON Schema 2020-12 and of the OpenAPI 3.1 base vocabulary, and two former ones.
const KEYWORDS: &[Keyword] = &[
    other("$anchor", ValueKind::Text),
    other("$comment", ValueKind::Text),
    other("$defs", ValueKind::SchemaMap),
    other("$dynamicAnchor", ValueKind::Text),
    other("$dynamicRef", ValueKind::Text),
    other("$id", ValueKind::Text),
    other("$ref", ValueKind::Text),
    other("$schema", ValueKind::Text),
    of(
        Constrained::Object,
        "additionalProperties",
        ValueKind::Schema,
    ),
    other("allOf", ValueKind::Schemas),
    other("anyOf", ValueKind::Schemas),
    other("const", ValueKind::Any),
    of(Constrained::Array, "contains", ValueKind::Schema),
    other("contentEncoding", ValueKind::Text),
    other("contentMediaType", ValueKind::Text),
    other("contentSchema", ValueKind::Schema),
    annotation("default", ValueKind::Any),
    // The name of `$defs` in earlier drafts, which 2020-12 reserves for the same use.
    other("definitions", ValueKind::SchemaMap),
    of(
        Constrained::Object,
        "dependentRequired",
        ValueKind::TextsMap,
    ),
    of(
        Constrained::Object,
        "dependentSchemas",
        ValueKind::SchemaMap,
    ),
    annotation("deprecated", ValueKind::Flag),
    annotation("description", ValueKind::Text),
    annotation(
        "discriminator",
        ValueKind::Object(ObjectKind::Discriminator),
    ),
    other("else", ValueKind::Schema),
    other("enum", ValueKind::Values),
    annotation("example", ValueKind::Any),
    other("examples", ValueKind::Any),
    of(Constrained::Number, "exclusiveMaximum", ValueKind::Number),
    of(Constrained::Number, "exclusiveMinimum", ValueKind::Number),
    annotation("externalDocs", ValueKind::Object(ObjectKind::ExternalDocs)),
    annotation("format", ValueKind::Text),
    other("if", ValueKind::Schema),
    of(Constrained::Array, "items", ValueKind::Schema),
    of(Constrained::Array, "maxContains", ValueKind::Count),
    of(Constrained::Array, "maxItems", ValueKind::Count),
    of(Constrained::String, "maxLength", ValueKind::Count),
    of(Constrained::Object, "maxProperties", ValueKind::Count),
    of(Constrained::Number, "maximum", ValueKind::Number),
    of(Constrained::Array, "minContains", ValueKind::Count),
    of(Constrained::Array, "minItems", ValueKind::Count),
    of(Constrained::String, "minLength", ValueKind::Count),
    of(Constrained::Object, "minProperties", ValueKind::Count),
    of(Constrained::Number, "minimum", ValueKind::Number),
    of(Constrained::Number, "multipleOf", ValueKind::Positive),
    other("not", ValueKind::Schema),
    // Of OpenAPI 3.0; many 3.1 documents still have it.
    other("nullable", ValueKind::Flag),
    other("oneOf", ValueKind::Schemas),
    of(Constrained::String, "pattern", ValueKind::Text),
    of(
        Constrained::Object,
        "patternProperties",
        ValueKind::SchemaMap,
    ),
    of(Constrained::Array, "prefixItems", ValueKind::Schemas),
    of(Constrained::Object, "properties", ValueKind::SchemaMap),
    of(Constrained::Object, "propertyNames", ValueKind::Schema),
    annotation("readOnly", ValueKind::Flag),
    of(Constrained::Object, "required", ValueKind::Texts),
    other("then", ValueKind::Schema),
    annotation("title", ValueKind::Text),
    other("type", ValueKind::Types),
    of(Constrained::Array, "unevaluatedItems", ValueKind::Schema),
    of(
        Constrained::Object,
        "unevaluatedProperties",
        ValueKind::Schema,
    ),
    of(Constrained::Array, "uniqueItems", ValueKind::Flag),
    annotation("writeOnly", ValueKind::Flag),
    annotation("xml", ValueKind::Object(ObjectKind::Xml)),
];

/// The keywords that define schemas for others to refer to.
pub(crate) const DEFINITIONS: [&str; 2] = ["$defs", "definitions"];

/// The keywords that refer to a schema.
pub(crate) const REFERENCES: [&str; 2] = ["$ref", "$dynamicRef"];

/// The keywords that name a schema for others to refer to.
pub(crate) const ANCHORS: [&str; 2] = ["$anchor", "$dynamicAnchor"];

/// The keywords that combine several schemas.
pub(crate) const COMPOSITIONS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// The keywords whose schemas are alternatives.
pub(crate) const UNIONS: [&str; 2] = ["anyOf", "oneOf"];

/// The names of the types.
pub(crate) const TYPES: [&str; 7] = [
    "null", "boolean", "object", "array", "number", "integer", "string",
];

/// Whether a value in the mapping of a discriminator is a reference, and not the name of a component.
pub(crate) fn is_mapped_reference(value: &str) -> bool {
    value.contains(['#', '/'])
}

fn find(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}

/// The value that a keyword takes, or `None` if there is no such keyword.
pub(crate) fn value_kind(name: &str) -> Option<ValueKind> {
    find(name).map(|keyword| keyword.value)
}

/// Whether a keyword of 3.0 or an extension constrains no instance.
pub(crate) fn is_annotation(name: &str) -> bool {
    name.starts_with("x-") || find(name).is_some_and(|k| k.effect == Effect::Annotates)
}

/// Whether a keyword constrains only instances of a type.
pub(crate) fn constrains(name: &str, type_name: &str) -> bool {
    let constrained = match type_name {
        "number" | "integer" => Constrained::Number,
        "string" => Constrained::String,
        "array" => Constrained::Array,
        "object" => Constrained::Object,
        _ => return false,
    };
    find(name).is_some_and(|keyword| keyword.effect == Effect::Constrains(constrained))
}

/// Whether a keyword limits the size, range or form of a value, and contains no schema.
pub(crate) fn is_limit(name: &str) -> bool {
    find(name).is_some_and(|keyword| {
        matches!(keyword.effect, Effect::Constrains(_))
            && matches!(
                keyword.value,
                ValueKind::Number
                    | ValueKind::Positive
                    | ValueKind::Count
                    | ValueKind::Text
                    | ValueKind::Flag
            )
    })
}

/// Says what the value of a keyword must be, if it is not.
pub(crate) fn mismatch(kind: ValueKind, value: &Value) -> Option<&'static str> {
    let is_schema = |value: &Value| value.is_object() || value.is_boolean();
    let is_type = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    let is_texts = |value: &Value| list_of(value, &Value::is_string);
    let is_count = |n: f64| n >= 0.0 && n.fract() == 0.0 && n < 9e15;
    let (fits, expected) = match kind {
        ValueKind::Any => (true, ""),
        ValueKind::Schema => (is_schema(value), "must be a schema: an object or a boolean"),
        ValueKind::Schemas => (
            non_empty(value) && list_of(value, &is_schema),
            "must be a list of at least one schema",
        ),
        ValueKind::SchemaMap => (map_of(value, &is_schema), "must be an object of schemas"),
        ValueKind::Text => (value.is_string(), "must be a string"),
        ValueKind::Number => (value.is_number(), "must be a number"),
        ValueKind::Positive => (
            value.as_f64().is_some_and(|n| n > 0.0),
            "must be a number greater than zero",
        ),
        ValueKind::Count => (
            value.is_u64() || value.as_f64().is_some_and(is_count),
            "must be an integer of zero or more",
        ),
        ValueKind::Flag => (value.is_boolean(), "must be true or false"),
        ValueKind::Texts => (is_texts(value), "must be a list of strings"),
        ValueKind::TextsMap => (
            map_of(value, &is_texts),
            "must be an object of lists of strings",
        ),
        ValueKind::Types => (
            is_type(value) || (non_empty(value) && list_of(value, &is_type)),
            "must be the name of a type, or a list of at least one",
        ),
        ValueKind::Values => (value.is_array(), "must be a list"),
        ValueKind::Object(_) => (value.is_object(), "must be an object"),
    };
    (!fits).then_some(expected)
}

fn non_empty(list: &Value) -> bool {
    list.as_array().is_some_and(|list| !list.is_empty())
}

fn list_of(value: &Value, fits: &dyn Fn(&Value) -> bool) -> bool {
    value.as_array().is_some_and(|list| list.iter().all(fits))
}

fn map_of(value: &Value, fits: &dyn Fn(&Value) -> bool) -> bool {
    value.as_object().is_some_and(|map| map.values().all(fits))
}

#[cfg(test)]
mod tests;

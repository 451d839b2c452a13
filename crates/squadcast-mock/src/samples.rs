//! Values generated from a schema: examples for the responses of operations without state, and default values to merge
//! known fields into. The same schema always gives the same value, and recursion is bounded.

use serde_json::{Map, Number, Value, json};

use crate::document::Document;

/// The time in every example.
const SAMPLE_TIME: &str = "2026-01-05T09:30:00Z";
/// The time with which the service says that something has not happened.
pub(crate) const ZERO_TIME: &str = "0001-01-01T00:00:00Z";

/// The values to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Every field, with a plausible value.
    Example,
    /// Required fields only, with default values.
    Defaults,
}

/// Generates an example of `schema` with every field.
pub(crate) fn example(document: &Document, name: &str, schema: &Value) -> Value {
    generate(document, Mode::Example, name, schema)
}

/// Generates the required fields of the component `name` with default values.
pub(crate) fn defaults(document: &Document, name: &str) -> Map<String, Value> {
    let value = document
        .component(name)
        .map(|schema| generate(document, Mode::Defaults, name, schema));
    match value {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn generate(document: &Document, mode: Mode, name: &str, schema: &Value) -> Value {
    Generator {
        document,
        mode,
        open_references: Vec::new(),
    }
    .value(name, schema)
    .unwrap_or(Value::Null)
}

struct Generator<'d> {
    document: &'d Document,
    mode: Mode,
    /// The references that are being generated, because following one of them again would never end.
    open_references: Vec<String>,
}

impl Generator<'_> {
    /// Generates a value of `schema`, or `None` if every value contains itself.
    fn value(&mut self, name: &str, schema: &Value) -> Option<Value> {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            if self.open_references.iter().any(|open| open == reference) {
                return None;
            }
            self.open_references.push(reference.to_owned());
            let value = self.value(name, self.document.resolve(schema));
            self.open_references.pop();
            return value;
        }
        if let Some(constant) = schema.get("const") {
            return Some(constant.clone());
        }
        if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
            return choices.iter().find(|choice| !choice.is_null()).cloned();
        }
        if self.wants_defaults() && allows_null(schema) {
            return Some(Value::Null);
        }
        if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
            return self.all_of(name, schema, parts);
        }
        for key in ["anyOf", "oneOf"] {
            if let Some(branches) = schema.get(key).and_then(Value::as_array) {
                return self.one_of(name, schema, branches);
            }
        }
        match kind(schema) {
            "object" => self.object(schema),
            "array" => self.array(name, schema),
            "string" => Some(Value::String(self.text(name, schema))),
            "integer" => Some(json!(self.integer(schema))),
            "number" => {
                Some(Number::from_f64(if self.wants_defaults() { 0.0 } else { 99.5 }).into())
            }
            "boolean" => Some(Value::Bool(!self.wants_defaults())),
            "null" => Some(Value::Null),
            _ => Some(json!({})),
        }
    }

    fn wants_defaults(&self) -> bool {
        self.mode == Mode::Defaults
    }

    fn all_of(&mut self, name: &str, schema: &Value, parts: &[Value]) -> Option<Value> {
        let mut merged = match self.object(schema) {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        for part in parts {
            match self.value(name, part)? {
                Value::Object(fields) => merged.extend(fields),
                other => return Some(other),
            }
        }
        Some(Value::Object(merged))
    }

    fn one_of(&mut self, name: &str, schema: &Value, branches: &[Value]) -> Option<Value> {
        let (null, others): (Vec<&Value>, Vec<&Value>) =
            branches.iter().partition(|branch| kind(branch) == "null");
        let chosen = others
            .into_iter()
            .chain(null)
            .find_map(|branch| self.value(name, branch))?;
        match (chosen, schema.get("properties")) {
            (Value::Object(branch), Some(_)) => {
                let Some(Value::Object(mut fields)) = self.object(schema) else {
                    return None;
                };
                fields.extend(branch);
                Some(Value::Object(fields))
            }
            (chosen, _) => Some(chosen),
        }
    }

    fn object(&mut self, schema: &Value) -> Option<Value> {
        let mut fields = Map::new();
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            let is_required = required.contains(&name.as_str());
            if !is_required && self.wants_defaults() {
                continue;
            }
            match self.value(name, property) {
                Some(value) => {
                    fields.insert(name.clone(), value);
                }
                None if is_required => return None,
                None => {}
            }
        }
        for name in required {
            fields.entry(name).or_insert_with(|| json!({}));
        }
        if properties.is_none() && !self.wants_defaults() {
            let values = ["additionalProperties", "unevaluatedProperties"]
                .into_iter()
                .find_map(|key| schema.get(key).filter(|values| values.is_object()));
            if let Some(value) = values.and_then(|values| self.value("value", values)) {
                fields.insert("key".to_owned(), value);
            }
        }
        Some(Value::Object(fields))
    }

    fn array(&mut self, name: &str, schema: &Value) -> Option<Value> {
        let min = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
        let count = if self.wants_defaults() {
            min
        } else {
            min.max(1)
        };
        let mut items = Vec::new();
        if let Some(item) = schema.get("items") {
            for _ in 0..count.min(100) {
                match self.value(singular(name), item) {
                    Some(value) => items.push(value),
                    None if min == 0 => break,
                    None => return None,
                }
            }
        }
        Some(Value::Array(items))
    }

    fn integer(&self, schema: &Value) -> i64 {
        let start = i64::from(!self.wants_defaults());
        let bound = |key| schema.get(key).and_then(Value::as_i64);
        let low = bound("minimum").map_or(start, |minimum| start.max(minimum));
        bound("maximum").map_or(low, |maximum| low.min(maximum))
    }

    fn text(&self, name: &str, schema: &Value) -> String {
        let format = schema.get("format").and_then(Value::as_str).unwrap_or("");
        let mut text = match (self.mode, format) {
            (Mode::Defaults, "date-time") => ZERO_TIME.to_owned(),
            (Mode::Defaults, "date") => "0001-01-01".to_owned(),
            (Mode::Defaults, _) => String::new(),
            (Mode::Example, _) => example_text(name, format),
        };
        let length = |key| schema.get(key).and_then(Value::as_u64);
        while length("minLength").is_some_and(|min| (text.chars().count() as u64) < min) {
            text.push('x');
        }
        if let Some(max) = length("maxLength") {
            text = text.chars().take(max as usize).collect();
        }
        text
    }
}

/// Returns an example of a text field with this name and format.
fn example_text(name: &str, format: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let ends = |ending: &str| lower.ends_with(ending);
    let has = |part: &str| lower.contains(part);
    match format {
        "date-time" => return SAMPLE_TIME.to_owned(),
        "date" => return "2026-01-05".to_owned(),
        "time" => return "09:30:00Z".to_owned(),
        "email" => return "grace@example.com".to_owned(),
        "uri" | "url" => return format!("https://example.com/{lower}"),
        "uuid" => return "3f2b8f6e-5d1c-4a59-9a4b-0c7de5f2a111".to_owned(),
        _ => {}
    }
    if lower == "id" || ends("_id") || name.ends_with("Id") || name.ends_with("ID") {
        return sample_id(name);
    }
    let fixed = if has("email") {
        "grace@example.com"
    } else if has("url") || has("link") {
        "https://example.com/sample"
    } else if has("timezone") || has("time_zone") {
        "Europe/Berlin"
    } else if ends("_at")
        || name.ends_with("At")
        || ends("date")
        || ends("till")
        || lower == "timestamp"
    {
        SAMPLE_TIME
    } else if has("color") || has("colour") {
        "#2f80ed"
    } else if has("phone") {
        "5550100"
    } else if has("dial_code") {
        "+49"
    } else if has("expression") {
        "payload.severity == \"high\""
    } else if ends("name") {
        "Morning shift"
    } else if has("description") {
        "Looks after the checkout in the morning"
    } else if has("message") {
        "The incident is resolved"
    } else {
        return name.replace(['_', '-', '.'], " ").trim().to_owned();
    };
    fixed.to_owned()
}

/// Returns an id of 24 hexadecimal digits that depends on `seed` alone.
pub(crate) fn sample_id(seed: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in seed.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("6f000000{hash:016x}")
}

/// Returns the type of a schema, the first that is not `null` if there are several.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null")
            .unwrap_or("null"),
        _ if schema.get("properties").is_some() => "object",
        _ if schema.get("items").is_some() => "array",
        _ => "",
    }
}

fn allows_null(schema: &Value) -> bool {
    let listed = schema
        .get("type")
        .and_then(Value::as_array)
        .is_some_and(|kinds| kinds.iter().any(|kind| kind == "null"));
    let branched = ["anyOf", "oneOf"].iter().any(|key| {
        schema
            .get(*key)
            .and_then(Value::as_array)
            .is_some_and(|branches| {
                branches
                    .iter()
                    .any(|branch| kind(branch) == "null" && branch.get("type").is_some())
            })
    });
    listed || branched
}

fn singular(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::{defaults, example, example_text, sample_id};
    use crate::document::Document;

    /// A document with recursive components.
    fn document() -> Document {
        let own = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let document = json!({
            "paths": {},
            "components": { "schemas": {
                "Tree": {
                    "type": "object",
                    "required": ["name", "parent", "children"],
                    "properties": {
                        "name": { "type": "string", "maxLength": 5 },
                        "parent": { "anyOf": [own("Tree"), { "type": "null" }] },
                        "children": { "type": "array", "items": own("Tree") },
                        "friend": own("Tree"),
                        "by_key": { "type": "object", "additionalProperties": own("Tree") },
                    },
                },
                "Endless": {
                    "type": "object",
                    "required": ["inner"],
                    "properties": { "inner": own("Endless") },
                },
                "Size": { "enum": [null, "small"] },
                "Merged": { "allOf": [
                    { "type": "object", "properties": { "size": own("Size") } },
                    { "type": "object", "required": ["count"], "properties": {
                        "count": { "type": "integer", "minimum": 3 },
                    } },
                ] },
            } },
        });
        Document::parse(&document.to_string()).unwrap()
    }

    fn generated(name: &str) -> Value {
        let document = document();
        let reference = format!("urn:squadcast#/components/schemas/{name}");
        example(&document, name, &json!({ "$ref": reference }))
    }

    #[test]
    fn recursion_ends_at_the_first_optional_part() {
        let expected = json!({ "name": "Morni", "parent": null, "children": [], "by_key": {} });
        assert_eq!(generated("Tree"), expected);
        assert_eq!(generated("Endless"), Value::Null);
    }

    #[test]
    fn all_of_is_merged_and_minimum_is_respected() {
        assert_eq!(generated("Merged"), json!({ "size": "small", "count": 3 }));
    }

    #[test]
    fn defaults_contain_required_fields_only() {
        let expected = json!({ "name": "", "parent": null, "children": [] });
        assert_eq!(Value::Object(defaults(&document(), "Tree")), expected);
    }

    #[test]
    fn sample_id_has_24_digits_and_depends_on_the_seed() {
        assert_eq!(sample_id("a").len(), 24);
        assert_ne!(sample_id("a"), sample_id("b"));
    }

    fn generated_from(schema: Value) -> Value {
        example(&document(), "field", &schema)
    }

    #[test]
    fn bounds_are_respected() {
        for (schema, expected) in [
            (json!({ "type": "integer" }), json!(1)),
            (json!({ "type": "integer", "minimum": 5 }), json!(5)),
            (json!({ "type": "integer", "minimum": -5 }), json!(1)),
            (json!({ "type": "integer", "maximum": -2 }), json!(-2)),
            (json!({ "type": "integer", "maximum": 9 }), json!(1)),
            (
                json!({ "type": "string", "minLength": 7 }),
                json!("fieldxx"),
            ),
            (
                json!({ "type": "string", "minLength": 5, "maxLength": 5 }),
                json!("field"),
            ),
            (json!({ "type": "string", "maxLength": 2 }), json!("fi")),
            (
                json!({ "type": "array", "items": { "type": "null" } }),
                json!([null]),
            ),
            (
                json!({ "type": "array", "minItems": 3, "items": { "const": 4 } }),
                json!([4, 4, 4]),
            ),
            (json!({ "type": "boolean" }), json!(true)),
            (json!({ "type": "number" }), json!(99.5)),
            (json!({ "type": ["null", "integer"] }), json!(1)),
            (json!({ "enum": [null, "b", "c"] }), json!("b")),
            (json!({ "items": { "const": 1 } }), json!([1])),
            (
                json!({ "anyOf": [{ "type": "null" }, { "const": 2 }] }),
                json!(2),
            ),
            (json!({}), json!({})),
        ] {
            assert_eq!(generated_from(schema.clone()), expected, "{schema}");
        }
    }

    #[test]
    fn branch_of_a_union_is_merged_with_the_common_properties() {
        let union = json!({
            "type": "object",
            "properties": { "id": { "const": 7 }, "kind": { "const": "any" } },
            "oneOf": [
                { "type": "object", "properties": { "kind": { "const": "one" } } },
                { "type": "object", "properties": { "kind": { "const": "two" } } },
            ],
        });
        assert_eq!(generated_from(union), json!({ "id": 7, "kind": "one" }));
    }

    #[test]
    fn map_has_one_example_key() {
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            let map = json!({ "type": "object", keyword: { "const": 1 } });
            assert_eq!(generated_from(map), json!({ "key": 1 }));
        }
        let open = json!({ "type": "object", "additionalProperties": true });
        assert_eq!(generated_from(open), json!({}));
    }

    #[test]
    fn default_values_are_empty() {
        let document = json!({
            "paths": {},
            "components": { "schemas": { "All": {
                "required": ["text", "time", "day", "count", "ratio", "flag", "list", "any", "null", "least"],
                "properties": {
                    "text": { "type": "string" },
                    "time": { "type": "string", "format": "date-time" },
                    "day": { "type": "string", "format": "date" },
                    "count": { "type": "integer" },
                    "ratio": { "type": "number" },
                    "flag": { "type": "boolean" },
                    "list": { "type": "array", "items": { "type": "string" } },
                    "null": { "type": ["string", "null"] },
                    "least": { "type": "array", "minItems": 1, "items": { "type": "integer" } },
                    "optional": { "type": "string" },
                },
            } } },
        });
        let document = Document::parse(&document.to_string()).unwrap();
        let expected = json!({
            "text": "", "time": "0001-01-01T00:00:00Z", "day": "0001-01-01", "count": 0, "ratio": 0.0,
            "flag": false, "list": [], "null": null, "least": [0], "any": {},
        });
        assert_eq!(Value::Object(defaults(&document, "All")), expected);
        assert!(defaults(&document, "Unknown").is_empty());
    }

    #[test]
    fn text_follows_from_the_format_or_the_name() {
        let time = "2026-01-05T09:30:00Z";
        for (name, format, expected) in [
            ("x", "date-time", time),
            ("x", "date", "2026-01-05"),
            ("x", "time", "09:30:00Z"),
            ("x", "email", "grace@example.com"),
            ("Logo", "uri", "https://example.com/logo"),
            ("Logo", "url", "https://example.com/logo"),
            ("x", "uuid", "3f2b8f6e-5d1c-4a59-9a4b-0c7de5f2a111"),
            ("work_email", "", "grace@example.com"),
            ("hookURL", "", "https://example.com/sample"),
            ("deep_link", "", "https://example.com/sample"),
            ("timezone", "", "Europe/Berlin"),
            ("time_zone", "", "Europe/Berlin"),
            ("created_at", "", time),
            ("startAt", "", time),
            ("format", "", "format"),
            ("start_date", "", time),
            ("repeat_till", "", time),
            ("timestamp", "", time),
            ("color", "", "#2f80ed"),
            ("colour", "", "#2f80ed"),
            ("phone_number", "", "5550100"),
            ("dial_code", "", "+49"),
            ("basic_expression", "", "payload.severity == \"high\""),
            ("first_name", "", "Morning shift"),
            ("description", "", "Looks after the checkout in the morning"),
            ("error_message", "", "The incident is resolved"),
            ("alert_source-type.x", "", "alert source type x"),
            ("paid", "", "paid"),
        ] {
            assert_eq!(example_text(name, format), expected, "{name} {format}");
        }
        for name in ["id", "user_id", "userId", "userID"] {
            assert_eq!(example_text(name, ""), sample_id(name));
        }
    }
}

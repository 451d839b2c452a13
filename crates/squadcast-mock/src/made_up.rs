//! Values made from a schema: the pleasant ones that answer operations without state of their own, and the blank ones
//! that a view of the state is laid over. The same schema always gives the same value, and recursion ends.

use serde_json::{Map, Number, Value, json};

use crate::document::Document;

/// The moment at which made-up things happened.
const MADE_UP_TIME: &str = "2026-01-05T09:30:00Z";
/// How the service writes that something has not happened.
pub(crate) const ZERO_TIME: &str = "0001-01-01T00:00:00Z";

/// How much to make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Every field, in words that read well.
    Pleasant,
    /// Only what is required, empty.
    Blank,
}

/// A value that fits `schema`, with every field that can be there.
pub(crate) fn pleasant(document: &Document, name: &str, schema: &Value) -> Value {
    make(document, Manner::Pleasant, name, schema)
}

/// The component `name` with only its required fields, all of them empty.
pub(crate) fn blank(document: &Document, name: &str) -> Map<String, Value> {
    let made = document
        .component(name)
        .map(|schema| make(document, Manner::Blank, name, schema));
    match made {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn make(document: &Document, manner: Manner, name: &str, schema: &Value) -> Value {
    Maker {
        document,
        manner,
        inside: Vec::new(),
    }
    .value(name, schema)
    .unwrap_or(Value::Null)
}

struct Maker<'d> {
    document: &'d Document,
    manner: Manner,
    /// The references that are being made at present; meeting one again would not end.
    inside: Vec<String>,
}

impl Maker<'_> {
    /// A value for `schema`, or nothing if only a value inside itself would do.
    fn value(&mut self, name: &str, schema: &Value) -> Option<Value> {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            if self.inside.iter().any(|outer| outer == reference) {
                return None;
            }
            self.inside.push(reference.to_owned());
            let value = self.value(name, self.document.resolve(schema));
            self.inside.pop();
            return value;
        }
        if let Some(constant) = schema.get("const") {
            return Some(constant.clone());
        }
        if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
            return choices.iter().find(|choice| !choice.is_null()).cloned();
        }
        if self.manner == Manner::Blank && allows_null(schema) {
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
            "integer" => Some(json!(self.whole_number(schema))),
            "number" => Some(Number::from_f64(if self.blank() { 0.0 } else { 99.5 }).into()),
            "boolean" => Some(Value::Bool(!self.blank())),
            "null" => Some(Value::Null),
            _ => Some(json!({})),
        }
    }

    fn blank(&self) -> bool {
        self.manner == Manner::Blank
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
        let (last, first): (Vec<&Value>, Vec<&Value>) =
            branches.iter().partition(|branch| kind(branch) == "null");
        let chosen = first
            .into_iter()
            .chain(last)
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
            let needed = required.contains(&name.as_str());
            if !needed && self.blank() {
                continue;
            }
            match self.value(name, property) {
                Some(value) => {
                    fields.insert(name.clone(), value);
                }
                None if needed => return None,
                None => {}
            }
        }
        for name in required {
            fields.entry(name).or_insert_with(|| json!({}));
        }
        if properties.is_none() && !self.blank() {
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
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
        let wanted = if self.blank() { least } else { least.max(1) };
        let mut items = Vec::new();
        if let Some(item) = schema.get("items") {
            for _ in 0..wanted.min(100) {
                match self.value(singular(name), item) {
                    Some(value) => items.push(value),
                    None if least == 0 => break,
                    None => return None,
                }
            }
        }
        Some(Value::Array(items))
    }

    fn whole_number(&self, schema: &Value) -> i64 {
        let start = i64::from(!self.blank());
        let bound = |key| schema.get(key).and_then(Value::as_i64);
        let low = bound("minimum").map_or(start, |least| start.max(least));
        bound("maximum").map_or(low, |most| low.min(most))
    }

    fn text(&self, name: &str, schema: &Value) -> String {
        let format = schema.get("format").and_then(Value::as_str).unwrap_or("");
        let mut text = match (self.manner, format) {
            (Manner::Blank, "date-time") => ZERO_TIME.to_owned(),
            (Manner::Blank, "date") => "0001-01-01".to_owned(),
            (Manner::Blank, _) => String::new(),
            (Manner::Pleasant, _) => words(name, format),
        };
        let length = |key| schema.get(key).and_then(Value::as_u64);
        while length("minLength").is_some_and(|least| (text.chars().count() as u64) < least) {
            text.push('x');
        }
        if let Some(most) = length("maxLength") {
            text = text.chars().take(most as usize).collect();
        }
        text
    }
}

/// A text for a field of this name and format.
fn words(name: &str, format: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let ends = |ending: &str| lower.ends_with(ending);
    let has = |part: &str| lower.contains(part);
    match format {
        "date-time" => return MADE_UP_TIME.to_owned(),
        "date" => return "2026-01-05".to_owned(),
        "time" => return "09:30:00Z".to_owned(),
        "email" => return "grace@example.com".to_owned(),
        "uri" | "url" => return format!("https://example.com/{lower}"),
        "uuid" => return "3f2b8f6e-5d1c-4a59-9a4b-0c7de5f2a111".to_owned(),
        _ => {}
    }
    if lower == "id" || ends("_id") || name.ends_with("Id") || name.ends_with("ID") {
        return made_up_id(name);
    }
    let fixed = if has("email") {
        "grace@example.com"
    } else if has("url") || has("link") {
        "https://example.com/made-up"
    } else if has("timezone") || has("time_zone") {
        "Europe/Berlin"
    } else if ends("_at")
        || name.ends_with("At")
        || ends("date")
        || ends("till")
        || lower == "timestamp"
    {
        MADE_UP_TIME
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
        "All is well again"
    } else {
        return name.replace(['_', '-', '.'], " ").trim().to_owned();
    };
    fixed.to_owned()
}

/// An id of 24 hexadecimal digits that depends on `seed` alone.
pub(crate) fn made_up_id(seed: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in seed.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("6f000000{hash:016x}")
}

/// The type of a schema, the first that is not null if there are several.
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

    use super::{blank, made_up_id, pleasant};
    use crate::document::Document;

    /// A document whose components contain themselves in every way that can end.
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
        Document::read(&document.to_string()).unwrap()
    }

    fn made(name: &str) -> Value {
        let document = document();
        let reference = format!("urn:squadcast#/components/schemas/{name}");
        pleasant(&document, name, &json!({ "$ref": reference }))
    }

    #[test]
    fn a_type_inside_itself_ends_where_it_can() {
        let expected = json!({ "name": "Morni", "parent": null, "children": [], "by_key": {} });
        assert_eq!(made("Tree"), expected);
        assert_eq!(made("Endless"), Value::Null);
    }

    #[test]
    fn parts_are_merged_and_bounds_are_kept() {
        assert_eq!(made("Merged"), json!({ "size": "small", "count": 3 }));
    }

    #[test]
    fn a_blank_has_only_what_is_required() {
        let expected = json!({ "name": "", "parent": null, "children": [] });
        assert_eq!(Value::Object(blank(&document(), "Tree")), expected);
    }

    #[test]
    fn ids_have_the_form_of_the_service() {
        assert_eq!(made_up_id("a").len(), 24);
        assert_ne!(made_up_id("a"), made_up_id("b"));
    }
}

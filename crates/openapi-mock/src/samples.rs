//! Values generated from a schema: examples for the responses of operations without state, and default values to merge
//! known fields into. The same schema always gives the same value, and recursion is bounded.

mod text;

use serde_json::{Map, Number, Value, json};

pub use text::sample_id;

use text::example_text;

use crate::document::{Document, Schema};

/// The time with which the service says that an event has not happened.
pub const ZERO_TIME: &str = "0001-01-01T00:00:00Z";

/// Texts for fields with a pattern; the first that it permits is taken.
const PATTERNED: [&str; 5] = ["1", "true", "asc", "09:30", "#2f80ed"];

/// The values to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Every field, with a plausible value.
    Example,
    /// Required fields only, with default values.
    Defaults,
}

/// Generates an example of `schema` with every field.
pub fn example(document: &Document, name: &str, schema: &Value) -> Value {
    generate(document, Mode::Example, name, schema)
}

/// Generates the required fields of the component `name` with default values.
pub fn defaults(document: &Document, name: &str) -> Map<String, Value> {
    let value = document
        .component(name)
        .map(|schema| generate(document, Mode::Defaults, name, schema));
    match value {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Generates a default value of `schema`: the smallest that is valid.
pub fn default_value(document: &Document, name: &str, schema: &Value) -> Value {
    generate(document, Mode::Defaults, name, schema)
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
        if (self.wants_defaults() || is_off(name)) && allows_null(schema) {
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
            "boolean" => Some(Value::Bool(!self.wants_defaults() && !is_off(name))),
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
                // A reference: the id and the type of what it refers to.
                Some(Value::String(_)) if name == "type" && is_reference(properties) => {
                    fields.insert(name.clone(), self.reference_type(property));
                }
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

    /// Returns the type of a reference: a listed word, or a user.
    fn reference_type(&mut self, schema: &Value) -> Value {
        let value = self.value("type", schema).unwrap_or(Value::Null);
        match value == "type" {
            true => json!("user"),
            false => value,
        }
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
            (Mode::Example, _) => match first_example(schema) {
                Some(example) => example.to_owned(),
                None => example_text(name, format),
            },
        };
        let length = |key| schema.get(key).and_then(Value::as_u64);
        while length("minLength").is_some_and(|min| (text.chars().count() as u64) < min) {
            text.push('x');
        }
        if let Some(max) = length("maxLength") {
            text = text.chars().take(max as usize).collect();
        }
        match schema.get("pattern") {
            Some(pattern) => self.matching(pattern, text),
            None => text,
        }
    }

    /// Returns a text that a pattern permits: the given one, or one of a few candidates.
    fn matching(&self, pattern: &Value, text: String) -> String {
        let schema = Schema::new(json!({ "pattern": pattern }));
        let permits = |text: &str| {
            let violations = self.document.validate(&schema, &json!(text));
            violations.is_ok_and(|violations| violations.is_empty())
        };
        if permits(&text) {
            return text;
        }
        let candidate = PATTERNED.into_iter().find(|text| permits(text));
        candidate.map_or(text, str::to_owned)
    }
}

/// Returns the first of the examples of a text.
fn first_example(schema: &Value) -> Option<&str> {
    schema.get("examples")?.get(0)?.as_str()
}

/// Returns whether a flag is false in an example: a resource exists, it is in force, and a list has no further page.
fn is_off(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["hasnext", "has_next", "hasprev", "has_prev", "paused"].contains(&name.as_str())
        || name.contains("deleted")
        || name.contains("maintenance") && name.starts_with("under")
}

/// Returns the type of a schema, the first that is not `null` if there are several.
pub(crate) fn kind(schema: &Value) -> &str {
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

pub(crate) fn allows_null(schema: &Value) -> bool {
    let listed = schema
        .get("type")
        .and_then(Value::as_array)
        .is_some_and(|kinds| kinds.iter().any(|kind| kind == "null"));
    let branched = ["anyOf", "oneOf"].iter().any(|key| {
        schema
            .get(*key)
            .and_then(Value::as_array)
            .is_some_and(|branches| branches.iter().any(|branch| kind(branch) == "null"))
    });
    listed || branched
}

/// Returns whether an object has an id, a type, and little else.
fn is_reference(properties: Option<&Map<String, Value>>) -> bool {
    properties.is_some_and(|properties| properties.contains_key("id") && properties.len() <= 4)
}

fn singular(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}

#[cfg(test)]
mod tests;

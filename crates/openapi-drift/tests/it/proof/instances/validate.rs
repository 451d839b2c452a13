//! Instances validated against a schema: the contract, closed to what it does not name.

use serde_json::Value;

use super::scalar::{holds_number, holds_text, is_kind};
use super::{Parts, View, is_free, kinds, required};
use crate::proof::document::under;

impl View<'_, '_> {
    /// Whether a value is right by the contract: fields that it does not name
    /// are not part of it.
    pub(crate) fn valid(&self, pointer: &str, value: &Value) -> bool {
        self.holds(pointer, value, 0) && self.closed(pointer, value, 0)
    }

    pub(super) fn holds(&self, pointer: &str, value: &Value, depth: usize) -> bool {
        if depth > 40 {
            return true;
        }
        let parts = self.of(pointer);
        let relaxed = parts.iter().any(|(_, s)| s["nullable"] == true);
        if value.is_null() && relaxed {
            return true;
        }
        parts
            .iter()
            .all(|(at, schema)| self.part_holds(at, schema, value, &parts, depth))
    }

    pub(super) fn part_holds(
        &self,
        at: &str,
        schema: &Value,
        value: &Value,
        parts: &Parts<'_>,
        depth: usize,
    ) -> bool {
        if *schema == Value::Bool(false) {
            return false;
        }
        if let Some(list) = schema.get("enum").and_then(Value::as_array)
            && !list.contains(value)
        {
            return false;
        }
        if schema.get("const").is_some_and(|c| c != value) {
            return false;
        }
        let own = vec![(at.to_owned(), schema)];
        let types = kinds(&own);
        if !types.is_empty() && !types.iter().any(|t| is_kind(value, t)) {
            return false;
        }
        if let Some(members) = self.members(at, schema)
            && !members.iter().any(|m| self.holds(m, value, depth + 1))
        {
            return false;
        }
        match value {
            Value::String(text) => holds_text(schema, text),
            Value::Number(_) => holds_number(schema, value),
            Value::Array(list) => {
                let count = list.len() as f64;
                let within = schema["minItems"].as_f64().is_none_or(|m| count >= m)
                    && schema["maxItems"].as_f64().is_none_or(|m| count <= m);
                let unique = schema["uniqueItems"] != true
                    || list.iter().enumerate().all(|(i, v)| !list[..i].contains(v));
                within
                    && unique
                    && (schema.get("items").is_none()
                        || list
                            .iter()
                            .all(|v| self.holds(&under(at, &["items"]), v, depth + 1)))
            }
            Value::Object(map) => {
                let missing = !self.partial
                    && schema["required"].as_array().is_some_and(|list| {
                        list.iter().filter_map(Value::as_str).any(|name| {
                            !map.contains_key(name) && !self.hidden_anywhere(parts, name)
                        })
                    });
                let count = map.len() as f64;
                !missing
                    && schema["minProperties"].as_f64().is_none_or(|m| count >= m)
                    && schema["maxProperties"].as_f64().is_none_or(|m| count <= m)
                    && map
                        .iter()
                        .all(|(name, v)| match schema["properties"].get(name) {
                            Some(_) => self.holds(&under(at, &["properties", name]), v, depth + 1),
                            None => true,
                        })
            }
            _ => true,
        }
    }

    /// No field that the contract does not know, at any depth.
    pub(super) fn closed(&self, pointer: &str, value: &Value, depth: usize) -> bool {
        if depth > 40 {
            return true;
        }
        let mut parts = (*self.of(pointer)).clone();
        let mut index = 0;
        let mut unions = Vec::new();
        while index < parts.len() {
            let (at, schema) = parts[index].clone();
            if let Some(members) = self.members(&at, schema) {
                let right: Vec<String> = members
                    .into_iter()
                    .filter(|m| self.holds(m, value, 0))
                    .collect();
                match right.as_slice() {
                    [only] => self.parts(only, &mut parts, 0),
                    [] => {}
                    several => unions.push(several.to_vec()),
                }
            }
            index += 1;
        }
        if let Some(several) = unions.first() {
            return several.iter().any(|m| self.closed(m, value, depth + 1));
        }
        match value {
            Value::Object(map) => {
                let further = self.further(&parts);
                map.iter().all(|(name, v)| {
                    let known = parts
                        .iter()
                        .find(|(_, s)| s["properties"].get(name).is_some());
                    match (known, &further) {
                        (Some((at, _)), _) => {
                            let below = under(at, &["properties", name]);
                            !self.hidden_anywhere(&parts, name) && self.closed(&below, v, depth + 1)
                        }
                        (None, None) => false,
                        // A named field that lost its name is no longer documented,
                        // even where further fields are welcome.
                        (None, Some(None)) => is_free(name) || required(&parts).contains(name),
                        (None, Some(Some(at))) => {
                            self.holds(at, v, depth) && self.closed(at, v, depth + 1)
                        }
                    }
                })
            }
            Value::Array(list) => match parts.iter().find(|(_, s)| s.get("items").is_some()) {
                Some((at, _)) => list
                    .iter()
                    .all(|v| self.closed(&under(at, &["items"]), v, depth + 1)),
                None => true,
            },
            _ => true,
        }
    }
}

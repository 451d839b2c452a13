//! The values and names in a schema, from which instances are made.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Collects the values and names in a schema, at any depth.
pub(crate) fn mention(value: &Value, atoms: &mut BTreeSet<String>, names: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                match key.as_str() {
                    "const" | "example" | "default" => {
                        atoms.insert(inner.to_string());
                    }
                    "enum" | "examples" => {
                        atoms.extend(
                            inner
                                .as_array()
                                .into_iter()
                                .flatten()
                                .take(12)
                                .map(Value::to_string),
                        );
                        names.extend(
                            inner
                                .as_array()
                                .into_iter()
                                .flatten()
                                .filter_map(Value::as_str)
                                .take(12)
                                .map(str::to_owned),
                        );
                    }
                    "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
                        if let Some(limit) = inner.as_f64() {
                            for n in [limit - 1.0, limit, limit + 1.0] {
                                atoms.insert(Value::from(n as i64).to_string());
                            }
                        }
                    }
                    "properties" | "dependentRequired" | "dependentSchemas" => {
                        names.extend(inner.as_object().into_iter().flat_map(Map::keys).cloned());
                    }
                    "required" => {
                        names.extend(
                            inner
                                .as_array()
                                .into_iter()
                                .flatten()
                                .filter_map(Value::as_str)
                                .map(str::to_owned),
                        );
                    }
                    _ => {}
                }
                mention(inner, atoms, names);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| mention(inner, atoms, names)),
        _ => {}
    }
}

//! A small evaluator of OpenAPI 3.0.3 schemas, written from the specification alone.
//!
//! `nullable` has an effect only next to `type`; an `enum` without null excludes it; keywords next to
//! a `$ref` are ignored; bounds are exclusive by a flag. A number without a fraction is an integer,
//! as in 2020-12. `format` is not checked. Panics at a keyword that 3.0 does not have, because a
//! lowered schema must not have one.

use serde_json::{Map, Value};

/// Evaluates the schemas of a document.
#[derive(Clone, Copy)]
pub(crate) struct Evaluator<'d> {
    /// The value that `#` refers to.
    pub(crate) root: &'d Value,
    /// Ignores keywords that 3.0 does not have instead of panicking, as tools for 3.0 do.
    pub(crate) lenient: bool,
}

impl Evaluator<'_> {
    /// Whether an instance is valid.
    pub(crate) fn is_valid(self, schema: &Value, instance: &Value) -> bool {
        let Some(object) = schema.as_object() else {
            assert!(self.lenient, "a 3.0 schema must be an object, not {schema}");
            return schema != &Value::Bool(false);
        };
        if let Some(reference) = object.get("$ref") {
            let target = reference.as_str().and_then(|r| r.strip_prefix('#'));
            let found = target.and_then(|target| self.root.pointer(target));
            return match found {
                Some(found) => self.is_valid(found, instance),
                None if self.lenient => true,
                None => panic!("{reference} cannot be resolved"),
            };
        }
        let lacks_items =
            object.get("type").is_some_and(|kind| kind == "array") && !object.contains_key("items");
        assert!(
            self.lenient || !lacks_items,
            "3.0 requires `items`: {schema}"
        );
        object
            .iter()
            .all(|(keyword, value)| self.keyword(object, keyword, value, instance))
    }

    fn keyword(
        self,
        object: &Map<String, Value>,
        keyword: &str,
        value: &Value,
        instance: &Value,
    ) -> bool {
        if self.lenient && is_foreign(keyword, value) {
            return true;
        }
        let nullable = object.get("nullable") == Some(&Value::Bool(true));
        let valid = |schema: &Value, instance: &Value| self.is_valid(schema, instance);
        match keyword {
            "type" => match value.as_str().unwrap() {
                _ if instance.is_null() => nullable,
                "object" => instance.is_object(),
                "array" => instance.is_array(),
                "string" => instance.is_string(),
                "boolean" => instance.is_boolean(),
                "number" => instance.is_number(),
                "integer" => instance.as_f64().is_some_and(|n| n.fract() == 0.0),
                other => panic!("{other} is not a type of 3.0"),
            },
            "enum" => {
                assert!(!value.as_array().unwrap().is_empty(), "an empty enum");
                value.as_array().unwrap().iter().any(|v| equal(v, instance))
            }
            "minimum" | "maximum" => is_within(object, keyword, value, instance),
            "exclusiveMinimum" | "exclusiveMaximum" => {
                assert!(value.is_boolean(), "{keyword} must be a flag in 3.0");
                true
            }
            "multipleOf" => instance
                .as_f64()
                .is_none_or(|n| (n / value.as_f64().unwrap()).fract() == 0.0),
            "minLength" => length(instance).is_none_or(|n| n >= count(value)),
            "maxLength" => length(instance).is_none_or(|n| n <= count(value)),
            "pattern" => instance.as_str().is_none_or(|text| {
                regex::Regex::new(value.as_str().unwrap())
                    .unwrap()
                    .is_match(text)
            }),
            "items" => each(instance, |item| valid(value, item)),
            "minItems" => instance.as_array().is_none_or(|l| l.len() >= count(value)),
            "maxItems" => instance.as_array().is_none_or(|l| l.len() <= count(value)),
            "uniqueItems" => instance.as_array().is_none_or(|list| {
                value == false
                    || list
                        .iter()
                        .enumerate()
                        .all(|(n, a)| list[..n].iter().all(|b| !equal(a, b)))
            }),
            "properties" => instance.as_object().is_none_or(|map| {
                let properties = value.as_object().unwrap();
                map.iter()
                    .all(|(name, v)| properties.get(name).is_none_or(|schema| valid(schema, v)))
            }),
            "additionalProperties" => instance.as_object().is_none_or(|map| {
                let properties = object.get("properties").and_then(Value::as_object);
                map.iter()
                    .filter(|(name, _)| properties.is_none_or(|p| !p.contains_key(*name)))
                    .all(|(_, v)| match value {
                        Value::Bool(allowed) => *allowed,
                        schema => valid(schema, v),
                    })
            }),
            "required" => {
                assert!(!value.as_array().unwrap().is_empty(), "an empty required");
                instance.as_object().is_none_or(|map| {
                    value
                        .as_array()
                        .unwrap()
                        .iter()
                        .all(|name| map.contains_key(name.as_str().unwrap()))
                })
            }
            "minProperties" => instance.as_object().is_none_or(|m| m.len() >= count(value)),
            "maxProperties" => instance.as_object().is_none_or(|m| m.len() <= count(value)),
            "allOf" => value.as_array().unwrap().iter().all(|s| valid(s, instance)),
            "anyOf" => value.as_array().unwrap().iter().any(|s| valid(s, instance)),
            "oneOf" => {
                value
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|s| valid(s, instance))
                    .count()
                    == 1
            }
            "not" => !valid(value, instance),
            annotation => {
                assert!(
                    !is_foreign(annotation, value),
                    "3.0 has no keyword {annotation}"
                );
                true
            }
        }
    }
}

/// Whether 3.0 does not have a keyword, or not with such a value.
pub(crate) fn is_foreign(keyword: &str, value: &Value) -> bool {
    match keyword {
        "type" => value.as_str().is_none_or(|kind| kind == "null"),
        "exclusiveMinimum" | "exclusiveMaximum" => !value.is_boolean(),
        "items" => !value.is_object(),
        "enum" | "required" => value.as_array().is_none_or(Vec::is_empty),
        "nullable"
        | "title"
        | "description"
        | "format"
        | "default"
        | "discriminator"
        | "readOnly"
        | "writeOnly"
        | "xml"
        | "externalDocs"
        | "example"
        | "deprecated"
        | "$ref"
        | "multipleOf"
        | "minimum"
        | "maximum"
        | "minLength"
        | "maxLength"
        | "pattern"
        | "minItems"
        | "maxItems"
        | "uniqueItems"
        | "properties"
        | "additionalProperties"
        | "minProperties"
        | "maxProperties"
        | "allOf"
        | "anyOf"
        | "oneOf"
        | "not" => false,
        extension => !extension.starts_with("x-"),
    }
}

/// Collects the keywords at any depth that 3.0 does not have.
pub(crate) fn foreign(schema: &Value, found: &mut Vec<String>) {
    let Some(object) = schema.as_object() else {
        found.push(schema.to_string());
        return;
    };
    for (keyword, value) in object {
        if is_foreign(keyword, value) {
            found.push(keyword.clone());
        }
        let inner: Vec<&Value> = match keyword.as_str() {
            "items" | "not" => vec![value],
            "additionalProperties" if value.is_object() => vec![value],
            "allOf" | "anyOf" | "oneOf" => value.as_array().into_iter().flatten().collect(),
            "properties" => value
                .as_object()
                .into_iter()
                .flat_map(Map::values)
                .collect(),
            _ => Vec::new(),
        };
        inner.into_iter().for_each(|schema| foreign(schema, found));
    }
}

/// Whether an instance is within `minimum` or `maximum`, which a flag makes exclusive.
fn is_within(object: &Map<String, Value>, keyword: &str, value: &Value, instance: &Value) -> bool {
    let limit = value.as_f64().unwrap();
    let flag = if keyword == "minimum" {
        "exclusiveMinimum"
    } else {
        "exclusiveMaximum"
    };
    let exclusive = object.get(flag) == Some(&Value::Bool(true));
    instance.as_f64().is_none_or(|n| {
        let inside = if keyword == "minimum" {
            n > limit
        } else {
            n < limit
        };
        inside || (!exclusive && n == limit)
    })
}

fn each(instance: &Value, check: impl Fn(&Value) -> bool) -> bool {
    instance
        .as_array()
        .is_none_or(|list| list.iter().all(check))
}

fn count(value: &Value) -> usize {
    value.as_f64().unwrap() as usize
}

fn length(instance: &Value) -> Option<usize> {
    instance.as_str().map(|text| text.chars().count())
}

/// Equality of JSON values: numbers by value.
fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(x), Value::Number(y)) => x == y || x.as_f64() == y.as_f64(),
        (Value::Array(x), Value::Array(y)) => {
            x.len() == y.len() && x.iter().zip(y).all(|(a, b)| equal(a, b))
        }
        (Value::Object(x), Value::Object(y)) => {
            x.len() == y.len()
                && x.iter()
                    .all(|(key, a)| y.get(key).is_some_and(|b| equal(a, b)))
        }
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::Evaluator;
    use serde_json::{Value, json};

    #[track_caller]
    fn check(schema: Value, valid: &[Value], invalid: &[Value]) {
        let root = json!({ "components": { "schemas": { "S": { "type": "string" } } } });
        let evaluator = Evaluator {
            root: &root,
            lenient: false,
        };
        for instance in valid {
            assert!(evaluator.is_valid(&schema, instance), "{schema} {instance}");
        }
        for instance in invalid {
            assert!(
                !evaluator.is_valid(&schema, instance),
                "{schema} {instance}"
            );
        }
    }

    #[test]
    fn nullable_has_an_effect_only_next_to_type() {
        check(
            json!({ "type": "string", "nullable": true }),
            &[json!(null), json!("")],
            &[json!(1)],
        );
        check(
            json!({ "nullable": true, "allOf": [{ "type": "string" }] }),
            &[json!("")],
            &[json!(null)],
        );
        check(
            json!({ "type": "string", "nullable": true, "enum": ["a"] }),
            &[json!("a")],
            &[json!(null)],
        );
        check(json!({ "enum": [null] }), &[json!(null)], &[json!(0)]);
        check(json!({}), &[json!(null)], &[]);
    }

    #[test]
    fn keywords_next_to_a_reference_are_ignored() {
        let schema = json!({ "$ref": "#/components/schemas/S", "minLength": 3, "nullable": true });
        check(schema, &[json!("a")], &[json!(null), json!(1)]);
    }

    #[test]
    fn bounds_are_exclusive_by_a_flag() {
        check(
            json!({ "minimum": 1, "exclusiveMinimum": true }),
            &[json!(2), json!("a")],
            &[json!(1), json!(0)],
        );
        check(
            json!({ "maximum": 1 }),
            &[json!(1), json!(1.0)],
            &[json!(1.5)],
        );
    }
}

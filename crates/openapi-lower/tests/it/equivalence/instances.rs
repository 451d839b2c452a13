//! Generates instances for a JSON Schema 2020-12: some valid, some nearly valid, some arbitrary. A seed
//! makes them reproducible.

use std::collections::BTreeSet;

use serde_json::{Map, Number, Value, json};

use super::mentions::mention;
use super::pattern::matching;

/// The maximum depth of generated instances.
const MAX_DEPTH: usize = 5;

pub(crate) struct Maker<'d> {
    root: &'d Value,
    pub(super) random: fastrand::Rng,
    /// Values that occur in the schemas, and a few of each type.
    atoms: Vec<Value>,
    /// Names that occur in the schemas, and a few more.
    names: Vec<String>,
}

impl<'d> Maker<'d> {
    /// `root` is the value that `#` refers to; values and names are collected from `schemas`.
    pub(crate) fn new(root: &'d Value, schemas: &[&Value], seed: u64) -> Self {
        let mut atoms: Vec<Value> = serde_json::from_value(json!([
            null, true, false, 0, 1, -1, 2, 1.5, 10, 100, "", "a", "ab", "abc", "abcdef", [], [1],
            ["a"], ["a", 1], [null], {}, { "a": 1 }, { "a": "a", "b": "b" },
        ]))
        .unwrap();
        let mut names: Vec<String> = ["a", "b", "zz", "x-a", "x-b", "a_id", "a1"]
            .map(str::to_owned)
            .to_vec();
        let mut mentioned = BTreeSet::new();
        for schema in schemas {
            mention(schema, &mut mentioned, &mut names);
        }
        atoms.extend(
            mentioned
                .iter()
                .map(|text| serde_json::from_str(text).unwrap()),
        );
        names.sort();
        names.dedup();
        atoms.extend(names.iter().take(12).map(|name| Value::from(name.as_str())));
        Self {
            root,
            random: fastrand::Rng::with_seed(seed),
            atoms,
            names,
        }
    }

    /// All values that are not generated.
    pub(crate) fn atoms(&self) -> Vec<Value> {
        self.atoms.clone()
    }

    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.random.u32(..100) < percent
    }

    pub(super) fn pick<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        if list.is_empty() {
            None
        } else {
            list.get(self.random.usize(..list.len()))
        }
    }

    pub(super) fn atom(&mut self) -> Value {
        let nth = self.random.usize(..self.atoms.len());
        self.atoms[nth].clone()
    }

    pub(super) fn name(&mut self) -> String {
        let nth = self.random.usize(..self.names.len());
        self.names[nth].clone()
    }

    /// Generates an instance that is probably valid.
    pub(crate) fn make(&mut self, schema: &'d Value, depth: usize) -> Value {
        if depth > MAX_DEPTH || self.chance(2) {
            return self.atom();
        }
        let mut parts = Vec::new();
        self.flatten(schema, &mut parts, 0);
        let values = parts.iter().find_map(|part| part.get("const"));
        if let Some(value) = values {
            return value.clone();
        }
        let lists: Vec<&'d Value> = parts
            .iter()
            .filter_map(|p| p.get("enum"))
            .flat_map(|l| l.as_array().unwrap())
            .collect();
        if let Some(value) = self.pick(&lists) {
            return (*value).clone();
        }
        match self.kind(&parts).as_str() {
            "object" => self.object(&parts, depth),
            "array" => self.array(&parts, depth),
            "string" => self.string(&parts),
            "integer" => Value::from(self.number(&parts).round() as i64),
            "number" => Number::from_f64(self.number(&parts)).map_or(Value::Null, Value::Number),
            "boolean" => Value::Bool(self.random.bool()),
            "null" => Value::Null,
            _ => self.atom(),
        }
    }

    /// Collects the schema objects that an instance must be valid under, after choosing branches.
    fn flatten(
        &mut self,
        schema: &'d Value,
        parts: &mut Vec<&'d Map<String, Value>>,
        depth: usize,
    ) {
        let Some(map) = schema.as_object().filter(|_| depth < 12) else {
            return;
        };
        parts.push(map);
        for keyword in ["$ref", "$dynamicRef"] {
            let target = map
                .get(keyword)
                .and_then(Value::as_str)
                .and_then(|r| self.follow(r));
            if let Some(target) = target {
                self.flatten(target, parts, depth + 1);
            }
        }
        for member in list(map, "allOf") {
            self.flatten(member, parts, depth + 1);
        }
        for keyword in ["anyOf", "oneOf"] {
            let branches: Vec<&'d Value> = list(map, keyword).collect();
            if let Some(branch) = self.pick(&branches) {
                self.flatten(branch, parts, depth + 1);
            }
        }
        if let Some(condition) = map.get("if") {
            let met = self.random.bool();
            if met {
                self.flatten(condition, parts, depth + 1);
            }
            if let Some(outcome) = map.get(if met { "then" } else { "else" }) {
                self.flatten(outcome, parts, depth + 1);
            }
        }
        for schema in map
            .get("dependentSchemas")
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::values)
        {
            if self.random.bool() {
                self.flatten(schema, parts, depth + 1);
            }
        }
    }

    fn follow(&self, reference: &str) -> Option<&'d Value> {
        reference
            .strip_prefix('#')
            .and_then(|pointer| self.root.pointer(pointer))
    }

    fn kind(&mut self, parts: &[&Map<String, Value>]) -> String {
        let mut kinds: Vec<String> = Vec::new();
        for types in parts.iter().filter_map(|part| part.get("type")) {
            let these: Vec<String> = match types {
                Value::String(one) => vec![one.clone()],
                several => several
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|t| t.as_str().unwrap().to_owned())
                    .collect(),
            };
            if kinds.is_empty() {
                kinds = these;
            } else {
                kinds.retain(|kind| these.contains(kind));
            }
        }
        if kinds.is_empty() {
            let hints: [(&str, &[&str]); 4] = [
                (
                    "object",
                    &[
                        "properties",
                        "required",
                        "additionalProperties",
                        "patternProperties",
                        "dependentRequired",
                        "dependentSchemas",
                        "propertyNames",
                        "unevaluatedProperties",
                    ],
                ),
                (
                    "array",
                    &["items", "prefixItems", "contains", "unevaluatedItems"],
                ),
                ("number", &["minimum", "maximum", "multipleOf"]),
                ("string", &["minLength", "maxLength", "pattern"]),
            ];
            kinds = hints
                .iter()
                .filter(|(_, keywords)| {
                    parts
                        .iter()
                        .any(|p| keywords.iter().any(|k| p.contains_key(*k)))
                })
                .map(|(kind, _)| (*kind).to_owned())
                .collect();
        }
        self.pick(&kinds).cloned().unwrap_or_default()
    }

    fn object(&mut self, parts: &[&'d Map<String, Value>], depth: usize) -> Value {
        let mut object = Map::new();
        let mut wanted: Vec<String> = Vec::new();
        for part in parts {
            for name in list(part, "required").filter_map(Value::as_str) {
                if !self.chance(5) {
                    wanted.push(name.to_owned());
                }
            }
            let keys = ["properties", "dependentRequired", "dependentSchemas"]
                .iter()
                .filter_map(|keyword| part.get(*keyword).and_then(Value::as_object))
                .flat_map(Map::keys);
            for name in keys {
                if self.chance(40) {
                    wanted.push(name.clone());
                }
            }
        }
        for part in parts {
            let needs = part.get("dependentRequired").and_then(Value::as_object);
            for (name, others) in needs.into_iter().flatten() {
                if wanted.contains(name) && self.chance(70) {
                    wanted.extend(
                        others
                            .as_array()
                            .unwrap()
                            .iter()
                            .map(|o| o.as_str().unwrap().to_owned()),
                    );
                }
            }
        }
        let open = parts.iter().any(|part| {
            part.contains_key("patternProperties")
                || part.contains_key("propertyNames")
                || part
                    .get("additionalProperties")
                    .is_some_and(Value::is_object)
        });
        let extra = if self.chance(if open { 80 } else { 20 }) {
            1 + self.random.usize(..2)
        } else {
            0
        };
        for _ in 0..extra {
            let name = self.name();
            wanted.push(name);
        }
        for name in wanted {
            let mut schemas: Vec<&'d Value> = parts
                .iter()
                .filter_map(|part| part.get("properties")?.get(&name))
                .collect();
            if schemas.is_empty() {
                for part in parts {
                    schemas.extend(
                        part.get("patternProperties")
                            .and_then(Value::as_object)
                            .into_iter()
                            .flat_map(Map::values),
                    );
                    schemas.extend(part.get("additionalProperties"));
                    schemas.extend(part.get("unevaluatedProperties"));
                }
            }
            let schema = self.pick(&schemas).copied();
            let value = match schema {
                Some(schema) if !schema.is_boolean() => self.make(schema, depth + 1),
                _ => self.atom(),
            };
            object.insert(name, value);
        }
        Value::Object(object)
    }

    fn array(&mut self, parts: &[&'d Map<String, Value>], depth: usize) -> Value {
        let limit = |keyword: &str| {
            parts
                .iter()
                .filter_map(|p| p.get(keyword)?.as_u64())
                .map(|n| n as usize)
                .max()
        };
        let least = limit("minItems").unwrap_or(0).min(8);
        let most = limit("maxItems")
            .unwrap_or(least + 4)
            .min(least + 8)
            .max(least);
        let length = self.random.usize(least..=most);
        let mut items = Vec::new();
        for nth in 0..length {
            let mut schemas: Vec<&'d Value> = Vec::new();
            for part in parts {
                match list(part, "prefixItems").nth(nth) {
                    Some(first) => schemas.push(first),
                    None => {
                        schemas.extend(part.get("items"));
                        schemas.extend(part.get("unevaluatedItems"));
                    }
                }
                if self.random.bool() {
                    schemas.extend(part.get("contains"));
                }
            }
            let schema = self.pick(&schemas).copied();
            items.push(match schema {
                Some(schema) if !schema.is_boolean() => self.make(schema, depth + 1),
                _ => self.atom(),
            });
        }
        Value::Array(items)
    }

    fn string(&mut self, parts: &[&Map<String, Value>]) -> Value {
        let mut patterns = parts
            .iter()
            .filter_map(|part| part.get("pattern")?.as_str());
        if let Some(pattern) = patterns.next()
            && self.chance(75)
        {
            return matching(pattern, &mut self.random).into();
        }
        let limit = |keyword: &str| parts.iter().filter_map(|p| p.get(keyword)?.as_u64()).max();
        let least = limit("minLength").unwrap_or(0) as usize;
        let most = limit("maxLength")
            .map_or(least + 6, |n| n as usize)
            .max(least);
        let length = self.random.usize(least..=most.min(least + 12));
        let letters = ['a', 'b', 'c', '-', '1', 'é', 'Z'];
        let text: String = (0..length)
            .map(|nth| {
                if nth == 0 {
                    'a'
                } else {
                    letters[self.random.usize(..letters.len())]
                }
            })
            .collect();
        Value::String(text)
    }

    fn number(&mut self, parts: &[&Map<String, Value>]) -> f64 {
        let limits = |a: &str, b: &str| -> Vec<f64> {
            parts
                .iter()
                .flat_map(|p| [p.get(a), p.get(b)])
                .flatten()
                .filter_map(Value::as_f64)
                .collect()
        };
        let least = limits("minimum", "exclusiveMinimum")
            .into_iter()
            .fold(f64::NEG_INFINITY, f64::max);
        let most = limits("maximum", "exclusiveMaximum")
            .into_iter()
            .fold(f64::INFINITY, f64::min);
        let (least, most) = match (least.is_finite(), most.is_finite()) {
            (true, true) => (least, most.max(least)),
            (true, false) => (least, least + 200.0),
            (false, true) => (most - 200.0, most),
            (false, false) => (-100.0, 100.0),
        };
        let step = parts
            .iter()
            .filter_map(|p| p.get("multipleOf")?.as_f64())
            .next()
            .unwrap_or(0.5);
        let number = least + self.random.f64() * (most - least);
        if self.chance(20) {
            least
        } else {
            (number / step).round() * step
        }
    }
}

fn list<'v>(map: &'v Map<String, Value>, keyword: &str) -> impl Iterator<Item = &'v Value> {
    map.get(keyword)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

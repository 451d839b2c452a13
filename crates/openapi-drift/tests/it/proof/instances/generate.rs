//! Instances made from a schema.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::pattern::matching;
use super::scalar::{holds_number, holds_text};
use super::{Aim, DEEPEST, Parts, View, is_contradiction, kinds, listed, nullable, required};
use crate::proof::document::{follow, under};

impl View<'_, '_> {
    pub(crate) fn generate(
        &self,
        pointer: &str,
        aim: &mut Aim<'_>,
        path: &str,
        inside: bool,
        depth: usize,
    ) -> Option<Value> {
        let inside = inside || pointer == aim.focus;
        let mut parts = (*self.of(pointer)).clone();
        let mut done = BTreeSet::new();
        while let Some((at, schema)) = parts
            .iter()
            .find(|(at, s)| {
                !done.contains(at) && (s.get("anyOf").is_some() || s.get("oneOf").is_some())
            })
            .cloned()
        {
            done.insert(at.clone());
            let members = self.members(&at, schema)?;
            let aimed: Vec<&String> = members
                .iter()
                .filter(|m| {
                    let led = follow(self.document, m);
                    [m.as_str(), &led]
                        .iter()
                        .any(|p| aim.focus == *p || aim.focus.starts_with(&format!("{p}/")))
                })
                .collect();
            let chosen = match aimed.first() {
                Some(aimed) if aim.rng.u8(..10) < 8 => (*aimed).clone(),
                _ => members[aim.rng.usize(..members.len())].clone(),
            };
            self.parts(&chosen, &mut parts, 0);
        }
        if is_contradiction(&parts) {
            return None;
        }
        let nullable = nullable(&parts);
        if nullable && aim.rng.u8(..6) == 0 {
            return Some(Value::Null);
        }
        if depth > DEEPEST {
            return nullable.then_some(Value::Null);
        }
        let listed = parts.iter().find_map(|(_, s)| listed(s));
        if let Some(list) = listed {
            let fits: Vec<Value> = list.into_iter().filter(|v| !v.is_null()).collect();
            return fits.get(aim.rng.usize(..fits.len().max(1))).cloned();
        }
        let kinds = kinds(&parts);
        let kind = kinds
            .get(aim.rng.usize(..kinds.len().max(1)))
            .map(String::as_str);
        match kind {
            Some("null") => Some(Value::Null),
            Some("boolean") => Some(Value::Bool(aim.rng.bool())),
            Some("integer") => number(&parts, aim.rng, true),
            Some("number") => number(&parts, aim.rng, false),
            Some("string") => text(&parts, aim.rng),
            Some("array") => self.list(&parts, aim, path, inside, depth),
            Some("object") => self.object(&parts, aim, path, inside, depth),
            _ => {
                let any = [
                    json!("any"),
                    json!(7),
                    json!(true),
                    json!({"k": 1}),
                    json!([1]),
                    Value::Null,
                    json!(1.5),
                ];
                Some(any[aim.rng.usize(..any.len())].clone())
            }
        }
    }

    pub(super) fn list(
        &self,
        parts: &Parts<'_>,
        aim: &mut Aim<'_>,
        path: &str,
        inside: bool,
        depth: usize,
    ) -> Option<Value> {
        let low = largest(parts, "minItems").unwrap_or(0.0) as usize;
        let high = smallest(parts, "maxItems").map_or(low + 3, |m| m as usize);
        let near = [low, low + 1, low + 2, high, high.saturating_sub(1)];
        let count = near[aim.rng.usize(..near.len())]
            .clamp(low, high.max(low))
            .min(120);
        let items = parts.iter().find(|(_, s)| s.get("items").is_some());
        let unique = parts.iter().any(|(_, s)| s["uniqueItems"] == true);
        let mut out: Vec<Value> = Vec::new();
        for _ in 0..count * 4 {
            if out.len() == count {
                break;
            }
            let item = match items {
                Some((at, _)) => self.generate(
                    &under(at, &["items"]),
                    aim,
                    &format!("{path}[]"),
                    inside,
                    depth + 1,
                ),
                None => Some(json!(aim.rng.u8(..3))),
            };
            let Some(item) = item else {
                return (low == 0).then(|| json!([]));
            };
            // The same item twice, where that is allowed.
            let item = match out.first() {
                Some(first) if !unique && aim.rng.u8(..4) == 0 => first.clone(),
                _ => item,
            };
            if !(unique && out.contains(&item)) {
                out.push(item);
            }
        }
        (out.len() >= low).then_some(Value::Array(out))
    }

    pub(super) fn object(
        &self,
        parts: &Parts<'_>,
        aim: &mut Aim<'_>,
        path: &str,
        inside: bool,
        depth: usize,
    ) -> Option<Value> {
        let required = required(parts);
        let mut out = Map::new();
        let mut names: Vec<&String> = Vec::new();
        for (_, schema) in parts {
            names.extend(
                schema["properties"]
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(n, _)| n),
            );
        }
        names.dedup();
        for name in names {
            // Several parts may speak of one field: what is made holds for all.
            let reported: Vec<String> = parts
                .iter()
                .filter(|(_, s)| s["properties"].get(name).is_some())
                .map(|(at, _)| under(at, &["properties", name]))
                .collect();
            if out.contains_key(name) || reported.iter().any(|below| self.hidden(below)) {
                continue;
            }
            let aimed = reported
                .iter()
                .any(|b| aim.focus == b || aim.focus.starts_with(&format!("{b}/")));
            let chance = if aimed {
                8
            } else if depth < 3 {
                4
            } else {
                1
            };
            if !required.contains(name) && aim.rng.u8(..10) >= chance {
                continue;
            }
            let here = format!("{path}.{name}");
            let made = reported.iter().rev().find_map(|below| {
                let value = self.generate(below, aim, &here, inside, depth + 1)?;
                reported
                    .iter()
                    .all(|other| other == below || self.holds(other, &value, 0))
                    .then_some(value)
            });
            match made {
                Some(value) => {
                    if aimed || inside {
                        aim.carried.insert(here);
                    }
                    out.insert(name.clone(), value);
                }
                None if required.contains(name) => return None,
                None => {}
            }
        }
        for name in required {
            if !out.contains_key(&name)
                && !parts
                    .iter()
                    .any(|(_, s)| s["properties"].get(&name).is_some())
            {
                out.insert(name, json!("something"));
            }
        }
        let free = self.further(parts);
        if let Some(value) = free {
            // In a typed map, the name that the change is about is a key like any other.
            let focused = match value {
                Some(_) => field_at(parts, aim.focus).filter(|name| !out.contains_key(name)),
                None => None,
            };
            let keys = ["k1", "k2"].into_iter().map(str::to_owned).chain(focused);
            for key in keys {
                if aim.rng.bool() {
                    let made = match &value {
                        Some(at) => self.generate(at, aim, &format!("{path}.*"), inside, depth + 1),
                        None => {
                            let any = [
                                json!([true, 1]),
                                json!({"k1": {"k1": [1], "k2": {"k1": 1}}}),
                                json!("text"),
                            ];
                            Some(any[aim.rng.usize(..any.len())].clone())
                        }
                    };
                    if let Some(made) = made {
                        aim.carried.insert(format!("{path}.*"));
                        out.insert(key, made);
                    }
                }
            }
        }
        Some(Value::Object(out))
    }

    /// What further fields may be: none, anything (`Some(None)`), or of a schema.
    pub(super) fn further(&self, parts: &Parts<'_>) -> Option<Option<String>> {
        let named = parts
            .iter()
            .any(|(_, s)| s["properties"].as_object().is_some_and(|p| !p.is_empty()));
        for (at, schema) in parts {
            for key in ["additionalProperties", "unevaluatedProperties"] {
                match schema.get(key) {
                    Some(Value::Bool(true)) => return Some(None),
                    Some(Value::Bool(false)) => return None,
                    Some(Value::Object(_)) if self.is_any(&under(at, &[key])) => return Some(None),
                    Some(Value::Object(_)) => return Some(Some(under(at, &[key]))),
                    _ => {}
                }
            }
        }
        (!named).then_some(None)
    }
}

/// The name of the field at a pointer, if it is a field of one of the parts.
fn field_at(parts: &Parts<'_>, focus: &str) -> Option<String> {
    let (above, _) = focus.rsplit_once('/')?;
    let object = above.strip_suffix("/properties")?;
    let name = crate::proof::document::name(focus);
    let here = parts.iter().any(|(at, _)| at == object);
    // A field that the document names is not an entry of the map, sent or not.
    let has_schema = |(_, s): &(String, &Value)| s["properties"].get(&name).is_some();
    (here && !parts.iter().any(has_schema)).then_some(name)
}

pub(super) fn largest(parts: &Parts<'_>, key: &str) -> Option<f64> {
    parts
        .iter()
        .filter_map(|(_, s)| s[key].as_f64())
        .reduce(f64::max)
}

pub(super) fn smallest(parts: &Parts<'_>, key: &str) -> Option<f64> {
    parts
        .iter()
        .filter_map(|(_, s)| s[key].as_f64())
        .reduce(f64::min)
}

pub(super) fn number(parts: &Parts<'_>, rng: &mut Rng, integer: bool) -> Option<Value> {
    let mut candidates: Vec<f64> = vec![
        0.0, 1.0, 2.0, 3.0, 5.0, 6.0, 7.0, 10.0, -1.0, 100.0, 1000.0, -40000.0, 70000.0, 200.0,
        3e9, -3e9, 5e9,
    ];
    for key in [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ] {
        for (_, schema) in parts {
            if let Some(edge) = schema[key].as_f64() {
                candidates.extend([edge, edge - 1.0, edge + 1.0, edge - 2.0, edge + 2.0]);
            }
        }
    }
    if !integer {
        candidates.extend([0.5, 1.5, -2.25, 99.5]);
    }
    let fits: Vec<Value> = candidates
        .into_iter()
        .filter(|n| !integer || n.fract() == 0.0)
        .map(|n| {
            if n.fract() == 0.0 {
                json!(n as i64)
            } else {
                json!(n)
            }
        })
        .filter(|v| parts.iter().all(|(_, s)| holds_number(s, v)))
        .collect();
    fits.get(rng.usize(..fits.len().max(1))).cloned()
}

pub(super) fn text(parts: &Parts<'_>, rng: &mut Rng) -> Option<Value> {
    let mut candidates: Vec<String> = [
        "",
        "a",
        "AB",
        "ZQ",
        "abc",
        "x-ray",
        " led by a space",
        "hello world",
        "12",
        "é",
        "2020-01-02T03:04:05Z",
        "2021-12-31T23:59:59+01:00",
        "2020-01-02",
        "03:04:05Z",
        "0189d1f2-8b1e-4c1e-9a55-0123456789ab",
        "who@example.org",
        "https://example.org/x",
    ]
    .map(str::to_owned)
    .into();
    candidates.push("long ".repeat(500));
    for (_, schema) in parts {
        if let Some(pattern) = schema["pattern"].as_str() {
            candidates.extend((0..4).map(|_| matching(pattern, rng)));
        }
    }
    for key in ["minLength", "maxLength"] {
        for (_, schema) in parts {
            if let Some(edge) = schema[key].as_f64() {
                for length in [edge - 1.0, edge, edge + 1.0] {
                    candidates.push("z".repeat(length.clamp(0.0, 5000.0) as usize));
                }
            }
        }
    }
    let fits: Vec<String> = candidates
        .into_iter()
        .filter(|t| parts.iter().all(|(_, s)| holds_text(s, t)))
        .collect();
    fits.get(rng.usize(..fits.len().max(1)))
        .map(|t| Value::String(t.clone()))
}

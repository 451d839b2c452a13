//! Instances of schemas: generated, validated, and decoded the way the project's
//! clients decode. The proof's own reading of JSON Schema; no code or table of
//! the differ is used.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use fastrand::Rng;
use regex::Regex;
use serde_json::{Map, Value, json};

use super::document::{Way, follow, get, under};

/// A schema together with everything that holds at the same place.
type Parts<'d> = Vec<(String, &'d Value)>;

const DEEPEST: usize = 9;

pub(crate) struct World<'d> {
    pub(crate) document: &'d Value,
    pub(crate) way: Way,
    /// Required fields may be missing: the rest of an answer is looked at.
    pub(crate) partial: bool,
}

/// What generation steers to and notes down.
pub(crate) struct Aim<'a> {
    pub(crate) focus: &'a str,
    pub(crate) rng: &'a mut Rng,
    /// Data paths on the way to the focus and below it.
    pub(crate) carried: BTreeSet<String>,
}

impl<'d> World<'d> {
    fn parts(&self, pointer: &str, out: &mut Parts<'d>, depth: usize) {
        let schema = get(self.document, pointer);
        if depth > 30 || out.iter().any(|(p, _)| p == pointer) {
            return;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            self.parts(reference.trim_start_matches('#'), out, depth + 1);
        }
        for index in 0..schema
            .get("allOf")
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
        {
            self.parts(
                &under(pointer, &["allOf", &index.to_string()]),
                out,
                depth + 1,
            );
        }
        out.push((pointer.to_owned(), schema));
    }

    fn of(&self, pointer: &str) -> Parts<'d> {
        let mut out = Parts::new();
        self.parts(pointer, &mut out, 0);
        out
    }

    /// Members of a union; an empty schema beside others promises nothing.
    fn members(&self, pointer: &str, schema: &Value) -> Option<Vec<String>> {
        let key = ["anyOf", "oneOf"]
            .into_iter()
            .find(|k| schema.get(k).is_some())?;
        let count = schema[key].as_array().map_or(0, Vec::len);
        let all: Vec<String> = (0..count)
            .map(|i| under(pointer, &[key, &i.to_string()]))
            .collect();
        let told: Vec<String> = all.iter().filter(|p| !self.is_any(p)).cloned().collect();
        Some(if told.is_empty() { all } else { told })
    }

    fn is_any(&self, pointer: &str) -> bool {
        self.of(pointer).iter().all(|(_, s)| match s {
            Value::Object(map) => map.keys().all(|k| {
                ["description", "title", "$ref", "allOf", "example"].contains(&k.as_str())
                    || k.starts_with("x-")
            }),
            other => **other != Value::Bool(false),
        })
    }

    fn any_member(&self, pointer: &str, schema: &Value) -> bool {
        ["anyOf", "oneOf"].into_iter().any(|key| {
            let count = schema
                .get(key)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            (0..count).any(|i| self.is_any(&under(pointer, &[key, &i.to_string()])))
        })
    }

    fn hidden(&self, pointer: &str) -> bool {
        let schema = get(self.document, pointer);
        match self.way {
            Way::Request => schema["readOnly"] == true,
            _ => schema["writeOnly"] == true,
        }
    }

    // ---------------------------------------------------------------- generate

    pub(crate) fn generate(
        &self,
        pointer: &str,
        aim: &mut Aim<'_>,
        path: &str,
        inside: bool,
        depth: usize,
    ) -> Option<Value> {
        let inside = inside || pointer == aim.focus;
        let mut parts = self.of(pointer);
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
            let open = parts
                .iter()
                .filter(|(_, s)| s.get("type").is_some())
                .all(|(_, s)| listed_here(s));
            let _ = open;
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

    fn list(
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

    fn object(
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
            let told: Vec<String> = parts
                .iter()
                .filter(|(_, s)| s["properties"].get(name).is_some())
                .map(|(at, _)| under(at, &["properties", name]))
                .collect();
            if out.contains_key(name) || told.iter().any(|below| self.hidden(below)) {
                continue;
            }
            let aimed = told
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
            let made = told.iter().rev().find_map(|below| {
                let value = self.generate(below, aim, &here, inside, depth + 1)?;
                told.iter()
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
            for key in ["k1", "k2"] {
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
                        out.insert(key.to_owned(), made);
                    }
                }
            }
        }
        Some(Value::Object(out))
    }

    /// What further fields may be: none, anything (`Some(None)`), or of a schema.
    fn further(&self, parts: &Parts<'_>) -> Option<Option<String>> {
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

    // ---------------------------------------------------------------- validate

    /// Whether a value is right by the contract: fields that it does not name
    /// are not part of it.
    pub(crate) fn valid(&self, pointer: &str, value: &Value) -> bool {
        self.holds(pointer, value, 0) && self.closed(pointer, value, 0)
    }

    fn holds(&self, pointer: &str, value: &Value, depth: usize) -> bool {
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

    fn part_holds(
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
                            let hidden = parts.iter().any(|(p, s)| {
                                s["properties"].get(name).is_some()
                                    && self.hidden(&under(p, &["properties", name]))
                            });
                            !map.contains_key(name) && !hidden
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
    fn closed(&self, pointer: &str, value: &Value, depth: usize) -> bool {
        if depth > 40 {
            return true;
        }
        let mut parts = self.of(pointer);
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
                            !self.hidden(&below) && self.closed(&below, v, depth + 1)
                        }
                        (None, None) => false,
                        // A named field that lost its name is no longer told of,
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

    // ------------------------------------------------------------------ decode

    /// Whether a client built from this document decodes the value: unknown
    /// enum values and fields pass, an integer is read as a string, `null` or
    /// absence of a list, map or scalar is its default.
    pub(crate) fn decodes(&self, pointer: &str, value: &Value, is_tag: bool, depth: usize) -> bool {
        if depth > 40 {
            return true;
        }
        let parts = self.of(pointer);
        if value.is_null() {
            return nullable(&parts)
                || self.is_any(pointer)
                || (!is_tag && self.has_default(pointer));
        }
        let mut tags = false;
        for (at, schema) in &parts {
            let Some(members) = self.members(at, schema) else {
                continue;
            };
            if let Some(claimed) = members.iter().find(|m| self.claims(m, value, &members)) {
                tags = true;
                if !self.decodes(claimed, value, false, depth + 1) {
                    return false;
                }
                continue;
            }
            let tagged = members
                .iter()
                .filter(|m| self.tag(m, &members).is_some())
                .count()
                > 1;
            let any = self.any_member(at, schema);
            let read = !tagged
                && members
                    .iter()
                    .any(|m| self.decodes(m, value, false, depth + 1));
            if !(any || read) {
                return false;
            }
        }
        let tag_name = parts.iter().find_map(|(_, s)| {
            s.get("discriminator")
                .and_then(|d| d["propertyName"].as_str())
                .map(str::to_owned)
        });
        let types = kinds(&parts);
        let fits = types.is_empty()
            || types.iter().any(|kind| match (kind.as_str(), value) {
                ("string", Value::String(text)) => {
                    let known = listed_anywhere(&parts);
                    let tag_known = !is_tag || known.is_none_or(|list| list.contains(value));
                    tag_known && parts.iter().all(|(_, s)| is_date_or_free(s, text))
                }
                ("string", Value::Number(n)) => {
                    n.is_i64() && !is_tag && parts.iter().all(|(_, s)| !is_date_format(s))
                }
                ("integer", Value::Number(_)) => {
                    whole(value).is_some_and(|n| parts.iter().all(|(_, s)| in_format(s, n)))
                }
                ("number", Value::Number(_)) | ("boolean", Value::Bool(_)) => true,
                ("array", Value::Array(list)) => parts.iter().all(|(at, s)| {
                    s.get("items").is_none()
                        || list
                            .iter()
                            .all(|v| self.decodes(&under(at, &["items"]), v, false, depth + 1))
                }),
                ("object", Value::Object(map)) => {
                    self.decodes_object(&parts, map, tag_name.as_deref(), depth)
                }
                _ => false,
            });
        fits || (tags && types.is_empty())
    }

    fn decodes_object(
        &self,
        parts: &Parts<'_>,
        map: &Map<String, Value>,
        tag: Option<&str>,
        depth: usize,
    ) -> bool {
        let required = required(parts);
        let identifying: Vec<String> = parts
            .iter()
            .filter_map(|(_, s)| s.get("x-identifying").and_then(Value::as_array))
            .flatten()
            .filter_map(|v| v.as_str().map(str::to_owned))
            .collect();
        let further = self.further(parts);
        let named = parts.iter().all(|(at, schema)| {
            schema["properties"]
                .as_object()
                .into_iter()
                .flatten()
                .all(|(name, _)| {
                    let below = under(at, &["properties", name]);
                    let strict =
                        identifying.contains(name) || (name == "data" && required.contains(name));
                    match map.get(name) {
                        _ if self.hidden(&below) => true,
                        None if !required.contains(name) => true,
                        None => tag != Some(name.as_str()) && !strict && self.has_default(&below),
                        Some(Value::Null) if strict => {
                            nullable(&self.of(&below)) || self.is_any(&below)
                        }
                        Some(value) => {
                            self.decodes(&below, value, tag == Some(name.as_str()), depth + 1)
                        }
                    }
                })
        });
        let known = |name: &str| {
            parts
                .iter()
                .any(|(_, s)| s["properties"].get(name).is_some())
        };
        named
            && match further {
                Some(Some(at)) => map
                    .iter()
                    .all(|(n, v)| known(n) || self.decodes(&at, v, false, depth + 1)),
                _ => true,
            }
    }

    /// Lists, maps and scalars have a default; a structure or a union has none.
    fn has_default(&self, pointer: &str) -> bool {
        let parts = self.of(pointer);
        let mut choices = 1;
        let mut all = parts.clone();
        for (at, schema) in &parts {
            if let Some(members) = self.members(at, schema) {
                let told: Vec<&String> = members
                    .iter()
                    .filter(|m| kinds(&self.of(m)) != ["null"])
                    .collect();
                let enums = told.iter().all(|m| {
                    listed_anywhere(&self.of(m)).is_some() || kinds(&self.of(m)) == ["string"]
                });
                choices = choices.max(if enums { 1 } else { told.len() });
                told.iter().for_each(|m| self.parts(m, &mut all, 0));
            }
        }
        let several = kinds(&parts).iter().filter(|k| *k != "null").count() > 1;
        choices <= 1
            && !several
            && !all
                .iter()
                .any(|(_, s)| s["properties"].as_object().is_some_and(|p| !p.is_empty()))
    }

    /// The value by which a member is told apart from its neighbours.
    fn tag(&self, member: &str, members: &[String]) -> Option<(String, Value)> {
        let parts = self.of(member);
        let required = required(&parts);
        parts.iter().find_map(|(at, s)| {
            s["properties"]
                .as_object()
                .into_iter()
                .flatten()
                .find_map(|(name, _)| {
                    let values = listed_anywhere(&self.of(&under(at, &["properties", name])))?;
                    let named = parts
                        .iter()
                        .any(|(_, s)| s["discriminator"]["propertyName"] == name.as_str());
                    (values.len() == 1 && (named || required.contains(name)) && members.len() > 1)
                        .then(|| (name.clone(), values[0].clone()))
                })
        })
    }

    fn claims(&self, member: &str, value: &Value, members: &[String]) -> bool {
        self.tag(member, members)
            .is_some_and(|(name, tag)| value.get(&name) == Some(&tag))
    }
}

/// The names that generation gives to fields of a free object or a map.
pub(crate) fn is_free(name: &str) -> bool {
    name == "k1" || name == "k2" || name == "k"
}

fn listed_here(schema: &Value) -> bool {
    schema.get("enum").is_some() || schema.get("const").is_some()
}

fn listed(schema: &Value) -> Option<Vec<Value>> {
    schema
        .get("enum")
        .and_then(Value::as_array)
        .cloned()
        .or_else(|| schema.get("const").map(|c| vec![c.clone()]))
}

fn listed_anywhere(parts: &Parts<'_>) -> Option<Vec<Value>> {
    parts.iter().find_map(|(_, s)| listed(s))
}

fn required(parts: &Parts<'_>) -> BTreeSet<String> {
    parts
        .iter()
        .filter_map(|(_, s)| s.get("required").and_then(Value::as_array))
        .flatten()
        .filter_map(|v| v.as_str().map(str::to_owned))
        .collect()
}

fn nullable(parts: &Parts<'_>) -> bool {
    if parts.iter().any(|(_, s)| s["nullable"] == true) {
        return true;
    }
    let typed: Vec<&(String, &Value)> = parts
        .iter()
        .filter(|(_, s)| s.get("type").is_some())
        .collect();
    let by_type = !typed.is_empty()
        && typed.iter().all(|(_, s)| {
            s["type"] == "null"
                || s["type"]
                    .as_array()
                    .is_some_and(|l| l.contains(&json!("null")))
        });
    let by_union = parts.iter().any(|(_, s)| {
        ["anyOf", "oneOf"].iter().any(|k| {
            s.get(k)
                .and_then(Value::as_array)
                .is_some_and(|l| l.iter().any(|m| m["type"] == "null"))
        })
    });
    by_type || (typed.is_empty() && by_union)
}

/// The types that all parts together allow.
fn kinds(parts: &Parts<'_>) -> Vec<String> {
    let mut out: Option<Vec<String>> = None;
    for (_, schema) in parts {
        let own: Vec<String> = match &schema["type"] {
            Value::String(kind) => vec![kind.clone()],
            Value::Array(list) => list
                .iter()
                .filter_map(|v| v.as_str().map(str::to_owned))
                .collect(),
            _ if schema.get("properties").is_some() || schema.get("required").is_some() => {
                vec!["object".into()]
            }
            _ if schema.get("items").is_some() => vec!["array".into()],
            _ => continue,
        };
        out = Some(match out {
            None => own,
            Some(known) if known.contains(&"number".to_owned()) && own == ["integer"] => own,
            Some(known) => known
                .into_iter()
                .filter(|k| own.contains(k) || (k == "integer" && own.contains(&"number".into())))
                .collect(),
        });
    }
    out.unwrap_or_default()
}

fn is_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => whole(value).is_some(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

fn whole(value: &Value) -> Option<i128> {
    match value {
        Value::Number(n) if n.is_i64() => n.as_i64().map(i128::from),
        Value::Number(n) if n.is_u64() => n.as_u64().map(i128::from),
        Value::Number(n) => n
            .as_f64()
            .filter(|f| f.fract() == 0.0 && f.abs() < 1e15)
            .map(|f| f as i128),
        _ => None,
    }
}

fn width(schema: &Value) -> (i128, i128) {
    match schema["format"].as_str() {
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("uint8") => (0, u8::MAX.into()),
        Some("uint16") => (0, u16::MAX.into()),
        Some("uint32") => (0, u32::MAX.into()),
        Some("uint64") => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    }
}

fn in_format(schema: &Value, number: i128) -> bool {
    let (low, high) = width(schema);
    number >= low && number <= high
}

fn holds_number(schema: &Value, value: &Value) -> bool {
    let number = value.as_f64().unwrap();
    let format = whole(value).is_none_or(|n| in_format(schema, n)) || schema["type"] == "number";
    let low = schema["minimum"].as_f64().is_none_or(|m| {
        if schema["exclusiveMinimum"] == true {
            number > m
        } else {
            number >= m
        }
    });
    let high = schema["maximum"].as_f64().is_none_or(|m| {
        if schema["exclusiveMaximum"] == true {
            number < m
        } else {
            number <= m
        }
    });
    let strict = schema["exclusiveMinimum"]
        .as_f64()
        .is_none_or(|m| number > m)
        && schema["exclusiveMaximum"]
            .as_f64()
            .is_none_or(|m| number < m);
    let step = schema["multipleOf"]
        .as_f64()
        .is_none_or(|m| (number / m).fract() == 0.0);
    format && low && high && strict && step
}

fn is_date_format(schema: &Value) -> bool {
    ["date-time", "date", "time"]
        .iter()
        .any(|f| schema["format"] == *f)
}

/// Compiling a pattern costs more than matching it many times.
fn is_match(pattern: &str, text: &str) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Regex>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        let compiled = known
            .entry(pattern.to_owned())
            .or_insert_with(|| Regex::new(pattern).unwrap());
        compiled.is_match(text)
    })
}

fn matches_format(format: &str, text: &str) -> bool {
    let pattern = match format {
        "date-time" => r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        "date" => r"^\d{4}-\d\d-\d\d$",
        "time" => r"^\d\d:\d\d:\d\d",
        "uuid" => r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "email" => r"^[^@ ]+@[^@ ]+$",
        "uri" | "url" => r"^[a-z]+://",
        _ => return true,
    };
    is_match(pattern, text)
}

fn is_date_or_free(schema: &Value, text: &str) -> bool {
    !is_date_format(schema) || matches_format(schema["format"].as_str().unwrap(), text)
}

fn holds_text(schema: &Value, text: &str) -> bool {
    let length = text.chars().count() as f64;
    schema["minLength"].as_f64().is_none_or(|m| length >= m)
        && schema["maxLength"].as_f64().is_none_or(|m| length <= m)
        && schema["pattern"].as_str().is_none_or(|p| is_match(p, text))
        && schema["format"]
            .as_str()
            .is_none_or(|f| matches_format(f, text))
}

fn largest(parts: &Parts<'_>, key: &str) -> Option<f64> {
    parts
        .iter()
        .filter_map(|(_, s)| s[key].as_f64())
        .reduce(f64::max)
}

fn smallest(parts: &Parts<'_>, key: &str) -> Option<f64> {
    parts
        .iter()
        .filter_map(|(_, s)| s[key].as_f64())
        .reduce(f64::min)
}

fn number(parts: &Parts<'_>, rng: &mut Rng, integer: bool) -> Option<Value> {
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

fn text(parts: &Parts<'_>, rng: &mut Rng) -> Option<Value> {
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

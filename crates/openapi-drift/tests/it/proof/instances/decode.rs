//! Instances decoded like responses in the project's clients.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::scalar::{in_format, is_date_format, is_date_or_free, whole};
use super::{Parts, View, kinds, listed_anywhere, nullable, required};
use crate::proof::document::under;

impl View<'_, '_> {
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
        for (at, schema) in parts.iter() {
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

    pub(super) fn decodes_object(
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
                        _ if self.hidden_anywhere(parts, name) => true,
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
    pub(super) fn has_default(&self, pointer: &str) -> bool {
        let parts = self.of(pointer);
        let mut choices = 1;
        let mut all = (*parts).clone();
        for (at, schema) in parts.iter() {
            if let Some(members) = self.members(at, schema) {
                let reported: Vec<&String> = members
                    .iter()
                    .filter(|m| kinds(&self.of(m)) != ["null"])
                    .collect();
                let enums = reported.iter().all(|m| {
                    listed_anywhere(&self.of(m)).is_some() || kinds(&self.of(m)) == ["string"]
                });
                choices = choices.max(if enums { 1 } else { reported.len() });
                reported.iter().for_each(|m| self.parts(m, &mut all, 0));
            }
        }
        let several = kinds(&parts).iter().filter(|k| *k != "null").count() > 1;
        choices <= 1
            && !several
            && !all
                .iter()
                .any(|(_, s)| s["properties"].as_object().is_some_and(|p| !p.is_empty()))
    }

    /// The value by which a member is distinguished from the others.
    pub(super) fn tag(&self, member: &str, members: &[String]) -> Option<(String, Value)> {
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

    /// Every field of the document that tells the members of a union apart, with the values that do.
    pub(crate) fn tags(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut work = vec![(String::new(), self.document)];
        while let Some((at, value)) = work.pop() {
            if let Some(members) = self.members(&at, value) {
                for (name, tag) in members.iter().filter_map(|m| self.tag(m, &members)) {
                    out.entry(name).or_default().insert(tag.to_string());
                }
            }
            match value {
                Value::Object(map) => {
                    work.extend(map.iter().map(|(k, v)| (under(&at, &[k]), v)));
                }
                Value::Array(list) => {
                    let items = list.iter().enumerate();
                    work.extend(items.map(|(i, v)| (format!("{at}/{i}"), v)));
                }
                _ => {}
            }
        }
        out
    }

    pub(super) fn claims(&self, member: &str, value: &Value, members: &[String]) -> bool {
        self.tag(member, members)
            .is_some_and(|(name, tag)| value.get(&name) == Some(&tag))
    }
}

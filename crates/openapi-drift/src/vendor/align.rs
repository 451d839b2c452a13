//! The vendor's document in the form of ours. Both documents are walked together; see `form` for the
//! values in the places of our references. Facts stay the vendor's.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::form::Form;
use super::references::{at, component, template};
use crate::diff::METHODS;
use crate::pointer::{self, target};

/// The vendor's document in the form of ours.
pub(super) fn aligned(ours: &Value, theirs: &Value) -> Value {
    let mut out = with_own_parameters(ours, theirs);
    let theirs = out.clone();
    let mut form = Form::new(ours, &theirs);
    form.components();
    let paths = form.paths();
    if form.is_exhausted() {
        return out;
    }
    if let (Some(paths), Value::Object(out)) = (paths, &mut out) {
        out.insert("paths".to_owned(), paths);
    }
    form.variants.resolve(&mut out);
    out
}

impl Form<'_> {
    /// The vendor's operations: first those that we have, then what only the vendor has.
    fn paths(&mut self) -> Option<Value> {
        let known = Operations::of(self.ours);
        let mut out = self.theirs.get("paths")?.clone();
        let mut new = Vec::new();
        for (path, item) in out.as_object_mut()? {
            for method in METHODS {
                let Some(operation) = item.get_mut(method) else {
                    continue;
                };
                let mine = known.find(path, method, operation).unwrap_or(&Value::Null);
                let place = pointer::join("/paths", &[path, method]);
                self.operation(mine, operation, &place, &mut new);
            }
        }
        // By now the variants of our components are known.
        let mut root = json!({ "paths": out });
        for (place, section, candidates) in new {
            let Some(slot) = root.pointer_mut(&place) else {
                continue;
            };
            if let Some(shared) = self.shared(section, &candidates, slot) {
                *slot = shared;
            }
        }
        root.get_mut("paths").map(Value::take)
    }

    fn operation(
        &mut self,
        mine: &Value,
        theirs: &mut Value,
        place: &str,
        new: &mut Vec<(String, &'static str, Vec<String>)>,
    ) {
        if let Some(Value::Array(list)) = theirs.get_mut("parameters") {
            for (index, parameter) in list.iter_mut().enumerate() {
                let resolved = target(self.theirs, parameter).clone();
                let own = mine.get("parameters").and_then(Value::as_array);
                let same = own.into_iter().flatten().find(|known| {
                    parameter_key(target(self.ours, known)) == parameter_key(&resolved)
                });
                match same {
                    Some(known) => *parameter = self.value("parameters", known, parameter, 0),
                    None => {
                        let place = format!("{place}/parameters/{index}");
                        let candidates = self.parameters_like(&resolved);
                        new.push((place, "parameters", candidates));
                    }
                }
            }
        }
        if let (Some(known), Some(body)) = (mine.get("requestBody"), theirs.get_mut("requestBody"))
        {
            *body = self.value("requestBodies", known, body, 0);
        }
        if let Some(Value::Object(responses)) = theirs.get_mut("responses") {
            for (status, response) in responses {
                match mine.get("responses").and_then(|own| own.get(status)) {
                    Some(known) => *response = self.value("responses", known, response, 0),
                    None => {
                        let place = pointer::join(place, &["responses", status]);
                        let candidates = responses_of_status(self.ours, status);
                        new.push((place, "responses", candidates));
                    }
                }
            }
        }
    }

    /// Our component that is the same as a new parameter or response, if there is one.
    fn shared(&mut self, section: &str, candidates: &[String], theirs: &Value) -> Option<Value> {
        for name in candidates {
            let key = (section.to_owned(), name.clone());
            let ours = self.ours.pointer(&at(&key))?;
            self.open.push(key.clone());
            let value = self.value(section, ours, theirs, 0);
            self.open.pop();
            if self.variants.has(&key, &value) {
                return Some(self.variants.add(key, value, 1));
            }
        }
        None
    }

    /// Our shared parameters with the name and location of a parameter.
    fn parameters_like(&self, theirs: &Value) -> Vec<String> {
        let shared = self.ours.pointer("/components/parameters");
        let shared = shared.and_then(Value::as_object).into_iter().flatten();
        shared
            .filter(|(_, known)| parameter_key(known) == parameter_key(theirs))
            .map(|(name, _)| name.clone())
            .collect()
    }
}

/// What makes two parameters the same.
fn parameter_key(parameter: &Value) -> (Option<&str>, Option<String>) {
    let goes_in = pointer::text(parameter, "in");
    let name = pointer::text(parameter, "name").map(|name| match goes_in {
        Some("header") => name.to_lowercase(),
        _ => name.to_owned(),
    });
    (goes_in, name)
}

/// Our shared responses that some operation uses for a status.
fn responses_of_status(ours: &Value, status: &str) -> Vec<String> {
    let items = ours.get("paths").and_then(Value::as_object);
    let mut out: Vec<String> = Vec::new();
    for item in items.into_iter().flatten().map(|(_, item)| item) {
        for operation in METHODS.iter().filter_map(|method| item.get(method)) {
            let response = operation.get("responses").and_then(|all| all.get(status));
            if let Some((_, name)) = response.and_then(component)
                && !out.contains(&name)
            {
                out.push(name);
            }
        }
    }
    out
}

/// The vendor's document with the parameters of a path in its operations, where ours has none for
/// the path.
fn with_own_parameters(ours: &Value, theirs: &Value) -> Value {
    let mut out = theirs.clone();
    let Some(Value::Object(paths)) = out.get_mut("paths") else {
        return out;
    };
    for (path, item) in paths {
        let mine = ours.get("paths").and_then(|paths| paths.get(path));
        if mine.is_none_or(|mine| mine.get("parameters").is_some()) {
            continue;
        }
        let Some(item) = item.as_object_mut() else {
            continue;
        };
        let Some(Value::Array(shared)) = item.shift_remove("parameters") else {
            continue;
        };
        for (_, operation) in item
            .iter_mut()
            .filter(|(key, _)| METHODS.contains(&key.as_str()))
        {
            let Some(operation) = operation.as_object_mut() else {
                continue;
            };
            let own = operation
                .entry("parameters")
                .or_insert_with(|| Value::Array(Vec::new()));
            let Value::Array(own) = own else { continue };
            let key = |value: &Value| {
                let (goes_in, name) = parameter_key(target(theirs, value));
                (goes_in.map(str::to_owned), name)
            };
            for (index, parameter) in shared.iter().enumerate() {
                if !own.iter().any(|known| key(known) == key(parameter)) {
                    own.insert(index.min(own.len()), parameter.clone());
                }
            }
        }
    }
    out
}

/// Our operations, to find that of the vendor's.
struct Operations<'d> {
    by_place: BTreeMap<(String, &'static str), &'d Value>,
    by_id: BTreeMap<&'d str, &'d Value>,
}

impl<'d> Operations<'d> {
    fn of(ours: &'d Value) -> Self {
        let mut out = Operations {
            by_place: BTreeMap::new(),
            by_id: BTreeMap::new(),
        };
        let items = ours.get("paths").and_then(Value::as_object);
        for (path, item) in items.into_iter().flatten() {
            for method in METHODS {
                let Some(operation) = item.get(method) else {
                    continue;
                };
                out.by_place.insert((template(path), method), operation);
                if let Some(id) = pointer::text(operation, "operationId") {
                    out.by_id.insert(id, operation);
                }
            }
        }
        out
    }

    fn find(&self, path: &str, method: &'static str, theirs: &Value) -> Option<&'d Value> {
        let by_place = self.by_place.get(&(template(path), method));
        let id = pointer::text(theirs, "operationId");
        by_place.or_else(|| self.by_id.get(id?)).copied()
    }
}

//! A document as the proof reads it: raw JSON, references followed, what each
//! operation reaches. Written for the proof alone; the differ's code is not used.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

pub(crate) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    Request,
    Response,
    Error,
}

pub(crate) fn escape(segment: &str) -> String {
    match segment.contains(['~', '/']) {
        true => segment.replace('~', "~0").replace('/', "~1"),
        false => segment.to_owned(),
    }
}

pub(crate) fn under(pointer: &str, segments: &[&str]) -> String {
    let mut out = String::with_capacity(pointer.len() + 24);
    out.push_str(pointer);
    for segment in segments {
        out.push('/');
        match segment.contains(['~', '/']) {
            true => out.push_str(&escape(segment)),
            false => out.push_str(segment),
        }
    }
    out
}

pub(crate) fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(p, _)| p)
}

pub(crate) fn name(pointer: &str) -> String {
    pointer
        .rsplit('/')
        .next()
        .unwrap()
        .replace("~1", "/")
        .replace("~0", "~")
}

/// The value at a pointer, or null. `Value::pointer` copies every segment, which took a tenth of the proof's time.
pub(crate) fn get<'v>(document: &'v Value, pointer: &str) -> &'v Value {
    let mut at = document;
    for segment in pointer.split('/').skip(1) {
        let next = match (at, segment.contains('~')) {
            (Value::Object(map), true) => map.get(&segment.replace("~1", "/").replace("~0", "~")),
            (Value::Object(map), false) => map.get(segment),
            (Value::Array(list), _) => segment.parse().ok().and_then(|i: usize| list.get(i)),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => return &Value::Null,
        }
    }
    at
}

/// Follows `$ref`s that have no siblings but documentation; gives the last pointer.
pub(crate) fn follow(document: &Value, pointer: &str) -> String {
    let mut at = pointer.to_owned();
    for _ in 0..20 {
        match get(document, &at).get("$ref").and_then(Value::as_str) {
            Some(reference) => at = reference.trim_start_matches('#').to_owned(),
            None => break,
        }
    }
    at
}

pub(crate) struct Operation {
    pub(crate) pointer: String,
    pub(crate) path: String,
    pub(crate) method: String,
    pub(crate) label: String,
}

pub(crate) fn operations(document: &Value) -> Vec<Operation> {
    let mut out = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let id = operation.get("operationId").and_then(Value::as_str);
                out.push(Operation {
                    pointer: under("/paths", &[path, method]),
                    path: path.clone(),
                    method: method.to_uppercase(),
                    label: id.map_or_else(
                        || format!("{} {path}", method.to_uppercase()),
                        str::to_owned,
                    ),
                });
            }
        }
    }
    out
}

/// Pointers of an operation's parameters, the path's own first, references followed.
pub(crate) fn parameters(document: &Value, operation: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for level in [parent(operation), operation] {
        let list = under(level, &["parameters"]);
        for index in 0..get(document, &list).as_array().map_or(0, Vec::len) {
            let at = follow(document, &format!("{list}/{index}"));
            let key = |p: &str| {
                (
                    get(document, p)["name"].clone(),
                    get(document, p)["in"].clone(),
                )
            };
            out.retain(|known| key(known) != key(&at));
            out.push(at);
        }
    }
    out
}

pub(crate) fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

pub(crate) fn entries(document: &Value, pointer: &str) -> Vec<(String, String)> {
    let at = follow(document, pointer);
    let keys = get(document, &at).as_object().cloned().unwrap_or_default();
    keys.keys().map(|k| (k.clone(), under(&at, &[k]))).collect()
}

/// The schemas that an operation sends or receives, with the way they travel.
pub(crate) fn roots(document: &Value, operation: &str) -> Vec<(Way, String)> {
    let mut out = Vec::new();
    for parameter in parameters(document, operation) {
        let ignored = get(document, &parameter)["in"] == "header"
            && ["accept", "content-type", "authorization"].contains(
                &get(document, &parameter)["name"]
                    .as_str()
                    .unwrap()
                    .to_lowercase()
                    .as_str(),
            );
        if !ignored {
            out.push((Way::Request, under(&parameter, &["schema"])));
        }
    }
    let body = follow(document, &under(operation, &["requestBody"]));
    for (_, media) in entries(document, &under(&body, &["content"])) {
        out.push((Way::Request, under(&media, &["schema"])));
    }
    for (status, response) in entries(document, &under(operation, &["responses"])) {
        let way = if is_success(&status) {
            Way::Response
        } else {
            Way::Error
        };
        let response = follow(document, &response);
        for (_, media) in entries(document, &under(&response, &["content"])) {
            out.push((way, under(&media, &["schema"])));
        }
        for (_, header) in entries(document, &under(&response, &["headers"])) {
            out.push((way, under(&follow(document, &header), &["schema"])));
        }
    }
    out.retain(|(_, p)| document.pointer(p).is_some());
    out
}

/// Sub-schemas of a schema, by pointer.
pub(crate) fn children(document: &Value, pointer: &str) -> Vec<String> {
    let Value::Object(map) = get(document, pointer) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
        out.push(reference.trim_start_matches('#').to_owned());
    }
    for key in ["allOf", "anyOf", "oneOf"] {
        for index in 0..map.get(key).and_then(Value::as_array).map_or(0, Vec::len) {
            out.push(under(pointer, &[key, &index.to_string()]));
        }
    }
    for (property, _) in map
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        out.push(under(pointer, &["properties", property]));
    }
    for key in ["items", "additionalProperties", "unevaluatedProperties"] {
        if map.get(key).is_some_and(Value::is_object) {
            out.push(under(pointer, &[key]));
        }
    }
    out
}

/// Which operations reach each schema, and on which way. Fields that are read
/// only do not travel in requests, and the other way round.
pub(crate) type Reach = BTreeMap<String, BTreeSet<(Way, String)>>;

pub(crate) fn reach(document: &Value) -> Reach {
    let mut out = Reach::new();
    for operation in operations(document) {
        let mut seen = BTreeSet::new();
        let mut work = roots(document, &operation.pointer);
        while let Some((way, at)) = work.pop() {
            let schema = get(document, &at);
            let hidden = match way {
                Way::Request => schema["readOnly"] == true,
                _ => schema["writeOnly"] == true,
            };
            if hidden || !seen.insert((way, at.clone())) {
                continue;
            }
            work.extend(children(document, &at).into_iter().map(|c| (way, c)));
            out.entry(at)
                .or_default()
                .insert((way, operation.label.clone()));
        }
    }
    out
}

/// The document cut down to some paths and the components that they need.
pub(crate) fn slice(document: &Value, paths: &[String]) -> Value {
    fn gather(document: &Value, value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::String(text) if key == "$ref" => {
                            let at = text.trim_start_matches('#').to_owned();
                            if found.insert(at.clone()) {
                                gather(document, get(document, &at), found);
                            }
                        }
                        other => gather(document, other, found),
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|v| gather(document, v, found)),
            _ => {}
        }
    }
    let mut out = document.clone();
    out["paths"]
        .as_object_mut()
        .unwrap()
        .retain(|path, _| paths.contains(path));
    let mut found = BTreeSet::new();
    gather(document, &out["paths"].clone(), &mut found);
    for (section, entries) in out["components"].as_object_mut().unwrap() {
        if section != "securitySchemes" {
            let entries: &mut Map<String, Value> = entries.as_object_mut().unwrap();
            entries.retain(|n, _| found.contains(&under("/components", &[section, n])));
        }
    }
    out
}

//! Whole requests and responses made from one document and offered to another: is
//! the request still right, does the old client still decode the response?

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use serde_json::{Value, json};

use super::document::{
    Operation, Way, entries, follow, get, is_success, operations, parameters, under,
};
use super::instances::{Aim, Source, View};

/// A request as it goes over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    server: String,
    method: String,
    path: String,
    query: Vec<(String, String)>,
    headers: BTreeMap<String, String>,
    cookies: BTreeMap<String, String>,
    body: Option<(String, Value)>,
    credentials: BTreeMap<String, BTreeSet<String>>,
}

fn style(parameter: &Value) -> (String, bool) {
    let default = if parameter["in"] == "query" || parameter["in"] == "cookie" {
        "form"
    } else {
        "simple"
    };
    let style = parameter["style"].as_str().unwrap_or(default);
    (
        style.to_owned(),
        parameter["explode"].as_bool().unwrap_or(style == "form"),
    )
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.replace(['&', ',', '|', '/'], "-"),
        other => other.to_string(),
    }
}

/// The texts that carry a value, one per occurrence.
fn written(parameter: &Value, value: &Value) -> Vec<String> {
    let Value::Array(list) = value else {
        return vec![plain(value)];
    };
    let items: Vec<String> = list.iter().map(plain).collect();
    match style(parameter) {
        (_, true) if parameter["in"] == "query" => items,
        (s, _) if s == "pipeDelimited" => vec![items.join("|")],
        (s, _) if s == "spaceDelimited" => vec![items.join(" ")],
        _ => vec![items.join(",")],
    }
}

/// The value that texts carry for this parameter, if they are right.
fn understood(view: &View<'_, '_>, parameter: &str, texts: &[String]) -> bool {
    let value = get(view.document, parameter);
    let schema = under(parameter, &["schema"]);
    if view.document.pointer(&schema).is_none() {
        return true;
    }
    let scalars = |text: &str| -> Vec<Value> {
        let mut out = vec![json!(text)];
        if let Ok(other) = serde_json::from_str::<Value>(text)
            && (other.is_number() || other.is_boolean() || other.is_null())
        {
            out.push(other);
        }
        out
    };
    if texts.len() == 1 && scalars(&texts[0]).iter().any(|v| view.valid(&schema, v)) {
        return true;
    }
    let items: Vec<String> = match style(value) {
        (_, true) if value["in"] == "query" => texts.to_vec(),
        _ if texts.len() != 1 => return false,
        (s, _) if s == "pipeDelimited" => texts[0].split('|').map(str::to_owned).collect(),
        (s, _) if s == "spaceDelimited" => texts[0].split(' ').map(str::to_owned).collect(),
        _ => texts[0].split(',').map(str::to_owned).collect(),
    };
    let items: Vec<String> = if items == [""] { vec![] } else { items };
    let as_text: Vec<Value> = items.iter().map(|t| json!(t)).collect();
    let as_value: Vec<Value> = items.iter().map(|t| scalars(t).pop().unwrap()).collect();
    // A list written with one style and read with another comes apart wrongly.
    [as_text, as_value].into_iter().any(|list| {
        let whole = list
            .iter()
            .all(|v| v.as_str().is_none_or(|t| !t.contains([',', '|', '&'])));
        whole && view.valid(&schema, &Value::Array(list))
    })
}

fn ignored(parameter: &Value) -> bool {
    parameter["in"] == "header"
        && ["accept", "content-type", "authorization"]
            .contains(&parameter["name"].as_str().unwrap().to_lowercase().as_str())
}

fn servers(document: &Value, operation: &str) -> Vec<String> {
    let path = super::document::parent(operation);
    let list = [operation, path, ""]
        .into_iter()
        .find_map(|p| get(document, p).get("servers")?.as_array());
    let mut out: Vec<String> = list
        .into_iter()
        .flatten()
        .map(|s| s["url"].as_str().unwrap().trim_end_matches('/').to_owned())
        .collect();
    if out.is_empty() {
        out.push(String::new());
    }
    out
}

fn security(document: &Value, operation: &str) -> Vec<BTreeMap<String, BTreeSet<String>>> {
    let list = get(document, operation)
        .get("security")
        .or_else(|| document.get("security"));
    let mut out: Vec<BTreeMap<String, BTreeSet<String>>> = Vec::new();
    for entry in list.and_then(Value::as_array).into_iter().flatten() {
        out.push(
            entry
                .as_object()
                .unwrap()
                .iter()
                .map(|(name, scopes)| {
                    let scheme = &document["components"]["securitySchemes"][name];
                    let kind = format!(
                        "{} {} {} {}",
                        scheme["type"], scheme["scheme"], scheme["in"], scheme["name"]
                    );
                    let scopes = scopes
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|s| s.to_string())
                        .collect();
                    (kind, scopes)
                })
                .collect(),
        );
    }
    if out.is_empty() {
        out.push(BTreeMap::new());
    }
    out
}

/// A request that is right by the document.
pub(crate) fn request(
    source: &Source<'_>,
    operation: &Operation,
    rng: &mut Rng,
) -> Option<Request> {
    let document = source.document;
    let view = source.view(Way::Request, false);
    let servers = servers(document, &operation.pointer);
    let lets_in = security(document, &operation.pointer);
    let mut out = Request {
        server: servers[rng.usize(..servers.len())].clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        query: Vec::new(),
        headers: BTreeMap::new(),
        cookies: BTreeMap::new(),
        body: None,
        credentials: lets_in[rng.usize(..lets_in.len())].clone(),
    };
    for at in parameters(document, &operation.pointer) {
        let parameter = get(document, &at);
        let must = parameter["required"] == true || parameter["in"] == "path";
        if ignored(parameter) || !(must || rng.bool()) {
            continue;
        }
        let mut aim = Aim {
            focus: "",
            rng,
            carried: BTreeSet::new(),
        };
        let mut value = view.generate(&under(&at, &["schema"]), &mut aim, "", false, 0)?;
        if let Value::Array(list) = &mut value {
            list.retain(|v| *v != json!("") && !v.is_null());
            if list.is_empty() {
                if must {
                    return None;
                }
                continue;
            }
        }
        if matches!(value, Value::Null | Value::Object(_)) {
            continue;
        }
        let texts = written(parameter, &value);
        let name = parameter["name"].as_str().unwrap().to_owned();
        // Texts that lose their form on the way say nothing about the contract.
        if !understood(&view, &at, &texts) {
            return None;
        }
        match parameter["in"].as_str().unwrap() {
            "path" => {
                let text = if texts[0].is_empty() {
                    return None;
                } else {
                    &texts[0]
                };
                out.path = out.path.replace(&format!("{{{name}}}"), text);
            }
            "query" => out
                .query
                .extend(texts.into_iter().map(|t| (name.clone(), t))),
            "cookie" => drop(out.cookies.insert(name, texts[0].clone())),
            _ => drop(out.headers.insert(name.to_lowercase(), texts[0].clone())),
        }
    }
    let body = follow(document, &under(&operation.pointer, &["requestBody"]));
    if get(document, &body).is_object() && (get(document, &body)["required"] == true || rng.bool())
    {
        let media = entries(document, &under(&body, &["content"]));
        let (kind, at) = &media[rng.usize(..media.len())];
        let mut aim = Aim {
            focus: "",
            rng,
            carried: BTreeSet::new(),
        };
        let value = view.generate(&under(at, &["schema"]), &mut aim, "", false, 0)?;
        out.body = Some((kind.clone(), value));
    }
    Some(out)
}

fn matches(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let (a, b): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    if a.len() != b.len() {
        return None;
    }
    a.iter()
        .zip(&b)
        .filter_map(
            |(t, p)| match t.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
                Some(name) => Some(Some((name.to_owned(), (*p).to_owned()))),
                None if t == p => None,
                None => Some(None),
            },
        )
        .collect()
}

/// Whether a request is right by the document and meets the operation meant.
pub(crate) fn accepts(source: &Source<'_>, label: &str, sent: &Request) -> bool {
    let document = source.document;
    operations(document).iter().any(|operation| {
        operation.label == label
            && operation.method == sent.method
            && matches(&operation.path, &sent.path)
                .is_some_and(|places| accepts_at(source, operation, sent, &places))
    })
}

fn accepts_at(
    source: &Source<'_>,
    operation: &Operation,
    sent: &Request,
    places: &[(String, String)],
) -> bool {
    let document = source.document;
    let view = source.view(Way::Request, false);
    let mut known = BTreeSet::new();
    for at in parameters(document, &operation.pointer) {
        let parameter = get(document, &at);
        if ignored(parameter) {
            continue;
        }
        let name = parameter["name"].as_str().unwrap();
        let goes_in = parameter["in"].as_str().unwrap();
        known.insert((
            goes_in.to_owned(),
            if goes_in == "header" {
                name.to_lowercase()
            } else {
                name.to_owned()
            },
        ));
        let texts: Vec<String> = match goes_in {
            "path" => places
                .iter()
                .filter(|(n, _)| n == name)
                .map(|(_, t)| t.clone())
                .collect(),
            "query" => sent
                .query
                .iter()
                .filter(|(n, _)| n == name)
                .map(|(_, t)| t.clone())
                .collect(),
            "cookie" => sent.cookies.get(name).cloned().into_iter().collect(),
            _ => sent
                .headers
                .get(&name.to_lowercase())
                .cloned()
                .into_iter()
                .collect(),
        };
        if texts.is_empty() {
            if parameter["required"] == true || goes_in == "path" {
                return false;
            }
            continue;
        }
        if !understood(&view, &at, &texts) {
            return false;
        }
    }
    let strangers = sent
        .query
        .iter()
        .any(|(n, _)| !known.contains(&("query".into(), n.clone())))
        || sent
            .cookies
            .keys()
            .any(|n| !known.contains(&("cookie".into(), n.clone())))
        || sent
            .headers
            .keys()
            .any(|n| !known.contains(&("header".into(), n.clone())));
    let body = follow(document, &under(&operation.pointer, &["requestBody"]));
    let body_right = match (&sent.body, get(document, &body).is_object()) {
        (None, false) => true,
        (None, true) => get(document, &body)["required"] != true,
        (Some(_), false) => false,
        (Some((kind, value)), true) => entries(document, &under(&body, &["content"]))
            .iter()
            .any(|(name, at)| covers(name, kind) && view.valid(&under(at, &["schema"]), value)),
    };
    let let_in = security(document, &operation.pointer).iter().any(|asks| {
        asks.iter().all(|(scheme, scopes)| {
            sent.credentials
                .get(scheme)
                .is_some_and(|own| scopes.is_subset(own))
        })
    });
    !strangers
        && body_right
        && let_in
        && servers(document, &operation.pointer).contains(&sent.server)
}

fn covers(range: &str, kind: &str) -> bool {
    range == kind
        || range == "*/*"
        || range
            .strip_suffix("/*")
            .is_some_and(|r| kind.starts_with(r))
}

/// A response as it comes over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: String,
    pub(crate) headers: BTreeSet<String>,
    pub(crate) body: Option<(String, Value)>,
}

/// A response that is right by the document.
pub(crate) fn response(
    source: &Source<'_>,
    operation: &Operation,
    rng: &mut Rng,
) -> Option<Response> {
    let document = source.document;
    let all = entries(document, &under(&operation.pointer, &["responses"]));
    let successes: Vec<_> = all
        .iter()
        .filter(|(status, _)| is_success(status))
        .cloned()
        .collect();
    let all = if rng.bool() && !successes.is_empty() {
        successes
    } else {
        all
    };
    let (status, at) = all.get(rng.usize(..all.len().max(1)))?;
    let at = follow(document, at);
    let way = if is_success(status) {
        Way::Response
    } else {
        Way::Error
    };
    let view = source.view(way, false);
    let headers = entries(document, &under(&at, &["headers"]))
        .into_iter()
        .map(|(n, _)| n.to_lowercase())
        .collect();
    let media = entries(document, &under(&at, &["content"]));
    let body = match media.get(rng.usize(..media.len().max(1))) {
        None => None,
        Some((kind, at)) => {
            let mut aim = Aim {
                focus: "",
                rng,
                carried: BTreeSet::new(),
            };
            let value = view.generate(&under(at, &["schema"]), &mut aim, "", false, 0)?;
            Some((kind.clone(), value))
        }
    };
    Some(Response {
        status: status.clone(),
        headers,
        body,
    })
}

/// Whether a client built from this document decodes the response. Errors are read
/// by their shape; any 2xx is the documented success; a client accepts the
/// content types that it knows.
pub(crate) fn reads(source: &Source<'_>, operation: &Operation, came: &Response) -> bool {
    let document = source.document;
    if !is_success(&came.status) {
        return true;
    }
    let all = entries(document, &under(&operation.pointer, &["responses"]));
    let successes: Vec<&(String, String)> = all.iter().filter(|(s, _)| is_success(s)).collect();
    if successes.is_empty() {
        return true;
    }
    let view = source.view(Way::Response, false);
    let chosen: Vec<&&(String, String)> = match successes
        .iter()
        .filter(|(s, _)| *s == came.status)
        .collect::<Vec<_>>()
    {
        same if !same.is_empty() => same,
        _ => successes.iter().collect(),
    };
    chosen.iter().any(|(_, at)| {
        let media = entries(document, &under(&follow(document, at), &["content"]));
        match (&came.body, media.is_empty()) {
            (_, true) => true,
            (None, false) => false,
            (Some((kind, value)), false) => media.iter().any(|(name, at)| {
                covers(name, kind) && view.decodes(&under(at, &["schema"]), value, false, 0)
            }),
        }
    })
}

/// Whether the response is documented.
pub(crate) fn tells(source: &Source<'_>, operation: &Operation, came: &Response) -> bool {
    let document = source.document;
    let all = entries(document, &under(&operation.pointer, &["responses"]));
    let way = if is_success(&came.status) {
        Way::Response
    } else {
        Way::Error
    };
    let view = source.view(way, false);
    all.iter()
        .filter(|(s, _)| *s == came.status)
        .any(|(_, at)| {
            let at = follow(document, at);
            let headers: BTreeSet<String> = entries(document, &under(&at, &["headers"]))
                .into_iter()
                .map(|(n, _)| n.to_lowercase())
                .collect();
            let media = entries(document, &under(&at, &["content"]));
            came.headers.is_subset(&headers)
                && match &came.body {
                    None => media.is_empty(),
                    Some((kind, value)) => media
                        .iter()
                        .any(|(n, at)| n == kind && view.valid(&under(at, &["schema"]), value)),
                }
        })
}

/// The content types that an operation's responses of each status can have, for
/// checking that the client can still get what it accepts.
pub(crate) fn offered(
    document: &Value,
    operation: &Operation,
) -> BTreeMap<String, BTreeSet<String>> {
    entries(document, &under(&operation.pointer, &["responses"]))
        .into_iter()
        .map(|(status, at)| {
            let at = follow(document, &at);
            let mut offers: BTreeSet<String> = entries(document, &under(&at, &["headers"]))
                .into_iter()
                .map(|(n, _)| format!("header {}", n.to_lowercase()))
                .collect();
            offers.extend(
                entries(document, &under(&at, &["content"]))
                    .into_iter()
                    .map(|(n, _)| n),
            );
            (status, offers)
        })
        .collect()
}

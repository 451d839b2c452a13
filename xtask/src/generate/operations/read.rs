//! One operation of the document, part by part. Every problem of an operation is reported at once.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{BodyFacts, EXTEND, OperationFacts, ParameterFacts, ResponseFacts, escape};
use crate::Problem;
use crate::generate::Target;

/// Header parameters that HTTP defines; OpenAPI says that a document's definitions of them are to be ignored.
const HTTP_HEADERS: [&str; 3] = ["authorization", "accept", "content-type"];

/// Where an operation is, and what is wrong with it.
struct Operation<'a> {
    target: &'a Target<'a>,
    pointer: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Operation<'a> {
    fn problem(&mut self, at: &str, what: impl Into<String>, remedy: &str) {
        let pointer = format!("{}{at}", self.pointer);
        self.problem_at(pointer, what, remedy);
    }

    fn problem_at(&mut self, pointer: String, what: impl Into<String>, remedy: &str) {
        let problem = Problem::in_file(self.target.file, what, remedy);
        self.problems.push(problem.at(pointer));
    }

    fn missing(&mut self, at: &str, what: &str) {
        let remedy = format!("add the {what} to the document or the overlay");
        self.problem(at, format!("has no {what}"), &remedy);
    }

    /// Follows a `$ref` inside the document, once or more. Gives the value and its pointer.
    fn resolve(
        &mut self,
        mut pointer: String,
        value: &'a Value,
        what: &str,
    ) -> Option<(&'a Value, String)> {
        let mut found = Some(value);
        for _ in 0..16 {
            let Some(reference) = found.and_then(|value| value.get("$ref")?.as_str()) else {
                break;
            };
            let inside = reference.strip_prefix('#');
            found = inside.and_then(|pointer| self.target.effective.pointer(pointer));
            pointer = inside.unwrap_or_default().to_owned();
        }
        if found.is_none() {
            let problem = format!("has a {what} whose $ref leads nowhere");
            self.problem("", problem, "correct the $ref");
        }
        Some((found?, pointer))
    }
}

/// Reads an operation.
///
/// # Errors
/// All its problems.
pub(super) fn operation(
    target: &Target<'_>,
    path: &str,
    method: &str,
    item: &Value,
    operation: &Value,
    pointer: &str,
) -> Result<OperationFacts, Vec<Problem>> {
    let mut at = Operation {
        target,
        pointer,
        problems: Vec::new(),
    };
    let id = text(operation, "operationId");
    if id.is_empty() {
        at.missing("", "operationId");
    }
    let summary = text(operation, "summary");
    if summary.is_empty() {
        at.missing("", "summary");
    }
    let tag = operation.pointer("/tags/0").and_then(Value::as_str);
    let tag = tag.unwrap_or_default().to_owned();
    if tag.is_empty() {
        at.missing("", "tag");
    }
    let parameters = parameters(&mut at, item, operation);
    let body = body(&mut at, operation);
    let responses = responses(&mut at, operation);
    if !at.problems.is_empty() {
        return Err(at.problems);
    }
    let flag = |key: &str| operation.get(key).and_then(Value::as_bool);
    let number = |key: &str| operation.pointer(key).and_then(Value::as_u64);
    Ok(OperationFacts {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary,
        description: text(operation, "description"),
        own_servers: operation.get("servers").is_some(),
        idempotent: flag("x-idempotent").unwrap_or(["get", "put", "delete"].contains(&method)),
        limit: number("/x-rate-limit/calls").zip(number("/x-rate-limit/seconds")),
        max_items: max_items(target.effective, operation),
        also_reads: also_reads(operation),
        may_be_empty: flag("x-may-be-empty").unwrap_or(false),
        secret_fields: secret_fields(target.effective, operation),
        streaming: flag("x-streaming").unwrap_or(false),
        area: target.names.area(&tag),
        id,
        tag,
        parameters,
        body,
        responses,
    })
}

fn text(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

/// The parameters of the path item and of the operation, which replace those of the same name and location.
fn parameters<'a>(
    at: &mut Operation<'a>,
    item: &'a Value,
    operation: &'a Value,
) -> Vec<ParameterFacts> {
    let mut parameters: Vec<ParameterFacts> = Vec::new();
    let parent = at.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    for (list, base) in [(item, parent), (operation, at.pointer)] {
        let list = list.get("parameters").and_then(Value::as_array);
        for (index, parameter) in list.into_iter().flatten().enumerate() {
            let place = format!("{base}/parameters/{index}");
            if let Some(facts) = self::parameter(at, place, parameter) {
                parameters.retain(|p| (&p.name, &p.location) != (&facts.name, &facts.location));
                parameters.push(facts);
            }
        }
    }
    parameters
}

fn parameter<'a>(
    at: &mut Operation<'a>,
    place: String,
    value: &'a Value,
) -> Option<ParameterFacts> {
    let (parameter, pointer) = at.resolve(place, value, "parameter")?;
    let (name, location) = (text(parameter, "name"), text(parameter, "in"));
    if location == "header" && HTTP_HEADERS.iter().any(|h| name.eq_ignore_ascii_case(h)) {
        return None;
    }
    if !["path", "query", "header"].contains(&location.as_str()) {
        at.problem_at(pointer, format!("has a parameter in `{location}`"), EXTEND);
        return None;
    }
    let description = text(parameter, "description");
    if description.trim().is_empty() {
        at.problem_at(
            pointer,
            format!(
                "the parameter `{name}` of {} has no description",
                at.pointer
            ),
            "describe it in the document or the overlay, in your own words",
        );
    }
    let list = parameter.pointer("/schema/type").and_then(Value::as_str) == Some("array");
    let explode = parameter.get("explode").and_then(Value::as_bool);
    let flag = |pointer: &str| parameter.pointer(pointer).and_then(Value::as_bool);
    Some(ParameterFacts {
        required: flag("/required").unwrap_or(false),
        comma: list && !explode.unwrap_or(location == "query"),
        secret: flag("/x-secret")
            .or(flag("/schema/x-secret"))
            .unwrap_or(false),
        description,
        name,
        location,
    })
}

fn body<'a>(at: &mut Operation<'a>, operation: &'a Value) -> Option<BodyFacts> {
    let (body, pointer) = at.resolve(
        format!("{}/requestBody", at.pointer),
        operation.get("requestBody")?,
        "body",
    )?;
    let content = body.get("content").and_then(Value::as_object);
    let Some(content_type) = content.and_then(|content| content.keys().next()) else {
        at.missing("/requestBody", "content");
        return None;
    };
    if content.map_or(0, Map::len) > 1 {
        at.problem_at(
            pointer.clone(),
            "takes several kinds of body",
            "choose one in the overlay",
        );
    }
    let description = text(body, "description");
    if description.trim().is_empty() {
        at.problem_at(
            pointer,
            format!("the request body of {} has no description", at.pointer),
            "describe it in the document or the overlay, in your own words",
        );
    }
    Some(BodyFacts {
        content_type: content_type.clone(),
        required: body.get("required").and_then(Value::as_bool) == Some(true),
        description,
    })
}

fn responses<'a>(at: &mut Operation<'a>, operation: &'a Value) -> Vec<ResponseFacts> {
    let mut responses = Vec::new();
    let listed = operation.get("responses").and_then(Value::as_object);
    for (name, response) in listed.into_iter().flatten() {
        // A document that does not know the code says `2XX`; the table then says 200, and any success is taken anyway.
        let code = if name == "2XX" { "200" } else { name };
        let Some(status) = code.parse::<u16>().ok().filter(|s| (200..300).contains(s)) else {
            continue;
        };
        let place = format!("{}/responses/{}", at.pointer, escape(name));
        let Some((response, _)) = at.resolve(place, response, "response") else {
            return responses;
        };
        let content = response.get("content").and_then(Value::as_object);
        responses.push(ResponseFacts {
            status,
            content_types: content
                .filter(|_| status != 204)
                .map(|content| content.keys().cloned().collect())
                .unwrap_or_default(),
            description: text(response, "description"),
        });
    }
    if responses.is_empty() {
        at.problem(
            "",
            "has no response of success",
            "state in the overlay what it returns, and the evidence",
        );
    }
    responses
}

/// The `x-also-reads` of the responses' media types: the forms of the response that the overlay did not choose.
fn also_reads(operation: &Value) -> Vec<Vec<String>> {
    let responses = operation.get("responses").and_then(Value::as_object);
    let media = responses
        .into_iter()
        .flat_map(Map::values)
        .flat_map(|response| {
            let content = response.get("content").and_then(Value::as_object);
            content.into_iter().flat_map(Map::values)
        });
    media
        .filter_map(|media| media.get("x-also-reads")?.as_array())
        .flatten()
        .filter_map(|path| {
            let members = path.as_array()?.iter();
            members
                .map(|member| Some(member.as_str()?.to_owned()))
                .collect()
        })
        .collect()
}

/// The names of the properties of the request body that have `x-secret`, at any depth.
fn secret_fields(document: &Value, operation: &Value) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut visited = BTreeSet::new();
    let mut pending: Vec<&Value> = operation.get("requestBody").into_iter().collect();
    while let Some(value) = pending.pop() {
        match value {
            Value::Array(list) => pending.extend(list),
            Value::Object(object) => {
                if let Some(Value::Object(properties)) = object.get("properties") {
                    let secret = properties
                        .iter()
                        .filter(|(_, schema)| schema.get("x-secret") == Some(&Value::Bool(true)));
                    found.extend(secret.map(|(name, _)| name.clone()));
                }
                let reference = object.get("$ref").and_then(Value::as_str);
                if let Some(pointer) = reference.and_then(|reference| reference.strip_prefix('#'))
                    && visited.insert(pointer)
                {
                    pending.extend(document.pointer(pointer));
                }
                pending.extend(object.values());
            }
            _ => {}
        }
    }
    found.into_iter().collect()
}

/// The most items that a list in the body may have.
fn max_items(document: &Value, operation: &Value) -> Option<u64> {
    let content = operation.pointer("/requestBody/content")?.as_object()?;
    let mut schema = content.values().next()?.get("schema")?;
    for _ in 0..16 {
        let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
            break;
        };
        schema = document.pointer(reference.strip_prefix('#')?)?;
    }
    let properties = schema.get("properties")?.as_object()?;
    properties
        .values()
        .find_map(|p| p.get("maxItems")?.as_u64())
}

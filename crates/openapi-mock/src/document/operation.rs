//! An operation of the document: parameters, request body, response and limits.

use std::collections::BTreeMap;
use std::fmt;

use http::Method;
use serde_json::Value;

use super::reference::resolve;
use super::schema::Schema;

/// An operation of the document.
pub struct Operation {
    /// The `operationId`.
    pub id: String,
    /// The method.
    pub method: Method,
    /// The path with parameters in braces.
    pub template: String,
    /// The parameters, those of the path item included.
    pub parameters: Vec<Parameter>,
    /// The names of query parameters that the document does not list, but that it accepts.
    pub undocumented_query: Vec<String>,
    /// The request body, if it has one.
    pub body: Option<Body>,
    /// The status of a successful response.
    pub status: u16,
    /// The content types of a successful response and the schema of each; empty if it has no body.
    pub responses: BTreeMap<String, Schema>,
    /// How often one user may call it.
    pub rate_limit: Option<RateLimit>,
    /// Whether the document lists it, and not only the [undocumented](super::Document::with_undocumented) endpoints.
    pub documented: bool,
    /// Whether it needs no credentials (`security: []`).
    pub anonymous: bool,
    /// The longest request body that it accepts, in bytes (`x-max-bytes`).
    pub max_bytes: Option<usize>,
    /// Whether its path contains a secret (`x-secret`); the journal then records the template in place of the path.
    pub secret_path: bool,
}

/// A number of calls in a number of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// The number of calls.
    pub calls: usize,
    /// The length of the window.
    pub seconds: i64,
}

/// A parameter.
pub struct Parameter {
    /// The name.
    pub name: String,
    /// The location.
    pub location: ParameterLocation,
    /// Whether it is required.
    pub required: bool,
    /// Whether a list is one value with commas, and not the parameter several times.
    pub comma_separated: bool,
    /// The schema of its value.
    pub schema: Schema,
}

/// The location of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterLocation {
    /// A segment of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
}

impl fmt::Display for ParameterLocation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
        })
    }
}

/// A request body.
pub struct Body {
    /// Whether it is required.
    pub required: bool,
    /// The first content type of the document.
    pub media_type: String,
    /// The schema of its value.
    pub schema: Schema,
}

/// Parses every operation, in the order of the document.
pub(super) fn parse_operations(root: &Value) -> Result<Vec<Operation>, String> {
    let paths = root
        .get("paths")
        .and_then(Value::as_object)
        .ok_or("`paths` is missing")?;
    let mut operations = Vec::new();
    for (template, item) in paths {
        for (method, node) in item.as_object().into_iter().flatten() {
            let method = match method.as_str() {
                "get" => Method::GET,
                "post" => Method::POST,
                "put" => Method::PUT,
                "patch" => Method::PATCH,
                "delete" => Method::DELETE,
                _ => continue,
            };
            let operation = parse_operation(root, template, item, &method, node)
                .map_err(|reason| format!("{method} {template}: {reason}"))?;
            operations.push(operation);
        }
    }
    Ok(operations)
}

fn parse_operation(
    root: &Value,
    template: &str,
    item: &Value,
    method: &Method,
    node: &Value,
) -> Result<Operation, String> {
    let id = node
        .get("operationId")
        .and_then(Value::as_str)
        .ok_or("`operationId` is missing")?;
    let mut parameters = Vec::new();
    for list in [item.get("parameters"), node.get("parameters")] {
        for parameter in list.and_then(Value::as_array).into_iter().flatten() {
            parameters.extend(parse_parameter(resolve(root, parameter))?);
        }
    }
    let (status, responses) = parse_success(root, node)?;
    Ok(Operation {
        id: id.to_owned(),
        method: method.clone(),
        template: template.to_owned(),
        parameters,
        undocumented_query: Vec::new(),
        body: node
            .get("requestBody")
            .map(|body| parse_body(resolve(root, body)))
            .transpose()?,
        status,
        responses,
        rate_limit: parse_rate_limit(node),
        documented: true,
        anonymous: node
            .get("security")
            .and_then(Value::as_array)
            .is_some_and(Vec::is_empty),
        max_bytes: node
            .get("x-max-bytes")
            .and_then(Value::as_u64)
            .and_then(|bytes| usize::try_from(bytes).ok()),
        secret_path: node.get("x-secret") == Some(&Value::Bool(true)),
    })
}

/// Parses a parameter. Returns `None` for the `authorization` header, which OpenAPI says to ignore.
fn parse_parameter(node: &Value) -> Result<Option<Parameter>, String> {
    let name = node
        .get("name")
        .and_then(Value::as_str)
        .ok_or("a parameter has no name")?;
    let location = match node.get("in").and_then(Value::as_str) {
        Some("path") => ParameterLocation::Path,
        Some("query") => ParameterLocation::Query,
        Some("header") if name.eq_ignore_ascii_case("authorization") => return Ok(None),
        Some("header") => ParameterLocation::Header,
        other => {
            return Err(format!(
                "parameter `{name}`: the location {other:?} is not supported"
            ));
        }
    };
    Ok(Some(Parameter {
        name: name.to_owned(),
        location,
        required: location == ParameterLocation::Path
            || node.get("required") == Some(&Value::Bool(true)),
        comma_separated: match node.get("explode").and_then(Value::as_bool) {
            Some(explode) => !explode,
            None => location != ParameterLocation::Query,
        },
        schema: Schema::new(node.get("schema").cloned().unwrap_or(Value::Bool(true))),
    }))
}

fn parse_body(node: &Value) -> Result<Body, String> {
    let (media_type, content) = node
        .get("content")
        .and_then(Value::as_object)
        .and_then(|content| content.iter().next())
        .ok_or("the request body has no content")?;
    Ok(Body {
        required: node.get("required") == Some(&Value::Bool(true)),
        media_type: media_type.clone(),
        schema: Schema::new(content.get("schema").cloned().unwrap_or(Value::Bool(true))),
    })
}

/// Parses `x-rate-limit`.
fn parse_rate_limit(node: &Value) -> Option<RateLimit> {
    let limit = node.get("x-rate-limit")?;
    Some(RateLimit {
        calls: usize::try_from(limit.get("calls")?.as_u64()?).ok()?,
        seconds: limit.get("seconds")?.as_i64()?,
    })
}

fn parse_success(root: &Value, node: &Value) -> Result<(u16, BTreeMap<String, Schema>), String> {
    let responses = node
        .get("responses")
        .and_then(Value::as_object)
        .ok_or("`responses` is missing")?;
    let (status, response) = responses
        .iter()
        .find_map(|(status, response)| {
            // A range such as `2XX` does not say which status; it is the general one.
            let status: u16 = if status == "2XX" {
                200
            } else {
                status.parse().ok()?
            };
            (200..300).contains(&status).then_some((status, response))
        })
        .ok_or("no successful response")?;
    let content = resolve(root, response)
        .get("content")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(media_type, content)| {
            Some((
                media_type.clone(),
                Schema::new(content.get("schema")?.clone()),
            ))
        })
        .collect();
    Ok((status, content))
}

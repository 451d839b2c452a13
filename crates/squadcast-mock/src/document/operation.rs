//! An operation of the document: parameters, request body, response and limits.

use std::collections::BTreeMap;

use http::Method;
use serde_json::Value;

use super::reference::resolve;
use super::schema::Schema;

/// The id of the token exchange, the one operation without a bearer token and on the authentication host.
pub(crate) const TOKEN_EXCHANGE: &str = "Auth_getAccessToken";

/// An operation of the document.
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: Method,
    /// The path with parameters in braces.
    pub(crate) template: String,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    /// The status of a successful response.
    pub(crate) status: u16,
    /// The content types of a successful response and the schema of each; empty if it has no body.
    pub(crate) responses: BTreeMap<String, Schema>,
    pub(crate) error_format: ErrorFormat,
    /// How often one user may call it.
    pub(crate) rate_limit: Option<RateLimit>,
    /// Whether it needs no access token (`security: []`).
    pub(crate) anonymous: bool,
    /// The longest request body that it accepts (`x-max-bytes`).
    pub(crate) max_bytes: Option<usize>,
    /// The path has a secret (`x-secret`), so that the journal records the template instead.
    pub(crate) secret_path: bool,
}

/// A number of calls in a number of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RateLimit {
    pub(crate) calls: usize,
    pub(crate) seconds: i64,
}

/// A parameter.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) location: ParameterLocation,
    pub(crate) required: bool,
    pub(crate) schema: Schema,
}

/// The location of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParameterLocation {
    Path,
    Query,
    Header,
}

/// A request body.
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) media_type: String,
    pub(crate) schema: Schema,
}

/// The format of an error response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorFormat {
    /// `{ meta: { status, error_message } }`
    V3,
    /// `{ error: { code, message, details } }`
    V4,
}

impl Operation {
    /// Returns whether this is the token exchange.
    pub(crate) fn is_token_exchange(&self) -> bool {
        self.id == TOKEN_EXCHANGE
    }

    /// Returns whether the operation changes nothing.
    pub(crate) fn is_read_only(&self) -> bool {
        self.method == Method::GET || self.id == "Incidents_getIncidentsStatusByRequestids"
    }
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
        body: node
            .get("requestBody")
            .map(|body| parse_body(resolve(root, body)))
            .transpose()?,
        status,
        responses,
        error_format: parse_error_format(root, node),
        rate_limit: parse_rate_limit(node),
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
            let status: u16 = status.parse().ok()?;
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

/// Returns the format of the first JSON error response of the operation, or the v3 format if it declares none.
fn parse_error_format(root: &Value, node: &Value) -> ErrorFormat {
    let declared = node
        .get("responses")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter(|(status, _)| status.starts_with('4'))
        .filter_map(|(_, response)| {
            resolve(root, response)
                .get("content")?
                .get("application/json")?
                .get("schema")
        })
        .find_map(|schema| {
            let properties = resolve(root, schema).get("properties")?;
            if properties.get("error").is_some() {
                Some(ErrorFormat::V4)
            } else {
                properties.get("meta").map(|_| ErrorFormat::V3)
            }
        });
    declared.unwrap_or(ErrorFormat::V3)
}

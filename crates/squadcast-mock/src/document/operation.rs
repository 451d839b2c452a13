//! What the document says about one operation.

use std::collections::BTreeMap;

use http::Method;
use serde_json::Value;

use super::{Schema, resolve};

/// The name of the token exchange, the one operation that takes no bearer token and lives on the authentication host.
const TOKEN_EXCHANGE: &str = "Auth_getAccessToken";

/// One operation of the document.
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: Method,
    /// The path with its parameters in braces.
    pub(crate) template: String,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    /// The status of success.
    pub(crate) status: u16,
    /// The content types of success and the schema of each; none when there is no body.
    pub(crate) answers: BTreeMap<String, Schema>,
    pub(crate) error_form: ErrorForm,
    /// How often a caller may use it, if that is limited.
    pub(crate) limit: Option<Limit>,
}

/// How often an operation may be used: so many calls in so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) calls: usize,
    pub(crate) seconds: i64,
}

/// One parameter.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) required: bool,
    pub(crate) schema: Schema,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
}

/// The request body.
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) media_type: String,
    pub(crate) schema: Schema,
}

/// Which of the two error bodies an operation answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorForm {
    /// `{ meta: { status, error_message } }`
    V3,
    /// `{ error: { code, message, details } }`
    V4,
}

impl Operation {
    /// Whether this is the token exchange.
    pub(crate) fn is_token_exchange(&self) -> bool {
        self.id == TOKEN_EXCHANGE
    }

    /// Whether the operation only reads.
    pub(crate) fn only_reads(&self) -> bool {
        self.method == Method::GET || self.id == "Incidents_getIncidentsStatusByRequestids"
    }
}

/// Reads every operation, in the document's order.
pub(super) fn read_all(root: &Value) -> Result<Vec<Operation>, String> {
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
            let operation = read(root, template, item, &method, node)
                .map_err(|reason| format!("{method} {template}: {reason}"))?;
            operations.push(operation);
        }
    }
    Ok(operations)
}

fn read(
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
            parameters.extend(read_parameter(resolve(root, parameter))?);
        }
    }
    let (status, answers) = read_success(root, node)?;
    Ok(Operation {
        id: id.to_owned(),
        method: method.clone(),
        template: template.to_owned(),
        parameters,
        body: node
            .get("requestBody")
            .map(|body| read_body(resolve(root, body)))
            .transpose()?,
        status,
        answers,
        error_form: read_error_form(root, node),
        limit: read_limit(node),
    })
}

/// A parameter; none for the `authorization` header, which OpenAPI says to ignore here.
fn read_parameter(node: &Value) -> Result<Option<Parameter>, String> {
    let name = node
        .get("name")
        .and_then(Value::as_str)
        .ok_or("a parameter has no name")?;
    let place = match node.get("in").and_then(Value::as_str) {
        Some("path") => Place::Path,
        Some("query") => Place::Query,
        Some("header") if name.eq_ignore_ascii_case("authorization") => return Ok(None),
        Some("header") => Place::Header,
        other => {
            return Err(format!(
                "parameter `{name}` stands in {other:?}, which is not supported"
            ));
        }
    };
    Ok(Some(Parameter {
        name: name.to_owned(),
        place,
        required: place == Place::Path || node.get("required") == Some(&Value::Bool(true)),
        schema: Schema::new(node.get("schema").cloned().unwrap_or(Value::Bool(true))),
    }))
}

fn read_body(node: &Value) -> Result<Body, String> {
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

/// The limit that `x-rate-limit` states.
fn read_limit(node: &Value) -> Option<Limit> {
    let limit = node.get("x-rate-limit")?;
    Some(Limit {
        calls: usize::try_from(limit.get("calls")?.as_u64()?).ok()?,
        seconds: limit.get("seconds")?.as_i64()?,
    })
}

fn read_success(root: &Value, node: &Value) -> Result<(u16, BTreeMap<String, Schema>), String> {
    let answers = node
        .get("responses")
        .and_then(Value::as_object)
        .ok_or("`responses` is missing")?;
    let (status, answer) = answers
        .iter()
        .find_map(|(status, answer)| {
            let status: u16 = status.parse().ok()?;
            (200..300).contains(&status).then_some((status, answer))
        })
        .ok_or("no answer of success")?;
    let content = resolve(root, answer)
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

/// The form of the first refusal that the operation declares as JSON; the v3 form if it declares none.
fn read_error_form(root: &Value, node: &Value) -> ErrorForm {
    let declared = node
        .get("responses")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter(|(status, _)| status.starts_with('4'))
        .filter_map(|(_, answer)| {
            resolve(root, answer)
                .get("content")?
                .get("application/json")?
                .get("schema")
        })
        .find_map(|schema| {
            let properties = resolve(root, schema).get("properties")?;
            if properties.get("error").is_some() {
                Some(ErrorForm::V4)
            } else {
                properties.get("meta").map(|_| ErrorForm::V3)
            }
        });
    declared.unwrap_or(ErrorForm::V3)
}

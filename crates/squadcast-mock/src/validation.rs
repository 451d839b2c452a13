//! Validates a request against its operation: a violation is rejected with the part that failed.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderMap, header};
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::api_error::ApiError;
use crate::compatibility;
use crate::document::{Document, Operation, Parameter, ParameterLocation};

/// A request as it was received.
pub(crate) struct RawRequest<'a> {
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: &'a str,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a Bytes,
}

/// The parameters and the body of a valid request. Header parameters are validated and dropped.
pub(crate) struct Input {
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: Map<String, Value>,
    pub(crate) body: Value,
}

/// Validates a request against its operation.
///
/// # Errors
/// 400 for an invalid parameter and for a body that cannot be parsed, 422 for a body that violates its schema.
pub(crate) fn validate(
    document: &Document,
    operation: &Operation,
    request: RawRequest<'_>,
) -> Result<Input, ApiError> {
    let query = parse_query(document, operation, request.query)?;
    for parameter in &operation.parameters {
        let text = match parameter.location {
            ParameterLocation::Query => continue,
            ParameterLocation::Path => request.path.get(&parameter.name).map(String::as_str),
            ParameterLocation::Header => request
                .headers
                .get(&parameter.name)
                .and_then(|value| value.to_str().ok()),
        };
        match text {
            Some(text) => {
                let value = parse_value(document, parameter.schema.node(), text);
                validate_parameter(document, parameter, &value)?;
            }
            None if parameter.required => return Err(missing(parameter)),
            None => {}
        }
    }
    let body = parse_body(document, operation, request.headers, request.body)?;
    Ok(Input {
        path: request.path,
        query,
        body,
    })
}

/// Returns the strings of a list; empty if the value is not a list.
pub(crate) fn strings(value: Option<&Value>) -> Vec<&str> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn parse_query(
    document: &Document,
    operation: &Operation,
    query: &str,
) -> Result<Map<String, Value>, ApiError> {
    let parameters = || {
        operation
            .parameters
            .iter()
            .filter(|parameter| parameter.location == ParameterLocation::Query)
    };
    let mut received: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if !parameters().any(|parameter| parameter.name == name) {
            return Err(ApiError::parameter(
                "query",
                &name,
                "is not a parameter of this operation",
            ));
        }
        received
            .entry(name.into_owned())
            .or_default()
            .push(value.into_owned());
    }
    let mut values = Map::new();
    for parameter in parameters() {
        let Some(texts) = received.remove(&parameter.name) else {
            if parameter.required {
                return Err(missing(parameter));
            }
            continue;
        };
        let schema = document.resolve(parameter.schema.node());
        let value = if is_type(schema, "array") {
            // A list is one value with commas, or the parameter several times; both are accepted.
            let item = schema.get("items").unwrap_or(&Value::Null);
            texts
                .iter()
                .flat_map(|text| text.split(','))
                .filter(|text| !text.is_empty())
                .map(|text| parse_value(document, item, text))
                .collect()
        } else {
            match texts.as_slice() {
                [text] => parse_value(document, schema, text),
                _ => return Err(invalid(parameter, "is set more than once")),
            }
        };
        validate_parameter(document, parameter, &value)?;
        values.insert(parameter.name.clone(), value);
    }
    Ok(values)
}

/// Parses a parameter as the type of its schema, or as a string if that fails.
fn parse_value(document: &Document, schema: &Value, text: &str) -> Value {
    let schema = document.resolve(schema);
    if is_type(schema, "integer")
        && let Ok(number) = text.parse::<i64>()
    {
        return number.into();
    }
    if is_type(schema, "number")
        && let Ok(number) = text.parse::<f64>()
    {
        return number.into();
    }
    match text {
        "true" if is_type(schema, "boolean") => Value::Bool(true),
        "false" if is_type(schema, "boolean") => Value::Bool(false),
        _ => text.into(),
    }
}

fn is_type(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(kind)) => kind == name,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == name),
        _ => false,
    }
}

fn validate_parameter(
    document: &Document,
    parameter: &Parameter,
    value: &Value,
) -> Result<(), ApiError> {
    let violations = document
        .validate(&parameter.schema, value)
        .map_err(|reason| ApiError::new(500, reason))?;
    match violations.first() {
        None => Ok(()),
        Some(violation) => Err(invalid(parameter, &violation.message)),
    }
}

fn missing(parameter: &Parameter) -> ApiError {
    invalid(parameter, "is required")
}

fn invalid(parameter: &Parameter, message: &str) -> ApiError {
    let location = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
    };
    ApiError::parameter(location, &parameter.name, message)
}

fn parse_body(
    document: &Document,
    operation: &Operation,
    headers: &HeaderMap,
    bytes: &Bytes,
) -> Result<Value, ApiError> {
    let Some(body) = &operation.body else {
        return Ok(Value::Null);
    };
    if bytes.is_empty() {
        if body.required {
            return Err(ApiError::new(400, "body: is required"));
        }
        return Ok(Value::Null);
    }
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .map(str::trim)
        .unwrap_or("");
    let has_type = |media_type: &str| media_type.eq_ignore_ascii_case(content_type);
    let accepted = has_type(&body.media_type)
        || has_type("application/json")
        || compatibility::accepts_content_type(&operation.id, content_type);
    if !accepted {
        return Err(ApiError::new(
            400,
            format!("header `content-type`: is not {}", body.media_type),
        ));
    }
    let mut value: Value = serde_json::from_slice(bytes).map_err(|error| {
        ApiError::new(
            400,
            format!(
                "body: is not JSON (line {}, column {})",
                error.line(),
                error.column()
            ),
        )
    })?;
    compatibility::remove_null_fields(&operation.id, &mut value);
    let violations = document
        .validate(&body.schema, &value)
        .map_err(|reason| ApiError::new(500, reason))?;
    if violations.is_empty() {
        Ok(value)
    } else {
        Err(ApiError::invalid_body(violations))
    }
}

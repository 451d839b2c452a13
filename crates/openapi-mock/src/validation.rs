//! Validates a request against its operation: a violation is rejected with the part that failed.

use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, header};
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::document::{Document, Operation, Parameter, ParameterLocation, Violation, describe};

/// The content type of a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// A request as it was received.
pub struct RawRequest<'a> {
    /// The decoded path parameters by name.
    pub path: BTreeMap<String, String>,
    /// The query, still encoded.
    pub query: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a Bytes,
}

/// The parameters and the body of a valid request. Header parameters are validated and dropped.
#[derive(Default)]
pub struct Input {
    /// The path parameters by name.
    pub path: BTreeMap<String, String>,
    /// The query parameters by name.
    pub query: Map<String, Value>,
    /// The body; a form is an object of strings. `null` if there is none.
    pub body: Value,
}

/// What a service accepts although its document does not say so.
pub trait Exceptions {
    /// Returns whether an operation also accepts a JSON body with this content type.
    fn accepts_content_type(&self, operation: &Operation, content_type: &str) -> bool {
        let _ = (operation, content_type);
        false
    }

    /// Changes a body before it is validated.
    fn prepare_body(&self, operation: &Operation, body: &mut Value) {
        let _ = (operation, body);
    }
}

/// No exceptions.
impl Exceptions for () {}

/// Why a request is invalid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// A parameter is missing, unknown, or violates its schema.
    Parameter {
        /// The location.
        location: ParameterLocation,
        /// The name.
        name: String,
        /// The reason.
        message: String,
    },
    /// A required body is missing.
    MissingBody,
    /// The content type is another one than this.
    ContentType(String),
    /// The body cannot be parsed; the text says why.
    MalformedBody(String),
    /// The body violates its schema.
    Body(Vec<Violation>),
    /// A schema of the document is invalid; the text says why.
    Document(String),
}

impl fmt::Display for Rejection {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter {
                location,
                name,
                message,
            } => write!(out, "{location}: `{name}`: {message}"),
            Self::MissingBody => out.write_str("body: is required"),
            Self::ContentType(expected) => write!(out, "header `content-type`: is not {expected}"),
            Self::MalformedBody(reason) => write!(out, "body: {reason}"),
            Self::Body(violations) => write!(out, "body: {}", describe(violations)),
            Self::Document(reason) => out.write_str(reason),
        }
    }
}

/// Validates a request against its operation.
///
/// # Errors
/// The first part that is invalid.
pub fn validate(
    document: &Document,
    operation: &Operation,
    request: RawRequest<'_>,
    exceptions: &impl Exceptions,
) -> Result<Input, Rejection> {
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
    let body = parse_body(document, operation, &request, exceptions)?;
    Ok(Input {
        path: request.path,
        query,
        body,
    })
}

/// Returns the strings of a list; empty if the value is not a list.
pub fn strings(value: Option<&Value>) -> Vec<&str> {
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
) -> Result<Map<String, Value>, Rejection> {
    let parameters = || {
        operation
            .parameters
            .iter()
            .filter(|parameter| parameter.location == ParameterLocation::Query)
    };
    let mut received: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut values = Map::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if operation
            .undocumented_query
            .iter()
            .any(|known| *known == name)
        {
            values.insert(name.into_owned(), value.into_owned().into());
            continue;
        }
        if !parameters().any(|parameter| parameter.name == name) {
            return Err(Rejection::Parameter {
                location: ParameterLocation::Query,
                name: name.into_owned(),
                message: "is not a parameter of this operation".to_owned(),
            });
        }
        received
            .entry(name.into_owned())
            .or_default()
            .push(value.into_owned());
    }
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
) -> Result<(), Rejection> {
    let violations = document
        .validate(&parameter.schema, value)
        .map_err(Rejection::Document)?;
    match violations.first() {
        None => Ok(()),
        Some(violation) => Err(invalid(parameter, &violation.message)),
    }
}

fn missing(parameter: &Parameter) -> Rejection {
    invalid(parameter, "is required")
}

fn invalid(parameter: &Parameter, message: &str) -> Rejection {
    Rejection::Parameter {
        location: parameter.location,
        name: parameter.name.clone(),
        message: message.to_owned(),
    }
}

fn parse_body(
    document: &Document,
    operation: &Operation,
    request: &RawRequest<'_>,
    exceptions: &impl Exceptions,
) -> Result<Value, Rejection> {
    let Some(body) = &operation.body else {
        return Ok(Value::Null);
    };
    if request.body.is_empty() {
        return match body.required {
            true => Err(Rejection::MissingBody),
            false => Ok(Value::Null),
        };
    }
    let content_type = request
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .map(str::trim)
        .unwrap_or("");
    let has_type = |media_type: &str| media_type.eq_ignore_ascii_case(content_type);
    let is_form = body.media_type == FORM;
    let accepted = has_type(&body.media_type)
        || (!is_form && has_type("application/json"))
        || exceptions.accepts_content_type(operation, content_type);
    if !accepted {
        return Err(Rejection::ContentType(body.media_type.clone()));
    }
    let mut value = match is_form {
        true => parse_form(request.body)?,
        false => parse_json(request.body)?,
    };
    exceptions.prepare_body(operation, &mut value);
    let violations = document
        .validate(&body.schema, &value)
        .map_err(Rejection::Document)?;
    if violations.is_empty() {
        Ok(value)
    } else {
        Err(Rejection::Body(violations))
    }
}

fn parse_json(bytes: &[u8]) -> Result<Value, Rejection> {
    serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Rejection::MalformedBody(format!("is not JSON (line {line}, column {column})"))
    })
}

/// Parses a form into an object of strings. A stray character, such as a line feed, and a duplicate field are rejected.
fn parse_form(bytes: &[u8]) -> Result<Value, Rejection> {
    let is_form = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._*%+=&~".contains(byte);
    if !bytes.iter().all(is_form) {
        return Err(Rejection::MalformedBody("is not a form".to_owned()));
    }
    let mut fields = Map::new();
    for (name, value) in form_urlencoded::parse(bytes) {
        if fields.insert(name.to_string(), value.into()).is_some() {
            let reason = format!("has the field `{name}` twice");
            return Err(Rejection::MalformedBody(reason));
        }
    }
    Ok(Value::Object(fields))
}

#[cfg(test)]
mod tests;

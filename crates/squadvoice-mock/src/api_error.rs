//! Error responses in the formats of the service.

use http::header;
use openapi_mock::{ParameterLocation, Rejection, Response, Violation};
use serde_json::{Map, Value, json};

/// The form of an error response to a list of leads. The service documents neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BatchErrors {
    /// A list as long as the leads, with an empty object for each lead without an error: `[{}, {"phone_number": […]}]`.
    #[default]
    Aligned,
    /// An object with the index of each lead that has an error: `{"1": {"phone_number": […]}}`.
    Indexed,
}

/// An error response before it is serialized.
#[derive(Debug, Clone)]
pub(crate) enum ApiError {
    /// `{"detail": …}`
    Detail(u16, String),
    /// `{"field": ["…"]}`, with the errors of one object.
    Fields(Vec<FieldError>),
    /// The errors of a list of leads, and its length.
    Batch(Vec<FieldError>, usize),
    /// 429 with the seconds to wait.
    Throttled(u64),
}

/// An error of a field, and the index of its lead if there is a list.
#[derive(Debug, Clone)]
pub(crate) struct FieldError {
    pub(crate) index: Option<usize>,
    pub(crate) field: String,
    pub(crate) message: String,
}

impl FieldError {
    pub(crate) fn new(index: Option<usize>, field: &str, message: &str) -> Self {
        Self {
            index,
            field: field.to_owned(),
            message: message.to_owned(),
        }
    }
}

impl ApiError {
    pub(crate) fn not_found() -> Self {
        Self::Detail(404, "Not found.".to_owned())
    }

    /// The error of an invalid request. `length` is the number of leads in its body, if that is a list.
    pub(crate) fn invalid(rejection: &Rejection, length: Option<usize>) -> Self {
        match rejection {
            Rejection::Body(violations) => {
                let fields = violations.iter().map(field_error).collect();
                match length {
                    Some(length) => Self::Batch(fields, length),
                    None => Self::Fields(fields),
                }
            }
            Rejection::Parameter {
                location: ParameterLocation::Query,
                name,
                message,
            } => Self::Fields(vec![FieldError::new(None, name, message)]),
            Rejection::ContentType(expected) => {
                Self::Detail(415, format!("Unsupported media type; expected {expected}."))
            }
            Rejection::Document(reason) => Self::Detail(500, reason.clone()),
            other => Self::Detail(400, other.to_string()),
        }
    }

    pub(crate) fn response(&self, form: BatchErrors) -> Response {
        match self {
            Self::Detail(status, detail) => Response::json(*status, &json!({ "detail": detail })),
            Self::Fields(errors) => Response::json(400, &Value::Object(fields(errors.iter()))),
            Self::Batch(errors, length) => Response::json(400, &batch(errors, *length, form)),
            Self::Throttled(seconds) => {
                let detail =
                    format!("Request was throttled. Expected available in {seconds} seconds.");
                Response::json(429, &json!({ "detail": detail }))
                    .header(header::RETRY_AFTER, &seconds.to_string())
            }
        }
    }
}

/// Converts the violation of a body, whose field is `phone_number` or `[1].phone_number`.
fn field_error(violation: &Violation) -> FieldError {
    let indexed = violation
        .field
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .and_then(|(index, rest)| Some((index.parse().ok()?, rest.trim_start_matches('.'))));
    match indexed {
        Some((index, field)) => FieldError::new(Some(index), field, &violation.message),
        None => FieldError::new(None, &violation.field, &violation.message),
    }
}

fn fields<'a>(errors: impl Iterator<Item = &'a FieldError>) -> Map<String, Value> {
    let mut fields: Map<String, Value> = Map::new();
    for error in errors {
        let name = match error.field.as_str() {
            "" => "non_field_errors",
            field => field,
        };
        let messages = fields.entry(name).or_insert_with(|| json!([]));
        if let Some(messages) = messages.as_array_mut() {
            messages.push(error.message.clone().into());
        }
    }
    fields
}

fn batch(errors: &[FieldError], length: usize, form: BatchErrors) -> Value {
    let of = |index: usize| fields(errors.iter().filter(|error| error.index == Some(index)));
    let whole = fields(errors.iter().filter(|error| error.index.is_none()));
    if !whole.is_empty() {
        return Value::Object(whole);
    }
    match form {
        BatchErrors::Aligned => (0..length).map(|index| Value::Object(of(index))).collect(),
        BatchErrors::Indexed => {
            let indexed = (0..length).map(|index| (index.to_string(), of(index)));
            let indexed = indexed.filter(|(_, fields)| !fields.is_empty());
            Value::Object(
                indexed
                    .map(|(index, fields)| (index, Value::Object(fields)))
                    .collect(),
            )
        }
    }
}

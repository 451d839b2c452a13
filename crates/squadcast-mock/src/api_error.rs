//! Error responses in the formats of the service.

use std::fmt;

use http::{StatusCode, header};
use serde_json::{Value, json};

use crate::document::{ErrorFormat, Violation, describe};
use openapi_mock::Response;

/// An error response before it is serialized.
#[derive(Debug, Clone)]
pub(crate) struct ApiError {
    status: u16,
    message: String,
    details: Vec<Violation>,
    retry_after: Option<u64>,
}

impl fmt::Display for ApiError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl ApiError {
    pub(crate) fn new(status: u16, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            details: Vec::new(),
            retry_after: None,
        }
    }

    /// 400: a parameter violates its schema. `location` is `path`, `query` or `header`.
    pub(crate) fn parameter(location: &str, name: &str, message: impl Into<String>) -> Self {
        Self::with_violations(400, location, vec![violation(name, message)])
    }

    /// 422: a JSON body violates its schema.
    pub(crate) fn invalid_body(violations: Vec<Violation>) -> Self {
        Self::with_violations(422, "body", violations)
    }

    /// 422: a field of the body is invalid.
    pub(crate) fn field(field: &str, message: impl Into<String>) -> Self {
        Self::invalid_body(vec![violation(field, message)])
    }

    fn with_violations(status: u16, part: &str, details: Vec<Violation>) -> Self {
        Self {
            status,
            message: format!("{part}: {}", describe(&details)),
            details,
            retry_after: None,
        }
    }

    /// 404: the resource does not exist.
    pub(crate) fn not_found(resource: &str) -> Self {
        Self::new(404, format!("{resource} not found"))
    }

    /// 409: the current state does not permit the change.
    pub(crate) fn conflict(message: impl Into<String>) -> Self {
        Self::new(409, message)
    }

    /// 403: the caller's role does not permit the operation.
    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, message)
    }

    /// 429 with the seconds to wait.
    pub(crate) fn too_many_requests(message: impl Into<String>, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..Self::new(429, message)
        }
    }

    /// Serializes the error in the format that the operation declares.
    pub(crate) fn response(&self, format: ErrorFormat) -> Response {
        let response = Response::json(self.status, &self.body(format));
        match self.retry_after {
            Some(seconds) => response.header(header::RETRY_AFTER, &seconds.to_string()),
            None => response,
        }
    }

    fn body(&self, format: ErrorFormat) -> Value {
        match format {
            ErrorFormat::V3 => json!({
                "meta": { "status": self.status, "error_message": self.message }
            }),
            ErrorFormat::V4 => {
                let details: Vec<Value> = self
                    .details
                    .iter()
                    .map(|detail| json!({ "field": detail.field, "message": detail.message }))
                    .collect();
                json!({
                    "error": { "code": self.code(), "message": self.message, "details": details }
                })
            }
        }
    }

    /// Returns the reason phrase of the status in snake case, such as `not_found`.
    fn code(&self) -> String {
        let status = StatusCode::from_u16(self.status).ok();
        let reason = status.and_then(|status| status.canonical_reason());
        reason.unwrap_or("error").to_lowercase().replace(' ', "_")
    }
}

fn violation(field: &str, message: impl Into<String>) -> Violation {
    Violation {
        field: field.to_owned(),
        message: message.into(),
        ..Violation::default()
    }
}

/// The response to a request without a bearer token: JSON.
pub(crate) fn missing_credentials() -> Response {
    Response::json(
        401,
        &json!({ "meta": { "status": 401, "error_message": "No credentials sent" } }),
    )
}

/// The response to an invalid bearer token: JSON with the content type `text/plain`, as the service sends it.
pub(crate) fn invalid_access_token() -> Response {
    let body = json!({ "meta": { "error_message": "invalid access token", "status": 401 } });
    Response::text(401, "text/plain; charset=utf-8", body.to_string())
}

//! Refusals, in the forms in which the service writes them.

use http::header;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::document::{ErrorForm, Fault, describe};

/// Why a request is refused.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    status: u16,
    message: String,
    details: Vec<Fault>,
    retry_after: Option<u64>,
}

impl Refusal {
    pub(crate) fn new(status: u16, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            details: Vec::new(),
            retry_after: None,
        }
    }

    /// 400: parameters or bytes that do not fit the document.
    pub(crate) fn malformed(part: &str, faults: Vec<Fault>) -> Self {
        Self::with_faults(400, part, faults)
    }

    /// 422: a body that is JSON but does not fit the document, or asks for what makes no sense.
    pub(crate) fn unprocessable(part: &str, faults: Vec<Fault>) -> Self {
        Self::with_faults(422, part, faults)
    }

    fn with_faults(status: u16, part: &str, details: Vec<Fault>) -> Self {
        Self {
            status,
            message: format!("{part}: {}", describe(&details)),
            details,
            retry_after: None,
        }
    }

    /// 422 for one field of the body.
    pub(crate) fn field(field: &str, message: impl Into<String>) -> Self {
        let fault = Fault {
            field: field.to_owned(),
            message: message.into(),
        };
        Self::unprocessable("body", vec![fault])
    }

    /// 404: there is no such thing.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(404, format!("{what} not found"))
    }

    /// 409: the present state does not allow the change.
    pub(crate) fn conflict(message: impl Into<String>) -> Self {
        Self::new(409, message)
    }

    /// 403: the caller's role does not allow this.
    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, message)
    }

    /// 429, with the seconds to wait.
    pub(crate) fn too_many(message: impl Into<String>, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..Self::new(429, message)
        }
    }

    /// The refusal as an answer in the form that the operation declares.
    pub(crate) fn answer(&self, form: ErrorForm) -> Answer {
        let answer = Answer::json(self.status, &self.body(form));
        match self.retry_after {
            Some(seconds) => answer.header(header::RETRY_AFTER, &seconds.to_string()),
            None => answer,
        }
    }

    fn body(&self, form: ErrorForm) -> Value {
        match form {
            ErrorForm::V3 => json!({
                "meta": { "status": self.status, "error_message": self.message }
            }),
            ErrorForm::V4 => {
                let details: Vec<Value> = self
                    .details
                    .iter()
                    .map(|fault| json!({ "field": fault.field, "message": fault.message }))
                    .collect();
                json!({
                    "error": { "code": self.code(), "message": self.message, "details": details }
                })
            }
        }
    }

    fn code(&self) -> &'static str {
        match self.status {
            400 => "bad_request",
            401 => "unauthorized",
            403 => "forbidden",
            404 => "not_found",
            405 => "method_not_allowed",
            409 => "conflict",
            413 => "payload_too_large",
            422 => "unprocessable_entity",
            429 => "too_many_requests",
            _ => "internal_error",
        }
    }
}

/// The answer to a request without a bearer token: JSON.
pub(crate) fn no_credentials() -> Answer {
    Answer::json(
        401,
        &json!({ "meta": { "status": 401, "error_message": "No credentials sent" } }),
    )
}

/// The answer to a bearer token that is not good: JSON in a body that calls itself text, as the service has it.
pub(crate) fn bad_bearer() -> Answer {
    let body = json!({ "meta": { "error_message": "invalid access token", "status": 401 } });
    Answer::text(401, "text/plain; charset=utf-8", body.to_string())
}

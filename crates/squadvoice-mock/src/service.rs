//! The service behind the server: credentials, rate limit, validation, and the operations.

use http::{HeaderMap, header};
use openapi_mock::{
    Clock, Document, Host, Operation, RawRequest, Response, Service, Violation, describe, validate,
};
use serde_json::Value;

use crate::api_error::{ApiError, BatchErrors};
use crate::call::Call;
use crate::document::concerns_tokens;
use crate::state::State;
use crate::{oauth, routes};

/// The fake service.
pub(crate) struct SquadVoice {
    pub(crate) document: &'static Document,
    pub(crate) state: State,
    pub(crate) clock: Clock,
    pub(crate) batch_errors: BatchErrors,
}

impl Service for SquadVoice {
    type Caller = ();

    fn document(&self) -> &'static Document {
        self.document
    }

    fn host(&self, operation: &Operation) -> Host {
        if concerns_tokens(operation) {
            Host::Authentication
        } else {
            Host::Api
        }
    }

    fn authenticate(&self, host: Host, path: &str, headers: &HeaderMap) -> Result<(), Response> {
        if host == Host::Authentication {
            return Ok(());
        }
        let value = headers.get(header::AUTHORIZATION);
        let token = value
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        let now = self.clock.now();
        if token.is_some_and(|token| self.state.database().tokens.is_valid(token, now)) {
            return Ok(());
        }
        // The documentation of version 4 has 403 for a failed authentication, the general table of statuses has 401.
        let status = if path.starts_with("/api/v4/") {
            403
        } else {
            401
        };
        let detail = "Authentication credentials were not provided or are invalid.".to_owned();
        Err(ApiError::Detail(status, detail)
            .response(self.batch_errors)
            .header(header::WWW_AUTHENTICATE, "Bearer realm=\"api\""))
    }

    fn execute(&self, operation: &Operation, request: RawRequest<'_>, (): ()) -> Response {
        let response = if concerns_tokens(operation) {
            oauth::respond(
                self.document,
                &self.state,
                self.clock.now(),
                operation,
                request,
            )
        } else {
            let result = self.dispatch(operation, request);
            result.unwrap_or_else(|error| error.response(self.batch_errors))
        };
        self.checked(operation, response)
    }

    fn error(&self, host: Host, status: u16, message: &str) -> Response {
        match host {
            Host::Authentication => oauth::error(status, "server_error", message),
            Host::Api => ApiError::Detail(status, message.to_owned()).response(self.batch_errors),
        }
    }

    /// A path without its slash is redirected, as Django does it: a client that follows with `GET` loses the body.
    fn unknown_path(&self, host: Host, path: &str) -> Response {
        let with_slash = format!("{path}/");
        if self.document.has_path(&with_slash) {
            return Response::text(301, "text/html; charset=utf-8", String::new())
                .header(header::LOCATION, &with_slash);
        }
        let _ = host;
        let page = "<h1>Not Found</h1>".to_owned();
        Response::text(404, "text/html; charset=utf-8", page)
    }
}

impl SquadVoice {
    fn dispatch(
        &self,
        operation: &Operation,
        request: RawRequest<'_>,
    ) -> Result<Response, ApiError> {
        let now = self.clock.timestamp();
        self.state.database().rate_limit.count(now)?;
        let body = request.body.clone();
        let input = validate(self.document, operation, request, &()).map_err(|rejection| {
            let body: Option<Value> = serde_json::from_slice(&body).ok();
            let leads = body.as_ref().and_then(Value::as_array);
            ApiError::invalid(&rejection, leads.map(Vec::len))
        })?;
        let call = Call {
            operation,
            input,
            now,
        };
        routes::dispatch(&call, &mut self.state.processed())
    }

    /// Replaces a response of this fake that violates the document by a 500 that says so.
    fn checked(&self, operation: &Operation, response: Response) -> Response {
        if response.status != operation.status || response.body.is_empty() {
            return response;
        }
        let Some(schema) = operation.responses.get("application/json") else {
            return response;
        };
        let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        match self.document.validate(schema, &body).as_deref() {
            Ok([]) => response,
            violations => {
                let violations: &[Violation] = violations.unwrap_or_default();
                let message = format!(
                    "the response of the fake violates the document: {}",
                    describe(violations)
                );
                Response::text(500, "text/plain", message)
            }
        }
    }
}

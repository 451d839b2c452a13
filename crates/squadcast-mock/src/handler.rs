//! The service behind the server: credentials, roles, rate limits, and the operations.

use http::{HeaderMap, header};
use openapi_mock::{
    Clock, Exceptions, Host, Input, RawRequest, Rejection, Response, Service, validate,
};
use serde_json::{Value, json};

use crate::api_error::{ApiError, invalid_access_token, missing_credentials};
use crate::call::Call;
use crate::compatibility;
use crate::document::{Document, ErrorFormat, Operation, error_format, is_token_exchange};
use crate::state::{Caller, State};
use crate::{permission, rate_limit, routes};

/// The fake service.
pub(crate) struct Squadcast {
    pub(crate) document: &'static Document,
    pub(crate) state: State,
    pub(crate) clock: Clock,
}

impl Service for Squadcast {
    /// The user, or `None` on the authentication host.
    type Caller = Option<Caller>;

    fn document(&self) -> &'static Document {
        self.document
    }

    fn host(&self, operation: &Operation) -> Host {
        if is_token_exchange(operation) {
            Host::Authentication
        } else {
            Host::Api
        }
    }

    fn authenticate(
        &self,
        host: Host,
        _: &str,
        headers: &HeaderMap,
    ) -> Result<Option<Caller>, Response> {
        if host == Host::Authentication {
            return Ok(None);
        }
        let Some(value) = headers.get(header::AUTHORIZATION) else {
            return Err(missing_credentials());
        };
        let token = value.to_str().ok().and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        });
        token
            .and_then(|token| self.state.database().caller(token, self.clock.now()))
            .map(Some)
            .ok_or_else(invalid_access_token)
    }

    fn anonymous(&self, operation: &Operation) -> Option<Option<Caller>> {
        let anonymous = operation.anonymous && !is_token_exchange(operation);
        anonymous.then(|| Some(Caller::anonymous()))
    }

    fn execute(
        &self,
        operation: &Operation,
        request: RawRequest<'_>,
        caller: Option<Caller>,
    ) -> Response {
        let result = match caller {
            None => self.exchange_token(operation, &request),
            Some(caller) => self.dispatch(operation, request, caller),
        };
        result.unwrap_or_else(|error| error.response(error_format(self.document, operation)))
    }

    fn error(&self, _: Host, status: u16, message: &str) -> Response {
        ApiError::new(status, message).response(ErrorFormat::V3)
    }
}

impl Squadcast {
    /// Exchanges a refresh token. This is the one operation without a bearer token.
    fn exchange_token(
        &self,
        operation: &Operation,
        request: &RawRequest<'_>,
    ) -> Result<Response, ApiError> {
        let refresh_token = request
            .headers
            .get("x-refresh-token")
            .ok_or_else(|| ApiError::parameter("header", "X-Refresh-Token", "is required"))?
            .to_str()
            .unwrap_or("");
        let exchanged = self
            .state
            .database()
            .exchange_token(refresh_token, self.clock.now())?;
        Ok(Response::json(
            operation.status,
            &json!({
                "data": {
                    "access_token": exchanged.access_token,
                    "expires_at": exchanged.expires_at,
                    "issued_at": exchanged.issued_at,
                    "refresh_token": refresh_token,
                    "type": "bearer",
                }
            }),
        ))
    }

    fn dispatch(
        &self,
        operation: &Operation,
        request: RawRequest<'_>,
        caller: Caller,
    ) -> Result<Response, ApiError> {
        let now = self.clock.timestamp();
        permission::check_role(operation, &caller)?;
        if let Some(max) = operation.max_bytes
            && request.body.len() > max
        {
            let message = format!("body: is longer than {max} bytes");
            return Err(ApiError::new(413, message));
        }
        let input = parse(self.document, operation, request)?;
        let call = Call {
            document: self.document,
            operation,
            input,
            caller,
            now,
        };
        let mut database = self.state.database();
        rate_limit::check(operation, &call.caller, &mut database, now)?;
        routes::dispatch(&call, &mut database)
    }
}

/// Validates a request.
///
/// # Errors
/// 400 for an invalid parameter and for a body that cannot be parsed, 422 for a body that violates its schema.
fn parse(
    document: &Document,
    operation: &Operation,
    request: RawRequest<'_>,
) -> Result<Input, ApiError> {
    validate(document, operation, request, &Compatibility).map_err(|rejection| match rejection {
        Rejection::Parameter {
            location,
            name,
            message,
        } => ApiError::parameter(&location.to_string(), &name, message),
        Rejection::Body(violations) => ApiError::invalid_body(violations),
        Rejection::Document(reason) => ApiError::new(500, reason),
        other => ApiError::new(400, other.to_string()),
    })
}

/// The exceptions to the document.
struct Compatibility;

impl Exceptions for Compatibility {
    fn accepts_content_type(&self, operation: &Operation, content_type: &str) -> bool {
        compatibility::accepts_content_type(&operation.id, content_type)
    }

    fn prepare_body(&self, operation: &Operation, body: &mut Value) {
        compatibility::remove_null_fields(&operation.id, body);
    }
}

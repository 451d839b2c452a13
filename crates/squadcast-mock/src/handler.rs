//! The path of one request: journal, credentials, operation, injected failure, validation, and the operation itself.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Request, header};
use hyper::body::Incoming;
use serde_json::json;
use tokio::sync::watch;

use crate::api_error::{ApiError, invalid_access_token, missing_credentials};
use crate::body::{Body, BodyError, read_body};
use crate::call::Call;
use crate::clock::Clock;
use crate::document::{Document, ErrorFormat, Operation, RouteMatch};
use crate::failures::{FailureMode, InjectedFailures};
use crate::journal::{Host, Journal, RequestRecord};
use crate::response::Response;
use crate::state::{Caller, State};
use crate::validation::{RawRequest, validate};
use crate::{permission, rate_limit, routes};

/// The longest request body that is accepted, in bytes.
const MAX_BODY_BYTES: usize = 4 * 1024 * 1024;

/// Everything that a request needs.
pub(crate) struct Context {
    pub(crate) document: &'static Document,
    pub(crate) state: State,
    pub(crate) clock: Clock,
    pub(crate) journal: Journal,
    pub(crate) failures: Mutex<InjectedFailures>,
    pub(crate) body_timeout: Duration,
    pub(crate) stop: watch::Sender<bool>,
}

/// The error that makes hyper close the connection without a response.
#[derive(Debug)]
pub(crate) struct Disconnected;

impl fmt::Display for Disconnected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the connection is closed by an injected failure")
    }
}

impl std::error::Error for Disconnected {}

/// A response, and the failure to apply when it is sent.
struct Handled {
    response: Response,
    failure: Option<FailureMode>,
}

impl From<Response> for Handled {
    fn from(response: Response) -> Self {
        Self {
            response,
            failure: None,
        }
    }
}

/// Handles a request that arrived at `host`.
pub(crate) async fn handle(
    host: Host,
    context: Arc<Context>,
    request: Request<Incoming>,
) -> Result<http::Response<Body>, Disconnected> {
    let (parts, body) = request.into_parts();
    let document = context.document;
    let route = match document.find(&parts.method, parts.uri.path()) {
        // Each host serves its own operations only.
        RouteMatch::Operation(operation, _)
            if operation.is_token_exchange() != (host == Host::Authentication) =>
        {
            RouteMatch::UnknownPath
        }
        route => route,
    };
    let index = context.journal.start(RequestRecord {
        host,
        method: parts.method.clone(),
        path: match &route {
            RouteMatch::Operation(operation, _) if operation.secret_path => {
                operation.template.clone()
            }
            _ => parts.uri.path().to_owned(),
        },
        operation_id: match &route {
            RouteMatch::Operation(operation, _) => Some(operation.id.clone()),
            _ => None,
        },
        status: None,
        at: context.clock.timestamp(),
    });
    let body = tokio::time::timeout(context.body_timeout, read_body(body, MAX_BODY_BYTES)).await;
    let handled = match body {
        Ok(Ok(body)) => respond(&context, host, &parts, &body, route),
        Ok(Err(BodyError::Incomplete)) => return Err(Disconnected),
        Ok(Err(BodyError::TooLarge)) => {
            let message = format!("body: is longer than {MAX_BODY_BYTES} bytes");
            ApiError::new(413, message).response(ErrorFormat::V3).into()
        }
        Err(_) => {
            let message = format!("body: is incomplete after {:?}", context.body_timeout);
            ApiError::new(408, message).response(ErrorFormat::V3).into()
        }
    };
    send(&context, index, handled).await
}

fn respond(
    context: &Context,
    host: Host,
    parts: &Parts,
    body: &Bytes,
    route: RouteMatch<'_>,
) -> Handled {
    let now = context.clock.now();
    // Credentials are checked first: without them even an unknown path is a 401.
    let caller = match host {
        Host::Authentication => None,
        Host::Api if matches!(&route, RouteMatch::Operation(operation, _) if operation.anonymous) => {
            Some(Caller::anonymous())
        }
        Host::Api => match authenticate(context, &parts.headers, now) {
            Ok(caller) => Some(caller),
            Err(response) => return response.into(),
        },
    };
    let (operation, path) = match route {
        RouteMatch::Operation(operation, path) => (operation, path),
        RouteMatch::OtherMethods(methods) => return method_not_allowed(&methods).into(),
        RouteMatch::UnknownPath => {
            return ApiError::not_found("path").response(ErrorFormat::V3).into();
        }
    };
    let failure = next_failure(context, operation);
    match failure {
        Some(FailureMode::Respond(response)) => return response.into(),
        Some(FailureMode::Hang | FailureMode::Disconnect) => {
            return Handled {
                response: Response::empty(200),
                failure,
            };
        }
        Some(FailureMode::Delay(_) | FailureMode::LoseResponse | FailureMode::TruncateBody)
        | None => {}
    }
    let request = RawRequest {
        path,
        query: parts.uri.query().unwrap_or(""),
        headers: &parts.headers,
        body,
    };
    let result = match caller {
        None => exchange_token(context, operation, &request, now),
        Some(caller) => execute(context, operation, request, caller),
    };
    Handled {
        response: result.unwrap_or_else(|error| error.response(operation.error_format)),
        failure,
    }
}

fn authenticate(
    context: &Context,
    headers: &HeaderMap,
    now: SystemTime,
) -> Result<Caller, Response> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Err(missing_credentials());
    };
    let token = value.to_str().ok().and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    token
        .and_then(|token| context.state.database().caller(token, now))
        .ok_or_else(invalid_access_token)
}

fn method_not_allowed(methods: &[Method]) -> Response {
    let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    ApiError::new(405, "method not allowed")
        .response(ErrorFormat::V3)
        .header(header::ALLOW, &names.join(", "))
}

fn next_failure(context: &Context, operation: &Operation) -> Option<FailureMode> {
    let mut failures = context
        .failures
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    Some(failures.take(&operation.id)?.0)
}

/// Exchanges a refresh token. This is the one operation without a bearer token.
fn exchange_token(
    context: &Context,
    operation: &Operation,
    request: &RawRequest<'_>,
    now: SystemTime,
) -> Result<Response, ApiError> {
    let refresh_token = request
        .headers
        .get("x-refresh-token")
        .ok_or_else(|| ApiError::parameter("header", "X-Refresh-Token", "is required"))?
        .to_str()
        .unwrap_or("");
    let exchanged = context
        .state
        .database()
        .exchange_token(refresh_token, now)?;
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

fn execute(
    context: &Context,
    operation: &Operation,
    request: RawRequest<'_>,
    caller: Caller,
) -> Result<Response, ApiError> {
    let now = context.clock.timestamp();
    permission::check_role(operation, &caller)?;
    if let Some(max) = operation.max_bytes
        && request.body.len() > max
    {
        return Err(ApiError::new(
            413,
            format!("body: is longer than {max} bytes"),
        ));
    }
    let input = validate(context.document, operation, request)?;
    let call = Call {
        document: context.document,
        operation,
        input,
        caller,
        now,
    };
    let mut database = context.state.database();
    rate_limit::check(operation, &call.caller, &mut database, now)?;
    routes::dispatch(&call, &mut database)
}

/// Sends the response, or fails as injected.
async fn send(
    context: &Context,
    index: usize,
    handled: Handled,
) -> Result<http::Response<Body>, Disconnected> {
    let Handled { response, failure } = handled;
    let mut stop = context.stop.subscribe();
    match failure {
        Some(FailureMode::Hang) => {
            stopped(&mut stop).await;
            return Err(Disconnected);
        }
        Some(FailureMode::Disconnect | FailureMode::LoseResponse) => return Err(Disconnected),
        Some(FailureMode::TruncateBody) if response.body.is_empty() => return Err(Disconnected),
        Some(FailureMode::TruncateBody) => {
            context.journal.finish(index, response.status);
            return Ok(response.into_truncated_http());
        }
        Some(FailureMode::Delay(delay)) => {
            tokio::select! {
                () = tokio::time::sleep(delay) => {}
                () = stopped(&mut stop) => return Err(Disconnected),
            }
        }
        Some(FailureMode::Respond(_)) | None => {}
    }
    context.journal.finish(index, response.status);
    Ok(response.into_http())
}

/// Completes when the server stops.
pub(crate) async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that the sender was dropped, and the server with it.
    let _ = stop.wait_for(|stop| *stop).await;
}

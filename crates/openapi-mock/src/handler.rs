//! The path of one request: journal, credentials, operation, injected failure, and the operation itself.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{Method, Request, header};
use hyper::body::Incoming;
use tokio::sync::watch;

use crate::body::{Body, BodyError, read_body};
use crate::clock::Clock;
use crate::document::{Operation, RouteMatch};
use crate::failures::{FailureMode, InjectedFailures};
use crate::journal::{Host, Journal, RequestRecord};
use crate::response::Response;
use crate::service::Service;
use crate::validation::RawRequest;

/// The longest request body that is accepted, in bytes.
const MAX_BODY_BYTES: usize = 4 * 1024 * 1024;

/// Everything that a request needs.
pub(crate) struct Context<S> {
    pub(crate) service: S,
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
pub(crate) async fn handle<S: Service>(
    host: Host,
    context: Arc<Context<S>>,
    request: Request<Incoming>,
) -> Result<http::Response<Body>, Disconnected> {
    let (parts, body) = request.into_parts();
    let service = &context.service;
    let route = match service.document().find(&parts.method, parts.uri.path()) {
        // Each host serves its own operations only.
        RouteMatch::Operation(operation, _) if service.host(operation) != host => {
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
            service.error(host, 413, &message).into()
        }
        Err(_) => {
            let message = format!("body: is incomplete after {:?}", context.body_timeout);
            service.error(host, 408, &message).into()
        }
    };
    send(&context, index, handled).await
}

fn respond<S: Service>(
    context: &Context<S>,
    host: Host,
    parts: &Parts,
    body: &Bytes,
    route: RouteMatch<'_>,
) -> Handled {
    let service = &context.service;
    let anonymous = match &route {
        RouteMatch::Operation(operation, _) => service.anonymous(operation),
        _ => None,
    };
    // Credentials are checked first: without them even an unknown path is a 401.
    let authenticated = match anonymous {
        Some(caller) => Ok(caller),
        None => service.authenticate(host, parts.uri.path(), &parts.headers),
    };
    let caller = match authenticated {
        Ok(caller) => caller,
        Err(response) => return response.into(),
    };
    let (operation, path) = match route {
        RouteMatch::Operation(operation, path) => (operation, path),
        RouteMatch::OtherMethods(methods) => {
            let response = service.error(host, 405, "method not allowed");
            return allow(response, &methods).into();
        }
        RouteMatch::UnknownPath => return service.unknown_path(host, parts.uri.path()).into(),
    };
    let failure = next_failure(context, operation);
    match failure {
        Some(FailureMode::Respond(response)) => return response.into(),
        Some(FailureMode::Reject {
            status,
            message,
            retry_after,
        }) => {
            let response = service.error(host, status, message);
            return match retry_after {
                Some(value) => response.header(header::RETRY_AFTER, &value),
                None => response,
            }
            .into();
        }
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
    Handled {
        response: service.execute(operation, request, caller),
        failure,
    }
}

fn allow(response: Response, methods: &[Method]) -> Response {
    let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    response.header(header::ALLOW, &names.join(", "))
}

fn next_failure<S>(context: &Context<S>, operation: &Operation) -> Option<FailureMode> {
    let mut failures = context
        .failures
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    Some(failures.take(&operation.id)?.0)
}

/// Sends the response, or fails as injected.
async fn send<S>(
    context: &Context<S>,
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
        Some(FailureMode::Respond(_) | FailureMode::Reject { .. }) | None => {}
    }
    context.journal.finish(index, response.status);
    Ok(response.into_http())
}

/// Completes when the server stops.
pub(crate) async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that the sender was dropped, and the server with it.
    let _ = stop.wait_for(|stop| *stop).await;
}

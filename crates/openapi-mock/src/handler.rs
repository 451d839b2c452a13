//! The path of one request: journal, credentials, operation, injected failure, the operation itself, and the recording.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Method, Request, header};
use hyper::body::Incoming;
use tokio::sync::watch;

use crate::body::{Body, BodyError, read_body};
use crate::clock::Clock;
use crate::conditions::Conditions;
use crate::document::{Operation, RouteMatch};
use crate::failures::{FailureMode, InjectedFailures};
use crate::journal::Journal;
use crate::record::{Host, RequestRecord, StoredBody};
use crate::recording::{RecordedText, Recorder};
use crate::redaction::{BodySchema, Redaction};
use crate::replay::{Replay, Replayed};
use crate::response::Response;
use crate::service::Service;
use crate::validation::RawRequest;

/// The longest request body that is accepted, and the longest response body that is recorded, in bytes.
const MAX_BODY_BYTES: usize = 4 * 1024 * 1024;

/// Everything that a request needs.
pub(crate) struct Context<S> {
    pub(crate) service: S,
    pub(crate) clock: Clock,
    pub(crate) journal: Journal,
    pub(crate) redaction: Redaction,
    pub(crate) failures: Mutex<InjectedFailures>,
    pub(crate) conditions: Conditions,
    pub(crate) recorder: Option<Recorder>,
    pub(crate) replay: Option<Replay>,
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

impl Handled {
    fn failing(failure: FailureMode) -> Self {
        Self {
            response: Response::empty(200),
            failure: Some(failure),
        }
    }
}

impl From<Response> for Handled {
    fn from(response: Response) -> Self {
        Self {
            response,
            failure: None,
        }
    }
}

/// A request, and the number of earlier ones of the same operation.
struct Received<'a> {
    host: Host,
    parts: &'a Parts,
    body: &'a Bytes,
    record: &'a RequestRecord,
    earlier: usize,
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
    let operation = match &route {
        RouteMatch::Operation(operation, _) => Some(*operation),
        _ => None,
    };
    let mut record = record(&context, host, &parts, operation);
    let (index, earlier) = context.journal.start(record.clone());
    let body = tokio::time::timeout(context.body_timeout, read_body(body, MAX_BODY_BYTES)).await;
    let handled = match body {
        Ok(Ok(body)) => {
            let schema = match operation.and_then(|operation| operation.body.as_ref()) {
                Some(body) => BodySchema::Known(body.schema.node()),
                None => BodySchema::UnknownRequest,
            };
            let content_type = content_type(parts.headers.iter());
            record.body = context.redaction.body(schema, content_type, &body);
            context.journal.set_body(index, record.body.clone());
            let received = Received {
                host,
                parts: &parts,
                body: &body,
                record: &record,
                earlier,
            };
            respond(&context, &received, route)
        }
        Ok(Err(BodyError::Incomplete)) => Handled::failing(FailureMode::Disconnect),
        Ok(Err(BodyError::TooLarge)) => {
            let message = format!("body: is longer than {MAX_BODY_BYTES} bytes");
            service.error(host, 413, &message).into()
        }
        Err(_) => {
            let message = format!("body: is incomplete after {:?}", context.body_timeout);
            service.error(host, 408, &message).into()
        }
    };
    let delay = operation.map(|operation| context.conditions.delay(&operation.id, earlier));
    let truncates = matches!(handled.failure, Some(FailureMode::TruncateBody));
    let sent = send(&context, handled, delay.unwrap_or_default()).await;
    if let Ok(response) = &sent {
        context.journal.finish(index, response.status);
    }
    if let Some(recorder) = &context.recorder {
        let complete = sent.as_ref().ok().filter(|_| !truncates);
        recorder.write(
            &record,
            complete.map(|response| (response.status, redact(&context, operation, response))),
        );
    }
    sent.map(|response| match truncates {
        true => response.into_truncated_http(),
        false => response.into_http(),
    })
}

/// Creates the record of a request whose body has not arrived yet.
fn record<S: Service>(
    context: &Context<S>,
    host: Host,
    parts: &Parts,
    operation: Option<&Operation>,
) -> RequestRecord {
    let redaction = &context.redaction;
    RequestRecord {
        host,
        method: parts.method.clone(),
        path: redaction.path(operation, parts.uri.path()),
        operation_id: operation.map(|operation| operation.id.clone()),
        status: None,
        at: context.clock.timestamp(),
        query: redaction
            .query(operation, parts.uri.query().unwrap_or(""))
            .into(),
        headers: redaction.headers(parts.headers.iter()).into(),
        body: StoredBody::Omitted {
            length: None,
            reason: "it did not arrive",
        },
    }
}

/// Returns the headers and the body of a response without secrets.
fn redact<S: Service>(
    context: &Context<S>,
    operation: Option<&Operation>,
    response: &Response,
) -> RecordedText {
    let documented = operation.and_then(|operation| {
        let document = context.service.document();
        let schema = document.response_schema(operation, response.status);
        schema.or_else(|| {
            let success = operation.responses.get("application/json");
            let success = success.filter(|_| operation.status == response.status)?;
            Some(success.node())
        })
    });
    let schema = documented.map_or(BodySchema::UnknownResponse, BodySchema::Known);
    let headers = || response.headers.iter().map(|(name, value)| (name, value));
    let body = match response.body.len() {
        ..=MAX_BODY_BYTES => {
            let content_type = content_type(headers());
            context.redaction.body(schema, content_type, &response.body)
        }
        length => StoredBody::Omitted {
            length: Some(length),
            reason: "it is too long",
        },
    };
    RecordedText {
        headers: context.redaction.headers(headers()),
        body,
    }
}

fn content_type<'a>(
    headers: impl IntoIterator<Item = (&'a HeaderName, &'a HeaderValue)>,
) -> &'a str {
    headers
        .into_iter()
        .find(|(name, _)| **name == header::CONTENT_TYPE)
        .and_then(|(_, value)| value.to_str().ok())
        .unwrap_or_default()
}

fn respond<S: Service>(
    context: &Context<S>,
    received: &Received<'_>,
    route: RouteMatch<'_>,
) -> Handled {
    let service = &context.service;
    let (host, parts) = (received.host, received.parts);
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
    let failure = match &route {
        RouteMatch::Operation(operation, _) => next_failure(context, operation, received.earlier),
        _ => None,
    };
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
        Some(failure @ (FailureMode::Hang | FailureMode::Disconnect)) => {
            return Handled::failing(failure);
        }
        Some(FailureMode::Delay(_) | FailureMode::LoseResponse | FailureMode::TruncateBody)
        | None => {}
    }
    if let Some(replay) = context.replay.as_ref().filter(|_| host == Host::Api) {
        let response = match replay.next(received.record) {
            Replayed::Response(response) => response,
            Replayed::Disconnected => return Handled::failing(FailureMode::Disconnect),
            Replayed::Missing(reason) => service.error(host, 501, &reason),
        };
        return Handled { response, failure };
    }
    let (operation, path) = match route {
        RouteMatch::Operation(operation, path) => (operation, path),
        RouteMatch::OtherMethods(methods) => {
            let response = service.error(host, 405, "method not allowed");
            return allow(response, &methods).into();
        }
        RouteMatch::UnknownPath => return service.unknown_path(host, parts.uri.path()).into(),
    };
    let request = RawRequest {
        path,
        query: parts.uri.query().unwrap_or(""),
        headers: &parts.headers,
        body: received.body,
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

fn next_failure<S>(
    context: &Context<S>,
    operation: &Operation,
    earlier: usize,
) -> Option<FailureMode> {
    let mut failures = context
        .failures
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let failure = failures
        .take(&operation.id)
        .or_else(|| context.conditions.failure(&operation.id, earlier))?;
    Some(failure.0)
}

/// Waits as long as the response is delayed. Returns it, or fails as injected.
async fn send<S>(
    context: &Context<S>,
    handled: Handled,
    mut delay: Duration,
) -> Result<Response, Disconnected> {
    let Handled { response, failure } = handled;
    let mut stop = context.stop.subscribe();
    match failure {
        Some(FailureMode::Hang) => {
            stopped(&mut stop).await;
            return Err(Disconnected);
        }
        Some(FailureMode::Disconnect | FailureMode::LoseResponse) => return Err(Disconnected),
        Some(FailureMode::TruncateBody) if response.body.is_empty() => return Err(Disconnected),
        Some(FailureMode::Delay(injected)) => delay = delay.saturating_add(injected),
        Some(FailureMode::TruncateBody | FailureMode::Respond(_) | FailureMode::Reject { .. })
        | None => {}
    }
    if !delay.is_zero() {
        tokio::select! {
            () = tokio::time::sleep(delay) => {}
            () = stopped(&mut stop) => return Err(Disconnected),
        }
    }
    Ok(response)
}

/// Completes when the server stops.
pub(crate) async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that the sender was dropped, and the server with it.
    let _ = stop.wait_for(|stop| *stop).await;
}

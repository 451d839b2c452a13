//! The way of one request: who asks, what is asked, whether a failure is planned, whether it fits the document, and then
//! the operation itself. It owns no state and opens no socket.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use futures::{StreamExt, stream};
use http::request::Parts;
use http::{HeaderMap, Method, header};
use serde_json::json;
use tokio::sync::watch;

use crate::answer::Answer;
use crate::clock::Clock;
use crate::document::{Document, ErrorForm, Found, Operation};
use crate::failures::{Failure, Plan, Way};
use crate::journal::{Host, Journal, RequestRecord};
use crate::refusal::{Refusal, bad_bearer, no_credentials};
use crate::request::{Call, Incoming};
use crate::state::{Caller, State};
use crate::{permission, routes};

/// The longest request body that is read, in bytes.
const LONGEST_BODY: usize = 4 * 1024 * 1024;

/// The mark on a response that must not be sent: the connection is broken off instead.
#[derive(Clone, Copy)]
pub(crate) struct BreakOff;

/// What every request needs.
pub(crate) struct Shared {
    pub(crate) document: &'static Document,
    pub(crate) state: State,
    pub(crate) clock: Clock,
    pub(crate) journal: Journal,
    pub(crate) plan: Mutex<Plan>,
    pub(crate) stop: watch::Sender<bool>,
}

/// What becomes of a request: an answer, and a way in which it is to go wrong.
struct Outcome {
    answer: Answer,
    way: Option<Way>,
}

/// Answers one request that came to `host`.
pub(crate) async fn handle(host: Host, shared: Arc<Shared>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let document = shared.document;
    let found = match document.find(&parts.method, parts.uri.path()) {
        // Each host knows its own operations only.
        Found::Operation(operation, _)
            if operation.is_token_exchange() != (host == Host::Authentication) =>
        {
            Found::Nothing
        }
        found => found,
    };
    let place = shared.journal.begin(RequestRecord {
        host,
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        operation_id: match &found {
            Found::Operation(operation, _) => Some(operation.id.clone()),
            _ => None,
        },
        status: None,
        at: shared.clock.timestamp(),
    });
    let outcome = match to_bytes(body, LONGEST_BODY).await {
        Ok(body) => decide(&shared, host, &parts, &body, found),
        Err(_) => Outcome::plain(Refusal::new(413, "body: is too long").answer(ErrorForm::V3)),
    };
    send(&shared, place, outcome).await
}

fn decide(shared: &Shared, host: Host, parts: &Parts, body: &Bytes, found: Found<'_>) -> Outcome {
    let now = shared.clock.now();
    // The credential comes before everything else: without it even an unknown path is a 401.
    let caller = match host {
        Host::Authentication => None,
        Host::Api => match authenticate(shared, &parts.headers, now) {
            Ok(caller) => Some(caller),
            Err(answer) => return Outcome::plain(answer),
        },
    };
    let (operation, path) = match found {
        Found::Operation(operation, path) => (operation, path),
        Found::OtherMethod(methods) => return Outcome::plain(other_method(&methods)),
        Found::Nothing => {
            return Outcome::plain(Refusal::not_found("path").answer(ErrorForm::V3));
        }
    };
    let way = planned(shared, operation).map(|failure| failure.0);
    match &way {
        Some(Way::Answer(answer)) => return Outcome::plain(answer.clone()),
        Some(Way::Hang | Way::Disconnect) => {
            return Outcome {
                answer: Answer::empty(200),
                way,
            };
        }
        Some(Way::Slow(_) | Way::LoseAnswer | Way::CutBody) | None => {}
    }
    let incoming = Incoming {
        path,
        query: parts.uri.query().unwrap_or(""),
        headers: &parts.headers,
        body,
    };
    let answered = match caller {
        None => exchange(shared, operation, incoming, now),
        Some(caller) => carry_out(shared, operation, incoming, caller),
    };
    Outcome {
        answer: answered.unwrap_or_else(|refusal| refusal.answer(operation.error_form)),
        way,
    }
}

fn authenticate(shared: &Shared, headers: &HeaderMap, now: SystemTime) -> Result<Caller, Answer> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Err(no_credentials());
    };
    let token = value.to_str().ok().and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    token
        .and_then(|token| shared.state.world().caller(token, now))
        .ok_or_else(bad_bearer)
}

fn other_method(methods: &[Method]) -> Answer {
    let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    Refusal::new(405, "method not allowed")
        .answer(ErrorForm::V3)
        .header(header::ALLOW, &names.join(", "))
}

fn planned(shared: &Shared, operation: &Operation) -> Option<Failure> {
    shared
        .plan
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take(&operation.id)
}

/// The token exchange, which nobody is authenticated for.
fn exchange(
    shared: &Shared,
    operation: &Operation,
    incoming: Incoming<'_>,
    now: SystemTime,
) -> Result<Answer, Refusal> {
    let refresh_token = incoming
        .headers
        .get("x-refresh-token")
        .ok_or_else(|| Refusal::new(400, "header: `X-Refresh-Token`: is required"))?
        .to_str()
        .unwrap_or("");
    let made = shared.state.world().exchange(refresh_token, now)?;
    Ok(Answer::json(
        operation.status,
        &json!({
            "data": {
                "access_token": made.access_token,
                "expires_at": made.expires_at,
                "issued_at": made.issued_at,
                "refresh_token": refresh_token,
                "type": "bearer",
            }
        }),
    ))
}

fn carry_out(
    shared: &Shared,
    operation: &Operation,
    incoming: Incoming<'_>,
    caller: Caller,
) -> Result<Answer, Refusal> {
    let now = shared.clock.timestamp();
    permission::allowed(operation, &caller)?;
    let call = Call::read(shared.document, operation, incoming, caller, now)?;
    let mut world = shared.state.world();
    permission::counted(operation, &call.caller, &mut world, now)?;
    routes::carry_out(&call, &mut world)
}

/// Sends the answer, or breaks it in the way that was planned.
async fn send(shared: &Shared, place: usize, outcome: Outcome) -> Response {
    let Outcome { answer, way } = outcome;
    let status = answer.status;
    let mut stop = shared.stop.subscribe();
    match way {
        Some(Way::Hang) => {
            stopped(&mut stop).await;
            return broken_off();
        }
        Some(Way::Disconnect | Way::LoseAnswer) => return broken_off(),
        Some(Way::Slow(delay)) => {
            tokio::select! {
                () = tokio::time::sleep(delay) => {}
                () = stopped(&mut stop) => return broken_off(),
            }
        }
        Some(Way::CutBody) => {
            shared.journal.end(place, status);
            return cut(answer);
        }
        Some(Way::Answer(_)) | None => {}
    }
    shared.journal.end(place, status);
    answer.into_response()
}

/// Completes when the server stops.
pub(crate) async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, and the server with it.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// The answer with its length announced and half of its body; then the connection breaks.
fn cut(answer: Answer) -> Response {
    let length = answer.body.len();
    let half = answer.body.slice(..length / 2);
    let end = async {
        // The pause lets the first half out before the connection goes.
        tokio::task::yield_now().await;
        Err(std::io::Error::other("cut off as planned"))
    };
    let parts = stream::iter([Ok(half)]).chain(stream::once(end));
    answer
        .header(header::CONTENT_LENGTH, &length.to_string())
        .into_response_with(Body::from_stream(parts))
}

fn broken_off() -> Response {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(BreakOff);
    response
}

impl Outcome {
    fn plain(answer: Answer) -> Self {
        Self { answer, way: None }
    }
}

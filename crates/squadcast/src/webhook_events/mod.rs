//! Events that Squadcast sends to an outgoing webhook: their payload, and a receiver that verifies the sender.
//!
//! The vendor's reference does not list the payload. Its second version is documented in the vendor's guide of outgoing
//! webhooks and was seen in public receivers; fields that are not known here are kept as
//! [`unknown_fields`](WebhookIncident::unknown_fields). The first version is flat and its fields are not documented, so it is
//! kept as it arrives ([`WebhookPayload::Other`]).
//!
//! The payload is not signed. All that proves the sender is a secret that you choose: a header that you set at the webhook, or
//! a path that cannot be guessed. [`Receiver`] compares it in constant time. Squadcast sends an event up to three times more if
//! the response is not a 2xx, so respond quickly, and recognize events by their [`id`](WebhookEvent::id).
//!
//! ```
//! use http::{Request, Response, StatusCode};
//! use squadcast::webhook_events::{EventType, Receiver, WebhookPayload, WebhookResource};
//!
//! /// Handles one request; it works with every HTTP server.
//! fn handle(receiver: &Receiver, request: &Request<Vec<u8>>) -> Response<String> {
//!     let headers = request.headers().iter();
//!     let headers = headers.map(|(name, value)| (name.as_str(), value.as_bytes()));
//!     let path = request.uri().path();
//!     let status = match receiver.receive(path, headers, request.body()) {
//!         Ok(WebhookPayload::V2(event)) => {
//!             if let (EventType::IncidentTriggered, WebhookResource::Incident(incident)) =
//!                 (&event.event_type, &event.resource)
//!             {
//!                 println!("{}: {}", incident.service.name, incident.message);
//!             }
//!             StatusCode::NO_CONTENT
//!         }
//!         Ok(_) => StatusCode::NO_CONTENT,
//!         Err(rejection) => rejection.status(),
//!     };
//!     let mut response = Response::new(String::new());
//!     *response.status_mut() = status;
//!     response
//! }
//!
//! # fn main() -> squadcast::Result<()> {
//! // At the webhook, the header `X-Webhook-Secret` was added.
//! let receiver = Receiver::with_header("x-webhook-secret", "4f1c0f5e2b9d")?;
//! let request = Request::post("/squadcast").body(b"{}".to_vec()).expect("valid");
//! assert_eq!(handle(&receiver, &request).status(), StatusCode::UNAUTHORIZED);
//! # Ok(())
//! # }
//! ```
//!
//! Let the server read at most [`Receiver::body_limit`] bytes, so that a body without end does not fill the memory.

mod incident;
mod payload;
mod receiver;

pub use incident::{
    TimelineEntry, WebhookAlertSource, WebhookAssignee, WebhookCreator, WebhookIncident,
    WebhookIncidentStatus, WebhookOwner, WebhookService,
};
pub use payload::{
    EventType, OtherPayload, OtherResource, WebhookEvent, WebhookOrganization, WebhookPayload,
    WebhookResource, WebhookTeam,
};
pub use receiver::{Receiver, Rejection};

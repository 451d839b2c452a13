//! A stateful fake of the Squadcast API for tests. It validates every request against the OpenAPI document.
//!
//! Start it, and point a client at its two URLs:
//!
//! ```
//! use squadcast_mock::{IncidentStatus, MockServer, operations};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), squadcast_mock::MockError> {
//! let mock = MockServer::start().await?;
//! let (api_url, authentication_url) = (mock.api_url(), mock.authentication_url());
//! let refresh_token = mock.refresh_token();
//!
//! // … the code under test acknowledges an incident …
//!
//! let triggered = mock.state().incidents().into_iter().filter(|incident| {
//!     incident.status == IncidentStatus::Triggered
//! });
//! assert_eq!(triggered.count(), 3);
//! assert_eq!(mock.count(operations::INCIDENTS_ACKNOWLEDGE_INCIDENT), 0);
//! # Ok(())
//! # }
//! ```
//!
//! - **Prepare and check state** with [`MockServer::state`]: incidents, services, teams and users.
//! - **Inject failures** with [`MockServer::fail_next`]: statuses, delays, lost connections, truncated bodies; or at random,
//!   with [`Conditions`].
//! - **Control the time** with a [`Clock`]: when tokens expire and rate limits reset.
//! - **Check requests**: [`MockServer::count`] counts them by [operation](operations), [`MockServer::requests`] returns each
//!   with its query, headers and body.
//! - **Record and replay** with [`MockServerBuilder::record`] and [`MockServerBuilder::replay`].
//!
//! It listens on two ports of 127.0.0.1, one per host of a region, and needs no network. The state of every collection is
//! derived from the document: what is created can be listed, read, changed and deleted. A request that violates the document
//! or refers to a missing resource gets an error response in the service's format that names the invalid field. The
//! endpoints that the document does not list are in [`undocumented`].
//!
//! The default feature `cli` builds the `squadcast-mock` program. Disable it to embed the fake with fewer dependencies:
//! `squadcast-mock = { version = "…", default-features = false }`.

mod api_error;
mod call;
mod compatibility;
#[cfg(test)]
mod conformance;
mod document;
mod handler;
mod operation_id;
#[path = "generated/operations.rs"]
pub mod operations;
mod permission;
mod rate_limit;
mod routes;
mod server;
mod state;
pub mod undocumented;

/// The effective OpenAPI document that the fake implements, as JSON: the document with its corrections, without descriptions.
pub const DOCUMENT: &str = include_str!("generated/squadcast.json");

/// Returns the fields of requests that contain ids of other resources, which have to exist.
///
/// # Errors
/// Returns [`MockError::Document`] if the embedded document is invalid.
pub fn references() -> Result<Vec<openapi_mock::resources::Reference>, MockError> {
    let document = document::embedded()?;
    let references = state::model().map(|model| model.references(document).cloned().collect());
    Ok(references.unwrap_or_default())
}

pub use openapi_mock::{
    BodyUnavailable, Clock, Conditions, Failure, Host, MockError, Recording, RequestRecord,
    ServerOptions,
};

pub use self::operation_id::OperationId;
pub use self::server::{MockServer, MockServerBuilder};
pub use self::state::{
    Assignee, AssigneeKind, FollowUp, Incident, IncidentEvent, IncidentStatus, LogEntry, Member,
    Note, Postmortem, Seed, Service, State, Tag, Team, TeamRole, User, UserRole,
};

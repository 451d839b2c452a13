//! A stateful fake of the Squadcast API that checks every request against the document.
//!
//! It serves both hosts of a region, the API's and the token exchange's, on two ports of 127.0.0.1, and needs no network.
//! Requests are held against the same OpenAPI document that the client is generated from: what does not fit is refused in
//! the service's own error form, with the part that failed. Incidents, services, teams, users and tokens are remembered;
//! every other operation has a valid answer that is made up from its schema and always the same.
//!
//! ```
//! # async fn example() -> Result<(), squadcast_mock::MockError> {
//! use squadcast_mock::{IncidentStatus, MockServer};
//!
//! let mock = MockServer::start().await?;
//! let urls = (mock.api_url(), mock.authentication_url());
//! let token = mock.refresh_token();
//! // … a client with these acknowledges an incident …
//! let waiting = mock.state().incidents().into_iter().filter(|incident| {
//!     incident.status == IncidentStatus::Triggered
//! });
//! assert_eq!(waiting.count(), 3);
//! assert_eq!(mock.exchanges(), 0);
//! # Ok(())
//! # }
//! ```
//!
//! Time comes from a [`Clock`] that a test can move, failures are planned with [`MockServer::fail_next`], and
//! [`MockServer::requests`] lists what was asked.

mod answer;
mod clock;
#[cfg(test)]
mod conformance;
mod document;
mod error;
mod failures;
mod handling;
mod journal;
mod made_up;
mod permission;
mod refusal;
mod request;
mod routes;
mod server;
mod state;

pub use self::clock::Clock;
pub use self::error::MockError;
pub use self::failures::Failure;
pub use self::journal::{Host, RequestRecord};
pub use self::server::{MockServer, MockServerBuilder};
pub use self::state::{
    Assignee, AssigneeKind, FollowUp, Incident, IncidentEvent, IncidentStatus, LogEntry, Member,
    Note, Postmortem, Seed, Service, State, Tag, Team, TeamRole, User, UserRole,
};

//! A stateful fake of the SquadVoice API for tests. It validates every request against the OpenAPI document.
//!
//! Start it, and point a client at its two URLs:
//!
//! ```
//! use squadvoice_mock::{MockServer, operations};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), squadvoice_mock::MockError> {
//! let mock = MockServer::start().await?;
//! let (api_url, authentication_url) = (mock.api_url(), mock.authentication_url());
//! let account = mock.account();
//! let campaign = mock.state().campaigns().remove(0);
//!
//! // … the code under test logs in as `account` and sends leads to `campaign` …
//!
//! assert!(mock.state().leads(&campaign).is_empty());
//! assert_eq!(mock.count(operations::LEADS_CREATE_LEADS), 0);
//! # let _ = (api_url, authentication_url, account);
//! # Ok(())
//! # }
//! ```
//!
//! - **Process leads** with [`State::process`], and see what became of them with [`State::leads`].
//! - **Inject failures** with [`MockServer::fail_next`]: statuses, delays, lost connections, truncated bodies; or at random,
//!   with [`Conditions`].
//! - **Control the time** with a [`Clock`]: when tokens expire and the rate limit resets.
//! - **Check requests**: [`MockServer::count`] counts them by [operation](operations), [`MockServer::requests`] returns each
//!   with its query, headers and body.
//! - **Record and replay** with [`MockServerBuilder::record`] and [`MockServerBuilder::replay`].
//!
//! It listens on two ports of 127.0.0.1, one for the tokens and one for the API, and needs no network. It is strict where
//! the service can be: the session of a spent refresh token is revoked, a refresh invalidates the access token before it, the token
//! endpoints take forms only, and a path without its trailing slash is redirected.

mod api_error;
mod call;
mod document;
mod leads;
mod leads_v1;
mod oauth;
mod operation_id;
#[path = "generated/operations.rs"]
pub mod operations;
mod rate_limit;
mod routes;
mod server;
mod service;
mod state;
mod table;

/// The effective OpenAPI document that the fake implements, as JSON: the document with its corrections, without descriptions.
pub const DOCUMENT: &str = include_str!("generated/squadvoice.json");

pub use openapi_mock::{
    BodyUnavailable, Clock, Conditions, Failure, Host, MockError, Recording, RequestRecord,
    ServerOptions,
};

pub use self::api_error::BatchErrors;
pub use self::operation_id::OperationId;
pub use self::server::{MockServer, MockServerBuilder};
pub use self::state::{Account, Lead, State, TokenStatistics};

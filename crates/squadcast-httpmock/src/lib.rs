//! Typed mocks of every operation of the Squadcast API, on top of [`httpmock`](https://docs.rs/httpmock).
//!
//! A mock is one response to one kind of request. Use it to test what a program does with a response that the service rarely
//! gives: an error, an empty list, a field without a value. If calls depend on each other, use the fake, `squadcast-mock`.
//!
//! ```
//! use squadcast::{Squadcast, TeamId};
//! use squadcast_httpmock::MockServer;
//! use squadcast_httpmock::prelude::*;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> squadcast::Result<()> {
//! let server = MockServer::start();
//! let team: TeamId = "611262a9d5b4ea846b534a8a".parse()?;
//! let list = server.mock_services_get_services(|when, then| {
//!     when.owner_id(&team).without_name();
//!     let mut services = then.example();
//!     services[0].name = "checkout".to_owned();
//!     then.ok(&services)
//! });
//!
//! let client = Squadcast::builder()
//!     .base_urls(server.base_url(), server.base_url())
//!     .access_token("token")
//!     .build()?;
//! let services = client.services().list(&team).await?;
//! assert_eq!(services[0].name, "checkout");
//! list.assert_calls(1);
//! # Ok(())
//! # }
//! ```
//!
//! Each area of the API is a module and a cargo feature with the names of `squadcast-raw`; the default feature `all` enables
//! all of them. The [`prelude`] has the traits of the enabled areas.
//!
//! # Conditions
//!
//! `when` has a method for each parameter of the operation and for its request body. Parameters without a condition can have any
//! value. `without_…` matches requests without an optional parameter. A list is matched with all its values and no others.
//! `body` takes the request type of the generated client and matches exactly this body, `body_includes` a part of it in JSON:
//!
//! ```
//! # use squadcast_httpmock::MockServer;
//! # use squadcast_httpmock::prelude::*;
//! # let server = MockServer::start();
//! use serde_json::json;
//!
//! server.mock_services_create_service(|when, then| {
//!     when.body_includes(&json!({ "name": "checkout" }));
//!     then.respond_with_example()
//! });
//! ```
//!
//! # Responses
//!
//! `then` has a method for each documented status of success, which takes what the generated client returns; the envelope is
//! filled in. `body` takes the whole body instead. `error` responds in the error form that the document has for the operation,
//! with any status from 400 on; `error_body` takes the whole body of the error. `respond_with_example` responds with an example
//! that is generated from the document; `example` returns its data, to be changed, because the types of responses have no
//! constructors.
//!
//! ```
//! # use squadcast_httpmock::MockServer;
//! # use squadcast_httpmock::prelude::*;
//! # let server = MockServer::start();
//! server.mock_incidents_acknowledge_incident(|when, then| {
//!     when.incident_id("611262bcd5b4ea846b534a8a");
//!     then.error(429, "too many requests").header("retry-after", "30")
//! });
//! ```
//!
//! [`MockResponse`] adds a header, a delay, or a number of calls after which the next mock responds. A [`Mock`] counts its
//! requests: [`Mock::assert_calls`], [`Mock::calls`].
//!
//! # Strict by default
//!
//! A value of a condition or a response that the document forbids does not compile, or ends the test with the JSON pointer of
//! what is wrong:
//!
//! ```should_panic
//! # use squadcast_httpmock::MockServer;
//! # use squadcast_httpmock::prelude::*;
//! # let server = MockServer::start();
//! use serde_json::json;
//!
//! // Services_createService: the document forbids the part of the request body:
//! //   at "/name": the value is not of type "string"
//! server.mock_services_create_service(|when, then| {
//!     when.body_includes(&json!({ "name": 7 }));
//!     then.respond_with_example()
//! });
//! ```
//!
//! ```compile_fail
//! # use squadcast_httpmock::MockServer;
//! # use squadcast_httpmock::prelude::*;
//! # let server = MockServer::start();
//! server.mock_incidents_incident_export(|when, then| {
//!     when.slos(&["not a number"]);
//!     then.ok("text/csv", "id\n")
//! });
//! ```
//!
//! A request that the document forbids is not matched: one with an unknown or missing parameter, or with a body that violates
//! its schema. It gets a 400 that says what is wrong. A valid request that has no mock gets the 404 of `httpmock`.
//!
//! The methods `raw` of `when` and `then` add conditions and responses of `httpmock` that are not checked, for example a body
//! that is not JSON:
//!
//! ```
//! # use squadcast_httpmock::MockServer;
//! # use squadcast_httpmock::prelude::*;
//! # let server = MockServer::start();
//! server.mock_teams_get_all_teams(|when, then| {
//!     when.raw(|when| when.header_exists("authorization"));
//!     then.raw(|then| then.status(502).body("<html>bad gateway</html>"))
//! });
//! ```
//!
//! # Tokens
//!
//! One server can be both hosts of a region. With an access token the client exchanges nothing; with a refresh token, mock the
//! exchange, with [`mock_token_exchange`] or, if it must fail, as any other operation:
//!
//! ```
//! # use squadcast::{Error, Squadcast};
//! # use squadcast_httpmock::MockServer;
//! # use squadcast_httpmock::prelude::*;
//! # let server = MockServer::start();
//! let exchange = squadcast_httpmock::mock_token_exchange(&server, "access-token");
//! let client = Squadcast::builder()
//!     .base_urls(server.base_url(), server.base_url())
//!     .refresh_token("0123456789abcdef")
//!     .build()?;
//! # let _ = (exchange, client);
//! # Ok::<(), Error>(())
//! ```
//!
//! Endpoints that the document does not list, such as the one that alerts are sent to, have no typed mock. [`MockServer::mock`]
//! mocks any request.
//!
//! # How it is made
//!
//! `cargo xtask regen` writes everything under `generated/` from the same effective document as `squadcast-raw`. The generator of
//! mocks in progenitor is not used: it reads the lowered document, which has lost envelopes, error responses and constraints;
//! its matchers of lists do not compile; and it inserts values into patterns of paths without escaping them.

// Without an area, nothing uses it.
#[cfg_attr(not(feature = "all"), allow(dead_code))]
mod error_body;
#[rustfmt::skip]
mod generated;
#[cfg(feature = "auth")]
mod token;

pub use openapi_mock::mocks::{Mock, MockResponse, MockServer, Then, When, httpmock};

pub use generated::*;
#[cfg(feature = "auth")]
pub use token::mock_token_exchange;

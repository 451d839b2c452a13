//! Typed mocks of every operation of the SquadVoice API, on top of [`httpmock`](https://docs.rs/httpmock).
//!
//! The conditions and responses are those of `squadcast-httpmock`, whose documentation explains them.
//!
//! ```
//! use squadvoice_httpmock::MockServer;
//! use squadvoice_httpmock::prelude::*;
//!
//! let server = MockServer::start();
//! let responses = server.mock_leads_get_responses(|when, then| {
//!     when.campaign_id("0PT711");
//!     then.error(503, "down for maintenance")
//! });
//! // … the code under test …
//! responses.assert_calls(0);
//! ```
//!
//! Each area of the API is a module and a cargo feature with the names of `squadvoice-raw`; the default feature `all` enables
//! all of them. The [`prelude`] has the traits of the enabled areas.

// Without an area, nothing uses it.
#[cfg_attr(not(feature = "all"), allow(dead_code))]
mod error_body;
#[rustfmt::skip]
mod generated;

pub use openapi_mock::mocks::{Mock, MockResponse, MockServer, Then, When, httpmock};

pub use generated::*;

//! Typed mocks.

mod error_body;
#[rustfmt::skip]
mod generated;

pub use openapi_mock::mocks::{Mock, MockResponse, MockServer, Then, When};

pub use generated::*;

use error_body::error_body;

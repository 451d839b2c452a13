//! Typed mocks of single operations on an [`httpmock::MockServer`], checked against the document.
//!
//! Generated crates add the types: a trait for the server with one method per operation, whose closure takes the conditions
//! ([`Matcher`]) and the response ([`Responder`]) of that operation. This module does the rest, so that the generated code is a
//! line per parameter. It is for tests: a value that the document forbids panics, and the message has its JSON pointer.

mod area;
mod matcher;
mod nulls;
mod part;
mod responder;
mod target;
mod types;

pub use httpmock;
pub use httpmock::{Mock, MockServer, Then, When};

pub use self::area::Area;
pub use self::matcher::Matcher;
pub use self::responder::{MockResponse, Responder};
pub use self::target::Target;

/// A server that operations can be mocked on.
pub trait OperationServer: sealed::Sealed {
    /// Returns the server.
    fn mock_server(&self) -> &MockServer;
}

impl OperationServer for MockServer {
    fn mock_server(&self) -> &MockServer {
        self
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for httpmock::MockServer {}
}

/// Mocks the operation `id`. Generated methods call it.
///
/// # Panics
/// If a value is invalid according to the document.
#[track_caller]
pub fn mock<'s>(
    server: &'s MockServer,
    area: &'static Area,
    id: &'static str,
    configure: impl FnOnce(Matcher, Responder) -> MockResponse,
) -> Mock<'s> {
    let target = area.target(id);
    let mock = server.mock(|when, then| {
        let _ = configure(Matcher::new(target, when), Responder::new(target, then));
    });
    server.mock(|when, then| target.reject_invalid(when, then));
    mock
}

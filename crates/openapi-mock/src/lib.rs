//! The general part of a fake HTTP service: a loopback server that knows the OpenAPI document of the service.
//!
//! A fake implements [`Service`]: how a caller is authenticated, what an operation does, and how an error looks. The
//! [`Server`] does the rest. It listens on two ports of 127.0.0.1, one per [`Host`], finds the operation of a request, keeps
//! a journal of the [requests](RequestRecord), and injects [failures](Failure), at random too ([`Conditions`]). It can write a
//! [recording](Recording) and replay one. [`validate`] checks a request against the document, and
//! [`samples`] generates values from a schema, for operations that have no state.

mod body;
mod clock;
mod conditions;
mod connection;
mod document;
mod error;
mod failures;
mod handler;
mod journal;
#[cfg(feature = "httpmock")]
pub mod mocks;
#[cfg(feature = "cli")]
pub mod program;
mod record;
mod recording;
mod redaction;
mod replay;
pub mod resources;
mod response;
pub mod samples;
mod server;
mod service;
mod validation;

pub use self::clock::Clock;
pub use self::conditions::Conditions;
pub use self::document::{
    Body, Document, Operation, Parameter, ParameterLocation, RateLimit, Schema, Violation, describe,
};
pub use self::error::MockError;
pub use self::failures::Failure;
pub use self::record::{BodyUnavailable, Host, RequestRecord};
pub use self::recording::{
    RecordedBody, RecordedExchange, RecordedMessage, RecordedResponse, Recording,
};
pub use self::response::Response;
pub use self::server::{Server, ServerOptions};
pub use self::service::Service;
pub use self::validation::{Exceptions, Input, RawRequest, Rejection, strings, validate};

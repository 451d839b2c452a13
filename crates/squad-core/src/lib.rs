//! Credentials, token cache, transport, retries and errors of the Squadcast and SquadVoice clients.
//!
//! This crate knows no operation of either API: a generated client hands it an [`Operation`] of its wire table,
//! the arguments and a type to decode, and gets the value or an [`Error`].
//!
//! # Features
//! - `blocking`: waiting for requests in code that is not async; see the module `blocking`.
//! - `schemars`: JSON Schema (`schemars` 1) of the types that are serialized or deserialized; see the module `schema`.

pub mod auth;
pub mod bearer;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod bulk;
pub mod clock;
pub mod error;
pub mod id;
pub mod limits;
pub mod list;
pub mod observe;
pub mod operation;
pub mod poll;
#[cfg(feature = "schemars")]
pub mod schema;
#[cfg(feature = "testing")]
pub mod testing;
pub mod transport;
pub mod wire;

mod base_urls;
mod call;
mod client;
mod fleet;
mod pipeline;
mod response;
mod retry;
mod retry_after;
mod rows;

pub use base_urls::BaseUrls;
pub use bearer::{Authorize, Bearer};
pub use call::{
    Call, CustomRequest, FromResponse, Preview, QueryValue, RequestBuilder, WithResponse,
};
pub use client::{Client, ClientBuilder};
pub use error::{Error, FieldError, Kind, RequestSent, Result, StoreFailure};
pub use fleet::Fleet;
pub use http::Method;
pub use operation::Operation;
pub use pipeline::Download;
pub use response::{ByteStream, Response};
pub use retry::RetryPolicy;
pub use rows::json_rows;

/// What the code of this crate's macros and the other crates of this workspace refer to.
#[doc(hidden)]
pub mod __private {
    pub use crate::base_urls::is_loopback;
    pub use serde;
    pub use serde_json;
}

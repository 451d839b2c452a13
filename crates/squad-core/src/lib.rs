//! Credentials, token cache, transport, retries and errors of the Squadcast and SquadVoice clients.
//!
//! This crate knows no operation of either API: a generated client hands it an [`Operation`] of its wire table,
//! the arguments and a type to decode, and gets the value or an [`Error`].

pub mod auth;
pub mod bearer;
pub mod clock;
pub mod error;
pub mod operation;
pub mod transport;
pub mod wire;

mod call;
mod client;

pub use bearer::{Authorize, Bearer};
pub use call::{Call, QueryValue, Response};
pub use client::Client;
pub use error::{Error, Kind, Result};
pub use operation::Operation;

/// What the code of this crate's macros refers to.
#[doc(hidden)]
pub mod __private {
    pub use serde;
    pub use serde_json;
}

//! The pipeline that every call goes through: access token, rate limits, attempt, check of the response, retry; under one
//! deadline.
//!
//! Dropping the future at any point leaves nothing behind, except that the service may have carried out the request.

mod admission;
mod attempt;
mod body;
mod deadline;
mod download;
mod execution;
mod stream;
mod success;
mod trace;
mod watchdog;

pub use download::Download;
pub(crate) use execution::{CallOptions, Execution};
pub(crate) use success::{ERROR_MEMBERS, error_envelope, error_member};

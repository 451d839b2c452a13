//! Semantic differences of two OpenAPI documents, classed for a client.

mod change;
mod decoding;
mod diff;
mod document;
mod intersect;
mod keywords;
mod node;
mod normalise;
mod pointer;
mod rules;

pub use change::{Change, Class, Direction, Drift, Effect, OperationName};
pub use decoding::Decoding;
pub use diff::{Options, compare};

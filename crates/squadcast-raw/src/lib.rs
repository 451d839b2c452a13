//! Generated client of the Squadcast API: every operation of the document as a method of [`Client`], with its types.
//!
//! This file alone is written by hand; all else under `generated/` is made by `cargo xtask regen` from
//! `openapi/squadcast.json`. An area of the API is a module and a cargo feature (`all` is the default). Method,
//! path, idempotency and limits of each operation stand in [`wire`].
//!
//! Most programs want the crate `squadcast`, which stands on this one and gives typed ids, streams and resources. This
//! one is the way to an operation exactly as the document has it.
//!
//! Requests are built with `new` (what the service asks for) and setters; answers are read forgivingly: unknown enum
//! values, `null` for a list and numbers for strings are survived (see [`squad_core::wire`]).

#[rustfmt::skip]
mod generated;

pub use generated::*;

/// The generated client. Cheap to clone; clones share connections, tokens and limits.
#[derive(Debug, Clone)]
pub struct Client {
    core: squad_core::Client,
}

impl Client {
    /// A client that sends its calls through `core`.
    #[must_use]
    pub fn new(core: squad_core::Client) -> Self {
        Self { core }
    }

    /// What the calls are sent through.
    #[must_use]
    pub fn core(&self) -> &squad_core::Client {
        &self.core
    }
}

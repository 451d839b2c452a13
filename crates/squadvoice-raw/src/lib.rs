//! Generated client of the SquadVoice API: every operation of the document is a method of [`Client`].
//!
//! A method takes the required parameters of its operation as arguments and returns a request, which has a setter for
//! each optional parameter and is sent when it is awaited. Every request has `deadline`, `retry`, `header` and
//! `with_response`, and converts into a [`RequestBuilder`](squad_core::RequestBuilder).
//!
//! Each area of the API is a module and a cargo feature; the default feature `all` enables all of them. [`wire`] lists
//! method, path, idempotency and rate limit of each operation, [`operations`] the request types.
//!
//! Request bodies have `new` with the required fields and a setter for each optional one. Responses are decoded
//! leniently: unknown enum values, `null` for a list and numbers sent as strings are tolerated (see
//! [`squad_core::wire`]).
//!
//! Everything under `generated/` is made by `cargo xtask regen` from `openapi/squadvoice.json`.

#[rustfmt::skip]
mod generated;

pub use generated::*;

/// The generated client. Cheap to clone; clones share connections, tokens and limits.
#[derive(Debug, Clone)]
pub struct Client {
    core: squad_core::Client,
}

impl Client {
    /// Creates a client that sends its requests through `core`.
    #[must_use]
    pub fn new(core: squad_core::Client) -> Self {
        Self { core }
    }

    /// Starts a request of any method and path on the API host. A path of a documented operation has the retries and the rate
    /// limit of that operation; of all other requests, only GET and HEAD are retried.
    ///
    /// ```
    /// # async fn example(client: squadvoice_raw::Client) -> squad_core::Result<()> {
    /// let body = client.request(squad_core::Method::GET, "/api/v4/anything/").await?;
    /// # drop(body);
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: squad_core::Method, path: &str) -> squad_core::CustomRequest {
        self.core.request_among(wire::ALL, method, path)
    }

    /// Returns the client that requests are sent through.
    #[must_use]
    pub fn core(&self) -> &squad_core::Client {
        &self.core
    }
}

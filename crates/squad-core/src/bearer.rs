//! Access tokens as the request pipeline needs them: a usable token, and a way to report a rejected one.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use http::HeaderValue;

use crate::{Error, Result};

/// An access token as a header value, with the number of the refresh that obtained it.
#[derive(Clone)]
pub struct Bearer {
    /// The value of the `Authorization` header, marked sensitive.
    pub header: HeaderValue,
    /// Counts the tokens of one credential: a later token has a greater number.
    pub generation: u64,
}

impl Bearer {
    /// Makes a bearer of `header`, which is marked sensitive.
    ///
    /// ```
    /// use http::HeaderValue;
    /// use squad_core::Bearer;
    ///
    /// let bearer = Bearer::new(HeaderValue::from_static("Bearer s3cret"), 1);
    /// assert!(!format!("{bearer:?}").contains("s3cret"));
    /// ```
    #[must_use]
    pub fn new(mut header: HeaderValue, generation: u64) -> Self {
        header.set_sensitive(true);
        Self { header, generation }
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bearer")
            .field("generation", &self.generation)
            .finish_non_exhaustive()
    }
}

/// Supplies the request pipeline with access tokens, one object per credential and authentication origin.
///
/// Every method can be called concurrently, and every future can be dropped at any point.
pub trait Authorize: Send + Sync + fmt::Debug {
    /// The cached token, if it can be used as it is. One atomic load. `None` means that the caller has to wait for
    /// [`bearer`](Self::bearer).
    fn current(&self) -> Option<Arc<Bearer>>;

    /// Waits for a usable token.
    ///
    /// # Errors
    /// Why the exchange failed. All callers that waited for it get the same error.
    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>>;

    /// Same as [`bearer`](Self::bearer), for a caller that waits no longer than `limit`. Implementations that know that they
    /// cannot obtain a token in that time fail at once, with the reason.
    ///
    /// # Errors
    /// As [`bearer`](Self::bearer).
    fn bearer_within(&self, limit: Option<Duration>) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        let _ = limit;
        self.bearer()
    }

    /// Reports that the service rejected the token of `generation`, and waits for a newer one. If there is a newer one
    /// already, it is returned without an exchange.
    ///
    /// # Errors
    /// Why there is no newer token.
    fn rejected(&self, generation: u64) -> BoxFuture<'_, Result<Arc<Bearer>>>;

    /// Same as [`rejected`](Self::rejected), for a caller that waits no longer than `limit`.
    ///
    /// # Errors
    /// Why there is no newer token.
    fn rejected_within(
        &self,
        generation: u64,
        limit: Option<Duration>,
    ) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        let _ = limit;
        self.rejected(generation)
    }

    /// Why there is no token yet: the error of the running exchange, or else of the last one. `None` if none has failed.
    fn pending_error(&self) -> Option<Error> {
        None
    }

    /// A fingerprint of the credential and its origin. Rate limits are shared by clients with the same key.
    fn key(&self) -> u64;

    /// Whether the service also responds with 403 to a token that it no longer accepts.
    fn forbidden_may_mean_rejected(&self) -> bool {
        false
    }
}

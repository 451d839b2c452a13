//! What the send path needs from authentication: a usable token, and a way to say that one was refused.
//!
//! Nothing here makes, keeps or refreshes a token.

use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use http::HeaderValue;

use crate::Result;

/// An access token, ready to be sent, and the number of the refresh that brought it.
#[derive(Clone)]
pub struct Bearer {
    /// The whole value of the `Authorization` header; marked sensitive.
    pub header: HeaderValue,
    /// Counts the tokens of one credential: a later token has a greater number.
    pub generation: u64,
}

impl Bearer {
    /// A bearer of `header`, which is marked sensitive.
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

/// Gives the send path its bearer, one object for each credential at each authentication origin.
///
/// Every method may be called by any number of callers at once, and every future may be dropped at any point.
pub trait Authorize: Send + Sync + fmt::Debug {
    /// The present token, if it can be sent as it is: one atomic load. `None` means that the caller must wait for
    /// [`bearer`](Self::bearer).
    fn current(&self) -> Option<Arc<Bearer>>;

    /// Waits for a token that can be sent.
    ///
    /// # Errors
    /// What went wrong in the exchange, shared by all who waited for it.
    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>>;

    /// Says that the service refused the token of `generation`, and waits for a newer one.
    ///
    /// If a newer one is there already, that is the answer, and no exchange is made.
    ///
    /// # Errors
    /// Why there is no newer token.
    fn rejected(&self, generation: u64) -> BoxFuture<'_, Result<Arc<Bearer>>>;

    /// A fingerprint of the credential and its origin, by which limits and pauses are shared.
    fn key(&self) -> u64;

    /// Whether the service also answers 403 to a token that it does not accept any more.
    fn forbidden_may_mean_rejected(&self) -> bool {
        false
    }
}

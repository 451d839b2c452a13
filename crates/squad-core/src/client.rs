//! The client: what all calls of one account share.

mod builder;
mod exchanges;
mod setters;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::HeaderValue;

pub use builder::ClientBuilder;

use crate::auth::Session;
use crate::clock::Clock;
use crate::limits::{KeyLimits, Limiter};
use crate::observe::Observer;
use crate::operation::Limit;
use crate::retry::RetryBudget;
use crate::transport::Transport;
use crate::{Authorize, BaseUrls, RetryPolicy};

/// How long a 403 that a refreshed token did not change counts as a missing permission, not as a rejected token.
const FORBIDDEN_FOR: Duration = Duration::from_secs(60);

/// A client of one account: base URLs, credentials, token cache, rate limits and connections. Cheap to clone; clones share
/// everything.
///
/// ```
/// # use squad_core::{BaseUrls, Client, Result};
/// # fn main() -> Result<()> {
/// let client = Client::builder()
///     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
///     .static_token("0123456789abcdef")
///     .connector(squad_http::Http::new())
///     .build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Client(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    base_urls: BaseUrls,
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    observer: Arc<dyn Observer>,
    authorize: Option<Arc<dyn Authorize>>,
    session: Option<Session>,
    limits: Arc<KeyLimits>,
    limiter: Arc<dyn Limiter>,
    budget: RetryBudget,
    settings: Settings,
    /// Operations that the token of a generation may not call, and when that entry expires.
    forbidden: Mutex<HashMap<&'static str, (u64, Duration)>>,
}

/// The settings of a client.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) deadline: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) read_timeout: Duration,
    pub(crate) user_agent: HeaderValue,
    pub(crate) retry: RetryPolicy,
    pub(crate) limit: Option<Limit>,
    /// Whether the client's own limit replaces those of the wire table.
    pub(crate) ignores_operation_limits: bool,
    /// The name of the group of all operations.
    pub(crate) limit_group: &'static str,
    pub(crate) max_response_bytes: usize,
    pub(crate) max_decoded_bytes: usize,
    pub(crate) max_retry_after: Duration,
}

impl Client {
    /// Returns the base URLs of this client.
    #[must_use]
    pub fn base_urls(&self) -> &BaseUrls {
        &self.0.base_urls
    }

    /// Returns the clock of this client.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }

    /// Returns the session of this client, to forget or revoke its tokens. `None` if the client has a fixed access token, an
    /// [`Authorize`], or no credentials.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.0.session.as_ref()
    }

    /// Ends all pauses that 429 responses have imposed on operations, and the waits of calls that a 429 delays.
    ///
    /// A 429 pauses its operation for at most [`max_retry_after`](ClientBuilder::max_retry_after); calls of the operation wait
    /// for the end of the pause, or fail with [`Kind::RateLimited`](crate::Kind::RateLimited) if their deadline is earlier.
    /// Clients in this process that have the same credential share their pauses; this ends them for all of these clients.
    ///
    /// ```
    /// # fn example(client: &squad_core::Client, error: &squad_core::Error) {
    /// if error.is_rate_limited() && error.attempts() == 0 {
    ///     client.clear_pauses();
    /// }
    /// # }
    /// ```
    pub fn clear_pauses(&self) {
        self.0.limits.clear_pauses();
        self.0.limiter.clear_pauses();
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    pub(crate) fn observer(&self) -> &dyn Observer {
        &*self.0.observer
    }

    pub(crate) fn authorize(&self) -> Option<&dyn Authorize> {
        self.0.authorize.as_deref()
    }

    pub(crate) fn limits(&self) -> &Arc<KeyLimits> {
        &self.0.limits
    }

    pub(crate) fn limiter(&self) -> &Arc<dyn Limiter> {
        &self.0.limiter
    }

    pub(crate) fn budget(&self) -> &RetryBudget {
        &self.0.budget
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn cache_forbidden(&self, operation: &'static str, generation: u64) {
        let until = self.0.clock.monotonic().saturating_add(FORBIDDEN_FOR);
        let mut forbidden = self
            .0
            .forbidden
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        forbidden.insert(operation, (generation, until));
    }

    pub(crate) fn is_forbidden(&self, operation: &str, generation: u64) -> bool {
        let now = self.0.clock.monotonic();
        let forbidden = self
            .0
            .forbidden
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        forbidden
            .get(operation)
            .is_some_and(|(rejected, until)| *rejected == generation && now < *until)
    }
}

//! The client core that generated clients stand on: what every call of one account shares.

mod builder;
mod exchanges;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::HeaderValue;

pub use builder::ClientBuilder;

use crate::auth::Session;
use crate::clock::Clock;
use crate::limits::KeyLimits;
use crate::observe::Observer;
use crate::operation::Limit;
use crate::retry::RetryBudget;
use crate::transport::Transport;
use crate::{Authorize, BaseUrls, RetryPolicy};

/// How long a 403 that a newer token did not change is taken for a matter of permission.
const FORBIDDEN_FOR: Duration = Duration::from_secs(60);

/// Base URLs, credentials, cache and transport of one account. Cheap to clone; clones share everything.
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
    budget: RetryBudget,
    settings: Settings,
    /// Operations that the token of a generation may not call, and until when that is remembered.
    forbidden: Mutex<HashMap<&'static str, (u64, Duration)>>,
}

/// What a builder sets and every call reads.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) deadline: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) read_timeout: Duration,
    pub(crate) user_agent: HeaderValue,
    pub(crate) retry: RetryPolicy,
    pub(crate) limit: Option<Limit>,
    pub(crate) max_response_bytes: usize,
    pub(crate) max_decoded_bytes: usize,
}

impl Client {
    /// Starts building a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// The hosts that this client calls.
    #[must_use]
    pub fn base_urls(&self) -> &BaseUrls {
        &self.0.base_urls
    }

    /// The clock by which this client waits.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }

    /// The session that gives this client its tokens, to forget or to revoke; `None` where it was given a token as it is.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.0.session.as_ref()
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

    pub(crate) fn limits(&self) -> &KeyLimits {
        &self.0.limits
    }

    pub(crate) fn budget(&self) -> &RetryBudget {
        &self.0.budget
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn remember_forbidden(&self, operation: &'static str, generation: u64) {
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
            .is_some_and(|(refused, until)| *refused == generation && now < *until)
    }
}

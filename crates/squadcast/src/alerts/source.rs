//! The sender of alerts: an endpoint and an ingestion key.

use std::env::{self, VarError};
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use secrecy::{ExposeSecret as _, SecretString};
use squad_core::clock::Clock;
use squad_core::transport::Transport;
use squad_core::{BaseUrls, Client, ClientBuilder};
use squad_http::Http;

use super::alert::{Alert, Resolution};
use super::receipt::Receipt;
use super::wire::{SEND, SEND_RETRYABLE};
use crate::request::request;
use crate::{Error, Kind, Region, RequestBuilder, Result, RetryPolicy};

/// The environment variable with the webhook URL, a secret, for [`AlertSource::from_env`].
pub const ALERT_URL_VARIABLE: &str = "SQUADCAST_WEBHOOK_URL";

/// The path of a webhook URL between its base and its key.
const WEBHOOK_PATH: &str = "/v2/incidents/api";

/// Sends alerts to one service through its incoming webhook. Cheap to clone; clones share connections and rate limits.
///
/// The ingestion key authenticates the alerts: no account and no refresh token are needed. The key is a secret, and no error,
/// log or `Debug` output shows it.
///
/// ```no_run
/// use squadcast::alerts::{Alert, AlertSource};
///
/// # async fn example() -> squadcast::Result<()> {
/// // The webhook URL comes from SQUADCAST_WEBHOOK_URL.
/// let source = AlertSource::from_env()?;
/// let receipt = source.trigger(Alert::new("Disk is full").dedup_key("db-1/disk")).await?;
/// println!("{:?}", receipt.request_id());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct AlertSource {
    client: Client,
    key: SecretString,
    retry_lost_responses: bool,
}

impl AlertSource {
    /// Creates the source of a service from its region and its ingestion key.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the key is empty or has a character that is not allowed in it.
    pub fn new(region: Region, key: impl Into<SecretString>) -> Result<Self> {
        Self::builder().region(region).key(key).build()
    }

    /// Creates the source of a service from the URL of its alert source "Incident Webhook", as the web app shows it:
    /// `https://api.squadcast.com/v2/incidents/api/KEY`.
    ///
    /// The base of the URL can be another one, for example that of a proxy.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the URL is not one of the alert source `api`, or is neither `https` nor a loopback address.
    /// The message does not contain the URL.
    pub fn from_url(url: impl Into<SecretString>) -> Result<Self> {
        Self::builder().webhook_url(url).build()
    }

    /// Creates the source from the environment: `SQUADCAST_WEBHOOK_URL`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if it is missing or invalid.
    pub fn from_env() -> Result<Self> {
        match env::var(ALERT_URL_VARIABLE) {
            Ok(url) => Self::from_url(url),
            Err(error) => {
                let why = match error {
                    VarError::NotPresent => "is not set; it is the URL of an incident webhook",
                    VarError::NotUnicode(_) => "is not valid Unicode",
                };
                Err(configuration(format!("{ALERT_URL_VARIABLE} {why}")))
            }
        }
    }

    /// Starts building a source with another base URL or other settings.
    pub fn builder() -> AlertSourceBuilder {
        AlertSourceBuilder {
            core: Client::builder().user_agent(concat!("squadcast-rs/", env!("CARGO_PKG_VERSION"))),
            http: None,
            endpoint: None,
            key: None,
        }
    }

    /// Creates a source over a client, whose token is not sent.
    pub(super) fn over(client: Client, key: SecretString) -> Result<Self> {
        check_key(key.expose_secret())?;
        Ok(Self {
            client,
            key,
            retry_lost_responses: false,
        })
    }

    /// Retries alerts with a deduplication key, and resolutions, also if the first attempt may have been processed: after a
    /// lost response, a timeout, or a 5xx status.
    ///
    /// Without it such a failure is an error with [`request_sent`](Error::request_sent), because a second attempt can cost:
    /// - an alert that arrives twice counts twice against the rate limit of the organization, also if it is deduplicated;
    /// - unless the service deduplicates it, it creates a second incident, with notifications of its own. Incidents that share
    ///   the key are resolved together;
    /// - a resolution that is retried late also resolves incidents that were created with the key in between.
    ///
    /// Alerts without a deduplication key are not affected.
    #[must_use]
    pub fn retry_lost_responses(mut self) -> Self {
        self.retry_lost_responses = true;
        self
    }

    /// Triggers an incident, or adds an event to one if the service deduplicates the alert.
    ///
    /// A 2xx response means that the alert was accepted; a rule may suppress or discard it later. See
    /// [`Alerts::outcome`](super::Alerts::outcome).
    ///
    /// # Errors
    /// [`Kind::Configuration`] for an alert without a message, with an empty deduplication key, an unknown priority, a color
    /// that is not hexadecimal, or more than [`MAX_ALERT_BYTES`](super::MAX_ALERT_BYTES) as JSON; nothing is sent.
    /// [`Kind::RateLimited`] if the organization sends too many alerts.
    ///
    /// Operation: `undocumented_sendAlert`, a name of this crate; the endpoint is not documented.
    pub fn trigger(&self, alert: Alert) -> RequestBuilder<Receipt> {
        request(|| {
            let repeatable = alert.has_dedup_key();
            Ok(self.send(&alert.prepared()?, repeatable))
        })
    }

    /// Resolves all incidents of the service that were triggered with this deduplication key.
    ///
    /// The request also succeeds if there is none. The service resolves at most the latest 100 incidents.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the key is empty; nothing is sent.
    ///
    /// Operation: `undocumented_sendAlert`, a name of this crate; the endpoint is not documented.
    pub fn resolve(&self, dedup_key: impl Into<String>) -> RequestBuilder<Receipt> {
        request(|| Ok(self.send(&Resolution::new(dedup_key.into())?, true)))
    }

    fn send(&self, payload: &impl serde::Serialize, repeatable: bool) -> RequestBuilder<Receipt> {
        let operation = if repeatable && self.retry_lost_responses {
            &SEND_RETRYABLE
        } else {
            &SEND
        };
        let call = self.client.call(operation);
        let call = call.path("key", self.key.expose_secret()).json(payload);
        call.request::<Bytes>().map(Receipt::new)
    }
}

impl fmt::Debug for AlertSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AlertSource")
            .field("base_url", &self.client.base_urls().api().as_str())
            .field("retry_lost_responses", &self.retry_lost_responses)
            .finish_non_exhaustive()
    }
}

/// Builder of an [`AlertSource`]. From [`AlertSource::builder`].
///
/// A webhook URL is required, or else a key together with a region or a base URL.
///
/// ```
/// use squadcast::alerts::AlertSource;
/// use std::time::Duration;
///
/// let source = AlertSource::builder()
///     .base_url("http://127.0.0.1:8080")
///     .key("0123456789abcdef")
///     .deadline(Duration::from_secs(10))
///     .build()?;
/// # let _ = source;
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct AlertSourceBuilder {
    core: ClientBuilder,
    http: Option<Http>,
    endpoint: Option<Endpoint>,
    key: Option<SecretString>,
}

#[derive(Debug)]
enum Endpoint {
    Region(Region),
    Base(String),
    /// Contains the key.
    Webhook(SecretString),
}

impl AlertSourceBuilder {
    /// Sets the region of the account. The last one of region, base URL and webhook URL counts.
    pub fn region(mut self, region: Region) -> Self {
        self.endpoint = Some(Endpoint::Region(region));
        self
    }

    /// Sets the base URL, for a proxy, a fake or a region that this version does not know. `https` is required, except on a
    /// loopback address. A path in it is kept.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.endpoint = Some(Endpoint::Base(url.into()));
        self
    }

    /// Sets the webhook URL, which contains the key. See [`AlertSource::from_url`].
    pub fn webhook_url(mut self, url: impl Into<SecretString>) -> Self {
        self.endpoint = Some(Endpoint::Webhook(url.into()));
        self
    }

    /// Sets the ingestion key of the service.
    pub fn key(mut self, key: impl Into<SecretString>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Sets the deadline of an alert, including waiting for rate limits and retries. Defaults to 60 seconds; `None` disables
    /// it. The rate limit of the service has windows of one minute: a longer deadline outlasts it.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.core = self.core.deadline(deadline);
        self
    }

    /// Sets the retry policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.core = self.core.retry(policy);
        self
    }

    /// Sets the HTTP settings.
    pub fn http(mut self, http: Http) -> Self {
        self.http = Some(http);
        self
    }

    /// Sends alerts through a custom transport, for example in tests. It cannot be combined with HTTP settings.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.core = self.core.transport(transport);
        self
    }

    /// Sets the clock, for tests.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.core = self.core.clock(clock);
        self
    }

    /// Changes settings of the underlying core builder that have no method here.
    pub fn core(mut self, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        self.core = change(self.core);
        self
    }

    /// Builds the source. No request is sent.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the endpoint or the key is missing or invalid, a key is set in addition to a webhook URL, plain
    /// `http` to a host that is not loopback, and HTTP settings together with a transport.
    pub fn build(self) -> Result<AlertSource> {
        let endpoint = self.endpoint.ok_or_else(|| {
            configuration(
                "the alert source has no endpoint; set a webhook URL, or a region and a key",
            )
        })?;
        let (base, key) = match (endpoint, self.key) {
            (Endpoint::Webhook(url), None) => split(url.expose_secret())?,
            (Endpoint::Webhook(_), Some(_)) => {
                let message = "the webhook URL contains the key; do not set another one";
                return Err(configuration(message));
            }
            (_, None) => return Err(configuration("the alert source has no key")),
            (Endpoint::Region(region), Some(key)) => (region.api_url().to_owned(), key),
            (Endpoint::Base(url), Some(key)) => (url, key),
        };
        let core = match self.http {
            Some(http) => self.core.connector(http),
            None => self.core.connector_by_default(Http::new()),
        };
        // Alerts need no token, so that the authentication host is not used.
        let core = core.base_urls(BaseUrls::new(&base, &base)?);
        AlertSource::over(core.build()?, key)
    }
}

/// Splits a webhook URL into its base and its key.
fn split(url: &str) -> Result<(String, SecretString)> {
    let url = url.trim().trim_end_matches('/');
    let parts = url
        .rsplit_once('/')
        .and_then(|(rest, key)| Some((rest.strip_suffix(WEBHOOK_PATH)?, key)));
    let Some((base, key)) = parts else {
        return Err(configuration(format!(
            "the webhook URL does not end in `{WEBHOOK_PATH}/` and a key; copy the URL of the alert source \"Incident Webhook\" of a service"
        )));
    };
    Ok((base.to_owned(), key.into()))
}

/// The keys that have been seen are hexadecimal. Characters that a URL does not escape are accepted, in case of others.
fn check_key(key: &str) -> Result<()> {
    if key.is_empty() {
        return Err(configuration("the ingestion key is empty"));
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~".contains(&byte);
    if !key.bytes().all(allowed) {
        return Err(configuration(
            "the ingestion key has a character that a key cannot have; it is the last part of the webhook URL",
        ));
    }
    Ok(())
}

fn configuration(message: impl Into<String>) -> Error {
    Error::new(Kind::Configuration, message)
}

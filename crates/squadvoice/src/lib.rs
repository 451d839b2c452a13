//! Client of the SquadVoice API, which is also sold as SquadStack and SquadIQ: leads for the callers of a campaign, and what
//! became of them.
//!
//! ```no_run
//! use squadvoice::leads::{LeadOutcome, NewLead};
//! use squadvoice::{CampaignId, SquadVoice};
//!
//! # async fn example() -> squadvoice::Result<()> {
//! // Hosts and credentials come from SQUADVOICE_… variables.
//! let client = SquadVoice::from_env()?;
//! let campaign: CampaignId = "0PT711".parse()?;
//! let campaign = client.campaign(&campaign);
//!
//! // One report for all leads, in the order of the leads.
//! let leads = [
//!     NewLead::new("crm-1", "919800000001", "Asha Rao").field("city", "Pune"),
//!     NewLead::new("crm-2", "919800000002", "Vikram Shah"),
//! ];
//! let report = campaign.create(leads).await?;
//! for lead in report.leads() {
//!     if let LeadOutcome::Rejected { errors } = &lead.outcome {
//!         println!("{}: {errors:?}", lead.lead_id);
//!     }
//! }
//!
//! // Processed leads: await them for a Vec, or stream them.
//! let mut responses = campaign.responses().stream();
//! while let Some(lead) = responses.next().await {
//!     let lead = lead?;
//!     println!("{} {:?}", lead.lead_id, lead.lead_outcome);
//! }
//!
//! client.logout().await?;
//! # Ok(())
//! # }
//! ```
//!
//! Start with [`SquadVoice::builder`], then see [`Campaign`]. A method that sends one request returns a
//! [`RequestBuilder`]; errors have predicates, such as [`Error::is_not_found`].
//!
//! - [`leads`]: creating, updating, disabling, converting and erasing leads.
//! - [`responses`]: processed leads as a list, as a stream, and as a stream that follows a campaign.
//! - [`webhook`]: receiving processed leads.
//! - [`v1`] and [`crm`]: the other generations of the API.
//!
//! # Features
//! - `blocking`: everything can be waited for in code that is not async; see the module `blocking`.
//! - `schemars`: leads, generated types and checkpoints have a JSON Schema.
//!
//! # What the service does not document
//! Success bodies, error bodies, the largest list, and what happens to a `lead_id` that a campaign already has. This client
//! therefore sends nothing twice whose first response was lost, and shows such leads as
//! [`LeadOutcome::Unknown`](leads::LeadOutcome::Unknown).

mod auth;
mod brand;
mod builder;
mod campaign;
mod environment;
mod id;
mod request;

pub mod crm;
pub mod leads;
pub mod responses;
pub mod v1;
pub mod webhook;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub use auth::{Credentials, OAuthClient};
pub use brand::{BRAND_VARIABLE, Brand};
pub use builder::Builder;
pub use campaign::Campaign;
pub use id::*;
pub use jiff;
pub use squad_core as core;
pub use squad_core::auth::{FileStore, MemoryStore};
#[cfg(feature = "blocking")]
pub use squad_core::blocking;
pub use squad_core::{
    CustomRequest, Error, FieldError, Kind, Method, RequestBuilder, RequestSent, Response, Result,
    RetryPolicy, WithResponse,
};
pub use squad_http::Http;
pub use squadvoice_raw as raw;

/// The client. Cheap to clone; clones share connections, tokens and the rate limit.
///
/// ```
/// use squadvoice::SquadVoice;
/// let client = SquadVoice::builder().access_token("0123456789abcdef").build()?;
/// # Ok::<(), squadvoice::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct SquadVoice {
    raw: squadvoice_raw::Client,
    logged_out: Arc<AtomicBool>,
}

impl SquadVoice {
    /// Starts building a client.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Builds a client from the environment.
    ///
    /// | variable | meaning |
    /// |---|---|
    /// | `SQUADVOICE_BRAND` | the hosts: `squadstack` (default), `squadiq`, `squadiq-2021` or `squadvoice` |
    /// | `SQUADVOICE_API_URL`, `SQUADVOICE_AUTH_URL` | hosts in place of those of the brand |
    /// | `SQUADVOICE_ACCESS_TOKEN` | a token of the dashboard |
    /// | `SQUADVOICE_CLIENT_ID`, `SQUADVOICE_CLIENT_SECRET` | the OAuth2 client, for the two below |
    /// | `SQUADVOICE_USERNAME`, `SQUADVOICE_PASSWORD` | the user who logs in |
    /// | `SQUADVOICE_REFRESH_TOKEN` | a refresh token in place of the user |
    ///
    /// # Errors
    /// [`Kind::Configuration`] if a variable is missing or invalid, or if several credentials are set.
    pub fn from_env() -> Result<Self> {
        Self::builder().build()
    }

    pub(crate) fn over(core: squad_core::Client) -> Self {
        Self {
            raw: squadvoice_raw::Client::new(core),
            logged_out: Arc::default(),
        }
    }

    /// Returns the generated client: every documented operation, with the credentials, retries and rate limit of this
    /// client.
    #[must_use]
    pub fn raw(&self) -> &squadvoice_raw::Client {
        &self.raw
    }

    /// Starts a request of any method and path on the API host, with the token, retries and rate limit of this client. For
    /// endpoints that have no method here. A slash at the end of the path is kept.
    ///
    /// A path of a documented operation has the retries of that operation; of all other requests, only GET and HEAD are
    /// retried.
    ///
    /// ```
    /// use squadvoice::{Method, SquadVoice};
    ///
    /// # async fn example(client: &SquadVoice) -> squadvoice::Result<()> {
    /// let body = client.request(Method::GET, "/api/v4/anything/").query("page", 2).await?;
    /// println!("{}", body["results"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: &str) -> CustomRequest {
        self.raw.request(method, path)
    }

    /// Creates leads in a campaign, changes them, and lists what became of them.
    #[must_use]
    pub fn campaign(&self, id: impl Into<CampaignId>) -> Campaign<'_> {
        Campaign::new(self, id.into())
    }

    /// Reports leads that were created in a CRM. The account contact at the vendor provides the reference.
    #[must_use]
    pub fn crm(&self, reference: impl Into<CrmReferenceId>) -> crm::Crm<'_> {
        crm::Crm::new(self, reference.into())
    }
}

/// Compiles the examples of the workspace's README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

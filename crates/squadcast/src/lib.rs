//! Client of the Squadcast API (SolarWinds Incident Response).
//!
//! ```no_run
//! use squadcast::services::NewService;
//! use squadcast::{EscalationPolicyId, Region, Squadcast, Window};
//! use std::time::Duration;
//!
//! # async fn example() -> squadcast::Result<()> {
//! // The refresh token comes from SQUADCAST_REFRESH_TOKEN.
//! let client = Squadcast::builder().region(Region::Eu).build()?;
//!
//! // Lists: await one for a Vec, or stream it.
//! for team in client.teams().list().await? {
//!     let week = Window::last_days(7);
//!     let triggered = client.incidents().list(&team, week).status("triggered");
//!     for incident in triggered.await? {
//!         // Every method that takes an id takes the resource itself, too.
//!         client.incidents().acknowledge(&incident).await?;
//!     }
//!
//!     // Errors have predicates.
//!     let policy: EscalationPolicyId = "5f8e9d7c6b5a493827160aaa".parse()?;
//!     let service = NewService::new("checkout", &policy);
//!     match client.services().create(&team, service).await {
//!         Err(error) if error.is_conflict() => println!("it exists: {error}"),
//!         other => println!("created {}", other?.id),
//!     }
//!
//!     // A request has options of its own, and its response has a status.
//!     let request = client.teams().get(&team).deadline(Duration::from_secs(2));
//!     let response = request.with_response().await?;
//!     println!("{} {:?}", response.status(), response.request_id());
//!
//!     // Schedules know who is on call.
//!     for schedule in client.schedules().list(&team).await? {
//!         println!("{:?}", client.schedules().on_call(&schedule).await?);
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Start with [`Squadcast::builder`], then see the methods of [`Squadcast`], one per area of the API. A method that sends one
//! request returns a [`RequestBuilder`]; a method that lists returns a [`List`] or a builder of one.
//!
//! - [`alerts`] sends alerts in; it needs no account.
//! - [`incidents`] lists, acknowledges, resolves and exports.
//! - [`schedules`] knows who is on call.
//! - [`webhook_events`] decodes what the service sends to your webhooks.
//! - [`Squadcast::request`] sends anything else, and [`Squadcast::raw`] is the generated client.
//! - [`cookbook`] has a page for each frequent use, and names the example program of each.
//!
//! # Features
//! Every area of the API is a cargo feature; `all` is the default. In addition:
//! - `blocking`: every request, list and bulk operation can be waited for in code that is not async, and every stream is an
//!   iterator; see the module `blocking`.
//! - `schemars`: JSON Schema (`schemars` 1) of the types that are serialized or deserialized, for forms and for tools of
//!   language models; see the module `schema`.

mod assignee;
mod builder;
mod filter_value;
mod id;
#[cfg(any(feature = "status-pages", feature = "webforms", feature = "runbooks"))]
mod kept;
mod minutes;
mod page;
#[cfg(any(feature = "audit-logs", feature = "exports"))]
mod poll;
mod region;
mod request;
#[cfg(any(feature = "analytics", feature = "incidents"))]
mod window;

#[cfg(feature = "alerts")]
pub mod alerts;
#[cfg(feature = "analytics")]
pub mod analytics;
#[cfg(feature = "audit-logs")]
pub mod audit_logs;
#[cfg(feature = "auth")]
pub mod auth;
#[cfg(all(feature = "all", any(doc, doctest)))]
pub mod cookbook;
#[cfg(feature = "escalation-policies")]
pub mod escalation_policies;
#[cfg(feature = "exports")]
pub mod exports;
#[cfg(feature = "extensions")]
pub mod extensions;
#[cfg(feature = "global-event-rules")]
pub mod global_event_rules;
#[cfg(feature = "incidents")]
pub mod incidents;
#[cfg(feature = "global-oncall-reminder-rules")]
pub mod oncall_reminders;
#[cfg(feature = "runbooks")]
pub mod runbooks;
#[cfg(feature = "schedules")]
pub mod schedules;
#[cfg(feature = "services")]
pub mod services;
#[cfg(feature = "slos")]
pub mod slos;
#[cfg(feature = "squads")]
pub mod squads;
#[cfg(feature = "status-pages")]
pub mod status_pages;
#[cfg(feature = "teams")]
pub mod teams;
#[cfg(feature = "users")]
pub mod users;
#[cfg(feature = "webforms")]
pub mod webforms;
#[cfg(feature = "webhook-events")]
pub mod webhook_events;
#[cfg(feature = "workflows")]
pub mod workflows;

pub use assignee::{Assignee, Owner, UserOrSquad};
pub use builder::Builder;
pub use filter_value::FilterValue;
pub use id::*;
#[cfg(feature = "incidents")]
pub use incidents::{ExportedIncident, Incident};
pub use jiff;
pub use region::{REGION_VARIABLE, Region};
#[cfg(feature = "schedules")]
pub use schedules::Schedule;
#[cfg(feature = "services")]
pub use services::Service;
pub use squad_core as core;
pub use squad_core::auth::{FileStore, MemoryStore, REFRESH_TOKEN_VARIABLE};
#[cfg(feature = "blocking")]
pub use squad_core::blocking;
pub use squad_core::bulk;
pub use squad_core::list::{FanOut, List, Position};
#[cfg(feature = "schemars")]
pub use squad_core::schema;
pub use squad_core::{
    CustomRequest, Download, Error, FieldError, Kind, Method, Preview, RequestBuilder, RequestSent,
    Response, Result, RetryPolicy, WithResponse,
};
pub use squad_http::Http;
pub use squadcast_raw as raw;
#[cfg(feature = "teams")]
pub use teams::Team;
#[cfg(feature = "users")]
pub use users::User;
#[cfg(any(feature = "analytics", feature = "incidents"))]
pub use window::Window;

/// The client. Cheap to clone; clones share connections, tokens and rate limits.
///
/// ```
/// use squadcast::{Region, Squadcast};
/// let client = Squadcast::builder()
///     .region(Region::Us)
///     .refresh_token("0123456789abcdef")
///     .build()?;
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Squadcast {
    raw: squadcast_raw::Client,
}

impl Squadcast {
    /// Starts building a client.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Builds a client from the environment: `SQUADCAST_REGION` and `SQUADCAST_REFRESH_TOKEN`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if either is missing or invalid.
    pub fn from_env() -> Result<Self> {
        Self::builder().build()
    }

    pub(crate) fn over(core: squad_core::Client) -> Self {
        Self {
            raw: squadcast_raw::Client::new(core),
        }
    }

    /// Returns the generated client: every documented operation, with the credentials, retries and rate limits of this
    /// client.
    #[must_use]
    pub fn raw(&self) -> &squadcast_raw::Client {
        &self.raw
    }

    /// Starts a request of any method and path on the API host, with the token, retries and rate limits of this client. For
    /// endpoints that have no method here.
    ///
    /// A path of a documented operation has the retries and the rate limit of that operation; of all other requests, only GET
    /// and HEAD are retried.
    ///
    /// ```
    /// use squadcast::{Method, Squadcast};
    ///
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let body = client.request(Method::GET, "/v3/anything").query("limit", 10).await?;
    /// println!("{}", body["data"]);
    ///
    /// // The request as a command, without its secrets.
    /// let change = client.request(Method::POST, "/v3/anything").json(&body);
    /// println!("{}", change.preview()?.to_curl());
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: &str) -> CustomRequest {
        self.raw.request(method, path)
    }

    /// Asks what became of alerts. To send alerts, an [`AlertSource`](alerts::AlertSource) needs no client.
    #[cfg(feature = "alerts")]
    #[must_use]
    pub fn alerts(&self) -> alerts::Alerts<'_> {
        alerts::Alerts::new(self)
    }

    /// Gets mean response times.
    #[cfg(feature = "analytics")]
    #[must_use]
    pub fn analytics(&self) -> analytics::Analytics<'_> {
        analytics::Analytics::new(self)
    }

    /// Lists and exports the audit log.
    #[cfg(feature = "audit-logs")]
    #[must_use]
    pub fn audit_logs(&self) -> audit_logs::AuditLogs<'_> {
        audit_logs::AuditLogs::new(self)
    }

    /// Verifies the credential and exchanges tokens.
    #[cfg(feature = "auth")]
    #[must_use]
    pub fn auth(&self) -> auth::Auth<'_> {
        auth::Auth::new(self)
    }

    /// Follows exports that are made in the background, and downloads their files.
    #[cfg(feature = "exports")]
    #[must_use]
    pub fn exports(&self) -> exports::Exports<'_> {
        exports::Exports::new(self)
    }

    /// Manages global event rules, which route alerts of several sources to services.
    #[cfg(feature = "global-event-rules")]
    #[must_use]
    pub fn global_event_rules(&self) -> global_event_rules::GlobalEventRules<'_> {
        global_event_rules::GlobalEventRules::new(self)
    }

    /// Manages escalation policies: whom an incident notifies, when and how.
    #[cfg(feature = "escalation-policies")]
    #[must_use]
    pub fn escalation_policies(&self) -> escalation_policies::EscalationPolicies<'_> {
        escalation_policies::EscalationPolicies::new(self)
    }

    /// Lists, acknowledges, resolves and otherwise manages incidents.
    #[cfg(feature = "incidents")]
    #[must_use]
    pub fn incidents(&self) -> incidents::Incidents<'_> {
        incidents::Incidents::new(self)
    }

    /// Manages the connection to Microsoft Teams.
    #[cfg(feature = "extensions")]
    #[must_use]
    pub fn ms_teams(&self) -> extensions::MsTeams<'_> {
        extensions::MsTeams::new(self)
    }

    /// Manages the on-call reminders of teams.
    #[cfg(feature = "global-oncall-reminder-rules")]
    #[must_use]
    #[doc(alias = "global_oncall_reminder_rules")]
    pub fn oncall_reminders(&self) -> oncall_reminders::OncallReminderRules<'_> {
        oncall_reminders::OncallReminderRules::new(self)
    }

    /// Manages runbooks.
    #[cfg(feature = "runbooks")]
    #[must_use]
    pub fn runbooks(&self) -> runbooks::Runbooks<'_> {
        runbooks::Runbooks::new(self)
    }

    /// Manages on-call schedules with their rotations and overrides.
    #[cfg(feature = "schedules")]
    #[must_use]
    pub fn schedules(&self) -> schedules::Schedules<'_> {
        schedules::Schedules::new(self)
    }

    /// Lists the alert sources that services can use. The vendor's reference does not list the request.
    #[cfg(feature = "services")]
    #[must_use]
    pub fn alert_sources(&self) -> services::AlertSources<'_> {
        services::AlertSources::new(self)
    }

    /// Manages services with their rules, templates and settings.
    #[cfg(feature = "services")]
    #[must_use]
    pub fn services(&self) -> services::Services<'_> {
        services::Services::new(self)
    }

    /// Manages status pages with their components, issues, maintenances and subscribers.
    #[cfg(feature = "status-pages")]
    #[must_use]
    pub fn status_pages(&self) -> status_pages::StatusPages<'_> {
        status_pages::StatusPages::new(self)
    }

    /// Manages service level objectives (SLOs).
    #[cfg(feature = "slos")]
    #[must_use]
    pub fn slos(&self) -> slos::Slos<'_> {
        slos::Slos::new(self)
    }

    /// Manages squads and their members.
    #[cfg(feature = "squads")]
    #[must_use]
    pub fn squads(&self) -> squads::Squads<'_> {
        squads::Squads::new(self)
    }

    /// Manages teams, their members and roles.
    #[cfg(feature = "teams")]
    #[must_use]
    pub fn teams(&self) -> teams::Teams<'_> {
        teams::Teams::new(self)
    }

    /// Manages the users of the organization and their API tokens.
    #[cfg(feature = "users")]
    #[must_use]
    pub fn users(&self) -> users::Users<'_> {
        users::Users::new(self)
    }

    /// Manages outgoing webhooks, which call addresses of yours on events.
    #[cfg(feature = "extensions")]
    #[must_use]
    pub fn webhooks(&self) -> extensions::Webhooks<'_> {
        extensions::Webhooks::new(self)
    }

    /// Manages workflows with their actions.
    #[cfg(feature = "workflows")]
    #[must_use]
    pub fn workflows(&self) -> workflows::Workflows<'_> {
        workflows::Workflows::new(self)
    }

    /// Manages webforms.
    #[cfg(feature = "webforms")]
    #[must_use]
    pub fn webforms(&self) -> webforms::Webforms<'_> {
        webforms::Webforms::new(self)
    }
}

/// Compiles the examples of the workspace's README.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

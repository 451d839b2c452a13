//! Client of the Squadcast API (SolarWinds Incident Response): incidents, services, teams and users with typed ids,
//! streams and errors one can act on; every operation of the API as it is documented, one step below.
//!
//! ```no_run
//! use squadcast::{Region, Squadcast};
//!
//! # async fn example() -> squadcast::Result<()> {
//! // The refresh token comes from SQUADCAST_REFRESH_TOKEN.
//! let client = Squadcast::builder().region(Region::Eu).build()?;
//! for team in client.teams().list().await? {
//!     println!("{}", team.name);
//!     // One step below: any operation, exactly as the document has it.
//!     let squads = client.raw().squads_get_all_squads(&team.id, None).await?;
//!     # let _ = squads;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # How it is built
//! Tokens, retries, limits and deadlines are the business of `squad-core`; the operations are generated into
//! `squadcast-raw`; this crate makes them pleasant. Each area follows one pattern, and an area that joins follows it
//! too:
//!
//! - **A method of [`Squadcast`] gives the area** (`client.teams()`), as a small copyable value that borrows the client,
//!   and the area's methods are verbs: `list`, `get`, `create`, `update`, `delete`, and the API's own verbs
//!   (`acknowledge`, `resolve`). What hangs below one thing is reached through it: `client.teams().members(&team)`.
//! - **What is asked for is an argument, what may be left out has a name.** A new thing is made with `New…::new(what the
//!   service asks for)` and setters; a change is an `…Update` whose unset fields keep their value. A forgotten field
//!   does not compile.
//! - **The team is an argument where the API needs one.** Nearly every list belongs to a team while everything else goes
//!   by id, so a client bound to one team would be in the way of the other half: `client.services().list(&team)`.
//! - **Ids are typed** ([`Id`]), and wherever an id is asked for, the thing itself will do ([`IdOf`]).
//! - **Lists are [`List`]s**: await one for a `Vec`, or take it as a stream. Pages, windows and envelopes do not show. A list
//!   with options is a builder that can be awaited, and whose `stream` is the [`List`].
//! - **Types that come are the generated ones under the API's names**, re-exported by the area; they are `non_exhaustive`,
//!   read forgivingly, and `Default`, so that tests can make them.
//! - **Types that go are written by hand where they hold an id, a duration or a time**, so that they take `impl IdOf`,
//!   `Duration` and `Timestamp`, and refuse what the service would not take before anything is sent; otherwise they are
//!   the generated ones, too. An id in a path is checked where the path is written, any other by the area.
//! - **Errors are one type** ([`Error`]) with predicates.
//! - **Each area has a story test** against the fake service and a row for each operationId that it reaches.

mod assignee;
mod builder;
mod id;
mod list;
mod region;

#[cfg(feature = "auth")]
pub mod auth;
#[cfg(feature = "incidents")]
pub mod incidents;
#[cfg(feature = "services")]
pub mod services;
#[cfg(feature = "teams")]
pub mod teams;
#[cfg(feature = "users")]
pub mod users;

pub use assignee::{Assignee, UserOrSquad};
pub use builder::Builder;
pub use id::*;
#[cfg(feature = "incidents")]
pub use incidents::{ExportedIncident, Incident, Window};
pub use list::List;
pub use region::{REGION_VARIABLE, Region};
#[cfg(feature = "services")]
pub use services::Service;
/// What this crate stands on: tokens, transport, clock, retries; for seams and settings that have no name here.
pub use squad_core as core;
pub use squad_core::auth::{FileStore, MemoryStore, REFRESH_TOKEN_VARIABLE};
pub use squad_core::{Error, FieldError, Kind, Response, Result, RetryPolicy};
/// How a client connects.
pub use squad_http::Http;
/// Every operation exactly as the document has it.
pub use squadcast_raw as raw;
#[cfg(feature = "teams")]
pub use teams::Team;
#[cfg(feature = "users")]
pub use users::User;

/// The client. Cheap to clone; clones share connections, tokens and limits.
///
/// ```
/// use squadcast::{Region, Squadcast};
/// let client = Squadcast::builder().region(Region::Us).refresh_token("0123456789abcdef").build()?;
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Squadcast {
    raw: squadcast_raw::Client,
}

impl Squadcast {
    /// Begins to set up a client.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// A client set up by the environment: `SQUADCAST_REGION` and `SQUADCAST_REFRESH_TOKEN`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if either is missing or unusable.
    pub fn from_env() -> Result<Self> {
        Self::builder().build()
    }

    pub(crate) fn over(core: squad_core::Client) -> Self {
        Self {
            raw: squadcast_raw::Client::new(core),
        }
    }

    /// Every operation exactly as the document has it, with this client's tokens, retries and limits.
    #[must_use]
    pub fn raw(&self) -> &squadcast_raw::Client {
        &self.raw
    }

    /// Whether the credential is good, and the token exchange itself.
    #[cfg(feature = "auth")]
    #[must_use]
    pub fn auth(&self) -> auth::Auth<'_> {
        auth::Auth::new(self)
    }

    /// The incidents of a team: reading them and acting on them.
    #[cfg(feature = "incidents")]
    #[must_use]
    pub fn incidents(&self) -> incidents::Incidents<'_> {
        incidents::Incidents::new(self)
    }

    /// The services, with their rules, templates and settings.
    #[cfg(feature = "services")]
    #[must_use]
    pub fn services(&self) -> services::Services<'_> {
        services::Services::new(self)
    }

    /// The teams, their members and roles.
    #[cfg(feature = "teams")]
    #[must_use]
    pub fn teams(&self) -> teams::Teams<'_> {
        teams::Teams::new(self)
    }

    /// The users of the organization and their API tokens.
    #[cfg(feature = "users")]
    #[must_use]
    pub fn users(&self) -> users::Users<'_> {
        users::Users::new(self)
    }
}

/// The examples of the workspace's README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

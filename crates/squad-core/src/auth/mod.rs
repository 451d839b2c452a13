//! Credentials, and the access tokens that are made from them.
//!
//! A [`Session`] belongs to one credential at one authentication host. It has a [`Source`] exchange the credential for an
//! access token when one is needed, keeps the tokens in a [`Store`], and shares one exchange among any number of callers. A
//! [`Client`](crate::Client) makes its own session; make one yourself to share it between clients.
//!
//! ```
//! use std::sync::Arc;
//! use squad_core::Authorize;
//! use squad_core::auth::{MemoryStore, RefreshToken, Session, SquadcastSource};
//! use squad_core::clock::SystemClock;
//! # use squad_core::transport::Transport;
//! # async fn example(transport: Arc<dyn Transport>) -> Result<(), Box<dyn std::error::Error>> {
//!
//! let session = Session::new(
//!     SquadcastSource::new(RefreshToken::from_env("SQUADCAST_REFRESH_TOKEN")?),
//!     "https://auth.squadcast.com".parse()?,
//!     transport,
//!     Arc::new(SystemClock::default()),
//!     Arc::new(MemoryStore::new()),
//! )?;
//! let bearer = session.bearer().await?;
//! # drop(bearer);
//! # Ok(())
//! # }
//! ```

mod credential;
mod exchange;
mod exchange_run;
mod failure;
mod fingerprint;
mod fixed;
mod grant;
mod grant_error;
mod life;
mod oauth2;
mod password_grant;
mod policy;
mod provider;
mod record;
mod redact;
mod refresh;
mod refresh_token;
mod refresher;
mod revocation;
mod runtime;
mod session;
mod snapshot;
mod source;
mod squadcast;
mod state;
mod store;
mod task;
mod token_response;

#[cfg(test)]
mod tests;

pub use credential::Credential;
pub use exchange::{Exchange, TokenResponse};
pub use fingerprint::Fingerprint;
pub use fixed::AccessToken;
pub use grant::Grant;
pub use grant_error::{ExchangeOutcome, GrantError};
pub use oauth2::OAuth2Source;
pub use password_grant::PasswordGrant;
pub(crate) use policy::Policy;
pub use refresh_token::{REFRESH_TOKEN_VARIABLE, RefreshToken};
pub use session::Session;
pub use source::Source;
pub use squadcast::SquadcastSource;
#[cfg(feature = "testing")]
pub(crate) use store::StoredAccessToken;
pub use store::{
    Entry, FileStore, InvalidRecord, MemoryStore, SharedFailure, Store, StoreKey, Stored,
    TokenRecord, locked_by_another,
};

//! Credentials, and the access tokens made from them: who may ask for one, when it is renewed, where it is kept.
//!
//! A [`Session`] stands for one credential at one authentication host and gives the send path its tokens. It asks a [`Source`]
//! for an exchange when one is due, keeps what comes in a [`Store`], and has any number of callers share one exchange.
//! Calls of the API itself, and what becomes of a 401 there, are the [`Client`](crate::Client)'s affair.
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
mod fingerprint;
mod fixed;
mod grant;
mod oauth2;
mod obtain;
mod provider;
mod runtime;
mod session;
mod source;
mod squadcast;
mod state;
mod store;
mod token_response;
mod view;

#[cfg(test)]
mod tests;

pub use credential::{PasswordGrant, REFRESH_TOKEN_VARIABLE, RefreshToken};
pub use exchange::{Exchange, TokenResponse};
pub use fingerprint::Fingerprint;
pub use fixed::AccessToken;
pub use grant::Grant;
pub use oauth2::OAuth2Source;
pub use session::{Session, TokenCache};
pub use source::{Credential, ExchangeOutcome, GrantError, Source};
pub use squadcast::SquadcastSource;
pub use store::{Entry, FileStore, InvalidRecord, MemoryStore, Saved, Store, StoreKey};

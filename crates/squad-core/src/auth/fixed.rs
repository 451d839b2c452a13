//! A fixed access token, for example from a dashboard, that cannot be refreshed.

use std::fmt;
use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt as _};
use secrecy::SecretString;

use super::Fingerprint;
use super::credential::bearer_header;
use crate::{Authorize, Bearer, Error, Kind, Result};

/// Authenticates with a fixed access token. Calls fail once it expires.
///
/// ```
/// use squad_core::auth::AccessToken;
///
/// let token = AccessToken::new("0123456789abcdef")?;
/// assert!(!format!("{token:?}").contains("0123"));
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Clone)]
pub struct AccessToken {
    bearer: Arc<Bearer>,
    key: u64,
}

impl AccessToken {
    /// Uses `token`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the token is empty or cannot be sent in a header. The error does not contain it.
    pub fn new(token: impl Into<SecretString>) -> Result<Self> {
        let token = token.into();
        let header = bearer_header(&token)?;
        Ok(Self {
            bearer: Arc::new(Bearer::new(header, 1)),
            key: Fingerprint::of_secret("access token", &token).short(),
        })
    }
}

impl Authorize for AccessToken {
    fn current(&self) -> Option<Arc<Bearer>> {
        Some(Arc::clone(&self.bearer))
    }

    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        async { Ok(Arc::clone(&self.bearer)) }.boxed()
    }

    fn rejected(&self, _generation: u64) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        async {
            Err(Error::new(
                Kind::Authentication,
                "the service rejected the fixed access token, which cannot be refreshed; configure a new one",
            ))
        }
        .boxed()
    }

    fn key(&self) -> u64 {
        self.key
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken([redacted])")
    }
}

//! An access token that came from elsewhere, such as a dashboard, and cannot be renewed.

use std::fmt;
use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt as _};
use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::Fingerprint;
use super::credential::check;
use crate::{Authorize, Bearer, Error, Kind, Result};

/// A given access token, sent as it is until the service refuses it.
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
    /// An authorization by `token`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where the token is empty or no header can carry it. The error does not show it.
    pub fn new(token: impl Into<SecretString>) -> Result<Self> {
        let token = token.into();
        check("access token", &token)?;
        let text = Zeroizing::new(format!("Bearer {}", token.expose_secret()));
        let header = HeaderValue::from_str(&text).map_err(|_| {
            Error::new(
                Kind::Configuration,
                "the access token cannot stand in a header",
            )
        })?;
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
                "the service refused the given access token, which cannot be renewed; give a new one",
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

//! The credential of a source at one moment, and the checks of what users supply.

use std::fmt;

use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::Fingerprint;
use crate::{Error, Kind, Result};

/// The credential of a [`Source`](super::Source) at one moment.
#[derive(Clone)]
pub struct Credential {
    pub(crate) fingerprint: Fingerprint,
    /// Identifies what the provider would reject. It differs from `fingerprint` if the secrets behind a name can change.
    pub(crate) content: Fingerprint,
    pub(crate) secret: Option<SecretString>,
    pub(crate) single_use: bool,
}

impl Credential {
    /// A credential whose secrets the source keeps to itself.
    #[must_use]
    pub fn named(fingerprint: Fingerprint) -> Self {
        Self {
            fingerprint,
            content: fingerprint,
            secret: None,
            single_use: false,
        }
    }

    /// A credential that keeps its name when its secrets change. `content` is never stored.
    pub(crate) fn with_content(mut self, content: Fingerprint) -> Self {
        self.content = content;
        self
    }

    /// A credential that can be exchanged any number of times.
    #[must_use]
    pub fn reusable(secret: SecretString) -> Self {
        let fingerprint = Fingerprint::of_secret("credential", &secret);
        Self {
            fingerprint,
            content: fingerprint,
            secret: Some(secret),
            single_use: false,
        }
    }

    /// A refresh token that its first exchange spends. After that, the session uses the refresh token of the response.
    #[must_use]
    pub fn single_use(refresh_token: SecretString) -> Self {
        let fingerprint = Fingerprint::of_secret("credential", &refresh_token);
        Self {
            fingerprint,
            content: fingerprint,
            secret: Some(refresh_token),
            single_use: true,
        }
    }

    /// The secret; `None` for a [`named`](Self::named) credential.
    #[must_use]
    pub fn secret(&self) -> Option<&SecretString> {
        self.secret.as_ref()
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}

/// Rejects a token that cannot be sent in a header.
pub(crate) fn check_token(name: &str, token: &SecretString) -> Result<()> {
    let text = token.expose_secret();
    let problem = if text.is_empty() {
        "is empty".to_owned()
    } else if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    } else {
        let place = match text.trim() == text {
            true => "",
            false => " at its beginning or end",
        };
        format!(
            "contains a space, a control character or a character outside ASCII{place}; nothing was sent"
        )
    };
    Err(Error::new(
        Kind::Configuration,
        format!("the {name} {problem}"),
    ))
}

/// Rejects a form field of an OAuth2 client or user that is certainly wrong. Passwords may contain spaces and any script.
pub(crate) fn check_form_field(name: &str, text: &str) -> Result<()> {
    let problem = if text.is_empty() {
        "is empty"
    } else if text.chars().any(char::is_control) {
        "contains a control character, such as a line feed"
    } else {
        return Ok(());
    };
    Err(Error::new(
        Kind::Configuration,
        format!("the {name} {problem}; nothing was sent"),
    ))
}

/// The value of the `Authorization` header for an access token.
pub(crate) fn bearer_header(token: &SecretString) -> Result<HeaderValue> {
    check_token("access token", token)?;
    let text = Zeroizing::new(format!("Bearer {}", token.expose_secret()));
    let mut value = HeaderValue::from_str(&text).map_err(|_| {
        Error::new(
            Kind::Configuration,
            "the access token cannot be sent in a header",
        )
    })?;
    value.set_sensitive(true);
    Ok(value)
}

//! A refresh token as a user supplies it: a value, an environment variable or a callback.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use secrecy::SecretString;

use super::Fingerprint;
use super::credential::check_token;
use crate::{Error, Kind, Result};

/// The environment variable from which a Squadcast client reads its refresh token.
pub const REFRESH_TOKEN_VARIABLE: &str = "SQUADCAST_REFRESH_TOKEN";

/// A refresh token: a fixed value, an environment variable, or a callback that is called before every exchange.
///
/// ```
/// use squad_core::auth::RefreshToken;
///
/// let token = RefreshToken::new("0123456789abcdef")?;
/// assert!(!format!("{token:?}").contains("0123"));
/// assert!(RefreshToken::new("  ").is_err());
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Clone)]
pub struct RefreshToken(Origin);

#[derive(Clone)]
enum Origin {
    Fixed(SecretString),
    Variable(Arc<str>),
    Callback { id: u64, call: Arc<Callback> },
}

type Callback = dyn Fn() -> BoxFuture<'static, Result<SecretString>> + Send + Sync;

impl RefreshToken {
    /// Uses a fixed token.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the token is empty or contains characters that cannot be sent in a header. The error does
    /// not contain the token.
    pub fn new(token: impl Into<SecretString>) -> Result<Self> {
        let token = token.into();
        check_token("refresh token", &token)?;
        Ok(Self(Origin::Fixed(token)))
    }

    /// Reads the environment variable `name` before every exchange. White space around the value is removed.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the variable is not set now, or contains a token that [`new`](Self::new) would reject.
    pub fn from_env(name: &str) -> Result<Self> {
        read_variable(name)?;
        Ok(Self(Origin::Variable(name.into())))
    }

    /// Calls `callback` before every exchange, so that a token can be replaced while the client runs. The callback has 10 s
    /// to return.
    ///
    /// If the callback fails or panics, the exchange fails, and the next one calls it again.
    ///
    /// ```
    /// use squad_core::auth::RefreshToken;
    ///
    /// let token = RefreshToken::from_callback(|| async {
    ///     let text = std::fs::read_to_string("/run/secrets/squadcast")?;
    ///     Ok::<_, std::io::Error>(text.trim().to_owned())
    /// });
    /// # drop(token);
    /// ```
    pub fn from_callback<F, Fut, T, E>(callback: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = std::result::Result<T, E>> + Send + 'static,
        T: Into<SecretString>,
        E: fmt::Display,
    {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let call = move || {
            callback()
                .map(|token| match token {
                    Ok(token) => {
                        let token = token.into();
                        check_token("refresh token", &token).map(|()| token)
                    }
                    Err(error) => Err(Error::new(
                        Kind::Configuration,
                        format!("the callback for the refresh token failed: {error}"),
                    )),
                })
                .boxed()
        };
        Self(Origin::Callback {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            call: Arc::new(call),
        })
    }

    /// The token at this moment.
    pub(crate) async fn current(&self) -> Result<SecretString> {
        match &self.0 {
            Origin::Fixed(token) => Ok(token.clone()),
            Origin::Variable(name) => read_variable(name),
            Origin::Callback { call, .. } => call().await,
        }
    }

    /// Identifies where the token comes from: equal for equal fixed tokens and for clones of one callback.
    pub(crate) fn identity(&self) -> Fingerprint {
        match &self.0 {
            Origin::Fixed(token) => Fingerprint::of_secret("refresh token", token),
            Origin::Variable(name) => Fingerprint::of("refresh token variable", &[name]),
            Origin::Callback { id, .. } => {
                Fingerprint::of("refresh token callback", &[&id.to_string()])
            }
        }
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Origin::Fixed(_) => f.write_str("RefreshToken([redacted])"),
            Origin::Variable(name) => write!(f, "RefreshToken(from ${name})"),
            Origin::Callback { .. } => f.write_str("RefreshToken(from a callback)"),
        }
    }
}

fn read_variable(name: &str) -> Result<SecretString> {
    let invalid = |problem: &str| {
        Error::new(
            Kind::Configuration,
            format!("the environment variable {name} {problem}"),
        )
    };
    match std::env::var(name) {
        Ok(value) => trimmed(name, value),
        Err(std::env::VarError::NotPresent) => {
            Err(invalid("is not set; set it to a refresh token"))
        }
        // The error of the standard library would contain the value.
        Err(std::env::VarError::NotUnicode(_)) => Err(invalid("is not valid UTF-8")),
    }
}

/// The token in the value of the variable `name`.
fn trimmed(name: &str, value: String) -> Result<SecretString> {
    let value = zeroize::Zeroizing::new(value);
    let token = SecretString::from(value.trim());
    check_token(
        &format!("refresh token in the environment variable {name}"),
        &token,
    )?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use secrecy::ExposeSecret as _;

    use super::*;

    const CANARY: &str = "canary-5e0a";

    fn printed(error: &Error) -> String {
        format!("{error} {error:?}")
    }

    #[test]
    fn tokens_that_cannot_be_sent_in_a_header_are_rejected_without_being_printed() {
        for (token, expected) in [
            (String::new(), "is empty"),
            (format!("{CANARY}\n"), "at its beginning or end"),
            (format!(" {CANARY}"), "at its beginning or end"),
            (format!("{CANARY}\r\nX-Evil: {CANARY}"), "control character"),
            (format!("{CANARY}\u{7f}"), "control character"),
            (format!("{CANARY}ü"), "outside ASCII"),
            (format!("{CANARY}\0"), "control character"),
        ] {
            let error = RefreshToken::new(token).unwrap_err();
            assert_eq!(error.kind(), Kind::Configuration);
            assert!(error.to_string().contains(expected), "{error}");
            assert!(!printed(&error).contains(CANARY), "{error:?}");
        }
    }

    #[test]
    fn an_unset_variable_is_named() {
        let error = RefreshToken::from_env("SQUAD_CORE_TEST_NOT_SET").unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
        assert!(error.to_string().contains("SQUAD_CORE_TEST_NOT_SET"));
    }

    #[test]
    fn white_space_around_the_value_of_a_variable_is_removed() {
        for value in [" token\n", "token\r\n", "\ttoken ", "token", "\u{a0}token"] {
            let token = trimmed("VARIABLE", value.to_owned()).unwrap();
            assert_eq!(token.expose_secret(), "token", "{value:?}");
        }
        for value in ["", "  \n", "to ken"] {
            let error = trimmed("VARIABLE", value.to_owned()).unwrap_err();
            assert!(error.to_string().contains("VARIABLE"), "{error}");
        }
    }

    #[tokio::test]
    async fn a_callback_is_called_each_time_and_its_token_is_checked() {
        let count = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&count);
        let token = RefreshToken::from_callback(move || {
            let n = counter.fetch_add(1, Ordering::Relaxed);
            async move {
                match n {
                    0 => Ok("first".to_owned()),
                    1 => Ok(format!("{CANARY}\n")),
                    _ => Err("vault sealed"),
                }
            }
        });
        assert_eq!(token.current().await.unwrap().expose_secret(), "first");
        let error = token.current().await.unwrap_err();
        assert!(!printed(&error).contains(CANARY), "{error:?}");
        let error = token.current().await.unwrap_err();
        assert!(error.to_string().contains("vault sealed"));
    }

    #[tokio::test]
    async fn a_variable_is_read_when_it_is_needed() {
        // Cargo sets it for every test.
        let token = RefreshToken::from_env("CARGO_PKG_NAME").unwrap();
        assert_eq!(token.current().await.unwrap().expose_secret(), "squad-core");
        assert!(format!("{token:?}").contains("$CARGO_PKG_NAME"));
        // The description contains spaces, so it is not a refresh token.
        let error = RefreshToken::from_env("CARGO_PKG_DESCRIPTION").unwrap_err();
        assert!(
            error.to_string().contains("CARGO_PKG_DESCRIPTION"),
            "{error}"
        );
        assert!(!printed(&error).contains("retries"), "{error}");
    }

    #[test]
    fn different_tokens_and_callbacks_have_different_identities() {
        let fixed = |text: &str| RefreshToken::new(text).unwrap().identity();
        assert_eq!(fixed("a"), fixed("a"));
        assert_ne!(fixed("a"), fixed("b"));
        let callback = || RefreshToken::from_callback(|| async { Ok::<_, String>("a".to_owned()) });
        let one = callback();
        assert_eq!(one.identity(), one.clone().identity());
        assert_ne!(one.identity(), callback().identity());
    }
}

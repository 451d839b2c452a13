//! Credentials as a user holds them: checked before anything is sent, never printed.
//!
//! How a credential is exchanged for an access token is a [`Source`](super::Source)'s affair.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use secrecy::{ExposeSecret, SecretString};

use super::Fingerprint;
use crate::{Error, Kind, Result};

/// The environment variable that [`RefreshToken::from_env`] users of Squadcast usually set.
pub const REFRESH_TOKEN_VARIABLE: &str = "SQUADCAST_REFRESH_TOKEN";

/// A refresh token: given once, read from the environment, or asked from a callback before every exchange.
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
    /// A token known now.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where the token is empty or holds characters that no header can carry. The error does not
    /// show the token.
    pub fn new(token: impl Into<SecretString>) -> Result<Self> {
        let token = token.into();
        check("refresh token", &token)?;
        Ok(Self(Origin::Fixed(token)))
    }

    /// The value of the environment variable `name`, read again before every exchange.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where the variable is not set now, or holds what [`new`](Self::new) would refuse.
    pub fn from_env(name: &str) -> Result<Self> {
        read_variable(name)?;
        Ok(Self(Origin::Variable(name.into())))
    }

    /// What `callback` returns, asked before every exchange: the way to rotate a token while the client runs.
    ///
    /// An error or a panic of the callback fails that exchange; the next one asks again.
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
                .map(|answer| match answer {
                    Ok(token) => {
                        let token = token.into();
                        check("refresh token", &token).map(|()| token)
                    }
                    Err(error) => Err(Error::new(
                        Kind::Configuration,
                        format!("the callback that supplies the refresh token failed: {error}"),
                    )),
                })
                .boxed()
        };
        Self(Origin::Callback {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            call: Arc::new(call),
        })
    }

    /// The token as of now.
    pub(crate) async fn current(&self) -> Result<SecretString> {
        match &self.0 {
            Origin::Fixed(token) => Ok(token.clone()),
            Origin::Variable(name) => read_variable(name),
            Origin::Callback { call, .. } => call().await,
        }
    }

    /// Names the place where the token comes from: equal for equal fixed tokens, and for clones of one callback.
    pub(crate) fn identity(&self) -> Fingerprint {
        match &self.0 {
            Origin::Fixed(token) => Fingerprint::of_secret("refresh token", token),
            Origin::Variable(name) => Fingerprint::of("refresh token variable", &[name]),
            Origin::Callback { id, .. } => {
                Fingerprint::of("refresh token callback", &[&id.to_string()])
            }
        }
    }

    /// Whether this is `token`, as far as can be told without asking a callback.
    pub(crate) fn is(&self, token: &SecretString) -> bool {
        let same = |own: &SecretString| own.expose_secret() == token.expose_secret();
        match &self.0 {
            Origin::Fixed(own) => same(own),
            Origin::Variable(name) => read_variable(name).is_ok_and(|own| same(&own)),
            Origin::Callback { .. } => false,
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

/// The name and password of a user, with the OAuth2 client that logs them in (grant type `password`).
///
/// ```
/// use squad_core::auth::PasswordGrant;
///
/// let grant = PasswordGrant::new("client", "client secret", "me@example.com", "password")?;
/// assert!(!format!("{grant:?}").contains("secret"));
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Clone)]
pub struct PasswordGrant {
    pub(crate) client_id: String,
    pub(crate) client_secret: SecretString,
    pub(crate) username: String,
    pub(crate) password: SecretString,
}

impl PasswordGrant {
    /// A grant of `username`, logging in through the OAuth2 client `client_id`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where one of the four is empty or the client's id or secret holds control characters, such
    /// as the line feed of a file. The error shows none of them.
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<SecretString>,
        username: impl Into<String>,
        password: impl Into<SecretString>,
    ) -> Result<Self> {
        let grant = Self {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            username: username.into(),
            password: password.into(),
        };
        check_form("client id", &grant.client_id)?;
        check_form("client secret", grant.client_secret.expose_secret())?;
        check_form("user name", &grant.username)?;
        check_form("password", grant.password.expose_secret())?;
        Ok(grant)
    }

    pub(crate) fn identity(&self) -> Fingerprint {
        let parts = [
            self.client_id.as_str(),
            self.client_secret.expose_secret(),
            self.username.as_str(),
            self.password.expose_secret(),
        ];
        Fingerprint::of("password grant", &parts)
    }
}

impl fmt::Debug for PasswordGrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordGrant([redacted])")
    }
}

fn read_variable(name: &str) -> Result<SecretString> {
    let refuse = |what: &str| {
        Error::new(
            Kind::Configuration,
            format!("the environment variable {name} {what}"),
        )
    };
    match std::env::var(name) {
        Ok(value) => {
            let token = SecretString::from(value);
            check(
                &format!("refresh token in the environment variable {name}"),
                &token,
            )?;
            Ok(token)
        }
        Err(std::env::VarError::NotPresent) => {
            Err(refuse("is not set; it should hold a refresh token"))
        }
        // The error of the standard library would show the value.
        Err(std::env::VarError::NotUnicode(_)) => Err(refuse("is not text")),
    }
}

/// Refuses what cannot be, or should not be, sent in a header.
pub(crate) fn check(what: &str, token: &SecretString) -> Result<()> {
    let text = token.expose_secret();
    if text.is_empty() {
        return Err(Error::new(
            Kind::Configuration,
            format!("the {what} is empty"),
        ));
    }
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        let hint = if text.trim() == text {
            ""
        } else {
            " at its beginning or end"
        };
        return Err(Error::new(
            Kind::Configuration,
            format!(
                "the {what} holds a space, a control character or a character outside ASCII{hint}; nothing was sent"
            ),
        ));
    }
    Ok(())
}

/// Refuses what no form field of a log-in can sensibly hold. Passwords may hold spaces and any script.
fn check_form(what: &str, text: &str) -> Result<()> {
    let wrong = if text.is_empty() {
        "is empty"
    } else if text.chars().any(char::is_control) {
        "holds a control character, such as a line feed"
    } else {
        return Ok(());
    };
    Err(Error::new(
        Kind::Configuration,
        format!("the {what} of the password grant {wrong}; nothing was sent"),
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    const CANARY: &str = "canary-5e0a";

    fn shown(error: &Error) -> String {
        format!("{error} {error:?}")
    }

    #[test]
    fn tokens_that_no_header_can_carry_are_refused_unshown() {
        for (token, said) in [
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
            assert!(error.to_string().contains(said), "{error}");
            assert!(!shown(&error).contains(CANARY), "{error:?}");
        }
    }

    #[test]
    fn a_password_grant_refuses_empty_fields_and_line_feeds_unshown() {
        let good = [CANARY, CANARY, "user name", "pässwörd with + & %"];
        let make = |f: [&str; 4]| PasswordGrant::new(f[0], f[1].to_owned(), f[2], f[3].to_owned());
        assert!(make(good).is_ok());
        for field in 0..4 {
            for bad in ["", "canary-5e0a\n"] {
                let mut fields = good;
                fields[field] = bad;
                let error = make(fields).unwrap_err();
                assert_eq!(error.kind(), Kind::Configuration);
                assert!(!shown(&error).contains(CANARY), "{error:?}");
            }
        }
    }

    #[test]
    fn an_unset_variable_is_named() {
        let error = RefreshToken::from_env("SQUAD_CORE_TEST_NOT_SET").unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
        assert!(error.to_string().contains("SQUAD_CORE_TEST_NOT_SET"));
    }

    #[tokio::test]
    async fn a_callback_is_asked_each_time_and_its_token_is_checked() {
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
        assert!(!shown(&error).contains(CANARY), "{error:?}");
        let error = token.current().await.unwrap_err();
        assert!(error.to_string().contains("vault sealed"));
    }

    #[tokio::test]
    async fn a_variable_is_read_when_it_is_needed() {
        // Cargo sets it for every test.
        let token = RefreshToken::from_env("CARGO_PKG_NAME").unwrap();
        assert_eq!(token.current().await.unwrap().expose_secret(), "squad-core");
        assert!(token.is(&SecretString::from("squad-core")));
        assert!(!token.is(&SecretString::from("another")));
        assert!(format!("{token:?}").contains("$CARGO_PKG_NAME"));
        // It holds spaces, which no refresh token does; the error names the variable and does not show its value.
        let error = RefreshToken::from_env("CARGO_PKG_DESCRIPTION").unwrap_err();
        assert!(
            error.to_string().contains("CARGO_PKG_DESCRIPTION"),
            "{error}"
        );
        assert!(!shown(&error).contains("retries"), "{error}");
    }

    #[test]
    fn identities_tell_credentials_apart() {
        let fixed = |text: &str| RefreshToken::new(text).unwrap().identity();
        assert_eq!(fixed("a"), fixed("a"));
        assert_ne!(fixed("a"), fixed("b"));
        let callback = || RefreshToken::from_callback(|| async { Ok::<_, String>("a".to_owned()) });
        let one = callback();
        assert_eq!(one.identity(), one.clone().identity());
        assert_ne!(one.identity(), callback().identity());
    }
}

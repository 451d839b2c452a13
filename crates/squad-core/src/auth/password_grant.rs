//! The name and password of a user, for the OAuth2 grant type `password`.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use secrecy::{ExposeSecret, SecretString};

use super::Fingerprint;
use super::credential::check_form_field;
use crate::{Error, Kind, Result};

/// The name and password of a user, and the OAuth2 client through which the user logs in (grant type `password`).
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
    identity: Arc<OnceLock<Fingerprint>>,
}

impl PasswordGrant {
    /// Logs `username` in through the OAuth2 client `client_id`.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if one of the four is empty or contains control characters, such
    /// as the line feed at the end of a file. The error contains none of them.
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
            identity: Arc::default(),
        };
        check_form_field("client id", &grant.client_id)?;
        check_form_field("client secret", grant.client_secret.expose_secret())?;
        check_form_field("user name", &grant.username)?;
        check_form_field("password", grant.password.expose_secret())?;
        Ok(grant)
    }

    /// Identifies the grant. Derived slowly, because it becomes a file name and a password can be guessed.
    pub(crate) fn identity(&self) -> Fingerprint {
        *self.identity.get_or_init(|| {
            let names = [self.client_id.as_str(), self.username.as_str()];
            let secrets = [
                self.client_secret.expose_secret(),
                self.password.expose_secret(),
            ];
            Fingerprint::of_guessable("password grant", &names, &secrets)
        })
    }
}

impl fmt::Debug for PasswordGrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordGrant([redacted])")
    }
}

type Callback = dyn Fn() -> BoxFuture<'static, Result<PasswordGrant>> + Send + Sync;

/// A callback that returns the grant, and what it returned last.
#[derive(Clone)]
pub(crate) struct GrantCallback {
    name: Arc<str>,
    call: Arc<Callback>,
    latest: Arc<Mutex<Option<PasswordGrant>>>,
}

impl GrantCallback {
    pub(crate) fn new<F, Fut, E>(name: &str, callback: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = std::result::Result<PasswordGrant, E>> + Send + 'static,
        E: fmt::Display,
    {
        let call = move || {
            callback()
                .map(|grant| {
                    grant.map_err(|error| {
                        let message = format!("the callback for the credentials failed: {error}");
                        Error::new(Kind::Configuration, message)
                    })
                })
                .boxed()
        };
        Self {
            name: name.into(),
            call: Arc::new(call),
            latest: Arc::default(),
        }
    }

    /// Identifies the account by the name that the user gave it, so that a new password keeps the session.
    pub(crate) fn identity(&self) -> Fingerprint {
        Fingerprint::of("password grant callback", &[&self.name])
    }

    /// Calls the callback, and identifies what it returned.
    pub(crate) async fn read(&self) -> Result<Fingerprint> {
        let grant = (self.call)().await?;
        let content = [
            grant.client_id.as_str(),
            grant.client_secret.expose_secret(),
            &grant.username,
            grant.password.expose_secret(),
        ];
        let content = Fingerprint::of("password grant", &content);
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = Some(grant);
        Ok(content)
    }

    /// What the callback returned last.
    pub(crate) fn latest(&self) -> Option<PasswordGrant> {
        let latest = self.latest.lock();
        latest.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for GrantCallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PasswordGrant(from the callback {:?})", self.name)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::Kind;

    fn grant(fields: [&str; 4]) -> Result<PasswordGrant> {
        let [id, secret, user, password] = fields;
        PasswordGrant::new(id, secret.to_owned(), user, password.to_owned())
    }

    #[test]
    fn empty_fields_and_line_feeds_are_rejected_without_being_printed() {
        let good = ["canary", "canary", "user name", "pässwörd with + & %"];
        assert!(grant(good).is_ok());
        for field in 0..4 {
            for bad in ["", "canary\n"] {
                let mut fields = good;
                fields[field] = bad;
                let error = grant(fields).unwrap_err();
                assert_eq!(error.kind(), Kind::Configuration);
                assert!(
                    !format!("{error} {error:?}").contains("canary"),
                    "{error:?}"
                );
            }
        }
    }

    #[test]
    fn every_field_is_a_part_of_the_identity_and_none_can_be_checked_by_a_digest() {
        let good = ["id", "secret", "user", "password"];
        let identity = grant(good).unwrap().identity();
        assert_eq!(identity, grant(good).unwrap().identity());
        for field in 0..4 {
            let mut fields = good;
            fields[field] = "other";
            assert_ne!(identity, grant(fields).unwrap().identity(), "{field}");
        }
        let reordered = ["id", "user", "secret", "password"];
        for parts in [&good[..], &reordered[..], &good[3..]] {
            assert_ne!(identity, Fingerprint::of("password grant", parts));
        }
    }
    #[tokio::test]
    async fn a_callback_is_identified_by_its_account_and_read_before_it_is_used() {
        let passwords = Mutex::new(["first", "second"].into_iter());
        let callback = GrantCallback::new("crm", move || {
            let password = passwords.lock().unwrap().next();
            async move {
                match password {
                    Some(password) => Ok(grant(["id", "secret", "user", password]).unwrap()),
                    None => Err("vault sealed"),
                }
            }
        });
        assert_eq!(
            callback.identity(),
            Fingerprint::of("password grant callback", &["crm"])
        );
        assert!(callback.latest().is_none());
        for password in ["first", "second"] {
            let fields = ["id", "secret", "user", password];
            let content = callback.read().await.unwrap();
            assert_eq!(content, Fingerprint::of("password grant", &fields));
            let latest = callback.latest().unwrap();
            assert_eq!(latest.password.expose_secret(), password);
            assert_eq!(
                (latest.client_id.as_str(), &*latest.username),
                ("id", "user")
            );
        }
        let error = callback.read().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.message()),
            (
                Kind::Configuration,
                "the callback for the credentials failed: vault sealed"
            )
        );
        assert!(callback.latest().is_some(), "that of the last success");
    }
}

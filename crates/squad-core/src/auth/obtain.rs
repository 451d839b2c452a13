//! One refresh from beginning to end: take the record, look whether somebody else renewed it, exchange, save, hand over.
//!
//! Runs once at a time for each credential, which is the shell's affair within the process and the store's between processes.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use url::Url;
use zeroize::Zeroizing;

use super::credential::check;
use super::state::{Failed, Now};
use super::store::{Access, Entry, Saved, Store, StoreKey};
use super::{Credential, Exchange, ExchangeOutcome, Fingerprint, Grant, GrantError, Source};
use crate::clock::Clock;
use crate::transport::Transport;
use crate::{Error, Kind, Result};

/// A token from elsewhere with less than this to live is not taken over.
const WORTH_TAKING: Duration = Duration::from_secs(30);

/// Everything that a refresh needs and that does not change.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) source: Arc<dyn Source>,
    pub(crate) origin: Url,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) store: Arc<dyn Store>,
    /// The time for one request, and for the wait for the record.
    pub(crate) timeout: Duration,
    /// A pair that was received and could not be saved; nobody sees it before it is.
    pub(crate) unsaved: Mutex<Option<(StoreKey, Saved)>>,
}

/// A token, saved and ready to be handed out.
pub(crate) struct Obtained {
    pub(crate) header: HeaderValue,
    pub(crate) since: Now,
    pub(crate) left: Duration,
    /// Whether the provider was asked for it.
    pub(crate) exchanged: bool,
}

/// What the caller of [`Provider::obtain`] knows.
pub(crate) struct Known<'a> {
    /// The token in use, which is not good enough any more.
    pub(crate) held: Option<HeaderValue>,
    /// What the provider refused, and its words.
    pub(crate) refused: Option<(Fingerprint, Error)>,
    /// Whether the result is still wanted.
    pub(crate) wanted: &'a (dyn Fn() -> bool + Send + Sync),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self {
            error,
            retry_after: None,
            refused: None,
        }
    }
}

impl From<GrantError> for Failed {
    fn from(failed: GrantError) -> Self {
        Self {
            error: failed.error,
            retry_after: failed.retry_after,
            refused: None,
        }
    }
}

impl Provider {
    pub(crate) fn now(&self) -> Now {
        Now {
            wall: self.clock.wall(),
            mono: self.clock.monotonic(),
        }
    }

    /// The origin with its path prefix, as cache keys know it.
    pub(crate) fn place(&self) -> String {
        place(&self.origin)
    }

    pub(crate) async fn obtain(&self, known: Known<'_>) -> Result<Obtained, Failed> {
        let credential = self.source.credential().await?;
        let (key, mut entry) = self.open(&credential).await?;
        if !(known.wanted)() {
            return Err(
                Error::new(Kind::Authentication, "the tokens were forgotten meanwhile").into(),
            );
        }
        self.save_unsaved(&key, &mut *entry).await?;
        let saved = entry.read().await?;
        if let Some(obtained) = self.take_over(saved.as_ref(), known.held.as_ref()) {
            return Ok(obtained);
        }
        let mark = mark(&credential, saved.as_ref());
        if let Some((refused, error)) = known.refused
            && refused == mark
        {
            return Err(Failed {
                error,
                retry_after: None,
                refused: Some(mark),
            });
        }
        let mut step = Step {
            provider: self,
            credential: &credential,
            key: &key,
            entry: &mut *entry,
            saved: saved.clone().unwrap_or_default(),
        };
        let first = match &saved {
            Some(saved) => saved.refresh_token.clone(),
            None if credential.spent_by_use => credential.secret.clone(),
            None => None,
        };
        let result = step.go(first, known.held.as_ref()).await;
        result.map_err(|failed| {
            let last = matches!(
                failed.outcome,
                ExchangeOutcome::Refused | ExchangeOutcome::ClientRefused
            );
            let mark = last.then(|| self::mark(&credential, Some(&step.saved)));
            Failed {
                refused: mark,
                ..failed.into()
            }
        })
    }

    /// Takes the record of `credential`, waiting for its present holder no longer than the exchange's own time.
    pub(crate) async fn open(&self, credential: &Credential) -> Result<(StoreKey, Box<dyn Entry>)> {
        let key = StoreKey::new(&self.place(), credential.fingerprint);
        let entry = match select(self.store.open(&key), self.clock.sleep(self.timeout)).await {
            Either::Left((entry, _)) => entry?,
            Either::Right(((), _)) => {
                return Err(Error::new(
                    Kind::Timeout,
                    format!(
                        "the stored tokens for {} were held by somebody else for {} s",
                        key.origin(),
                        self.timeout.as_secs()
                    ),
                ));
            }
        };
        Ok((key, entry))
    }

    fn unsaved(&self) -> std::sync::MutexGuard<'_, Option<(StoreKey, Saved)>> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Drops what could not be saved, because nobody is to see it any more.
    pub(crate) fn take_unsaved(&self) -> Option<Saved> {
        self.unsaved().take().map(|(_, saved)| saved)
    }

    async fn save_unsaved(&self, key: &StoreKey, entry: &mut dyn Entry) -> Result<()> {
        let waiting = self.unsaved().clone();
        let Some((of, saved)) = waiting else {
            return Ok(());
        };
        if of == *key {
            entry.write(saved).await?;
        }
        *self.unsaved() = None;
        Ok(())
    }

    /// A token of the record that is newer than the one held and worth having.
    fn take_over(&self, saved: Option<&Saved>, held: Option<&HeaderValue>) -> Option<Obtained> {
        let access = saved?.access.as_ref()?;
        let since = self.now();
        let left = access.left(since.wall);
        let header = header(&access.token).ok()?;
        (left > WORTH_TAKING && held != Some(&header)).then_some(Obtained {
            header,
            since,
            left,
            exchanged: false,
        })
    }

    pub(crate) fn exchange<'a>(
        &'a self,
        credential: &'a Credential,
        refresh_token: Option<&'a SecretString>,
    ) -> Exchange<'a> {
        Exchange {
            origin: &self.origin,
            transport: &*self.transport,
            clock: &*self.clock,
            timeout: self.timeout,
            credential,
            refresh_token,
        }
    }
}

/// The exchange itself, with the record in hand.
struct Step<'a> {
    provider: &'a Provider,
    credential: &'a Credential,
    key: &'a StoreKey,
    entry: &'a mut dyn Entry,
    /// What the record says.
    saved: Saved,
}

impl Step<'_> {
    async fn go(
        &mut self,
        first: Option<SecretString>,
        held: Option<&HeaderValue>,
    ) -> Result<Obtained, GrantError> {
        let source = &self.provider.source;
        let lost = self.saved.in_doubt
            && source.spends_refresh_tokens()
            && !source.repeats_lost_rotations();
        if let Some(token) = first.filter(|_| !lost) {
            match self.exchange(Some(token.clone())).await {
                Err(failed) if failed.outcome == ExchangeOutcome::Refused => {
                    if let Some(result) = self.renewed_elsewhere(&token, held).await {
                        return result;
                    }
                    self.saved.refresh_token = None;
                    self.saved.in_doubt = false;
                    self.entry.write(self.saved.clone()).await?;
                    if self.credential.spent_by_use {
                        return Err(failed);
                    }
                    tracing::info!(
                        origin = self.key.origin(),
                        "refresh token refused; using the credential"
                    );
                }
                result => return result,
            }
        } else if self.credential.spent_by_use {
            let why = if lost {
                "the answer to the last exchange of the refresh token was lost, so the token may be spent and is not sent again"
            } else {
                "the refresh token is spent"
            };
            return Err(GrantError::refused(Error::new(
                Kind::Authentication,
                format!(
                    "{why}; log in at {} anew and give the new refresh token",
                    self.key.origin()
                ),
            )));
        }
        self.exchange(None).await
    }

    /// Looks at the record once more after `token` was refused: somebody who does not keep to the lock may have rotated it.
    async fn renewed_elsewhere(
        &mut self,
        token: &SecretString,
        held: Option<&HeaderValue>,
    ) -> Option<Result<Obtained, GrantError>> {
        let saved = match self.entry.read().await {
            Ok(saved) => saved?,
            Err(error) => return Some(Err(error.into())),
        };
        let newer = saved.refresh_token.clone()?;
        if newer.expose_secret() == token.expose_secret() {
            return None;
        }
        if let Some(obtained) = self.provider.take_over(Some(&saved), held) {
            return Some(Ok(obtained));
        }
        self.saved = saved;
        match self.exchange(Some(newer)).await {
            Err(failed) if failed.outcome == ExchangeOutcome::Refused => None,
            result => Some(result),
        }
    }

    /// Sends `token`, or the credential, and saves what comes of it.
    async fn exchange(&mut self, token: Option<SecretString>) -> Result<Obtained, GrantError> {
        let provider = self.provider;
        let spends = token.is_some() && provider.source.spends_refresh_tokens();
        if spends {
            // Should this process end before the answer is saved, the next one knows not to send the token again.
            self.saved.refresh_token.clone_from(&token);
            self.saved.in_doubt = true;
            self.entry.write(self.saved.clone()).await?;
        }
        let since = provider.now();
        let exchange = provider.exchange(self.credential, token.as_ref());
        let grant = match provider.source.exchange(&exchange).await {
            Ok(grant) => grant,
            Err(failed) => {
                if spends
                    && matches!(
                        failed.outcome,
                        ExchangeOutcome::NotDone | ExchangeOutcome::ClientRefused
                    )
                {
                    self.saved.in_doubt = false;
                    self.entry.write(self.saved.clone()).await?;
                }
                return Err(failed);
            }
        };
        self.keep(grant, token, since).await
    }

    async fn keep(
        &mut self,
        grant: Grant,
        sent: Option<SecretString>,
        since: Now,
    ) -> Result<Obtained, GrantError> {
        let header = header(&grant.access_token).map_err(GrantError::unknown)?;
        let left = grant.life(since.wall);
        let lasting = self
            .credential
            .secret
            .as_ref()
            .filter(|_| !self.credential.spent_by_use);
        let same = |token: &SecretString| {
            lasting.is_some_and(|credential| credential.expose_secret() == token.expose_secret())
        };
        self.saved = Saved {
            access: Some(Access {
                token: grant.access_token,
                since: since.wall,
                life: left,
            }),
            // The credential itself has no business in the store.
            refresh_token: grant.refresh_token.or(sent).filter(|token| !same(token)),
            in_doubt: false,
        };
        if let Err(error) = self.entry.write(self.saved.clone()).await {
            *self.provider.unsaved() = Some((self.key.clone(), self.saved.clone()));
            return Err(GrantError::unknown(error));
        }
        Ok(Obtained {
            header,
            since,
            left,
            exchanged: true,
        })
    }
}

/// Names what a refusal was about: the credential and the refresh token that there was.
fn mark(credential: &Credential, saved: Option<&Saved>) -> Fingerprint {
    let token = saved.and_then(|saved| saved.refresh_token.as_ref());
    credential
        .fingerprint
        .with("refused", token.map_or("", ExposeSecret::expose_secret))
}

fn header(token: &SecretString) -> Result<HeaderValue> {
    check("access token", token)?;
    let text = Zeroizing::new(format!("Bearer {}", token.expose_secret()));
    let mut value = HeaderValue::from_str(&text)
        .map_err(|_| Error::new(Kind::Decode, "the access token cannot stand in a header"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// An origin with its path prefix, as cache keys know it.
pub(crate) fn place(origin: &Url) -> String {
    let mut place = origin.origin().ascii_serialization();
    place.push_str(origin.path().trim_end_matches('/'));
    place
}

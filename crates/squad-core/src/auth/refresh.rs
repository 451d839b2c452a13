//! One attempt to refresh: lock the record, use what another process stored, otherwise exchange and store the result.
//!
//! Within the process the provider runs one refresh of a credential at a time; between processes the lock of the record does.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::credential::bearer_header;
use super::life::{Now, mandatory_window};
use super::record::OpenRecord;
use super::state::{AttemptFailure, FailureClass, Step};
use super::store::{Store, StoreKey, StoredAccessToken, TokenRecord, UnrevokedTokens};
use super::{Credential, Exchange, ExchangeOutcome, Fingerprint, Grant, GrantError, Source};
use crate::clock::Clock;
use crate::error::RequestSent;
use crate::transport::Transport;
use crate::{Error, Kind, Result};

/// Everything that a refresh needs and that does not change.
#[derive(Debug)]
pub(crate) struct Refresher {
    pub(crate) source: Arc<dyn Source>,
    pub(crate) origin: Url,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) store: Arc<dyn Store>,
    /// The time for one request, for the credential, and for the wait for the record.
    pub(crate) timeout: Duration,
    pub(crate) memory: Mutex<Memory>,
}

/// What could not be written to the store.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// A rotated pair of tokens. It is not used before it is written.
    pub(crate) pending: Option<(StoreKey, TokenRecord)>,
    /// Tokens of records that could not be revoked.
    pub(crate) unrevoked: Vec<UnrevokedTokens>,
    /// Why the store could not be used last, if the tokens were used without it.
    pub(crate) store_error: Option<Error>,
}

/// A token that was obtained and stored.
pub(crate) struct RefreshedToken {
    pub(crate) header: HeaderValue,
    /// When `age` was measured.
    pub(crate) since: Now,
    pub(crate) age: Duration,
    pub(crate) lifetime: Duration,
    /// Whether it comes from the provider and not from the store.
    pub(crate) exchanged: bool,
}

/// What the token state knows when an attempt starts.
pub(crate) struct RefreshContext<'a> {
    /// The cached token, which has to be replaced.
    pub(crate) cached: Option<HeaderValue>,
    pub(crate) cached_is_rejected: bool,
    /// The credential that the provider rejected last, and the error.
    pub(crate) rejected_credential: Option<(Fingerprint, Error)>,
    /// Reports that the next step begins, and returns whether the result is still wanted.
    pub(crate) step_begins: &'a (dyn Fn(Step) -> bool + Send + Sync),
}

impl From<Error> for AttemptFailure {
    fn from(error: Error) -> Self {
        let class = match error.kind() {
            Kind::Configuration => FailureClass::Local,
            _ => FailureClass::Transient,
        };
        Self {
            error,
            retry_after: None,
            class,
        }
    }
}

impl From<GrantError> for AttemptFailure {
    fn from(failed: GrantError) -> Self {
        let class = match (failed.outcome, failed.error.kind()) {
            (ExchangeOutcome::ClientRejected, _) => FailureClass::ClientRejected,
            (_, Kind::Configuration | Kind::Redirect) => FailureClass::Local,
            _ => FailureClass::Transient,
        };
        Self {
            error: failed.error,
            retry_after: failed.retry_after,
            class,
        }
    }
}

impl Refresher {
    pub(crate) fn now(&self) -> Now {
        Now {
            wall: self.clock.wall(),
            mono: self.clock.monotonic(),
        }
    }

    /// The origin with its path prefix, as it is used in keys.
    pub(crate) fn origin_key(&self) -> String {
        origin_key(&self.origin)
    }

    pub(crate) fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn attempt(
        &self,
        context: RefreshContext<'_>,
    ) -> Result<RefreshedToken, AttemptFailure> {
        let credential = self.credential().await?;
        let wanted = || match (context.step_begins)(Step::Repeatable) {
            true => Ok(()),
            false => Err(no_longer_wanted()),
        };
        wanted()?;
        let (key, mut record) = self.open(&credential).await?;
        wanted()?;
        self.write_pending(&key, &mut record).await?;
        let stored = record.read().await?;
        if let Some(token) = self.stored_token(stored.as_ref(), &context) {
            return Ok(token);
        }
        let fingerprint = credential_and_token(&credential, stored.as_ref());
        if let Some((rejected, error)) = &context.rejected_credential
            && *rejected == fingerprint
        {
            return Err(AttemptFailure {
                error: error.clone(),
                retry_after: None,
                class: FailureClass::Rejected(fingerprint),
            });
        }
        let first = match &stored {
            // A single-use token was spent by whoever wrote the record.
            Some(stored) => stored.refresh_token.clone(),
            None if credential.single_use => credential.secret.clone(),
            None => None,
        };
        let mut run = Run {
            refresher: self,
            context: &context,
            credential: &credential,
            key: &key,
            record: &mut record,
            tokens: stored.unwrap_or_default(),
        };
        run.refresh_or_log_in(first).await.map_err(|failed| {
            let fingerprint = credential_and_token(&credential, Some(&run.tokens));
            let rejected = failed.outcome == ExchangeOutcome::Rejected;
            let mut failure = AttemptFailure::from(failed);
            if rejected {
                failure.class = FailureClass::Rejected(fingerprint);
            }
            failure
        })
    }

    pub(crate) async fn credential(&self) -> Result<Credential> {
        let credential = self.source.credential();
        match select(credential, self.clock.sleep(self.timeout)).await {
            Either::Left((credential, _)) => credential,
            Either::Right(((), _)) => Err(Error::new(
                Kind::Timeout,
                format!(
                    "the credential for {} was not supplied within {} s",
                    self.origin_key(),
                    self.timeout.as_secs()
                ),
            )),
        }
    }

    /// Locks the record of `credential`, waiting for its present holder no longer than an exchange may take.
    pub(crate) async fn open(&self, credential: &Credential) -> Result<(StoreKey, OpenRecord<'_>)> {
        let key = StoreKey::new(&self.origin_key(), credential.fingerprint);
        let entry = match select(self.store.open(&key), self.clock.sleep(self.timeout)).await {
            Either::Left((entry, _)) => entry,
            Either::Right(((), _)) => Err(Error::new(
                Kind::Timeout,
                format!(
                    "the stored tokens for {} were locked by another process or client for {} s",
                    key.origin(),
                    self.timeout.as_secs()
                ),
            )),
        };
        let record = OpenRecord::new(self, entry)?;
        Ok((key, record))
    }

    async fn write_pending(&self, key: &StoreKey, record: &mut OpenRecord<'_>) -> Result<()> {
        let pending = self.memory().pending.clone();
        let Some((of, tokens)) = pending else {
            return Ok(());
        };
        if of == *key {
            record.write(&tokens).await?;
        }
        self.memory().pending = None;
        Ok(())
    }

    /// A stored token other than the cached one that is still valid.
    ///
    /// If the cached one was rejected, any valid token is tried before an exchange, which could invalidate it.
    fn stored_token(
        &self,
        stored: Option<&TokenRecord>,
        context: &RefreshContext<'_>,
    ) -> Option<RefreshedToken> {
        let access = stored?.access.as_ref()?;
        let since = self.now();
        let age = access.age(since.wall)?;
        let header = bearer_header(&access.token).ok()?;
        let left = access.life.saturating_sub(age);
        let margin = match context.cached_is_rejected {
            true => Duration::ZERO,
            false => mandatory_window(access.life),
        };
        (left > margin && context.cached.as_ref() != Some(&header)).then_some(RefreshedToken {
            header,
            since,
            age,
            lifetime: access.life,
            exchanged: false,
        })
    }

    pub(crate) fn exchange<'a>(
        &'a self,
        credential: &'a Credential,
        refresh_token: Option<&'a SecretString>,
        secrets: Vec<SecretString>,
        request_begins: &'a (dyn Fn() -> bool + Send + Sync),
    ) -> Exchange<'a> {
        Exchange {
            origin: &self.origin,
            transport: &*self.transport,
            clock: &*self.clock,
            timeout: self.timeout,
            credential,
            refresh_token,
            secrets,
            request_begins,
        }
    }
}

/// The exchanges of one attempt, with the record locked.
struct Run<'a, 'r> {
    refresher: &'r Refresher,
    context: &'a RefreshContext<'a>,
    credential: &'a Credential,
    key: &'a StoreKey,
    record: &'a mut OpenRecord<'r>,
    /// The content of the record.
    tokens: TokenRecord,
}

impl Run<'_, '_> {
    async fn refresh_or_log_in(
        &mut self,
        first: Option<SecretString>,
    ) -> Result<RefreshedToken, GrantError> {
        let source = &self.refresher.source;
        let retries_lost = !source.rotates_refresh_tokens() || source.retries_lost_rotations();
        let lost = self.tokens.in_doubt && !retries_lost;
        if let Some(token) = first.filter(|_| !lost) {
            let failed = match self.exchange(Some(token.clone())).await {
                Ok(refreshed) => return Ok(refreshed),
                Err(failed) => failed,
            };
            match failed.outcome {
                ExchangeOutcome::Rejected => {
                    if let Some(result) = self.refreshed_by_another(&token).await {
                        return result;
                    }
                    self.tokens.refresh_token = None;
                    self.tokens.in_doubt = false;
                    self.record.write(&self.tokens).await?;
                    if self.credential.single_use {
                        return Err(failed);
                    }
                    tracing::info!(
                        origin = self.key.origin(),
                        "the refresh token was rejected; logging in"
                    );
                }
                // The token may be spent. The record says so, and the credential does not need it.
                ExchangeOutcome::Unknown if !retries_lost => {
                    if self.credential.single_use {
                        return Err(self.log_in_required(LOST).caused_by(failed.error));
                    }
                    tracing::info!(
                        origin = self.key.origin(),
                        "the response to the exchange of the refresh token was lost; logging in"
                    );
                }
                _ => return Err(failed),
            }
        } else if self.credential.single_use {
            let reason = if lost {
                LOST
            } else {
                "the refresh token is spent"
            };
            return Err(self.log_in_required(reason));
        }
        self.exchange(None).await
    }

    fn log_in_required(&self, reason: &str) -> GrantError {
        GrantError::rejected(Error::new(
            Kind::Authentication,
            format!(
                "{reason}; log in again at {} and configure the new refresh token",
                self.key.origin()
            ),
        ))
    }

    /// Reads the record once more after `token` was rejected: a process that ignores the lock may have rotated it.
    async fn refreshed_by_another(
        &mut self,
        token: &SecretString,
    ) -> Option<Result<RefreshedToken, GrantError>> {
        let stored = match self.record.read().await {
            Ok(stored) => stored?,
            Err(error) => return Some(Err(error.into())),
        };
        let newer = stored.refresh_token.clone()?;
        if newer.expose_secret() == token.expose_secret() {
            return None;
        }
        let refreshed = self.refresher.stored_token(Some(&stored), self.context);
        if let Some(refreshed) = refreshed {
            return Some(Ok(refreshed));
        }
        self.tokens = stored;
        match self.exchange(Some(newer)).await {
            Err(failed) if failed.outcome == ExchangeOutcome::Rejected => None,
            result => Some(result),
        }
    }

    /// Sends `token`, or else the credential, and stores the result.
    async fn exchange(
        &mut self,
        token: Option<SecretString>,
    ) -> Result<RefreshedToken, GrantError> {
        let refresher = self.refresher;
        let spends = token.is_some() && refresher.source.rotates_refresh_tokens();
        if spends {
            // If this process ends before the response is stored, the next one knows not to send the token again.
            self.tokens.refresh_token.clone_from(&token);
            self.tokens.in_doubt = true;
            self.record.write(&self.tokens).await?;
        }
        let step = match spends && self.credential.single_use {
            true => Step::SpendsOnlyToken,
            false => Step::Repeatable,
        };
        let since = refresher.now();
        let request_begins = || (self.context.step_begins)(step);
        let exchange = refresher.exchange(
            self.credential,
            token.as_ref(),
            self.tokens.secrets(),
            &request_begins,
        );
        let grant = match refresher.source.exchange(&exchange).await {
            Ok(grant) => grant,
            Err(failed) => {
                let unspent = matches!(
                    failed.outcome,
                    ExchangeOutcome::NotProcessed | ExchangeOutcome::ClientRejected
                );
                if spends && unspent {
                    self.tokens.in_doubt = false;
                    self.record.write(&self.tokens).await?;
                }
                return Err(failed);
            }
        };
        self.store(grant, token, since).await
    }

    async fn store(
        &mut self,
        grant: Grant,
        sent: Option<SecretString>,
        since: Now,
    ) -> Result<RefreshedToken, GrantError> {
        let header = bearer_header(&grant.access_token).map_err(GrantError::unknown)?;
        let lifetime = grant.life(since.wall);
        let reusable = self.credential.secret.as_ref();
        let reusable = reusable.filter(|_| !self.credential.single_use);
        let is_credential = |token: &SecretString| {
            reusable.is_some_and(|secret| secret.expose_secret() == token.expose_secret())
        };
        self.tokens = TokenRecord {
            access: Some(StoredAccessToken {
                token: grant.access_token,
                since: since.wall,
                life: lifetime,
            }),
            // The credential itself is never stored.
            refresh_token: grant
                .refresh_token
                .or(sent)
                .filter(|token| !is_credential(token)),
            in_doubt: false,
            unrevoked: std::mem::take(&mut self.tokens.unrevoked),
        };
        if let Err(error) = self.record.write(&self.tokens).await {
            // The pair is not lost: the next attempt writes it.
            self.refresher.memory().pending = Some((self.key.clone(), self.tokens.clone()));
            return Err(error.with_exchange_sent(RequestSent::Yes).into());
        }
        Ok(RefreshedToken {
            header,
            since,
            age: Duration::ZERO,
            lifetime,
            exchanged: true,
        })
    }
}

const LOST: &str = "the response to the last exchange of the refresh token was lost, so the token may be spent and is not reused";

pub(crate) fn no_longer_wanted() -> Error {
    Error::new(
        Kind::Authentication,
        "the tokens were forgotten or revoked during the exchange",
    )
}

/// Identifies what a rejection was about: the credential together with the refresh token of the record.
fn credential_and_token(credential: &Credential, stored: Option<&TokenRecord>) -> Fingerprint {
    let token = stored.and_then(|stored| stored.refresh_token.as_ref());
    credential
        .fingerprint
        .with("rejected", token.map_or("", ExposeSecret::expose_secret))
}

/// An origin with its path prefix, as it is used in keys.
pub(crate) fn origin_key(origin: &Url) -> String {
    let mut key = origin.origin().ascii_serialization();
    key.push_str(origin.path().trim_end_matches('/'));
    key
}

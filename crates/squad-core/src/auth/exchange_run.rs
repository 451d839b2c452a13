//! The exchanges of one attempt: the refresh token first, and a log-in if the token is rejected, lost or spent.

use std::time::Duration;

use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

use super::credential::bearer_header;
use super::life::{Now, mandatory_window};
use super::record::OpenRecord;
use super::refresher::{Pending, Refresher};
use super::state::Step;
use super::store::{StoreKey, StoredAccessToken, TokenRecord};
use super::{Credential, ExchangeOutcome, Fingerprint, Grant, GrantError};
use crate::error::RequestSent;
use crate::{Error, Kind, Result};

const LOST: &str = "the response to the last exchange of the refresh token was lost, so the token may be spent and is not reused";

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

/// A stored token other than the cached one that is still valid.
///
/// If the cached one was rejected, any valid token is tried before an exchange, which could invalidate it.
pub(crate) fn stored_token(
    now: Now,
    stored: Option<&TokenRecord>,
    context: &RefreshContext<'_>,
) -> Option<RefreshedToken> {
    let access = stored?.access.as_ref()?;
    let age = access.age(now.wall)?;
    let header = bearer_header(&access.token).ok()?;
    let left = access.life.saturating_sub(age);
    let margin = match context.cached_is_rejected {
        true => Duration::ZERO,
        false => mandatory_window(access.life),
    };
    (left > margin && context.cached.as_ref() != Some(&header)).then_some(RefreshedToken {
        header,
        since: now,
        age,
        lifetime: access.life,
        exchanged: false,
    })
}

/// The exchanges of one attempt, with the record locked.
pub(crate) struct ExchangeRun<'a, 'r> {
    pub(crate) refresher: &'r Refresher,
    pub(crate) context: &'a RefreshContext<'a>,
    pub(crate) credential: &'a Credential,
    pub(crate) key: &'a StoreKey,
    pub(crate) record: &'a mut OpenRecord<'r>,
    /// The content of the record.
    pub(crate) tokens: TokenRecord,
}

impl ExchangeRun<'_, '_> {
    pub(crate) async fn refresh_or_log_in(
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
                    self.write().await?;
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
        let stored = match self.record.load().await {
            Ok(stored) => stored.record?,
            Err(error) => return Some(Err(error.into())),
        };
        let newer = stored.refresh_token.clone()?;
        if newer.expose_secret() == token.expose_secret() {
            return None;
        }
        let refreshed = stored_token(self.refresher.now(), Some(&stored), self.context);
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
            self.tokens.rotates = true;
            if let Err(error) = self.write().await {
                // Nothing was sent. The mark can be there all the same, for example if a replica did not confirm it.
                self.tokens.in_doubt = false;
                let _ = self.write().await;
                return Err(error.into());
            }
        }
        let step = match spends && self.credential.single_use {
            true => Step::SpendsOnlyToken,
            false => Step::Request,
        };
        let since = refresher.now();
        let request_begins = || (self.context.step_begins)(step);
        let exchange = refresher.exchange(
            self.credential,
            token.as_ref(),
            self.tokens.secrets(),
            &request_begins,
        );
        let exchanged = refresher.source.exchange(&exchange);
        let grant = match self.record.extend_during(exchanged).await {
            Ok(grant) => grant,
            Err(failed) => {
                let unspent = matches!(
                    failed.outcome,
                    ExchangeOutcome::NotProcessed | ExchangeOutcome::ClientRejected
                );
                if spends && unspent {
                    self.tokens.in_doubt = false;
                    self.write().await?;
                }
                return Err(failed);
            }
        };
        self.store(grant, token, since).await
    }

    /// Writes the tokens, which is a step of its own.
    async fn write(&mut self) -> Result<()> {
        // A superseded refresh writes its tokens all the same: they would be lost otherwise.
        (self.context.step_begins)(Step::Local);
        self.record.write(&self.tokens).await
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
                age: Some(self.refresher.now().mono.saturating_sub(since.mono)),
                life: lifetime,
            }),
            // The credential itself is never stored.
            refresh_token: grant
                .refresh_token
                .or(sent)
                .filter(|token| !is_credential(token)),
            in_doubt: false,
            rotates: self.refresher.source.rotates_refresh_tokens(),
            revision: 0,
            unrevoked: std::mem::take(&mut self.tokens.unrevoked),
        };
        if let Err(error) = self.write().await {
            // The pair is not lost: the next attempt writes it, unless another process has written meanwhile.
            self.refresher.memory().pending = Some(Pending {
                key: self.key.clone(),
                tokens: self.tokens.clone(),
                replaces: self.record.revision(),
            });
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

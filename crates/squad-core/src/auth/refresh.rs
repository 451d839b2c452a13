//! One attempt to refresh: lock the record, use what another process stored, otherwise exchange and store the result.
//!
//! Within the process the provider runs one refresh of a credential at a time; between processes the lock of the record does.

use std::time::Duration;

use secrecy::ExposeSecret;

use super::exchange_run::{ExchangeRun, RefreshContext, RefreshedToken, stored_token};
use super::failure::{AttemptFailure, FailureClass, delay};
use super::grant_error::no_longer_wanted;
use super::record::{OpenRecord, Opened};
use super::refresher::Refresher;
use super::state::Step;
use super::store::{SharedClass, SharedFailure, StoreKey, Stored, TokenRecord};
use super::{Credential, ExchangeOutcome, Fingerprint, GrantError};
use crate::error::RequestSent;
use crate::{Error, Kind, Result};

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
    pub(crate) async fn attempt(
        &self,
        context: RefreshContext<'_>,
    ) -> Result<RefreshedToken, AttemptFailure> {
        let credential = self.credential().await?;
        if !(context.step_begins)(Step::Local) {
            return Err(no_longer_wanted().into());
        }
        let key = self.store_key(&credential);
        let has_pending = self.memory().pending.is_some();
        let find = |stored: &Stored| {
            // A pair that is not written yet may replace the record.
            let found = || self.result_of(stored, &credential, &context);
            if has_pending { None } else { found() }
        };
        let mut record = match self.open_unless(&key, find).await? {
            Opened::Found(result) => return result,
            Opened::Record(record) => record,
        };
        let result = self
            .attempt_with(&credential, &key, &mut record, &context)
            .await;
        record.release().await;
        result
    }

    async fn attempt_with<'r>(
        &'r self,
        credential: &Credential,
        key: &StoreKey,
        record: &mut OpenRecord<'r>,
        context: &RefreshContext<'_>,
    ) -> Result<RefreshedToken, AttemptFailure> {
        if !(context.step_begins)(Step::Local) {
            return Err(no_longer_wanted().into());
        }
        self.write_pending(key, record).await?;
        let stored = record.load().await?;
        if let Some(result) = self.result_of(&stored, credential, context) {
            return result;
        }
        let failures = stored.failure.map_or(0, |failure| failure.failures);
        let stored = stored.record;
        let first = match &stored {
            // A single-use token was spent by whoever wrote the record.
            Some(stored) => stored.refresh_token.clone(),
            None if credential.single_use && self.store.forgets() => {
                return Err(self.not_seeded(key).into());
            }
            None if credential.single_use => credential.secret.clone(),
            None => None,
        };
        let mut run = ExchangeRun {
            refresher: self,
            context,
            credential,
            key,
            record,
            tokens: stored.unwrap_or_default(),
        };
        let failed = match run.refresh_or_log_in(first).await {
            Ok(refreshed) => return Ok(refreshed),
            Err(failed) => failed,
        };
        let fingerprint = credential_and_token(credential, Some(&run.tokens));
        let rejected = failed.outcome == ExchangeOutcome::Rejected;
        let mut failure = AttemptFailure::from(failed);
        if rejected {
            failure.class = FailureClass::Rejected(fingerprint);
        }
        if matches!(failure.error.kind(), Kind::Connection | Kind::Timeout)
            || failure.error.exchange_sent() != RequestSent::No
        {
            self.share(&failure, failures, record).await;
        }
        Err(failure)
    }

    /// What the record says without an exchange: a token to use, or why there is none to be had now.
    fn result_of(
        &self,
        stored: &Stored,
        credential: &Credential,
        context: &RefreshContext<'_>,
    ) -> Option<Result<RefreshedToken, AttemptFailure>> {
        if stored.revoked {
            let message = format!(
                "the session at {} was revoked; forget it to log in again",
                self.origin_key()
            );
            let error = Error::new(Kind::Authentication, message);
            return Some(Err(AttemptFailure {
                error,
                retry_after: None,
                class: FailureClass::Local,
            }));
        }
        if let Some(token) = stored_token(self.now(), stored.record.as_ref(), context) {
            return Some(Ok(token));
        }
        let fingerprint = credential_and_token(credential, stored.record.as_ref());
        if let Some((rejected, error)) = &context.rejected_credential
            && *rejected == fingerprint
        {
            return Some(Err(AttemptFailure {
                error: error.clone(),
                retry_after: None,
                class: FailureClass::Rejected(fingerprint),
            }));
        }
        let failure = stored.failure.as_ref()?;
        let (class, applies) = match failure.class {
            SharedClass::Transient => (FailureClass::Transient, !failure.retry_in.is_zero()),
            SharedClass::ClientRejected => {
                (FailureClass::ClientRejected, !failure.retry_in.is_zero())
            }
            SharedClass::Rejected(rejected) => {
                (FailureClass::Rejected(rejected), rejected == fingerprint)
            }
        };
        applies.then(|| {
            Err(AttemptFailure {
                error: failure.error.clone(),
                retry_after: Some(spread(failure.retry_in, fastrand::f64())),
                class,
            })
        })
    }

    /// Tells other processes of `failure`, after `failures` others.
    async fn share(&self, failure: &AttemptFailure, failures: u32, record: &mut OpenRecord<'_>) {
        if failure.error.kind() == Kind::CredentialStore {
            return;
        }
        let class = match failure.class {
            FailureClass::Transient => SharedClass::Transient,
            FailureClass::ClientRejected => SharedClass::ClientRejected,
            FailureClass::Rejected(credential) => SharedClass::Rejected(credential),
            FailureClass::Local => return,
        };
        let shared = SharedFailure {
            error: failure.error.clone(),
            retry_in: delay(&self.policy, failure, failures, fastrand::f64()),
            failures: failures.saturating_add(1),
            class,
        };
        record.share_failure(shared).await;
    }

    fn not_seeded(&self, key: &StoreKey) -> Error {
        Error::new(
            Kind::CredentialStore,
            format!(
                "the token store has no record for {}, and may have lost it, so the refresh token may be spent and is not sent; if it is new, call `seed` of the session once, otherwise log in again",
                key.origin()
            ),
        )
    }

    async fn write_pending(&self, key: &StoreKey, record: &mut OpenRecord<'_>) -> Result<()> {
        let pending = self.memory().pending.clone();
        let Some(pending) = pending else {
            return Ok(());
        };
        let current = record.revision();
        let revisions = pending.replaces.zip(current);
        let superseded = revisions.is_some_and(|(replaced, current)| replaced != current);
        if pending.key == *key && !superseded {
            record.write(&pending.tokens).await?;
        }
        self.memory().pending = None;
        Ok(())
    }
}

/// Identifies what a rejection was about: the credential together with the refresh token of the record.
fn credential_and_token(credential: &Credential, stored: Option<&TokenRecord>) -> Fingerprint {
    let token = stored.and_then(|stored| stored.refresh_token.as_ref());
    credential
        .content
        .with("rejected", token.map_or("", ExposeSecret::expose_secret))
}

/// A wait of up to a tenth more, so that those who wait for the same moment do not come at the same moment. `jitter` is between 0 and 1.
fn spread(wait: Duration, jitter: f64) -> Duration {
    wait.mul_f64(1.0 + jitter / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_wait_is_spread_over_a_tenth_of_it() {
        let wait = Duration::from_secs(20);
        assert_eq!(spread(wait, 0.0), wait);
        assert_eq!(spread(wait, 1.0), Duration::from_secs(22));
    }
}

//! One attempt to refresh: lock the record, use what another process stored, otherwise exchange and store the result.
//!
//! Within the process the provider runs one refresh of a credential at a time; between processes the lock of the record does.

use secrecy::ExposeSecret;

use super::exchange_run::{ExchangeRun, RefreshContext, RefreshedToken, stored_token};
use super::grant_error::no_longer_wanted;
use super::record::OpenRecord;
use super::refresher::Refresher;
use super::state::{AttemptFailure, FailureClass, Step};
use super::store::{StoreKey, TokenRecord};
use super::{Credential, ExchangeOutcome, Fingerprint, GrantError};
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
        let wanted = || match (context.step_begins)(Step::Local) {
            true => Ok(()),
            false => Err(no_longer_wanted()),
        };
        wanted()?;
        let (key, mut record) = self.open(&credential).await?;
        wanted()?;
        self.write_pending(&key, &mut record).await?;
        let stored = record.read().await?;
        if let Some(token) = stored_token(self.now(), stored.as_ref(), &context) {
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
        let mut run = ExchangeRun {
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
}

/// Identifies what a rejection was about: the credential together with the refresh token of the record.
fn credential_and_token(credential: &Credential, stored: Option<&TokenRecord>) -> Fingerprint {
    let token = stored.and_then(|stored| stored.refresh_token.as_ref());
    credential
        .content
        .with("rejected", token.map_or("", ExposeSecret::expose_secret))
}

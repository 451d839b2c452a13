//! A locked record: the lock is a lease, and every write compares its owner and the revision.

use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _};
use redis::Value;
use squad_core::auth::{Entry, SharedFailure, Stored, TokenRecord, locked_by_another};
use squad_core::{Error, Kind, Result, StoreFailure};

use super::{LEASE, Record, random_id, scripts, store_error};
use crate::connection::{Confirmation, Confirmed};

/// How long a record whose refresh token does not rotate stays after its access token expired.
const TTL: Duration = Duration::from_secs(24 * 3600);
/// How long it is known that a record was removed.
const REMOVED_TTL: Duration = Duration::from_secs(30 * 24 * 3600);

pub(super) struct LockedRecord {
    record: Record,
    owner: String,
    revision: u64,
    /// The content that was read or written last.
    last: Option<TokenRecord>,
    released: bool,
}

impl LockedRecord {
    pub(super) async fn lock(record: Record) -> Result<Self> {
        let owner = random_id()?;
        let arguments = vec![owner.clone().into(), millis(LEASE).into()];
        // Released if the caller goes away, or if the response is lost and the lock was taken.
        let mut locked = Self {
            record,
            owner,
            revision: 0,
            last: None,
            released: false,
        };
        let taken = locked.record.run(&scripts::OPEN, arguments).await?;
        if taken != Value::Int(1) {
            locked.released = true;
            return Err(locked_by_another(&locked.record.key));
        }
        // The revision that a later write replaces. What is wrong with the content is reported by `load`.
        let value = locked.record.run(&scripts::READ, Vec::new()).await?;
        locked.revision = super::RecordResponse::parse(value)
            .map_err(store_error)?
            .revision;
        Ok(locked)
    }

    async fn read_stored(&mut self) -> Result<Stored> {
        let stored = self.record.read().await?;
        if stored.revision != Some(self.revision) {
            return Err(self.fenced());
        }
        self.last.clone_from(&stored.record);
        Ok(stored)
    }

    /// Writes `content`, or removes it.
    async fn replace(&mut self, content: Option<TokenRecord>, revoked: bool) -> Result<()> {
        let shared = &self.record.store.0;
        let host = shared.connection.host();
        let failed =
            |why: &str| Error::new(Kind::CredentialStore, format!("Redis at {host} {why}"));
        let sealed = match &content {
            None => Vec::new(),
            Some(content) => {
                let bytes = content.to_bytes(&self.record.key);
                let sealed = shared.sealer.seal(&self.record.name, &bytes);
                sealed.ok_or_else(|| {
                    failed("was sent no tokens, because they could not be encrypted")
                })?
            }
        };
        let rotates = content.as_ref().is_some_and(TokenRecord::rotates);
        let ttl = match &content {
            None => REMOVED_TTL,
            Some(_) if rotates => Duration::ZERO,
            Some(content) => content.lifetime().unwrap_or_default().saturating_add(TTL),
        };
        // An access token that was read has its time already.
        let age = match (&content, &self.last) {
            (Some(content), Some(last)) if content.has_access_token_of(last) => None,
            (content, _) => content.as_ref().and_then(TokenRecord::age),
        };
        let arguments = vec![
            self.owner.clone().into(),
            random_id()?.into(),
            self.revision.to_string().into(),
            shared.history.last(&self.record.name).to_string().into(),
            millis(LEASE).into(),
            millis(ttl).into(),
            u8::from(rotates).to_string().into(),
            age.map(millis).unwrap_or_default().into(),
            sealed,
            u8::from(revoked).to_string().into(),
        ];
        let keys = vec![self.record.name.clone()];
        let written =
            shared
                .connection
                .run_confirmed(&scripts::WRITE, keys, arguments, confirmation);
        let (value, confirmed) = written.await.map_err(store_error)?;
        let Some(revision) = written_revision(&value) else {
            return Err(self.fenced());
        };
        self.revision = revision;
        shared.history.saw(&self.record.name, revision);
        self.last = content;
        match confirmed {
            Confirmed::No => Err(failed(
                "did not confirm a write by its replicas and its log in time",
            )
            .with_store_failure(StoreFailure::Unavailable)),
            Confirmed::ByReplicas => Ok(()),
            Confirmed::ByLog => {
                let arguments = vec![self.owner.clone().into(), revision.to_string().into()];
                self.record.run(&scripts::LOGGED, arguments).await.map(drop)
            }
        }
    }

    fn fenced(&self) -> Error {
        let message = format!(
            "the lock of the token record {} in Redis at {} was lost to another process; nothing was written",
            self.record.name,
            self.record.store.0.connection.host()
        );
        Error::new(Kind::CredentialStore, message).with_store_failure(StoreFailure::Fenced)
    }
}

fn millis(duration: Duration) -> String {
    duration.as_millis().to_string()
}

/// The revision in the result of the script `write`; `None` if the lock was lost.
fn written_revision(value: &Value) -> Option<u64> {
    match value {
        Value::Array(fields) => match fields.as_slice() {
            [Value::Int(1), Value::BulkString(revision), ..] => {
                std::str::from_utf8(revision).ok()?.parse().ok()
            }
            _ => None,
        },
        _ => None,
    }
}

/// What has to confirm a write, by the result of the script `write`.
fn confirmation(value: &Value) -> Confirmation {
    let number = |value: &Value| match value {
        Value::BulkString(digits) => std::str::from_utf8(digits).ok()?.parse().ok(),
        _ => None,
    };
    match value {
        Value::Array(fields) => match fields.as_slice() {
            [Value::Int(1), _, replicas, log] => Confirmation {
                replicas: number(replicas).unwrap_or_default(),
                log: number(log) == Some(1),
            },
            _ => Confirmation::default(),
        },
        _ => Confirmation::default(),
    }
}

impl Entry for LockedRecord {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        async { Ok(self.read_stored().await?.record) }.boxed()
    }

    fn load(&mut self) -> BoxFuture<'_, Result<Stored>> {
        self.read_stored().boxed()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        self.replace(Some(record), false).boxed()
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.replace(None, false).boxed()
    }

    fn remove_revoked(&mut self) -> BoxFuture<'_, Result<()>> {
        self.replace(None, true).boxed()
    }

    /// A record that this process cannot read may be readable for others, so it stays.
    fn set_aside(&mut self) -> BoxFuture<'_, Result<()>> {
        let message = format!(
            "the token record {} in Redis is left as it is",
            self.record.name
        );
        let error = Error::new(Kind::CredentialStore, message);
        async { Err(error.with_store_failure(StoreFailure::Unreadable)) }.boxed()
    }

    fn revision(&self) -> Option<u64> {
        Some(self.revision)
    }

    fn lease(&self) -> Option<Duration> {
        Some(LEASE)
    }

    fn extend(&mut self) -> BoxFuture<'_, Result<()>> {
        async {
            let arguments = vec![self.owner.clone().into(), millis(LEASE).into()];
            match self.record.run(&scripts::EXTEND, arguments).await? {
                Value::Int(1) => Ok(()),
                _ => Err(self.fenced()),
            }
        }
        .boxed()
    }

    fn share_failure(&mut self, failure: SharedFailure) -> BoxFuture<'_, Result<()>> {
        async move {
            let sealer = &self.record.store.0.sealer;
            // In plain text, its fingerprint would let readers check guesses of a password.
            if failure.is_rejection() && sealer.is_plain() {
                return Ok(());
            }
            let Some(sealed) = sealer.seal(&self.record.failure, &failure.to_bytes()) else {
                return Ok(());
            };
            let arguments = vec![
                self.owner.clone().into(),
                sealed,
                millis(failure.retry_in()).into(),
            ];
            self.record.run(&scripts::FAIL, arguments).await.map(drop)
        }
        .boxed()
    }

    fn release(mut self: Box<Self>) -> BoxFuture<'static, ()> {
        self.released = true;
        async move {
            let arguments = vec![self.owner.clone().into()];
            // A lock that was not released ends with its lease.
            let _ = self.record.run(&scripts::RELEASE, arguments).await;
        }
        .boxed()
    }
}

impl Drop for LockedRecord {
    fn drop(&mut self) {
        if !self.released {
            let arguments = vec![self.owner.clone().into()];
            let keys = vec![self.record.name.clone()];
            self.record
                .store
                .0
                .connection
                .run_detached(&scripts::RELEASE, keys, arguments);
        }
    }
}

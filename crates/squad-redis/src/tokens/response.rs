//! What the script `read` returned, and what it means for this process.

use std::time::Duration;

use redis::Value;
use squad_core::auth::{SharedFailure, StoreKey, Stored, TokenRecord};

use super::history::History;
use super::seal::{Sealer, Unsealable};
use crate::connection::Failure;

/// The longest time to the next exchange that is believed: the clock of the server can have been set back.
const MAX_RETRY: Duration = Duration::from_secs(15 * 60);

/// Why a record cannot be used.
pub(super) enum Unreadable {
    Sealed(Unsealable),
    Content(squad_core::auth::InvalidRecord),
}

pub(super) struct RecordResponse {
    pub(super) revision: u64,
    data: Vec<u8>,
    age: Option<Duration>,
    failure: Vec<u8>,
    retry_in: Duration,
    revoked: bool,
    /// The server has loaded the record from its disk, and may have lost a later one.
    loaded: bool,
}

impl RecordResponse {
    pub(super) fn parse(value: Value) -> Result<Self, Failure> {
        let unexpected = || Failure::unexpected("another token record");
        let fields: Vec<Vec<u8>> = redis::from_redis_value(value).map_err(|_| unexpected())?;
        let [revision, data, age, failure, retry_in, revoked, loaded, log] =
            <[Vec<u8>; 8]>::try_from(fields).map_err(|_| unexpected())?;
        let number = |bytes: &[u8]| -> Result<Option<u64>, Failure> {
            if bytes.is_empty() {
                return Ok(None);
            }
            let text = std::str::from_utf8(bytes).map_err(|_| unexpected())?;
            text.parse().map(Some).map_err(|_| unexpected())
        };
        Ok(Self {
            revision: number(&revision)?.unwrap_or_default(),
            data,
            age: number(&age)?.map(Duration::from_millis),
            failure,
            retry_in: Duration::from_millis(number(&retry_in)?.unwrap_or_default()).min(MAX_RETRY),
            revoked: revoked == b"1",
            loaded: loaded == b"1" && log != b"1",
        })
    }

    /// The content for this process, which has seen `history`.
    pub(super) fn stored(
        self,
        sealer: &Sealer,
        place: &Place<'_>,
        history: &History,
    ) -> Result<Stored, Unreadable> {
        let last = history.last(place.name);
        let mut record = None;
        if !self.data.is_empty() {
            let content = sealer
                .open(place.name, &self.data)
                .map_err(Unreadable::Sealed)?;
            let read = TokenRecord::from_bytes(&content, place.key).map_err(Unreadable::Content)?;
            record = Some(read.with_age(self.age));
        }
        let rotates = record.as_ref().is_some_and(TokenRecord::rotates);
        if rotates && self.revision < last {
            tracing::warn!(
                "Redis has an older token record than before; its refresh token is in doubt"
            );
            record = record.map(|record| record.without_access_token().in_doubt());
        } else if rotates && self.loaded && !place.durable {
            // That this process has seen this revision does not say that it was the last one.
            record = record.map(TokenRecord::in_doubt);
        } else {
            history.saw(place.name, self.revision);
        }
        let failure = sealer
            .open(place.failure, &self.failure)
            .ok()
            .and_then(|bytes| SharedFailure::from_bytes(&bytes));
        Ok(Stored::new(record)
            .revision(self.revision)
            .failure(failure.map(|failure| failure.left(self.retry_in)))
            .revoked(self.revoked))
    }
}

/// Where a record is.
pub(super) struct Place<'a> {
    pub(super) key: &'a StoreKey,
    /// The name of the record, which its content is bound to.
    pub(super) name: &'a str,
    /// The same for a failure.
    pub(super) failure: &'a str,
    /// The server never loses a write that it has confirmed.
    pub(super) durable: bool,
}

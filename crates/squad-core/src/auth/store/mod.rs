//! Where tokens outlive the process, or not: the seam, and what is kept.
//!
//! A store keeps one record for each credential at each origin and lets one holder at a time touch it. What is in the record,
//! and when it is written, is decided by the exchange above.

mod file;
mod memory;

use std::fmt::{self, Debug};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::future::BoxFuture;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub use file::FileStore;
pub use memory::MemoryStore;

use super::Fingerprint;
use crate::Result;

/// A place that keeps tokens.
pub trait Store: Send + Sync + Debug {
    /// Waits until nobody else has the record of `key`, here or in another process, and takes it until the returned entry is
    /// dropped.
    ///
    /// # Errors
    /// Whatever keeps the record from being taken.
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>>;
}

/// The record of one key, held by nobody else until this is dropped.
pub trait Entry: Send {
    /// The record as it is now, or `None` where there is none.
    ///
    /// # Errors
    /// The record cannot be read or understood; it is left as it is.
    fn read(&mut self) -> BoxFuture<'_, Result<Option<Saved>>>;

    /// Puts `saved` in the place of the record. When this returns, a crash does not undo it. Once polled, it is carried out
    /// even if the future is dropped.
    ///
    /// # Errors
    /// The record could not be written; the former one is still there.
    fn write(&mut self, saved: Saved) -> BoxFuture<'_, Result<()>>;

    /// Removes the record.
    ///
    /// # Errors
    /// The record could not be removed.
    fn remove(&mut self) -> BoxFuture<'_, Result<()>>;
}

/// Names a record by its authentication origin and a fingerprint of the credential.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StoreKey {
    origin: String,
    fingerprint: Fingerprint,
}

impl StoreKey {
    pub(crate) fn new(origin: &str, credential: Fingerprint) -> Self {
        Self {
            origin: origin.to_owned(),
            fingerprint: credential.with("origin", origin),
        }
    }

    /// The authentication origin, for example `https://auth.squadcast.com`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// A fingerprint of origin and credential together: unlike for unlike keys, fit for a file name.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

/// A record: the last access token, and the refresh token for the next one.
#[derive(Clone, Default)]
pub struct Saved {
    pub(crate) access: Option<Access>,
    pub(crate) refresh_token: Option<SecretString>,
    /// The refresh token was sent and the answer is not here: it may be spent.
    pub(crate) in_doubt: bool,
}

/// An access token at rest.
#[derive(Clone)]
pub(crate) struct Access {
    pub(crate) token: SecretString,
    /// The local wall clock when the token was asked for.
    pub(crate) since: SystemTime,
    pub(crate) life: Duration,
}

impl Access {
    /// What is left of the token's life, or nothing where the wall clock went back and nobody can tell.
    pub(crate) fn left(&self, wall: SystemTime) -> Duration {
        match wall.duration_since(self.since) {
            Ok(age) => self.life.saturating_sub(age),
            Err(_) => Duration::ZERO,
        }
    }
}

/// The record as JSON.
#[derive(Serialize, Deserialize)]
struct Written {
    format: String,
    version: u32,
    /// The key that the record belongs to, so that a file under another name is not taken for another's.
    key: String,
    /// For people.
    origin: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access_token: Option<Text>,
    /// Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access_token_since: Option<u64>,
    /// Milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access_token_life: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_token: Option<Text>,
    #[serde(default)]
    in_doubt: bool,
}

type Text = Zeroizing<String>;

const FORMAT: &str = "squad-core tokens";
const VERSION: u32 = 1;

impl Saved {
    /// The record of `key` as bytes, for stores that keep bytes. They hold the tokens in the clear.
    #[must_use]
    pub fn to_bytes(&self, key: &StoreKey) -> Zeroizing<Vec<u8>> {
        let text = |secret: &SecretString| Zeroizing::new(secret.expose_secret().to_owned());
        let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let access = self.access.as_ref();
        let written = Written {
            format: FORMAT.to_owned(),
            version: VERSION,
            key: key.fingerprint.to_string(),
            origin: key.origin.clone(),
            access_token: access.map(|access| text(&access.token)),
            access_token_since: access
                .map(|access| millis(access.since.duration_since(UNIX_EPOCH).unwrap_or_default())),
            access_token_life: access.map(|access| millis(access.life)),
            refresh_token: self.refresh_token.as_ref().map(text),
            in_doubt: self.in_doubt,
        };
        // Room for everything, so that no half-written copy is left behind by a growing buffer.
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 << 14));
        // Writing strings and integers to a vector does not fail; an empty record would be refused on reading.
        if serde_json::to_writer(&mut *bytes, &written).is_err() {
            bytes.clear();
        }
        bytes
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote for `key`.
    ///
    /// # Errors
    /// What is wrong with `bytes`, without quoting them.
    pub fn from_bytes(bytes: &[u8], key: &StoreKey) -> Result<Self, InvalidRecord> {
        if bytes.is_empty() {
            return Err(InvalidRecord("it is empty"));
        }
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| {
            InvalidRecord(if error.is_eof() {
                "it breaks off"
            } else {
                "it is no JSON"
            })
        })?;
        if value.get("format").and_then(|format| format.as_str()) != Some(FORMAT) {
            return Err(InvalidRecord("it was written by something else"));
        }
        if value.get("version").and_then(serde_json::Value::as_u64) != Some(u64::from(VERSION)) {
            return Err(InvalidRecord(
                "it was written by another version of this library",
            ));
        }
        let written: Written = serde_json::from_value(value)
            .map_err(|_| InvalidRecord("one of its fields is not of the kind it should be"))?;
        if written.key != key.fingerprint.to_string() {
            return Err(InvalidRecord(
                "it belongs to another credential or another host",
            ));
        }
        let secret = |text: &Text| SecretString::from(text.as_str());
        let access = match (
            &written.access_token,
            written.access_token_since,
            written.access_token_life,
        ) {
            (Some(token), Some(since), Some(life)) => Some(Access {
                token: secret(token),
                since: UNIX_EPOCH
                    .checked_add(Duration::from_millis(since))
                    .ok_or(InvalidRecord("one of its times is out of range"))?,
                life: Duration::from_millis(life),
            }),
            (None, None, None) => None,
            _ => return Err(InvalidRecord("its access token is incomplete")),
        };
        Ok(Self {
            access,
            refresh_token: written.refresh_token.as_ref().map(secret),
            in_doubt: written.in_doubt,
        })
    }
}

impl Debug for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saved")
            .field("in_doubt", &self.in_doubt)
            .finish_non_exhaustive()
    }
}

/// Says why bytes are no record.
#[derive(Debug, Clone, Copy)]
pub struct InvalidRecord(&'static str);

impl fmt::Display for InvalidRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for InvalidRecord {}

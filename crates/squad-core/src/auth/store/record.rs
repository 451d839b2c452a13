//! The content of a record, and its form as JSON.

use std::fmt::{self, Debug};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::auth::Fingerprint;

/// Identifies a record by its authentication origin and a fingerprint of the credential.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StoreKey {
    origin: String,
    fingerprint: Fingerprint,
}

impl StoreKey {
    /// The key of the record of `credential` at `origin`.
    #[must_use]
    pub fn new(origin: &str, credential: Fingerprint) -> Self {
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

    /// A fingerprint of origin and credential together, for example as a file name.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

/// The tokens that a store keeps for one credential: the last access token and the refresh token for the next one.
#[derive(Clone, Default)]
pub struct TokenRecord {
    pub(crate) access: Option<StoredAccessToken>,
    pub(crate) refresh_token: Option<SecretString>,
    /// The refresh token was sent and its response is not known, so it may be spent.
    pub(crate) in_doubt: bool,
    /// The refresh token is spent by its exchange.
    pub(crate) rotates: bool,
    /// The revision that a file has.
    pub(crate) revision: u64,
    /// Tokens of former sessions that are to be revoked and must not be used.
    pub(crate) unrevoked: Vec<UnrevokedTokens>,
}

/// A stored access token.
#[derive(Clone)]
pub(crate) struct StoredAccessToken {
    pub(crate) token: SecretString,
    /// The local wall clock when the token was requested.
    pub(crate) since: SystemTime,
    /// The age when the record was written or read, by a better clock than the wall clocks of two machines.
    pub(crate) age: Option<Duration>,
    pub(crate) life: Duration,
}

impl StoredAccessToken {
    /// The age of the token; `None` if the wall clock was set back, so that it cannot be known.
    pub(crate) fn age(&self, wall: SystemTime) -> Option<Duration> {
        self.age.or_else(|| wall.duration_since(self.since).ok())
    }
}

/// The tokens of a session whose revocation the service has not confirmed.
#[derive(Clone)]
pub(crate) struct UnrevokedTokens {
    pub(crate) access: Option<SecretString>,
    pub(crate) refresh: Option<SecretString>,
}

impl UnrevokedTokens {
    pub(crate) fn secrets(&self) -> Vec<SecretString> {
        [&self.access, &self.refresh]
            .into_iter()
            .filter_map(Clone::clone)
            .collect()
    }
}

/// The record as JSON.
#[derive(Serialize, Deserialize)]
struct Json {
    format: String,
    version: u32,
    /// The key of the record, so that a renamed file is not used for another credential.
    key: String,
    /// For people who look at the file.
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    rotates: bool,
    #[serde(default)]
    revision: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unrevoked: Vec<JsonTokens>,
}

#[derive(Serialize, Deserialize)]
struct JsonTokens {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access_token: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_token: Option<Text>,
}

type Text = Zeroizing<String>;

fn text(secret: &SecretString) -> Text {
    Zeroizing::new(secret.expose_secret().to_owned())
}

fn secret(text: &Text) -> SecretString {
    SecretString::from(text.as_str())
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

const FORMAT: &str = "squad-core tokens";
const VERSION: u32 = 1;

impl TokenRecord {
    /// Whether the refresh token is spent by its exchange, so that the record is needed and must not be lost.
    #[must_use]
    pub fn rotates(&self) -> bool {
        self.rotates
    }

    /// The age of the access token when the record was written or read; `None` without an access token, or if only the
    /// wall clock of the writer is known.
    #[must_use]
    pub fn age(&self) -> Option<Duration> {
        self.access.as_ref()?.age
    }

    /// Sets the age of the access token at this moment, in place of the difference of the wall clocks of two machines.
    #[must_use]
    pub fn with_age(mut self, age: Option<Duration>) -> Self {
        if let Some(access) = &mut self.access {
            access.age = age;
        }
        self
    }

    /// The whole lifetime of the access token.
    #[must_use]
    pub fn lifetime(&self) -> Option<Duration> {
        Some(self.access.as_ref()?.life)
    }

    /// Whether both records have the same access token.
    #[must_use]
    pub fn has_access_token_of(&self, other: &Self) -> bool {
        let token = |record: &Self| {
            let access = record.access.as_ref()?;
            Some(access.token.expose_secret().to_owned())
        };
        token(self) == token(other)
    }

    /// Removes the access token, because a later one may have replaced it.
    #[must_use]
    pub fn without_access_token(mut self) -> Self {
        self.access = None;
        self
    }

    /// Marks the refresh token as possibly spent, because the store may have lost a later record.
    #[must_use]
    pub fn in_doubt(mut self) -> Self {
        self.in_doubt = self.refresh_token.is_some();
        self
    }

    /// All tokens of the record.
    pub(crate) fn secrets(&self) -> Vec<SecretString> {
        let access = self.access.as_ref().map(|access| access.token.clone());
        let own = [access, self.refresh_token.clone()];
        let unrevoked = self.unrevoked.iter().flat_map(UnrevokedTokens::secrets);
        own.into_iter().flatten().chain(unrevoked).collect()
    }

    /// Serializes the record of `key`, for stores that keep bytes. The tokens in it are not encrypted.
    #[must_use]
    pub fn to_bytes(&self, key: &StoreKey) -> Zeroizing<Vec<u8>> {
        let access = self.access.as_ref();
        let json = Json {
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
            rotates: self.rotates,
            revision: self.revision,
            unrevoked: self
                .unrevoked
                .iter()
                .map(|tokens| JsonTokens {
                    access_token: tokens.access.as_ref().map(text),
                    refresh_token: tokens.refresh.as_ref().map(text),
                })
                .collect(),
        };
        // Room for everything, because a growing buffer would leave copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 << 14));
        // Serializing strings and integers to a vector cannot fail, and an empty record would be rejected when it is read.
        if serde_json::to_writer(&mut *bytes, &json).is_err() {
            bytes.clear();
        }
        bytes
    }

    /// Deserializes what [`to_bytes`](Self::to_bytes) made for `key`.
    ///
    /// # Errors
    /// [`InvalidRecord`] says what is wrong with `bytes`, without quoting them.
    pub fn from_bytes(bytes: &[u8], key: &StoreKey) -> Result<Self, InvalidRecord> {
        if bytes.is_empty() {
            return Err(InvalidRecord("it is empty"));
        }
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| {
            InvalidRecord(match error.is_eof() {
                true => "it is truncated",
                false => "it is not JSON",
            })
        })?;
        if value.get("format").and_then(|format| format.as_str()) != Some(FORMAT) {
            return Err(InvalidRecord("it was written by another program"));
        }
        if value.get("version").and_then(serde_json::Value::as_u64) != Some(u64::from(VERSION)) {
            return Err(InvalidRecord(
                "it was written by another version of this library",
            ));
        }
        let json: Json = serde_json::from_value(value)
            .map_err(|_| InvalidRecord("one of its fields has the wrong type"))?;
        if json.key != key.fingerprint.to_string() {
            return Err(InvalidRecord(
                "it belongs to another credential or another host",
            ));
        }
        let access = match (
            &json.access_token,
            json.access_token_since,
            json.access_token_life,
        ) {
            (Some(token), Some(since), Some(life)) => Some(StoredAccessToken {
                token: secret(token),
                since: UNIX_EPOCH
                    .checked_add(Duration::from_millis(since))
                    .ok_or(InvalidRecord("one of its times is out of range"))?,
                age: None,
                life: Duration::from_millis(life),
            }),
            (None, None, None) => None,
            _ => return Err(InvalidRecord("its access token is incomplete")),
        };
        Ok(Self {
            access,
            refresh_token: json.refresh_token.as_ref().map(secret),
            in_doubt: json.in_doubt,
            rotates: json.rotates,
            revision: json.revision,
            unrevoked: json
                .unrevoked
                .iter()
                .map(|tokens| UnrevokedTokens {
                    access: tokens.access_token.as_ref().map(secret),
                    refresh: tokens.refresh_token.as_ref().map(secret),
                })
                .collect(),
        })
    }
}

impl Debug for TokenRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRecord")
            .field("in_doubt", &self.in_doubt)
            .finish_non_exhaustive()
    }
}

impl Debug for UnrevokedTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnrevokedTokens([redacted])")
    }
}

/// Why bytes are not a valid record.
#[derive(Debug, Clone, Copy)]
pub struct InvalidRecord(&'static str);

impl fmt::Display for InvalidRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for InvalidRecord {}

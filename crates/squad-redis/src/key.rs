//! The keys that tokens are encrypted with.

use std::fmt;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use squad_core::{Error, Kind, Result};
use zeroize::Zeroizing;

/// A key of 32 bytes that encrypts tokens in Redis.
///
/// ```
/// use squad_redis::Key;
///
/// let key = Key::from_base64("c3F1YWQtcmVkaXMgZXhhbXBsZSBrZXksIDMyIGJ5dGU=")?;
/// assert_eq!(format!("{key:?}"), "Key([redacted])");
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Key(pub(crate) Zeroizing<[u8; 32]>);

impl Key {
    /// Uses 32 random bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Decodes 32 bytes in base64, for example from `openssl rand -base64 32`. White space around them is ignored.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if `text` is not the base64 of 32 bytes. The error does not contain it.
    pub fn from_base64(text: impl AsRef<str>) -> Result<Self> {
        match decode(text.as_ref().trim()) {
            Some(bytes) => Ok(Self(bytes)),
            None => Err(Error::new(
                Kind::Configuration,
                "the key for tokens in Redis is not the base64 of 32 bytes; make one with `openssl rand -base64 32`",
            )),
        }
    }

    /// Reads the environment variable `name`, as [`from_base64`](Self::from_base64) does.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the variable is not set, or is not the base64 of 32 bytes.
    pub fn from_env(name: &str) -> Result<Self> {
        let invalid = |why: &str| {
            let message = format!("the environment variable {name} {why}");
            Error::new(Kind::Configuration, message)
        };
        let text = std::env::var(name).map(Zeroizing::new).map_err(|_| {
            invalid(
                "is not set; set it to the key for tokens in Redis, from `openssl rand -base64 32`",
            )
        })?;
        Self::from_base64(text.as_str()).map_err(|_| {
            invalid("is not the base64 of 32 bytes; make a key with `openssl rand -base64 32`")
        })
    }
}

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Decodes standard or URL-safe base64, with or without padding.
fn decode(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let text = Zeroizing::new(text.trim_end_matches('=').replace('-', "+"));
    let text = Zeroizing::new(text.replace('_', "/"));
    let bytes = Zeroizing::new(ENGINE.decode(text.as_bytes()).ok()?);
    bytes.as_slice().try_into().ok().map(Zeroizing::new)
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key([redacted])")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn base64_of_32_bytes_is_a_key_in_both_alphabets() {
        let bytes: [u8; 32] = std::array::from_fn(|n| u8::try_from(n * 8 + 3).unwrap());
        for text in [
            "AwsTGyMrMztDS1NbY2tze4OLk5ujq7O7w8vT2+Pr8/s=",
            " AwsTGyMrMztDS1NbY2tze4OLk5ujq7O7w8vT2-Pr8_s\n",
        ] {
            assert_eq!(*Key::from_base64(text).unwrap().0, bytes);
        }
    }

    #[test]
    fn anything_else_is_rejected_without_being_printed() {
        for text in [
            "",
            "canary",
            "AwsTGyMrMztDS1NbY2tze4OLk5ujq7O7w8vT2+Pr8/",
            "canary canary canary canary canary canary c",
        ] {
            let error = Key::from_base64(text).unwrap_err();
            assert_eq!(error.kind(), Kind::Configuration);
            assert!(!error.to_string().contains("canary"), "{error}");
        }
        let error = Key::from_env("SQUAD_REDIS_TEST_NOT_SET").unwrap_err();
        assert!(error.to_string().contains("SQUAD_REDIS_TEST_NOT_SET"));
    }
}

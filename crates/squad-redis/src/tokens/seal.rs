//! Tokens at rest: encrypted with a key that is not in Redis, under names that do not reveal the credential.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ring::hmac;
use ring::rand::{SecureRandom as _, SystemRandom};
use squad_core::auth::StoreKey;
use zeroize::Zeroizing;

use crate::key::Key;

/// The start of everything that is sealed.
const MAGIC: &[u8; 3] = b"SQT";
/// The version of what is sealed. A reader must know a version before any writer uses it.
const VERSION: u8 = 1;
const PLAIN: u8 = 0;
const ENCRYPTED: u8 = 1;
const ID: usize = 8;
const NONCE: usize = 24;

/// Seals and opens records.
pub(crate) struct Sealer {
    names: hmac::Key,
    /// `None` writes plain text.
    write: Option<DerivedKey>,
    read: Vec<DerivedKey>,
}

struct DerivedKey {
    id: [u8; ID],
    cipher: XChaCha20Poly1305,
}

/// Why sealed content cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsealable {
    Foreign,
    Newer,
    OtherKey,
    /// The content was changed, or belongs to another record.
    Forged,
    Plain,
}

impl Unsealable {
    pub(crate) fn remedy(self) -> &'static str {
        match self {
            Self::Foreign => "it was written by another program; use a namespace of your own",
            Self::Newer => "it was written by a newer version of this library; update this program",
            Self::OtherKey => {
                "it is encrypted with another key; set the key with which it was written as `key` or `read_key`"
            }
            Self::Forged => {
                "it was changed, or belongs to another record; remove it to log in again"
            }
            Self::Plain => {
                "it is not encrypted, and this program has a key; remove it to log in again"
            }
        }
    }
}

impl Sealer {
    /// Seals with `write` and opens what was sealed with it or with one of `read`. Names are made from `names`.
    pub(crate) fn new(names: Option<&Key>, write: Option<&Key>, read: &[Key]) -> Self {
        let names = match names.or(write) {
            Some(key) => derive(key, "squad-redis names 1"),
            None => Zeroizing::new([0; 32]),
        };
        Self {
            names: hmac::Key::new(hmac::HMAC_SHA256, &*names),
            write: write.map(DerivedKey::new),
            read: read.iter().map(DerivedKey::new).collect(),
        }
    }

    /// Whether what is sealed can be read by whoever can read Redis.
    pub(crate) fn is_plain(&self) -> bool {
        self.write.is_none()
    }

    /// The name of a record: 32 hexadecimal digits.
    pub(crate) fn name(&self, key: &StoreKey) -> String {
        let text = key.fingerprint().to_string();
        let tag = hmac::sign(&self.names, text.as_bytes());
        tag.as_ref()
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Seals `content` for the place `name`.
    pub(crate) fn seal(&self, name: &str, content: &[u8]) -> Option<Vec<u8>> {
        let mut sealed = MAGIC.to_vec();
        sealed.push(VERSION);
        let Some(key) = &self.write else {
            sealed.push(PLAIN);
            sealed.extend_from_slice(content);
            return Some(sealed);
        };
        sealed.push(ENCRYPTED);
        sealed.extend_from_slice(&key.id);
        let mut nonce = [0; NONCE];
        SystemRandom::new().fill(&mut nonce).ok()?;
        let payload = Payload {
            msg: content,
            aad: name.as_bytes(),
        };
        let encrypted = key.cipher.encrypt(&XNonce::from(nonce), payload).ok()?;
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&encrypted);
        Some(sealed)
    }

    /// Opens what was sealed for the place `name`.
    pub(crate) fn open(&self, name: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        let rest = sealed.strip_prefix(MAGIC).ok_or(Unsealable::Foreign)?;
        let [version, form, content @ ..] = rest else {
            return Err(Unsealable::Foreign);
        };
        match (*version, *form) {
            (VERSION, PLAIN) if self.is_plain() => return Ok(Zeroizing::new(content.to_vec())),
            (VERSION, PLAIN) => return Err(Unsealable::Plain),
            (VERSION, ENCRYPTED) => {}
            _ => return Err(Unsealable::Newer),
        }
        let (id, content) = content.split_at_checked(ID).ok_or(Unsealable::Foreign)?;
        let (nonce, content) = content
            .split_first_chunk::<NONCE>()
            .ok_or(Unsealable::Foreign)?;
        let mut keys = self.write.iter().chain(&self.read);
        let key = keys.find(|key| key.id == id).ok_or(Unsealable::OtherKey)?;
        let payload = Payload {
            msg: content,
            aad: name.as_bytes(),
        };
        let opened = key.cipher.decrypt(&XNonce::from(*nonce), payload);
        opened.map(Zeroizing::new).map_err(|_| Unsealable::Forged)
    }
}

impl DerivedKey {
    fn new(key: &Key) -> Self {
        let mut id = [0; ID];
        for (to, from) in id.iter_mut().zip(derive(key, "squad-redis id 1").iter()) {
            *to = *from;
        }
        let derived = derive(key, "squad-redis encryption 1");
        Self {
            id,
            cipher: XChaCha20Poly1305::new(&(*derived).into()),
        }
    }
}

fn derive(key: &Key, purpose: &str) -> Zeroizing<[u8; 32]> {
    let tag = hmac::sign(
        &hmac::Key::new(hmac::HMAC_SHA256, &*key.0),
        purpose.as_bytes(),
    );
    let mut derived = Zeroizing::new([0; 32]);
    for (to, from) in derived.iter_mut().zip(tag.as_ref()) {
        *to = *from;
    }
    derived
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use squad_core::auth::Fingerprint;

    use super::*;

    fn key(byte: u8) -> Key {
        Key::new([byte; 32])
    }

    #[test]
    fn what_is_sealed_is_opened_only_in_its_place_and_with_its_key() {
        let sealer = Sealer::new(None, Some(&key(1)), &[]);
        let sealed = sealer.seal("a", b"canary").unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"canary"));
        assert_eq!(*sealer.open("a", &sealed).unwrap(), b"canary");
        assert_eq!(sealer.open("b", &sealed), Err(Unsealable::Forged));
        for changed in 5..sealed.len() {
            let mut forged = sealed.clone();
            forged[changed] ^= 1;
            assert!(sealer.open("a", &forged).is_err(), "byte {changed}");
        }
        for length in 0..sealed.len() {
            assert!(sealer.open("a", &sealed[..length]).is_err());
        }
        let other = Sealer::new(None, Some(&key(2)), &[]);
        assert_eq!(other.open("a", &sealed), Err(Unsealable::OtherKey));
        let again = sealer.seal("a", b"canary").unwrap();
        assert_ne!(sealed, again, "the nonce is random");
    }

    #[test]
    fn foreign_newer_and_plain_content_is_rejected() {
        let sealer = Sealer::new(None, Some(&key(1)), &[]);
        assert_eq!(sealer.open("a", b"hello"), Err(Unsealable::Foreign));
        assert_eq!(sealer.open("a", b""), Err(Unsealable::Foreign));
        assert_eq!(sealer.open("a", b"SQT\x02\x01rest"), Err(Unsealable::Newer));
        let plain = Sealer::new(None, None, &[]).seal("a", b"canary").unwrap();
        assert_eq!(sealer.open("a", &plain), Err(Unsealable::Plain));
    }

    #[test]
    fn a_key_is_rotated_in_steps_and_names_stay_the_same() {
        let (old, new) = (key(1), key(2));
        let first = Sealer::new(None, Some(&old), &[]);
        let readers = Sealer::new(Some(&old), Some(&old), std::slice::from_ref(&new));
        let writers = Sealer::new(Some(&old), Some(&new), std::slice::from_ref(&old));
        let last = Sealer::new(Some(&old), Some(&new), &[]);
        let record = StoreKey::new("https://auth.test", Fingerprint::of("x", &["a"]));
        let steps = [&first, &readers, &writers, &last];
        for pair in steps.windows(2) {
            let (one, other) = (pair[0], pair[1]);
            assert_eq!(one.name(&record), other.name(&record));
        }
        for (one, other) in [(&first, &readers), (&readers, &writers)] {
            let sealed = one.seal("a", b"x").unwrap();
            assert!(other.open("a", &sealed).is_ok());
            let sealed = other.seal("a", b"x").unwrap();
            assert!(one.open("a", &sealed).is_ok());
        }
        let sealed = writers.seal("a", b"x").unwrap();
        assert!(last.open("a", &sealed).is_ok());
        let other = Sealer::new(None, Some(&new), &[]);
        assert_ne!(other.name(&record), first.name(&record));
    }
}

//! Names for credentials that do not reveal the credential.

use std::fmt;
use std::num::NonZeroU32;

use ring::digest::{Context, SHA256};
use ring::pbkdf2;
use secrecy::{ExposeSecret, SecretString};

/// How often a secret that can be guessed is hashed. Tests make many sessions, in unoptimized builds.
const ITERATIONS: NonZeroU32 = NonZeroU32::MIN.saturating_add(if cfg!(test) { 99 } else { 99_999 });

/// A SHA-256 digest that names cache entries and files of a credential in its place.
///
/// ```
/// use squad_core::auth::Fingerprint;
///
/// let one = Fingerprint::of("refresh token", &["a"]);
/// assert_eq!(one, Fingerprint::of("refresh token", &["a"]));
/// assert_ne!(one, Fingerprint::of("refresh token", &["b"]));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of `parts`, different from that of the same parts for another `purpose`.
    ///
    /// This is a plain digest: whoever has it can check guesses. It is meant for names and for random tokens.
    #[must_use]
    pub fn of(purpose: &str, parts: &[&str]) -> Self {
        let mut hash = Context::new(&SHA256);
        // Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
        for part in std::iter::once(&purpose).chain(parts) {
            hash.update(&(part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let mut digest = [0; 32];
        digest.copy_from_slice(hash.finish().as_ref());
        Self(digest)
    }

    /// Parses 64 hexadecimal digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut digest = [0; 32];
        for (byte, digits) in digest.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        Some(Self(digest))
    }

    pub(crate) fn of_secret(purpose: &str, secret: &SecretString) -> Self {
        Self::of(purpose, &[secret.expose_secret()])
    }

    /// The fingerprint of secrets that people choose, derived by PBKDF2 with the names as the salt. Takes a while.
    pub(crate) fn of_guessable(purpose: &str, names: &[&str], secrets: &[&str]) -> Self {
        let (salt, secret) = (Self::of(purpose, names), Self::of(purpose, secrets));
        let mut derived = [0; 32];
        pbkdf2::derive(
            pbkdf2::PBKDF2_HMAC_SHA256,
            ITERATIONS,
            &salt.0,
            &secret.0,
            &mut derived,
        );
        Self(derived)
    }

    /// A fingerprint of this one together with `other`.
    pub(crate) fn with(self, purpose: &str, other: &str) -> Self {
        Self::of(purpose, &[&self.to_string(), other])
    }

    /// The first eight bytes as a number, for example as a key in memory.
    #[must_use]
    pub fn short(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }

    /// The first eight hexadecimal digits, enough to tell two apart in a log.
    pub(crate) fn abbreviated(&self) -> String {
        format!("{:08x}…", self.short() >> 32)
    }
}

/// 64 hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The first eight hexadecimal digits.
impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({})", self.abbreviated())
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn parts_are_separated() {
        assert_ne!(
            Fingerprint::of("x", &["ab", "c"]),
            Fingerprint::of("x", &["a", "bc"])
        );
        assert_ne!(Fingerprint::of("x", &["a"]), Fingerprint::of("y", &["a"]));
        assert_ne!(Fingerprint::of("x", &[]), Fingerprint::of("x", &[""]));
    }

    /// Files and records are named by fingerprints, so the same credential has the same one in every version.
    #[test]
    fn the_digest_of_the_same_parts_does_not_change() {
        let text = "e8368cae49c25d85fb2af02c1715f42f053600b91170bc62a65a8fa1813579f8";
        let fingerprint = Fingerprint::of("x", &["a"]);
        assert_eq!(fingerprint.to_string(), text);
        assert_eq!(format!("{fingerprint:?}"), "Fingerprint(e8368cae…)");
        assert_eq!(fingerprint.abbreviated(), "e8368cae…");
        assert_eq!(fingerprint.short(), 0xe836_8cae_49c2_5d85);
        assert_eq!(Fingerprint::of_secret("x", &"a".into()), fingerprint);
        assert_eq!(
            fingerprint.with("origin", "https://a.test").to_string(),
            "df103dd0dab69c59c1a058e69d56fa2e145eecab1eaadcf35b443d739b520d60"
        );
        assert_eq!(
            Fingerprint::of_guessable("grant", &["id"], &["secret"]).to_string(),
            "866cb9b268b3ca118cfa32635b81854e1132c93d126a2cd96a8df854b6a0a972",
            "PBKDF2 with the iterations of tests"
        );
    }

    #[test]
    fn only_64_hexadecimal_digits_are_parsed() {
        let fingerprint = Fingerprint::of("x", &["a"]);
        let text = fingerprint.to_string();
        assert_eq!(Fingerprint::parse(&text), Some(fingerprint));
        let (short, long) = (&text[..63], format!("{text}0"));
        let foreign = format!("{}g", &text[..63]);
        for invalid in ["", short, &text[..62], &long, &foreign] {
            assert_eq!(Fingerprint::parse(invalid), None, "{invalid}");
        }
    }
}

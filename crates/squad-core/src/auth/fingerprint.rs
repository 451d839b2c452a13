//! Names for credentials that do not give the credential away. Not a password hash: it names, it does not verify.

use std::fmt;

use ring::digest::{Context, SHA256};
use secrecy::{ExposeSecret, SecretString};

/// The SHA-256 of a credential, which names cache entries and files in its place.
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
    /// The fingerprint of `parts`, apart from the same parts used for another `purpose`.
    #[must_use]
    pub fn of(purpose: &str, parts: &[&str]) -> Self {
        let mut hash = Context::new(&SHA256);
        // Lengths first, so that ("ab", "c") and ("a", "bc") differ.
        for part in std::iter::once(&purpose).chain(parts) {
            hash.update(&(part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let mut print = [0; 32];
        print.copy_from_slice(hash.finish().as_ref());
        Self(print)
    }

    pub(crate) fn of_secret(purpose: &str, secret: &SecretString) -> Self {
        Self::of(purpose, &[secret.expose_secret()])
    }

    /// A fingerprint of this one together with `other`.
    pub(crate) fn with(self, purpose: &str, other: &str) -> Self {
        Self::of(purpose, &[&self.to_string(), other])
    }

    /// The first eight bytes as a number, for use as a key of limits in memory.
    #[must_use]
    pub fn short(&self) -> u64 {
        self.0
            .iter()
            .take(8)
            .fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }
}

/// 64 hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The first eight hexadecimal digits, enough to tell two apart in a log.
impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({:08x}…)", self.short() >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn parts_are_not_run_together() {
        assert_ne!(
            Fingerprint::of("x", &["ab", "c"]),
            Fingerprint::of("x", &["a", "bc"])
        );
        assert_ne!(Fingerprint::of("x", &["a"]), Fingerprint::of("y", &["a"]));
        assert_ne!(Fingerprint::of("x", &[]), Fingerprint::of("x", &[""]));
    }

    #[test]
    fn display_is_the_whole_digest_and_debug_a_short_form() {
        let print = Fingerprint::of("x", &["a"]);
        assert_eq!(print.to_string().len(), 64);
        assert!(
            print
                .to_string()
                .starts_with(&format!("{:016x}", print.short()))
        );
        assert!(format!("{print:?}").len() < 32);
    }
}

//! Texts of a provider as they may be shown: on one line, short, and without secrets.

use secrecy::{ExposeSecret, SecretString};

use crate::error::single_line;

/// The longest text of a provider in an error, in characters.
const MAX_TEXT: usize = 200;

/// `text` without any of `secrets`, in whatever form they are written.
pub(crate) fn redact<'s>(text: &str, secrets: impl Iterator<Item = &'s SecretString>) -> String {
    let secrets: Vec<&str> = secrets.map(ExposeSecret::expose_secret).collect();
    single_line(&crate::error::redact(text, &secrets), MAX_TEXT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redacted(text: &str, secrets: &[&str]) -> String {
        let secrets: Vec<_> = secrets.iter().map(|s| SecretString::from(*s)).collect();
        redact(text, secrets.iter())
    }

    #[test]
    fn every_form_and_every_occurrence_of_a_secret_is_redacted() {
        assert_eq!(
            redacted("no a&b c, a%26b+c\nor a&b c", &["a&b c"]),
            "no [redacted], [redacted] or [redacted]"
        );
        assert_eq!(
            redacted("token-long token", &["token", "token-long"]),
            "[redacted] [redacted]"
        );
        for form in ["a\u{200b}&b", "a%26\u{202e}b", "a\\u0026b", "a&amp;b"] {
            assert_eq!(redacted(form, &["a&b"]), "[redacted]", "{form:?}");
        }
        assert_eq!(redacted("nothing secret", &[""]), "nothing secret");
    }
}

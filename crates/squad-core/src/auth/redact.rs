//! Texts of a provider as they may be shown: on one line, short, and without secrets.

use secrecy::{ExposeSecret, SecretString};

use crate::error::single_line;

/// The longest text of a provider in an error, in characters.
const MAX_TEXT: usize = 200;
const REDACTED: &str = "[redacted]";

/// `text` without any of `secrets`, whether written out or encoded as in a form.
pub(crate) fn redact<'s>(text: &str, secrets: impl Iterator<Item = &'s SecretString>) -> String {
    let mut patterns: Vec<String> = secrets
        .map(ExposeSecret::expose_secret)
        .filter(|secret| !secret.is_empty())
        .flat_map(|secret| {
            let form = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            [secret.to_owned(), form]
        })
        .collect();
    // The longest first: a secret that begins with another one is redacted as a whole.
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.len()));
    let mut text = text.to_owned();
    for pattern in &mut patterns {
        text = text.replace(&*pattern, REDACTED);
        zeroize::Zeroize::zeroize(pattern);
    }
    single_line(&text, MAX_TEXT)
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
        assert_eq!(redacted("nothing secret", &[""]), "nothing secret");
    }
}

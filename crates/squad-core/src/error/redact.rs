//! Removing secrets, and characters that hide or reorder text, from what the service sent.

use std::borrow::Cow;

use memchr::memmem;
use serde_json::Value;
use zeroize::{Zeroize as _, Zeroizing};

use super::Error;
use super::body::character;

const REDACTED: &str = "[redacted]";
/// A shorter value of a secret field is not redacted: it would make messages unreadable.
const MIN_FIELD_VALUE: usize = 4;

/// Whether `c` shows nothing: zero-width and bidirectional controls, joiners, tags.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a secret stays readable with `c` inserted into it.
fn is_ignored(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

/// Replaces every secret in `text`: as it is, with the escapes of URLs, JSON and HTML, and with characters inserted that a
/// reader does not see.
pub(crate) fn redact<'t>(text: &'t str, secrets: &[&str]) -> Cow<'t, str> {
    // The longest first, since a secret can contain another.
    let by_length = |form: &str| std::cmp::Reverse(form.len());
    let mut forms: Vec<String> = secrets.iter().flat_map(|secret| forms(secret)).collect();
    forms.sort_unstable_by_key(|form| by_length(form));
    let mut text = Cow::Borrowed(text);
    for form in forms.iter().filter(|form| !form.is_empty()) {
        if text.contains(form.as_str()) {
            text = text.replace(form.as_str(), REDACTED).into();
        }
    }
    for form in &mut forms {
        form.zeroize();
    }
    if text.contains(|c| is_ignored(c) || matches!(c, '%' | '\\' | '&')) {
        let mut secrets = secrets.to_vec();
        secrets.sort_unstable_by_key(|secret| by_length(secret));
        for secret in secrets {
            if let Some(replaced) = replace_readable(&text, secret) {
                text = replaced.into();
            }
        }
    }
    text
}

fn forms(secret: &str) -> Vec<String> {
    let mut forms = vec![secret.to_owned()];
    let mut add = |form: String| {
        if !forms.contains(&form) {
            forms.push(form);
        }
    };
    add(url::form_urlencoded::byte_serialize(secret.as_bytes()).collect());
    add(secret.replace('/', "\\/"));
    if let Ok(json) = serde_json::to_string(secret) {
        add(json.trim_matches('"').to_owned());
    }
    forms
}

/// Replaces `secret` where it is written with escapes or interrupted by ignored characters.
fn replace_readable(text: &str, secret: &str) -> Option<String> {
    let secret = readable(secret);
    if secret.is_empty() {
        return None;
    }
    let bytes = readable(text);
    let mut found = memmem::find_iter(&bytes, &*secret).peekable();
    found.peek()?;
    // Where in `text` each of the bytes is.
    let mut places = Vec::with_capacity(bytes.len());
    read(text, |_, start, end| places.push((start, end)));
    let (mut replaced, mut copied) = (String::new(), 0);
    for at in found {
        let ((start, _), (_, end)) = (*places.get(at)?, *places.get(at + secret.len() - 1)?);
        replaced.push_str(text.get(copied..start)?);
        replaced.push_str(REDACTED);
        copied = end;
    }
    replaced.push_str(text.get(copied..)?);
    Some(replaced)
}

/// The bytes of `text` without ignored characters, with escapes decoded.
fn readable(text: &str) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    read(text, |byte, _, _| bytes.push(byte));
    bytes
}

/// Hands each byte of the [`readable`] text to `each`, with the start and the end of what it is written as.
fn read(text: &str, mut each: impl FnMut(u8, usize, usize)) {
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let (start, escape) = (at, escape(rest));
        at += escape.map_or(first.len_utf8(), |(_, length)| length);
        match escape.map_or(Escaped::Char(first), |(escaped, _)| escaped) {
            Escaped::Byte(byte) => each(byte, start, at),
            Escaped::Char(c) if is_ignored(c) => {}
            Escaped::Char(c) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    each(byte, start, at);
                }
            }
        }
    }
}

/// The text that an escape encodes.
#[derive(Clone, Copy)]
enum Escaped {
    Char(char),
    /// A byte of a character that is not ASCII.
    Byte(u8),
}

/// Decodes the escape that `text` starts with, and returns its length.
fn escape(text: &str) -> Option<(Escaped, usize)> {
    let hex = |digits: &str| {
        let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    };
    match text.bytes().next()? {
        b'%' => {
            let byte = u8::try_from(hex(text.get(1..3)?)?).ok()?;
            let escaped = match byte.is_ascii() {
                true => Escaped::Char(byte.into()),
                false => Escaped::Byte(byte),
            };
            Some((escaped, 3))
        }
        b'\\' => match text.get(1..)?.chars().next()? {
            'u' => Some((Escaped::Char(char::from_u32(hex(text.get(2..6)?)?)?), 6)),
            c @ ('/' | '"' | '\\') => Some((Escaped::Char(c), 2)),
            'n' | 'r' | 't' => Some((Escaped::Char(' '), 2)),
            _ => None,
        },
        b'&' => {
            let end = text.bytes().take(10).position(|byte| byte == b';')?;
            Some((Escaped::Char(character(text.get(1..end)?)?), end + 1))
        }
        _ => None,
    }
}

/// Replaces every secret in the strings and names of `value`. Its depth is bounded by that of parsed JSON.
pub(super) fn redact_value(value: &mut Value, secrets: &[&str]) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(redacted) = redact(text, secrets) {
                *text = redacted;
            }
        }
        Value::Array(elements) => {
            for element in elements {
                redact_value(element, secrets);
            }
        }
        Value::Object(members) => {
            if members
                .keys()
                .any(|name| matches!(redact(name, secrets), Cow::Owned(_)))
            {
                *members = std::mem::take(members)
                    .into_iter()
                    .map(|(name, value)| (redact(&name, secrets).into_owned(), value))
                    .collect();
            }
            for member in members.values_mut() {
                redact_value(member, secrets);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns the values of the members `names` of a JSON request body, wherever in it they are.
pub(crate) fn secret_values(body: &[u8], names: &[&str]) -> Vec<String> {
    let Ok(body) = serde_json::from_slice::<Value>(body) else {
        return Vec::new();
    };
    let (mut values, mut rest) = (Vec::new(), vec![(body, false)]);
    while let Some((value, secret)) = rest.pop() {
        match value {
            Value::String(text) if secret && text.len() >= MIN_FIELD_VALUE => values.push(text),
            Value::Array(elements) => rest.extend(elements.into_iter().map(|one| (one, secret))),
            Value::Object(members) => rest.extend(members.into_iter().map(|(name, member)| {
                let secret = secret || names.contains(&name.as_str());
                (member, secret)
            })),
            _ => {}
        }
    }
    values
}

impl Error {
    /// Replaces every secret in what names parts of the response.
    pub(crate) fn redacted(mut self, secrets: &[&str]) -> Self {
        let inner = self.inner();
        let texts = [&mut inner.json_path, &mut inner.request_id];
        for text in texts.into_iter().flatten().chain([&mut inner.message]) {
            if let Cow::Owned(redacted) = redact(text, secrets) {
                *text = redacted;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "ab/c+d=\"12345";

    #[test]
    fn a_secret_is_redacted_in_every_form() {
        for form in [
            SECRET,
            "ab%2Fc%2Bd%3D%2212345",
            "ab\\/c+d=\"12345",
            "ab/c+d=\\\"12345",
            "ab/c\u{200b}+d=\"\u{202e}12345",
            "ab/c\n+d=\"12 345",
            "a\u{0}b/c+d=\"12345",
            "ab%2fc%2bd%3d%2212345",
            "ab%2Fc+d=%22123%345",
            "ab\\u002fc\\u002Bd=\\\"12345",
            "ab&#x2F;c&#43;d=&quot;12345",
            "ab%2f\u{200b}c+d=\"12\\n345",
        ] {
            let text = format!("é {form} and {form}!");
            assert_eq!(
                redact(&text, &[SECRET]),
                "é [redacted] and [redacted]!",
                "{form:?}"
            );
        }
        for other in [
            "ab/c+d",
            "100 % & more \\ %zz &é; &#x; \\u12",
            "%",
            "\\",
            "&",
        ] {
            assert_eq!(redact(other, &[SECRET, ""]), other);
        }
        assert_eq!(redact("a%C3%a9b c", &["aéb"]), "[redacted] c");
        assert_eq!(redact("100%41", &["100%41", "00A"]), "[redacted]");
    }

    #[test]
    fn a_secret_within_another_leaves_no_rest_of_it() {
        for secrets in [["12345678", "12345678-rest"], ["12345678-rest", "12345678"]] {
            assert_eq!(redact("12345678-rest", &secrets), "[redacted]");
        }
        assert_eq!(
            redact("Bearer abcdefgh", &["abcdefgh", "Bearer abcdefgh"]),
            "[redacted]"
        );
    }

    #[test]
    fn values_of_secret_fields_are_found_at_any_depth() {
        let body = br#"{"name":"shown","token":"first","list":[{"token":{"inner":["second",7,"abc"]}}],"pin":"abc"}"#;
        let mut found = secret_values(body, &["token", "pin"]);
        found.sort();
        assert_eq!(found, ["first", "second"]);
        assert!(secret_values(b"no JSON", &["token"]).is_empty());
    }

    #[test]
    fn names_and_strings_of_a_value_are_redacted() {
        let mut value =
            serde_json::json!({"k12345678": ["x 12345678", {"12345678": 1}], "ok": true});
        redact_value(&mut value, &["12345678"]);
        let redacted =
            serde_json::json!({"k[redacted]": ["x [redacted]", {"[redacted]": 1}], "ok": true});
        assert_eq!(value, redacted);
    }
}

//! Removing secrets, and characters that hide or reorder text, from what the service sent.

use std::borrow::Cow;

use serde_json::Value;

use super::Error;

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

/// Replaces every secret in `text`: as it is, percent-encoded, with the escapes of JSON, and with characters inserted that a
/// reader does not see.
pub(crate) fn redact<'t>(text: &'t str, secrets: &[&str]) -> Cow<'t, str> {
    let mut forms: Vec<String> = secrets.iter().flat_map(|secret| forms(secret)).collect();
    // The longest first, since a secret can contain another.
    forms.sort_unstable_by_key(|form| std::cmp::Reverse(form.len()));
    let mut text = Cow::Borrowed(text);
    for form in forms.iter().filter(|form| !form.is_empty()) {
        if text.contains(form.as_str()) {
            text = text.replace(form.as_str(), REDACTED).into();
        }
    }
    if text.contains(is_ignored) {
        for form in &forms {
            if let Some(replaced) = replace_ignoring(&text, form) {
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

/// Replaces `secret` where it is interrupted by ignored characters.
fn replace_ignoring(text: &str, secret: &str) -> Option<String> {
    let secret: String = secret.chars().filter(|c| !is_ignored(*c)).collect();
    let kept = || text.char_indices().filter(|(_, c)| !is_ignored(*c));
    let compact: String = kept().map(|(_, c)| c).collect();
    if secret.is_empty() || !compact.contains(&secret) {
        return None;
    }
    // The byte of `text` for each byte of `compact`.
    let places: Vec<usize> = kept()
        .flat_map(|(at, c)| std::iter::repeat_n(at, c.len_utf8()))
        .collect();
    let (mut replaced, mut copied) = (String::new(), 0);
    for (at, _) in compact.match_indices(&secret) {
        let (start, last) = (*places.get(at)?, *places.get(at + secret.len() - 1)?);
        let end = last + text.get(last..)?.chars().next()?.len_utf8();
        replaced.push_str(text.get(copied..start)?);
        replaced.push_str(REDACTED);
        copied = end;
    }
    replaced.push_str(text.get(copied..)?);
    Some(replaced)
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
        ] {
            let text = format!("é {form} and {form}!");
            assert_eq!(
                redact(&text, &[SECRET]),
                "é [redacted] and [redacted]!",
                "{form:?}"
            );
        }
        assert_eq!(redact("ab/c+d", &[SECRET, ""]), "ab/c+d");
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

//! JSON that is valid and that `serde_json` cannot decode: numbers beyond `f64`, and lone surrogates in strings, which a
//! service sends if it cuts a text in the middle of an emoji.
//!
//! `serde_json` fails the whole text over one of them. So a text that failed that way is decoded once more without them:
//! they then cost at most the value they are in.

use super::numbers::quote_out_of_range;

/// A text that can be decoded.
pub(crate) struct Repaired {
    pub(crate) text: Vec<u8>,
    /// Whether it had numbers out of range.
    pub(crate) numbers: bool,
    /// Whether it had lone surrogates.
    pub(crate) surrogates: bool,
}

/// Repairs a text that failed with `error`; `None` if that does not help.
pub(crate) fn repair(text: &[u8], error: &serde_json::Error) -> Option<Repaired> {
    if !error.is_syntax() {
        return None;
    }
    let message = error.to_string();
    let repairable = [
        "number out of range",
        "lone leading surrogate",
        "unexpected end of hex escape",
    ];
    if !repairable.iter().any(|start| message.starts_with(start)) {
        return None;
    }
    let quoted = quote_out_of_range(text);
    let replaced = replace_surrogates(quoted.as_deref().unwrap_or(text));
    let (numbers, surrogates) = (quoted.is_some(), replaced.is_some());
    let text = replaced.or(quoted)?;
    Some(Repaired {
        text,
        numbers,
        surrogates,
    })
}

/// The text with U+FFFD in place of every lone surrogate; `None` if it has none.
fn replace_surrogates(text: &[u8]) -> Option<Vec<u8>> {
    let mut replaced: Option<Vec<u8>> = None;
    let mut at = 0;
    // Outside strings there are no escapes in valid JSON.
    while let Some(escape) = memchr::memchr(b'\\', text.get(at..)?).map(|found| at + found) {
        at = escape
            + match (surrogate(text, escape), surrogate(text, escape + 6)) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
                (Some(_), _) => {
                    let replaced = replaced.get_or_insert_with(|| text.to_vec());
                    if let Some(digits) = replaced.get_mut(escape + 2..escape + 6) {
                        digits.copy_from_slice(b"fffd");
                    }
                    6
                }
                (None, _) => 2,
            };
        at = at.min(text.len());
    }
    replaced
}

/// The surrogate that is escaped at `at`.
fn surrogate(text: &[u8], at: usize) -> Option<u32> {
    let digits = text.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let digits = digits.iter().all(u8::is_ascii_hexdigit).then_some(digits)?;
    let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    (0xd800..=0xdfff).contains(&code).then_some(code)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn repaired(text: &str) -> Option<String> {
        let error = serde_json::from_str::<serde_json::Value>(text).err()?;
        repair(text.as_bytes(), &error).map(|repaired| String::from_utf8(repaired.text).unwrap())
    }

    #[test]
    fn lone_surrogates_are_replaced_and_nothing_else() {
        for (text, expected) in [
            (r#"["\ud83d"]"#, r#"["\ufffd"]"#),
            (r#"["\uDE00x"]"#, r#"["\ufffdx"]"#),
            (r#"["\ud83d\n"]"#, r#"["\ufffd\n"]"#),
            (r#"["\ud83d\u0041"]"#, r#"["\ufffd\u0041"]"#),
            (r#"["\ud83d\ud83d\ude00"]"#, r#"["\ufffd\ud83d\ude00"]"#),
            (r#"["\\ud83d","\\\ud83d"]"#, r#"["\\ud83d","\\\ufffd"]"#),
            (r#"[1e999,"\ud83d"]"#, r#"["1e999","\ufffd"]"#),
            (r#"["\ud83d",1e999]"#, r#"["\ufffd","1e999"]"#),
        ] {
            assert_eq!(repaired(text).unwrap(), expected);
        }
        for text in [
            r#"["\ud83d\ude00"]"#,
            r#"["\ud83"]"#,
            r#"["\ud83d"#,
            r#"["\x"]"#,
            "\\",
        ] {
            assert_eq!(repaired(text), None, "{text}");
        }
    }
}

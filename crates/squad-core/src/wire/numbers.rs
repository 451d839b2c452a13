//! Numbers that are valid JSON and beyond what any Rust number holds, such as `1e999`.

/// The text with every number beyond the range of `f64` as a string; `None` if it has none.
pub(super) fn quote_out_of_range(text: &[u8]) -> Option<Vec<u8>> {
    let mut quoted = Vec::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(&byte) = text.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        at += match byte {
            b'"' => string_length(rest),
            b'-' | b'0'..=b'9' => {
                let length = rest.iter().take_while(|byte| in_number(**byte)).count();
                let number = rest.get(..length).unwrap_or_default();
                if is_out_of_range(number) {
                    quoted.extend_from_slice(text.get(copied..at).unwrap_or_default());
                    quoted.push(b'"');
                    quoted.extend_from_slice(number);
                    quoted.push(b'"');
                    copied = at + length;
                }
                length
            }
            _ => 1,
        };
    }
    if copied == 0 {
        return None;
    }
    quoted.extend_from_slice(text.get(copied..).unwrap_or_default());
    Some(quoted)
}

fn in_number(byte: u8) -> bool {
    matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')
}

fn is_out_of_range(number: &[u8]) -> bool {
    std::str::from_utf8(number)
        .ok()
        .and_then(|number| number.parse::<f64>().ok())
        .is_some_and(f64::is_infinite)
}

/// The length of the string literal that `text` starts with, or of all of it if it does not end.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = true;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'"' if !escaped => return at + 1,
            b'\\' if !escaped => escaped = true,
            _ => escaped = false,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn quoted(text: &str) -> Option<String> {
        quote_out_of_range(text.as_bytes()).map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn only_numbers_beyond_f64_are_quoted() {
        assert_eq!(
            quoted(r#"{"a":1e999,"b":[-1e400 , 2],"c":"1e999 \"1e999","d":1e999}"#).unwrap(),
            r#"{"a":"1e999","b":["-1e400" , 2],"c":"1e999 \"1e999","d":"1e999"}"#
        );
        assert_eq!(quoted("1e999").unwrap(), r#""1e999""#);
        // A backslash that is escaped does not escape the quote behind it.
        assert_eq!(
            quoted(r#"["\\\\",1e999,"\\\"",1e999,"1\\\\\"1e999"]"#).unwrap(),
            r#"["\\\\","1e999","\\\"","1e999","1\\\\\"1e999"]"#
        );
        for unchanged in [
            "1e308",
            r#"["1e999"]"#,
            r#""1e999"#,
            "1e-999",
            "-",
            "1e999e",
            "",
        ] {
            assert_eq!(quoted(unchanged), None, "{unchanged}");
        }
    }
}

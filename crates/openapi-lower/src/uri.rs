//! URI references as far as `$id` and `$ref` need them: splitting off the fragment, percent-decoding
//! and -encoding it, and resolving a reference against a base (RFC 3986, section 5.2).
//!
//! Does not validate: any string is accepted, and nothing is fetched.

/// Splits a reference at its first `#`; the fragment is percent-decoded.
pub(crate) fn split_fragment(reference: &str) -> (&str, Option<String>) {
    match reference.split_once('#') {
        Some((uri, fragment)) => (uri, Some(percent_decode(fragment))),
        None => (reference, None),
    }
}

/// The JSON pointer of a reference within the document, or `None` for any other reference.
pub(crate) fn local_pointer(reference: &str) -> Option<String> {
    match split_fragment(reference) {
        ("", Some(pointer)) if pointer.is_empty() || pointer.starts_with('/') => Some(pointer),
        _ => None,
    }
}

/// The reference within the document to the value at a JSON pointer (RFC 6901, section 6).
pub(crate) fn from_pointer(pointer: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).map_or('0', |hex| *hex as char);
    let mut reference = String::with_capacity(pointer.len() + 1);
    reference.push('#');
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            reference.push(byte as char);
        } else {
            reference.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    reference
}

fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = |i: usize| bytes.get(i).and_then(|b| (*b as char).to_digit(16));
        match (byte, hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Resolves `reference` (without a fragment) against `base` (without one).
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    if scheme_length(reference).is_some() {
        return reference.to_owned();
    }
    let scheme = scheme_length(base)
        .and_then(|n| base.get(..=n))
        .unwrap_or("");
    let after_scheme = base.get(scheme.len()..).unwrap_or("");
    if reference.starts_with("//") {
        return format!("{scheme}{reference}");
    }
    let (authority, path) = match after_scheme.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find(['/', '?']).unwrap_or(rest.len());
            (
                after_scheme.get(..end + 2).unwrap_or(""),
                rest.get(end..).unwrap_or(""),
            )
        }
        None => ("", after_scheme),
    };
    let path = path.split('?').next().unwrap_or("");
    if reference.starts_with('?') {
        return format!("{scheme}{authority}{path}{reference}");
    }
    let merged = if reference.starts_with('/') {
        reference.to_owned()
    } else if !authority.is_empty() && path.is_empty() {
        format!("/{reference}")
    } else {
        let folder = path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or("");
        format!("{folder}{reference}")
    };
    format!("{scheme}{authority}{}", without_dots(&merged))
}

fn scheme_length(uri: &str) -> Option<usize> {
    let length = uri.find(':')?;
    let scheme = uri.get(..length)?;
    let mut chars = scheme.chars();
    (chars.next()?.is_ascii_alphabetic()
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
    .then_some(length)
}

fn without_dots(path: &str) -> String {
    let (path, query) = match path.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    };
    let mut resolved: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').collect();
    for (at, segment) in segments.iter().enumerate() {
        let is_last = at + 1 == segments.len();
        match *segment {
            "." => {
                if is_last {
                    resolved.push("");
                }
            }
            ".." => {
                if resolved.len() > 1 || resolved.first().is_some_and(|first| !first.is_empty()) {
                    resolved.pop();
                }
                if is_last {
                    resolved.push("");
                }
            }
            other => resolved.push(other),
        }
    }
    let mut out = resolved.join("/");
    if let Some(query) = query {
        out.push('?');
        out.push_str(query);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{from_pointer, local_pointer, resolve, split_fragment};

    #[test]
    fn pointer_and_reference_convert_into_each_other() {
        for (pointer, reference) in [
            ("", "#"),
            (
                "/components/schemas/V3.A_b-c",
                "#/components/schemas/V3.A_b-c",
            ),
            ("/paths/~1a~1{id}", "#/paths/~1a~1%7Bid%7D"),
            ("/a b/%20/é", "#/a%20b/%2520/%C3%A9"),
            ("/^$/\"#", "#/%5E$/%22%23"),
        ] {
            assert_eq!(from_pointer(pointer), reference);
            assert_eq!(local_pointer(reference).as_deref(), Some(pointer));
        }
        assert_eq!(local_pointer("a#/b"), None);
        assert_eq!(local_pointer("a"), None);
        assert_eq!(local_pointer("#anchor"), None);
        assert_eq!(local_pointer("a#"), None);
    }

    #[test]
    fn reference_is_resolved_against_its_base() {
        for (base, reference, expected) in [
            ("", "", ""),
            ("", "pets", "pets"),
            ("http://h/a/b", "c", "http://h/a/c"),
            ("http://h/a/b", "../c", "http://h/c"),
            ("http://h/a/b", "./c/.", "http://h/a/c/"),
            ("http://h", "c", "http://h/c"),
            ("http://h/a/b?x=1", "/c", "http://h/c"),
            ("http://h/a", "?y", "http://h/a?y"),
            ("https://h/a", "//g/c", "https://g/c"),
            ("http://h/a", "urn:x:y", "urn:x:y"),
            ("a/b", "../../../c", "c"),
            ("http://h/a", "", "http://h/a"),
            ("http://h/a?x", "?y", "http://h/a?y"),
            ("http://h", "/c", "http://h/c"),
            ("http://h?x/y", "/c", "http://h/c"),
            ("http://h?x/y", "c", "http://h/c"),
            ("http://h?x/y", "?z", "http://h?z"),
            ("//h/a", "b", "//h/b"),
            ("urn:a", "b", "urn:b"),
            ("urn:a:b", "/c", "urn:/c"),
            ("a", "/b", "/b"),
            ("a/b", "..", ""),
            ("a/b/c", "..", "a/"),
            ("a/b/c", ".", "a/b/"),
            ("http://h/a", "/../c", "http://h/c"),
            ("http://h/a/b", "../../../c", "http://h/c"),
            ("http://h/a/b/c/d", "../../e", "http://h/a/e"),
            ("http://h/a/b", "c?../d", "http://h/a/c?../d"),
            ("http://h/a/b", "./../c", "http://h/c"),
            ("http://h/a/b", "A+b-c.9:x", "A+b-c.9:x"),
            ("http://h/a/b", "9a:x", "http://h/a/9a:x"),
            ("http://h/a/b", "a_b:x", "http://h/a/a_b:x"),
            ("http://h/a/b", ":x", "http://h/a/:x"),
        ] {
            assert_eq!(resolve(base, reference), expected, "{base} + {reference}");
        }
    }

    #[test]
    fn fragment_is_percent_decoded() {
        assert_eq!(
            split_fragment("a#/x%20y/%7Ez"),
            ("a", Some("/x y/~z".to_owned()))
        );
        assert_eq!(split_fragment("#%zz%4"), ("", Some("%zz%4".to_owned())));
        assert_eq!(split_fragment("#%4z%z4"), ("", Some("%4z%z4".to_owned())));
        assert_eq!(split_fragment("#a#b"), ("", Some("a#b".to_owned())));
        assert_eq!(split_fragment("#%C3%A9"), ("", Some("é".to_owned())));
        assert_eq!(split_fragment("#%FF"), ("", Some("%FF".to_owned())));
        assert_eq!(split_fragment("a"), ("a", None));
    }
}

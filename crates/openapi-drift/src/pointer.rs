//! JSON pointers (RFC 6901) and local references.

use std::collections::BTreeSet;

use serde_json::Value;

/// Appends one segment to a pointer, escaping `~` and `/`.
pub(crate) fn push(pointer: &str, segment: &str) -> String {
    let mut out = String::with_capacity(pointer.len() + segment.len() + 1);
    out.push_str(pointer);
    out.push('/');
    for c in segment.chars() {
        match c {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            c => out.push(c),
        }
    }
    out
}

/// Appends several segments to a pointer.
pub(crate) fn join(pointer: &str, segments: &[&str]) -> String {
    segments
        .iter()
        .fold(pointer.to_owned(), |p, segment| push(&p, segment))
}

/// The pointer of a local reference (`#/a/b`), without percent-encoding.
pub(crate) fn of_reference(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    if !(fragment.is_empty() || fragment.starts_with('/')) {
        return None;
    }
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%')
            .then(|| fragment.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escaped {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}

/// The last segment of a pointer, unescaped.
pub(crate) fn last(pointer: &str) -> String {
    unescape(pointer.rsplit('/').next().unwrap_or_default())
}

/// Undoes the escapes of one segment.
pub(crate) fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// The name of the schema component that a pointer names exactly, if it does.
pub(crate) fn schema_component(pointer: &str) -> Option<String> {
    let rest = pointer.strip_prefix("/components/schemas/")?;
    (!rest.contains('/')).then(|| last(pointer))
}

/// The string at a key.
pub(crate) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// The boolean at a key; `false` if it is absent or of another type.
pub(crate) fn flag(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// Adds the targets of all references in a value, as pointers.
pub(crate) fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if key == "$ref" || text.starts_with("#/components/") => {
                        found.extend(of_reference(text));
                    }
                    other => references(other, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|v| references(v, found)),
        _ => {}
    }
}

/// The value behind references.
pub(crate) fn target<'v>(root: &'v Value, value: &'v Value) -> &'v Value {
    let mut value = value;
    for _ in 0..16 {
        let next = text(value, "$ref").and_then(of_reference);
        match next.and_then(|at| root.pointer(&at)) {
            Some(next) => value = next,
            None => break,
        }
    }
    value
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn segment_is_escaped_and_unescaped() {
        let p = push("/paths", "/v3/a~b");
        assert_eq!(p, "/paths/~1v3~1a~0b");
        assert_eq!(last(&p), "/v3/a~b");
    }

    #[test]
    fn reference_is_local_and_unescaped() {
        assert_eq!(of_reference("#/a/b%20c").unwrap(), "/a/b c");
        assert_eq!(of_reference("#/a/%zz").unwrap(), "/a/%zz");
        assert_eq!(of_reference("other.json#/a"), None);
        assert_eq!(of_reference("#anchor"), None);
    }

    #[test]
    fn component_alone_has_its_name() {
        assert_eq!(
            schema_component("/components/schemas/V3.User").unwrap(),
            "V3.User"
        );
        assert_eq!(schema_component("/components/schemas/A/properties/b"), None);
    }
}

//! Paths of custom requests: a check that keeps a request on its host, and the operation that a path belongs to.

use super::invalid;
use crate::operation::{Host, Method};
use crate::{Operation, Result};

/// Checks that `path` is the same path for every URL parser and server, below the base URL.
pub(super) fn check(path: &str) -> Result<()> {
    let Some(rest) = path.strip_prefix('/') else {
        return Err(invalid("the path does not start with `/`"));
    };
    if path.contains('?') {
        return Err(invalid(
            "the path has a query; use `query` for its parameters",
        ));
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%/".contains(&byte);
    if !path.bytes().all(allowed) {
        return Err(invalid(
            "the path has a character that must be percent-encoded or that a path cannot have",
        ));
    }
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    for segment in rest.split('/') {
        let decoded = decoded(segment)?;
        if decoded.is_empty() {
            return Err(invalid("the path has an empty segment"));
        }
        if decoded == b"." || decoded == b".." {
            return Err(invalid("the path has a segment that is `.` or `..`"));
        }
        let hidden = |byte: &u8| byte.is_ascii_control() || matches!(byte, b'/' | b'\\');
        if decoded.iter().any(hidden) {
            return Err(invalid(
                "a segment of the path encodes a slash, a backslash or a control character",
            ));
        }
        // A server that decodes twice would see another path.
        if has_escape(&decoded) {
            return Err(invalid("a segment of the path is percent-encoded twice"));
        }
    }
    Ok(())
}

/// Decodes the percent-encoding of a segment once.
fn decoded(segment: &str) -> Result<Vec<u8>> {
    let mut decoded = Vec::with_capacity(segment.len());
    let mut bytes = segment.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let digits = (bytes.next().and_then(hex), bytes.next().and_then(hex));
        let (Some(high), Some(low)) = digits else {
            return Err(invalid("the path has a `%` without two hexadecimal digits"));
        };
        decoded.push(high * 16 + low);
    }
    Ok(decoded)
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

fn has_escape(text: &[u8]) -> bool {
    text.windows(3).any(|part| match part {
        [b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        _ => false,
    })
}

/// Returns the operation of this method and path on the API host. A path without parameters is preferred.
pub(super) fn operation(
    operations: &[&'static Operation],
    method: Method,
    path: &str,
) -> Option<&'static Operation> {
    let rows = operations.iter().copied();
    rows.filter(|row| row.method == method && row.host == Host::Api && matches(row.path, path))
        .min_by_key(|row| row.path.matches('{').count())
}

/// Returns whether a checked path is one of a template. A trailing slash makes no difference.
fn matches(template: &str, path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    let template = template.strip_suffix('/').unwrap_or(template);
    let mut given = path.split('/');
    let all = template.split('/').all(|part| {
        given.next().is_some_and(|segment| {
            let parameter = part.starts_with('{') && !segment.is_empty();
            parameter || decoded(segment).is_ok_and(|segment| segment == part.as_bytes())
        })
    });
    all && given.next().is_none()
}

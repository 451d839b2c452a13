//! JSON pointers (RFC 6901) as strings: building, splitting and following them.
//!
//! Not for URI references; those are taken apart in [`crate::uri`].

use serde_json::Value;

/// The pointer one step below `pointer`.
pub(crate) fn child(pointer: &str, token: &str) -> String {
    let mut below = String::with_capacity(pointer.len() + token.len() + 1);
    below.push_str(pointer);
    push(&mut below, token);
    below
}

/// The pointer below `pointer` by several steps.
pub(crate) fn descend(pointer: &str, tokens: &[String]) -> String {
    let mut below = pointer.to_owned();
    for token in tokens {
        push(&mut below, token);
    }
    below
}

fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The unescaped steps of a pointer.
pub(crate) fn tokens(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The pointer one step above, or `None` at the root.
pub(crate) fn parent(pointer: &str) -> Option<&str> {
    pointer.rfind('/').and_then(|at| pointer.get(..at))
}

/// The last step of a pointer, unescaped.
pub(crate) fn last(pointer: &str) -> String {
    tokens(pointer).pop().unwrap_or_default()
}

/// The value below `value` by several steps.
pub(crate) fn get_mut<'v>(value: &'v mut Value, tokens: &[String]) -> Option<&'v mut Value> {
    tokens.iter().try_fold(value, |at, token| match at {
        Value::Object(map) => map.get_mut(token),
        Value::Array(list) => token.parse::<usize>().ok().and_then(|i| list.get_mut(i)),
        _ => None,
    })
}

/// The value below `value` by several steps.
pub(crate) fn get<'v>(value: &'v Value, tokens: &[String]) -> Option<&'v Value> {
    tokens.iter().try_fold(value, |at, token| match at {
        Value::Object(map) => map.get(token),
        Value::Array(list) => token.parse::<usize>().ok().and_then(|i| list.get(i)),
        _ => None,
    })
}

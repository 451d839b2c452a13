//! JSON pointers (RFC 6901) as strings: building, splitting and following them.
//!
//! References with a `#` are URIs: see the module `uri`.

use serde_json::Value;

/// The pointer of a member of the value at `pointer`.
pub(crate) fn child(pointer: &str, token: &str) -> String {
    let mut below = String::with_capacity(pointer.len() + token.len() + 1);
    below.push_str(pointer);
    push(&mut below, token);
    below
}

/// The pointer of a value several levels below the one at `pointer`.
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

/// The unescaped tokens of a pointer.
pub(crate) fn tokens(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The pointer of the parent, or `None` for the root.
pub(crate) fn parent(pointer: &str) -> Option<&str> {
    pointer.rfind('/').and_then(|at| pointer.get(..at))
}

/// The last token of a pointer, unescaped.
pub(crate) fn last(pointer: &str) -> String {
    tokens(pointer).pop().unwrap_or_default()
}

/// The value that `tokens` lead to from `value`.
pub(crate) fn get_mut<'v>(value: &'v mut Value, tokens: &[String]) -> Option<&'v mut Value> {
    tokens.iter().try_fold(value, |at, token| match at {
        Value::Object(map) => map.get_mut(token),
        Value::Array(list) => index(token).and_then(|i| list.get_mut(i)),
        _ => None,
    })
}

/// The value that `tokens` lead to from `value`.
pub(crate) fn get<'v>(value: &'v Value, tokens: &[String]) -> Option<&'v Value> {
    tokens.iter().try_fold(value, |at, token| match at {
        Value::Object(map) => map.get(token),
        Value::Array(list) => index(token).and_then(|i| list.get(i)),
        _ => None,
    })
}

/// The position that a token means in a list: digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let is_canonical = token.bytes().all(|byte| byte.is_ascii_digit())
        && (token == "0" || !token.starts_with('0'));
    is_canonical.then(|| token.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{child, descend, get, get_mut, last, parent, tokens};

    #[test]
    fn tokens_are_escaped_and_unescaped() {
        let pointer = child(&child("", "a/b"), "~1");
        assert_eq!(pointer, "/a~1b/~01");
        assert_eq!(tokens(&pointer), ["a/b", "~1"]);
        assert_eq!(descend("", &tokens(&pointer)), pointer);
        assert_eq!(parent(&pointer), Some("/a~1b"));
        assert_eq!((parent(""), last(&pointer)), (None, "~1".to_owned()));
    }

    #[test]
    fn list_positions_are_canonical() {
        let mut value = json!({ "a": [10, 11], "01": 2 });
        for (pointer, expected) in [
            ("/a/0", Some(10)),
            ("/a/1", Some(11)),
            ("/a/2", None),
            ("/a/01", None),
            ("/a/+1", None),
            ("/a/", None),
            ("/01", Some(2)),
            ("/01/0", None),
        ] {
            let path = tokens(pointer);
            let expected = expected.map(|n| json!(n));
            assert_eq!(get(&value, &path), expected.as_ref(), "{pointer}");
            assert_eq!(get_mut(&mut value, &path).cloned(), expected, "{pointer}");
        }
    }
}

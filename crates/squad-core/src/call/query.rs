//! Values in query strings and headers: the texts of a value, and how they are escaped.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::operation::ListStyle;

/// A value of a query string or a header: nothing, one text or several.
///
/// ```
/// use squad_core::QueryValue;
///
/// /// Minutes, written as the service wants them.
/// struct Minutes(u32);
///
/// impl QueryValue for Minutes {
///     fn texts(&self, each: &mut dyn FnMut(&str)) {
///         each(&format!("{}m", self.0));
///     }
/// }
/// ```
pub trait QueryValue {
    /// Hands each text to `each`.
    fn texts(&self, each: &mut dyn FnMut(&str));
}

impl QueryValue for str {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        each(self);
    }
}

impl QueryValue for String {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        each(self);
    }
}

impl QueryValue for bool {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        each(if *self { "true" } else { "false" });
    }
}

macro_rules! displayed {
    ($($kind:ty),*) => {$(
        impl QueryValue for $kind {
            fn texts(&self, each: &mut dyn FnMut(&str)) {
                each(&self.to_string());
            }
        }
    )*};
}

displayed!(
    u8,
    u16,
    u32,
    u64,
    usize,
    i8,
    i16,
    i32,
    i64,
    isize,
    f32,
    f64,
    char,
    jiff::Timestamp,
    jiff::civil::Date
);

impl<T: QueryValue + ?Sized> QueryValue for &T {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        (**self).texts(each);
    }
}

impl<T: QueryValue + ?Sized> QueryValue for Box<T> {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        (**self).texts(each);
    }
}

impl<T: QueryValue + ?Sized> QueryValue for Arc<T> {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        (**self).texts(each);
    }
}

impl<T: QueryValue + ToOwned + ?Sized> QueryValue for Cow<'_, T> {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        (**self).texts(each);
    }
}

impl<T: QueryValue> QueryValue for Option<T> {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        if let Some(value) = self {
            value.texts(each);
        }
    }
}

impl<T: QueryValue> QueryValue for [T] {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        for value in self {
            value.texts(each);
        }
    }
}

impl<T: QueryValue> QueryValue for Vec<T> {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        self.as_slice().texts(each);
    }
}

impl<T: QueryValue, const N: usize> QueryValue for [T; N] {
    fn texts(&self, each: &mut dyn FnMut(&str)) {
        self.as_slice().texts(each);
    }
}

/// Appends `name` with the texts of `value` to a query string.
pub(super) fn append(query: &mut String, name: &str, list: ListStyle, value: &dyn QueryValue) {
    let mut first = true;
    value.texts(&mut |text| {
        match list {
            ListStyle::Comma if !first => query.push(','),
            ListStyle::Comma | ListStyle::Repeated => {
                if !query.is_empty() {
                    query.push('&');
                }
                escape(query, name);
                query.push('=');
            }
        }
        first = false;
        escape(query, text);
    });
}

/// Appends `text`, everything but RFC 3986's unreserved characters escaped.
pub(super) fn escape(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            other => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(list: ListStyle, value: impl QueryValue) -> String {
        let mut query = String::new();
        append(&mut query, "a[]", list, &value);
        query
    }

    #[test]
    fn lists_are_written_as_the_table_says() {
        assert_eq!(
            query(ListStyle::Comma, ["x y", "p,q"]),
            "a%5B%5D=x%20y,p%2Cq"
        );
        assert_eq!(
            query(ListStyle::Repeated, vec!["x", "é"]),
            "a%5B%5D=x&a%5B%5D=%C3%A9"
        );
    }

    #[test]
    fn absent_values_and_empty_lists_are_omitted() {
        assert_eq!(query(ListStyle::Comma, None::<&str>), "");
        assert_eq!(query(ListStyle::Repeated, Vec::<String>::new()), "");
        assert_eq!(query(ListStyle::Comma, Some("")), "a%5B%5D=");
    }

    #[test]
    fn scalars_are_written_plainly() {
        assert_eq!(query(ListStyle::Comma, 7_i64), "a%5B%5D=7");
        assert_eq!(query(ListStyle::Comma, true), "a%5B%5D=true");
        let time: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().unwrap_or_default();
        assert_eq!(
            query(ListStyle::Comma, time),
            "a%5B%5D=2026-01-02T03%3A04%3A05Z"
        );
    }
}

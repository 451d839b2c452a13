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

    #[test]
    fn each_type_has_its_texts() {
        let time: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().unwrap_or_default();
        let values: [(&dyn QueryValue, &[&str]); 29] = [
            (&"a b", &["a b"]),
            (&"a b".to_owned(), &["a b"]),
            (&true, &["true"]),
            (&false, &["false"]),
            (&u8::MAX, &["255"]),
            (&7_u16, &["7"]),
            (&7_u32, &["7"]),
            (&u64::MAX, &["18446744073709551615"]),
            (&7_usize, &["7"]),
            (&-7_i8, &["-7"]),
            (&-7_i16, &["-7"]),
            (&-7_i32, &["-7"]),
            (&i64::MIN, &["-9223372036854775808"]),
            (&-7_isize, &["-7"]),
            (&1.5_f32, &["1.5"]),
            (&-1.5_f64, &["-1.5"]),
            (&'é', &["é"]),
            (&time, &["2026-01-02T03:04:05Z"]),
            (&jiff::civil::date(2026, 1, 2), &["2026-01-02"]),
            (&&&7, &["7"]),
            (&Box::new(7), &["7"]),
            (&Arc::<str>::from("a"), &["a"]),
            (&Cow::Borrowed("a"), &["a"]),
            (&Cow::<'_, str>::Owned("a".to_owned()), &["a"]),
            (&Some(vec!["a", "b"]), &["a", "b"]),
            (&None::<u8>, &[]),
            (&[Some("a"), None, Some("")], &["a", ""]),
            (&vec![vec![1, 2], vec![], vec![3]], &["1", "2", "3"]),
            (&&["a", "b"][..], &["a", "b"]),
        ];
        for (value, expected) in values {
            let mut texts = Vec::new();
            value.texts(&mut |text| texts.push(text.to_owned()));
            assert_eq!(texts, expected);
        }
    }

    #[test]
    fn parameters_are_separated_and_everything_but_unreserved_characters_is_escaped() {
        let mut query = String::new();
        append(&mut query, "a", ListStyle::Comma, &["x", "y", "z"]);
        append(&mut query, "b", ListStyle::Repeated, &["x", "y"]);
        append(&mut query, "c", ListStyle::Comma, &None::<u8>);
        append(&mut query, "d", ListStyle::Comma, &"");
        assert_eq!(query, "a=x,y,z&b=x&b=y&d=");
        let mut escaped = String::new();
        escape(&mut escaped, "AZaz09-._~ /?#[]@!$&'()*+,;=%\u{7f}\u{0}");
        let others = "%20%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25%7F%00";
        assert_eq!(escaped, format!("AZaz09-._~{others}"));
    }
}

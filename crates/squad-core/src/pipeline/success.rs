//! Whether a response with a 2xx status is a success: its body must be the documented one. The rules are in the docs of
//! [`Kind`].

use std::fmt;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use memchr::memmem;
use serde::de::{
    Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::wire::{NUMBER, repair};
use crate::{Error, Kind, Operation};

/// What the caller makes of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expect {
    /// It is decoded as JSON.
    Json,
    /// The caller takes the bytes.
    Bytes,
}

/// Why a 2xx response is not a success.
pub(super) enum Rejection {
    Unexpected(Error),
    /// It contains an error envelope with this status.
    Envelope(StatusCode),
}

/// Checks a body, or the first chunk of a streamed one.
pub(super) fn check(
    operation: &Operation,
    expect: Expect,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), Rejection> {
    let text = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    let text = text.trim_ascii_start();
    let documented = || {
        operation
            .responses
            .iter()
            .filter_map(|spec| spec.content_type)
    };
    let none_documented = documented().next().is_none();
    if text.is_empty() {
        let without_body = operation
            .responses
            .iter()
            .any(|spec| spec.content_type.is_none());
        return if none_documented || without_body || operation.may_be_empty {
            Ok(())
        } else {
            Err(unexpected("is empty"))
        };
    }
    if let Some(status) = error_envelope(text) {
        return Err(Rejection::Envelope(status));
    }
    if status == StatusCode::PARTIAL_CONTENT {
        // The client never requests a range.
        return Err(unexpected("is a part of the whole"));
    }
    if is_html(headers, text) && !documented().any(|kind| kind.contains("html")) {
        return Err(unexpected("is HTML"));
    }
    if none_documented {
        // Nothing decodes this body later.
        let json = serde_json::from_slice::<IgnoredAny>(text).is_ok();
        return if json || expect == Expect::Bytes {
            Ok(())
        } else {
            Err(unexpected("is neither empty nor JSON"))
        };
    }
    let json = documented().any(|kind| kind.contains("json"));
    if expect == Expect::Json && json && !starts_like_json(text) {
        return Err(unexpected("is not JSON"));
    }
    Ok(())
}

fn unexpected(what: &str) -> Rejection {
    let message = format!(
        "the response body {what}, which is not documented; the request was probably carried out"
    );
    Rejection::Unexpected(Error::new(Kind::UnexpectedResponse, message))
}

fn is_html(headers: &HeaderMap, text: &[u8]) -> bool {
    let starts_with = |prefix: &str| {
        text.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
    };
    if starts_with("<!doctype html") || starts_with("<html") {
        return true;
    }
    // Services that send JSON as `text/html` exist; the body decides.
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let html = kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("html"));
    html && !text.starts_with(b"{") && !text.starts_with(b"[")
}

fn starts_like_json(text: &[u8]) -> bool {
    let literals: [&[u8]; 3] = [b"true", b"false", b"null"];
    matches!(text.first(), Some(b'{' | b'[' | b'"' | b'-' | b'0'..=b'9'))
        || literals.iter().any(|literal| text.starts_with(literal))
}

/// Returns the status of the error in a body that is an error envelope.
pub(crate) fn error_envelope(text: &[u8]) -> Option<StatusCode> {
    // Both names are rare in successful responses, and so are escaped Latin letters, so that most of them are parsed once.
    let signs: [&[u8]; 4] = [b"\"meta\"", b"\"error\"", b"\\u006", b"\\u007"];
    let may_be = |sign: &[u8]| memmem::find(text, sign).is_some();
    if !text.starts_with(b"{") || !signs.into_iter().any(may_be) {
        return None;
    }
    lenient::<Envelope>(text)?.error()
}

/// The members of an object that can say that it is an error envelope.
pub(crate) const ERROR_MEMBERS: [&str; 2] = ["meta", "error"];

/// Returns the status of the error, if the member `name` of an object says that it is an error envelope.
pub(crate) fn error_member(name: &str, value: &[u8]) -> Option<StatusCode> {
    let mut envelope = Envelope::default();
    envelope.add(name, lenient(value)?);
    envelope.error()
}

/// Parses what lenient decoding accepts too, so that an odd value does not hide an error.
fn lenient<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    let parsed = serde_json::from_slice(text);
    let repaired = |error| serde_json::from_slice(&repair(text, &error)?.text).ok();
    parsed.map_or_else(repaired, Some)
}

/// What decides whether an object is an error envelope. Everything else is skipped without allocating.
#[derive(Default)]
struct Envelope {
    status: Option<u16>,
    status_says_error: bool,
    message: bool,
    error: bool,
}

impl Envelope {
    fn add(&mut self, name: &str, value: Scalar) {
        if name == "meta" {
            self.status = value.status.or(self.status);
            self.status_says_error |= value.status_says_error;
            self.message |= value.message;
        } else {
            self.error |= value.text || value.described;
        }
    }

    fn error(&self) -> Option<StatusCode> {
        let failed = self.status.is_some() || self.status_says_error || self.message || self.error;
        let status = self.status.and_then(|code| StatusCode::from_u16(code).ok());
        failed.then(|| status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Envelope;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope, A::Error> {
                let mut envelope = Envelope::default();
                while let Some(name) = map.next_key::<Short>()? {
                    if ERROR_MEMBERS.contains(&name.0.as_str()) {
                        envelope.add(&name.0, map.next_value()?);
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(envelope)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// A value of any type, and what matters of it: its number, or the members of an object that describe an error.
#[derive(Default)]
struct Scalar {
    number: Option<f64>,
    /// It is a text that is not empty.
    text: bool,
    /// It is a list or an object that is not empty.
    content: bool,
    says_error: bool,
    /// The member `status` or `status_code`, if it is an error status.
    status: Option<u16>,
    status_says_error: bool,
    /// The member `error_message`.
    message: bool,
    /// A member `message` or `code`.
    described: bool,
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor { depth: 0 })
    }
}

struct ScalarVisitor {
    depth: u8,
}

impl ScalarVisitor {
    fn number<E>(number: f64) -> Result<Scalar, E> {
        Ok(Scalar {
            number: Some(number),
            ..Scalar::default()
        })
    }
}

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::default())
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::default())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Self::number(number as f64)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Self::number(number as f64)
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Self::number(number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        let text = text.trim();
        let words = ["error", "fail", "failed", "failure"];
        let first = text.split_ascii_whitespace().next();
        Ok(Scalar {
            number: first.and_then(|first| first.parse().ok()),
            text: !text.is_empty(),
            says_error: words.iter().any(|word| text.eq_ignore_ascii_case(word)),
            ..Scalar::default()
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        let mut content = false;
        while seq.next_element::<IgnoredAny>()?.is_some() {
            content = true;
        }
        Ok(Scalar {
            content,
            ..Scalar::default()
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        let mut scalar = Scalar::default();
        while let Some(name) = map.next_key::<Short>()? {
            if name.0 == NUMBER {
                scalar.number = map.next_value::<Nested>()?.0.number;
                continue;
            }
            scalar.content = true;
            let relevant = matches!(
                name.0.as_str(),
                "status" | "status_code" | "error_message" | "message" | "code"
            );
            if self.depth > 0 || !relevant {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value: Nested = map.next_value()?;
            let value = value.0;
            match name.0.as_str() {
                // Some operations document one name, some the other.
                "status" | "status_code" => {
                    let status = value
                        .number
                        .filter(|number| (400.0..600.0).contains(number));
                    scalar.status = status.map(|number| number as u16).or(scalar.status);
                    scalar.status_says_error |= value.says_error;
                }
                "error_message" => scalar.message |= value.text || value.content,
                _ => scalar.described |= value.text || value.number.is_some(),
            }
        }
        Ok(scalar)
    }
}

/// A value inside an object: its own members do not matter.
struct Nested(Scalar);

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(ScalarVisitor { depth: 1 })
            .map(Self)
    }
}

/// The name of a member; a long one is none of those that matter.
struct Short(String);

impl<'de> Deserialize<'de> for Short {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Short;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_str<E>(self, name: &str) -> Result<Short, E> {
                Ok(Short(if name.len() <= 32 {
                    name.to_owned()
                } else {
                    String::new()
                }))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

#[cfg(test)]
mod tests;

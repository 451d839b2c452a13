//! HAR, which browsers and proxies write. They differ in many members: only the method and the URL are
//! required.

use std::fmt;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use url::Url;
use url::form_urlencoded::Serializer;

use super::{MAX_ENTRY, Recorded, base64};
use crate::exchange::{Received, Sent, has_few_values};

/// Reads the entries of a HAR file one after another; returns whether it is one.
pub(super) fn read(
    reader: impl BufRead,
    each: &mut dyn FnMut(&RawValue),
) -> Result<bool, serde_json::Error> {
    let left = AtomicUsize::new(MAX_ENTRY);
    let limited = BufReader::new(Limited {
        inner: reader,
        left: &left,
    });
    let mut deserializer = serde_json::Deserializer::from_reader(limited);
    let entries = Inside {
        path: &["log", "entries"],
        each: &mut |entry| {
            left.store(MAX_ENTRY, Ordering::Relaxed);
            each(entry);
        },
    };
    let found = entries.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(found)
}

/// Fails after so many bytes, which limits the size of an entry.
struct Limited<'l, R> {
    inner: R,
    left: &'l AtomicUsize,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let length = self.inner.read(buffer)?;
        self.left
            .store(left.saturating_sub(length), Ordering::Relaxed);
        Ok(length)
    }
}

/// The list at a path of members. Its elements are handed over; whatever else there is, is ignored.
struct Inside<'e> {
    path: &'static [&'static str],
    each: &'e mut dyn FnMut(&RawValue),
}

impl<'de> DeserializeSeed<'de> for Inside<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Inside<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(name) = members.next_key::<String>()? {
            match self.path.split_first() {
                Some((first, path)) if *first == name => {
                    let each = &mut *self.each;
                    found |= members.next_value_seed(Inside { path, each })?;
                }
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<bool, A::Error> {
        if !self.path.is_empty() {
            while elements.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(false);
        }
        while let Some(element) = elements.next_element::<Box<RawValue>>()? {
            (self.each)(&element);
        }
        Ok(true)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }
}

/// Parses an entry.
pub(super) fn parse(entry: &RawValue) -> Result<Recorded, String> {
    if !has_few_values(entry.get().as_bytes()) {
        return Err("has too many values".to_owned());
    }
    let entry: Value = serde_json::from_str(entry.get()).map_err(|_| "is nested too deeply")?;
    let text = |pointer: &str| {
        let value = entry.pointer(pointer).and_then(Value::as_str);
        value.ok_or(format!("has no text at {pointer}"))
    };
    let url = Url::parse(text("/request/url")?).map_err(|_| "the URL is invalid".to_owned())?;
    let method = text("/request/method")?.to_ascii_uppercase().parse();
    let query = match url.query() {
        Some(query) => query.to_owned(),
        None => encoded(entry.pointer("/request/queryString")),
    };
    let sent = Sent {
        method: method.map_err(|_| "the method is invalid".to_owned())?,
        path: url.path().to_owned(),
        query,
        headers: headers(&entry, "/request/headers", "/request/postData/mimeType")?,
        body: request_body(&entry)?,
    };
    // Some write 0 or -1 if there was no response. With 304 the body is that of an earlier response.
    let status = entry.pointer("/response/status").and_then(Value::as_i64);
    let received = match status.unwrap_or(0) {
        ..=0 | 304 => None,
        status @ 100..1000 => Some(Received {
            status: u16::try_from(status).unwrap_or_default(),
            headers: headers(&entry, "/response/headers", "/response/content/mimeType")?,
            body: response_body(&entry)?,
        }),
        _ => return Err("the status is invalid".to_owned()),
    };
    Ok(Recorded {
        operation: None,
        host: Some(url.host_str().unwrap_or_default().to_owned()),
        sent: Some(sent),
        received,
    })
}

/// The pairs of a list of objects with a name and a value.
fn pairs(list: Option<&Value>) -> impl Iterator<Item = (&str, &str)> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|one| {
        let value = one.get("value").and_then(Value::as_str);
        Some((one.get("name")?.as_str()?, value.unwrap_or_default()))
    })
}

/// A list of pairs as a query or a form.
fn encoded(list: Option<&Value>) -> String {
    Serializer::new(String::new())
        .extend_pairs(pairs(list))
        .finish()
}

fn headers(entry: &Value, list: &str, media_type: &str) -> Result<HeaderMap, String> {
    let mut headers = super::headers(pairs(entry.pointer(list)))?;
    let declared = entry.pointer(media_type).and_then(Value::as_str);
    let declared = declared.and_then(|declared| HeaderValue::from_str(declared).ok());
    if let Some(declared) = declared.filter(|declared| !declared.is_empty())
        && !headers.contains_key(header::CONTENT_TYPE)
    {
        headers.insert(header::CONTENT_TYPE, declared);
    }
    Ok(headers)
}

fn request_body(entry: &Value) -> Result<Bytes, String> {
    let Some(data) = entry
        .pointer("/request/postData")
        .filter(|data| !data.is_null())
    else {
        return Ok(Bytes::new());
    };
    let params = data.get("params").filter(|params| params.is_array());
    match (text(data, "/request/postData")?, params) {
        (Some(body), _) if !body.is_empty() => Ok(body),
        (_, Some(params)) => Ok(encoded(Some(params)).into()),
        (Some(empty), None) => Ok(empty),
        (None, None) => Err("has no text at /request/postData/text".to_owned()),
    }
}

/// The body of a response; `None` if the file does not have it, or has it compressed.
fn response_body(entry: &Value) -> Result<Option<Bytes>, String> {
    let Some(content) = entry.pointer("/response/content") else {
        return Ok(None);
    };
    let size = content.get("size").and_then(Value::as_i64);
    match text(content, "/response/content")? {
        None if size == Some(0) => Ok(Some(Bytes::new())),
        body => Ok(body.filter(|body| !body.starts_with(b"\x1F\x8B"))),
    }
}

/// The text of a request or response; `None` if there is none.
fn text(content: &Value, place: &str) -> Result<Option<Bytes>, String> {
    let Some(text) = content.get("text").and_then(Value::as_str) else {
        return Ok(None);
    };
    let encoding = content.get("encoding").and_then(Value::as_str);
    match encoding.unwrap_or_default().to_ascii_lowercase().as_str() {
        "" | "utf-8" | "utf8" => Ok(Some(Bytes::from(text.to_owned()))),
        "base64" => match base64::decode(text) {
            Some(bytes) => Ok(Some(bytes.into())),
            None => Err(format!("the text at {place}/text is not base64")),
        },
        _ => Err(format!("the encoding at {place}/encoding is unknown")),
    }
}

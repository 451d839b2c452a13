//! HAR, which browsers and proxies write.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde_json::Value;
use url::Url;

use super::{Recorded, base64};
use crate::exchange::{MAX_BODY, Received, Sent};

/// Whether a value is a HAR file.
pub(super) fn is_har(value: &Value) -> bool {
    value
        .get("log")
        .is_some_and(|log| log.get("entries").is_some())
}

/// The entries of a HAR file.
pub(super) fn entries(value: &Value) -> Result<&Vec<Value>, &'static str> {
    let entries = value.get("log").and_then(|log| log.get("entries"));
    entries
        .and_then(Value::as_array)
        .ok_or("has no list at /log/entries")
}

/// Parses an entry.
pub(super) fn parse(entry: &Value) -> Result<Recorded, String> {
    let text = |pointer: &str| {
        let value = entry.pointer(pointer).and_then(Value::as_str);
        value.ok_or(format!("has no text at {pointer}"))
    };
    let url = Url::parse(text("/request/url")?).map_err(|_| "the URL is invalid".to_owned())?;
    let method = text("/request/method")?.parse();
    let body = match entry.pointer("/request/postData") {
        None | Some(Value::Null) => Bytes::new(),
        Some(_) => Bytes::from(text("/request/postData/text")?.to_owned()),
    };
    let sent = Sent {
        method: method.map_err(|_| "the method is invalid".to_owned())?,
        path: url.path().to_owned(),
        query: url.query().unwrap_or_default().to_owned(),
        headers: headers(entry.pointer("/request/headers"), "/request/headers")?,
        body,
    };
    let status = entry.pointer("/response/status").and_then(Value::as_u64);
    let status = status.ok_or("has no number at /response/status")?;
    // Browsers write 0 if there was no response.
    let received = match u16::try_from(status) {
        Ok(0) => None,
        Ok(status) if (100..1000).contains(&status) => Some(Received {
            status,
            headers: response_headers(entry)?,
            body: content(entry)?.filter(|body| body.len() <= MAX_BODY),
        }),
        _ => return Err("the status is invalid".to_owned()),
    };
    Ok(Recorded {
        operation: None,
        sent: Some(sent),
        received,
    })
}

fn headers(list: Option<&Value>, place: &str) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    let Some(list) = list else {
        return Ok(headers);
    };
    let list = list.as_array().ok_or(format!("has no list at {place}"))?;
    for one in list {
        let part = |name: &str| one.get(name).and_then(Value::as_str).unwrap_or_default();
        // Pseudo-headers of HTTP/2, such as `:path`, are not headers.
        let name = part("name").parse::<HeaderName>();
        let value = HeaderValue::from_str(part("value"));
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    Ok(headers)
}

fn response_headers(entry: &Value) -> Result<HeaderMap, String> {
    let mut headers = headers(entry.pointer("/response/headers"), "/response/headers")?;
    let declared = entry
        .pointer("/response/content/mimeType")
        .and_then(Value::as_str);
    let declared = declared.and_then(|declared| HeaderValue::from_str(declared).ok());
    if let Some(declared) = declared
        && !headers.contains_key(header::CONTENT_TYPE)
    {
        headers.insert(header::CONTENT_TYPE, declared);
    }
    Ok(headers)
}

/// The body of a response; `None` if the file does not have it.
fn content(entry: &Value) -> Result<Option<Bytes>, String> {
    let Some(content) = entry.pointer("/response/content") else {
        return Err("has no object at /response/content".to_owned());
    };
    let text = content.get("text").and_then(Value::as_str);
    let size = content.get("size").and_then(Value::as_i64).unwrap_or(0);
    match (text, content.get("encoding").and_then(Value::as_str)) {
        (None, _) if size > 0 => Ok(None),
        (None, _) => Ok(Some(Bytes::new())),
        (Some(text), None | Some("")) => Ok(Some(Bytes::from(text.to_owned()))),
        (Some(text), Some("base64")) => match base64::decode(text) {
            Some(bytes) => Ok(Some(bytes.into())),
            None => Err("the text at /response/content/text is not base64".to_owned()),
        },
        (Some(_), Some(_)) => {
            Err("the encoding at /response/content/encoding is unknown".to_owned())
        }
    }
}

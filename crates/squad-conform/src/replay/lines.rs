//! Recordings of the fakes in JSON lines, which `docs/recording.md` describes.

use std::io::{BufRead, Read as _};

use bytes::Bytes;
use http::HeaderMap;
use serde_json::Value;
use url::form_urlencoded::Serializer;

use super::files::unread;
use super::{MAX_ENTRY, Recorded, not_json};
use crate::exchange::{Received, Sent, has_few_values};

/// Parses each line; the number of a line is from 1. A last line without a line feed is not complete and is ignored if it is not
/// JSON.
pub(super) fn read(
    mut reader: impl BufRead,
    mut each: impl FnMut(usize, Result<Recorded, String>),
) -> Result<(), String> {
    let mut line = Vec::new();
    for nth in 1.. {
        line.clear();
        let mut limited = reader.by_ref().take(MAX_ENTRY as u64);
        limited.read_until(b'\n', &mut line).map_err(unread)?;
        let whole = line.ends_with(b"\n");
        let text = line.trim_ascii();
        if line.is_empty() {
            break;
        } else if line.len() == MAX_ENTRY && !whole {
            reader.skip_until(b'\n').map_err(unread)?;
            each(nth, Err("is longer than 64 MiB".to_owned()));
        } else if !has_few_values(text) {
            each(nth, Err("has too many values".to_owned()));
        } else if !text.is_empty() {
            match serde_json::from_slice::<Value>(text) {
                Ok(value) => each(nth, recorded(&value)),
                Err(_) if !whole => {}
                Err(error) => each(nth, Err(not_json(&error))),
            }
        }
    }
    Ok(())
}

fn recorded(value: &Value) -> Result<Recorded, String> {
    if value.get("version").and_then(Value::as_u64) != Some(1) {
        return Err("the version is not 1".to_owned());
    }
    let text = |name: &str| {
        let value = value.get(name).and_then(Value::as_str);
        value.ok_or(format!("has no text in `{name}`"))
    };
    let method = text("method")?.parse();
    let sent = Sent {
        method: method.map_err(|_| "the method is invalid".to_owned())?,
        path: text("path")?.to_owned(),
        query: query(value.get("query"))?,
        headers: headers(value.get("request"))?,
        body: body(value.get("request"))?.unwrap_or_default(),
    };
    let received = match value.get("response") {
        None | Some(Value::Null) => None,
        Some(response) => {
            let status = response.get("status").and_then(Value::as_u64);
            let status = status.and_then(|status| u16::try_from(status).ok());
            Some(Received {
                status: status.ok_or("has no status in `response`")?,
                headers: headers(Some(response))?,
                body: body(Some(response))?,
            })
        }
    };
    Ok(Recorded {
        operation: value
            .get("operation")
            .and_then(Value::as_str)
            .map(str::to_owned),
        host: None,
        sent: Some(sent),
        received,
    })
}

/// The pairs of a list of `[name, value]`.
fn pairs(list: Option<&Value>) -> Result<Vec<(&str, &str)>, String> {
    let Some(list) = list else {
        return Ok(Vec::new());
    };
    let list = list.as_array().ok_or("a list of pairs is not a list")?;
    let mut found = Vec::new();
    for pair in list {
        match pair.as_array().map(Vec::as_slice) {
            Some([Value::String(name), Value::String(value)]) => {
                found.push((name.as_str(), value.as_str()));
            }
            _ => return Err("a pair is not two texts".to_owned()),
        }
    }
    Ok(found)
}

fn query(list: Option<&Value>) -> Result<String, String> {
    let pairs = pairs(list)?;
    Ok(Serializer::new(String::new()).extend_pairs(pairs).finish())
}

fn headers(message: Option<&Value>) -> Result<HeaderMap, String> {
    let pairs = pairs(message.and_then(|message| message.get("headers")))?;
    super::headers(pairs.into_iter())
}

/// A body; `None` if it was not recorded.
fn body(message: Option<&Value>) -> Result<Option<Bytes>, String> {
    let body = message.and_then(|message| message.get("body"));
    match body {
        None | Some(Value::Null) => Ok(Some(Bytes::new())),
        Some(body) => match (body.get("json"), body.get("text"), body.get("omitted")) {
            (Some(json), ..) => Ok(Some(json.to_string().into())),
            (_, Some(Value::String(text)), _) => Ok(Some(text.clone().into())),
            (_, _, Some(_)) => Ok(None),
            _ => Err("a body has none of `json`, `text` and `omitted`".to_owned()),
        },
    }
}

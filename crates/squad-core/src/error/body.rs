//! Error bodies, parsed by their structure: services and gateways agree neither on one nor on a content type.
//!
//! | structure | from |
//! |---|---|
//! | `{"meta": {"status", "error_message", "conflict_data", "error_details"}}` | Squadcast v3 |
//! | `{"error": {"code", "message", "details": [{"field", "message"}]}}` | Squadcast v4 |
//! | `{"error": "…", "error_description": "…"}` | OAuth2 |
//! | `{"detail": "…"}`, `{"field": ["…"]}`, `[{}, {"field": ["…"]}]`, `{"1": {"field": ["…"]}}` | SquadVoice |
//! | HTML, plain text, nothing | gateways |

use http::StatusCode;
use serde_json::{Map, Value};

use super::field::FieldError;
use super::redact::{redact, redact_value};
use super::text::{MAX_MESSAGE, single_line};
use crate::wire::Decoder;

/// How many bytes of an error body are read.
pub(crate) const MAX_ERROR_BODY_BYTES: usize = 1 << 20;
/// How many bytes of memory the parsing of an error body may take.
const MAX_PARSED_BYTES: usize = 32 << 20;
/// How many rejected fields are kept.
const MAX_FIELDS: usize = 1000;
/// How deep the fields of a field are followed.
const MAX_DEPTH: usize = 16;

/// The content of an error body.
#[derive(Debug, Default)]
pub(crate) struct ErrorBody {
    pub(crate) message: String,
    pub(crate) code: Option<String>,
    pub(crate) fields: Vec<FieldError>,
    pub(crate) conflict: Option<Value>,
}

/// Parses an error body. Secrets are redacted after parsing, because an escape of JSON could hide them.
pub(crate) fn parse_error_body(status: StatusCode, body: &[u8], secrets: &[&str]) -> ErrorBody {
    let body = body.get(..MAX_ERROR_BODY_BYTES).unwrap_or(body);
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut parsed = ErrorBody::default();
    let decoder = Decoder::new().max_bytes(MAX_PARSED_BYTES);
    match decoder.decode::<Value>(text.as_bytes()) {
        Ok(mut value) => {
            redact_value(&mut value, secrets);
            parsed.value(value);
        }
        Err(_) if text.starts_with('<') => parsed.message = html_title(text),
        // What starts like JSON and is not is a truncated body.
        Err(_) if text.starts_with(['{', '[', '"']) => {}
        Err(_) => parsed.message = text.to_owned(),
    }
    let clean = |text: &str| single_line(&redact(text, secrets), MAX_MESSAGE);
    parsed.message = clean(&parsed.message);
    if parsed.message.is_empty() {
        parsed.message = if parsed.fields.is_empty() {
            status
                .canonical_reason()
                .map_or_else(|| "no reason given".to_owned(), str::to_lowercase)
        } else {
            "the service rejected the content".to_owned()
        };
    }
    for field in &mut parsed.fields {
        field.message = clean(&field.message);
        field.field = clean(&field.field);
    }
    parsed.code = parsed.code.take().map(|code| clean(&code));
    parsed
}

impl ErrorBody {
    fn value(&mut self, value: Value) {
        match value {
            Value::Object(object) => self.object(object),
            Value::String(text) => self.message = text,
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.field(Some(index), "", item, 0);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn object(&mut self, mut object: Map<String, Value>) {
        match (object.remove("meta"), object.remove("error")) {
            (Some(Value::Object(meta)), _) => return self.meta(meta),
            (_, Some(Value::Object(error))) => return self.error(error),
            (_, Some(Value::String(code))) => {
                self.message = object
                    .get("error_description")
                    .or_else(|| object.get("message"))
                    .and_then(Value::as_str)
                    .unwrap_or(&code)
                    .to_owned();
                self.code = Some(code);
                return;
            }
            _ => {}
        }
        for name in ["detail", "message", "error_message"] {
            if let Some(Value::String(text)) = object.get(name) {
                self.message = text.clone();
                self.code = object.get("code").and_then(text_of);
                return;
            }
        }
        for (name, value) in &object {
            match name.parse::<usize>() {
                Ok(index) => self.field(Some(index), "", value, 0),
                Err(_) => self.field(None, name, value, 0),
            }
        }
    }

    /// Squadcast v3. Its `status`, a number or a string, is the HTTP status.
    fn meta(&mut self, mut meta: Map<String, Value>) {
        if let Some(text) = meta.get("error_message").and_then(Value::as_str) {
            self.message = text.to_owned();
        }
        self.conflict = meta.remove("conflict_data").filter(|data| !data.is_null());
        let Some(Value::Object(details)) = meta.remove("error_details") else {
            return;
        };
        self.code = details.get("code").and_then(text_of);
        if self.message.is_empty()
            && let Some(text) = details.get("description").and_then(Value::as_str)
        {
            self.message = text.to_owned();
        }
        if let Some(errors) = details.get("errors") {
            self.details(errors);
        }
    }

    /// Squadcast v4.
    fn error(&mut self, error: Map<String, Value>) {
        if let Some(text) = error.get("message").and_then(Value::as_str) {
            self.message = text.to_owned();
        }
        self.code = error.get("code").and_then(text_of);
        if let Some(details) = error.get("details") {
            self.details(details);
        }
    }

    /// A list of `{field, message}`, a map of fields, or a list of messages.
    fn details(&mut self, details: &Value) {
        match details {
            Value::Array(items) => {
                for item in items {
                    match (item.get("field"), item.get("message")) {
                        (Some(Value::String(field)), Some(Value::String(message))) => {
                            self.push(None, field, message);
                        }
                        (None, Some(Value::String(message))) => self.push(None, "", message),
                        _ => self.field(None, "", item, 0),
                    }
                }
            }
            Value::Object(map) => {
                for (name, value) in map {
                    self.field(None, name, value, 0);
                }
            }
            other => self.field(None, "", other, 0),
        }
    }

    /// The messages of `field`: one, several, or those of its own fields.
    fn field(&mut self, index: Option<usize>, field: &str, value: &Value, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let below = |name: &str| match (field, name) {
            (_, "non_field_errors" | "__all__") => field.to_owned(),
            ("", name) => name.to_owned(),
            (field, name) => format!("{field}.{name}"),
        };
        let field = if matches!(field, "non_field_errors" | "__all__") {
            ""
        } else {
            field
        };
        match value {
            Value::String(message) => self.push(index, field, message),
            Value::Array(items) => {
                for (nth, item) in items.iter().enumerate() {
                    match item {
                        Value::String(message) => self.push(index, field, message),
                        item if field.is_empty() => self.field(index, field, item, depth + 1),
                        item => self.field(index, &below(&nth.to_string()), item, depth + 1),
                    }
                }
            }
            Value::Object(map) => {
                for (name, value) in map {
                    self.field(index, &below(name), value, depth + 1);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn push(&mut self, index: Option<usize>, field: &str, message: &str) {
        if self.fields.len() < MAX_FIELDS {
            self.fields.push(FieldError {
                index,
                field: field.to_owned(),
                message: message.to_owned(),
            });
        }
    }
}

/// Returns a code that is a string or a number.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Returns the title of a page, the only part of it that helps a reader.
fn html_title(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let title = lower.find("<title").and_then(|at| {
        let start = at + lower.get(at..)?.find('>')? + 1;
        let end = start + lower.get(start..)?.find("</title")?;
        page.get(start..end)
    });
    unescape_html(title.unwrap_or_default())
}

/// Decodes the character references of a text; unknown ones stay.
fn unescape_html(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let reference = rest.get(1..).and_then(|rest| Some(rest.split_once(';')?.0));
        let length = reference.map_or(0, str::len);
        match reference.and_then(character) {
            Some(c) => {
                decoded.push(c);
                rest = rest.get(length + 2..).unwrap_or_default();
            }
            None => {
                decoded.push('&');
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

/// Returns the character of a reference such as `amp` or `#x2F`.
pub(super) fn character(reference: &str) -> Option<char> {
    let Some(number) = reference.strip_prefix('#') else {
        return match reference {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            "sol" => Some('/'),
            _ => None,
        };
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests;

//! Error answers, read by their shape: the services and what stands before them do not agree on one, nor on a content type.
//!
//! | shape | from |
//! |---|---|
//! | `{"meta": {"status", "error_message", "conflict_data", "error_details"}}` | Squadcast v3 |
//! | `{"error": {"code", "message", "details": [{"field", "message"}]}}` | Squadcast v4 |
//! | `{"error": "…", "error_description": "…"}` | OAuth2 |
//! | `{"detail": "…"}`, `{"field": ["…"]}`, `[{}, {"field": ["…"]}]`, `{"1": {"field": ["…"]}}` | SquadVoice |
//! | HTML, plain text, nothing | gateways |

use std::fmt;

use http::StatusCode;
use serde_json::{Map, Value};

use super::text::{LONGEST, single_line};

/// How much of an error answer is read, in bytes.
pub(crate) const MAX_ERROR_BODY_BYTES: usize = 1 << 20;
/// How many refused fields are kept.
const MOST_FIELDS: usize = 1000;
const REDACTED: &str = "[redacted]";

/// A field that the service refused, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// Which item of a sent list it belongs to, counted from 0.
    pub index: Option<usize>,
    /// The field, its parents before it with dots between; empty where the whole item is meant.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.index {
            write!(f, "[{index}]")?;
        }
        match (self.index, self.field.as_str()) {
            (None, "") => {}
            (Some(_), "") => f.write_str(" ")?,
            (None, field) => write!(f, "{field} ")?,
            (Some(_), field) => write!(f, ".{field} ")?,
        }
        f.write_str(&self.message)
    }
}

/// What an error answer says.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) message: String,
    pub(crate) code: Option<String>,
    pub(crate) fields: Vec<FieldError>,
    pub(crate) conflict: Option<Value>,
}

/// Reads an error answer.
pub(crate) fn parse_error_body(status: StatusCode, body: &[u8], secrets: &[&str]) -> Read {
    let body = body.get(..MAX_ERROR_BODY_BYTES).unwrap_or(body);
    let mut text = String::from_utf8_lossy(body).into_owned();
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        if text.contains(secret) {
            text = text.replace(secret, REDACTED);
        }
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut read = Read::default();
    match serde_json::from_str::<Value>(text) {
        Ok(value) => read.value(value),
        Err(_) if text.starts_with('<') => read.message = html_title(text),
        // What begins like JSON and is none is a torn body: no words for a person.
        Err(_) if text.starts_with(['{', '[', '"']) => {}
        Err(_) => read.message = text.to_owned(),
    }
    read.message = single_line(&read.message, LONGEST);
    if read.message.is_empty() {
        read.message = if read.fields.is_empty() {
            status
                .canonical_reason()
                .map_or_else(|| "no reason given".to_owned(), str::to_lowercase)
        } else {
            "the service refused the content".to_owned()
        };
    }
    for field in &mut read.fields {
        field.message = single_line(&field.message, LONGEST);
        field.field = single_line(&field.field, LONGEST);
    }
    read.code = read.code.take().map(|code| single_line(&code, LONGEST));
    read
}

impl Read {
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

    /// Squadcast's v3 form. The status in it is a number or a string, and nobody's business: HTTP gives it too.
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

    /// Squadcast's v4 form.
    fn error(&mut self, error: Map<String, Value>) {
        if let Some(text) = error.get("message").and_then(Value::as_str) {
            self.message = text.to_owned();
        }
        self.code = error.get("code").and_then(text_of);
        if let Some(details) = error.get("details") {
            self.details(details);
        }
    }

    /// A list of `{field, message}`, or a map of fields, or a list of sentences.
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

    /// What is wrong with `field`: a sentence, several, or the same for the fields below it.
    fn field(&mut self, index: Option<usize>, field: &str, value: &Value, depth: usize) {
        if depth > 16 {
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
        if self.fields.len() < MOST_FIELDS {
            self.fields.push(FieldError {
                index,
                field: field.to_owned(),
                message: message.to_owned(),
            });
        }
    }
}

/// A code that is a string or a number.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The title of a page, which is all that a person can use of it.
fn html_title(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let title = lower.find("<title").and_then(|at| {
        let start = at + lower.get(at..)?.find('>')? + 1;
        let end = start + lower.get(start..)?.find("</title")?;
        page.get(start..end)
    });
    title.unwrap_or_default().to_owned()
}

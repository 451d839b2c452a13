//! How errors are printed: `Display` in one line, `Debug` bounded and without the content of a response.

use std::borrow::Cow;
use std::fmt;

use super::redact::is_invisible;
use super::{Error, FieldError, Kind, RequestSent};

/// The maximum length of a message from a response, in characters.
pub(super) const MAX_MESSAGE: usize = 300;
/// The maximum length of any message that is printed, in characters.
const MAX_PRINTED: usize = 2000;
/// How many field errors `Display` and `Debug` print.
const DISPLAYED_FIELDS: usize = 3;
const DEBUGGED_FIELDS: usize = 10;

/// Puts `text` on one line: white space and control characters become single spaces, invisible characters are removed, and
/// what is longer than `max` characters is cut off.
pub(crate) fn single_line(text: &str, max: usize) -> String {
    let mut line = String::with_capacity(text.len().min(max.saturating_mul(2)));
    let mut length = 0;
    let mut space = false;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() || c.is_control() {
            space = length > 0;
            continue;
        }
        let needed = if space { 2 } else { 1 };
        if length + needed > max {
            line.push('…');
            return line;
        }
        if std::mem::take(&mut space) {
            line.push(' ');
        }
        line.push(c);
        length += needed;
    }
    line
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation_id() {
            write!(f, "{operation}: ")?;
        }
        if self.status().is_some()
            && let Some(what) = heading(self.kind())
        {
            write!(f, "{what}: ")?;
        }
        f.write_str(&printed(self.message()))?;
        if let Some(path) = self.json_path() {
            write!(f, " at {path}")?;
        }
        for (nth, field) in self
            .field_errors()
            .iter()
            .take(DISPLAYED_FIELDS)
            .enumerate()
        {
            let lead = if nth == 0 { ": " } else { ", " };
            write!(f, "{lead}{field}")?;
        }
        let more = self.field_errors().len().saturating_sub(DISPLAYED_FIELDS);
        if more > 0 {
            write!(f, " and {more} more")?;
        }
        self.brackets(f)?;
        match (self.kind(), self.retry_after()) {
            (Kind::Authentication, _) if self.refresh_failure().is_some() => {
                f.write_str("; the access token could not be refreshed")
            }
            (Kind::Authentication, _)
                if self.status().is_some() && self.exchange_sent() == RequestSent::No =>
            {
                f.write_str("; check that the token is complete, not revoked, and of this region")
            }
            (Kind::RateLimited | Kind::Server, Some(delay)) => {
                write!(f, "; retry in {} s", delay.as_secs_f64().ceil())
            }
            (Kind::Decode, _) if self.status().is_some_and(|status| status.is_success()) => {
                f.write_str("; the request was probably carried out")
            }
            _ => Ok(()),
        }
    }
}

impl Error {
    fn brackets(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lead = " (";
        if let Some(status) = self.status() {
            write!(f, "{lead}HTTP {}", status.as_u16())?;
            lead = ", ";
        }
        if let Some(id) = self.request_id() {
            write!(f, "{lead}request id {id}")?;
            lead = ", ";
        }
        if self.attempts() > 1 {
            write!(f, "{lead}sent {} times", self.attempts())?;
            lead = ", ";
        }
        if lead == ", " {
            f.write_str(")")
        } else {
            Ok(())
        }
    }
}

/// The text of an error of this crate or of a transport, cut to a bearable length.
fn printed(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_PRINTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// The first field errors, and how many more there are.
struct Fields<'a>(&'a [FieldError]);

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        list.entries(self.0.iter().take(DEBUGGED_FIELDS));
        let more = self.0.len().saturating_sub(DEBUGGED_FIELDS);
        if more > 0 {
            list.entry(&format_args!("{more} more"));
        }
        list.finish()
    }
}

fn heading(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Authentication => Some("not authenticated"),
        Kind::Permission => Some("not permitted"),
        Kind::NotFound => Some("not found"),
        Kind::Conflict => Some("conflict"),
        Kind::Validation => Some("invalid request"),
        Kind::RateLimited => Some("rate limited"),
        Kind::Server => Some("the service failed"),
        Kind::Timeout => Some("timed out"),
        Kind::Decode => Some("invalid response"),
        Kind::UnexpectedResponse => Some("unexpected response"),
        Kind::Truncated => Some("incomplete list"),
        Kind::Connection | Kind::Redirect | Kind::Configuration | Kind::CredentialStore => None,
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Error");
        out.field("kind", &self.kind())
            .field("message", &printed(self.message()));
        if let Some(status) = self.status() {
            out.field("status", &status.as_u16());
        }
        if let Some(operation) = self.operation_id() {
            out.field("operation_id", &operation);
        }
        if let Some(id) = self.request_id() {
            out.field("request_id", &id);
        }
        if let Some(path) = self.json_path() {
            out.field("json_path", &path);
        }
        if let Some(code) = self.code() {
            out.field("code", &code);
        }
        if !self.field_errors().is_empty() {
            out.field("field_errors", &Fields(self.field_errors()));
        }
        if self.conflict_data().is_some() {
            // It holds data of the account.
            out.field("conflict_data", &"…");
        }
        if let Some(delay) = self.retry_after() {
            out.field("retry_after", &delay);
        }
        out.field("attempts", &self.attempts());
        if let Some(source) = std::error::Error::source(self) {
            out.field("source", &source);
        }
        out.finish()
    }
}

#[cfg(test)]
mod tests;

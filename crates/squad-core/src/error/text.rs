//! How an error reads: `Display` in one line, `Debug` without the content of an answer.

use std::fmt;

use super::{Error, Kind};

/// The longest message taken from an answer, in characters.
pub(super) const LONGEST: usize = 300;

/// `text` on one line, control characters taken out, cut to `longest` characters.
pub(crate) fn single_line(text: &str, longest: usize) -> String {
    let mut line = String::with_capacity(text.len().min(longest * 2));
    let mut length = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        for c in word.chars() {
            if length >= longest {
                line.push('…');
                return line;
            }
            line.push(c);
            length += 1;
        }
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
        f.write_str(self.message())?;
        if let Some(path) = self.json_path() {
            write!(f, " at {path}")?;
        }
        for (nth, field) in self.field_errors().iter().take(3).enumerate() {
            let lead = if nth == 0 { ": " } else { ", " };
            write!(f, "{lead}{field}")?;
        }
        if self.field_errors().len() > 3 {
            write!(f, " and {} more", self.field_errors().len() - 3)?;
        }
        self.brackets(f)?;
        match (self.kind(), self.retry_after()) {
            (Kind::Authentication, _) if self.refresh_failure().is_some() => {
                f.write_str("; no newer access token could be had")
            }
            (Kind::Authentication, _) if self.status().is_some() => {
                f.write_str("; check that the token is whole, not revoked and of this region")
            }
            (Kind::RateLimited | Kind::Server, Some(delay)) => {
                write!(f, "; try again in {} s", delay.as_secs_f64().ceil())
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

fn heading(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Authentication => Some("not authenticated"),
        Kind::Permission => Some("not permitted"),
        Kind::NotFound => Some("not found"),
        Kind::Conflict => Some("conflict"),
        Kind::Validation => Some("refused as invalid"),
        Kind::RateLimited => Some("too many calls"),
        Kind::Server => Some("the service failed"),
        Kind::Timeout => Some("timed out"),
        Kind::Decode => Some("response not decoded"),
        Kind::UnexpectedResponse => Some("unexpected response"),
        Kind::Connection | Kind::Redirect | Kind::Configuration | Kind::CredentialStore => None,
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Error");
        out.field("kind", &self.kind())
            .field("message", &self.message());
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
            out.field("field_errors", &self.field_errors());
        }
        if self.conflict_data().is_some() {
            // What it holds is somebody's data.
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

//! Parses JSON: strictly, without recursion, and with the pointer of what is invalid.

use serde_json::{Map, Number, Value};

use super::error::ParseError;
use super::number;
use crate::{extent, pointer};

/// Parses a JSON document. A byte order mark is skipped.
///
/// Objects keep the order of their members.
///
/// ```
/// let document = openapi_lower::from_json("{ \"openapi\": \"3.1.0\" }")?;
/// assert_eq!(document["openapi"], "3.1.0");
/// # Ok::<(), openapi_lower::ParseError>(())
/// ```
///
/// # Errors
///
/// In addition to what is not JSON (RFC 8259), rejects duplicate keys, integers beyond 64 bits that
/// a float cannot represent exactly, and documents nested deeper than 512 levels.
pub fn from_json(text: &str) -> Result<Value, ParseError> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser {
        text: body,
        at: 0,
        open: Vec::new(),
    };
    let result = parser.document();
    result.map_err(|message| parser.error(&message))
}

/// An object or a list that is not closed yet.
enum Open {
    Object {
        members: Map<String, Value>,
        /// `None` before the key is parsed.
        key: Option<String>,
    },
    List(Vec<Value>),
}

struct Parser<'t> {
    text: &'t str,
    /// The position of the next byte.
    at: usize,
    open: Vec<Open>,
}

impl<'t> Parser<'t> {
    fn document(&mut self) -> Result<Value, String> {
        loop {
            let Some(mut value) = self.value()? else {
                continue;
            };
            // Closes every object and list that ends here.
            loop {
                match self.open.last_mut() {
                    None => {
                        return match self.peek() {
                            None => Ok(value),
                            Some(_) => Err("unexpected text after the document".to_owned()),
                        };
                    }
                    Some(Open::List(items)) => items.push(value),
                    Some(Open::Object { members, key }) => {
                        members.insert(key.take().unwrap_or_default(), value);
                    }
                }
                match (self.peek(), self.open.last()) {
                    (Some(b','), Some(Open::List(_))) => {
                        self.at += 1;
                        break;
                    }
                    (Some(b','), Some(Open::Object { .. })) => {
                        self.at += 1;
                        self.key()?;
                        break;
                    }
                    (Some(b']'), Some(Open::List(_))) | (Some(b'}'), Some(Open::Object { .. })) => {
                        self.at += 1;
                        value = match self.open.pop() {
                            Some(Open::List(items)) => Value::Array(items),
                            Some(Open::Object { members, .. }) => Value::Object(members),
                            None => Value::Null,
                        };
                    }
                    (_, Some(Open::List(_))) => return Err("expected `,` or `]`".to_owned()),
                    _ => return Err("expected `,` or `}`".to_owned()),
                }
            }
        }
    }

    /// Parses a value, or the beginning of an object or list that is not empty.
    fn value(&mut self) -> Result<Option<Value>, String> {
        match self.peek() {
            Some(b'{') => {
                self.begin()?;
                if self.skip(b'}') {
                    return Ok(Some(Value::Object(Map::new())));
                }
                self.open.push(Open::Object {
                    members: Map::new(),
                    key: None,
                });
                self.key()?;
                Ok(None)
            }
            Some(b'[') => {
                self.begin()?;
                if self.skip(b']') {
                    return Ok(Some(Value::Array(Vec::new())));
                }
                self.open.push(Open::List(Vec::new()));
                Ok(None)
            }
            Some(b'"') => self.string().map(|text| Some(Value::String(text))),
            Some(b'-' | b'0'..=b'9') => self.number().map(Some),
            Some(_) => self.literal().map(Some),
            None => Err("unexpected end of the document".to_owned()),
        }
    }

    fn begin(&mut self) -> Result<(), String> {
        if self.open.len() >= extent::MAX_LOWERED_DEPTH {
            let max = extent::MAX_LOWERED_DEPTH;
            return Err(format!("the document is nested deeper than {max} levels"));
        }
        self.at += 1;
        Ok(())
    }

    /// Parses a key and its colon.
    fn key(&mut self) -> Result<(), String> {
        if self.peek() != Some(b'"') {
            return Err("expected a key in double quotes".to_owned());
        }
        let start = self.at;
        let name = self.string()?;
        if let Some(Open::Object { members, key }) = self.open.last_mut() {
            let is_duplicate = members.contains_key(&name);
            *key = Some(name.clone());
            if is_duplicate {
                self.at = start;
                return Err(format!("duplicate key `{name}`"));
            }
        }
        if self.skip(b':') {
            Ok(())
        } else {
            Err("expected `:`".to_owned())
        }
    }

    fn string(&mut self) -> Result<String, String> {
        let mut end = self.at + 1;
        loop {
            match self.text.as_bytes().get(end) {
                None => return Err("unterminated string".to_owned()),
                Some(b'"') => break,
                Some(b'\\') => end += 2,
                Some(_) => end += 1,
            }
        }
        let quoted = self.text.get(self.at..=end).unwrap_or_default();
        let text = serde_json::from_str(quoted).map_err(|_| {
            "invalid string: a control character or an invalid escape sequence".to_owned()
        })?;
        self.at = end + 1;
        Ok(text)
    }

    fn number(&mut self) -> Result<Value, String> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest
            .bytes()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
            .count();
        let literal = rest.get(..length).unwrap_or_default();
        let number: Number = serde_json::from_str(literal).map_err(|_| {
            if literal.parse::<f64>().is_ok_and(f64::is_infinite) {
                format!(
                    "the number {} is out of range",
                    literal.get(..40).unwrap_or(literal)
                )
            } else {
                "invalid number".to_owned()
            }
        })?;
        let is_integer = literal.bytes().all(|b| b == b'-' || b.is_ascii_digit());
        if is_integer && number.is_f64() && number::exact_float(literal).is_none() {
            return Err(number::inexact(literal));
        }
        self.at += length;
        Ok(Value::Number(number))
    }

    fn literal(&mut self) -> Result<Value, String> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (literal, value) in [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ] {
            if rest.starts_with(literal) {
                self.at += literal.len();
                return Ok(value);
            }
        }
        Err("expected a value".to_owned())
    }

    /// Skips white space and returns the next byte.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = self.text.as_bytes().get(self.at).copied();
            match byte {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                _ => return byte,
            }
        }
    }

    /// Skips white space and a byte, if that is the next one.
    fn skip(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn error(&self, message: &str) -> ParseError {
        let pointer = self.open.iter().fold(String::new(), |at, open| match open {
            Open::Object { key: None, .. } => at,
            Open::Object { key: Some(key), .. } => pointer::child(&at, key),
            Open::List(items) => pointer::child(&at, &items.len().to_string()),
        });
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
        ParseError {
            pointer,
            message: format!("{message} at line {line} column {column}"),
        }
    }
}

//! How deep and how large a document may be, so that no input overflows the stack or fills memory.

use serde_json::Value;

use crate::error::Refusal;
use crate::pointer;

/// The deepest nesting of a 3.1 document that is lowered. What `serde_json` reads is no deeper.
pub(crate) const DEEPEST_READ: usize = 128;

/// The deepest nesting of what comes out, and of a 3.0 document that is passed on.
pub(crate) const DEEPEST_WRITTEN: usize = 512;

/// How many values may be written anew for each that was read.
const GROWTH: usize = 16;

/// How many values may always be written anew.
const ALLOWANCE: usize = 20_000;

/// The number of values that may be written anew for a document of so many.
pub(crate) fn budget(values: usize) -> usize {
    values.saturating_mul(GROWTH).saturating_add(ALLOWANCE)
}

/// Counts the values of a document, or says where it is nested too deeply. Does not recurse.
pub(crate) fn measure(document: &Value, deepest: usize) -> Result<usize, Refusal> {
    let mut values = 0_usize;
    let mut path: Vec<String> = Vec::new();
    let mut open: Vec<Box<dyn Iterator<Item = (String, &Value)> + '_>> = Vec::new();
    let mut next = Some(document);
    loop {
        if let Some(value) = next.take() {
            values += 1;
            open.push(match value {
                Value::Object(map) => Box::new(map.iter().map(|(key, v)| (key.clone(), v))),
                Value::Array(list) => {
                    Box::new(list.iter().enumerate().map(|(at, v)| (at.to_string(), v)))
                }
                _ => Box::new(std::iter::empty()),
            });
            if open.len() > deepest {
                return Err(Refusal::new(
                    pointer::descend("", &path),
                    format!("the document is nested more than {deepest} levels deep"),
                    "move inner schemas to components and refer to them",
                ));
            }
        }
        let Some(top) = open.last_mut() else {
            return Ok(values);
        };
        match top.next() {
            Some((token, value)) => {
                path.truncate(open.len() - 1);
                path.push(token);
                next = Some(value);
            }
            None => {
                open.pop();
            }
        }
    }
}

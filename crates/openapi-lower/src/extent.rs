//! Limits of depth and size: a document must not overflow the stack or exhaust the memory.

use serde_json::Value;

use crate::error::Problem;
use crate::pointer;

/// The maximum depth of a 3.1 document, which is also that of `serde_json`.
pub(crate) const MAX_DEPTH: usize = 128;

/// The maximum depth of a lowered document, and of a 3.0 document that is returned unchanged.
pub(crate) const MAX_LOWERED_DEPTH: usize = 512;

/// How many values may be written for each value of the input.
const GROWTH: usize = 16;

/// How many values may be written in any case.
const ALLOWANCE: usize = 20_000;

/// The number of values that may be written for an input of `values` values.
pub(crate) fn budget(values: usize) -> usize {
    values.saturating_mul(GROWTH).saturating_add(ALLOWANCE)
}

/// Counts the values of a document, or returns where it exceeds a depth. Does not recurse.
pub(crate) fn measure(document: &Value, max_depth: usize) -> Result<usize, Problem> {
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
            if open.len() > max_depth {
                return Err(Problem::new(
                    pointer::descend("", &path),
                    format!("the document is nested deeper than {max_depth} levels"),
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

/// Counts the values of a schema whose depth is limited already.
pub(crate) fn size(value: &Value) -> usize {
    match value {
        Value::Object(map) => map.values().map(size).sum::<usize>() + 1,
        Value::Array(list) => list.iter().map(size).sum::<usize>() + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{budget, measure, size};

    #[test]
    fn every_value_counts_and_depth_is_limited() {
        let document = json!({ "a": [1, { "b": null }], "c": "d" });
        assert_eq!(measure(&document, 4), Ok(6));
        assert_eq!(size(&document), 6);
        let error = measure(&document, 3).err();
        assert_eq!(
            error.map(|problem| problem.pointer),
            Some("/a/1/b".to_owned())
        );
        assert_eq!((budget(0), budget(100)), (20_000, 21_600));
        assert_eq!(budget(usize::MAX), usize::MAX);
    }
}

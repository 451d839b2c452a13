//! Sources collected into one document.

use std::collections::HashSet;

use serde_json::Value;

use super::error::ReadError;
use super::merge::{Conflict, merge};
use super::page::Fragment;
use super::source::read_bytes;
use crate::pointer;

/// The progress of reading several sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'p> {
    /// The source that was read last, or that failed.
    pub source_name: &'p str,
    /// The number of sources done, this one included.
    pub done: usize,
    /// The number of sources.
    pub total: usize,
    /// The number of fragments in this source.
    pub fragments: usize,
}

/// The result of reading: one document, and every error and conflict.
#[derive(Debug)]
pub struct Reading {
    /// The merged document.
    pub document: Value,
    /// What two sources document differently.
    pub conflicts: Vec<Conflict>,
    /// Sources that could not be read, wholly or in part.
    pub errors: Vec<ReadError>,
    /// The number of fragments in the document.
    pub fragments: usize,
    /// The number of fragments from Markdown pages; the others are whole documents.
    pub page_fragments: usize,
}

/// Collects sources into a [`Reading`].
///
/// ```
/// use openapi_drift::Reader;
/// let mut reader = Reader::default();
/// reader.add("a.md", b"```json\n{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": {}}}\n```\n");
/// reader.add("b.md", b"no fragment here");
/// let reading = reader.finish();
/// assert!(reading.document["paths"]["/a"].is_object());
/// assert_eq!(reading.errors[0].to_string().split(':').next(), Some("b.md"));
/// ```
#[derive(Debug, Default)]
pub struct Reader {
    fragments: Vec<Fragment>,
    errors: Vec<ReadError>,
}

impl Reader {
    /// Adds a page or a document and returns the number of its fragments.
    pub fn add(&mut self, source_name: &str, bytes: &[u8]) -> usize {
        let (fragments, errors) = read_bytes(source_name, bytes);
        let count = fragments.len();
        self.fragments.extend(fragments);
        self.errors.extend(errors);
        count
    }

    /// Adds the error of a source that could not be read.
    pub fn fail(&mut self, error: ReadError) {
        self.errors.push(error);
    }

    /// Merges all fragments into one document.
    pub fn finish(self) -> Reading {
        let (document, conflicts) = merge(&self.fragments);
        let mut errors = self.errors;
        if !self.fragments.is_empty() {
            unresolved(&document, &mut errors);
        }
        Reading {
            document,
            conflicts,
            errors,
            page_fragments: self.fragments.iter().filter(|f| f.line > 0).count(),
            fragments: self.fragments.len(),
        }
    }
}

/// The references of the merged document without a target, each once.
fn unresolved(document: &Value, errors: &mut Vec<ReadError>) {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut work: Vec<(String, &Value)> = vec![(String::new(), document)];
    while let Some((at, value)) = work.pop() {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get("$ref") {
                    let found = pointer::of_reference(reference)
                        .is_some_and(|target| document.pointer(&target).is_some());
                    if !found && seen.insert(reference) {
                        errors.push(ReadError::Unresolved {
                            reference: reference.clone(),
                            pointer: at.clone(),
                        });
                    }
                }
                work.extend(map.iter().map(|(k, v)| (pointer::push(&at, k), v)));
            }
            Value::Array(list) => work.extend(
                list.iter()
                    .enumerate()
                    .map(|(i, v)| (pointer::push(&at, &i.to_string()), v)),
            ),
            _ => {}
        }
    }
}

//! The vendor's present document, read from where it is published: Markdown
//! pages with a fragment an operation, a folder of such pages, or one document
//! in JSON or YAML. What cannot be read is named, and the rest is read.

mod error;
#[cfg(feature = "fetch")]
mod fetch;
mod folder;
mod merge;
mod page;
mod source;

use std::collections::HashSet;

use serde_json::Value;

pub use error::ReadError;
#[cfg(feature = "fetch")]
pub use fetch::{Fetcher, fetch, index_links};
pub use folder::read_path;
pub use merge::Conflict;
pub use page::{Fragment, read_page};
pub use source::{MOST_BYTES, read_bytes};

use crate::pointer;

/// How far a reading of several sources is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'p> {
    /// The source that was just read, or that failed.
    pub source_name: &'p str,
    /// How many are done, this one included.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// How many fragments this one held.
    pub fragments: usize,
}

/// Everything that was read: one document, and all that was wrong on the way.
#[derive(Debug)]
pub struct Reading {
    /// The merged document.
    pub document: Value,
    /// What two sources tell differently.
    pub conflicts: Vec<Conflict>,
    /// Sources that could not be read, wholly or in part.
    pub errors: Vec<ReadError>,
    /// How many fragments the document is made of.
    pub fragments: usize,
}

/// Sources gathered one after another into a [`Reading`].
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
    /// Adds a page or a document; gives how many fragments it held.
    pub fn add(&mut self, source_name: &str, bytes: &[u8]) -> usize {
        let (fragments, errors) = read_bytes(source_name, bytes);
        let count = fragments.len();
        self.fragments.extend(fragments);
        self.errors.extend(errors);
        count
    }

    /// Notes a source that could not be had.
    pub fn fail(&mut self, error: ReadError) {
        self.errors.push(error);
    }

    /// Merges what was added.
    pub fn finish(self) -> Reading {
        let (document, conflicts) = merge::merge(&self.fragments);
        let mut errors = self.errors;
        if !self.fragments.is_empty() {
            unresolved(&document, &mut errors);
        }
        Reading {
            document,
            conflicts,
            errors,
            fragments: self.fragments.len(),
        }
    }
}

/// References of the merged document that lead nowhere, each once.
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

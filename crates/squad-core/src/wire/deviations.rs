//! Deviations of a response from its documented schema: counted while it is decoded, and located only on request.
//!
//! Counting costs one thread-local increment. To locate them the response is decoded once more while recording: objects,
//! lists and maps then keep track of their path, and an error leaves the path where it happened.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::budget::Budget;

/// How many deviations of one response are located, and how many undocumented fields.
const MAX_LOCATED: usize = 32;
/// How many characters of a member's name are shown; names come from the peer.
const MAX_NAME: usize = 64;
/// How long a path gets, in bytes, before the rest of it is omitted.
const MAX_PATH: usize = 512;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
    static RECORDING: Cell<bool> = const { Cell::new(false) };
    static RECORDER: RefCell<Recorder> = const { RefCell::new(Recorder::new()) };
}

/// One deviation of a response from its documented schema.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// Where, for example `data[3].owner.name`; `.` is the whole response.
    pub path: String,
    /// What was expected there and what was found. Holds no value of the response, except the first characters of an enum
    /// value that is not documented.
    pub description: String,
    /// The name of the undocumented field, if that is the deviation. In `path` it looks like several if it has a dot.
    pub field: Option<String>,
}

/// The deviations of one response that lenient decoding tolerated.
#[non_exhaustive]
pub struct Deviations<'a> {
    /// The `operationId`.
    pub operation: &'a str,
    /// How many there were, undocumented fields included.
    pub count: u32,
    pub(super) locate: &'a dyn Fn() -> Vec<Deviation>,
}

impl Deviations<'_> {
    /// Locates the deviations, 32 at most and a summary of the others. This decodes the response once more, so it costs as
    /// much as the call's own decoding.
    #[must_use]
    pub fn locate(&self) -> Vec<Deviation> {
        (self.locate)()
    }
}

impl fmt::Debug for Deviations<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deviations")
            .field("operation", &self.operation)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

/// A step from a value to a part of it.
#[derive(Debug, Clone)]
pub(super) enum Segment {
    /// To the member of this name.
    Member(String),
    /// To the element at this index, from 0.
    Element(usize),
}

/// What a recording decoding has found.
#[derive(Debug)]
pub(super) struct Recorder {
    /// Where the decoding is, or ended.
    path: Vec<Segment>,
    deviations: Vec<Deviation>,
    more_deviations: usize,
    /// Undocumented fields by their path, the elements of a list taken together: `data[].new_field`.
    undocumented: BTreeMap<String, String>,
    /// How many members more were undocumented, and are none of these fields.
    more_undocumented: usize,
}

impl Recorder {
    const fn new() -> Self {
        Self {
            path: Vec::new(),
            deviations: Vec::new(),
            more_deviations: 0,
            undocumented: BTreeMap::new(),
            more_undocumented: 0,
        }
    }

    /// The path at which the decoding ended, and how deep it is.
    pub(super) fn path(&self) -> (String, usize) {
        (display(&self.path, true), self.path.len())
    }

    pub(super) fn into_deviations(self) -> Vec<Deviation> {
        let Self {
            mut deviations,
            more_deviations,
            undocumented,
            more_undocumented,
            ..
        } = self;
        let mut add = |path: String, description: String, field: Option<String>| {
            deviations.push(Deviation {
                path,
                description,
                field,
            });
        };
        if more_deviations > 0 {
            let description = format!("{more_deviations} more deviations");
            add(".".into(), description, None);
        }
        for (path, field) in undocumented {
            add(path, "undocumented field".into(), Some(field));
        }
        if more_undocumented > 0 {
            let description = format!("{more_undocumented} more undocumented fields");
            add(".".into(), description, None);
        }
        deviations
    }
}

fn display(path: &[Segment], indexed: bool) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    let mut text = String::new();
    for segment in path {
        if text.len() > MAX_PATH {
            text.push('…');
            break;
        }
        let written = match segment {
            Segment::Member(name) => {
                let dot = if text.is_empty() { "" } else { "." };
                write!(text, "{dot}{}", clipped(name))
            }
            Segment::Element(index) if indexed => write!(text, "[{index}]"),
            Segment::Element(_) => write!(text, "[]"),
        };
        // Writing into a `String` cannot fail.
        debug_assert!(written.is_ok());
    }
    text
}

fn clipped(name: &str) -> &str {
    match name.char_indices().nth(MAX_NAME) {
        Some((end, _)) => name.get(..end).unwrap_or(name),
        None => name,
    }
}

/// Runs `decode` and counts the deviations it finds.
pub(super) fn counting<T>(decode: impl FnOnce() -> T) -> (T, u32) {
    let (count, recording) = (COUNT.replace(0), RECORDING.replace(false));
    let value = decode();
    RECORDING.set(recording);
    (value, COUNT.replace(count))
}

/// Runs `decode` and records what it finds, with paths that begin with `prefix`.
pub(super) fn recording<T>(prefix: &[Segment], decode: impl FnOnce() -> T) -> (T, Recorder) {
    let mut recorder = Recorder::new();
    recorder.path.extend_from_slice(prefix);
    let outer = RECORDER.replace(recorder);
    let recording = RECORDING.replace(true);
    let value = decode();
    RECORDING.set(recording);
    (value, RECORDER.replace(outer))
}

/// Whether this thread is recording; objects, lists and maps ask once each.
pub(super) fn is_recording() -> bool {
    RECORDING.get()
}

/// Decodes a part of a value. `recording` is what [`is_recording`] returned.
#[inline]
pub(super) fn within<T, E>(
    recording: bool,
    segment: impl FnOnce() -> Segment,
    decode: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    if !recording {
        return decode();
    }
    RECORDER.with_borrow_mut(|recorder| recorder.path.push(segment()));
    let value = decode()?;
    RECORDER.with_borrow_mut(|recorder| recorder.path.pop());
    Ok(value)
}

/// Tries to decode one variant of a union; a variant that fails leaves no deviation behind.
///
/// # Errors
/// Those of `decode`.
pub fn try_variant<T, E>(decode: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let (count, budget) = (COUNT.get(), Budget::current());
    let before = is_recording().then(|| {
        RECORDER.with_borrow(|recorder| {
            (
                recorder.path.len(),
                recorder.deviations.len(),
                recorder.more_deviations,
                recorder.undocumented.clone(),
                recorder.more_undocumented,
            )
        })
    });
    let value = decode();
    if value.is_err() {
        COUNT.set(count);
        budget.restore();
        if let Some((path, deviations, more_deviations, undocumented, more_undocumented)) = before {
            RECORDER.with_borrow_mut(|recorder| {
                recorder.path.truncate(path);
                recorder.deviations.truncate(deviations);
                recorder.more_deviations = more_deviations;
                recorder.undocumented = undocumented;
                recorder.more_undocumented = more_undocumented;
            });
        }
    }
    value
}

/// Reports that `found` was there instead of `expected`.
pub(super) fn report(expected: impl fmt::Display, found: impl fmt::Display) {
    COUNT.set(COUNT.get().saturating_add(1));
    if is_recording() {
        RECORDER.with_borrow_mut(|recorder| {
            if recorder.deviations.len() < MAX_LOCATED {
                let (path, _) = recorder.path();
                let description = format!("expected {expected}, found {found}");
                recorder.deviations.push(Deviation {
                    path,
                    description,
                    field: None,
                });
            } else {
                recorder.more_deviations += 1;
            }
        });
    }
}

/// Reports that the member at which the decoding is, is not documented.
pub(super) fn report_undocumented_field() {
    COUNT.set(COUNT.get().saturating_add(1));
    if is_recording() {
        RECORDER.with_borrow_mut(|recorder| {
            let path = display(&recorder.path, false);
            let known = recorder.undocumented.contains_key(&path);
            if recorder.undocumented.len() < MAX_LOCATED || known {
                let field = match recorder.path.last() {
                    Some(Segment::Member(name)) => clipped(name).to_owned(),
                    _ => String::new(),
                };
                recorder.undocumented.insert(path, field);
            } else {
                recorder.more_undocumented += 1;
            }
        });
    }
}

/// Reports an enum value that is not documented. Called by the code of `open_enum!` and `tagged_union!`.
pub fn report_unknown_value(type_name: &str, value: &str) {
    let short = value
        .char_indices()
        .nth(40)
        .map_or(value, |(end, _)| value.get(..end).unwrap_or(value));
    report(
        format_args!("a documented {type_name}"),
        format_args!("{short:?}"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(length: usize) -> Segment {
        Segment::Member("x".repeat(length))
    }

    #[test]
    fn a_path_is_written_with_dots_and_indices() {
        let path = [
            member(1),
            Segment::Element(3),
            Segment::Element(0),
            member(2),
        ];
        assert_eq!(display(&path, true), "x[3][0].xx");
        assert_eq!(display(&path, false), "x[][].xx");
        assert_eq!(display(&path[1..], true), "[3][0].xx");
        assert_eq!(display(&[], true), ".");
        let named = [Segment::Member(String::new()), member(1)];
        assert_eq!(display(&named, true), "x");
    }

    #[test]
    fn a_long_path_is_cut_behind_the_segment_that_exceeds_the_limit() {
        for (last, cut) in [(MAX_PATH % 65, false), (MAX_PATH % 65 + 1, true)] {
            // Names of 64 characters and a dot each.
            let mut path: Vec<Segment> = (0..MAX_PATH / 65).map(|_| member(64)).collect();
            path.push(member(last));
            let shown = display(&path, true);
            assert_eq!(shown.len(), MAX_PATH + usize::from(cut));
            path.push(Segment::Element(7));
            path.push(member(1));
            let end = if cut { "…" } else { "[7]…" };
            assert_eq!(display(&path, true), format!("{shown}{end}"));
        }
    }

    #[test]
    fn the_first_characters_of_a_name_are_shown() {
        let most = "é".repeat(MAX_NAME);
        assert_eq!(clipped(""), "");
        assert_eq!(clipped(&most), most);
        assert_eq!(clipped(&format!("{most}é")), most);
    }

    #[test]
    fn deviations_are_counted_and_located_apart_from_those_around_them() {
        let deviate = || report("a list", "null");
        let (((), inner), outer) = counting(|| {
            deviate();
            let inner = counting(|| {
                deviate();
                report_undocumented_field();
            });
            deviate();
            inner
        });
        assert_eq!((inner, outer), (2, 2));
        let ((), recorder) = recording(&[member(1)], || {
            deviate();
            let ((), count) = counting(deviate);
            assert_eq!(count, 1, "and is not recorded");
            assert!(is_recording());
        });
        assert!(!is_recording());
        assert_eq!(recorder.path(), ("x".to_owned(), 1));
        let found = recorder.into_deviations();
        let expected = Deviation {
            path: "x".to_owned(),
            description: "expected a list, found null".to_owned(),
            field: None,
        };
        assert_eq!(found, [expected]);
    }
}

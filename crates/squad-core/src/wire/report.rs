//! Oddities of an answer: counted while it is decoded, and located only if somebody asks.
//!
//! Counting costs one thread-local increment. To name places the answer is decoded once more under watch: the readers of
//! objects, lists and maps then keep the path of where they are, and an error leaves it where it happened.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

/// The most oddities of one answer that are told one by one, and the most fields nobody reads.
const TOLD: usize = 32;

thread_local! {
    static SEEN: Cell<u32> = const { Cell::new(0) };
    static WATCHING: Cell<bool> = const { Cell::new(false) };
    static WATCH: RefCell<Watch> = const { RefCell::new(Watch::new()) };
}

/// A step from a value to a part of it.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// To the member of this name.
    Member(String),
    /// To the element at this place, from 0.
    Element(usize),
}

/// What a decoding under watch has seen.
#[derive(Debug)]
pub(super) struct Watch {
    /// Where the decoding is, or ended.
    path: Vec<Step>,
    /// The oddities, each with its place: [`TOLD`] at most.
    pub(super) oddities: Vec<(String, String)>,
    /// How many oddities more there were.
    pub(super) untold: usize,
    /// The fields nobody reads, elements of lists taken together, `data[].new_field`: [`TOLD`] at most.
    pub(super) unread: BTreeSet<String>,
    /// How many members more were not read, that are none of these fields.
    pub(super) unread_more: usize,
}

impl Watch {
    const fn new() -> Self {
        Self {
            path: Vec::new(),
            oddities: Vec::new(),
            untold: 0,
            unread: BTreeSet::new(),
            unread_more: 0,
        }
    }

    /// The path at which the decoding ended; `.` for the whole answer.
    pub(super) fn path(&self) -> String {
        written(&self.path, true)
    }
}

fn written(path: &[Step], numbered: bool) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    let mut text = String::new();
    for step in path {
        let written = match step {
            Step::Member(name) if text.is_empty() => write!(text, "{name}"),
            Step::Member(name) => write!(text, ".{name}"),
            Step::Element(at) if numbered => write!(text, "[{at}]"),
            Step::Element(_) => write!(text, "[]"),
        };
        // Writing into a `String` cannot fail.
        debug_assert!(written.is_ok());
    }
    text
}

/// Runs `decode` and counts the oddities it meets.
pub(super) fn counting<T>(decode: impl FnOnce() -> T) -> (T, u32) {
    let (seen, watching) = (SEEN.replace(0), WATCHING.replace(false));
    let value = decode();
    WATCHING.set(watching);
    (value, SEEN.replace(seen))
}

/// Runs `decode` under watch.
pub(super) fn watched<T>(decode: impl FnOnce() -> T) -> (T, Watch) {
    let watch = WATCH.replace(Watch::new());
    let watching = WATCHING.replace(true);
    let value = decode();
    WATCHING.set(watching);
    (value, WATCH.replace(watch))
}

/// Whether a watch is on; readers of objects, lists and maps ask once each.
pub(super) fn watching() -> bool {
    WATCHING.get()
}

/// Reads a part of a value. `watching` is what [`watching`] said.
pub(super) fn step<T, E>(
    watching: bool,
    step: impl FnOnce() -> Step,
    read: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    if !watching {
        return read();
    }
    WATCH.with_borrow_mut(|watch| watch.path.push(step()));
    let value = read()?;
    WATCH.with_borrow_mut(|watch| watch.path.pop());
    Ok(value)
}

/// Tries to read a value in one of several ways; a way that fails leaves no oddities behind.
///
/// # Errors
/// Those of `read`.
pub fn attempt<T, E>(read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let seen = SEEN.get();
    let before = watching().then(|| {
        WATCH.with_borrow(|watch| {
            (
                watch.path.len(),
                watch.oddities.len(),
                watch.untold,
                watch.unread.clone(),
                watch.unread_more,
            )
        })
    });
    let value = read();
    if value.is_err() {
        SEEN.set(seen);
        if let Some((path, oddities, untold, unread, unread_more)) = before {
            WATCH.with_borrow_mut(|watch| {
                watch.path.truncate(path);
                watch.oddities.truncate(oddities);
                watch.untold = untold;
                watch.unread = unread;
                watch.unread_more = unread_more;
            });
        }
    }
    value
}

/// Notes that `found` stood where `expected` was documented.
pub(super) fn odd(expected: impl fmt::Display, found: impl fmt::Display) {
    SEEN.set(SEEN.get().saturating_add(1));
    if watching() {
        WATCH.with_borrow_mut(|watch| {
            if watch.oddities.len() < TOLD {
                let oddity = format!("expected {expected}, found {found}");
                watch.oddities.push((watch.path(), oddity));
            } else {
                watch.untold += 1;
            }
        });
    }
}

/// Notes that nobody reads the member at which the decoding is.
pub(super) fn unread() {
    SEEN.set(SEEN.get().saturating_add(1));
    if watching() {
        WATCH.with_borrow_mut(|watch| {
            let field = written(&watch.path, false);
            if watch.unread.len() < TOLD || watch.unread.contains(&field) {
                watch.unread.insert(field);
            } else {
                watch.unread_more += 1;
            }
        });
    }
}

/// Notes an enum value that the document does not list. Called by the code of `open_enum!`.
pub fn note_unknown_value(type_name: &str, value: &str) {
    let short = value
        .char_indices()
        .nth(40)
        .map_or(value, |(end, _)| value.get(..end).unwrap_or(value));
    odd(
        format_args!("a listed {type_name}"),
        format_args!("{short:?}"),
    );
}

//! Which page comes next, and when a list ends, without input or output.
//!
//! The end is derived from every signal of a page: its length, the announced total, the next page that it names, and the
//! items. A list always ends, and never early in silence: if the signals contradict each other, if a page brings nothing
//! new, or if the service cut the list, it ends in an error.

mod cursor;
mod number;
mod offset;
mod seen;
#[cfg(test)]
mod tests;

use std::fmt::Debug;

use super::page::{At, Page, Paging, Position};
use crate::{Error, Kind, Result};
use cursor::Cursors;
use number::Numbers;
use offset::Offsets;

/// The most pages of one list. A longer list is probably one without an end.
const MOST_PAGES: u32 = 100_000;

/// What comes after a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Next {
    Page(Position),
    Complete,
    /// Reported after the items that were read before it.
    Failed(String),
}

/// The progress of reading a list.
#[derive(Debug)]
pub(super) struct Progress<T> {
    style: Style<T>,
    count: Count,
    pages: u32,
}

/// How much was read.
#[derive(Debug, Default)]
struct Count {
    read: u64,
    announced: Option<u64>,
}

impl Count {
    /// Adds items. A stored position can say that any number was read before.
    fn add(&mut self, items: usize) {
        self.read = self.read.saturating_add(items as u64);
    }

    fn missing(&self) -> bool {
        self.announced.is_some_and(|total| self.read < total)
    }
}

#[derive(Debug)]
enum Style<T> {
    Number(Numbers),
    Offset(Offsets<T>),
    Cursor(Cursors),
    /// Whether it was read, and what follows.
    Whole(Next),
}

const CUT: &str = "returned only a part of the list, and has no way to continue it";

impl<T: Clone + PartialEq + Debug> Progress<T> {
    pub(super) fn new(paging: Paging, start: &Position) -> Result<Self> {
        let style = match (paging, &start.at) {
            (Paging::Number(size), At::Start | At::Page(_)) => {
                Style::Number(Numbers::new(size, start))
            }
            (Paging::Offset(size), At::Start | At::Offset(_)) => {
                Style::Offset(Offsets::new(size, start))
            }
            (Paging::Cursor, At::Start | At::Cursor(_)) => Style::Cursor(Cursors::new(start)),
            (Paging::Whole, At::Start) => Style::Whole(Next::Page(Position::START)),
            _ => {
                return Err(Error::new(
                    Kind::Configuration,
                    "the list cannot start at this position, which is of another list; no request was sent",
                ));
            }
        };
        let count = Count {
            read: start.read,
            announced: None,
        };
        Ok(Self {
            style,
            count,
            pages: 0,
        })
    }

    /// Returns the page to request, or the end of the list.
    pub(super) fn next(&self) -> Next {
        if self.pages >= MOST_PAGES {
            return Next::Failed(format!("has not ended the list after {MOST_PAGES} pages"));
        }
        match &self.style {
            Style::Number(numbers) => numbers.next(&self.count),
            Style::Offset(offsets) => offsets.next(),
            Style::Cursor(cursors) => cursors.next(&self.count),
            Style::Whole(next) => next.clone(),
        }
    }

    /// Returns the position from which a later run continues without losing an item.
    pub(super) fn resume(&self) -> Option<Position> {
        match (&self.style, self.next()) {
            (_, Next::Complete) => None,
            (Style::Offset(offsets), _) => Some(offsets.resume()),
            (_, Next::Page(position)) => Some(position),
            (Style::Number(numbers), Next::Failed(_)) => Some(numbers.last()),
            (Style::Cursor(cursors), Next::Failed(_)) => Some(cursors.last()),
            (Style::Whole(_), Next::Failed(_)) => Some(Position::START),
        }
    }

    /// Returns the number of items of the whole list, if the service announces it.
    pub(super) fn announced(&self) -> Option<u64> {
        self.count.announced
    }

    /// Describes how much was read.
    pub(super) fn describe(&self) -> String {
        match self.count.announced {
            Some(total) => format!("{} of {total} were read", self.count.read),
            None => format!("{} were read", self.count.read),
        }
    }

    /// Adds a page. Returns its new items.
    pub(super) fn add(&mut self, page: Page<T>) -> Result<Vec<T>, String> {
        self.pages += 1;
        let count = &mut self.count;
        // Zero on a later page is the value of a missing field.
        let total = page.total.filter(|total| *total > 0 || self.pages == 1);
        count.announced = total.or(count.announced);
        match &mut self.style {
            Style::Number(numbers) => numbers.add(page, count),
            Style::Offset(offsets) => offsets.add(page, count),
            Style::Cursor(cursors) => cursors.add(page, count),
            Style::Whole(next) => {
                count.add(page.items.len());
                *next = if count.missing() || page.has_next == Some(true) {
                    Next::Failed(CUT.to_owned())
                } else {
                    Next::Complete
                };
                Ok(page.items)
            }
        }
    }

    /// Adds an error response. Returns whether it only shows that there is no such page.
    pub(super) fn add_error(&mut self, error: &Error) -> bool {
        match &mut self.style {
            Style::Number(numbers) => numbers.add_error(error, &self.count),
            _ => false,
        }
    }
}

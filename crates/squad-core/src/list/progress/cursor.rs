//! Paging by cursor.

use std::collections::HashSet;
use std::fmt::Debug;

use super::super::page::{At, Page, Position};
use super::seen::{Seen, digest};
use super::{CUT, Count, Next};

/// The most pages without items in a row. A filter of the service can empty a page.
const MOST_EMPTY: u32 = 100;

#[derive(Debug)]
pub(super) struct Cursors {
    cursor: Option<Box<str>>,
    last: Position,
    /// Digests of all cursors.
    cursors: HashSet<u64>,
    seen: Seen,
    empty: u32,
    end: Option<Next>,
}

impl Cursors {
    pub(super) fn new(start: &Position) -> Self {
        let cursor: Option<Box<str>> = start.cursor().map(Into::into);
        Self {
            cursors: cursor.iter().map(digest).collect(),
            cursor,
            last: start.clone(),
            seen: Seen::default(),
            empty: 0,
            end: None,
        }
    }

    pub(super) fn next(&self, count: &Count) -> Next {
        self.end.clone().unwrap_or_else(|| match &self.cursor {
            None => Next::Page(Position::START),
            Some(cursor) => Next::Page(Position {
                at: At::Cursor(cursor.clone()),
                read: count.read,
                ..Position::START
            }),
        })
    }

    pub(super) fn last(&self) -> Position {
        self.last.clone()
    }

    pub(super) fn add<T: PartialEq + Debug>(
        &mut self,
        page: Page<T>,
        count: &mut Count,
    ) -> Result<Vec<T>, String> {
        if let Next::Page(position) = self.next(count) {
            self.last = position;
        }
        let (items, cursor) = (page.items, page.cursor);
        let has_next = page.has_next.unwrap_or(cursor.is_some());
        if items.is_empty() {
            self.empty += 1;
        } else {
            self.empty = 0;
            if !self.seen.record(&items) && !self.seen.may_equal(&items, has_next) {
                return Err("returned the same page again".to_owned());
            }
        }
        count.add(items.len());
        let failed = |why: &str| Some(Next::Failed(why.to_owned()));
        self.end = match cursor {
            _ if !has_next && count.missing() => {
                failed("returned no further items before the announced total")
            }
            _ if !has_next => Some(Next::Complete),
            None => failed(CUT),
            Some(_) if self.empty >= MOST_EMPTY => {
                failed("returned only empty pages that are not the last")
            }
            Some(cursor) if !self.cursors.insert(digest(&cursor)) => {
                failed("named a page that was read as the next one")
            }
            Some(cursor) => {
                self.cursor = Some(cursor);
                None
            }
        };
        Ok(items)
    }
}

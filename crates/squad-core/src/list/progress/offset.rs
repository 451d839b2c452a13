//! Paging by offset.
//!
//! If the service names no next page, its offset is calculated. The service does not document the offset of the first
//! item, and an offset may be taken for the number of a page, so such a page starts with items that are known already, and
//! is checked against them.

use std::collections::VecDeque;
use std::fmt::Debug;

use super::super::page::{At, Page, Position};
use super::seen::Seen;
use super::{Count, Next};

#[derive(Debug)]
pub(super) struct Offsets<T> {
    /// The length of a full page.
    page_length: usize,
    /// The offset of the page to request; `None` for the first one.
    offset: Option<u64>,
    /// Whether the page to request starts with known items.
    overlaps: bool,
    /// The offset of the first item, once it is known.
    base: Option<u64>,
    /// The last items that were read, at most a page.
    tail: VecDeque<T>,
    seen: Seen,
    /// The last page whose first item is known to be new.
    safe: Position,
    end: Option<Next>,
}

impl<T: Clone + PartialEq + Debug> Offsets<T> {
    pub(super) fn new(page_length: usize, start: &Position) -> Self {
        Self {
            page_length: page_length.max(1),
            offset: start.offset(),
            overlaps: false,
            base: start.base,
            tail: VecDeque::new(),
            seen: Seen::default(),
            safe: start.clone(),
            end: None,
        }
    }

    pub(super) fn next(&self) -> Next {
        self.end.clone().unwrap_or_else(|| {
            Next::Page(self.offset.map_or(Position::START, |offset| Position {
                at: At::Offset(offset),
                ..self.safe.clone()
            }))
        })
    }

    pub(super) fn resume(&self) -> Position {
        self.safe.clone()
    }

    pub(super) fn add(&mut self, page: Page<T>, count: &mut Count) -> Result<Vec<T>, String> {
        let (mut items, next) = (page.items, page.next_offset);
        let total = page.total.filter(|total| *total > 0);
        let length = items.len();
        if length == 0 {
            return self.add_empty(total, next, count).map(|()| items);
        }
        let more = total.map_or(length >= self.page_length, |total| count.read < total);
        if self.overlaps {
            let known = self.known(&items)?;
            items.drain(..known);
        } else if !self.seen.record(&items) && !self.seen.may_equal(&items, more) {
            return Err("returned the same page again".to_owned());
        }
        if self.offset.is_none() {
            self.base = page.offset;
        }
        count.add(items.len());
        self.tail.extend(items.iter().cloned());
        let surplus = self.tail.len().saturating_sub(self.page_length);
        self.tail.drain(..surplus);
        self.plan(length, items.is_empty(), total, next, count);
        self.keep(count.read);
        Ok(items)
    }

    /// Keeps the next page as the one to continue with, unless it is unknown how many of its items were read.
    fn keep(&mut self, read: u64) {
        let (None, Some(planned)) = (&self.end, self.offset) else {
            return;
        };
        let offset = match self.base {
            Some(base) if self.overlaps => base.saturating_add(read),
            None if self.overlaps => return,
            _ => planned,
        };
        self.safe = Position {
            at: At::Offset(offset),
            read,
            base: self.base,
            first: None,
        };
    }

    /// Adds a page without items.
    fn add_empty(
        &mut self,
        total: Option<u64>,
        next: Option<u64>,
        count: &Count,
    ) -> Result<(), String> {
        self.end = Some(Next::Complete);
        match (total, next) {
            _ if count.missing() => {
                Err("returned an empty page before the announced total".to_owned())
            }
            (None, Some(_)) => Err("returned an empty page that is not the last".to_owned()),
            (None, None) if self.overlaps => {
                Err("returned an empty page where known items were expected".to_owned())
            }
            (None, None) if !self.tail.is_empty() => {
                // The previous page announced this one. Only a page that starts with known items shows that it is the end,
                // and not an offset that the service understands differently.
                self.end = None;
                (self.offset, self.overlaps) = (Some(self.overlapping(count.read)), true);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Decides which page comes next.
    fn plan(
        &mut self,
        length: usize,
        nothing_new: bool,
        total: Option<u64>,
        next: Option<u64>,
        count: &Count,
    ) {
        let read = count.read;
        let failed = |why: &str| Some(Next::Failed(why.to_owned()));
        let full = length >= self.page_length;
        // Some services announce the number of items of the page as the total.
        let is_of_page = total == Some(length as u64);
        let missing = count.missing();
        if let Some(next) = next {
            let before = self.offset.or(self.base).unwrap_or(0);
            self.end = if next <= before {
                failed("announced a page that was read as the next one")
            } else if total.is_some_and(|total| read > total) && !is_of_page {
                failed("announced a next page beyond the total")
            } else {
                None
            };
            self.base = self.base.or_else(|| next.checked_sub(read));
            (self.offset, self.overlaps) = (Some(next), false);
            return;
        }
        let complete = total == Some(read) && !(is_of_page && full);
        if complete || !(missing || full) || (nothing_new && !full) {
            self.end = if missing {
                failed("returned no further items before the announced total")
            } else {
                Some(Next::Complete)
            };
            return;
        }
        (self.offset, self.overlaps) = match self.base {
            Some(base) if missing => (Some(base.saturating_add(read)), false),
            _ => (Some(self.overlapping(read)), true),
        };
    }

    /// Returns the offset of a page that starts with known items.
    fn overlapping(&self, read: u64) -> u64 {
        match self.base {
            Some(base) => base.saturating_add(read).saturating_sub(1).max(1),
            None => {
                let before_tail = read.saturating_sub(self.tail.len() as u64);
                before_tail.saturating_add(self.distinct() as u64 + 1)
            }
        }
    }

    /// The last position in the tail whose item differs from the following one: a page that starts at it or behind it
    /// shows with which offset the list begins.
    fn distinct(&self) -> usize {
        let pairs = self.tail.iter().zip(self.tail.iter().skip(1));
        let differs = pairs.map(|(one, following)| one != following);
        let last = differs.enumerate().filter(|(_, differs)| *differs).last();
        last.map_or(self.tail.len().saturating_sub(2), |(position, _)| position)
    }

    /// Counts the items at the start of an overlapping page that were read before.
    fn known(&mut self, items: &[T]) -> Result<usize, String> {
        let expected = match self.base {
            Some(_) => 1,
            None => self.tail.len() - self.distinct(),
        };
        let most = items.len().min(self.tail.len());
        let continues = |known: &usize| {
            *known <= most && {
                let tail = self.tail.iter().skip(self.tail.len() - known);
                tail.eq(&items[..*known])
            }
        };
        // Other lengths occur when items were added in front. A page of known items only is none of these.
        let candidates = [expected.saturating_sub(1), expected].into_iter();
        let known = candidates
            .filter(|known| *known > 0)
            .chain(1..items.len())
            .find(continues);
        if self.base.is_none() {
            self.base = match known {
                Some(known) if known == expected => Some(1),
                Some(known) if known + 1 == expected => Some(0),
                None if expected == 1 => {
                    self.base = Some(0);
                    return Ok(0);
                }
                _ => None,
            };
        }
        known.ok_or_else(|| "returned a page that does not continue the previous one".to_owned())
    }
}

#[cfg(test)]
mod tests;

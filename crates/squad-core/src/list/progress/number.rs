//! Paging by number.
//!
//! The service does not document whether it counts pages from 0 or from 1; its SDKs start at 1. If the pages from 1 on do
//! not make up the whole list, or if the service announces no total to compare them with, page 0 is requested at the end.
//! A service that counts from 1 rejects it or returns page 1 again.

use std::fmt::Debug;

use http::StatusCode;

use super::super::page::{At, Page, Position};
use super::seen::{Seen, digest};
use super::{Count, Next};
use crate::{Error, Kind};

#[derive(Debug)]
pub(super) struct Numbers {
    size: usize,
    /// The page to request.
    number: u64,
    last: Position,
    seen: Seen,
    /// The digest of page 1.
    first: Option<u64>,
    end: Option<Next>,
}

impl Numbers {
    pub(super) fn new(size: usize, start: &Position) -> Self {
        Self {
            size: size.max(1),
            number: start.number(),
            last: start.clone(),
            seen: Seen::default(),
            first: start.first,
            end: None,
        }
    }

    pub(super) fn next(&self, count: &Count) -> Next {
        match (&self.end, self.number) {
            (Some(end), _) => end.clone(),
            (None, 1) => Next::Page(Position::START),
            (None, number) => Next::Page(Position {
                at: At::Page(number),
                read: count.read,
                base: None,
                first: self.first,
            }),
        }
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
        let mut items = page.items;
        let length = items.len();
        if self.number == 1 {
            self.first = Some(digest(&items));
        }
        if self.number == 0 {
            if Some(digest(&items)) != self.first && self.seen.record(&items) {
                count.add(length);
            } else {
                items.clear();
            }
            self.finish(count);
            return Ok(items);
        }
        let full = items.len() >= self.size;
        if items.is_empty() {
            if page.has_next == Some(true) {
                return Err("returned an empty page that is not the last".to_owned());
            }
            self.finish(count);
            return Ok(items);
        }
        let more = page.total.map_or(full, |total| count.read < total);
        if !self.seen.record(&items) && !self.seen.may_equal(&items, more) {
            return Err("returned the same page again".to_owned());
        }
        count.add(length);
        // Some services announce the number of items of the page as the total.
        let is_of_page = page.total == Some(length as u64) && full;
        let complete = page.total == Some(count.read) && !is_of_page;
        if page
            .has_next
            .unwrap_or(count.missing() || (full && !complete))
        {
            self.number = self.number.saturating_add(1);
        } else {
            self.finish(count);
        }
        Ok(items)
    }

    /// Ends the list after its last page, or requests page 0.
    fn finish(&mut self, count: &Count) {
        let unknown = count.announced.is_none() || count.missing();
        self.end = if self.number != 0 && unknown && self.first.is_some() {
            self.number = 0;
            None
        } else if count.missing() {
            let why = "returned no further items before the announced total";
            Some(Next::Failed(why.to_owned()))
        } else {
            Some(Next::Complete)
        };
    }

    pub(super) fn add_error(&mut self, error: &Error, count: &Count) -> bool {
        let is_absent = match error.kind() {
            Kind::Validation | Kind::NotFound => true,
            // A page number that the service does not expect can make it fail; in an outage it fails whatever the page.
            Kind::Server => !error.status().is_some_and(is_outage),
            _ => false,
        };
        if self.number != 0 || !is_absent {
            return false;
        }
        self.finish(count);
        true
    }
}

fn is_outage(status: StatusCode) -> bool {
    matches!(status.as_u16(), 502..=504)
}

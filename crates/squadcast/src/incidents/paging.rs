//! Paging by offset: which request comes next, and when a list ends.
//!
//! The end is derived from every signal of a page: its length, the announced total, the link to the next page, and the
//! items. A list never ends early in silence: if the signals contradict each other, or a page brings nothing new, it ends
//! in an error.
//!
//! If the service names no next page, its offset is calculated. The service does not document the offset of the first
//! item, and an offset may be taken for the number of a page, so such a page starts with items that are known already, and
//! is checked against them.

use std::collections::{HashSet, VecDeque};
use std::fmt::{Debug, Write};
use std::hash::{DefaultHasher, Hasher};

/// The number of recent pages among which a duplicate is recognized.
const RECENT: usize = 1024;

/// The most pages in a row that may equal a previous one. Equal items are legitimate, up to the announced total.
const MOST_EQUAL: usize = 100;

/// A page, and the signals that come with it.
#[derive(Debug)]
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    /// The number of items of the whole list.
    pub(super) total: Option<u64>,
    /// The offset of this page.
    pub(super) current: Option<u64>,
    /// The offset of the next page.
    pub(super) next: Option<u64>,
}

/// The progress of reading a list.
#[derive(Debug)]
pub(super) struct Progress<T> {
    /// The length of a full page.
    page_length: usize,
    /// The offset of the page to request; `None` for the first one.
    offset: Option<u64>,
    /// Whether the page to request starts with known items.
    overlaps: bool,
    /// The offset of the first item, once it is known.
    base: Option<u64>,
    /// How many items were read.
    read: u64,
    /// The last items that were read, at most a page.
    tail: VecDeque<T>,
    pages: HashSet<u64>,
    order: VecDeque<u64>,
    equal: usize,
    announced: Option<u64>,
    end: End,
}

#[derive(Debug)]
enum End {
    NotYet,
    Complete,
    /// Reported after the items that were read before it.
    Failed(String),
}

impl<T: Clone + PartialEq + Debug> Progress<T> {
    pub(super) fn new(page_length: usize) -> Self {
        Self {
            page_length,
            offset: None,
            overlaps: false,
            base: None,
            read: 0,
            tail: VecDeque::new(),
            pages: HashSet::new(),
            order: VecDeque::new(),
            equal: 0,
            announced: None,
            end: End::NotYet,
        }
    }

    /// Returns the offset of the page to request, `None` for the first page; or the end of the list.
    pub(super) fn next(&self) -> Result<Option<Option<u64>>, String> {
        match &self.end {
            End::NotYet => Ok(Some(self.offset)),
            End::Complete => Ok(None),
            End::Failed(why) => Err(why.clone()),
        }
    }

    /// Describes how much was read.
    pub(super) fn describe(&self) -> String {
        match self.announced {
            Some(total) => format!("{} of {total} were read", self.read),
            None => format!("{} were read", self.read),
        }
    }

    /// Adds a page. Returns its new items.
    pub(super) fn add(&mut self, page: Page<T>) -> Result<Vec<T>, String> {
        let Page {
            mut items,
            total,
            current,
            next,
        } = page;
        self.announced = total.or(self.announced);
        let length = items.len();
        if length == 0 {
            return self.add_empty(total, next).map(|()| items);
        }
        if self.overlaps {
            let known = self.known(&items)?;
            items.drain(..known);
        } else if !self.record(&items) && !self.may_equal(&items, total) {
            return Err("returned the same page again".to_owned());
        }
        if self.offset.is_none() {
            self.base = current;
        }
        self.read += items.len() as u64;
        self.tail.extend(items.iter().cloned());
        let surplus = self.tail.len().saturating_sub(self.page_length);
        self.tail.drain(..surplus);
        self.plan(length, items.is_empty(), total, next);
        Ok(items)
    }

    /// Adds a page without items.
    fn add_empty(&mut self, total: Option<u64>, next: Option<u64>) -> Result<(), String> {
        self.end = End::Complete;
        match (total, next) {
            (Some(total), _) if total > self.read => {
                Err("returned an empty page before the announced total".to_owned())
            }
            (None, Some(_)) => Err("returned an empty page that is not the last".to_owned()),
            (None, None) if self.overlaps => {
                Err("returned an empty page where known items were expected".to_owned())
            }
            (None, None) if self.read > 0 => {
                // The previous page announced this one. Only a page that starts with known items shows that it is the end,
                // and not an offset that the service understands differently.
                self.end = End::NotYet;
                (self.offset, self.overlaps) = (Some(self.overlapping()), true);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Decides which page comes next.
    fn plan(&mut self, length: usize, nothing_new: bool, total: Option<u64>, next: Option<u64>) {
        let full = length >= self.page_length;
        // Some services announce the number of items of the page as the total.
        let is_of_page = total == Some(length as u64);
        let missing = total.is_some_and(|total| self.read < total);
        if let Some(next) = next {
            let before = self.offset.or(self.base).unwrap_or(0);
            self.end = if next <= before {
                End::Failed("announced a page that was read as the next one".to_owned())
            } else if total.is_some_and(|total| self.read > total) && !is_of_page {
                End::Failed("announced a next page beyond the total".to_owned())
            } else {
                End::NotYet
            };
            self.base = self.base.or_else(|| next.checked_sub(self.read));
            (self.offset, self.overlaps) = (Some(next), false);
            return;
        }
        let complete = total == Some(self.read) && !(is_of_page && full);
        if complete || !(missing || full) || (nothing_new && !full) {
            self.end = if missing {
                End::Failed("returned no further items before the announced total".to_owned())
            } else {
                End::Complete
            };
            return;
        }
        (self.offset, self.overlaps) = match self.base {
            Some(base) if missing => (Some(base.saturating_add(self.read)), false),
            _ => (Some(self.overlapping()), true),
        };
    }

    /// Returns the offset of a page that starts with known items.
    fn overlapping(&self) -> u64 {
        match self.base {
            Some(base) => base.saturating_add(self.read).saturating_sub(1).max(1),
            None => self.read - self.tail.len() as u64 + self.distinct() as u64 + 1,
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

    /// Records a page. Returns whether it is new.
    fn record(&mut self, items: &[T]) -> bool {
        let mut digest = Digest(DefaultHasher::new());
        // Writing to a hasher cannot fail.
        let _ = write!(digest, "{items:?}");
        let digest = digest.0.finish();
        if !self.pages.insert(digest) {
            return false;
        }
        self.order.push_back(digest);
        if self.order.len() > RECENT
            && let Some(oldest) = self.order.pop_front()
        {
            self.pages.remove(&oldest);
        }
        self.equal = 0;
        true
    }

    /// Returns whether a duplicate page can be legitimate: all its items are equal, and it is full or more are announced.
    fn may_equal(&mut self, items: &[T], total: Option<u64>) -> bool {
        self.equal += 1;
        self.equal <= MOST_EQUAL
            && items.windows(2).all(|pair| pair[0] == pair[1])
            && total.map_or(items.len() >= self.page_length, |total| self.read < total)
    }
}

/// Hashes text as it is written.
struct Digest(DefaultHasher);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests;

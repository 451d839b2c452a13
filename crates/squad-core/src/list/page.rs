//! Pages: where one begins, and what a response says about the list.

use serde::{Deserialize, Serialize};

/// The position of a page in a list.
///
/// It can be stored, for example as JSON, and given to [`List::start_at`](super::List::start_at) in another process. It is
/// valid for the same list: the same operation, filters and page size.
///
/// ```
/// use squad_core::list::Position;
///
/// let position = Position::START;
/// let stored = serde_json::to_string(&position)?;
/// assert_eq!(serde_json::from_str::<Position>(&stored)?, position);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars1::JsonSchema),
    schemars(crate = "schemars1")
)]
pub struct Position {
    pub(super) at: At,
    /// The number of items before this page.
    #[serde(default)]
    pub(super) read: u64,
    /// The offset of the first item of the list, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base: Option<u64>,
    /// The digest of the first page, if pages are numbered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) first: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars1::JsonSchema),
    schemars(crate = "schemars1")
)]
#[serde(rename_all = "snake_case")]
pub(super) enum At {
    #[default]
    Start,
    Page(u64),
    Offset(u64),
    Cursor(Box<str>),
}

impl Position {
    /// The first page.
    pub const START: Self = Self {
        at: At::Start,
        read: 0,
        base: None,
        first: None,
    };

    /// Returns the number of the page, 1 for the first one. 0 is requested only if the service turns out to count from 0.
    #[must_use]
    pub fn number(&self) -> u64 {
        match self.at {
            At::Page(number) => number,
            _ => 1,
        }
    }

    /// Returns the offset, if it is not the first page.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        match self.at {
            At::Offset(offset) => Some(offset),
            _ => None,
        }
    }

    /// Returns the cursor, if it is not the first page.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        match &self.at {
            At::Cursor(cursor) => Some(cursor),
            _ => None,
        }
    }
}

/// How a list is paginated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paging {
    /// By the number of the page, with this page size.
    Number(usize),
    /// By the offset of the first item, with this page size.
    Offset(usize),
    /// By the cursor of the next page.
    Cursor,
    /// Not at all: the first response has everything that the service returns.
    Whole,
}

/// A page, and what its response says about the list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub(super) items: Vec<T>,
    pub(super) total: Option<u64>,
    pub(super) offset: Option<u64>,
    pub(super) next_offset: Option<u64>,
    pub(super) cursor: Option<Box<str>>,
    pub(super) has_next: Option<bool>,
}

impl<T> Page<T> {
    /// Creates a page.
    #[must_use]
    pub fn new(items: Vec<T>) -> Self {
        Self {
            items,
            total: None,
            offset: None,
            next_offset: None,
            cursor: None,
            has_next: None,
        }
    }

    /// Sets the number of items of the whole list.
    ///
    /// A number below zero is ignored, and so is zero on a page with items: it is the value of a missing field.
    #[must_use]
    pub fn total(mut self, total: impl TryInto<u64>) -> Self {
        let total = total.try_into().ok();
        self.total = total.filter(|total| *total > 0 || self.items.is_empty());
        self
    }

    /// Sets the offset of this page and of the next one.
    #[must_use]
    pub fn offsets(mut self, this: Option<u64>, next: Option<u64>) -> Self {
        (self.offset, self.next_offset) = (this, next);
        self
    }

    /// Sets whether there is a next page, and its cursor.
    #[must_use]
    pub fn next(mut self, has_next: bool, cursor: Option<impl Into<Box<str>>>) -> Self {
        self.has_next = Some(has_next);
        self.cursor = cursor.map(Into::into).filter(|cursor| !cursor.is_empty());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_a_number_an_offset_or_a_cursor() {
        let at = |at| Position {
            at,
            ..Position::START
        };
        for (position, number, offset, cursor) in [
            (Position::START, 1, None, None),
            (Position::default(), 1, None, None),
            (at(At::Page(0)), 0, None, None),
            (at(At::Page(7)), 7, None, None),
            (at(At::Offset(0)), 1, Some(0), None),
            (at(At::Offset(7)), 1, Some(7), None),
            (at(At::Cursor("c7".into())), 1, None, Some("c7")),
        ] {
            let found = (position.number(), position.offset(), position.cursor());
            assert_eq!(found, (number, offset, cursor), "{position:?}");
        }
    }

    #[test]
    fn a_total_below_zero_or_of_zero_on_a_page_with_items_is_ignored() {
        for (items, total, expected) in [
            (2, 3, Some(3)),
            (2, 1, Some(1)),
            (2, 0, None),
            (2, -1, None),
            (0, 0, Some(0)),
            (0, 3, Some(3)),
            (0, -1, None),
        ] {
            let page = Page::new(vec![7; items]).total(total);
            assert_eq!((page.items.len(), page.total), (items, expected), "{total}");
        }
    }

    #[test]
    fn a_page_has_what_its_response_says() {
        let page = Page::new(vec![7]);
        assert_eq!((page.offset, page.next_offset), (None, None));
        assert_eq!((page.has_next, page.cursor), (None, None));
        let page = Page::new(vec![7])
            .offsets(Some(3), Some(4))
            .next(true, Some("c"));
        assert_eq!((page.offset, page.next_offset), (Some(3), Some(4)));
        assert_eq!(
            (page.has_next, page.cursor.as_deref()),
            (Some(true), Some("c"))
        );
        for none in [Some(""), None] {
            let page = Page::new(vec![7]).next(false, none);
            assert_eq!((page.has_next, page.cursor), (Some(false), None));
        }
    }
}

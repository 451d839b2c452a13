//! Pages: where one begins, what a response says about the next one, and when a list ends.

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};

use super::RequestOptions;
use crate::{Client, Error, Kind, Operation, RequestBuilder, Result};

/// The position of a page in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Position {
    /// The first page.
    Start,
    /// The page with this number.
    Page(u64),
    /// The page that begins at this offset.
    Offset(u64),
    /// The page with this cursor.
    Cursor(Box<str>),
}

impl Position {
    /// Returns the number of the page, 1 for the first one.
    #[must_use]
    pub fn number(&self) -> u64 {
        match self {
            Self::Page(number) => *number,
            _ => 1,
        }
    }

    /// Returns the offset, if it is not the first page.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        match self {
            Self::Offset(offset) => Some(*offset),
            _ => None,
        }
    }

    /// Returns the cursor, if it is not the first page.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        match self {
            Self::Cursor(cursor) => Some(cursor),
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

    /// Sets the number of items of the whole list. A number below one is ignored.
    #[must_use]
    pub fn total(mut self, total: impl TryInto<u64>) -> Self {
        self.total = total.try_into().ok().filter(|total| *total > 0);
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

pub(super) fn stream<T: Send + 'static>(
    _client: Client,
    operation: &'static Operation,
    paging: Paging,
    options: RequestOptions,
    fetch: impl Fn(&Position) -> Result<RequestBuilder<Page<T>>> + Send + 'static,
) -> impl Stream<Item = Result<T>> + Send {
    let state = Some((Position::Start, 0_u64, options, fetch));
    stream::try_unfold(state, move |state| async move {
        let Some((position, read, options, fetch)) = state else {
            return Ok::<_, Error>(None);
        };
        let page = options.apply(fetch(&position)?).await?;
        let read = read + page.items.len() as u64;
        let empty = page.items.is_empty();
        let more = page.total.is_some_and(|total| read < total);
        let next = match paging {
            Paging::Number(size) if !empty && (more || page.items.len() >= size) => {
                Some(Position::Page(position.number() + 1))
            }
            Paging::Offset(_) if !empty && more => Some(Position::Offset(read)),
            Paging::Cursor => page.cursor.clone().map(Position::Cursor),
            Paging::Whole if more || page.has_next == Some(true) => {
                let message =
                    "the service returned only a part of the list, and has no way to continue it";
                return Err(Error::new(Kind::Decode, message).with_operation(operation.id));
            }
            _ => None,
        };
        let state = next.map(|next| (next, read, options, fetch));
        Ok(Some((stream::iter(page.items).map(Ok), state)))
    })
    .try_flatten()
}

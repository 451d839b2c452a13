//! Lists as streams of pages.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};

use super::{List, Position, State};
use crate::Result;

/// The most items of a page of a list that does not arrive in pages.
const CHUNK: usize = 100;

/// A page of a list. From [`List::pages`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ListPage<T> {
    /// The items; at least one.
    pub items: Vec<T>,
    /// The position of the page.
    pub position: Position,
    /// The position from which [`List::start_at`] continues after this page; `None` if it is the last one.
    pub next: Option<Position>,
    /// The number of items of the whole list, if the response says it.
    pub total: Option<u64>,
}

impl<T> ListPage<T> {
    /// Creates the only page of a list.
    pub(super) fn whole(items: Vec<T>) -> Self {
        Self {
            total: Some(items.len() as u64),
            position: Position::START,
            next: None,
            items,
        }
    }

    /// Creates a page of a list that does not arrive in pages.
    fn part(items: Vec<T>) -> Self {
        Self {
            items,
            position: Position::START,
            next: Some(Position::START),
            total: None,
        }
    }
}

/// The pages of a list, as a [`Stream`]. From [`List::pages`].
///
/// Pages without items are omitted. A list that the API returns as one stream, such as an export, has pages of the items
/// that have arrived, at most 100.
///
/// [`Stream`]: https://docs.rs/futures-core/latest/futures_core/stream/trait.Stream.html
#[must_use = "a list sends nothing until it is polled"]
pub struct Pages<T>(List<T>);

impl<T: Send + 'static> Pages<T> {
    pub(super) fn new(mut list: List<T>) -> Self {
        list.start(true);
        list.state = match std::mem::replace(&mut list.state, State::Done) {
            State::RunningItems(items) => {
                let chunks = items.try_ready_chunks(CHUNK).flat_map(|chunk| {
                    let (items, error) = match chunk {
                        Ok(items) => (items, None),
                        Err(stream::TryReadyChunksError(items, error)) => (items, Some(error)),
                    };
                    let page = (!items.is_empty()).then(|| Ok(ListPage::part(items)));
                    stream::iter(page.into_iter().chain(error.map(Err)))
                });
                State::RunningPages(chunks.boxed())
            }
            state => state,
        };
        Self(list)
    }

    /// Returns the next page, or `None` after the last one.
    #[allow(
        clippy::should_implement_trait,
        reason = "the name that streams use for it"
    )]
    pub fn next(&mut self) -> impl Future<Output = Option<Result<ListPage<T>>>> + Send + Unpin {
        StreamExt::next(self)
    }

    /// Returns how many items were returned so far.
    #[must_use]
    pub fn fetched(&self) -> u64 {
        self.0.fetched
    }
}

impl<T: Send + 'static> Stream for Pages<T> {
    type Item = Result<ListPage<T>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let list = &mut self.get_mut().0;
        loop {
            let left = list.left();
            if list.limit.is_some() && list.fetched > 0 && left == 0 {
                list.state = State::Done;
                return Poll::Ready(None);
            }
            if list.items.len() > 0 {
                let cut = list.items.len() > left;
                let items: Vec<T> = list.items.by_ref().take(left).collect();
                list.fetched += items.len() as u64;
                let next = if cut {
                    Some(list.position.clone())
                } else {
                    list.next.clone()
                };
                return Poll::Ready(Some(Ok(ListPage {
                    items,
                    position: list.position.clone(),
                    next,
                    total: list.total,
                })));
            }
            let State::RunningPages(pages) = &mut list.state else {
                return Poll::Ready(None);
            };
            match ready!(pages.poll_next_unpin(context)) {
                Some(Ok(page)) => list.turn(page),
                ended => {
                    list.state = State::Done;
                    return Poll::Ready(ended);
                }
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pages").field(&self.0).finish()
    }
}

//! Lists: a stream of items, or all of them at once, over any style of pagination.

mod deadline;
mod options;
mod paging;

pub use deadline::{TotalDeadline, bound};
pub use options::RequestOptions;
pub use paging::{Page, Paging, Position};

use std::fmt;
use std::future::IntoFuture;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, Stream, StreamExt, TryStreamExt};

use crate::{Client, Operation, RequestBuilder, Result, RetryPolicy};

/// A list of items: await it for a `Vec`, or take the items one by one.
///
/// It implements [`Stream`], and [`next`](Self::next) needs no other crate. Nothing is sent before it is awaited or polled.
/// After an error the stream ends.
///
/// [`Stream`]: https://docs.rs/futures-core/latest/futures_core/stream/trait.Stream.html
///
/// ```
/// # use squad_core::list::List;
/// # async fn example(all: List<String>, mut one_by_one: List<String>) -> squad_core::Result<()> {
/// let names: Vec<String> = all.await?;
///
/// while let Some(name) = one_by_one.next().await {
///     println!("{}", name?);
/// }
/// # let _ = names;
/// # Ok(())
/// # }
/// ```
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct List<T>(State<T>);

enum State<T> {
    Request(Box<RequestBuilder<Vec<T>>>),
    Prepared(RequestOptions, Start<T>),
    Started(BoxStream<'static, Result<T>>),
}

type Start<T> = Box<dyn FnOnce(RequestOptions) -> BoxStream<'static, Result<T>> + Send>;

impl<T> List<T> {
    /// Sets the deadline of each request, instead of the client's, including retries. `None` disables it.
    ///
    /// It has no effect once the list was polled.
    pub fn deadline(self, deadline: impl Into<Option<Duration>>) -> Self {
        let deadline = deadline.into();
        Self(match self.0 {
            State::Request(request) => State::Request(Box::new(request.deadline(deadline))),
            State::Prepared(mut options, start) => {
                options.set_deadline(deadline);
                State::Prepared(options, start)
            }
            started @ State::Started(_) => started,
        })
    }

    /// Sets the retry policy of each request, instead of the client's.
    ///
    /// It has no effect once the list was polled.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self(match self.0 {
            State::Request(request) => State::Request(Box::new(request.retry(policy))),
            State::Prepared(mut options, start) => {
                options.set_retry(policy);
                State::Prepared(options, start)
            }
            started @ State::Started(_) => started,
        })
    }
}

impl<T: Send + 'static> List<T> {
    /// Returns the next item, or `None` after the last one.
    #[allow(
        clippy::should_implement_trait,
        reason = "the name that streams use for it"
    )]
    pub fn next(&mut self) -> impl Future<Output = Option<Result<T>>> + Send + Unpin {
        StreamExt::next(self)
    }

    /// Creates a list that arrives in one response.
    pub fn from_request(request: impl Into<RequestBuilder<Vec<T>>>) -> Self {
        Self(State::Request(Box::new(request.into())))
    }

    /// Creates a list that takes several requests, each with `options`.
    pub fn from_stream<S: Stream<Item = Result<T>> + Send + 'static>(
        options: RequestOptions,
        start: impl FnOnce(RequestOptions) -> S + Send + 'static,
    ) -> Self {
        let start = move |options| start(options).boxed();
        Self(State::Prepared(options, Box::new(start)))
    }

    /// Creates a list that is read page by page.
    ///
    /// `fetch` makes the request of the page at a [`Position`]; `operation` is named in errors.
    pub fn paged(
        client: &Client,
        operation: &'static Operation,
        paging: Paging,
        fetch: impl Fn(&Position) -> Result<RequestBuilder<Page<T>>> + Send + 'static,
    ) -> Self
    where
        T: Clone + PartialEq + fmt::Debug,
    {
        let client = client.clone();
        Self::from_stream(RequestOptions::default(), move |options| {
            paging::stream(client, operation, paging, options, fetch)
        })
    }

    fn start(state: State<T>) -> BoxStream<'static, Result<T>> {
        match state {
            State::Request(request) => stream::once(*request)
                .map_ok(|items| stream::iter(items.into_iter().map(Ok)))
                .try_flatten()
                .boxed(),
            State::Prepared(options, start) => start(options),
            State::Started(items) => items,
        }
    }
}

impl<T: Send + 'static> Stream for List<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let State::Started(items) = &mut self.0 {
                return items.poll_next_unpin(context);
            }
            let state = mem::replace(&mut self.0, State::Started(stream::empty().boxed()));
            self.0 = State::Started(Self::start(state));
        }
    }
}

impl<T: Send + 'static> IntoFuture for List<T> {
    type Output = Result<Vec<T>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        match self.0 {
            State::Request(request) => Box::pin(*request),
            state => Box::pin(Self::start(state).try_collect()),
        }
    }
}

impl<T> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List").finish_non_exhaustive()
    }
}

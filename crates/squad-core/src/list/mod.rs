//! Lists: a stream of items, or all of them at once, over any style of pagination.

mod deadline;
mod fan_out;
mod options;
mod page;
mod pages;
mod progress;
mod reader;

pub use deadline::{TotalDeadline, bound};
pub use fan_out::{FanOut, FanOutReport, OwnedItem, OwnedList};
pub use options::RequestOptions;
pub use page::{Page, Paging, Position};
pub use pages::{ListPage, Pages};

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::vec;

use futures_util::TryFutureExt;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, Stream, StreamExt, TryStreamExt};

use crate::{Client, Error, Kind, Operation, RequestBuilder, Result, RetryPolicy};
use reader::{Run, Source};

/// A list of items: await it for a `Vec`, or take the items one by one.
///
/// It implements [`Stream`], and [`next`](Self::next) needs no other crate. Nothing is sent before it is awaited or polled.
/// After an error the stream ends.
///
/// A list that takes several requests fetches the next page while the last one is consumed, in a task of the tokio runtime
/// that ends when the list is dropped. It always ends, and never early in silence: if the service returns only a part of the
/// list, or if its pages contradict each other, the list ends in an error that [`is_truncated`](Error::is_truncated), after
/// the items that were read. Items that are added or removed while the list is read may be missing or come twice.
///
/// [`Stream`]: https://docs.rs/futures-core/latest/futures_core/stream/trait.Stream.html
///
/// ```
/// # use squad_core::list::List;
/// # async fn example(all: List<String>, mut one_by_one: List<String>) -> squad_core::Result<()> {
/// let names: Vec<String> = all.await?;
///
/// while let Some(name) = one_by_one.next().await {
///     println!("{} ({} of {:?})", name?, one_by_one.fetched(), one_by_one.total());
/// }
/// # let _ = names;
/// # Ok(())
/// # }
/// ```
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct List<T> {
    state: State<T>,
    options: RequestOptions,
    limit: Option<usize>,
    fetched: u64,
    total: Option<u64>,
    /// The items of the last page that were not returned yet.
    items: vec::IntoIter<T>,
    /// The position of that page.
    position: Position,
    /// The position after that page; `None` after the last one.
    next: Option<Position>,
}

// No item is ever pinned.
impl<T> Unpin for List<T> {}

enum State<T> {
    Request(Box<RequestBuilder<Vec<T>>>),
    Items(Start<RequestOptions, T>),
    Pages(Start<Run, ListPage<T>>),
    RunningItems(BoxStream<'static, Result<T>>),
    RunningPages(BoxStream<'static, Result<ListPage<T>>>),
    Done,
}

type Start<O, T> = Box<dyn FnOnce(O) -> BoxStream<'static, Result<T>> + Send>;

impl<T> List<T> {
    /// Sets the deadline of each request, instead of the client's, including retries. `None` disables it.
    ///
    /// Like the other options, it has no effect once the list was polled.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.options.set_deadline(deadline.into());
        self
    }

    /// Sets the retry policy of each request, instead of the client's.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.set_retry(policy);
        self
    }

    /// Sets the deadline of the whole list: all its requests, and the time in which it is not polled. There is none by
    /// default.
    ///
    /// When it is exceeded, the list ends with an error that [`is_timeout`](Error::is_timeout) and that says how much was
    /// read.
    pub fn total_deadline(mut self, deadline: Duration) -> Self {
        self.options.set_total_deadline(deadline);
        self
    }

    /// Sets all options of a builder of lists.
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// Ends the list after `items` items, or earlier if it has fewer. No page beyond them is requested.
    ///
    /// # Errors
    /// The list fails with [`Kind::Configuration`] for a limit of 0.
    pub fn limit(mut self, items: usize) -> Self {
        self.limit = Some(items);
        self
    }

    /// Starts the list at a [`position`](Self::position) of the same list that was saved before.
    ///
    /// # Errors
    /// The list fails with [`Kind::Configuration`] if it has no such position: a list that the API returns in one response can
    /// only start at [`Position::START`].
    pub fn start_at(mut self, position: Position) -> Self {
        self.next = Some(position);
        self
    }

    /// Returns the position of the first page that was not returned as a whole, to continue there later with
    /// [`start_at`](Self::start_at). `None` once the list is complete.
    ///
    /// The items of a page of which some were returned are returned again; save the position after each of the
    /// [`pages`](Self::pages) to avoid it. After an error, it is the position of the page that failed.
    #[must_use]
    pub fn position(&self) -> Option<&Position> {
        if self.items.len() > 0 {
            Some(&self.position)
        } else {
            self.next.as_ref()
        }
    }

    /// Returns how many items this list has returned so far.
    #[must_use]
    pub fn fetched(&self) -> u64 {
        self.fetched
    }

    /// Returns the number of items of the whole list, once a response has said it. Many lists of the API never do.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total
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

    /// Converts this into a stream of pages, each with its position.
    ///
    /// ```
    /// # use squad_core::list::List;
    /// # fn import(_: Vec<String>) {}
    /// # async fn example(names: List<String>) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut pages = names.pages();
    /// while let Some(page) = pages.next().await {
    ///     let page = page?;
    ///     import(page.items);
    ///     // To continue after this page: `names.start_at(position)`.
    ///     std::fs::write("position.json", serde_json::to_string(&page.next)?)?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages(self) -> Pages<T> {
        Pages::new(self)
    }

    /// Reads the list up to its end or to the first error, and returns the items together with that error.
    ///
    /// ```
    /// # use squad_core::list::List;
    /// # async fn example(names: List<String>) -> squad_core::Result<()> {
    /// let (names, error) = names.partial().await;
    /// match error {
    ///     Some(error) if error.is_truncated() => println!("at least {}", names.len()),
    ///     Some(error) => return Err(error),
    ///     None => println!("{}", names.len()),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn partial(mut self) -> (Vec<T>, Option<Error>) {
        let mut items = Vec::new();
        self.start(false);
        while let Some(item) = self.next().await {
            match item {
                Ok(item) => items.push(item),
                Err(error) => return (items, Some(error)),
            }
        }
        (items, None)
    }

    /// Creates a list that arrives in one response.
    pub fn from_request(request: impl Into<RequestBuilder<Vec<T>>>) -> Self {
        let request = State::Request(Box::new(request.into()));
        Self::new(request, RequestOptions::default())
    }

    /// Creates a list that takes several requests, each with `options`.
    pub fn from_stream<S: Stream<Item = Result<T>> + Send + 'static>(
        options: RequestOptions,
        start: impl FnOnce(RequestOptions) -> S + Send + 'static,
    ) -> Self {
        let start = move |options| start(options).boxed();
        Self::new(State::Items(Box::new(start)), options)
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
        let source = Source {
            client: client.clone(),
            operation,
            paging,
            fetch,
        };
        let start = move |run| reader::pages(source, run).boxed();
        Self::new(State::Pages(Box::new(start)), RequestOptions::default())
    }

    fn new(state: State<T>, options: RequestOptions) -> Self {
        Self {
            state,
            options,
            limit: None,
            fetched: 0,
            total: None,
            items: Vec::new().into_iter(),
            position: Position::START,
            next: Some(Position::START),
        }
    }

    /// Starts the list, unless it was started. Nothing is sent yet.
    fn start(&mut self, ahead: bool) {
        let start = self.next.clone().unwrap_or_default();
        let elsewhere = start != Position::START;
        let invalid = |message: &str| {
            let error = Error::new(
                Kind::Configuration,
                format!("{message}; no request was sent"),
            );
            State::RunningPages(stream::iter([Err(error)]).boxed())
        };
        self.state = match std::mem::replace(&mut self.state, State::Done) {
            running @ (State::RunningItems(_) | State::RunningPages(_) | State::Done) => running,
            _ if self.limit == Some(0) => invalid("the limit of a list is 0; give at least 1"),
            State::Pages(start_pages) => State::RunningPages(start_pages(Run {
                options: self.options.clone(),
                start,
                limit: self.limit,
                ahead,
            })),
            _ if elsewhere => invalid(
                "this list can only be read from its start, because the API does not return it in pages",
            ),
            State::Items(start) => State::RunningItems(start(self.options.clone())),
            State::Request(request) => {
                let whole = self.whole(*request);
                State::RunningPages(stream::once(whole.map_ok(ListPage::whole)).boxed())
            }
        };
    }

    fn whole(&self, request: RequestBuilder<Vec<T>>) -> RequestBuilder<Vec<T>> {
        let request = self.options.apply(request);
        match self.options.total_deadline() {
            Some(deadline) => request.total_deadline(deadline),
            None => request,
        }
    }

    /// Returns how many more items are wanted.
    fn left(&self) -> usize {
        let fetched = usize::try_from(self.fetched).unwrap_or(usize::MAX);
        self.limit.unwrap_or(usize::MAX).saturating_sub(fetched)
    }

    /// Continues with a page.
    fn turn(&mut self, page: ListPage<T>) {
        self.total = page.total;
        self.items = page.items.into_iter();
        self.position = page.position;
        self.next = page.next;
    }
}

impl<T: Send + 'static> Stream for List<T> {
    type Item = Result<T>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        this.start(true);
        if this.limit.is_some() && this.fetched > 0 && this.left() == 0 {
            // What is in flight is canceled.
            this.state = State::Done;
            return Poll::Ready(None);
        }
        loop {
            if let Some(item) = this.items.next() {
                this.fetched += 1;
                return Poll::Ready(Some(Ok(item)));
            }
            let outcome = match &mut this.state {
                State::RunningItems(items) => {
                    let item = ready!(items.poll_next_unpin(context));
                    match &item {
                        Some(Ok(_)) => this.fetched += 1,
                        Some(Err(_)) => this.state = State::Done,
                        None => this.next = None,
                    }
                    return Poll::Ready(item);
                }
                State::RunningPages(pages) => {
                    let page = ready!(pages.poll_next_unpin(context));
                    if page.is_none() {
                        // The last pages had no items.
                        this.next = None;
                    }
                    page
                }
                _ => None,
            };
            match outcome {
                Some(Ok(page)) => this.turn(page),
                Some(Err(error)) => {
                    this.state = State::Done;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    this.state = State::Done;
                    return Poll::Ready(None);
                }
            }
        }
    }
}

impl<T: Send + 'static> IntoFuture for List<T> {
    type Output = Result<Vec<T>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        if let (State::Request(_), None) = (&self.state, self.limit)
            && self.next == Some(Position::START)
            && let State::Request(request) = std::mem::replace(&mut self.state, State::Done)
        {
            return Box::pin(self.whole(*request));
        }
        self.start(false);
        Box::pin(self.try_collect())
    }
}

impl<T> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List")
            .field("fetched", &self.fetched)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

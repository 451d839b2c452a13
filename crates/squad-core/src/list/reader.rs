//! Reading a list page by page, the next one while the last one is consumed.

use std::fmt::Debug;
use std::time::Duration;

use futures_util::stream::{self, Stream};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tracing::Instrument as _;

use super::deadline::{TotalDeadline, bound};
use super::page::{Page, Paging, Position};
use super::progress::{Next, Progress};
use super::{ListPage, RequestOptions};
use crate::{Client, Error, Kind, Operation, RequestBuilder, Result};

/// What is read, and how.
pub(super) struct Source<F> {
    pub(super) client: Client,
    pub(super) operation: &'static Operation,
    pub(super) paging: Paging,
    pub(super) fetch: F,
}

/// The options of one run.
pub(super) struct Run {
    pub(super) options: RequestOptions,
    pub(super) start: Position,
    pub(super) limit: Option<usize>,
    /// Whether the next page is fetched while the last one is consumed.
    pub(super) ahead: bool,
}

struct Reader<T, F> {
    source: Source<F>,
    options: RequestOptions,
    progress: Progress<T>,
    /// The limit of the total deadline until the first request, then the deadline.
    limit: Option<Duration>,
    deadline: Option<TotalDeadline>,
}

/// Streams the pages, also those without items, up to the last one or the first error.
pub(super) fn pages<T, F>(source: Source<F>, run: Run) -> impl Stream<Item = Result<ListPage<T>>>
where
    T: Clone + PartialEq + Debug + Send + 'static,
    F: Fn(&Position) -> Result<RequestBuilder<Page<T>>> + Send + 'static,
{
    let left = run.limit.map_or(u64::MAX, |limit| limit as u64);
    let start = Progress::new(source.paging, &run.start).map(|progress| Reader {
        limit: run.options.total_deadline(),
        options: run.options,
        source,
        progress,
        deadline: None,
    });
    let first = match start {
        Ok(reader) => State::Here(Box::new(reader), left),
        Err(error) => State::Invalid(error),
    };
    stream::unfold(first, move |state| async move {
        let (outcome, reader, left) = match state {
            State::Here(mut reader, left) => (reader.next().await, reader, left),
            State::Ahead(task, left) => match task.join().await {
                Ok((outcome, reader)) => (outcome, reader, left),
                Err(error) => return Some((Err(error), State::Done)),
            },
            State::Invalid(error) => return Some((Err(error), State::Done)),
            State::Done => return None,
        };
        let page = match outcome? {
            Ok(page) => page,
            Err(error) => return Some((Err(error), State::Done)),
        };
        let left = left.saturating_sub(page.items.len() as u64);
        let state = match left {
            0 => State::Done,
            left if run.ahead => reader.go_ahead(left),
            left => State::Here(reader, left),
        };
        Some((Ok(page), state))
    })
}

/// Where the next page is fetched; with the number of items that the caller still wants.
enum State<T, F> {
    Here(Box<Reader<T, F>>, u64),
    Ahead(Ahead<Turn<T, F>>, u64),
    Invalid(Error),
    Done,
}

/// The next page, and the reader for the one after it.
type Turn<T, F> = (Outcome<T>, Box<Reader<T, F>>);
type Outcome<T> = Option<Result<ListPage<T>>>;

impl<T, F> Reader<T, F>
where
    T: Clone + PartialEq + Debug + Send + 'static,
    F: Fn(&Position) -> Result<RequestBuilder<Page<T>>> + Send + 'static,
{
    /// Returns the next page.
    async fn next(&mut self) -> Outcome<T> {
        if let Some(limit) = self.limit.take() {
            let clock = self.source.client.clock();
            self.deadline = Some(TotalDeadline::start(clock, limit));
        }
        loop {
            let position = match self.progress.next() {
                Next::Page(position) => position,
                Next::Complete => return None,
                Next::Failed(why) => return Some(Err(self.truncated(&why))),
            };
            let resume = self.progress.resume().unwrap_or_default();
            let page = match self.fetch(&position).await {
                Ok(page) => page,
                Err(error) if self.progress.add_error(&error) => continue,
                Err(error) => return Some(Err(error)),
            };
            return Some(match self.progress.add(page) {
                Err(why) => Err(self.truncated(&why)),
                Ok(items) => Ok(ListPage {
                    items,
                    position: resume,
                    next: self.progress.resume(),
                    total: self.progress.announced(),
                }),
            });
        }
    }

    async fn fetch(&mut self, position: &Position) -> Result<Page<T>> {
        let request = self.options.apply((self.source.fetch)(position)?);
        match bound(&mut self.deadline, request).await {
            Some(outcome) => outcome,
            None => Err(self.late()),
        }
    }

    /// Fetches the next page in a task, if there are both a next page and a runtime.
    fn go_ahead(mut self: Box<Self>, left: u64) -> State<T, F> {
        match (self.progress.next(), Handle::try_current()) {
            (Next::Page(_), Ok(runtime)) => {
                let task = async move { (self.next().await, self) };
                State::Ahead(Ahead(runtime.spawn(task.in_current_span())), left)
            }
            _ => State::Here(self, left),
        }
    }

    fn late(&self) -> Error {
        let deadline = self.deadline.as_ref();
        let exceeded = deadline.map(|deadline| deadline.describe("the list"));
        let read = self.progress.describe();
        let message = format!("{}; {read}", exceeded.unwrap_or_default());
        Error::new(Kind::Timeout, message).with_operation(self.source.operation.id)
    }

    fn truncated(&self, why: &str) -> Error {
        let read = self.progress.describe();
        let message = format!("the service {why}; {read}, which may not be all");
        Error::new(Kind::Truncated, message).with_operation(self.source.operation.id)
    }
}

/// A task that is canceled when no one waits for it anymore.
struct Ahead<R>(JoinHandle<R>);

impl<R> Ahead<R> {
    async fn join(mut self) -> Result<R> {
        (&mut self.0).await.map_err(|error| {
            let message = "the task that fetched the next page of a list did not complete; read a list within one runtime";
            Error::new(Kind::Configuration, message).with_source(error)
        })
    }
}

impl<R> Drop for Ahead<R> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

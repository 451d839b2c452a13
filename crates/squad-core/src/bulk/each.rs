//! One request for each item, several at a time.

use std::fmt;
use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, Stream, StreamExt};

use super::{BulkEntry, BulkReport, Sender};
use crate::list::{List, RequestOptions};
use crate::{Error, Kind, RequestBuilder, Result, option_setters};

/// How many requests are in flight at the same time, if it is not set.
const CONCURRENCY: usize = 4;

/// Sends one request for each item, for work for which the API has no bulk operation.
///
/// If a request fails, the others are still sent, unless the credential was rejected.
///
/// ```
/// # use squad_core::RequestBuilder;
/// # fn create(_: &str) -> RequestBuilder<u32> { unimplemented!() }
/// # async fn example() -> squad_core::Result<()> {
/// use squad_core::bulk;
/// use std::time::Duration;
///
/// let names = ["checkout", "search", "mail"];
/// let report = bulk::each(names, |name| create(name))
///     .concurrency(8)
///     .total_deadline(Duration::from_secs(600))
///     .await?;
/// for (name, id) in report.done() {
///     println!("{name} is {id}");
/// }
/// for (name, error) in report.failed() {
///     println!("{name}: {error}");
/// }
/// println!("{} to do", report.unsent().count());
/// # Ok(())
/// # }
/// ```
pub fn each<I: Clone, T, R: Into<RequestBuilder<T>>>(
    items: impl IntoIterator<Item = I>,
    mut request: impl FnMut(I) -> R,
) -> Each<I, T> {
    let items = items.into_iter();
    Each {
        work: items
            .map(|item| (item.clone(), request(item).into()))
            .collect(),
        concurrency: CONCURRENCY,
        options: RequestOptions::default(),
    }
}

/// One request for each item. Await it for a [`BulkReport`], or [`stream`](Self::stream) it for one [`BulkEntry`] per item.
/// From [`each`].
#[must_use = "nothing is sent until it is awaited or streamed"]
pub struct Each<I, T> {
    work: Vec<(I, RequestBuilder<T>)>,
    concurrency: usize,
    options: RequestOptions,
}

impl<I, T> Each<I, T> {
    option_setters!();

    /// Sets how many requests are in flight at the same time. Defaults to 4.
    ///
    /// # Errors
    /// The work fails with [`Kind::Configuration`] for 0.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests;
        self
    }

    /// Sets the deadline of the whole work, including waiting for rate limits. There is none by default.
    ///
    /// Items whose requests were not sent by then are [`Unsent`](super::Outcome::Unsent).
    pub fn total_deadline(mut self, deadline: std::time::Duration) -> Self {
        self.options.set_total_deadline(deadline);
        self
    }
}

impl<I: Send + 'static, T: Send + 'static> Each<I, T> {
    /// Streams the entries, each as soon as its request is done.
    pub fn stream(self) -> List<BulkEntry<I, T>> {
        List::from_stream(self.options.clone(), move |options| {
            let work = Self { options, ..self };
            match work.checked() {
                Err(error) => stream::iter([Err(error)]).boxed(),
                Ok(work) => work.run().map(|(_, entry)| Ok(entry)).boxed(),
            }
        })
    }

    fn checked(self) -> Result<Self> {
        if self.concurrency == 0 {
            return Err(Error::new(
                Kind::Configuration,
                "the number of requests in flight is 0; give at least 1; no request was sent",
            ));
        }
        Ok(self)
    }

    /// Sends the requests. The entries come in the order of their responses, each with the position of its item.
    fn run(self) -> impl Stream<Item = (usize, BulkEntry<I, T>)> + Send {
        let sender = std::sync::Arc::new(Sender::new(self.options));
        let work = self.work.into_iter().enumerate();
        stream::iter(work)
            .map(move |(nth, (item, request))| {
                let sender = std::sync::Arc::clone(&sender);
                async move { (nth, BulkEntry::new(item, sender.send(request).await)) }
            })
            .buffer_unordered(self.concurrency)
    }
}

impl<I: Send + 'static, T: Send + 'static> IntoFuture for Each<I, T> {
    type Output = Result<BulkReport<I, T>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let mut entries: Vec<_> = self.checked()?.run().collect().await;
            entries.sort_unstable_by_key(|(nth, _)| *nth);
            let entries = entries.into_iter().map(|(_, entry)| entry).collect();
            Ok(BulkReport::new(entries))
        })
    }
}

impl<I, T> fmt::Debug for Each<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Each")
            .field("items", &self.work.len())
            .field("concurrency", &self.concurrency)
            .finish_non_exhaustive()
    }
}

//! One list of each owner, several at the same time.

use std::fmt;
use std::future::IntoFuture;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};

use super::{List, RequestOptions};
use crate::{Error, Kind, Result};

/// How many lists are read at the same time, if it is not set.
const CONCURRENCY: usize = 4;

/// The lists of several owners, such as the services of each team. Await it for a [`FanOutReport`], or
/// [`stream`](Self::stream) the items.
///
/// An owner whose list is forbidden or not found (403, 404) is skipped: it is in the report with its error. Any other error
/// ends the work.
///
/// ```
/// # use squad_core::list::List;
/// # fn teams() -> List<String> { unimplemented!() }
/// # fn services(_: &str) -> List<u32> { unimplemented!() }
/// # async fn example() -> squad_core::Result<()> {
/// use squad_core::list::FanOut;
///
/// let report = FanOut::new(teams(), |team| services(team)).concurrency(8).await?;
/// for (team, error) in report.skipped() {
///     println!("{team}: {error}");
/// }
/// for (team, service) in report.items() {
///     println!("{team}: {service}");
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent until it is awaited or streamed"]
pub struct FanOut<K, T> {
    owners: List<K>,
    list: ListOf<K, T>,
    concurrency: usize,
}

type ListOf<K, T> = Box<dyn FnMut(&K) -> List<T> + Send>;

/// The lists of several owners, in the order of the owners. From awaiting a [`FanOut`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FanOutReport<K, T> {
    /// One list of each owner.
    pub lists: Vec<OwnedList<K, T>>,
}

/// The list of one owner.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OwnedList<K, T> {
    /// The owner.
    pub owner: K,
    /// The items: all of them, or those before the error.
    pub items: Vec<T>,
    /// Why the owner was skipped: an error that [`is_permission`](Error::is_permission) or
    /// [`is_not_found`](Error::is_not_found).
    pub error: Option<Error>,
}

/// An item of one owner, or why the owner was skipped. From [`FanOut::stream`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OwnedItem<K, T> {
    /// The owner.
    pub owner: Arc<K>,
    /// The item, or why the owner was skipped.
    pub item: Result<T>,
}

impl<K: Send + 'static, T: Send + 'static> FanOut<K, T> {
    /// Creates the work that reads the list of each owner.
    pub fn new<L: Into<List<T>>>(
        owners: impl Into<List<K>>,
        mut list: impl FnMut(&K) -> L + Send + 'static,
    ) -> Self {
        Self {
            owners: owners.into(),
            list: Box::new(move |owner| list(owner).into()),
            concurrency: CONCURRENCY,
        }
    }

    /// Sets how many lists are read at the same time. Defaults to 4.
    ///
    /// # Errors
    /// The work fails with [`Kind::Configuration`] for 0.
    pub fn concurrency(mut self, lists: usize) -> Self {
        self.concurrency = lists;
        self
    }

    /// Streams the items as they arrive: those of one owner in order, those of several owners mixed.
    pub fn stream(mut self) -> List<OwnedItem<K, T>>
    where
        K: Sync,
    {
        List::from_stream(RequestOptions::default(), move |_| {
            let items: BoxStream<'static, Result<OwnedItem<K, T>>> = match self.checked() {
                Err(error) => stream::iter([Err(error)]).boxed(),
                Ok(concurrency) => {
                    let lists = self.owners.map_ok(move |owner| {
                        let list = (self.list)(&owner);
                        let owner = Arc::new(owner);
                        list.map(move |item| match item {
                            Err(error) if !is_skipped(&error) => Err(error),
                            item => Ok(OwnedItem {
                                owner: Arc::clone(&owner),
                                item,
                            }),
                        })
                        .boxed()
                    });
                    lists.try_flatten_unordered(concurrency).boxed()
                }
            };
            items
        })
    }

    fn checked(&self) -> Result<usize> {
        match self.concurrency {
            0 => Err(Error::new(
                Kind::Configuration,
                "the number of lists to read at the same time is 0; give at least 1; no request was sent",
            )),
            concurrency => Ok(concurrency),
        }
    }
}

fn is_skipped(error: &Error) -> bool {
    error.is_permission() || error.is_not_found()
}

impl<K: Send + 'static, T: Send + 'static> IntoFuture for FanOut<K, T> {
    type Output = Result<FanOutReport<K, T>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let concurrency = self.checked()?;
            let reading = self.owners.await?.into_iter().map(|owner| {
                let list = (self.list)(&owner);
                async move {
                    match list.partial().await {
                        (_, Some(error)) if !is_skipped(&error) => Err(error),
                        (items, error) => Ok(OwnedList {
                            owner,
                            items,
                            error,
                        }),
                    }
                }
            });
            let reading = stream::iter(reading).buffered(concurrency);
            let lists = reading.try_collect().await?;
            Ok(FanOutReport { lists })
        })
    }
}

impl<K, T> FanOutReport<K, T> {
    /// Returns whether no owner was skipped.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.skipped().next().is_none()
    }

    /// Returns the owners that were skipped, each with its error.
    pub fn skipped(&self) -> impl Iterator<Item = (&K, &Error)> {
        let lists = self.lists.iter();
        lists.filter_map(|list| Some((&list.owner, list.error.as_ref()?)))
    }

    /// Returns the items of all owners, each with its owner.
    pub fn items(&self) -> impl Iterator<Item = (&K, &T)> {
        let lists = self.lists.iter();
        lists.flat_map(|list| list.items.iter().map(|item| (&list.owner, item)))
    }

    /// Returns the items of all owners.
    #[must_use]
    pub fn into_items(self) -> Vec<T> {
        let lists = self.lists.into_iter();
        lists.flat_map(|list| list.items).collect()
    }
}

impl<K, T> fmt::Debug for FanOut<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FanOut")
            .field("concurrency", &self.concurrency)
            .finish_non_exhaustive()
    }
}

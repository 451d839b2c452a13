//! Waiting for requests in code that is not async, on a runtime of this crate.
//!
//! [`Wait::wait`] works on everything that can be awaited for a [`Result`]: requests, lists, list builders, bulk operations.
//! [`WaitIter::wait_iter`] makes an iterator of a [`List`](crate::list::List), a [`ByteStream`](crate::ByteStream) or another
//! stream.
//!
//! ```no_run
//! use squad_core::blocking::{Wait as _, WaitIter as _};
//! use squad_core::list::List;
//! use squad_core::{Client, Method, Result};
//!
//! fn print(client: &Client, names: List<String>) -> Result<()> {
//!     let body = client.request(Method::GET, "/v3/anything").wait()?;
//!     println!("{body}");
//!     for name in names.wait_iter() {
//!         println!("{}", name?);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! They can be called from `main`, from any thread, from `tokio::task::spawn_blocking` and from
//! `tokio::task::block_in_place`. In async code they would block a worker of its runtime, and fail with
//! [`Kind::Configuration`] instead; within `tokio::task::unconstrained`, where this cannot be detected, tokio panics.
//!
//! Async and blocking calls can use one client. The runtime is one thread, which is started by the first call and drives
//! connections, timers and token exchanges; the calling thread does the rest.

use std::future::{IntoFuture, poll_fn};
use std::iter::FusedIterator;
use std::pin::{Pin, pin};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};
use std::{fmt, thread};

use futures_util::stream::Stream;
use tokio::runtime::{Builder, Handle, Id};
use tokio::task::coop;

use crate::{Error, Kind, Result};

/// Waits for everything that can be awaited for a [`Result`].
///
/// ```no_run
/// use squad_core::blocking::Wait as _;
///
/// fn main() -> squad_core::Result<()> {
///     # fn connect() -> squad_core::Result<squad_core::Client> { unimplemented!() }
///     let client = connect()?;
///     let body = client.request(squad_core::Method::GET, "/v3/anything").wait()?;
///     println!("{body}");
///     Ok(())
/// }
/// ```
pub trait Wait<T>: IntoFuture<Output = Result<T>> + Sized {
    /// Sends the request, or all requests, and blocks the thread until the result is there.
    ///
    /// # Errors
    /// The errors of awaiting it, and [`Kind::Configuration`] before a request is sent if it is called in async code.
    fn wait(self) -> Result<T> {
        block_on(self.into_future())?
    }
}

impl<T, F: IntoFuture<Output = Result<T>>> Wait<T> for F {}

/// Iterates over a stream of results, and blocks the thread until the next item is there.
pub trait WaitIter<T>: Stream<Item = Result<T>> + Sized {
    /// Returns an iterator over the items.
    ///
    /// It ends after an error if the stream does. In async code it returns one error of kind [`Kind::Configuration`].
    fn wait_iter(self) -> Iter<Self> {
        Iter(Some(Box::pin(self)))
    }
}

impl<T, S: Stream<Item = Result<T>>> WaitIter<T> for S {}

/// An iterator over a stream. From [`WaitIter::wait_iter`].
#[must_use = "an iterator sends nothing until it is advanced"]
pub struct Iter<S>(Option<Pin<Box<S>>>);

impl<T, S: Stream<Item = Result<T>>> Iterator for Iter<S> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.0.as_mut()?;
        match block_on(poll_fn(|context| stream.as_mut().poll_next(context))) {
            Ok(Some(item)) => Some(item),
            Ok(None) => {
                self.0 = None;
                None
            }
            Err(error) => {
                self.0 = None;
                Some(Err(error))
            }
        }
    }
}

impl<T, S: Stream<Item = Result<T>>> FusedIterator for Iter<S> {}

impl<S> fmt::Debug for Iter<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").finish_non_exhaustive()
    }
}

/// Whether the calling code runs on the runtime of this module. A transport needs connections of its own there: those of
/// another runtime make no progress while nothing drives it.
#[doc(hidden)]
pub fn is_current() -> bool {
    let own = RUNTIME_ID.get();
    own.is_some_and(|own| Handle::try_current().is_ok_and(|current| current.id() == *own))
}

static RUNTIME: Mutex<Option<Handle>> = Mutex::new(None);
static RUNTIME_ID: OnceLock<Id> = OnceLock::new();

fn block_on<T>(future: impl Future<Output = T>) -> Result<T> {
    if is_async() {
        let message = "blocking would stop the async runtime of this thread; await it, or call it in `tokio::task::spawn_blocking`; no request was sent";
        return Err(Error::new(Kind::Configuration, message));
    }
    Ok(runtime()?.block_on(pin!(future)))
}

fn runtime() -> Result<Handle> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*runtime {
        return Ok(handle.clone());
    }
    let handle = start().map_err(|error| {
        let message = "the runtime for blocking calls cannot be started";
        Error::new(Kind::Configuration, message).with_source(error)
    })?;
    RUNTIME_ID.get_or_init(|| handle.id());
    Ok(runtime.insert(handle).clone())
}

fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let thread = thread::Builder::new().name("squad-blocking".to_owned());
    thread.spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    Ok(handle)
}

/// Returns whether a runtime of tokio polls the code of this thread.
///
/// A current runtime alone does not mean that: there is one in `spawn_blocking` and in `block_in_place` too. But tokio gives
/// every future that it polls a budget of cooperative scheduling, and removes it where a thread may block.
fn is_async() -> bool {
    /// More than any budget; tokio counts it in a byte.
    const UNLIMITED: usize = 1 << 10;
    if Handle::try_current().is_err() {
        return false;
    }
    let mut context = Context::from_waker(Waker::noop());
    let mut taken = Vec::new();
    let mut limited = false;
    while !limited && taken.len() < UNLIMITED {
        match coop::poll_proceed(&mut context) {
            Poll::Ready(unit) => taken.push(unit),
            Poll::Pending => limited = true,
        }
    }
    // Each unit restores the budget from before it was taken, so that the first one must be the last.
    while taken.pop().is_some() {}
    limited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn async_code_is_distinguished_from_code_that_may_block() {
        assert!(!is_async());
        let single = Builder::new_current_thread()
            .build()
            .unwrap_or_else(|_| unreachable!());
        {
            let _entered = single.enter();
            assert!(!is_async());
        }
        single.block_on(async {
            assert!(is_async());
            // The budget is restored, and an exhausted one is recognized.
            assert!(is_async() && coop::has_budget_remaining());
            while coop::has_budget_remaining() {
                coop::consume_budget().await;
            }
            assert!(is_async());
            let task = tokio::spawn(async { is_async() });
            assert!(task.await.is_ok_and(|is_async| is_async));
            let blocking = tokio::task::spawn_blocking(is_async);
            assert!(blocking.await.is_ok_and(|is_async| !is_async));
            let thread = thread::spawn(is_async);
            assert!(thread.join().is_ok_and(|is_async| !is_async));
        });
        let several = Builder::new_multi_thread().worker_threads(1).build();
        let several = several.unwrap_or_else(|_| unreachable!());
        several.block_on(async {
            assert!(is_async());
            let task = tokio::spawn(async {
                assert!(is_async());
                assert!(!tokio::task::block_in_place(is_async));
                assert!(is_async());
            });
            assert!(task.await.is_ok());
            assert!(!tokio::task::block_in_place(is_async));
        });
        assert!(!is_async());
    }
    #[test]
    fn the_runtime_of_this_module_is_recognized_once_it_has_started() {
        assert!(!is_current());
        let inside = async { Ok(is_current()) }.wait();
        assert!(inside.is_ok_and(|current| current));
        assert!(!is_current());
        let other = Builder::new_current_thread().build();
        let other = other.unwrap_or_else(|_| unreachable!());
        assert!(!other.block_on(async { is_current() }));
        // Each call uses the same runtime.
        let id = || async { Ok(Handle::current().id()) }.wait().ok();
        assert!(id().is_some() && id() == id() && id().as_ref() == RUNTIME_ID.get());
    }

    #[test]
    fn waiting_returns_the_result_or_the_items_and_the_error_of_async_code() {
        use futures_util::stream;
        let error = || Error::new(Kind::NotFound, "no such team");
        assert_eq!(async { Ok(7) }.wait().ok(), Some(7));
        let failed = async { Err::<(), _>(error()) }.wait();
        assert_eq!(failed.map_err(|error| error.kind()), Err(Kind::NotFound));
        let mut items = stream::iter([Ok(1), Err(error()), Ok(2)]).wait_iter();
        assert_eq!(format!("{items:?}"), "Iter { .. }");
        let kinds = |item: Option<Result<i32>>| item.map(|item| item.map_err(|error| error.kind()));
        assert_eq!(kinds(items.next()), Some(Ok(1)));
        assert_eq!(kinds(items.next()), Some(Err(Kind::NotFound)));
        assert_eq!(kinds(items.next()), Some(Ok(2)));
        assert!(items.next().is_none() && items.next().is_none());

        let runtime = Builder::new_current_thread().build();
        let runtime = runtime.unwrap_or_else(|_| unreachable!());
        runtime.block_on(async {
            let message = "blocking would stop the async runtime of this thread; await it, or call it in `tokio::task::spawn_blocking`; no request was sent";
            let found = |error: Error| (error.kind(), error.message().to_owned());
            let expected = (Kind::Configuration, message.to_owned());
            let waited = async { Ok(7) }.wait().map_err(found);
            assert_eq!(waited, Err(expected.clone()));
            let mut items = stream::iter([Ok(1)]).wait_iter();
            let first = items.next().map(|item| item.map_err(found));
            assert_eq!(first, Some(Err(expected)));
            assert!(items.next().is_none());
        });
    }
}

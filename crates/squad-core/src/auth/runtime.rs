//! The little that the shell needs of threads and tasks, as a trait, so that a model checker can stand in for them.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use futures_util::future::BoxFuture;

use crate::{Error, Kind, Result};

/// Threads and tasks.
pub(crate) trait Runtime: Debug + Send + Sync + 'static {
    /// A shared value that is read without waiting and replaced as a whole.
    type Slot<T: Send + Sync + 'static>: Slot<T>;
    /// A value that one at a time may change.
    type Lock<T: Send + 'static>: Lock<T>;

    /// Has `task` run to its end, whoever waits for it.
    fn spawn(task: BoxFuture<'static, ()>) -> Result<()>;

    /// A random number from 0 to 1.
    fn jitter() -> f64;

    /// Whether the shell is to make this mistake. It is there for the model alone, which has to notice.
    fn planted(_mistake: Mistake) -> bool {
        false
    }
}

/// Mistakes that the shell could make, each at the place where it would be made. The model plants more in its own runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// Looks whether an exchange is under way, and begins one later without looking again.
    StartOnOldNews = 1,
    /// Takes the result of any exchange, also of one that counts no more.
    FinishForAnother,
    /// Replaces the present token, whichever was refused.
    RejectBlindly,
}

pub(crate) trait Slot<T>: Send + Sync {
    fn new(value: T) -> Self;
    fn read<U>(&self, look: impl FnOnce(&T) -> U) -> U;
    fn replace(&self, value: T);
}

pub(crate) trait Lock<T>: Send + Sync {
    fn new(value: T) -> Self;
    /// Runs `work` while nobody else has the value.
    fn with<U>(&self, work: impl FnOnce(&mut T) -> U) -> U;
}

/// Tokio's tasks and the standard library's lock.
#[derive(Debug)]
pub(crate) struct Tokio;

impl Runtime for Tokio {
    type Slot<T: Send + Sync + 'static> = ArcSwap<T>;
    type Lock<T: Send + 'static> = Mutex<T>;

    fn spawn(task: BoxFuture<'static, ()>) -> Result<()> {
        let handle = tokio::runtime::Handle::try_current().map_err(|_| {
            Error::new(
                Kind::Configuration,
                "a token is needed and there is no tokio runtime here to fetch one; make the call inside a runtime",
            )
        })?;
        handle.spawn(task);
        Ok(())
    }

    fn jitter() -> f64 {
        fastrand::f64()
    }
}

impl<T: Send + Sync + 'static> Slot<T> for ArcSwap<T> {
    fn new(value: T) -> Self {
        Self::from_pointee(value)
    }

    fn read<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.load())
    }

    fn replace(&self, value: T) {
        self.store(Arc::new(value));
    }
}

impl<T: Send> Lock<T> for Mutex<T> {
    fn new(value: T) -> Self {
        Self::new(value)
    }

    fn with<U>(&self, work: impl FnOnce(&mut T) -> U) -> U {
        work(&mut self.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

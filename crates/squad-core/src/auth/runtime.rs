//! The parts of a runtime that the token provider needs, as a trait, so that a model checker can replace them.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use futures_util::future::BoxFuture;

use crate::{Error, Kind, Result};

/// Tasks and shared values.
pub(crate) trait Runtime: Debug + Send + Sync + 'static {
    /// A shared value that is read without waiting and replaced as a whole.
    type Slot<T: Send + Sync + 'static>: Slot<T>;
    /// A value that one thread at a time can change.
    type Lock<T: Send + 'static>: Lock<T>;

    /// Runs `task` in the background.
    fn spawn(task: BoxFuture<'static, ()>) -> Result<()>;

    /// A random number from 0 to 1.
    fn jitter() -> f64;
}

pub(crate) trait Slot<T>: Send + Sync {
    fn new(value: T) -> Self;
    fn read<U>(&self, read: impl FnOnce(&T) -> U) -> U;
    fn replace(&self, value: T);
}

pub(crate) trait Lock<T>: Send + Sync {
    fn new(value: T) -> Self;
    /// Runs `work` with exclusive access to the value.
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
                "an access token is needed and there is no tokio runtime to request it on; call from within a runtime",
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

    fn read<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.load())
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

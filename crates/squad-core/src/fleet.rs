//! What the processes of one account share.

use std::fmt::Debug;
use std::sync::Arc;

use crate::Result;
use crate::auth::Store;
use crate::limits::Limiter;
use crate::observe::Observer;

/// Processes that share one account: its tokens and its rate limits.
///
/// `squad_redis::Fleet` shares them through Redis. A client joins with [`ClientBuilder::fleet`](crate::ClientBuilder::fleet).
/// No method does input or output: they are called when a client is built.
pub trait Fleet: Debug + Send + Sync {
    /// The store of the tokens. Called if the client exchanges a credential for tokens.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the settings of the fleet are wrong.
    fn store(&self) -> Result<Arc<dyn Store>>;

    /// The limiter of the account. `None` by default: each process keeps the limits for itself.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the settings of the fleet are wrong.
    fn limiter(&self) -> Result<Option<Arc<dyn Limiter>>> {
        Ok(None)
    }

    /// Adds an observer of when the shared state becomes unreachable and reachable.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the settings of the fleet are wrong.
    fn observe(&self, observer: Arc<dyn Observer>) -> Result<()> {
        let _ = observer;
        Ok(())
    }
}

/// A fleet that is shared by clients.
impl<F: Fleet + ?Sized> Fleet for Arc<F> {
    fn store(&self) -> Result<Arc<dyn Store>> {
        (**self).store()
    }

    fn limiter(&self) -> Result<Option<Arc<dyn Limiter>>> {
        (**self).limiter()
    }

    fn observe(&self, observer: Arc<dyn Observer>) -> Result<()> {
        (**self).observe(observer)
    }
}

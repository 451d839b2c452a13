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
    #[expect(unused_variables, reason = "the name is part of the documentation")]
    fn observe(&self, observer: Arc<dyn Observer>) -> Result<()> {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Mutex;

    use super::*;
    use crate::auth::MemoryStore;
    use crate::limits::InProcess;
    use crate::{Error, Kind};

    /// Has only a store.
    #[derive(Debug)]
    struct Least;

    impl Fleet for Least {
        fn store(&self) -> Result<Arc<dyn Store>> {
            Ok(Arc::new(MemoryStore::default()))
        }
    }

    /// Records its calls, and fails the second time.
    #[derive(Debug, Default)]
    struct Recorded(Mutex<Vec<&'static str>>);

    impl Recorded {
        fn call(&self, method: &'static str) -> Result<()> {
            let mut calls = self.0.lock().unwrap();
            let again = calls.contains(&method);
            calls.push(method);
            match again {
                true => Err(Error::new(Kind::Configuration, method)),
                false => Ok(()),
            }
        }
    }

    impl Fleet for Recorded {
        fn store(&self) -> Result<Arc<dyn Store>> {
            self.call("store").and_then(|()| Least.store())
        }

        fn limiter(&self) -> Result<Option<Arc<dyn Limiter>>> {
            self.call("limiter")?;
            Ok(Some(Arc::new(InProcess::default())))
        }

        fn observe(&self, _: Arc<dyn Observer>) -> Result<()> {
            self.call("observe")
        }
    }

    #[derive(Debug)]
    struct Silent;

    impl Observer for Silent {}

    #[test]
    fn a_fleet_has_no_limiter_and_no_observers_unless_it_says_so() {
        assert!(Least.limiter().unwrap().is_none());
        Least.observe(Arc::new(Silent)).unwrap();
        assert!(Least.store().is_ok());
    }

    #[test]
    fn a_shared_fleet_is_the_fleet() {
        let fleet = Arc::new(Recorded::default());
        let shared: &dyn Fleet = &fleet;
        shared.store().unwrap();
        assert!(shared.limiter().unwrap().is_some());
        shared.observe(Arc::new(Silent)).unwrap();
        assert_eq!(shared.store().err().unwrap().message(), "store");
        assert_eq!(shared.limiter().err().unwrap().message(), "limiter");
        assert_eq!(
            shared.observe(Arc::new(Silent)).err().unwrap().message(),
            "observe"
        );
        let calls = fleet.0.lock().unwrap();
        assert_eq!(
            *calls,
            ["store", "limiter", "observe", "store", "limiter", "observe"]
        );
    }
}

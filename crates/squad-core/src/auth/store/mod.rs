//! Token stores: the traits, and the two stores of this crate.
//!
//! A store has one record for each credential at each origin and lets one holder at a time access it. What a record
//! contains and when it is written is decided by the session.

mod file;
mod memory;
mod record;
mod shared;

use std::fmt::Debug;
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _};

pub use file::FileStore;
pub use memory::MemoryStore;
pub use record::{InvalidRecord, StoreKey, TokenRecord};
pub(crate) use record::{StoredAccessToken, UnrevokedTokens};
pub(crate) use shared::SharedClass;
pub use shared::{SharedFailure, Stored};

use crate::clock::{Clock as _, SystemClock};
use crate::{Error, Kind, Result, StoreFailure};

/// How often a record that another holder has is looked at, unless the store knows better.
const POLL: Duration = Duration::from_millis(25);

/// A store of tokens.
///
/// The crate's own stores are [`MemoryStore`], which is the default, and [`FileStore`]. To store the records elsewhere,
/// implement this trait and [`Entry`]; [`TokenRecord::to_bytes`] and [`TokenRecord::from_bytes`] serialize them. The example
/// stores bytes in a map; a database would do the same in a transaction that locks the row.
///
/// ```
/// use std::collections::HashMap;
/// use std::sync::Arc;
///
/// use futures::future::{BoxFuture, FutureExt as _};
/// use squad_core::auth::{Entry, Store, StoreKey, TokenRecord};
/// use squad_core::{Error, Kind, Result};
/// use tokio::sync::{Mutex, OwnedMutexGuard};
///
/// type Row = Arc<Mutex<Option<Vec<u8>>>>;
///
/// #[derive(Debug, Clone, Default)]
/// struct Table(Arc<Mutex<HashMap<String, Row>>>);
///
/// /// A locked row. The lock is released when this is dropped.
/// struct LockedRow {
///     key: StoreKey,
///     row: OwnedMutexGuard<Option<Vec<u8>>>,
/// }
///
/// impl Store for Table {
///     fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
///         async move {
///             let name = key.fingerprint().to_string();
///             let row = Arc::clone(self.0.lock().await.entry(name).or_default());
///             let (key, row) = (key.clone(), row.lock_owned().await);
///             Ok(Box::new(LockedRow { key, row }) as Box<dyn Entry>)
///         }
///         .boxed()
///     }
/// }
///
/// impl Entry for LockedRow {
///     fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
///         async {
///             let Some(bytes) = &*self.row else { return Ok(None) };
///             let record = TokenRecord::from_bytes(bytes, &self.key);
///             record.map(Some).map_err(|invalid| {
///                 Error::new(Kind::CredentialStore, format!("the token row cannot be used: {invalid}"))
///             })
///         }
///         .boxed()
///     }
///
///     fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
///         *self.row = Some(record.to_bytes(&self.key).to_vec());
///         async { Ok(()) }.boxed()
///     }
///
///     fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
///         *self.row = None;
///         async { Ok(()) }.boxed()
///     }
/// }
/// # use squad_core::auth::{RefreshToken, SquadcastSource};
/// # use squad_core::testing::MemoryTransport;
/// # use squad_core::transport::TransportResponse;
///
/// # fn main() -> Result<()> {
/// # let token = serde_json::json!({"access_token": "a", "expires_in": 3600});
/// # let transport = MemoryTransport::new(move |_| TransportResponse::json(http::StatusCode::OK, &token));
/// # let requests = transport.clone();
/// let table = Table::default();
/// let client = squad_core::Client::builder()
///     .base_urls(squad_core::BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
///     .token_source(SquadcastSource::new(RefreshToken::new("0123456789abcdef")?))
///     .store(table.clone())
/// #   .transport(transport)
///     .build()?;
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
/// # runtime.block_on(async {
/// #     use squad_core::Authorize as _;
/// #     client.session().unwrap().bearer().await.unwrap();
/// #     assert_eq!(table.0.lock().await.len(), 1);
/// #     assert_eq!(requests.count(), 1);
/// # });
/// # Ok(())
/// # }
/// ```
pub trait Store: Send + Sync + Debug {
    /// Locks the record of `key` against every other holder, in this process and in others, until the returned entry is
    /// dropped. Waits while another holder has it.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`](crate::Kind::CredentialStore) if the record cannot be locked.
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>>;

    /// Locks the record of `key` if no other holder has it. Waits for it unless implemented.
    ///
    /// # Errors
    /// [`StoreFailure::Locked`](crate::StoreFailure::Locked) if another holder has it, and those of [`open`](Self::open).
    fn try_open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        self.open(key)
    }

    /// Reads the record of `key` without locking it. Locks it unless implemented.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`](crate::Kind::CredentialStore) if the record cannot be read or is invalid.
    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        async move {
            let mut entry = self.open(key).await?;
            let stored = entry.load().await;
            entry.release().await;
            stored
        }
        .boxed()
    }

    /// Completes when the holder of the record of `key` may have changed or released it. `waited` is the number of times that
    /// the caller has waited before. Defaults to 25 ms.
    fn changed<'a>(&'a self, key: &'a StoreKey, waited: u32) -> BoxFuture<'a, ()> {
        let _ = (key, waited);
        SystemClock::default().sleep(POLL)
    }

    /// Whether a record that is missing may have been lost, so that a refresh token that can be used only once may be spent.
    /// Such a token is then used only after [`Session::seed`](super::Session::seed).
    fn forgets(&self) -> bool {
        false
    }
}

/// A locked record of a [`Store`].
///
/// Each step has ten seconds. The future of one that takes longer is dropped, which counts as
/// [`StoreFailure::Unavailable`](crate::StoreFailure::Unavailable). A release that takes longer than half a second is
/// dropped without an error.
pub trait Entry: Send {
    /// Reads the record; `None` if there is none.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`](crate::Kind::CredentialStore) if the record cannot be read or is invalid. It is not changed.
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>>;

    /// Replaces the record. It is durable when this returns. Once polled, the write is carried out even if the future is
    /// dropped.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`](crate::Kind::CredentialStore) if the record could not be written; the former one is intact.
    /// [`StoreFailure::Fenced`](crate::StoreFailure::Fenced) if the lock was lost.
    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>>;

    /// Removes the record.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`](crate::Kind::CredentialStore) if the record could not be removed.
    fn remove(&mut self) -> BoxFuture<'_, Result<()>>;

    /// Moves an invalid record out of the way, so that another can be written. Removes it unless implemented.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`](crate::Kind::CredentialStore) if the record could not be moved.
    fn set_aside(&mut self) -> BoxFuture<'_, Result<()>> {
        self.remove()
    }

    /// Reads the record with everything that the store has about it.
    ///
    /// # Errors
    /// Those of [`read`](Self::read).
    fn load(&mut self) -> BoxFuture<'_, Result<Stored>> {
        async {
            let mut stored = Stored::new(self.read().await?);
            stored.revision = self.revision();
            Ok(stored)
        }
        .boxed()
    }

    /// The revision of the record when this entry last read or wrote it. `None` if the store does not count.
    fn revision(&self) -> Option<u64> {
        None
    }

    /// How long the lock lasts without [`extend`](Self::extend). `None` if it lasts as long as the entry.
    fn lease(&self) -> Option<Duration> {
        None
    }

    /// Extends the lock.
    ///
    /// # Errors
    /// [`StoreFailure::Fenced`](crate::StoreFailure::Fenced) if another holder has it.
    fn extend(&mut self) -> BoxFuture<'_, Result<()>> {
        async { Ok(()) }.boxed()
    }

    /// Shares the failure of an exchange with other processes. Does nothing unless implemented.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`](crate::Kind::CredentialStore) if the failure could not be written.
    fn share_failure(&mut self, failure: SharedFailure) -> BoxFuture<'_, Result<()>> {
        let _ = failure;
        async { Ok(()) }.boxed()
    }

    /// Removes the record after its tokens were revoked. A shared store records it for the other processes, until
    /// [`remove`](Self::remove).
    ///
    /// # Errors
    /// Those of [`remove`](Self::remove).
    fn remove_revoked(&mut self) -> BoxFuture<'_, Result<()>> {
        self.remove()
    }

    /// Releases the lock. Completes when others can have it.
    fn release(self: Box<Self>) -> BoxFuture<'static, ()> {
        drop(self);
        async {}.boxed()
    }
}

/// The error of [`Store::try_open`] for a record that another holder has.
#[must_use]
pub fn locked_by_another(key: &StoreKey) -> Error {
    Error::new(
        Kind::CredentialStore,
        format!(
            "another process or client has the stored tokens for {}",
            key.origin()
        ),
    )
    .with_store_failure(StoreFailure::Locked)
}

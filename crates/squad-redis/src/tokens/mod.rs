//! The token store of a fleet.

mod entry;
mod history;
mod response;
mod scripts;
mod seal;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _};
use redis::Value;
use ring::rand::{SecureRandom as _, SystemRandom};
use squad_core::auth::{Entry, Store, StoreKey, Stored};
use squad_core::clock::{Clock as _, SystemClock};
use squad_core::{Error, Kind, Result, StoreFailure};

use entry::LockedRecord;
pub(crate) use history::History;
use response::{Place, RecordResponse, Unreadable};
pub(crate) use seal::Sealer;

use crate::connection::{Connection, Failure, FailureKind};

/// How long a lock lasts without extension. A holder that died is taken over after this time.
const LEASE: Duration = Duration::from_secs(6);
/// How often a lock that another process has is read first; the delay doubles.
const FIRST_POLL: Duration = Duration::from_millis(50);
/// The longest such delay.
const MAX_POLL: Duration = Duration::from_secs(1);

/// Stores the tokens of an account in Redis.
#[derive(Clone)]
pub(crate) struct RedisStore(Arc<Shared>);

struct Shared {
    connection: Arc<Connection>,
    prefix: String,
    sealer: Sealer,
    history: Arc<History>,
    durable: bool,
}

/// A record of the store.
#[derive(Clone)]
struct Record {
    store: RedisStore,
    key: StoreKey,
    /// The key in Redis, which its content is bound to.
    name: String,
    failure: String,
}

impl RedisStore {
    pub(crate) fn new(
        connection: Arc<Connection>,
        prefix: String,
        sealer: Sealer,
        history: Arc<History>,
        durable: bool,
    ) -> Self {
        Self(Arc::new(Shared {
            connection,
            prefix,
            sealer,
            history,
            durable,
        }))
    }

    fn record(&self, key: &StoreKey) -> Record {
        let name = format!("{}token:{}", self.0.prefix, self.0.sealer.name(key));
        Record {
            store: self.clone(),
            key: key.clone(),
            failure: format!("{name} failure"),
            name,
        }
    }
}

impl Store for RedisStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let mut waited = 0;
            loop {
                match self.try_open(key).await {
                    Err(error) if error.store_failure() == Some(StoreFailure::Locked) => {
                        self.changed(key, waited).await;
                        waited += 1;
                    }
                    opened => return opened,
                }
            }
        }
        .boxed()
    }

    fn try_open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        let record = self.record(key);
        async move {
            let locked = LockedRecord::lock(record).await?;
            Ok(Box::new(locked) as Box<dyn Entry>)
        }
        .boxed()
    }

    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        let record = self.record(key);
        async move { record.read().await }.boxed()
    }

    fn changed<'a>(&'a self, _key: &'a StoreKey, waited: u32) -> BoxFuture<'a, ()> {
        let delay = FIRST_POLL.saturating_mul(1 << waited.min(8)).min(MAX_POLL);
        SystemClock::default().sleep(delay.mul_f64(0.5 + fastrand::f64() / 2.0))
    }

    fn forgets(&self) -> bool {
        true
    }
}

impl Record {
    async fn run(
        &self,
        script: &'static crate::connection::Script,
        arguments: Vec<Vec<u8>>,
    ) -> Result<Value> {
        let connection = &self.store.0.connection;
        let done = connection
            .run(script, vec![self.name.clone()], arguments)
            .await;
        done.map_err(store_error)
    }

    async fn read(&self) -> Result<Stored> {
        let value = self.run(&scripts::READ, Vec::new()).await?;
        self.interpret(value)
    }

    fn interpret(&self, value: Value) -> Result<Stored> {
        let shared = &self.store.0;
        let response = RecordResponse::parse(value).map_err(store_error)?;
        let place = Place {
            key: &self.key,
            name: &self.name,
            failure: &self.failure,
            durable: shared.durable,
        };
        let stored = response.stored(&shared.sealer, &place, &shared.history);
        stored.map_err(|unreadable| {
            let why = match unreadable {
                Unreadable::Sealed(problem) => problem.remedy().to_owned(),
                Unreadable::Content(problem) => format!("{problem}; remove it to log in again"),
            };
            let message = format!(
                "the token record {} in Redis at {} cannot be used: {why}; it is left as it is",
                self.name,
                shared.connection.host()
            );
            Error::new(Kind::CredentialStore, message).with_store_failure(StoreFailure::Unreadable)
        })
    }
}

/// The error of a failed script.
fn store_error(failure: Failure) -> Error {
    let kind = failure.kind;
    let error = Error::from(failure);
    match kind {
        FailureKind::Away => error.with_store_failure(StoreFailure::Unavailable),
        FailureKind::Configuration => error,
        FailureKind::Script => error.with_store_failure(StoreFailure::Unreadable),
    }
}

/// A random name: of the owner of a lock, or of a request.
fn random_id() -> Result<String> {
    let mut bytes = [0; 16];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| Error::new(Kind::CredentialStore, "the system has no random numbers"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl std::fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RedisStore")
            .field("connection", &self.0.connection)
            .field("prefix", &self.0.prefix)
            .finish_non_exhaustive()
    }
}

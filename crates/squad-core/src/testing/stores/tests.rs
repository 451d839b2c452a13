#![allow(clippy::unwrap_used)]

use std::sync::{Arc, Mutex};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use secrecy::ExposeSecret as _;

use super::*;
use crate::Result;
use crate::auth::{Entry, MemoryStore, Stored};

/// The promise that a store breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    HasRecord,
    ReadsAnother,
    ReadsNothing,
    Age(u64),
    NoRevision,
    RevisionStays,
    RevisionOfHolder,
    SharesLock,
    FailsWithAnotherError,
    Forgets,
    RevisionWithoutWrite,
    DropsWrite,
    RemovesNothing,
    RevisionRestarts,
}

#[derive(Debug, Clone)]
struct Faulty {
    inner: MemoryStore,
    fault: Fault,
    written: Arc<Mutex<Vec<TokenRecord>>>,
    removed: Arc<Mutex<bool>>,
}

struct FaultyEntry {
    inner: Box<dyn Entry>,
    store: Faulty,
}

fn faulty(fault: Fault) -> Faulty {
    Faulty {
        inner: MemoryStore::new(),
        fault,
        written: Arc::default(),
        removed: Arc::default(),
    }
}

impl Faulty {
    fn removed(&self) -> bool {
        *self.removed.lock().unwrap()
    }

    fn revision(&self, revision: Option<u64>, under_lock: bool) -> Option<u64> {
        match self.fault {
            Fault::NoRevision => None,
            Fault::RevisionStays => Some(7),
            Fault::RevisionOfHolder if under_lock => revision.map(|revision| revision + 1),
            Fault::RevisionRestarts if self.removed() => Some(1),
            _ => revision,
        }
    }
}

impl Store for Faulty {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let (inner, store) = (self.inner.open(key).await?, self.clone());
            Ok(Box::new(FaultyEntry { inner, store }) as Box<dyn Entry>)
        }
        .boxed()
    }

    fn try_open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let inner = match self.inner.try_open(key).await {
                Err(_) if self.fault == Fault::SharesLock => MemoryStore::new().open(key).await?,
                Err(_) if self.fault == Fault::FailsWithAnotherError => {
                    return Err(crate::Error::new(crate::Kind::CredentialStore, "locked"));
                }
                opened => opened?,
            };
            let store = self.clone();
            Ok(Box::new(FaultyEntry { inner, store }) as Box<dyn Entry>)
        }
        .boxed()
    }

    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        async move {
            let stored = self.inner.read(key).await?;
            let revision = self.revision(stored.revision, false);
            let is_written = stored.record.is_some();
            let record = match self.fault {
                Fault::HasRecord => Some(TokenRecord::default()),
                Fault::ReadsAnother if is_written => Some(record("another", Duration::ZERO)),
                Fault::ReadsNothing => None,
                Fault::Age(seconds) => stored
                    .record
                    .map(|record| record.with_age(Some(Duration::from_secs(seconds)))),
                _ => stored.record,
            };
            let mut stored = Stored::new(record);
            stored.revision = revision;
            Ok(stored)
        }
        .boxed()
    }

    fn changed<'a>(&'a self, key: &'a StoreKey, waited: u32) -> BoxFuture<'a, ()> {
        self.inner.changed(key, waited)
    }
}

impl Entry for FaultyEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        async {
            let record = self.inner.read().await?;
            Ok(record.filter(|_| self.store.fault != Fault::Forgets))
        }
        .boxed()
    }

    fn load(&mut self) -> BoxFuture<'_, Result<Stored>> {
        async {
            let revision = match self.store.fault {
                Fault::RevisionWithoutWrite => Some(99),
                _ => self.revision(),
            };
            let mut stored = Stored::new(self.read().await?);
            stored.revision = revision;
            Ok(stored)
        }
        .boxed()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        let mut written = self.store.written.lock().unwrap();
        written.push(record.clone());
        let nth = written.len();
        drop(written);
        if self.store.fault == Fault::DropsWrite && nth == 2 {
            return self.inner.write(super::record("first", Duration::ZERO));
        }
        self.inner.write(record)
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        *self.store.removed.lock().unwrap() = true;
        match self.store.fault {
            Fault::RemovesNothing => async { Ok(()) }.boxed(),
            _ => self.inner.remove(),
        }
    }

    fn revision(&self) -> Option<u64> {
        self.store.revision(self.inner.revision(), true)
    }
}

#[tokio::test]
async fn a_store_that_breaks_a_promise_is_found() {
    let age = "the age of the access token is not kept";
    let first = "the record is not the one that was written";
    let raised = "a write does not raise the revision";
    for (fault, broken) in [
        (Fault::None, None),
        (
            Fault::HasRecord,
            Some("there is a record before the first write"),
        ),
        (Fault::ReadsAnother, Some(first)),
        (Fault::ReadsNothing, Some(first)),
        (Fault::Age(99), Some(age)),
        (Fault::Age(100), None),
        (Fault::Age(159), None),
        (Fault::Age(160), Some(age)),
        (Fault::NoRevision, Some(raised)),
        (Fault::RevisionStays, Some(raised)),
        (
            Fault::RevisionOfHolder,
            Some("the holder has another revision than a reader"),
        ),
        (Fault::SharesLock, Some("two holders at a time")),
        (Fault::FailsWithAnotherError, Some("two holders at a time")),
        (
            Fault::Forgets,
            Some("the record is gone after the lock was released"),
        ),
        (
            Fault::RevisionWithoutWrite,
            Some("the revision changes without a write"),
        ),
        (Fault::DropsWrite, Some("the second record is gone")),
        (
            Fault::RemovesNothing,
            Some("the record is there after it was removed"),
        ),
        (
            Fault::RevisionRestarts,
            Some("a revision came twice, across a removal"),
        ),
    ] {
        let result = check_store(&faulty(fault), "faulty").await;
        let found = result.err();
        assert_eq!(found.as_deref(), broken, "{fault:?}");
    }
}

#[tokio::test]
async fn the_records_of_the_check_are_those_of_a_rotating_source() {
    let store = faulty(Fault::None);
    let before = SystemTime::now();
    check_store(&store, "records").await.unwrap();
    let written = store.written.lock().unwrap();
    let mut found = Vec::new();
    for record in &*written {
        let access = record.access.as_ref().unwrap();
        let refresh = record.refresh_token.as_ref().unwrap();
        assert!(record.rotates());
        assert_eq!(record.lifetime(), Some(Duration::from_secs(3600)));
        let requested = access.since + record.age().unwrap();
        assert!(requested >= before && requested <= SystemTime::now());
        found.push((
            access.token.expose_secret().to_owned(),
            refresh.expose_secret().to_owned(),
            record.age().unwrap().as_secs(),
        ));
    }
    let expected = [
        ("first", "refresh-first", 100),
        ("second", "refresh-second", 0),
        ("third", "refresh-third", 0),
    ];
    let expected =
        expected.map(|(access, refresh, age)| (access.to_owned(), refresh.to_owned(), age));
    assert_eq!(found, expected);
}

#[test]
fn a_revision_grows_with_each_write() {
    let mut last = 1;
    assert!(grown(&mut last, Some(3)));
    assert!(!grown(&mut last, Some(3)));
    assert!(!grown(&mut last, Some(2)));
    assert!(!grown(&mut last, None));
    assert!(grown(&mut last, Some(3)));
}

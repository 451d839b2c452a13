//! The tests that every token store has to pass.

use std::time::{Duration, SystemTime};

use crate::StoreFailure;
use crate::auth::{Fingerprint, Store, StoreKey, StoredAccessToken, TokenRecord};

/// Checks that `store` keeps the promises of [`Store`]: reading takes no lock, one holder at a time, revisions that grow, ages
/// that are kept. Uses records of its own, which `name` separates from those of other checks.
///
/// ```
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
/// # runtime.block_on(async {
/// use squad_core::auth::MemoryStore;
///
/// squad_core::testing::check_store(&MemoryStore::new(), "memory").await.unwrap();
/// # });
/// ```
///
/// # Errors
/// The promise that was broken.
pub async fn check_store(store: &dyn Store, name: &str) -> Result<(), String> {
    let key = StoreKey::new("https://auth.test", Fingerprint::of("store check", &[name]));
    let failed = |what: &str| {
        let what = what.to_owned();
        move |error: crate::Error| format!("{what}: {error}")
    };
    let stored = store.read(&key).await.map_err(failed("reading nothing"))?;
    expect(
        stored.record.is_none(),
        "there is a record before the first write",
    )?;
    let mut revision = stored.revision.unwrap_or_default();

    let mut entry = store
        .try_open(&key)
        .await
        .map_err(failed("locking a free record"))?;
    let age = Duration::from_secs(100);
    entry
        .write(record("first", age))
        .await
        .map_err(failed("writing"))?;
    let stored = store
        .read(&key)
        .await
        .map_err(failed("reading a locked record"))?;
    expect(
        is(stored.record.as_ref(), "first"),
        "the record is not the one that was written",
    )?;
    let read = stored
        .record
        .and_then(|record| record.access?.age(SystemTime::now()));
    let kept = read.is_some_and(|read| read >= age && read < age + Duration::from_secs(60));
    expect(kept, "the age of the access token is not kept")?;
    expect(
        grown(&mut revision, stored.revision),
        "a write does not raise the revision",
    )?;
    expect(
        entry.revision() == stored.revision,
        "the holder has another revision than a reader",
    )?;

    let second = store.try_open(&key).await;
    let second = second.err().and_then(|error| error.store_failure());
    expect(
        second == Some(StoreFailure::Locked),
        "two holders at a time",
    )?;
    entry.extend().await.map_err(failed("extending"))?;
    entry.release().await;
    store.changed(&key, 0).await;

    let mut entry = store
        .open(&key)
        .await
        .map_err(failed("locking a released record"))?;
    let loaded = entry
        .load()
        .await
        .map_err(failed("reading under the lock"))?;
    expect(
        is(loaded.record.as_ref(), "first"),
        "the record is gone after the lock was released",
    )?;
    expect(
        loaded.revision == Some(revision),
        "the revision changes without a write",
    )?;
    entry
        .write(record("second", Duration::ZERO))
        .await
        .map_err(failed("writing again"))?;
    expect(
        grown(&mut revision, entry.revision()),
        "a second write does not raise the revision",
    )?;
    drop(entry);

    let mut entry = store
        .open(&key)
        .await
        .map_err(failed("locking a dropped record"))?;
    expect(
        is(entry.read().await.ok().flatten().as_ref(), "second"),
        "the second record is gone",
    )?;
    entry.remove().await.map_err(failed("removing"))?;
    entry.release().await;
    let stored = store
        .read(&key)
        .await
        .map_err(failed("reading a removed record"))?;
    expect(
        stored.record.is_none(),
        "the record is there after it was removed",
    )?;

    let mut entry = store
        .open(&key)
        .await
        .map_err(failed("locking a removed record"))?;
    entry
        .write(record("third", Duration::ZERO))
        .await
        .map_err(failed("writing after removal"))?;
    expect(
        grown(&mut revision, entry.revision()),
        "a revision came twice, across a removal",
    )?;
    entry
        .remove()
        .await
        .map_err(failed("removing at the end"))?;
    entry.release().await;
    Ok(())
}

fn expect(kept: bool, broken: &str) -> Result<(), String> {
    if kept { Ok(()) } else { Err(broken.to_owned()) }
}

fn grown(last: &mut u64, now: Option<u64>) -> bool {
    let Some(now) = now else { return false };
    std::mem::replace(last, now) < now
}

fn record(token: &str, age: Duration) -> TokenRecord {
    TokenRecord {
        access: Some(StoredAccessToken {
            token: token.into(),
            since: SystemTime::now() - age,
            age: Some(age),
            life: Duration::from_secs(3600),
        }),
        refresh_token: Some(format!("refresh-{token}").into()),
        rotates: true,
        ..TokenRecord::default()
    }
}

fn is(record: Option<&TokenRecord>, token: &str) -> bool {
    record.is_some_and(|found| found.has_access_token_of(&self::record(token, Duration::ZERO)))
}

#[cfg(test)]
mod tests;

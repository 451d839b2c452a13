//! The file store: durability, permissions, and files that it does not understand.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use futures::poll;
use secrecy::ExposeSecret as _;

use super::clock::{TestClock, clock};
use super::fake::{FakeProvider, FakeResponse, session_of, session_with, single_attempt, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::store::{StoredAccessToken, UnrevokedTokens};
use crate::auth::{
    FileStore, Fingerprint, RefreshToken, Session, SquadcastSource, Store, StoreKey, TokenRecord,
};
use crate::{Authorize, Kind};

struct Place {
    _directory: tempfile::TempDir,
    path: PathBuf,
    store: Arc<FileStore>,
}

fn place() -> Place {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("deep").join("tokens");
    let store = Arc::new(FileStore::new(&path).unwrap());
    Place {
        _directory: directory,
        path,
        store,
    }
}

impl Place {
    fn files(&self, ending: &str) -> Vec<PathBuf> {
        let mut files: Vec<_> = fs::read_dir(&self.path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().ends_with(ending))
            .collect();
        files.sort();
        files
    }

    /// The path of the record as errors contain it.
    fn abbreviated(&self) -> String {
        let path = self.json();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let short = format!("{}….json", &name[..8]);
        self.path.join(short).display().to_string()
    }

    fn json(&self) -> PathBuf {
        let files = self.files(".json");
        assert_eq!(files.len(), 1);
        files[0].clone()
    }
}

fn key(name: &str) -> StoreKey {
    StoreKey::new("https://auth.example.com", Fingerprint::of("test", &[name]))
}

fn record() -> TokenRecord {
    TokenRecord {
        access: Some(StoredAccessToken {
            token: "canary-access".into(),
            since: UNIX_EPOCH + Duration::from_millis(1_700_000_000_123),
            life: Duration::from_secs(36_000),
        }),
        refresh_token: Some("canary-refresh".into()),
        in_doubt: true,
        unrevoked: vec![UnrevokedTokens {
            access: None,
            refresh: Some("canary-unrevoked".into()),
        }],
    }
}

fn squadcast(provider: &Arc<FakeProvider>, clock: &Arc<TestClock>, place: &Place) -> Session {
    let source = SquadcastSource::new(RefreshToken::new("canary-credential").unwrap());
    session_of(source, provider, clock, Arc::clone(&place.store) as _)
}

#[tokio::test]
async fn a_record_is_read_as_it_was_written() {
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    assert!(entry.read().await.unwrap().is_none());
    entry.write(record()).await.unwrap();
    let back = entry.read().await.unwrap().unwrap();
    let access = back.access.unwrap();
    assert_eq!(access.token.expose_secret(), "canary-access");
    assert_eq!(access.since, record().access.unwrap().since);
    assert_eq!(access.life, Duration::from_secs(36_000));
    assert_eq!(
        back.refresh_token.unwrap().expose_secret(),
        "canary-refresh"
    );
    assert!(back.in_doubt);
    let unrevoked = back.unrevoked[0].refresh.as_ref().unwrap();
    assert_eq!(unrevoked.expose_secret(), "canary-unrevoked");
    assert!(back.unrevoked[0].access.is_none());
    entry.remove().await.unwrap();
    entry.remove().await.unwrap();
    assert!(entry.read().await.unwrap().is_none());
}

#[tokio::test]
async fn a_second_process_uses_the_token_of_the_first() {
    let (place, clock) = (place(), clock());
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    assert_eq!(
        token(&squadcast(&provider, &clock, &place).bearer().await.unwrap()),
        "token-1"
    );
    clock.pass(1000);
    let second = squadcast(&provider, &clock, &place);
    assert_eq!(token(&second.bearer().await.unwrap()), "token-1");
    assert_eq!(provider.count(), 1);
    // Its lifetime counts from when the first process requested it.
    clock.pass(2600);
    assert!(second.current().is_none());
    // A token that is about to expire is not used, nor one whose age is unknown because the clock was set back.
    assert_eq!(token(&second.bearer().await.unwrap()), "token-2");
    clock.jump(-100);
    assert_eq!(
        token(&squadcast(&provider, &clock, &place).bearer().await.unwrap()),
        "token-3"
    );
    clock.pass(3575);
    assert_eq!(
        token(&squadcast(&provider, &clock, &place).bearer().await.unwrap()),
        "token-4"
    );
}

#[tokio::test]
async fn a_token_is_never_used_at_another_host() {
    let (place, clock) = (place(), clock());
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    for (n, host) in [
        "https://auth.squadcast.com",
        "https://auth.eu.squadcast.com",
    ]
    .iter()
    .enumerate()
    {
        let session = Session::new(
            SquadcastSource::new(RefreshToken::new("canary-credential").unwrap()),
            host.parse().unwrap(),
            Arc::clone(&provider) as _,
            Arc::clone(&clock) as _,
            Arc::clone(&place.store) as _,
        )
        .unwrap();
        assert_eq!(
            token(&session.bearer().await.unwrap()),
            format!("token-{}", n + 1)
        );
        let asked = provider.seen.lock().unwrap()[n].url.to_string();
        assert!(asked.starts_with(host), "{asked}");
    }
    assert_eq!(place.files(".json").len(), 2);
}

#[tokio::test]
async fn a_record_has_one_holder_at_a_time_and_does_not_block_others() {
    let place = place();
    let first = place.store.open(&key("a")).await.unwrap();
    let (a, b) = (key("a"), key("b"));
    let mut second = place.store.open(&a);
    for _ in 0..20 {
        assert!(poll!(&mut second).is_pending());
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    place.store.open(&b).await.unwrap();
    drop(first);
    second.await.unwrap();
    // A waiter that was dropped does not get the lock.
    let holder = place.store.open(&a).await.unwrap();
    {
        let mut gone = place.store.open(&a);
        assert!(poll!(&mut gone).is_pending());
    }
    drop(holder);
    place.store.open(&a).await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_has_access() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    entry.write(record()).await.unwrap();
    assert_eq!(mode(&place.path), 0o700);
    assert_eq!(mode(&place.path.parent().unwrap().to_path_buf()), 0o700);
    assert_eq!(mode(&place.json()), 0o600);
    assert_eq!(mode(&place.files(".lock")[0]), 0o600);
    // A file or a directory that others can access is rejected by name.
    fs::set_permissions(place.json(), fs::Permissions::from_mode(0o640)).unwrap();
    let error = entry.read().await.unwrap_err();
    assert!(error.to_string().contains(&place.abbreviated()), "{error}");
    fs::set_permissions(place.json(), fs::Permissions::from_mode(0o600)).unwrap();
    drop(entry);
    fs::set_permissions(&place.path, fs::Permissions::from_mode(0o755)).unwrap();
    for error in [
        FileStore::new(&place.path).unwrap_err(),
        place.store.open(&key("a")).await.err().unwrap(),
    ] {
        assert_eq!(error.kind(), Kind::CredentialStore);
        assert!(error.to_string().contains("700"), "{error}");
        assert!(
            error.to_string().contains(&*place.path.to_string_lossy()),
            "{error}"
        );
    }
}

/// Contents that are not a record, made from the good one, and what an error says about them.
fn invalid_contents(good: &[u8]) -> Vec<(Vec<u8>, &'static str)> {
    let text = String::from_utf8(good.to_vec()).unwrap();
    let access = text.split_once("\"access_token\":").unwrap().1;
    let access = access.split_once(',').unwrap().0.to_owned();
    vec![
        (Vec::new(), "empty"),
        (good[..good.len() / 2].to_vec(), "truncated"),
        (b"canary-foreign = 1".to_vec(), "not JSON"),
        (b"[]".to_vec(), "another program"),
        (br#"{"token":"canary-foreign"}"#.to_vec(), "another program"),
        (
            text.replace("\"version\":1", "\"version\":2").into(),
            "another version",
        ),
        (
            text.replace(&format!("\"access_token\":{access},"), "")
                .into(),
            "incomplete",
        ),
        (text.replace(&access, "[7]").into(), "wrong type"),
        (vec![0xff; 64], "not JSON"),
        (vec![b' '; 2 << 20], "mebibyte"),
        // A valid record under the name of another key.
        (
            TokenRecord::default().to_bytes(&key("stranger")).to_vec(),
            "another credential",
        ),
    ]
}

#[tokio::test]
async fn an_invalid_file_of_a_rotating_source_is_an_error_with_its_path_and_left_as_it_is() {
    let (place, clock) = (place(), clock());
    let oauth = Arc::new(StrictOAuth::default());
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    // The store works in real time, so the clock is stopped and nothing is retried.
    let new = || {
        let store = Arc::clone(&place.store) as _;
        session_with(password(), &provider, &clock, store, single_attempt())
    };
    new().bearer().await.unwrap();
    let path = place.json();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let good = fs::read(&path).unwrap();
    for (content, expected) in invalid_contents(&good) {
        fs::write(&path, &content).unwrap();
        let session = new();
        let error = session.bearer().await.unwrap_err();
        assert_eq!(error.kind(), Kind::CredentialStore);
        assert_eq!(error.exchange_sent(), crate::error::RequestSent::No);
        let text = format!("{error} {error:?}");
        assert!(text.contains(expected), "{text}");
        assert!(text.contains(&place.abbreviated()), "{text}");
        assert!(!text.contains(&name) && !text.contains("canary"), "{text}");
        assert!(session.revoke().await.is_err());
        assert_eq!(fs::read(&path).unwrap(), content, "overwritten");
        assert_eq!(provider.count(), 1, "nothing was sent");
        // Repaired, it is used without a new client.
        session.forget_in_memory();
        fs::write(&path, &good).unwrap();
        assert_eq!(token(&session.bearer().await.unwrap()), "access-1");
    }
}

#[tokio::test]
async fn an_invalid_file_of_another_source_is_set_aside_and_replaced() {
    let (place, clock) = (place(), clock());
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    squadcast(&provider, &clock, &place).bearer().await.unwrap();
    let path = place.json();
    let good = fs::read(&path).unwrap();
    for (n, (content, _)) in invalid_contents(&good).into_iter().enumerate() {
        fs::write(&path, &content).unwrap();
        let session = squadcast(&provider, &clock, &place);
        let new = format!("token-{}", n + 2);
        assert_eq!(token(&session.bearer().await.unwrap()), new);
        let aside = place.files(".invalid");
        assert_eq!(fs::read(&aside[0]).unwrap(), content);
        assert_eq!(aside.len(), 1);
        // The next process uses the new record.
        let next = squadcast(&provider, &clock, &place);
        assert_eq!(token(&next.bearer().await.unwrap()), new);
        assert!(next.store_error().is_none());
        assert!(session.revoke().await.is_ok());
        assert!(place.files(".json").is_empty());
        fs::write(&path, &good).unwrap();
    }
}

#[tokio::test]
async fn a_store_that_cannot_be_used_is_reported_and_fails_no_call_of_a_source_that_does_not_rotate()
 {
    let (place, clock) = (place(), clock());
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = squadcast(&provider, &clock, &place);
    assert!(session.store_error().is_none());
    // A file in the place of the directory: neither locking nor writing works.
    fs::remove_dir_all(&place.path).unwrap();
    fs::write(&place.path, "").unwrap();
    assert_eq!(token(&session.bearer().await.unwrap()), "token-1");
    let error = session.store_error().unwrap();
    assert_eq!(error.kind(), Kind::CredentialStore);
    assert!(
        error.to_string().contains(&*place.path.to_string_lossy()),
        "{error}"
    );
    let error = session.forget().await.unwrap_err();
    assert_eq!(
        error.kind(),
        Kind::CredentialStore,
        "forgetting needs the store"
    );
    // Only writing fails: the record is locked, but its directory is gone.
    fs::remove_file(&place.path).unwrap();
    clock.pass(3600);
    let failing = Arc::new(super::rotation::Failing::with_broken_writes(1..2));
    let source = SquadcastSource::new(RefreshToken::new("canary-credential").unwrap());
    let session = session_of(source, &provider, &clock, failing);
    assert_eq!(token(&session.bearer().await.unwrap()), "token-2");
    assert!(
        session
            .store_error()
            .unwrap()
            .to_string()
            .contains("disk full")
    );
    clock.pass(3600);
    assert_eq!(token(&session.bearer().await.unwrap()), "token-3");
    assert!(session.store_error().is_none(), "the store works again");
}

#[tokio::test]
async fn a_record_truncated_at_any_length_is_an_error_and_never_a_panic() {
    let bytes = record().to_bytes(&key("a"));
    for end in 0..bytes.len() {
        let error = TokenRecord::from_bytes(&bytes[..end], &key("a")).unwrap_err();
        assert!(!error.to_string().contains("canary"));
    }
    assert!(TokenRecord::from_bytes(&bytes, &key("a")).is_ok());
}

#[tokio::test]
async fn neither_file_names_nor_contents_contain_the_credential() {
    let (place, clock) = (place(), clock());
    let provider = Arc::new(FakeProvider::new(|_, _| {
        FakeResponse::Body(
            200,
            r#"{"data":{"access_token":"token-1","refresh_token":"canary-credential"}}"#.to_owned(),
        )
    }));
    squadcast(&provider, &clock, &place).bearer().await.unwrap();
    for path in place.files("") {
        assert!(!path.to_string_lossy().contains("canary"));
        assert!(!String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("canary"));
    }
    let oauth = Arc::new(StrictOAuth::default());
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    session_of(password(), &provider, &clock, Arc::clone(&place.store) as _)
        .bearer()
        .await
        .unwrap();
    for path in place.files("") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            !text.contains("client-secret") && !text.contains("pass & word"),
            "{}",
            path.display()
        );
    }
}

#[tokio::test]
async fn temporary_files_of_a_killed_process_are_removed_and_no_others() {
    let place = place();
    let (a, b) = (key("a"), key("b"));
    let left = |key: &StoreKey| place.path.join(format!(".{}.x1y2.tmp", key.fingerprint()));
    for key in [&a, &b] {
        fs::write(left(key), "{\"half\":").unwrap();
    }
    place.store.open(&a).await.unwrap();
    assert!(!left(&a).exists());
    assert!(left(&b).exists(), "its owner may be writing it");
}

#[tokio::test]
async fn a_write_completes_even_if_its_future_is_dropped() {
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    {
        let mut write = entry.write(record());
        let _ = poll!(&mut write);
    }
    drop(entry);
    // The write has the lock until it completes.
    let mut next = place.store.open(&key("a")).await.unwrap();
    assert!(next.read().await.unwrap().is_some());
}

#[tokio::test]
async fn a_directory_that_cannot_be_written_is_an_error_that_names_it() {
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    fs::remove_dir_all(&place.path).unwrap();
    let error = entry.write(record()).await.unwrap_err();
    assert!(
        error.to_string().contains(&*place.path.to_string_lossy()),
        "{error}"
    );
    let file = place.path.with_file_name("file");
    fs::write(&file, "").unwrap();
    assert!(
        FileStore::new(&file)
            .unwrap_err()
            .to_string()
            .contains("file")
    );
}

#[tokio::test]
async fn a_lock_that_another_process_keeps_is_an_error_only_if_the_store_is_required() {
    for rotates in [true, false] {
        let (place, clock) = (place(), clock());
        let oauth = Arc::new(StrictOAuth::default());
        let provider = match rotates {
            true => FakeProvider::strict(&oauth, |_, _| None),
            false => Arc::new(FakeProvider::squadcast(&clock, 36_000)),
        };
        let session = match rotates {
            true => session_of(password(), &provider, &clock, Arc::clone(&place.store) as _),
            false => squadcast(&provider, &clock, &place),
        };
        session.bearer().await.unwrap();
        let holder = fs::File::open(&place.files(".lock")[0]).unwrap();
        holder.lock().unwrap();
        clock.pass(36_000);
        let result = clock.drive(session.bearer()).await;
        if rotates {
            assert_eq!(result.unwrap_err().kind(), Kind::Timeout);
            assert_eq!(provider.count(), 1);
        } else {
            assert_eq!(token(&result.unwrap()), "token-2");
            assert!(session.store_error().unwrap().is_timeout());
        }
        drop(holder);
        clock.pass(36_000);
        let mut caller = session.bearer();
        loop {
            // The lock is taken on a thread.
            if let std::task::Poll::Ready(bearer) = poll!(&mut caller) {
                bearer.unwrap();
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert!(session.store_error().is_none());
    }
}

//! The file store: durability, permissions, and files that it does not understand.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use futures::poll;
use secrecy::ExposeSecret as _;

use super::clock::{TestClock, clock};
use super::fake::{FakeProvider, FakeResponse, session_of, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::store::{StoredAccessToken, UnrevokedTokens};
use crate::auth::{
    FileStore, Fingerprint, RefreshToken, Session, SquadcastSource, Store, StoreKey, TokenRecord,
};
use crate::{Authorize, Kind};

pub(crate) struct Place {
    _directory: tempfile::TempDir,
    pub(crate) path: PathBuf,
    pub(crate) store: Arc<FileStore>,
}

pub(crate) fn place() -> Place {
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
    pub(crate) fn files(&self, ending: &str) -> Vec<PathBuf> {
        let mut files: Vec<_> = fs::read_dir(&self.path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().ends_with(ending))
            .collect();
        files.sort();
        files
    }

    /// The path of the record as errors contain it.
    pub(crate) fn abbreviated(&self) -> String {
        let path = self.json();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let short = format!("{}….json", &name[..8]);
        self.path.join(short).display().to_string()
    }

    pub(crate) fn json(&self) -> PathBuf {
        let files = self.files(".json");
        assert_eq!(files.len(), 1);
        files[0].clone()
    }
}

pub(crate) fn key(name: &str) -> StoreKey {
    StoreKey::new("https://auth.example.com", Fingerprint::of("test", &[name]))
}

fn record() -> TokenRecord {
    TokenRecord {
        access: Some(StoredAccessToken {
            token: "canary-access".into(),
            since: UNIX_EPOCH + Duration::from_millis(1_700_000_000_123),
            age: None,
            life: Duration::from_secs(36_000),
        }),
        refresh_token: Some("canary-refresh".into()),
        in_doubt: true,
        rotates: true,
        revision: 0,
        unrevoked: vec![UnrevokedTokens {
            access: None,
            refresh: Some("canary-unrevoked".into()),
        }],
    }
}

pub(crate) fn squadcast(
    provider: &Arc<FakeProvider>,
    clock: &Arc<TestClock>,
    place: &Place,
) -> Session {
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

#[cfg(unix)]
#[tokio::test]
async fn a_named_pipe_in_place_of_a_token_file_is_an_error() {
    let place = place();
    let key = key("a");
    let mut entry = place.store.open(&key).await.unwrap();
    entry.write(record()).await.unwrap();
    drop(entry);
    let path = place.json();
    fs::remove_file(&path).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    let mut entry = place.store.open(&key).await.unwrap();
    let error = entry.read().await.unwrap_err();
    assert_eq!(error.kind(), Kind::CredentialStore);
    assert!(error.to_string().contains("not a regular file"), "{error}");
}

//! The file store: what survives, who may look, and what is left alone.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use futures::poll;
use secrecy::ExposeSecret as _;

use super::clock::TestClock;
use super::fake::{Act, Fake, session_of, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::store::Access;
use crate::auth::{
    FileStore, Fingerprint, RefreshToken, Saved, Session, SquadcastSource, Store, StoreKey,
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

    fn record(&self) -> PathBuf {
        let files = self.files(".json");
        assert_eq!(files.len(), 1);
        files[0].clone()
    }
}

fn key(name: &str) -> StoreKey {
    StoreKey::new("https://auth.example.com", Fingerprint::of("test", &[name]))
}

fn saved() -> Saved {
    Saved {
        access: Some(Access {
            token: "canary-access".into(),
            since: UNIX_EPOCH + Duration::from_millis(1_700_000_000_123),
            life: Duration::from_secs(36_000),
        }),
        refresh_token: Some("canary-refresh".into()),
        in_doubt: true,
    }
}

fn squadcast(fake: &Arc<Fake>, clock: &Arc<TestClock>, place: &Place) -> Session {
    let source = SquadcastSource::new(RefreshToken::new("canary-credential").unwrap());
    session_of(source, fake, clock, Arc::clone(&place.store) as _)
}

#[tokio::test]
async fn a_record_comes_back_as_it_was_written() {
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    assert!(entry.read().await.unwrap().is_none());
    entry.write(saved()).await.unwrap();
    let back = entry.read().await.unwrap().unwrap();
    let access = back.access.unwrap();
    assert_eq!(access.token.expose_secret(), "canary-access");
    assert_eq!(access.since, saved().access.unwrap().since);
    assert_eq!(access.life, Duration::from_secs(36_000));
    assert_eq!(
        back.refresh_token.unwrap().expose_secret(),
        "canary-refresh"
    );
    assert!(back.in_doubt);
    entry.remove().await.unwrap();
    entry.remove().await.unwrap();
    assert!(entry.read().await.unwrap().is_none());
}

#[tokio::test]
async fn a_second_process_uses_the_first_ones_token() {
    let (place, clock) = (place(), Arc::new(TestClock::new()));
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    assert_eq!(
        token(&squadcast(&fake, &clock, &place).bearer().await.unwrap()),
        "token-1"
    );
    clock.pass(1000);
    let second = squadcast(&fake, &clock, &place);
    assert_eq!(token(&second.bearer().await.unwrap()), "token-1");
    assert_eq!(fake.count(), 1);
    // Its life is reckoned from when the first got it.
    clock.pass(2600);
    assert!(second.current().is_none());
    // One that is nearly over, or whose age cannot be told because the clock was set back, is not taken.
    assert_eq!(token(&second.bearer().await.unwrap()), "token-2");
    clock.jump(-100);
    assert_eq!(
        token(&squadcast(&fake, &clock, &place).bearer().await.unwrap()),
        "token-3"
    );
    clock.pass(3575);
    assert_eq!(
        token(&squadcast(&fake, &clock, &place).bearer().await.unwrap()),
        "token-4"
    );
}

#[tokio::test]
async fn a_token_of_one_host_is_never_taken_for_anothers() {
    let (place, clock) = (place(), Arc::new(TestClock::new()));
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
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
            Arc::clone(&fake) as _,
            Arc::clone(&clock) as _,
            Arc::clone(&place.store) as _,
        )
        .unwrap();
        assert_eq!(
            token(&session.bearer().await.unwrap()),
            format!("token-{}", n + 1)
        );
        let asked = fake.seen.lock().unwrap()[n].url.to_string();
        assert!(asked.starts_with(host), "{asked}");
    }
    assert_eq!(place.files(".json").len(), 2);
}

#[tokio::test]
async fn one_record_is_held_by_one_at_a_time_and_others_are_free() {
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
    // A waiter who went away does not keep the lock.
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
async fn only_the_owner_can_look() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    entry.write(saved()).await.unwrap();
    assert_eq!(mode(&place.path), 0o700);
    assert_eq!(mode(&place.path.parent().unwrap().to_path_buf()), 0o700);
    assert_eq!(mode(&place.record()), 0o600);
    assert_eq!(mode(&place.files(".lock")[0]), 0o600);
    // A file or a directory that was opened to others is refused by name.
    fs::set_permissions(place.record(), fs::Permissions::from_mode(0o640)).unwrap();
    let error = entry.read().await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains(&*place.record().to_string_lossy()),
        "{error}"
    );
    fs::set_permissions(place.record(), fs::Permissions::from_mode(0o600)).unwrap();
    drop(entry);
    fs::set_permissions(&place.path, fs::Permissions::from_mode(0o755)).unwrap();
    for error in [
        FileStore::new(&place.path).unwrap_err(),
        place.store.open(&key("a")).await.err().unwrap(),
    ] {
        assert_eq!(error.kind(), Kind::Configuration);
        assert!(error.to_string().contains("700"), "{error}");
        assert!(
            error.to_string().contains(&*place.path.to_string_lossy()),
            "{error}"
        );
    }
}

#[tokio::test]
async fn torn_and_foreign_files_are_named_and_left_as_they_are() {
    let (place, clock) = (place(), Arc::new(TestClock::new()));
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    squadcast(&fake, &clock, &place).bearer().await.unwrap();
    let path = place.record();
    let good = fs::read(&path).unwrap();
    let text = String::from_utf8(good.clone()).unwrap();
    let mut broken: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "empty"),
        (good[..good.len() / 2].to_vec(), "breaks off"),
        (b"canary-foreign = 1".to_vec(), "no JSON"),
        (b"[]".to_vec(), "something else"),
        (br#"{"token":"canary-foreign"}"#.to_vec(), "something else"),
        (
            text.replace("\"version\":1", "\"version\":2").into(),
            "another version",
        ),
        (
            text.replace("\"access_token\":\"token-1\",", "").into(),
            "incomplete",
        ),
        (text.replace("\"token-1\"", "[7]").into(), "not of the kind"),
        (vec![0xff; 64], "no JSON"),
        (vec![b' '; 2 << 20], "mebibyte"),
    ];
    // A good record under another key's name is another's.
    let stranger = Saved::default().to_bytes(&key("stranger")).to_vec();
    broken.push((stranger, "another credential"));
    for (content, said) in broken {
        fs::write(&path, &content).unwrap();
        let session = squadcast(&fake, &clock, &place);
        let error = session.bearer().await.unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
        assert!(error.to_string().contains(said), "{error}");
        assert!(
            error.to_string().contains(&*path.to_string_lossy()),
            "{error}"
        );
        assert!(!format!("{error:?}").contains("canary"), "{error:?}");
        assert!(session.revoke().await.is_err());
        assert_eq!(fs::read(&path).unwrap(), content, "overwritten");
        assert_eq!(fake.count(), 1, "nothing was sent");
        // Put right, it is used without a new client.
        fs::write(&path, &good).unwrap();
        clock.pass(2);
        let mended = squadcast(&fake, &clock, &place);
        assert_eq!(token(&mended.bearer().await.unwrap()), "token-1");
    }
}

#[tokio::test]
async fn every_length_of_a_torn_record_is_an_error_and_never_a_panic() {
    let bytes = saved().to_bytes(&key("a"));
    for end in 0..bytes.len() {
        let error = Saved::from_bytes(&bytes[..end], &key("a")).unwrap_err();
        assert!(!error.to_string().contains("canary"));
    }
    assert!(Saved::from_bytes(&bytes, &key("a")).is_ok());
}

#[tokio::test]
async fn neither_names_nor_content_hold_the_credential() {
    let (place, clock) = (place(), Arc::new(TestClock::new()));
    let fake = Arc::new(Fake::new(|_, _| {
        Act::Answer(
            200,
            r#"{"data":{"access_token":"token-1","refresh_token":"canary-credential"}}"#.to_owned(),
        )
    }));
    squadcast(&fake, &clock, &place).bearer().await.unwrap();
    for path in place.files("") {
        assert!(!path.to_string_lossy().contains("canary"));
        assert!(!String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("canary"));
    }
    let oauth = Arc::new(StrictOAuth::default());
    let books = Arc::clone(&oauth);
    let fake = Arc::new(Fake::new(move |request, _| {
        let (status, body) = books.answer_request(request);
        Act::Answer(status, body)
    }));
    session_of(password(), &fake, &clock, Arc::clone(&place.store) as _)
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
async fn what_a_killed_process_left_is_swept_away_and_nothing_else() {
    let place = place();
    let (a, b) = (key("a"), key("b"));
    let left = |key: &StoreKey| place.path.join(format!(".{}.x1y2.tmp", key.fingerprint()));
    for key in [&a, &b] {
        fs::write(left(key), "{\"half\":").unwrap();
    }
    place.store.open(&a).await.unwrap();
    assert!(!left(&a).exists());
    assert!(left(&b).exists(), "its owner may be writing it just now");
}

#[tokio::test]
async fn a_write_comes_to_its_end_even_if_nobody_waits_for_it() {
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    {
        let mut write = entry.write(saved());
        let _ = poll!(&mut write);
    }
    drop(entry);
    // The write has the lock until it is done.
    let mut next = place.store.open(&key("a")).await.unwrap();
    assert!(next.read().await.unwrap().is_some());
}

#[tokio::test]
async fn a_directory_that_cannot_be_written_is_an_error_that_names_it() {
    let place = place();
    let mut entry = place.store.open(&key("a")).await.unwrap();
    fs::remove_dir_all(&place.path).unwrap();
    let error = entry.write(saved()).await.unwrap_err();
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
async fn a_lock_that_another_holds_for_too_long_is_an_error_and_not_a_hang() {
    let (place, clock) = (place(), Arc::new(TestClock::new()));
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = squadcast(&fake, &clock, &place);
    session.bearer().await.unwrap();
    let name = place.files(".lock")[0].clone();
    let holder = fs::File::open(&name).unwrap();
    holder.lock().unwrap();
    clock.pass(3600);
    let mut caller = session.bearer();
    assert!(poll!(&mut caller).is_pending());
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
    clock.pass(30);
    let error = caller.await.unwrap_err();
    assert_eq!(error.kind(), Kind::Timeout);
    assert_eq!(fake.count(), 1);
    drop(holder);
    clock.pass(2);
    assert!(session.bearer().await.is_ok());
}

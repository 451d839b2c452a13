//! Files that are not a record, and stores that cannot be used: an error only if the source needs its store.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use futures::poll;

use super::clock::clock;
use super::failing_store::FailingStore;
use super::fake::{FakeProvider, session_of, session_with, single_attempt, token};
use super::files::{key, place, squadcast};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::{RefreshToken, SquadcastSource, TokenRecord};
use crate::{Authorize, Kind};

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
    let failing = Arc::new(FailingStore::new(1..2));
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

#[tokio::test]
async fn a_pair_that_was_not_written_replaces_only_the_record_it_was_made_from() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    // The third write is the pair of the first rotation.
    let store = Arc::new(FailingStore::new(3..4));
    let new = || {
        let store = Arc::clone(&store) as _;
        session_with(password(), &provider, &clock, store, single_attempt())
    };
    let (one, other) = (new(), new());
    one.bearer().await.unwrap();
    clock.pass(36_000);
    let error = one.bearer().await.unwrap_err();
    assert_eq!(error.kind(), Kind::CredentialStore);
    // The mark says that the refresh token may be spent.
    let newer = token(&other.bearer().await.unwrap());
    assert_eq!((oauth.log_ins(), oauth.rotations()), (2, 1));
    clock.pass(60);
    assert_eq!(token(&one.bearer().await.unwrap()), newer);
    assert_eq!(token(&new().bearer().await.unwrap()), newer, "overwritten");
    assert_eq!((provider.count(), oauth.reuses()), (3, 0));
}

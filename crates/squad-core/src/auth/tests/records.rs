//! The content of a record and of a shared failure, and the errors of the files that hold them.

use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use secrecy::{ExposeSecret as _, SecretString};

use super::files::{key, place};
use crate::auth::store::{SharedClass, StoredAccessToken, UnrevokedTokens};
use crate::auth::{Fingerprint, SharedFailure, Store as _, StoreKey, Stored, TokenRecord};
use crate::{Error, Kind, StoreFailure};

fn access(token: &str) -> StoredAccessToken {
    StoredAccessToken {
        token: token.into(),
        since: UNIX_EPOCH + Duration::from_secs(1000),
        age: None,
        life: Duration::from_secs(3600),
    }
}

fn record() -> TokenRecord {
    TokenRecord {
        access: Some(access("access")),
        refresh_token: Some("refresh".into()),
        rotates: true,
        revision: 7,
        unrevoked: vec![
            UnrevokedTokens {
                access: Some("old-access".into()),
                refresh: Some("old-refresh".into()),
            },
            UnrevokedTokens {
                access: None,
                refresh: Some("older-refresh".into()),
            },
        ],
        ..TokenRecord::default()
    }
}

fn texts(secrets: &[SecretString]) -> Vec<&str> {
    secrets
        .iter()
        .map(|secret| secret.expose_secret())
        .collect()
}

#[test]
fn a_record_says_what_a_store_has_to_know_about_it() {
    let (full, empty) = (record(), TokenRecord::default());
    assert!(full.rotates() && !empty.rotates());
    assert_eq!(full.lifetime(), Some(Duration::from_secs(3600)));
    assert_eq!(
        (full.age(), empty.age(), empty.lifetime()),
        (None, None, None)
    );
    let aged = record().with_age(Some(Duration::from_secs(5)));
    assert_eq!(aged.age(), Some(Duration::from_secs(5)));
    assert_eq!(aged.with_age(None).age(), None);
    let nothing = TokenRecord::default().with_age(Some(Duration::from_secs(5)));
    assert_eq!(nothing.age(), None);

    assert!(full.has_access_token_of(&record()) && empty.has_access_token_of(&empty));
    assert!(!full.has_access_token_of(&empty) && !empty.has_access_token_of(&full));
    let other = TokenRecord {
        access: Some(access("another")),
        ..record()
    };
    assert!(!full.has_access_token_of(&other));

    let without = record().without_access_token();
    assert!(without.access.is_none() && without.refresh_token.is_some());
    let doubtful = record().in_doubt();
    assert!(doubtful.in_doubt && doubtful.refresh_token.is_some() && doubtful.rotates);
    assert!(
        !TokenRecord::default().in_doubt().in_doubt,
        "no token can be spent"
    );
    assert_eq!(
        texts(&full.secrets()),
        [
            "access",
            "refresh",
            "old-access",
            "old-refresh",
            "older-refresh"
        ]
    );
    assert!(empty.secrets().is_empty());
    assert_eq!(
        format!("{doubtful:?}"),
        "TokenRecord { in_doubt: true, .. }"
    );
    assert_eq!(
        format!("{:?}", full.unrevoked[0]),
        "UnrevokedTokens([redacted])"
    );
}

#[test]
fn the_age_of_an_access_token_is_that_of_the_store_or_of_the_wall_clock() {
    let since = UNIX_EPOCH + Duration::from_secs(1000);
    let mut token = access("access");
    assert_eq!(
        token.age(since + Duration::from_secs(9)),
        Some(Duration::from_secs(9))
    );
    assert_eq!(token.age(since - Duration::from_secs(1)), None);
    token.age = Some(Duration::from_secs(3));
    for wall in [since, since - Duration::from_secs(1)] {
        assert_eq!(token.age(wall), Some(Duration::from_secs(3)));
    }
}

#[test]
fn the_bytes_of_a_record_are_json_that_later_versions_can_read() {
    let key = key("a");
    let name = key.fingerprint();
    let json = |record: &TokenRecord| String::from_utf8(record.to_bytes(&key).to_vec()).unwrap();
    let start = format!(
        r#"{{"format":"squad-core tokens","version":1,"key":"{name}","origin":"https://auth.example.com","#
    );
    let full = format!(
        r#"{start}"access_token":"access","access_token_since":1000000,"access_token_life":3600000,"refresh_token":"refresh","in_doubt":false,"rotates":true,"revision":7,"unrevoked":[{{"access_token":"old-access","refresh_token":"old-refresh"}},{{"refresh_token":"older-refresh"}}]}}"#
    );
    assert_eq!(json(&record()), full);
    let empty = format!(r#"{start}"in_doubt":false,"revision":0}}"#);
    assert_eq!(json(&TokenRecord::default()), empty);
    for text in [&full, &empty] {
        let read = TokenRecord::from_bytes(text.as_bytes(), &key).unwrap();
        assert_eq!(&json(&read), text);
    }
    let early = TokenRecord {
        access: Some(StoredAccessToken {
            since: UNIX_EPOCH - Duration::from_secs(1),
            ..access("access")
        }),
        ..TokenRecord::default()
    };
    assert!(json(&early).contains(r#""access_token_since":0,"#));
}

#[test]
fn bytes_that_are_not_a_record_are_rejected_with_the_reason() {
    let key = key("a");
    let good = String::from_utf8(record().to_bytes(&key).to_vec()).unwrap();
    let incomplete = "its access token is incomplete";
    for (text, reason) in [
        (String::new(), "it is empty"),
        (good[..good.len() - 1].to_owned(), "it is truncated"),
        ("canary".to_owned(), "it is not JSON"),
        (
            good.replace("squad-core tokens", "canary"),
            "it was written by another program",
        ),
        (
            good.replace(r#""version":1"#, r#""version":2"#),
            "it was written by another version of this library",
        ),
        (
            good.replace(r#""in_doubt":false"#, r#""in_doubt":"canary""#),
            "one of its fields has the wrong type",
        ),
        (
            good.replace(&key.fingerprint().to_string(), "canary"),
            "it belongs to another credential or another host",
        ),
        (good.replace(r#""access_token":"access","#, ""), incomplete),
        (
            good.replace(r#""access_token_since":1000000,"#, ""),
            incomplete,
        ),
        (
            good.replace(r#""access_token_life":3600000,"#, ""),
            incomplete,
        ),
    ] {
        let invalid = TokenRecord::from_bytes(text.as_bytes(), &key).unwrap_err();
        assert_eq!(invalid.to_string(), reason, "{text}");
    }
}

#[test]
fn a_key_is_of_one_origin_and_one_credential() {
    let credential = Fingerprint::of("credential", &["a"]);
    let key = StoreKey::new("https://a.test", credential);
    assert_eq!(key.origin(), "https://a.test");
    assert_eq!(
        key.fingerprint(),
        credential.with("origin", "https://a.test")
    );
    assert_ne!(
        key.fingerprint(),
        StoreKey::new("https://b.test", credential).fingerprint()
    );
}

#[test]
fn a_shared_failure_says_whether_the_credential_was_rejected() {
    let rejected = SharedClass::Rejected(Fingerprint::of("credential", &["a"]));
    for (class, is_rejection, name) in [
        (SharedClass::Transient, false, "transient"),
        (SharedClass::ClientRejected, false, "client_rejected"),
        (rejected, true, "rejected"),
    ] {
        let failure = SharedFailure {
            error: Error::new(Kind::Timeout, "no response"),
            retry_in: Duration::from_secs(3),
            failures: 4,
            class,
        };
        assert_eq!(failure.is_rejection(), is_rejection);
        assert_eq!(failure.retry_in(), Duration::from_secs(3));
        let bytes = String::from_utf8(failure.to_bytes().to_vec()).unwrap();
        let start =
            format!(r#"{{"class":"{name}","kind":"timeout","message":"no response","failures":4"#);
        assert!(bytes.starts_with(&start), "{bytes}");
        assert_eq!(bytes.contains("\"rejected\":"), is_rejection);
        assert_eq!(
            format!("{failure:?}"),
            "SharedFailure { kind: Timeout, retry_in: 3s, .. }"
        );
        let read = SharedFailure::from_bytes(bytes.as_bytes()).unwrap();
        assert_eq!((read.class, read.retry_in()), (class, Duration::ZERO));
    }
    for (kind, read) in [
        (Kind::Server, Kind::Server),
        (Kind::Authentication, Kind::Authentication),
        (Kind::Permission, Kind::Permission),
        (Kind::RateLimited, Kind::RateLimited),
        (Kind::Timeout, Kind::Timeout),
        (Kind::Connection, Kind::Connection),
        (Kind::Decode, Kind::Decode),
        (Kind::NotFound, Kind::Server),
    ] {
        let failure = SharedFailure {
            error: Error::new(kind, ""),
            retry_in: Duration::ZERO,
            failures: 0,
            class: SharedClass::Transient,
        };
        let back = SharedFailure::from_bytes(&failure.to_bytes()).unwrap();
        assert_eq!(back.error.kind(), read);
    }
    for invalid in [r#""rejected":"x""#, r#""kind":"x""#] {
        let text = format!(r#"{{"class":"rejected",{invalid},"message":"","failures":0}}"#);
        assert!(SharedFailure::from_bytes(text.as_bytes()).is_none());
    }
}

#[test]
fn a_store_says_all_it_has_about_a_record() {
    let nothing = Stored::new(None);
    assert!(nothing.record.is_none() && nothing.failure.is_none());
    assert_eq!((nothing.revision, nothing.revoked), (None, false));
    let failure = SharedFailure {
        error: Error::new(Kind::Server, ""),
        retry_in: Duration::ZERO,
        failures: 0,
        class: SharedClass::Transient,
    };
    let all = Stored::new(Some(record()))
        .revision(3)
        .failure(Some(failure))
        .revoked(true);
    assert!(all.record.is_some() && all.failure.is_some());
    assert_eq!((all.revision, all.revoked), (Some(3), true));
}

#[tokio::test]
async fn a_file_that_cannot_be_removed_written_or_moved_is_an_error_that_names_it() {
    let place = place();
    let key = key("a");
    let name = key.fingerprint().to_string();
    let path = place.path.join(format!("{name}.json"));
    let shown = place.path.join(format!("{}….json", &name[..8]));
    let mut entry = place.store.open(&key).await.unwrap();
    let text = |error: &Error| {
        assert_eq!(error.kind(), Kind::CredentialStore);
        error.message().to_owned()
    };
    // Nothing is there to be removed, and nothing to be moved.
    entry.remove().await.unwrap();
    let error = entry.set_aside().await.unwrap_err();
    let start = format!("the token file {} cannot be set aside: ", shown.display());
    assert!(text(&error).starts_with(&start), "{error}");
    // A directory in the place of the file.
    fs::create_dir(&path).unwrap();
    for (action, result) in [
        ("removed", entry.remove().await),
        ("written", entry.write(record()).await),
        ("read", entry.read().await.map(drop)),
    ] {
        let error = result.unwrap_err();
        let start = format!("the token file {} cannot be {action}: ", shown.display());
        assert!(text(&error).starts_with(&start), "{error}");
        assert!(!text(&error).contains(&name), "{error}");
    }
    assert_eq!(
        place.files(".tmp").len(),
        0,
        "the temporary file is removed"
    );
}

#[tokio::test]
async fn a_file_of_a_mebibyte_is_read_and_a_larger_one_is_not() {
    let place = place();
    let key = key("a");
    let mut entry = place.store.open(&key).await.unwrap();
    entry.write(record()).await.unwrap();
    let path = place.json();
    let mut bytes = fs::read(&path).unwrap();
    bytes.resize(1 << 20, b' ');
    fs::write(&path, &bytes).unwrap();
    assert!(entry.read().await.unwrap().is_some());
    bytes.push(b' ');
    fs::write(&path, &bytes).unwrap();
    let error = entry.read().await.unwrap_err();
    assert!(
        error.message().ends_with("it is larger than one mebibyte"),
        "{error}"
    );
    assert_eq!(error.store_failure(), None);
    fs::write(&path, "[]").unwrap();
    let error = entry.read().await.unwrap_err();
    assert_eq!(error.store_failure(), Some(StoreFailure::Unreadable));
    assert!(
        error.message().ends_with(
            "cannot be used: it was written by another program; it is left as it is, remove it to log in again"
        ),
        "{error}"
    );
}

#[tokio::test]
async fn the_revisions_of_a_file_grow_and_contain_the_time() {
    let place = place();
    let key = key("a");
    let millis = || {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        u64::try_from(now.as_millis()).unwrap()
    };
    let before = millis();
    let mut entry = place.store.open(&key).await.unwrap();
    assert_eq!(entry.revision(), Some(0));
    entry.write(record()).await.unwrap();
    let first = entry.revision().unwrap();
    assert!((before..=millis()).contains(&first), "{first}");
    entry.write(record()).await.unwrap();
    let second = entry.revision().unwrap();
    assert!(second > first, "{second}");
    let stored = place.store.read(&key).await.unwrap();
    assert_eq!(stored.revision, Some(second));
    assert_eq!(stored.record.unwrap().revision, second);
    assert_eq!(entry.load().await.unwrap().revision, Some(second));
    // A revision of another machine, whose clock is ahead.
    let ahead = TokenRecord {
        revision: u64::MAX - 1,
        ..record()
    };
    fs::write(place.json(), ahead.to_bytes(&key)).unwrap();
    drop(entry);
    let mut entry = place.store.open(&key).await.unwrap();
    assert_eq!(entry.revision(), Some(u64::MAX - 1));
    for _ in 0..2 {
        entry.write(record()).await.unwrap();
        assert_eq!(entry.revision(), Some(u64::MAX));
    }
    entry.remove().await.unwrap();
    assert_eq!(entry.revision(), Some(0));
    let stored = place.store.read(&key).await.unwrap();
    assert_eq!((stored.revision, stored.record.is_none()), (Some(0), true));
}

//! The values of this module: their constructors, messages, `Debug` and defaults.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};

use super::fake::{FakeProvider, FakeResponse};
use crate::auth::credential::{bearer_header, check_form_field, check_token};
use crate::auth::failure::{AttemptFailure, FailureClass, delay};
use crate::auth::policy::Policy;
use crate::auth::{
    AccessToken, Credential, ExchangeOutcome, Fingerprint, GrantError, MemoryStore, OAuth2Source,
    PasswordGrant, RefreshToken, SquadcastSource,
};
use crate::{Error, Kind, RequestSent};

#[test]
fn a_credential_has_a_name_a_content_and_a_secret() {
    let name = Fingerprint::of("name", &[]);
    let content = Fingerprint::of("content", &[]);
    let named = Credential::named(name);
    assert_eq!((named.fingerprint, named.content), (name, name));
    assert!(named.secret().is_none() && !named.single_use);
    let debug = format!("{named:?}");
    assert_eq!(debug, format!("Credential {{ fingerprint: {name:?}, .. }}"));
    let named = named.with_content(content);
    assert_eq!((named.fingerprint, named.content), (name, content));
    let of_secret = Fingerprint::of("credential", &["secret"]);
    for (credential, single_use) in [
        (Credential::reusable("secret".into()), false),
        (Credential::single_use("secret".into()), true),
    ] {
        let secret = credential.secret().map(|secret| secret.expose_secret());
        assert_eq!(
            (secret, credential.single_use),
            (Some("secret"), single_use)
        );
        assert_eq!(
            (credential.fingerprint, credential.content),
            (of_secret, of_secret)
        );
    }
}

#[test]
fn a_token_or_field_that_cannot_be_sent_is_rejected_with_the_reason() {
    let token = |text: &str| check_token("token", &SecretString::from(text));
    let place = "contains a space, a control character or a character outside ASCII";
    for (text, message) in [
        ("", "the token is empty".to_owned()),
        ("a b", format!("the token {place}; nothing was sent")),
        ("a\u{e9}", format!("the token {place}; nothing was sent")),
        (
            " ab",
            format!("the token {place} at its beginning or end; nothing was sent"),
        ),
        (
            "ab\n",
            format!("the token {place} at its beginning or end; nothing was sent"),
        ),
    ] {
        let error = token(text).unwrap_err();
        assert_eq!(
            (error.kind(), error.message()),
            (Kind::Configuration, &*message)
        );
    }
    assert!(token("!~").is_ok());
    let control = "contains a control character, such as a line feed";
    for (text, problem) in [("", "is empty"), ("a\n", control), ("\u{85}", control)] {
        let error = check_form_field("client id", text).unwrap_err();
        let message = format!("the client id {problem}; nothing was sent");
        assert_eq!(
            (error.kind(), error.message()),
            (Kind::Configuration, &*message)
        );
    }
    assert!(check_form_field("password", " pässwörd ").is_ok());
    let header = bearer_header(&"token".into()).unwrap();
    assert_eq!(header, "Bearer token");
    assert!(header.is_sensitive());
    assert_eq!(
        bearer_header(&"".into()).unwrap_err().message(),
        "the access token is empty"
    );
}

#[test]
fn the_delay_after_a_failure_doubles_up_to_its_limit() {
    let policy = Policy::default();
    let rejected = FailureClass::Rejected(Fingerprint::of("x", &[]));
    let (transient, client) = (FailureClass::Transient, FailureClass::ClientRejected);
    for (class, failures, jitter, retry_after, millis) in [
        (transient, 0, 0.0, None, 250),
        (transient, 0, 1.0, None, 375),
        (transient, 0, 9.0, None, 375),
        (transient, 0, -9.0, None, 250),
        (transient, 1, 0.0, None, 500),
        (transient, 1, 0.5, None, 625),
        (transient, 6, 0.0, None, 16_000),
        (transient, 6, 1.0, None, 24_000),
        (transient, 7, 0.0, None, 30_000),
        (transient, 1000, 1.0, None, 30_000),
        (transient, 0, 0.0, Some(200), 250),
        (transient, 0, 0.0, Some(7_000), 7_000),
        (transient, 0, 0.0, Some(299_999), 299_999),
        (transient, 0, 0.0, Some(300_001), 300_000),
        (client, 0, 0.0, None, 30_000),
        (client, 0, 1.0, None, 45_000),
        (client, 2, 0.0, None, 120_000),
        (client, 5, 0.0, None, 900_000),
        (FailureClass::Local, 9, 0.0, None, 1000),
        (FailureClass::Local, 9, 1.0, None, 1500),
        (rejected, 9, 0.0, None, 1000),
        (rejected, 9, 0.0, Some(2000), 2000),
    ] {
        let failure = AttemptFailure {
            error: Error::new(Kind::Server, ""),
            retry_after: retry_after.map(Duration::from_millis),
            class,
        };
        let found = delay(&policy, &failure, failures, jitter);
        let case = format!("{class:?} {failures} {jitter} {retry_after:?}");
        assert_eq!(found, Duration::from_millis(millis), "{case}");
    }
    // With delays as long as they can be, the exponent is limited too.
    let patient = Policy {
        max_backoff: Duration::MAX,
        ..Policy::default()
    };
    let failure = AttemptFailure {
        error: Error::new(Kind::Server, ""),
        retry_after: None,
        class: transient,
    };
    for (failures, seconds) in [(15, 8192), (16, 16_384), (17, 16_384)] {
        let found = delay(&patient, &failure, failures, 0.0);
        assert_eq!(found, Duration::from_secs(seconds));
    }
}

#[test]
fn the_numbers_of_the_policy() {
    let policy = Policy::default();
    let seconds = Duration::from_secs;
    assert_eq!(policy.backoff, Duration::from_millis(250));
    assert_eq!(policy.retry_for, seconds(45));
    assert_eq!(policy.max_unlikely_attempts, 3);
    assert_eq!(
        (policy.min_backoff, policy.max_backoff),
        (seconds(1), seconds(30))
    );
    assert_eq!(policy.max_retry_after, seconds(300));
    assert_eq!(policy.client_backoff, seconds(30));
    assert_eq!(policy.max_client_backoff, seconds(900));
    assert_eq!(policy.max_rejection_interval, seconds(10));
    assert_eq!(
        (policy.lease, policy.rotation_lease),
        (seconds(11), seconds(180))
    );
}

#[test]
fn a_failed_exchange_has_its_outcome_error_and_delay() {
    let error = || Error::new(Kind::Server, "the service is down");
    for (failed, outcome) in [
        (GrantError::rejected(error()), ExchangeOutcome::Rejected),
        (
            GrantError::client_rejected(error()),
            ExchangeOutcome::ClientRejected,
        ),
        (
            GrantError::not_processed(error()),
            ExchangeOutcome::NotProcessed,
        ),
        (GrantError::unknown(error()), ExchangeOutcome::Unknown),
        (GrantError::from(error()), ExchangeOutcome::NotProcessed),
    ] {
        assert_eq!(failed.outcome(), outcome);
        assert_eq!(failed.to_string(), error().to_string());
        assert_eq!(failed.error().message(), "the service is down");
        let delay = Some(Duration::from_secs(7));
        assert_eq!(failed.retry_after(delay).retry_after, delay);
    }
    let cause = Error::new(Kind::Timeout, "no response").with_exchange_sent(RequestSent::Maybe);
    let failed = GrantError::unknown(error()).caused_by(cause);
    assert_eq!(failed.error().exchange_sent(), RequestSent::Maybe);
    let source = std::error::Error::source(failed.error())
        .unwrap()
        .to_string();
    assert!(source.contains("no response"), "{source}");
}

#[test]
fn the_class_of_a_failure_decides_what_is_tried_next() {
    let error = |kind| Error::new(kind, "");
    for (kind, class) in [
        (Kind::Configuration, FailureClass::Local),
        (Kind::Server, FailureClass::Transient),
        (Kind::Redirect, FailureClass::Transient),
    ] {
        let failure = AttemptFailure::from(error(kind));
        assert_eq!((failure.class, failure.retry_after), (class, None));
        assert_eq!(failure.error.kind(), kind);
    }
    let delay = Some(Duration::from_secs(7));
    for (failed, class) in [
        (
            GrantError::client_rejected(error(Kind::Redirect)),
            FailureClass::ClientRejected,
        ),
        (
            GrantError::unknown(error(Kind::Configuration)),
            FailureClass::Local,
        ),
        (
            GrantError::unknown(error(Kind::Redirect)),
            FailureClass::Local,
        ),
        (
            GrantError::unknown(error(Kind::Server)),
            FailureClass::Transient,
        ),
        (
            GrantError::rejected(error(Kind::Authentication)),
            FailureClass::Transient,
        ),
    ] {
        let failure = AttemptFailure::from(failed.retry_after(delay));
        assert_eq!((failure.class, failure.retry_after), (class, delay));
    }
}

#[test]
fn debug_shows_no_secret() {
    let token = || RefreshToken::new("canary").unwrap();
    let grant = || PasswordGrant::new("canary", "canary", "canary", "canary").unwrap();
    let fixed = OAuth2Source::refresh_token("canary", "canary", token()).unwrap();
    let callback = RefreshToken::from_callback(|| async { Ok::<_, String>("canary") });
    let account = OAuth2Source::password_from("crm", || async {
        PasswordGrant::new("canary", "canary", "canary", "canary").map_err(|e| e.to_string())
    });
    let provider: Arc<FakeProvider> = Arc::new(FakeProvider::new(|_, _| FakeResponse::Hang));
    let session = super::fake::session(&provider, &super::clock::clock());
    let rest = r#"token_path: "/oauth/token/", revoke_path: "/oauth/revoke_token/", retries_lost: false, forbidden_means_rejected: false }"#;
    for (debug, expected) in [
        (format!("{:?}", token()), "RefreshToken([redacted])".to_owned()),
        (format!("{callback:?}"), "RefreshToken(from a callback)".to_owned()),
        (format!("{:?}", grant()), "PasswordGrant([redacted])".to_owned()),
        (
            format!("{:?}", AccessToken::new("canary").unwrap()),
            "AccessToken([redacted])".to_owned(),
        ),
        (
            format!("{:?}", OAuth2Source::password(grant())),
            format!("OAuth2Source {{ start: PasswordGrant([redacted]), {rest}"),
        ),
        (
            format!("{fixed:?}"),
            format!("OAuth2Source {{ start: RefreshToken([redacted]), {rest}"),
        ),
        (
            format!("{account:?}"),
            format!("OAuth2Source {{ start: PasswordGrant(from the callback \"crm\"), {rest}"),
        ),
        (
            format!("{:?}", SquadcastSource::new(token())),
            "SquadcastSource { token: RefreshToken([redacted]) }".to_owned(),
        ),
        (
            format!("{session:?}"),
            "Session { origin: \"https://auth.example.com\", source: SquadcastSource { token: RefreshToken([redacted]) }, .. }".to_owned(),
        ),
        (format!("{:?}", MemoryStore::new()), "MemoryStore { .. }".to_owned()),
    ] {
        assert_eq!(debug, expected);
    }
}

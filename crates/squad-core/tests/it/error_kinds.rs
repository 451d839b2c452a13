//! The kinds of errors: their statuses, names and predicates; and what an error carries.

use std::error::Error as _;
use std::time::Duration;

use http::StatusCode;
use squad_core::{Error, Kind, RequestSent, StoreFailure};

type Predicate = fn(&Error) -> bool;

const KINDS: [(Kind, Predicate, &str); 15] = [
    (
        Kind::Authentication,
        Error::is_authentication,
        "authentication",
    ),
    (Kind::Permission, Error::is_permission, "permission"),
    (Kind::NotFound, Error::is_not_found, "not_found"),
    (Kind::Conflict, Error::is_conflict, "conflict"),
    (Kind::Validation, Error::is_validation, "validation"),
    (Kind::RateLimited, Error::is_rate_limited, "rate_limited"),
    (Kind::Server, Error::is_server, "server"),
    (Kind::Timeout, Error::is_timeout, "timeout"),
    (Kind::Connection, Error::is_connection, "connection"),
    (Kind::Decode, Error::is_decode, "decode"),
    (
        Kind::UnexpectedResponse,
        Error::is_unexpected_response,
        "unexpected_response",
    ),
    (Kind::Truncated, Error::is_truncated, "truncated"),
    (Kind::Redirect, Error::is_redirect, "redirect"),
    (
        Kind::Configuration,
        Error::is_configuration,
        "configuration",
    ),
    (
        Kind::CredentialStore,
        Error::is_credential_store,
        "credential_store",
    ),
];

#[test]
fn each_kind_has_its_own_predicate_and_name() {
    for (kind, _, name) in KINDS {
        let error = Error::new(kind, "");
        assert_eq!((error.kind(), kind.as_str()), (kind, name));
        for (other, is_other, _) in KINDS {
            assert_eq!(is_other(&error), kind == other, "{kind:?} and {other:?}");
        }
    }
}

#[test]
fn every_status_has_a_kind() {
    for status in (300..1000).filter_map(|code| StatusCode::from_u16(code).ok()) {
        let kind = match status.as_u16() {
            301..=303 | 307..=308 => Kind::Redirect,
            401 | 407 => Kind::Authentication,
            402 | 403 => Kind::Permission,
            404 | 410 => Kind::NotFound,
            408 => Kind::Timeout,
            409 | 412 => Kind::Conflict,
            429 => Kind::RateLimited,
            400..500 => Kind::Validation,
            500..600 => Kind::Server,
            _ => Kind::UnexpectedResponse,
        };
        let error = Error::from_response(status, b"", &[]);
        assert_eq!((error.kind(), error.status()), (kind, Some(status)));
    }
}

#[test]
fn what_can_succeed_later_is_retryable() {
    for (kind, _, _) in KINDS {
        let later = [
            Kind::RateLimited,
            Kind::Timeout,
            Kind::Connection,
            Kind::Server,
        ];
        assert_eq!(
            Error::new(kind, "").is_retryable(),
            later.contains(&kind),
            "{kind:?}"
        );
    }
    for status in 500..600 {
        let error = Error::from_response(StatusCode::from_u16(status).unwrap(), b"", &[]);
        assert_eq!(
            error.is_retryable(),
            ![501, 505].contains(&status),
            "{status}"
        );
    }
    for (failure, retryable) in [
        (StoreFailure::Unavailable, true),
        (StoreFailure::Locked, true),
        (StoreFailure::Fenced, true),
        (StoreFailure::Unreadable, false),
    ] {
        let error = Error::new(Kind::CredentialStore, "").with_store_failure(failure);
        assert_eq!(error.is_retryable(), retryable, "{failure:?}");
        assert_eq!(error.store_failure(), Some(failure));
        let other = Error::new(Kind::Configuration, "").with_store_failure(failure);
        assert!(!other.is_retryable());
    }
}

#[test]
fn an_error_carries_what_it_is_given_and_nothing_else() {
    let bare = Error::new(Kind::Server, "it failed");
    assert_eq!(bare.message(), "it failed");
    assert_eq!(
        (bare.status(), bare.operation_id(), bare.request_id()),
        (None, None, None)
    );
    assert_eq!(
        (bare.json_path(), bare.code(), bare.conflict_data()),
        (None, None, None)
    );
    assert_eq!(
        (bare.field_errors(), bare.retry_after(), bare.attempts()),
        (&[][..], None, 0)
    );
    assert_eq!(bare.request_sent(), RequestSent::No);
    assert_eq!(bare.exchange_sent(), RequestSent::No);
    assert_eq!(bare.store_failure(), None);
    assert!(bare.refresh_failure().is_none() && bare.source().is_none());

    let full = bare
        .clone()
        .with_status(StatusCode::BAD_GATEWAY)
        .with_operation("getTeam")
        .with_request_id(Some("req-1".to_owned()))
        .with_retry_after(Some(Duration::from_secs(3)))
        .with_attempts(4)
        .with_request_sent(RequestSent::Maybe)
        .with_exchange_sent(RequestSent::Maybe)
        .with_source("the cause");
    assert_eq!(full.status(), Some(StatusCode::BAD_GATEWAY));
    assert_eq!(full.operation_id(), Some("getTeam"));
    assert_eq!(full.request_id(), Some("req-1"));
    assert_eq!(full.retry_after(), Some(Duration::from_secs(3)));
    assert_eq!(full.attempts(), 4);
    assert_eq!(full.request_sent(), RequestSent::Maybe);
    assert_eq!(full.exchange_sent(), RequestSent::Maybe);
    assert_eq!(full.source().unwrap().to_string(), "the cause");
    assert_eq!(bare.attempts(), 0, "a clone is changed alone");
}

#[test]
fn the_failure_of_a_refresh_is_the_source_and_counts_as_sent() {
    let failure = Error::new(Kind::Timeout, "too late").with_exchange_sent(RequestSent::Maybe);
    let rejected = || Error::new(Kind::Authentication, "no").with_source("the cause");
    let error = rejected().with_refresh_failure(failure.clone());
    assert_eq!(error.refresh_failure().unwrap().message(), "too late");
    assert_eq!(error.source().unwrap().to_string(), "too late");
    for (own, both) in [
        (RequestSent::No, RequestSent::Maybe),
        (RequestSent::Maybe, RequestSent::Maybe),
        (RequestSent::Yes, RequestSent::Yes),
    ] {
        assert_eq!(error.clone().with_exchange_sent(own).exchange_sent(), both);
        assert_eq!(rejected().with_exchange_sent(own).exchange_sent(), own);
    }
}

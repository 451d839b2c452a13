//! Single transitions of the token state, with exact values.

use std::time::{Duration, UNIX_EPOCH};

use http::HeaderValue;

use crate::auth::Fingerprint;
use crate::auth::failure::{AttemptFailure, FailureClass};
use crate::auth::life::{Life, Now};
use crate::auth::policy::Policy;
use crate::auth::state::{AfterFailure, Decision, Need, Step, TokenState};
use crate::{Bearer, Error, Kind, RequestSent};

fn at(seconds: u64) -> Now {
    Now {
        wall: UNIX_EPOCH + Duration::from_secs(1_000_000 + seconds),
        mono: Duration::from_secs(seconds),
    }
}

/// A state whose refresh number 1 was started at 100 s.
fn started() -> TokenState {
    let mut state = TokenState::new(Policy::default());
    let decision = state.decide(Need::Token, at(100));
    assert!(matches!(
        decision,
        Decision::Start {
            number: 1,
            takes_over: false
        }
    ));
    state
}

fn failure(class: FailureClass, kind: Kind, sent: RequestSent) -> AttemptFailure {
    AttemptFailure {
        error: Error::new(kind, "no token").with_exchange_sent(sent),
        retry_after: None,
        class,
    }
}

fn transient() -> AttemptFailure {
    failure(FailureClass::Transient, Kind::Server, RequestSent::No)
}

/// The token number `number`, which lives for 1000 s from `since`.
fn succeed(state: &mut TokenState, number: u64, since: u64, exchanged: bool) -> Option<u64> {
    let life = Life::new(at(since), Duration::ZERO, Duration::from_secs(1000), 0.0);
    let bearer = state.refresh_succeeded(number, life, exchanged, |generation| {
        Bearer::new(HeaderValue::from_static("Bearer x"), generation)
    });
    bearer.map(|bearer| bearer.generation)
}

#[test]
fn the_error_of_a_running_exchange_says_whether_its_request_was_sent() {
    let pending = |state: &TokenState| {
        let error = state.pending_error().unwrap();
        (
            error.kind(),
            error.message().to_owned(),
            error.exchange_sent(),
        )
    };
    let unfinished = |sent| {
        (
            Kind::Timeout,
            "the token exchange has not completed".to_owned(),
            sent,
        )
    };
    assert!(TokenState::new(Policy::default()).pending_error().is_none());
    let mut state = started();
    assert_eq!(pending(&state), unfinished(RequestSent::No));
    assert!(state.step_begins(1, Step::Local, at(101)));
    assert_eq!(pending(&state), unfinished(RequestSent::No));
    assert!(state.step_begins(1, Step::Request, at(101)));
    assert_eq!(pending(&state), unfinished(RequestSent::Maybe));
    assert!(state.step_begins(1, Step::Local, at(101)));
    assert_eq!(
        pending(&state),
        unfinished(RequestSent::Maybe),
        "it is still open"
    );
    let after = state.attempt_failed(1, transient(), at(102), 0.0);
    assert!(matches!(after, AfterFailure::Retry(delay) if delay == Duration::from_millis(250)));
    let failed = |sent| (Kind::Server, "no token".to_owned(), sent);
    assert_eq!(
        pending(&state),
        failed(RequestSent::No),
        "the attempt is over"
    );
    assert!(state.step_begins(1, Step::SpendsOnlyToken, at(103)));
    assert_eq!(pending(&state), failed(RequestSent::Maybe));
    // Once an attempt has reached the provider, later ones do not change that.
    let sent = failure(FailureClass::Transient, Kind::Server, RequestSent::Yes);
    state.attempt_failed(1, sent, at(104), 0.0);
    assert_eq!(pending(&state), failed(RequestSent::Yes));
    let last = failure(FailureClass::Local, Kind::Server, RequestSent::No);
    let AfterFailure::GiveUp(error) = state.attempt_failed(1, last, at(105), 0.0) else {
        panic!("a local failure is not retried");
    };
    assert_eq!(error.exchange_sent(), RequestSent::Yes);
    assert_eq!(
        pending(&state),
        failed(RequestSent::Yes),
        "that of the last refresh"
    );
}

#[test]
fn a_lease_is_extended_by_each_step_and_each_failure() {
    let until = |state: &mut TokenState, now| match state.decide(Need::Token, now) {
        Decision::Wait(until) => until.as_secs_f64(),
        other => panic!("{other:?}"),
    };
    let mut state = started();
    assert_eq!(until(&mut state, at(100)), 111.0);
    for (step, end) in [
        (Step::Local, 116.0),
        (Step::Request, 116.0),
        (Step::SpendsOnlyToken, 285.0),
    ] {
        assert!(state.step_begins(1, step, at(105)));
        assert_eq!(until(&mut state, at(105)), end, "{step:?}");
    }
    assert!(!state.step_begins(2, Step::Request, at(105)));
    state.attempt_failed(1, transient(), at(106), 0.0);
    assert_eq!(until(&mut state, at(106)), 117.25);
    assert!(!state.refresh_abandoned(2) && state.refresh_abandoned(1));
    let decision = state.decide(Need::Token, at(107));
    assert!(matches!(
        decision,
        Decision::Start {
            number: 2,
            takes_over: false
        }
    ));
    assert_eq!(succeed(&mut state, 1, 107, true), None, "superseded");
    assert_eq!(succeed(&mut state, 2, 107, true), Some(1));
}

#[test]
fn a_refresh_is_retried_for_45_seconds_and_three_times_if_that_is_unlikely_to_help() {
    // The next attempt would start 45 s after the first one, or later.
    for (seconds, retries) in [(44_750, true), (44_751, false)] {
        let mut state = started();
        let mut now = at(100);
        now.mono += Duration::from_millis(seconds);
        let after = state.attempt_failed(1, transient(), now, 0.0);
        assert_eq!(
            matches!(after, AfterFailure::Retry(_)),
            retries,
            "{seconds} ms"
        );
    }
    let mut state = started();
    for nth in 1..=3 {
        let unlikely = failure(FailureClass::Transient, Kind::Decode, RequestSent::Yes);
        let after = state.attempt_failed(1, unlikely, at(101), 0.0);
        assert_eq!(matches!(after, AfterFailure::Retry(_)), nth < 3, "{nth}");
    }
    for class in [
        FailureClass::Local,
        FailureClass::ClientRejected,
        FailureClass::Rejected(Fingerprint::of("x", &[])),
    ] {
        let mut state = started();
        let failed = failure(class, Kind::Server, RequestSent::No);
        let after = state.attempt_failed(1, failed, at(101), 0.0);
        assert!(matches!(after, AfterFailure::GiveUp(_)), "{class:?}");
        let rejected = state.rejected_credential();
        assert_eq!(
            rejected.is_some(),
            matches!(class, FailureClass::Rejected(_))
        );
        let late = state.attempt_failed(1, transient(), at(101), 0.0);
        assert!(matches!(late, AfterFailure::Superseded));
    }
}

#[test]
fn after_a_failure_callers_back_off_or_fail_until_its_time_has_passed() {
    let rejected = FailureClass::Rejected(Fingerprint::of("x", &[]));
    for (class, seconds, backs_off) in [
        (FailureClass::Transient, 1, true),
        (FailureClass::Local, 1, false),
        (FailureClass::ClientRejected, 30, false),
        (rejected, 1, false),
    ] {
        let mut state = started();
        let failed = failure(class, Kind::Server, RequestSent::No);
        state.attempt_failed(1, failed, at(200), 0.0);
        let until = Duration::from_secs(200 + seconds);
        let mut now = at(200 + seconds);
        now.mono -= Duration::from_nanos(1);
        match state.decide(Need::Token, now) {
            Decision::BackOff(end, error) => {
                assert!(backs_off && end == until && error.message() == "no token");
            }
            Decision::Fail(error) => assert!(!backs_off && error.message() == "no token"),
            other => panic!("{other:?}"),
        }
        now.mono = until;
        let decision = state.decide(Need::Token, now);
        assert!(
            matches!(decision, Decision::Start { number: 2, .. }),
            "{class:?}"
        );
    }
    // The delay of a rejected client doubles with each rejection, and only with those.
    let mut state = started();
    state.attempt_failed(1, transient(), at(100), 0.0);
    for (number, seconds) in [(1, 30), (2, 60), (3, 120)] {
        let rejected = failure(FailureClass::ClientRejected, Kind::Server, RequestSent::No);
        let now = at(1000 * number);
        state.attempt_failed(number, rejected, now, 0.0);
        let before = at(1000 * number + seconds - 1);
        assert!(
            matches!(state.decide(Need::Token, before), Decision::Fail(_)),
            "{number}"
        );
        let after = at(1000 * number + seconds);
        assert!(
            matches!(state.decide(Need::Token, after), Decision::Start { .. }),
            "{number}"
        );
    }
    assert_eq!(succeed(&mut state, 4, 5000, true), Some(1));
    let decision = state.decide(Need::NewerThan(1), at(5001));
    assert!(matches!(decision, Decision::Start { number: 5, .. }));
    let rejected = failure(FailureClass::ClientRejected, Kind::Server, RequestSent::No);
    state.attempt_failed(5, rejected, at(5001), 0.0);
    let decision = state.decide(Need::NewerThan(1), at(5031));
    assert!(
        matches!(decision, Decision::Start { number: 6, .. }),
        "a success resets it"
    );
}

#[test]
fn a_cached_token_is_used_before_each_window_and_while_a_refresh_retries() {
    let use_of = |decision| match decision {
        Decision::Use(bearer) => Some(bearer.generation),
        Decision::Start { .. } | Decision::Wait(_) => None,
        other => panic!("{other:?}"),
    };
    // Advisory from 900 s, mandatory from 970 s.
    for (need, seconds, used) in [
        (Need::Token, 969, true),
        (Need::Token, 970, false),
        (Need::BackgroundRefresh, 899, true),
        (Need::BackgroundRefresh, 900, false),
        (Need::NewerThan(0), 999, true),
        (Need::NewerThan(0), 1000, false),
        (Need::NewerThan(1), 0, false),
        (Need::NewerThan(9), 0, false),
    ] {
        let mut state = started();
        succeed(&mut state, 1, 100, true);
        let found = use_of(state.decide(need, at(100 + seconds)));
        assert_eq!(found, used.then_some(1), "{need:?} at {seconds} s");
    }
    let mut state = started();
    succeed(&mut state, 1, 100, true);
    let need = Need::Token;
    assert_eq!(
        use_of(state.decide(need, at(1080))),
        None,
        "it starts a refresh"
    );
    assert_eq!(use_of(state.decide(need, at(1080))), None, "it waits");
    assert!(state.usable_after_failure(need, at(1080)).is_some());
    state.attempt_failed(2, transient(), at(1081), 0.0);
    assert_eq!(
        use_of(state.decide(need, at(1081))),
        Some(1),
        "an attempt failed"
    );
    assert!(
        state.usable_after_failure(need, at(1100)).is_none(),
        "it has expired"
    );
    state.attempt_failed(
        2,
        failure(FailureClass::Local, Kind::Server, RequestSent::No),
        at(1082),
        0.0,
    );
    assert_eq!(
        use_of(state.decide(need, at(1082))),
        Some(1),
        "the refresh failed"
    );
    assert_eq!(
        use_of(state.decide(need, at(1083))),
        None,
        "the next refresh"
    );
}

#[test]
fn rejections_cause_one_exchange_in_ten_seconds() {
    let mut state = started();
    succeed(&mut state, 1, 100, true);
    assert!(matches!(
        state.decide(Need::NewerThan(1), at(200)),
        Decision::Start { number: 2, .. }
    ));
    assert_eq!(
        state
            .cached()
            .map(|(bearer, rejected)| (bearer.generation, rejected)),
        Some((1, true))
    );
    assert_eq!(succeed(&mut state, 2, 200, true), Some(2));
    let early = state.decide(Need::NewerThan(2), at(209));
    assert!(
        matches!(early, Decision::Fail(error) if error.message() == "the service rejected an access token that it had just issued; the next one is requested in a few seconds")
    );
    assert!(
        state.cached().is_some_and(|(_, rejected)| !rejected),
        "others use it"
    );
    assert!(matches!(
        state.decide(Need::NewerThan(2), at(210)),
        Decision::Start { number: 3, .. }
    ));
    // A token of the store costs no exchange.
    assert_eq!(succeed(&mut state, 3, 300, false), Some(3));
    assert!(matches!(
        state.decide(Need::NewerThan(3), at(300)),
        Decision::Start { number: 4, .. }
    ));
}

#[test]
fn forgetting_supersedes_a_refresh_and_closing_fails_every_caller() {
    let mut state = started();
    succeed(&mut state, 1, 100, true);
    state.decide(Need::NewerThan(1), at(200));
    state.forget();
    assert!(state.cached().is_none() && state.pending_error().is_none());
    assert_eq!(succeed(&mut state, 2, 200, true), None, "superseded");
    // Numbers and generations go on.
    assert!(matches!(
        state.decide(Need::Token, at(201)),
        Decision::Start { number: 3, .. }
    ));
    assert_eq!(succeed(&mut state, 3, 201, true), Some(2));
    state.close(Error::new(Kind::Authentication, "revoked"));
    let closed = state.decide(Need::Token, at(202));
    assert!(matches!(closed, Decision::Fail(error) if error.message() == "revoked"));
    assert!(state.usable_after_failure(Need::Token, at(202)).is_none());
    state.forget();
    assert!(matches!(
        state.decide(Need::Token, at(203)),
        Decision::Start { number: 4, .. }
    ));
}

//! What a caller does with a snapshot of the token state, at both sides of each point in time.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use http::HeaderValue;

use crate::Bearer;
use crate::auth::life::{Life, Now, mandatory_window};
use crate::auth::snapshot::{Lookup, Snapshot};

/// Both clocks, so many seconds after the token was requested.
fn at(seconds: f64) -> Now {
    Now {
        wall: UNIX_EPOCH + Duration::from_secs_f64(1_000_000.0 + seconds),
        mono: Duration::from_secs_f64(1000.0 + seconds),
    }
}

fn mono(seconds: f64) -> Option<Duration> {
    Some(at(seconds).mono)
}

/// A token of 1000 s: advisory from 900 s, mandatory from 970 s.
fn life() -> Life {
    Life::new(at(0.0), Duration::ZERO, Duration::from_secs(1000), 0.0)
}

fn cached(
    lease_until: Option<Duration>,
    retrying: bool,
    backoff_until: Option<Duration>,
    rejected: bool,
) -> Snapshot {
    Snapshot::Cached {
        bearer: Arc::new(Bearer::new(HeaderValue::from_static("Bearer x"), 1)),
        life: life(),
        lease_until,
        retrying,
        backoff_until,
        rejected,
    }
}

fn found(snapshot: &Snapshot, seconds: f64) -> &'static str {
    match snapshot.look_up(at(seconds)) {
        Lookup::Use(_) => "use",
        Lookup::UseAndRefresh(_) => "refresh",
        Lookup::Ask => "ask",
    }
}

#[test]
fn a_snapshot_says_what_to_do_at_both_sides_of_each_moment() {
    let idle = || cached(None, false, None, false);
    let running = |until| cached(mono(until), false, None, false);
    let retrying = |until| cached(mono(until), true, None, false);
    let backing_off = |until| cached(None, false, mono(until), false);
    let rejected = |lease, retrying, backoff| cached(lease, retrying, backoff, true);
    for (name, snapshot, seconds, expected) in [
        ("empty", Snapshot::Empty, 0.0, "ask"),
        ("fresh", idle(), 0.0, "use"),
        ("fresh", idle(), 899.9, "use"),
        ("advisory", idle(), 900.0, "refresh"),
        ("advisory", idle(), 969.9, "refresh"),
        ("mandatory", idle(), 970.0, "ask"),
        ("expired", idle(), 1000.0, "ask"),
        ("fresh and refreshing", running(2000.0), 10.0, "use"),
        ("advisory and refreshing", running(950.0), 949.9, "use"),
        ("advisory after the lease", running(950.0), 950.0, "refresh"),
        ("mandatory and refreshing", running(2000.0), 969.9, "use"),
        ("mandatory and refreshing", running(2000.0), 970.0, "ask"),
        ("mandatory after the lease", running(980.0), 980.0, "ask"),
        ("mandatory and retrying", retrying(2000.0), 999.9, "use"),
        ("mandatory after the lease", retrying(980.0), 980.0, "ask"),
        ("expired and retrying", retrying(2000.0), 1000.0, "ask"),
        ("advisory and backing off", backing_off(950.0), 949.9, "use"),
        (
            "advisory after the backoff",
            backing_off(950.0),
            950.0,
            "refresh",
        ),
        (
            "mandatory and backing off",
            backing_off(999.0),
            998.9,
            "use",
        ),
        (
            "mandatory after the backoff",
            backing_off(999.0),
            999.0,
            "ask",
        ),
        ("rejected", rejected(None, false, None), 0.0, "ask"),
        (
            "rejected and refreshing",
            rejected(mono(20.0), false, None),
            10.0,
            "ask",
        ),
        (
            "rejected and retrying",
            rejected(mono(20.0), true, None),
            10.0,
            "use",
        ),
        (
            "rejected and backing off",
            rejected(None, false, mono(20.0)),
            19.9,
            "use",
        ),
        (
            "rejected after the backoff",
            rejected(None, false, mono(20.0)),
            20.0,
            "ask",
        ),
    ] {
        assert_eq!(found(&snapshot, seconds), expected, "{name} at {seconds} s");
    }
}

#[test]
fn the_windows_of_a_token_are_fractions_of_its_life_up_to_a_limit() {
    let seconds = Duration::from_secs;
    for (lifetime, age, jitter, advisory, mandatory, expiry) in [
        (1000, 0, 0.0, 900, 970, 1000),
        (1000, 0, 1.0, 800, 970, 1000),
        (1000, 0, 7.0, 800, 970, 1000),
        (1000, 0, -7.0, 900, 970, 1000),
        (1000, 100, 0.0, 800, 870, 900),
        (1000, 990, 0.0, 0, 0, 10),
        (100, 0, 0.0, 90, 95, 100),
        (600, 0, 0.0, 540, 570, 600),
        (9000, 0, 0.0, 8100, 8970, 9000),
        (90_000, 0, 0.0, 89_100, 89_970, 90_000),
        (90_000, 0, 1.0, 89_100, 89_970, 90_000),
    ] {
        let life = Life::new(at(0.0), seconds(age), seconds(lifetime), jitter);
        let (nanosecond, case) = (Duration::from_nanos(1), format!("{lifetime} s, {jitter}"));
        assert!(
            life.advisory.abs_diff(seconds(advisory)) <= nanosecond,
            "{case}"
        );
        assert_eq!(life.mandatory, seconds(mandatory), "{case}");
        assert_eq!(life.expiry, seconds(expiry), "{case}");
        assert_eq!(life.lifetime, seconds(lifetime), "{case}");
    }
    assert_eq!(
        mandatory_window(seconds(599)),
        Duration::from_millis(29_950)
    );
    assert_eq!(mandatory_window(seconds(601)), seconds(30));
}

#[test]
fn a_token_is_valid_until_the_clock_that_shows_more_reaches_its_expiry() {
    let life = life();
    let now = |wall: f64, mono: f64| Now {
        wall: at(wall).wall,
        mono: at(mono).mono,
    };
    for (wall, mono, elapsed) in [
        (0.0, 0.0, 0),
        (999.0, 10.0, 999),
        (10.0, 999.0, 999),
        (1000.0, 10.0, 1000),
        (10.0, 1000.0, 1000),
        (-500.0, 20.0, 20),
        (20.0, -20.0, 20),
    ] {
        let now = now(wall, mono);
        assert_eq!(life.elapsed(now), Duration::from_secs(elapsed));
        assert_eq!(life.is_valid(now), elapsed < 1000, "{elapsed} s");
    }
    for (wall, mono, fresh) in [
        (899.9, 899.9, true),
        (900.0, 10.0, false),
        (10.0, 900.0, false),
    ] {
        assert_eq!(life.is_fresh(now(wall, mono)), fresh, "{wall} {mono}");
    }
}

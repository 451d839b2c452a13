//! The result of an exchange, and the lifetime of its access token.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use secrecy::SecretString;

/// A new access token, with what the service says about its lifetime.
///
/// ```
/// use std::time::Duration;
/// use squad_core::auth::Grant;
///
/// let grant = Grant::new("access token").expires_in(Duration::from_secs(3600));
/// assert!(!format!("{grant:?}").contains("access token"));
/// ```
#[derive(Clone)]
#[must_use]
pub struct Grant {
    pub(crate) access_token: SecretString,
    pub(crate) refresh_token: Option<SecretString>,
    issued_at: Option<i64>,
    expires_at: Option<i64>,
    expires_in: Option<Duration>,
    server_time: Option<i64>,
}

impl Grant {
    /// A grant of `access_token`, without a lifetime. It is assumed to live for an hour.
    pub fn new(access_token: impl Into<SecretString>) -> Self {
        Self {
            access_token: access_token.into(),
            refresh_token: None,
            issued_at: None,
            expires_at: None,
            expires_in: None,
            server_time: None,
        }
    }

    /// Sets when the service issued the token, by its own clock, in Unix seconds.
    pub fn issued_at(mut self, seconds: i64) -> Self {
        self.issued_at = Some(seconds);
        self
    }

    /// Sets when the token expires, by the service's clock, in Unix seconds.
    pub fn expires_at(mut self, seconds: i64) -> Self {
        self.expires_at = Some(seconds);
        self
    }

    /// Sets the lifetime of the token from now on. It takes precedence over the points in time.
    pub fn expires_in(mut self, life: Duration) -> Self {
        self.expires_in = Some(life);
        self
    }

    /// Sets the refresh token for the next exchange.
    pub fn refresh_token(mut self, token: impl Into<SecretString>) -> Self {
        self.refresh_token = Some(token.into());
        self
    }

    /// Sets the time of the service's clock when it responded (the `Date` header).
    pub fn server_time(mut self, time: SystemTime) -> Self {
        self.server_time = Some(unix(time));
        self
    }

    /// The remaining lifetime of the token, from the moment its request was sent.
    ///
    /// Points in time are compared with the service's own clock if it is known, and with `wall`, the local clock, otherwise.
    /// A lifetime that cannot be right is replaced: if the replacement is wrong, the cost is a 401, after which the token is
    /// refreshed and the call retried.
    pub(crate) fn life(&self, wall: SystemTime) -> Duration {
        let issued = self.issued_at.map(seconds);
        let expires = self.expires_at.map(seconds);
        let (lifetime, age) = match (self.expires_in, issued, expires) {
            (Some(life), _, _) => return sensible(life, Duration::ZERO),
            (None, Some(issued), Some(expires)) => {
                // The service can return a token that it issued before.
                let age = self.server_time.map_or(0, |now| now.saturating_sub(issued));
                (expires.saturating_sub(issued), age)
            }
            (None, None, Some(expires)) => {
                let now = self.server_time.unwrap_or_else(|| unix(wall));
                (expires.saturating_sub(now), 0)
            }
            (None, _, None) => return UNSTATED,
        };
        let seconds = |time| Duration::from_secs(u64::try_from(time).unwrap_or(0));
        sensible(seconds(lifetime), seconds(age))
    }
}

/// What is left of a lifetime. A short one is honored, but not one that was over before the response arrived.
fn sensible(lifetime: Duration, age: Duration) -> Duration {
    let left = lifetime.saturating_sub(age);
    if lifetime < MIN_LIFE || left.is_zero() {
        return NONSENSE;
    }
    left.min(MAX_LIFE)
}

/// The lifetime of a token whose response states none.
const UNSTATED: Duration = Duration::from_secs(3600);
/// The lifetime of a token whose response says that it has expired. Bounds the exchanges that this can cause.
const NONSENSE: Duration = Duration::from_secs(60);
/// The shortest lifetime that is believed.
const MIN_LIFE: Duration = Duration::from_secs(2);
/// The longest lifetime that is believed.
const MAX_LIFE: Duration = Duration::from_secs(30 * 24 * 3600);

/// A point in time in seconds, although the service may have written milliseconds, microseconds or nanoseconds.
fn seconds(mut time: i64) -> i64 {
    // 10¹¹ seconds after 1970 is the year 5138; 10¹¹ milliseconds is 1973.
    while time > 100_000_000_000 {
        time /= 1000;
    }
    time
}

fn unix(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |s| -s),
    }
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grant")
            .field("issued_at", &self.issued_at)
            .field("expires_at", &self.expires_at)
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: i64 = 1_700_000_000;

    fn at(seconds: i64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
    }

    fn life(grant: &Grant) -> u64 {
        grant.life(at(NOW)).as_secs()
    }

    fn grant() -> Grant {
        Grant::new("token")
    }

    #[test]
    fn the_lifetime_is_the_services_whatever_the_local_clock_says() {
        let documented = grant().issued_at(1_587_240_070).expires_at(1_587_412_870);
        assert_eq!(life(&documented), 172_800);
        assert_eq!(documented.life(at(1)).as_secs(), 172_800);
        let dated = documented.server_time(at(1_587_240_070));
        assert_eq!(life(&dated), 172_800);
    }

    #[test]
    fn the_age_of_a_token_that_was_issued_before_comes_from_the_date_header() {
        let old = grant()
            .issued_at(NOW)
            .expires_at(NOW + 1000)
            .server_time(at(NOW + 400));
        assert_eq!(life(&old), 600);
        // A Date before issued_at is another machine's clock, not a token from the future.
        let early = grant()
            .issued_at(NOW)
            .expires_at(NOW + 1000)
            .server_time(at(NOW - 400));
        assert_eq!(life(&early), 1000);
    }

    #[test]
    fn an_expiry_alone_is_compared_with_the_date_header_before_the_local_clock() {
        let expiring = grant().expires_at(NOW + 1000);
        assert_eq!(life(&expiring), 1000);
        assert_eq!(life(&expiring.server_time(at(NOW + 100))), 900);
    }

    #[test]
    fn milliseconds_and_smaller_units_are_recognized() {
        for unit in [1, 1000, 1_000_000, 1_000_000_000] {
            let grant = grant()
                .issued_at(NOW * unit)
                .expires_at((NOW + 7200) * unit);
            assert_eq!(life(&grant), 7200, "unit {unit}");
        }
        assert_eq!(
            life(&grant().issued_at(NOW).expires_at((NOW + 7200) * 1000)),
            7200
        );
    }

    #[test]
    fn nonsense_is_replaced_and_a_short_life_is_honored() {
        for nonsense in [
            grant().issued_at(NOW).expires_at(NOW),
            grant().issued_at(NOW).expires_at(0),
            grant().issued_at(NOW).expires_at(-5),
            grant().expires_at(NOW - 1),
            grant().expires_at(i64::MIN),
            grant().expires_in(Duration::ZERO),
            grant()
                .issued_at(NOW)
                .expires_at(NOW + 10)
                .server_time(at(NOW + 10)),
        ] {
            assert_eq!(life(&nonsense), NONSENSE.as_secs(), "{nonsense:?}");
        }
        assert_eq!(life(&grant()), UNSTATED.as_secs());
        assert_eq!(life(&grant().expires_in(Duration::from_secs(3))), 3);
        assert_eq!(life(&grant().expires_in(Duration::MAX)), MAX_LIFE.as_secs());
    }

    #[test]
    fn the_bounds_of_what_is_believed() {
        let day = 24 * 3600;
        for (granted, left) in [
            (0, 60),
            (1, 60),
            (2, 2),
            (3, 3),
            (30 * day - 1, 30 * day - 1),
            (30 * day, 30 * day),
            (30 * day + 1, 30 * day),
        ] {
            let grant = grant().expires_in(Duration::from_secs(granted));
            assert_eq!(life(&grant), left, "{granted} s");
        }
        assert_eq!(life(&grant()), 3600, "no lifetime is stated");
        assert_eq!(life(&grant().issued_at(NOW)), 3600, "no expiry is stated");
        // A second of the life is left, and then none.
        let issued = grant().issued_at(NOW).expires_at(NOW + 10);
        assert_eq!(life(&issued.clone().server_time(at(NOW + 9))), 1);
        assert_eq!(life(&issued.server_time(at(NOW + 10))), 60);
        // The stated life takes precedence over the points in time.
        let both = grant().issued_at(NOW).expires_at(NOW + 10);
        assert_eq!(life(&both.expires_in(Duration::from_secs(20))), 20);
    }

    #[test]
    fn seconds_end_at_the_year_5138() {
        for (time, expected) in [
            (100_000_000_000, 100_000_000_000),
            (100_000_000_001, 100_000_000),
            (100_000_000_000_000, 100_000_000_000),
            (-5, -5),
            (i64::MIN, i64::MIN),
        ] {
            assert_eq!(seconds(time), expected, "{time}");
        }
    }

    #[test]
    fn times_before_1970_are_negative() {
        assert_eq!(unix(at(NOW)), NOW);
        assert_eq!(unix(UNIX_EPOCH), 0);
        assert_eq!(unix(UNIX_EPOCH - Duration::from_secs(7)), -7);
    }

    #[test]
    fn debug_shows_the_times_and_no_token() {
        let grant = grant()
            .issued_at(1)
            .expires_at(2)
            .expires_in(Duration::from_secs(3))
            .refresh_token("refresh");
        assert_eq!(
            format!("{grant:?}"),
            "Grant { issued_at: Some(1), expires_at: Some(2), expires_in: Some(3s), .. }"
        );
    }

    proptest! {
        #[test]
        fn every_lifetime_is_within_bounds(
            issued in proptest::option::of(any::<i64>()),
            expires in proptest::option::of(any::<i64>()),
            life in proptest::option::of(any::<u64>()),
            date in proptest::option::of(any::<u32>()),
            wall in any::<u32>(),
        ) {
            let mut grant = grant();
            if let Some(value) = issued { grant = grant.issued_at(value); }
            if let Some(value) = expires { grant = grant.expires_at(value); }
            if let Some(value) = life { grant = grant.expires_in(Duration::from_secs(value)); }
            if let Some(value) = date { grant = grant.server_time(at(i64::from(value))); }
            let left = grant.life(at(i64::from(wall)));
            prop_assert!(!left.is_zero() && left <= MAX_LIFE);
        }
    }
}

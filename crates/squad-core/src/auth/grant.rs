//! What a source hands back, and how long it may be used. Knows no clock but the one whose reading it is given.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use secrecy::SecretString;

/// An access token with what the service said about its life, just received.
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
    /// A grant of `access_token`, of unstated life.
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

    /// Says when the service issued the token, by its own clock, in Unix seconds.
    pub fn issued_at(mut self, seconds: i64) -> Self {
        self.issued_at = Some(seconds);
        self
    }

    /// Says when the token ends, by the service's clock, in Unix seconds.
    pub fn expires_at(mut self, seconds: i64) -> Self {
        self.expires_at = Some(seconds);
        self
    }

    /// Says how long the token lives from now on. It goes before the points in time.
    pub fn expires_in(mut self, life: Duration) -> Self {
        self.expires_in = Some(life);
        self
    }

    /// Adds the refresh token for the next exchange.
    pub fn refresh_token(mut self, token: impl Into<SecretString>) -> Self {
        self.refresh_token = Some(token.into());
        self
    }

    /// Says what the service's clock showed when it answered (the `Date` header).
    pub fn server_time(mut self, time: SystemTime) -> Self {
        self.server_time = Some(unix(time));
        self
    }

    /// The time this token has left, reckoned from the sending of the request that brought it.
    ///
    /// Points in time are compared with the service's own clock where it showed one, and with `wall`, the local clock, only
    /// where nothing else is there. What makes no sense (the past, nothing at all, a life longer than anybody grants) is
    /// clamped: the worst that a wrong guess can cost is a 401, which is refreshed and replayed.
    pub(crate) fn life(&self, wall: SystemTime) -> Duration {
        let issued = self.issued_at.map(seconds);
        let expires = self.expires_at.map(seconds);
        let left = match (self.expires_in, issued, expires) {
            (Some(life), _, _) => i64::try_from(life.as_secs()).unwrap_or(i64::MAX),
            (None, Some(issued), Some(expires)) => {
                // A token handed out again is older than its answer.
                let age = self
                    .server_time
                    .map_or(0, |now| now.saturating_sub(issued).max(0));
                expires.saturating_sub(issued).saturating_sub(age)
            }
            (None, None, Some(expires)) => {
                expires.saturating_sub(self.server_time.unwrap_or_else(|| unix(wall)))
            }
            (None, _, None) => return UNSTATED,
        };
        match u64::try_from(left) {
            Ok(left) if left > 0 => Duration::from_secs(left).clamp(SHORTEST, LONGEST),
            _ => NONSENSE,
        }
    }
}

/// The life of a token whose answer states none.
const UNSTATED: Duration = Duration::from_secs(3600);
/// The life of a token that was over, by what its answer says, before it came.
const NONSENSE: Duration = Duration::from_secs(60);
/// No token is thought to live for less; this bounds the exchanges that a nonsense expiry can cause.
pub(crate) const SHORTEST: Duration = Duration::from_secs(10);
/// No token is thought to live for longer.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3600);

/// A point in time in seconds, where the service may have meant milliseconds, microseconds or nanoseconds.
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
    fn the_life_is_what_the_service_says_whatever_the_local_clock_shows() {
        let documented = grant().issued_at(1_587_240_070).expires_at(1_587_412_870);
        assert_eq!(life(&documented), 172_800);
        assert_eq!(documented.life(at(1)).as_secs(), 172_800);
        let dated = documented.server_time(at(1_587_240_070));
        assert_eq!(life(&dated), 172_800);
    }

    #[test]
    fn a_token_handed_out_again_is_as_old_as_the_date_header_says() {
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
    fn an_end_without_a_beginning_is_measured_by_the_date_header_before_the_local_clock() {
        let end = grant().expires_at(NOW + 1000);
        assert_eq!(life(&end), 1000);
        assert_eq!(life(&end.server_time(at(NOW + 100))), 900);
    }

    #[test]
    fn milliseconds_and_smaller_are_seen_through() {
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
    fn nonsense_is_clamped() {
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
        assert_eq!(life(&grant().expires_in(Duration::from_secs(3))), 10);
        assert_eq!(life(&grant().expires_in(Duration::MAX)), LONGEST.as_secs());
    }

    proptest! {
        #[test]
        fn every_life_is_within_bounds(
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
            prop_assert!((SHORTEST..=LONGEST).contains(&left));
        }
    }
}

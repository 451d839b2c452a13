//! The time of the fake service: when tokens end, when incidents happened, when a limit lets go. It delays nothing by itself.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

/// A source of the time that the fake service believes in.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use squadcast_mock::Clock;
///
/// let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
/// let clock = Clock::manual(noon);
/// clock.advance(Duration::from_secs(60));
/// assert_eq!(clock.now(), noon + Duration::from_secs(60));
/// ```
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    Manual(Arc<Mutex<SystemTime>>),
    Reading(Arc<dyn Fn() -> SystemTime + Send + Sync>),
}

impl Clock {
    /// The clock of the operating system.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still at `start` until [`advance`](Self::advance) moves it. Clones share the same hands.
    pub fn manual(start: SystemTime) -> Self {
        Self(Source::Manual(Arc::new(Mutex::new(start))))
    }

    /// A clock that reads the time from somewhere else, such as the clock that the client under test uses.
    pub fn reading(source: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Source::Reading(Arc::new(source)))
    }

    /// The present time.
    pub fn now(&self) -> SystemTime {
        match &self.0 {
            Source::System => SystemTime::now(),
            Source::Manual(hands) => *hands.lock().unwrap_or_else(PoisonError::into_inner),
            Source::Reading(source) => source(),
        }
    }

    /// Moves a [manual](Self::manual) clock forwards; any other clock is left as it is.
    pub fn advance(&self, by: Duration) {
        if let Source::Manual(hands) = &self.0 {
            let mut hands = hands.lock().unwrap_or_else(PoisonError::into_inner);
            *hands = hands.checked_add(by).unwrap_or(*hands);
        }
    }

    pub(crate) fn timestamp(&self) -> Timestamp {
        Timestamp::try_from(self.now()).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self.0 {
            Source::System => "Clock::system",
            Source::Manual(_) => "Clock::manual",
            Source::Reading(_) => "Clock::reading",
        })
    }
}

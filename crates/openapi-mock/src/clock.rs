//! The clock of the fake: it decides when tokens expire and rate limits reset, and stamps incidents. It delays nothing.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

/// The source of the mock's time.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use openapi_mock::Clock;
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
    Function(Arc<dyn Fn() -> SystemTime + Send + Sync>),
}

impl Clock {
    /// Creates a clock that follows the operating system. This is the default.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// Creates a clock that stays at `start` until [`advance`](Self::advance) is called. Clones share the time.
    pub fn manual(start: SystemTime) -> Self {
        Self(Source::Manual(Arc::new(Mutex::new(start))))
    }

    /// Creates a clock that calls a function, for example one that returns the time of the client under test.
    ///
    /// ```
    /// use std::time::SystemTime;
    /// use openapi_mock::Clock;
    ///
    /// let clock = Clock::from_fn(|| SystemTime::UNIX_EPOCH);
    /// assert_eq!(clock.now(), SystemTime::UNIX_EPOCH);
    /// ```
    pub fn from_fn(source: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Source::Function(Arc::new(source)))
    }

    /// Returns the current time.
    pub fn now(&self) -> SystemTime {
        match &self.0 {
            Source::System => SystemTime::now(),
            Source::Manual(time) => *time.lock().unwrap_or_else(PoisonError::into_inner),
            Source::Function(source) => source(),
        }
    }

    /// Moves a [manual](Self::manual) clock forward. Any other clock is left unchanged.
    pub fn advance(&self, by: Duration) {
        if let Source::Manual(time) = &self.0 {
            let mut time = time.lock().unwrap_or_else(PoisonError::into_inner);
            *time = time.checked_add(by).unwrap_or(*time);
        }
    }

    /// Returns the current time as a timestamp.
    pub fn timestamp(&self) -> Timestamp {
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
            Source::Function(_) => "Clock::from_fn",
        })
    }
}

//! Two clocks in the hand of a test, each of which can be moved without the other.

use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures::FutureExt as _;
use futures::channel::oneshot;
use futures::future::BoxFuture;

use crate::clock::Clock;

#[derive(Debug)]
pub(crate) struct TestClock(Mutex<Hands>);

#[derive(Debug)]
struct Hands {
    wall: SystemTime,
    mono: Duration,
    sleepers: Vec<(Duration, oneshot::Sender<()>)>,
}

pub(crate) const START: u64 = 1_700_000_000;

impl TestClock {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Hands {
            wall: UNIX_EPOCH + Duration::from_secs(START),
            mono: Duration::from_secs(1000),
            sleepers: Vec::new(),
        }))
    }

    /// Time passes.
    pub(crate) fn advance(&self, by: Duration) {
        let mut hands = self.0.lock().unwrap();
        hands.wall += by;
        hands.mono += by;
        let mono = hands.mono;
        for (_, wake) in hands.sleepers.extract_if(.., |(until, _)| *until <= mono) {
            let _ = wake.send(());
        }
    }

    /// Time passes, in seconds.
    pub(crate) fn pass(&self, seconds: u64) {
        self.advance(Duration::from_secs(seconds));
    }

    /// The wall clock is set, or the machine sleeps: only it moves.
    pub(crate) fn jump(&self, seconds: i64) {
        let mut hands = self.0.lock().unwrap();
        let by = Duration::from_secs(seconds.unsigned_abs());
        if seconds < 0 {
            hands.wall -= by;
        } else {
            hands.wall += by;
        }
    }

    pub(crate) fn unix(&self) -> i64 {
        let since = self.wall().duration_since(UNIX_EPOCH).unwrap();
        i64::try_from(since.as_secs()).unwrap()
    }
}

impl Clock for TestClock {
    fn wall(&self) -> SystemTime {
        self.0.lock().unwrap().wall
    }

    fn monotonic(&self) -> Duration {
        self.0.lock().unwrap().mono
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let (wake, woken) = oneshot::channel();
        let mut hands = self.0.lock().unwrap();
        let until = hands.mono + duration;
        hands.sleepers.retain(|(_, wake)| !wake.is_canceled());
        hands.sleepers.push((until, wake));
        woken.map(|_| ()).boxed()
    }
}

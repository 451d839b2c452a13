//! Time as a trait: everything in this crate that waits or reads the time does so through a [`Clock`].

use std::panic::catch_unwind;
use std::time::{Duration, Instant, SystemTime};

use futures_util::future::{BoxFuture, FutureExt as _};

/// A source of time that tests can replace.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The wall clock. It can jump, forwards and backwards.
    fn wall(&self) -> SystemTime;
    /// Time since some fixed moment, never going back. It may stop while the machine sleeps.
    fn monotonic(&self) -> Duration;
    /// Completes once `duration` has passed on the monotonic clock.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}

/// The clocks of the operating system, with tokio's timer. Outside a tokio runtime, or in one without a timer, each sleep
/// uses a thread.
#[derive(Debug, Clone)]
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self {
            start: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let in_runtime = tokio::runtime::Handle::try_current().is_ok();
        // Tokio panics if the runtime has no timer, and offers no way to ask.
        match in_runtime.then(|| catch_unwind(|| tokio::time::sleep(duration))) {
            Some(Ok(sleep)) => sleep.boxed(),
            Some(Err(_)) | None => sleep_on_thread(duration).boxed(),
        }
    }
}

async fn sleep_on_thread(duration: Duration) {
    let (sender, receiver) = tokio::sync::oneshot::channel::<()>();
    let thread = std::thread::Builder::new().name("timer".to_owned());
    let spawned = thread.spawn(move || {
        std::thread::sleep(duration);
        drop(sender);
    });
    if spawned.is_err() {
        tracing::warn!("no thread for a timer; a timeout does not take effect");
        return std::future::pending().await;
    }
    // The sender is dropped when the time has passed.
    let _ = receiver.await;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Arc;
    use std::task::{Context, Wake};
    use std::thread::{Thread, current, park};

    use super::*;

    struct Unpark(Thread);

    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    fn without_runtime(mut future: BoxFuture<'static, ()>) {
        let waker = Arc::new(Unpark(current())).into();
        while future
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_pending()
        {
            park();
        }
    }

    #[test]
    fn the_system_clock_has_the_time_of_the_system() {
        let clock = SystemClock::default();
        let before = SystemTime::now();
        assert!(clock.wall() >= before);
        let started = clock.monotonic();
        assert!(clock.clone().monotonic() >= started);
        assert!(started < Duration::from_secs(3600), "since it was made");
    }

    #[test]
    fn sleeping_works_without_a_runtime_and_without_its_timer() {
        let clock = SystemClock::default();
        let duration = Duration::from_millis(1);
        without_runtime(clock.sleep(duration));
        let without_timer = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        without_timer.block_on(async { clock.sleep(duration).await });
        assert!(clock.monotonic() >= 2 * duration);
    }
}

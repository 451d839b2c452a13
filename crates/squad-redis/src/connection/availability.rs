//! Whether Redis can be used, and when the next attempt to reach it is allowed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use squad_core::observe::{FleetChange, Observer};

use super::failure::Failure;

/// The shortest time between two attempts to connect while Redis is away; it doubles with each.
const FIRST_BACKOFF: Duration = Duration::from_millis(200);
/// The longest such time. The rate limits rely on it, see `REJOIN` there.
const MAX_BACKOFF: Duration = Duration::from_secs(10);

#[derive(Default)]
pub(super) struct Availability {
    state: Mutex<State>,
    observers: Mutex<Vec<Arc<dyn Observer>>>,
}

#[derive(Default)]
struct State {
    /// `None` before the first attempt.
    available: Option<bool>,
    /// The last failure, and when the next attempt is allowed.
    failure: Option<(Failure, Instant)>,
    failures: u32,
}

impl Availability {
    pub(super) fn observe(&self, observer: Arc<dyn Observer>) {
        let mut observers = self
            .observers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        observers.push(observer);
    }

    /// Whether an attempt is allowed now; otherwise the last failure.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match &state.failure {
            Some((failure, until)) if Instant::now() < *until => Err(failure.clone()),
            _ => Ok(()),
        }
    }

    pub(super) fn succeeded(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = state.available != Some(true);
        *state = State {
            available: Some(true),
            ..State::default()
        };
        drop(state);
        if changed {
            tracing::info!("the shared state of the fleet is reachable");
            self.report(&FleetChange::new(None));
        }
    }

    pub(super) fn failed(&self, failure: &Failure) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(&state.failure, Some((_, until)) if Instant::now() < *until) {
            // It is the failure of `check`, or of an attempt that ran at the same time. If each counted, a process that asks
            // often would postpone its next attempt forever.
            return;
        }
        let backoff = FIRST_BACKOFF
            .saturating_mul(1 << state.failures.min(16))
            .min(MAX_BACKOFF)
            .mul_f64(0.5 + fastrand::f64() / 2.0);
        state.failures = state.failures.saturating_add(1);
        state.failure = Some((failure.clone(), Instant::now() + backoff));
        let changed = state.available != Some(false);
        state.available = Some(false);
        drop(state);
        if changed {
            tracing::warn!(error = %failure, "the shared state of the fleet is unreachable");
            self.report(&FleetChange::new(Some(&failure.message)));
        }
    }

    fn report(&self, change: &FleetChange<'_>) {
        let observers = self
            .observers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        for observer in observers {
            observer.fleet_changed(change);
        }
    }
}

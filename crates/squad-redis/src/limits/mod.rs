//! Rate limits that the processes of an account share.
//!
//! Each process has one queue per combination of windows, and only the first call in it asks Redis (`head.rs`), with the script
//! `take.lua`. A permit belongs to the queue and not to the call that obtained it: if that call is dropped, the next one uses it,
//! and if there is none, it is given back.

mod head;
mod queue;
mod script;
mod share;
mod state;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use squad_core::clock::{Clock as _, SystemClock};
use squad_core::limits::{Limiter, PermitRequest, Window};

use crate::connection::Connection;
use queue::{Place, Queue};
use script::Keys;
use share::Share;

/// The limiter of a fleet.
#[derive(Debug, Clone)]
pub(crate) struct SharedLimiter {
    process: Arc<Process>,
    queues: Arc<Mutex<HashMap<Vec<Window>, Arc<Queue>>>>,
}

/// What all queues of this process share.
struct Process {
    connection: Arc<Connection>,
    keys: Keys,
    /// Identifies this process among those of the account.
    name: String,
    /// The configured number of processes.
    expected: Option<u32>,
    clock: SystemClock,
    contact: Mutex<Contact>,
}

/// What the process knows of its fleet.
#[derive(Debug, Default)]
struct Contact {
    fleet: Option<share::Fleet>,
    /// Since when Redis is away.
    away: Option<Duration>,
    /// The permits that this process gives itself while Redis is away, by group.
    shares: HashMap<&'static str, Share>,
}

impl SharedLimiter {
    /// `prefix` is the start of the names of all keys.
    pub(crate) fn new(connection: Arc<Connection>, prefix: &str, expected: Option<u32>) -> Self {
        let process = Process {
            connection,
            keys: Keys::new(prefix),
            name: format!("{:032x}", fastrand::u128(..)),
            expected,
            clock: SystemClock::default(),
            contact: Mutex::default(),
        };
        Self {
            process: Arc::new(process),
            queues: Arc::default(),
        }
    }

    fn queues(&self) -> MutexGuard<'_, HashMap<Vec<Window>, Arc<Queue>>> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Process {
    fn now(&self) -> Duration {
        self.clock.monotonic()
    }

    fn contact(&self) -> MutexGuard<'_, Contact> {
        self.contact.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pause(&self, window: Window, length: Duration) {
        let arguments = vec![length.as_millis().to_string().into_bytes()];
        self.connection
            .run_detached(&script::PAUSE, self.keys.pause(window), arguments);
    }
}

impl Limiter for SharedLimiter {
    fn request(&self, windows: &[Window]) -> Box<dyn PermitRequest> {
        let mut queues = self.queues();
        let queue = match queues.get(windows) {
            Some(queue) => Arc::clone(queue),
            None => {
                let queue = Arc::new(Queue::new(Arc::clone(&self.process), windows));
                queues.insert(windows.to_vec(), Arc::clone(&queue));
                queue
            }
        };
        Box::new(Place::new(queue))
    }

    fn pause(&self, window: Window, length: Duration) {
        self.process.pause(window, length);
    }

    fn clear_pauses(&self) {
        let queues: Vec<Arc<Queue>> = self.queues().values().cloned().collect();
        for queue in queues {
            for window in queue.windows() {
                self.process.pause(*window, Duration::ZERO);
            }
            queue.resume();
        }
    }
}

impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Process")
            .field("connection", &self.connection)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

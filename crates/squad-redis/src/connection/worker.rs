//! The thread on which the connection to Redis lives.
//!
//! A connection of the `redis` crate ends with the runtime on which it was made. On a runtime of its own it outlives the
//! runtimes of its callers, and commands that a caller no longer awaits are carried out all the same.

use std::sync::mpsc;

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use super::failure::{Failure, FailureKind};

/// A running thread. It ends when this is dropped.
pub(super) struct Worker {
    handle: Handle,
    _end: oneshot::Sender<()>,
}

impl Worker {
    pub(super) fn start() -> Result<Self, Failure> {
        let (end, ended) = oneshot::channel::<()>();
        let (sender, receiver) = mpsc::channel();
        let run = move || {
            let runtime = Builder::new_current_thread().enable_all().build();
            match runtime {
                Ok(runtime) => {
                    // The receiver waits below.
                    let _ = sender.send(Ok(runtime.handle().clone()));
                    let _ = runtime.block_on(ended);
                }
                Err(error) => {
                    let _ = sender.send(Err(error));
                }
            }
        };
        let failed = |why: String| Failure::new(FailureKind::Away, why);
        std::thread::Builder::new()
            .name("squad-redis".to_owned())
            .spawn(run)
            .map_err(|error| failed(format!("no thread for the connection to Redis: {error}")))?;
        match receiver.recv() {
            Ok(Ok(handle)) => Ok(Self { handle, _end: end }),
            Ok(Err(error)) => Err(failed(format!(
                "no runtime for the connection to Redis: {error}"
            ))),
            Err(_) => Err(failed(
                "the thread of the connection to Redis ended".to_owned(),
            )),
        }
    }

    pub(super) fn handle(&self) -> &Handle {
        &self.handle
    }
}

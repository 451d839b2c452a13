//! The stream of the changes of a watch.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{Stream, StreamExt};
use jiff::Timestamp;
use squad_core::poll::Pace;

use super::{IncidentChange, Watch, WatchState, WatchedIncident};
use crate::incidents::ExportedIncident;
use crate::window::{Window, now};
use crate::{Error, Kind, Result};

/// The shortest interval of polls. The service documents no limit of the export.
const SHORTEST: Duration = Duration::from_secs(5);

/// The changes of a watch, as a [`Stream`]. From [`Watch::stream`].
///
/// [`next`](Self::next) can be canceled, for example in `select!`, without losing a change or delaying a poll.
///
/// [`Stream`]: https://docs.rs/futures-core/latest/futures_core/stream/trait.Stream.html
#[must_use = "nothing is sent until it is polled"]
pub struct Changes {
    watch: Watch,
    pace: Pace,
    state: WatchState,
    /// The time of the last poll, until its changes are returned.
    polled: Option<(Timestamp, HashSet<String>)>,
    queue: VecDeque<ExportedIncident>,
    work: Option<BoxFuture<'static, Result<Polled>>>,
    first: bool,
    ended: bool,
}

struct Polled {
    at: Timestamp,
    start: Timestamp,
    incidents: Vec<ExportedIncident>,
}

impl Changes {
    pub(super) fn new(watch: Watch) -> Self {
        Self {
            pace: Pace::new(watch.interval),
            state: watch.state.clone().unwrap_or_default(),
            watch,
            polled: None,
            queue: VecDeque::new(),
            work: None,
            first: true,
            ended: false,
        }
    }

    /// Returns the next change, or `None` after an error.
    #[allow(
        clippy::should_implement_trait,
        reason = "the name that streams use for it"
    )]
    pub fn next(&mut self) -> impl Future<Output = Option<Result<IncidentChange>>> + Send + Unpin {
        StreamExt::next(self)
    }

    /// Returns the state up to the last change that was returned.
    #[must_use]
    pub fn state(&self) -> &WatchState {
        &self.state
    }

    /// Prepares the next poll, after its delay.
    fn poll(&mut self) -> Result<BoxFuture<'static, Result<Polled>>> {
        if self.watch.interval < SHORTEST {
            let message = format!(
                "the interval of a watch is {} s, at least {} s are allowed; no request was sent",
                self.watch.interval.as_secs_f64(),
                SHORTEST.as_secs()
            );
            return Err(Error::new(Kind::Configuration, message));
        }
        let team = self.watch.team.clone()?;
        let clock = Arc::clone(self.watch.client.raw().core().clock());
        let delay = if std::mem::take(&mut self.first) {
            None
        } else {
            Some(clock.sleep(self.pace.next()))
        };
        // What the previous poll has seen is seen again, so that changes of it are found.
        let seen_from = self.state.polled;
        let (lookback, earliest) = (self.watch.lookback, self.state.start);
        let incidents = self.watch.client.incidents();
        let list = incidents.list(&team, Window::since(Timestamp::UNIX_EPOCH));
        // Narrowed now, because the filter is not shared with other threads; its range is set when it is polled.
        let list = (self.watch.narrow)(list).with_options(self.watch.options.clone());
        Ok(Box::pin(async move {
            if let Some(delay) = delay {
                delay.await;
            }
            let at = now(&*clock)?;
            let epoch = Timestamp::UNIX_EPOCH;
            let start = seen_from.unwrap_or(at).min(at).checked_sub(lookback);
            let start = start.unwrap_or(epoch).max(earliest.unwrap_or(epoch));
            let incidents = list.since(start).await?;
            Ok(Polled {
                at,
                start,
                incidents,
            })
        }))
    }

    /// Compares a poll with what is known.
    fn compare(&mut self, polled: Polled) {
        let seen = polled.incidents.iter().map(|incident| incident.id.clone());
        self.polled = Some((polled.at, seen.collect()));
        let baseline = self.state.start.is_none() && !self.watch.existing;
        self.state.start = Some(polled.start);
        for incident in polled.incidents {
            let current = WatchedIncident::of(&incident);
            if self.state.known.get(&incident.id) == Some(&current) {
                continue;
            }
            if baseline {
                self.state.known.insert(incident.id, current);
            } else {
                self.queue.push_back(incident);
            }
        }
    }

    /// Returns the next change of the last poll; after the last one, the poll is complete.
    fn take(&mut self) -> Option<IncidentChange> {
        if let Some(incident) = self.queue.pop_front() {
            let current = WatchedIncident::of(&incident);
            let before = self.state.known.insert(incident.id.clone(), current);
            self.complete();
            return Some(IncidentChange { incident, before });
        }
        self.complete();
        None
    }

    /// Completes a poll whose changes were all returned, and forgets incidents that are not watched anymore.
    fn complete(&mut self) {
        if !self.queue.is_empty() {
            return;
        }
        let Some((at, seen)) = self.polled.take() else {
            return;
        };
        let start = self.state.start;
        self.state.polled = Some(at);
        self.state.known.retain(|id, incident| {
            seen.contains(id) || incident.created_at.is_some_and(|time| Some(time) >= start)
        });
    }
}

impl Stream for Changes {
    type Item = Result<IncidentChange>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(change) = this.take() {
                return Poll::Ready(Some(Ok(change)));
            }
            if this.ended {
                return Poll::Ready(None);
            }
            let outcome = match &mut this.work {
                Some(work) => {
                    let outcome = ready!(work.as_mut().poll(context));
                    this.work = None;
                    outcome
                }
                None => match this.poll() {
                    Ok(work) => {
                        this.work = Some(work);
                        continue;
                    }
                    Err(error) => Err(error),
                },
            };
            match outcome {
                Ok(polled) => {
                    this.pace.succeeded();
                    this.compare(polled);
                }
                Err(error) if error.is_retryable() => this.pace.failed(&error),
                Err(error) => {
                    this.ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}

impl fmt::Debug for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Changes")
            .field("watch", &self.watch)
            .field("known", &self.state.known.len())
            .field("queue", &self.queue.len())
            .finish_non_exhaustive()
    }
}

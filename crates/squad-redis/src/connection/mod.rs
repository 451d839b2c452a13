//! The connection to Redis that everything of a fleet shares.

mod availability;
mod confirm;
mod failure;
mod link;
mod probe;
mod script;
mod settings;
mod worker;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use redis::Value;
use squad_core::observe::Observer;

use availability::Availability;
pub(crate) use confirm::Confirmed;
pub(crate) use failure::{Failure, FailureKind};
use link::Link;
pub(crate) use script::Script;
pub use settings::Credentials;
pub(crate) use settings::{Settings, Topology};
use worker::Worker;

/// A connection that is opened when it is first needed, and reopened after it broke.
///
/// While Redis is away, commands fail at once, except for one now and then that tries to connect.
pub(crate) struct Connection {
    shared: Arc<Shared>,
    worker: Mutex<Option<Worker>>,
}

struct Shared {
    settings: Settings,
    /// A key with the hash tag of all scripts, which is never written.
    probe_key: String,
    availability: Availability,
    /// The number of the current link, and the link.
    link: tokio::sync::Mutex<(u64, Option<Link>)>,
}

impl Connection {
    pub(crate) fn new(settings: Settings, probe_key: String) -> Self {
        let shared = Shared {
            settings,
            probe_key,
            availability: Availability::default(),
            link: tokio::sync::Mutex::new((0, None)),
        };
        Self {
            shared: Arc::new(shared),
            worker: Mutex::new(None),
        }
    }

    pub(crate) fn observe(&self, observer: Arc<dyn Observer>) {
        self.shared.availability.observe(observer);
    }

    /// The servers, for messages.
    pub(crate) fn host(&self) -> String {
        self.shared.settings.host()
    }

    /// Runs `script` on `keys`, which share a hash tag. A script can be carried out twice if a connection breaks, so it has to
    /// allow that. Once polled, it is carried out even if the future is dropped.
    ///
    /// Takes at most the time of a connection and two responses.
    pub(crate) async fn run(
        &self,
        script: &'static Script,
        keys: Vec<String>,
        arguments: Vec<Vec<u8>>,
    ) -> Result<Value, Failure> {
        let shared = Arc::clone(&self.shared);
        let work = async move {
            let request = Request::new(script, &keys, &arguments);
            shared.run(&request).await.map(|(value, _)| value)
        };
        self.spawn(work)?.await.unwrap_or_else(|_| Err(ended()))
    }

    /// The same for a script that writes. If `needs` says so for its result, replicas and the log of the server confirm the
    /// write before this returns.
    pub(crate) async fn run_confirmed(
        &self,
        script: &'static Script,
        keys: Vec<String>,
        arguments: Vec<Vec<u8>>,
        needs: fn(&Value) -> Confirmation,
    ) -> Result<(Value, Confirmed), Failure> {
        let shared = Arc::clone(&self.shared);
        let work = async move {
            let request = Request {
                script,
                keys: &keys,
                arguments: &arguments,
                needs: Some(needs),
            };
            shared.run(&request).await
        };
        self.spawn(work)?.await.unwrap_or_else(|_| Err(ended()))
    }

    /// Runs `script` in the background, without its result.
    pub(crate) fn run_detached(
        &self,
        script: &'static Script,
        keys: Vec<String>,
        arguments: Vec<Vec<u8>>,
    ) {
        let shared = Arc::clone(&self.shared);
        let work = async move {
            // What is not carried out ends by its own time limit.
            let _ = shared.run(&Request::new(script, &keys, &arguments)).await;
        };
        let _ = self.spawn(work);
    }

    fn spawn<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<tokio::task::JoinHandle<T>, Failure> {
        let mut worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        let running = match &mut *worker {
            Some(running) => running,
            none => none.insert(Worker::start()?),
        };
        Ok(running.handle().spawn(work))
    }
}

/// What has to confirm a write.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Confirmation {
    /// The number of replicas.
    pub(crate) replicas: u32,
    /// Whether the server has a log.
    pub(crate) log: bool,
}

struct Request<'a> {
    script: &'a Script,
    keys: &'a [String],
    arguments: &'a [Vec<u8>],
    needs: Option<fn(&Value) -> Confirmation>,
}

impl<'a> Request<'a> {
    fn new(script: &'a Script, keys: &'a [String], arguments: &'a [Vec<u8>]) -> Self {
        Self {
            script,
            keys,
            arguments,
            needs: None,
        }
    }
}

/// Why an attempt has no result.
enum Attempt {
    /// Redis could not be connected to. That is recorded already.
    NotMade(Failure),
    Failed(Failure),
}

fn ended() -> Failure {
    Failure::new(
        FailureKind::Away,
        "the thread of the connection to Redis ended",
    )
}

impl Shared {
    async fn run(&self, request: &Request<'_>) -> Result<(Value, Confirmed), Failure> {
        match self.attempt(request).await {
            // The server closed an idle connection, or was restarted.
            Err(Attempt::Failed(failure)) if failure.dropped => {}
            result => return self.report(result),
        }
        let result = self.attempt(request).await;
        self.report(result)
    }

    fn report(
        &self,
        result: Result<(Value, Confirmed), Attempt>,
    ) -> Result<(Value, Confirmed), Failure> {
        let failure = match result {
            Ok(done) => {
                self.availability.succeeded();
                return Ok(done);
            }
            Err(Attempt::NotMade(failure)) => return Err(failure),
            Err(Attempt::Failed(failure)) => failure,
        };
        if failure.kind != FailureKind::Script {
            self.availability.failed(&failure);
        }
        Err(failure)
    }

    async fn attempt(&self, request: &Request<'_>) -> Result<(Value, Confirmed), Attempt> {
        let (number, mut link) = self.connected().await.map_err(Attempt::NotMade)?;
        let result = self.carry_out(&mut link, request).await;
        if let Err(failure) = &result
            && failure.kind != FailureKind::Script
        {
            let mut current = self.link.lock().await;
            if current.0 == number {
                current.1 = None;
            }
        }
        result.map_err(Attempt::Failed)
    }

    async fn carry_out(
        &self,
        link: &mut Link,
        request: &Request<'_>,
    ) -> Result<(Value, Confirmed), Failure> {
        let value = self.evaluate(link, request).await?;
        let needed = request.needs.map(|needs| needs(&value)).unwrap_or_default();
        // On the same link, because the server confirms what this connection has written.
        let key = request.keys.first().map_or("", String::as_str);
        let confirmed = confirm::confirm(link, key, needed, &self.settings).await?;
        Ok((value, confirmed))
    }

    async fn evaluate(&self, link: &mut Link, request: &Request<'_>) -> Result<Value, Failure> {
        let Request {
            script,
            keys,
            arguments,
            ..
        } = request;
        let mut result = link.send(&script.by_hash(keys, arguments)).await;
        if matches!(&result, Err(error) if error.code() == Some("NOSCRIPT")) {
            result = link.send(&script.as_a_whole(keys, arguments)).await;
        }
        result.map_err(|error| Failure::of(&error, &self.settings.host()))
    }

    /// The current link and its number.
    async fn connected(&self) -> Result<(u64, Link), Failure> {
        let mut current = self.link.lock().await;
        if let (number, Some(link)) = &*current {
            return Ok((*number, link.clone()));
        }
        self.availability.check()?;
        let opened = tokio::time::timeout(
            self.settings.connect_timeout + self.settings.response_timeout,
            self.open(),
        );
        let link = opened.await.unwrap_or_else(|_| {
            let message = format!("Redis at {} did not respond in time", self.settings.host());
            Err(Failure::new(FailureKind::Away, message))
        });
        // Callers that waited for this attempt make no other one.
        let link = link.inspect_err(|failure| self.availability.failed(failure))?;
        current.0 += 1;
        current.1 = Some(link.clone());
        Ok((current.0, link))
    }

    async fn open(&self) -> Result<Link, Failure> {
        let mut link = Link::open(&self.settings).await?;
        let keys = [self.probe_key.clone()];
        let result = self
            .evaluate(&mut link, &Request::new(probe::script(), &keys, &[]))
            .await?;
        probe::check(result, self.settings.least_version, &self.settings.host())?;
        Ok(link)
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("settings", &self.shared.settings)
            .finish_non_exhaustive()
    }
}

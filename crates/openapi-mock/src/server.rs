//! The running server: two ports, a journal and the injected failures.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::conditions::Conditions;
use crate::connection::{accept_connections, bind};
use crate::error::MockError;
use crate::failures::{Failure, InjectedFailures};
use crate::handler::Context;
use crate::journal::Journal;
use crate::record::{Host, RequestRecord};
use crate::recording::{Recorder, Recording};
use crate::redaction::Redaction;
use crate::replay::Replay;
use crate::service::Service;

/// The options of a [`Server`].
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The clock that stamps the journal. Defaults to the operating system's.
    pub clock: Clock,
    /// The time that a request body may take to arrive, by tokio's timer. Defaults to 30 seconds.
    pub body_timeout: Duration,
    /// The port of the API host. Defaults to 0, which picks a free port.
    pub port: u16,
    /// The port of the authentication host. Defaults to 0, which picks a free port.
    pub authentication_port: u16,
    /// Latency and random failures. Defaults to none.
    pub conditions: Conditions,
    /// The file to write a [recording](Recording) to. It must not exist.
    pub record: Option<PathBuf>,
    /// The recording whose responses the API host returns instead of those of the service. Token exchanges are not replayed.
    pub replay: Option<Recording>,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self {
            clock: Clock::system(),
            body_timeout: Duration::from_secs(30),
            port: 0,
            authentication_port: 0,
            conditions: Conditions::default(),
            record: None,
            replay: None,
        }
    }
}

/// A running fake. It stops when it is dropped.
pub struct Server<S> {
    context: Arc<Context<S>>,
    api: SocketAddr,
    authentication: SocketAddr,
    listeners: Vec<JoinHandle<()>>,
}

impl<S: Service> Server<S> {
    /// Opens the ports and starts to serve requests.
    ///
    /// # Errors
    /// Returns [`MockError::Bind`] if a port cannot be opened, [`MockError::Recording`] if the file of the recording exists or
    /// cannot be created, and [`MockError::UnknownOperation`] if the conditions name an operation that the document does not
    /// have.
    pub async fn start(service: S, options: ServerOptions) -> Result<Self, MockError> {
        options.conditions.check(service.document())?;
        let (api, api_address) = bind(options.port).await.map_err(MockError::Bind)?;
        let (authentication, authentication_address) = bind(options.authentication_port)
            .await
            .map_err(MockError::Bind)?;
        let recorder = options
            .record
            .as_deref()
            .map(Recorder::create)
            .transpose()?;
        let context = Arc::new(Context {
            redaction: Redaction::new(service.document()),
            service,
            clock: options.clock,
            journal: Journal::default(),
            failures: Mutex::new(InjectedFailures::default()),
            conditions: options.conditions,
            recorder,
            replay: options.replay.map(Replay::new),
            body_timeout: options.body_timeout,
            stop: watch::Sender::new(false),
        });
        let listeners = [(api, Host::Api), (authentication, Host::Authentication)]
            .into_iter()
            .map(|(listener, host)| {
                tokio::spawn(accept_connections(listener, host, Arc::clone(&context)))
            })
            .collect();
        Ok(Self {
            context,
            api: api_address,
            authentication: authentication_address,
            listeners,
        })
    }

    /// Returns the service.
    pub fn service(&self) -> &S {
        &self.context.service
    }

    /// Returns the base URL of the API host, such as `http://127.0.0.1:49152`.
    pub fn api_url(&self) -> String {
        format!("http://{}", self.api)
    }

    /// Returns the base URL of the authentication host, such as `http://127.0.0.1:49153`.
    pub fn authentication_url(&self) -> String {
        format!("http://{}", self.authentication)
    }

    /// Returns the received requests, oldest first. Only the latest 10,000 are stored, and 32 MiB of them: the oldest bodies
    /// are dropped first.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.context.journal.all()
    }

    /// Returns the number of requests of an operation since the start, whatever the response was.
    ///
    /// # Errors
    /// Returns [`MockError::UnknownOperation`] if the document has no such operation.
    pub fn count(&self, operation_id: &str) -> Result<usize, MockError> {
        self.check(operation_id)?;
        Ok(self.context.journal.count(operation_id))
    }

    /// Makes the next `times` calls of an operation fail.
    ///
    /// Failures of the same operation happen in the order in which they were added. Calls with invalid credentials are not
    /// counted.
    ///
    /// # Errors
    /// Returns [`MockError::UnknownOperation`] if the document has no such operation.
    pub fn fail_next(
        &self,
        operation_id: &str,
        times: usize,
        failure: Failure,
    ) -> Result<(), MockError> {
        self.check(operation_id)?;
        self.change_failures(|failures| failures.add(operation_id, times, failure));
        Ok(())
    }

    fn check(&self, operation_id: &str) -> Result<(), MockError> {
        match self.context.service.document().operation(operation_id) {
            Some(_) => Ok(()),
            None => Err(MockError::UnknownOperation(operation_id.to_owned())),
        }
    }

    /// Returns the error that ended the recording, once. The fake serves requests without recording them after it.
    pub fn take_recording_error(&self) -> Option<MockError> {
        self.context.recorder.as_ref()?.take_error()
    }

    /// Removes the failures that have not happened yet.
    pub fn clear_failures(&self) {
        self.change_failures(InjectedFailures::clear);
    }

    fn change_failures(&self, change: impl FnOnce(&mut InjectedFailures)) {
        let failures = &self.context.failures;
        change(&mut failures.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Stops the server and waits until every connection is closed. Responses in flight have half a second to finish.
    pub async fn shutdown(mut self) {
        self.context.stop.send_replace(true);
        for listener in std::mem::take(&mut self.listeners) {
            // An error means that the task was canceled with its runtime, so it is closed as well.
            let _ = listener.await;
        }
    }
}

impl<S> Drop for Server<S> {
    fn drop(&mut self) {
        self.context.stop.send_replace(true);
    }
}

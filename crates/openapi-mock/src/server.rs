//! The running server: two ports, a journal and the injected failures.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::connection::{accept_connections, bind};
use crate::error::MockError;
use crate::failures::{Failure, InjectedFailures};
use crate::handler::Context;
use crate::journal::{Host, Journal, RequestRecord};
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
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self {
            clock: Clock::system(),
            body_timeout: Duration::from_secs(30),
            port: 0,
            authentication_port: 0,
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
    /// Returns [`MockError::Bind`] if a port cannot be opened.
    pub async fn start(service: S, options: ServerOptions) -> Result<Self, MockError> {
        let (api, api_address) = bind(options.port).await.map_err(MockError::Bind)?;
        let (authentication, authentication_address) = bind(options.authentication_port)
            .await
            .map_err(MockError::Bind)?;
        let context = Arc::new(Context {
            service,
            clock: options.clock,
            journal: Journal::default(),
            failures: Mutex::new(InjectedFailures::default()),
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

    /// Returns the received requests, oldest first. Only the latest 10,000 are kept.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.context.journal.all()
    }

    /// Returns the number of requests of an operation since the start, whatever the response was.
    pub fn count(&self, operation_id: &str) -> usize {
        self.context.journal.count(operation_id)
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
        let document = self.context.service.document();
        if document.operation(operation_id).is_none() {
            return Err(MockError::UnknownOperation(operation_id.to_owned()));
        }
        self.change_failures(|failures| failures.add(operation_id, times, failure));
        Ok(())
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

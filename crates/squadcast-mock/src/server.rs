//! The running fake and its builder.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use openapi_mock::{
    Clock, Conditions, Failure, MockError, Recording, RequestRecord, Server, ServerOptions,
};

use crate::document;
use crate::handler::Squadcast;
use crate::operation_id::OperationId;
use crate::operations;
use crate::state::{DEFAULT_TOKEN_LIFETIME, Database, IdKind, Seed, State, Tokens};

/// A running fake of the Squadcast API. It stops when it is dropped.
///
/// Listens on two ports of 127.0.0.1, one per host of a region. Needs a tokio runtime with I/O and time enabled.
///
/// ```
/// # async fn example() -> Result<(), squadcast_mock::MockError> {
/// use squadcast_mock::MockServer;
///
/// let mock = MockServer::start().await?;
/// assert!(mock.api_url().starts_with("http://127.0.0.1:"));
/// assert!(mock.requests().is_empty());
/// # Ok(())
/// # }
/// ```
pub struct MockServer {
    server: Server<Squadcast>,
    refresh_token: String,
}

/// A builder for a [`MockServer`].
///
/// ```
/// # async fn example() -> Result<(), squadcast_mock::MockError> {
/// use std::time::Duration;
/// use squadcast_mock::{MockServer, Seed};
///
/// let mock = MockServer::builder()
///     .token_lifetime(Duration::from_secs(60))
///     .seed(Seed::empty())
///     .start()
///     .await?;
/// assert!(mock.state().incidents().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct MockServerBuilder {
    options: ServerOptions,
    token_lifetime: Duration,
    seed: Seed,
}

impl MockServerBuilder {
    /// Sets what all fakes have in common: ports, clock, conditions, and recordings. Replaces what was set before.
    pub fn server_options(mut self, options: ServerOptions) -> Self {
        self.options = options;
        self
    }

    /// Sets the lifetime of access tokens. Defaults to two days.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = lifetime;
        self
    }

    /// Sets the clock. Defaults to the operating system's.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.options.clock = clock;
        self
    }

    /// Sets the time that a request body may take to arrive, after which the response is a 408. Defaults to 30 seconds.
    ///
    /// It runs on tokio's timer, not on the mock's [`Clock`].
    pub fn body_timeout(mut self, timeout: Duration) -> Self {
        self.options.body_timeout = timeout;
        self
    }

    /// Sets the seed data. Defaults to [`Seed::demo`].
    pub fn seed(mut self, seed: Seed) -> Self {
        self.seed = seed;
        self
    }

    /// Sets the port of the API host. Defaults to 0, which picks a free port.
    pub fn port(mut self, port: u16) -> Self {
        self.options.port = port;
        self
    }

    /// Sets the port of the authentication host. Defaults to 0, which picks a free port.
    pub fn authentication_port(mut self, port: u16) -> Self {
        self.options.authentication_port = port;
        self
    }

    /// Sets latency and random failures, for load tests. Defaults to none.
    ///
    /// ```
    /// use std::time::Duration;
    /// use squadcast_mock::{Conditions, Failure, MockServer};
    ///
    /// let conditions = Conditions::default()
    ///     .latency(Duration::from_millis(20)..=Duration::from_millis(80))
    ///     .fail(0.02, Failure::unavailable());
    /// let builder = MockServer::builder().conditions(conditions);
    /// # let _ = builder;
    /// ```
    pub fn conditions(mut self, conditions: Conditions) -> Self {
        self.options.conditions = conditions;
        self
    }

    /// Writes a [recording](Recording) to a file that does not exist yet. Only its owner can read it, and secrets are
    /// redacted. Defaults to none.
    pub fn record(mut self, file: impl Into<PathBuf>) -> Self {
        self.options.record = Some(file.into());
        self
    }

    /// Returns the responses of a recording instead of those of the fake. Credentials are still checked, and tokens are
    /// those of the fake.
    ///
    /// Requests are found by method, path and query, and by their body if it was recorded. The responses to equal requests
    /// are returned in the recorded order, the last one for all later requests. A request that was not recorded gets a 501.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), squadcast_mock::MockError> {
    /// use squadcast_mock::{MockServer, Recording};
    ///
    /// let recording = Recording::load("tests/data/nightly.jsonl")?;
    /// let mock = MockServer::builder().replay(recording).start().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn replay(mut self, recording: Recording) -> Self {
        self.options.replay = Some(recording);
        self
    }

    /// Opens the ports and starts to serve requests.
    ///
    /// # Errors
    /// Returns [`MockError::Bind`] if a port cannot be opened, and [`MockError::Recording`] if the file of the recording
    /// exists or cannot be created.
    pub async fn start(self) -> Result<MockServer, MockError> {
        let clock = self.options.clock.clone();
        let mut database = Database::new(Tokens::new(self.token_lifetime));
        let refresh_token = self.seed.fill(&mut database, clock.timestamp());
        let service = Squadcast {
            document: document::embedded()?,
            state: State::new(database, clock.clone()),
            clock,
        };
        Ok(MockServer {
            server: Server::start(service, self.options).await?,
            refresh_token,
        })
    }
}

impl MockServer {
    /// Starts a server with the [demo data](Seed::demo) on two free ports of 127.0.0.1.
    ///
    /// # Errors
    /// Returns [`MockError::Bind`] if a port cannot be opened.
    pub async fn start() -> Result<Self, MockError> {
        Self::builder().start().await
    }

    /// Starts building a server.
    pub fn builder() -> MockServerBuilder {
        MockServerBuilder {
            options: ServerOptions::default(),
            token_lifetime: DEFAULT_TOKEN_LIFETIME,
            seed: Seed::demo(),
        }
    }

    /// Returns the base URL of the API host, such as `http://127.0.0.1:49152`.
    pub fn api_url(&self) -> String {
        self.server.api_url()
    }

    /// Returns the base URL of the authentication host, such as `http://127.0.0.1:49153`.
    pub fn authentication_url(&self) -> String {
        self.server.authentication_url()
    }

    /// Returns a refresh token of the account owner. It is valid on this server until it is revoked.
    pub fn refresh_token(&self) -> &str {
        &self.refresh_token
    }

    /// Creates a refresh token for a user. Returns `None` if the user does not exist.
    ///
    /// ```
    /// # async fn example(mock: &squadcast_mock::MockServer) {
    /// use squadcast_mock::UserRole;
    ///
    /// let reader = mock.state().add_user("Ada", "Roth", "ada@example.com", UserRole::Stakeholder);
    /// let refresh_token = mock.refresh_token_for(&reader.id);
    /// assert!(refresh_token.is_some());
    /// # }
    /// ```
    pub fn refresh_token_for(&self, user_id: &str) -> Option<String> {
        let mut database = self.server.service().state.database();
        database.user(user_id).ok()?;
        let id = database.next_id(IdKind::ApiToken);
        Some(database.tokens.issue(id, user_id).secret)
    }

    /// Revokes a refresh token and every access token made from it. Returns whether it was valid.
    pub fn revoke_refresh_token(&self, refresh_token: &str) -> bool {
        let mut database = self.server.service().state.database();
        database
            .tokens
            .revoke(|token| token.secret == refresh_token)
    }

    /// Invalidates every access token: the next call of each client gets a 401. Refresh tokens stay valid.
    pub fn expire_access_tokens(&self) {
        self.server
            .service()
            .state
            .database()
            .tokens
            .expire_access_tokens();
    }

    /// Sets the lifetime of access tokens that are issued from now on.
    pub fn set_token_lifetime(&self, lifetime: Duration) {
        self.server.service().state.database().tokens.lifetime = lifetime;
    }

    /// Returns a handle to read and change the state of the server.
    pub fn state(&self) -> State {
        self.server.service().state.clone()
    }

    /// Returns the received requests, oldest first, without credentials and with secrets redacted.
    ///
    /// Only the latest 10,000 are stored, and 32 MiB of them: the oldest bodies are dropped first.
    ///
    /// ```
    /// # fn example(mock: &squadcast_mock::MockServer) -> Result<(), squadcast_mock::BodyUnavailable> {
    /// use squadcast_mock::operations;
    ///
    /// let requests = mock.requests();
    /// let created = requests.iter().find(|request| request.is(operations::SERVICES_CREATE_SERVICE)).unwrap();
    /// assert_eq!(created.query("owner_id"), Some("611262fcd5b4ea846b534a8a"));
    /// assert_eq!(created.json()?["name"], "Checkout");
    /// # Ok(())
    /// # }
    /// ```
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.server.requests()
    }

    /// Returns the number of requests of an operation since the start, whatever the response was.
    ///
    /// ```
    /// # async fn example(mock: &squadcast_mock::MockServer) {
    /// use squadcast_mock::operations;
    ///
    /// assert_eq!(mock.count(operations::INCIDENTS_ACKNOWLEDGE_INCIDENT), 1);
    /// # }
    /// ```
    pub fn count(&self, operation: OperationId) -> usize {
        // The document has every operation of the type.
        self.server.count(operation.as_str()).unwrap_or_default()
    }

    /// Returns the number of token exchange requests, whatever the response was.
    pub fn exchanges(&self) -> usize {
        self.count(operations::AUTH_GET_ACCESS_TOKEN)
    }

    /// Makes the next `times` calls of an operation fail.
    ///
    /// Failures of the same operation happen in the order in which they were added. Calls with an invalid access token
    /// are not counted.
    ///
    /// ```
    /// # fn example(mock: &squadcast_mock::MockServer) {
    /// use squadcast_mock::{Failure, operations};
    ///
    /// mock.fail_next(operations::SERVICES_GET_SERVICES, 2, Failure::too_many_requests(30));
    /// # }
    /// ```
    pub fn fail_next(&self, operation: OperationId, times: usize, failure: Failure) {
        // The document has every operation of the type.
        let _ = self.server.fail_next(operation.as_str(), times, failure);
    }

    /// Makes the next `times` token exchanges fail.
    pub fn fail_next_exchanges(&self, times: usize, failure: Failure) {
        self.fail_next(operations::AUTH_GET_ACCESS_TOKEN, times, failure);
    }

    /// Removes the failures that have not happened yet.
    pub fn clear_failures(&self) {
        self.server.clear_failures();
    }

    /// Returns the error that ended the recording, once. After it the fake serves requests without recording them.
    pub fn take_recording_error(&self) -> Option<MockError> {
        self.server.take_recording_error()
    }

    /// Stops the server and waits until every connection is closed. Responses in flight have half a second to finish.
    pub async fn shutdown(self) {
        self.server.shutdown().await;
    }
}

impl fmt::Debug for MockServer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("MockServer")
            .field("api", &self.api_url())
            .field("authentication", &self.authentication_url())
            .finish_non_exhaustive()
    }
}

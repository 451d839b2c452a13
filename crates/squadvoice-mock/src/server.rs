//! The running fake and its builder.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use jiff::SignedDuration;
use openapi_mock::{
    Clock, Conditions, Failure, MockError, Recording, RequestRecord, Server, ServerOptions,
};

use crate::api_error::BatchErrors;
use crate::document;
use crate::operation_id::OperationId;
use crate::rate_limit::RateLimit;
use crate::service::SquadVoice;
use crate::state::{Account, Database, State, TokenStatistics, Tokens};

/// The lifetime of an access token unless set: ten hours, as in the documentation.
const DEFAULT_TOKEN_LIFETIME: Duration = Duration::from_secs(36_000);

/// The id of the campaign that exists at the start.
const CAMPAIGN: &str = "0PT711";

/// A running fake of the SquadVoice API. It stops when it is dropped.
///
/// Listens on two ports of 127.0.0.1, one for the token endpoints and one for the API. Needs a tokio runtime with I/O and
/// time enabled.
///
/// ```
/// # async fn example() -> Result<(), squadvoice_mock::MockError> {
/// use squadvoice_mock::MockServer;
///
/// let mock = MockServer::start().await?;
/// assert!(mock.api_url().starts_with("http://127.0.0.1:"));
/// assert!(mock.requests().is_empty());
/// # Ok(())
/// # }
/// ```
pub struct MockServer {
    server: Server<SquadVoice>,
    account: Account,
}

/// A builder for a [`MockServer`].
///
/// ```
/// # async fn example() -> Result<(), squadvoice_mock::MockError> {
/// use std::time::Duration;
/// use squadvoice_mock::{BatchErrors, MockServer};
///
/// let mock = MockServer::builder()
///     .token_lifetime(Duration::from_secs(60))
///     .batch_errors(BatchErrors::Indexed)
///     .start()
///     .await?;
/// # drop(mock);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct MockServerBuilder {
    options: ServerOptions,
    account: Account,
    token_lifetime: Duration,
    batch_errors: BatchErrors,
    rate_limit: Option<usize>,
    leads: u32,
    process_after: Option<Duration>,
}

impl MockServerBuilder {
    /// Sets what all fakes have in common: ports, clock, conditions, and recordings. Replaces what was set before.
    pub fn server_options(mut self, options: ServerOptions) -> Self {
        self.options = options;
        self
    }

    /// Sets the account that can log in.
    pub fn account(mut self, account: Account) -> Self {
        self.account = account;
        self
    }

    /// Sets the lifetime of access tokens. Defaults to ten hours.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = lifetime;
        self
    }

    /// Sets the form of the errors of a list of leads. Defaults to [`BatchErrors::Aligned`].
    pub fn batch_errors(mut self, form: BatchErrors) -> Self {
        self.batch_errors = form;
        self
    }

    /// Sets the requests to the API per minute, for all campaigns and tokens together; `None` disables the limit. Defaults
    /// to 100.
    pub fn rate_limit(mut self, requests: impl Into<Option<usize>>) -> Self {
        self.rate_limit = requests.into();
        self
    }

    /// Adds this number of processed leads of the last 90 days to the campaign. Defaults to 0.
    pub fn leads(mut self, count: u32) -> Self {
        self.leads = count;
        self
    }

    /// Sets the time after which a lead is processed by itself, by the fake's clock. Defaults to `None`: a lead is processed by
    /// [`State::process`] only.
    pub fn process_after(mut self, time: impl Into<Option<Duration>>) -> Self {
        self.process_after = time.into();
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
    /// use squadvoice_mock::{Conditions, Failure, MockServer};
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
    /// # async fn example() -> Result<(), squadvoice_mock::MockError> {
    /// use squadvoice_mock::{MockServer, Recording};
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

    /// Opens the ports and starts to serve requests. There is one campaign, `0PT711`, with the CRM reference `crm-0PT711`.
    ///
    /// # Errors
    /// Returns [`MockError::Bind`] if a port cannot be opened, and [`MockError::Recording`] if the file of the recording
    /// exists or cannot be created.
    pub async fn start(self) -> Result<MockServer, MockError> {
        let clock = self.options.clock.clone();
        let database = Database {
            accounts: vec![self.account.clone()],
            tokens: Tokens::new(self.token_lifetime),
            campaigns: BTreeMap::new(),
            rate_limit: RateLimit::new(self.rate_limit),
            process_after: self
                .process_after
                .map(|time| time.try_into().unwrap_or(SignedDuration::MAX)),
        };
        let state = State::new(database, clock.clone());
        state.add_campaign(CAMPAIGN, "Autumn offer", "crm-0PT711");
        state.add_examples(CAMPAIGN, self.leads);
        let service = SquadVoice {
            document: document::embedded()?,
            state,
            clock,
            batch_errors: self.batch_errors,
        };
        Ok(MockServer {
            server: Server::start(service, self.options).await?,
            account: self.account,
        })
    }
}

impl MockServer {
    /// Starts a server on two free ports of 127.0.0.1.
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
            account: Account::new(
                "mock-client",
                "mock client secret: a+b&c=d%20é",
                "mock@example.com",
                "mock password: ü+&=% \"x\"",
            ),
            token_lifetime: DEFAULT_TOKEN_LIFETIME,
            batch_errors: BatchErrors::default(),
            rate_limit: Some(100),
            leads: 0,
            process_after: None,
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

    /// Returns the account that can log in. Its secrets contain characters that a form must encode.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// Changes the password of the account. Tokens stay valid.
    pub fn set_password(&self, password: &str) {
        for account in &mut self.state().database().accounts {
            password.clone_into(&mut account.password);
        }
    }

    /// Creates an access token as the dashboard shows it. It does not expire and cannot be refreshed.
    pub fn dashboard_token(&self) -> String {
        self.state().database().tokens.add_dashboard_token()
    }

    /// Logs the account in and returns the refresh token.
    pub fn refresh_token(&self) -> String {
        let now = self.server.service().clock.now();
        let mut database = self.server.service().state.database();
        let pair = database.tokens.log_in(true, &self.account.client_id, now);
        pair.map(|pair| pair.refresh).unwrap_or_default()
    }

    /// Invalidates every access token: the next call of each client is rejected. Refresh tokens stay valid.
    pub fn expire_access_tokens(&self) {
        self.state().database().tokens.expire_access_tokens();
    }

    /// Returns what became of the tokens since the start.
    pub fn token_statistics(&self) -> TokenStatistics {
        self.state().database().tokens.statistics
    }

    /// Returns the number of tokens that can still be used: access tokens and refresh tokens.
    pub fn valid_tokens(&self) -> (usize, usize) {
        let service = self.server.service();
        let database = service.state.database();
        let access = database.tokens.valid_access_tokens(service.clock.now());
        (access, database.tokens.valid_refresh_tokens())
    }

    /// Returns a handle to read and change the state of the server.
    pub fn state(&self) -> State {
        self.server.service().state.clone()
    }

    /// Returns the received requests, oldest first, without credentials and with secrets redacted.
    ///
    /// Only the latest 10,000 are stored, and 32 MiB of them: the oldest bodies are dropped first.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.server.requests()
    }

    /// Returns the number of requests of an operation since the start, whatever the response was.
    ///
    /// ```
    /// # async fn example(mock: &squadvoice_mock::MockServer) {
    /// use squadvoice_mock::operations;
    ///
    /// assert_eq!(mock.count(operations::LEADS_CREATE_LEADS), 1);
    /// # }
    /// ```
    pub fn count(&self, operation: OperationId) -> usize {
        // The document has every operation of the type.
        self.server.count(operation.as_str()).unwrap_or_default()
    }

    /// Makes the next `times` calls of an operation fail.
    ///
    /// Failures of the same operation happen in the order in which they were added. Calls with an invalid access token
    /// are not counted.
    ///
    /// ```
    /// # fn example(mock: &squadvoice_mock::MockServer) {
    /// use squadvoice_mock::{Failure, operations};
    ///
    /// mock.fail_next(operations::LEADS_CREATE_LEADS, 1, Failure::lose_response());
    /// mock.fail_next(operations::O_AUTH_GET_TOKEN, 1, Failure::unavailable());
    /// # }
    /// ```
    pub fn fail_next(&self, operation: OperationId, times: usize, failure: Failure) {
        // The document has every operation of the type.
        let _ = self.server.fail_next(operation.as_str(), times, failure);
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

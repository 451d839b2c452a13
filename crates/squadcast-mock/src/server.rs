//! The sockets of the fake service: two ports on loopback, one for each host, from start to the last closed connection.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::clock::Clock;
use crate::document::Document;
use crate::error::MockError;
use crate::failures::{Failure, Plan};
use crate::handling::{BreakOff, Shared, handle, stopped};
use crate::journal::{Host, Journal, RequestRecord};
use crate::state::{DEFAULT_LIFETIME, Kind, Seed, State, Tokens, World};

/// How long open connections may take to end their present answer once the server stops.
const GRACE: Duration = Duration::from_millis(500);

/// A running fake of the Squadcast API. It ends when it is dropped.
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
    shared: Arc<Shared>,
    api: SocketAddr,
    authentication: SocketAddr,
    refresh_token: String,
    listeners: Vec<JoinHandle<()>>,
}

/// How a [`MockServer`] is to be.
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
    clock: Clock,
    lifetime: Duration,
    seed: Seed,
    port: u16,
    authentication_port: u16,
}

impl MockServerBuilder {
    /// How long an access token lives; two days if this is not called.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// The clock that the server believes in; the system's if this is not called.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// What the server remembers at first; [`Seed::demo`] if this is not called.
    pub fn seed(mut self, seed: Seed) -> Self {
        self.seed = seed;
        self
    }

    /// The port of the API host; 0, which is the default, takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The port of the authentication host; 0, which is the default, takes a free one.
    pub fn authentication_port(mut self, port: u16) -> Self {
        self.authentication_port = port;
        self
    }

    /// Opens the ports and begins to answer.
    ///
    /// # Errors
    /// [`MockError::Bind`] when a port cannot be opened.
    pub async fn start(self) -> Result<MockServer, MockError> {
        let document = Document::embedded()?;
        let (api, api_address) = open(self.port).await.map_err(MockError::Bind)?;
        let (authentication, authentication_address) = open(self.authentication_port)
            .await
            .map_err(MockError::Bind)?;
        let mut world = World::new(Tokens::new(self.lifetime));
        let refresh_token = self.seed.sow(&mut world, self.clock.timestamp());
        let shared = Arc::new(Shared {
            document,
            state: State::new(world, self.clock.clone()),
            clock: self.clock,
            journal: Journal::default(),
            plan: Mutex::new(Plan::default()),
            stop: watch::Sender::new(false),
        });
        let listeners = vec![
            tokio::spawn(listen(api, Host::Api, Arc::clone(&shared))),
            tokio::spawn(listen(
                authentication,
                Host::Authentication,
                Arc::clone(&shared),
            )),
        ];
        Ok(MockServer {
            shared,
            api: api_address,
            authentication: authentication_address,
            refresh_token,
            listeners,
        })
    }
}

impl MockServer {
    /// Starts a server with the [demonstration](Seed::demo) on two free ports of 127.0.0.1.
    ///
    /// # Errors
    /// [`MockError::Bind`] when a port cannot be opened.
    pub async fn start() -> Result<Self, MockError> {
        Self::builder().start().await
    }

    /// Sets a server up before it starts.
    pub fn builder() -> MockServerBuilder {
        MockServerBuilder {
            clock: Clock::system(),
            lifetime: DEFAULT_LIFETIME,
            seed: Seed::demo(),
            port: 0,
            authentication_port: 0,
        }
    }

    /// The base URL of the API host, such as `http://127.0.0.1:49152`.
    pub fn api_url(&self) -> String {
        format!("http://{}", self.api)
    }

    /// The base URL of the authentication host, such as `http://127.0.0.1:49153`.
    pub fn authentication_url(&self) -> String {
        format!("http://{}", self.authentication)
    }

    /// A refresh token of the account owner. It is good until it is revoked, on this server alone.
    pub fn refresh_token(&self) -> &str {
        &self.refresh_token
    }

    /// Makes one more refresh token, for any user; `None` if there is no such user.
    pub fn refresh_token_for(&self, user_id: &str) -> Option<String> {
        let mut world = self.shared.state.world();
        world.user(user_id).ok()?;
        let id = world.next_id(Kind::ApiToken);
        Some(world.tokens.issue(id, user_id).secret)
    }

    /// Revokes a refresh token, and with it every access token made from it. Answers whether it was good until now.
    pub fn revoke_refresh_token(&self, refresh_token: &str) -> bool {
        self.shared
            .state
            .world()
            .tokens
            .revoke(|token| token.secret == refresh_token)
    }

    /// Makes every access token bad and leaves the refresh tokens good: the next call of each client is answered 401.
    pub fn end_access_tokens(&self) {
        self.shared.state.world().tokens.end_access_tokens();
    }

    /// How long the access tokens live that are made from now on.
    pub fn set_token_lifetime(&self, lifetime: Duration) {
        self.shared.state.world().tokens.lifetime = lifetime;
    }

    /// What the server remembers, to look at and to change.
    pub fn state(&self) -> State {
        self.shared.state.clone()
    }

    /// Every request so far, oldest first, in the order in which they came.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.shared.journal.all()
    }

    /// How often an operation was asked for, however it was answered.
    pub fn count(&self, operation_id: &str) -> usize {
        self.requests()
            .iter()
            .filter(|request| request.operation_id.as_deref() == Some(operation_id))
            .count()
    }

    /// How many token exchanges were asked for, however they were answered.
    pub fn exchanges(&self) -> usize {
        self.count(EXCHANGE)
    }

    /// Lets the next `times` calls of an operation fail. Failures of one operation happen in the order in which they were planned.
    /// A call counts once its bearer token has been found good.
    ///
    /// # Errors
    /// [`MockError::UnknownOperation`] when the document has no such operation.
    pub fn fail_next(
        &self,
        operation_id: &str,
        times: usize,
        failure: Failure,
    ) -> Result<(), MockError> {
        if self.shared.document.operation(operation_id).is_none() {
            return Err(MockError::UnknownOperation(operation_id.to_owned()));
        }
        self.plan(|plan| plan.add(operation_id, times, failure));
        Ok(())
    }

    /// Lets the next `times` token exchanges fail.
    pub fn fail_next_exchanges(&self, times: usize, failure: Failure) {
        self.plan(|plan| plan.add(EXCHANGE, times, failure));
    }

    /// Forgets the failures that are still to come.
    pub fn clear_failures(&self) {
        self.plan(Plan::clear);
    }

    fn plan(&self, change: impl FnOnce(&mut Plan)) {
        change(
            &mut self
                .shared
                .plan
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// Stops answering and waits until every connection is closed. Answers on their way have half a second to end.
    pub async fn shutdown(mut self) {
        self.shared.stop.send_replace(true);
        for listener in std::mem::take(&mut self.listeners) {
            // A listener that was cancelled with its runtime has ended, too.
            let _ = listener.await;
        }
    }
}

/// The id of the token exchange.
const EXCHANGE: &str = "Auth_getAccessToken";

impl Drop for MockServer {
    fn drop(&mut self) {
        self.shared.stop.send_replace(true);
    }
}

impl std::fmt::Debug for MockServer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("MockServer")
            .field("api", &self.api)
            .field("authentication", &self.authentication)
            .finish_non_exhaustive()
    }
}

async fn open(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Accepts connections until the stop, then gives them time to end and closes what is left.
async fn listen(listener: TcpListener, host: Host, shared: Arc<Shared>) {
    let mut stop = shared.stop.subscribe();
    let mut connections = JoinSet::new();
    let router = Router::new().fallback({
        let shared = Arc::clone(&shared);
        move |request: Request| handle(host, Arc::clone(&shared), request)
    });
    loop {
        tokio::select! {
            () = stopped(&mut stop) => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(serve(stream, router.clone(), shared.stop.subscribe()));
                }
                // Such as too many open files: it passes as others are closed.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    let ended = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(GRACE, ended).await;
    connections.shutdown().await;
}

/// Serves one connection until it is closed, a planned failure breaks it off, or the server stops.
async fn serve(stream: TcpStream, router: Router, mut stop: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let service = service_fn(move |request| {
        let answering = service.call(request);
        async move {
            let response: Response = match answering.await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            match response.extensions().get::<BreakOff>() {
                Some(BreakOff) => Err(io::Error::other("broken off as planned")),
                None => Ok(response),
            }
        }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        // An error here is the client's going away, or a failure that was planned.
        _ = connection.as_mut() => return,
        () = stopped(&mut stop) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

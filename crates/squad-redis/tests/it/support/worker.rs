//! A process of a fleet: this test program, started once more.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use squad_core::auth::{Entry, Session, SharedFailure, Store, StoreKey, Stored, TokenRecord};
use squad_core::clock::SystemClock;
use squad_core::transport::{Connector as _, Request, SendError, Transport, TransportResponse};
use squad_core::{BaseUrls, Fleet as _, Result};
use squad_http::Http;
use squad_redis::Fleet;

use super::{key, password, reusable};

const WORK: &str = "SQUAD_REDIS_TEST_WORK";

/// Where in a refresh a process is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    BeforeTheSend,
    InFlight,
    AfterTheResponse,
    InTheWrite,
    BeforeTheRelease,
}

impl Phase {
    pub(crate) const ALL: [Self; 5] = [
        Self::BeforeTheSend,
        Self::InFlight,
        Self::AfterTheResponse,
        Self::InTheWrite,
        Self::BeforeTheRelease,
    ];
}

/// What a worker does: the name of a job, the URL of Redis, the account, the URL of the provider, and whether its refresh
/// tokens rotate.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    pub(crate) job: String,
    pub(crate) redis: String,
    pub(crate) account: String,
    pub(crate) provider: String,
    pub(crate) rotates: bool,
}

impl Work {
    /// The work of this process, if it is a worker.
    pub(crate) fn of_this_process() -> Option<Self> {
        let text = std::env::var(WORK).ok()?;
        let [job, redis, account, provider, rotates] = text.split('|').collect::<Vec<_>>()[..]
        else {
            panic!("{text}");
        };
        Some(Self {
            job: job.to_owned(),
            redis: redis.to_owned(),
            account: account.to_owned(),
            provider: provider.to_owned(),
            rotates: rotates == "true",
        })
    }

    /// Starts a process for this work.
    pub(crate) fn start(&self) -> Worker {
        let Self {
            job,
            redis,
            account,
            provider,
            rotates,
        } = self;
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "processes::worker", "--ignored", "--nocapture"])
            .env(
                WORK,
                format!("{job}|{redis}|{account}|{provider}|{rotates}"),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Worker { child, lines }
    }

    pub(crate) fn session(&self, phase: Option<Phase>) -> Session {
        let fleet = Fleet::redis(&self.redis).key(key()).account(&self.account);
        let urls = BaseUrls::new(&self.provider, &self.provider).unwrap();
        let transport = Http::new().connect(&urls).unwrap();
        let transport = Arc::new(PhasedTransport { transport, phase });
        let clock = Arc::new(SystemClock::default());
        let store: Arc<dyn Store> = match phase {
            Some(phase) => Arc::new(PhasedStore(fleet.store().unwrap(), phase)),
            None => fleet.store().unwrap(),
        };
        let origin = self.provider.parse().unwrap();
        match self.rotates {
            true => Session::new(password(), origin, transport, clock, store),
            false => Session::new(reusable(), origin, transport, clock, store),
        }
        .unwrap()
    }
}

/// A running process. It is killed with its value.
pub(crate) struct Worker {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Worker {
    /// Waits for a line with this start, and returns the rest of it.
    pub(crate) fn wait_for(&mut self, start: &str) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.lines.read_line(&mut line).unwrap();
            assert!(read > 0, "the worker ended before it said {start:?}");
            // The first line follows a text of the test runner.
            if let Some((_, rest)) = line.split_once(start) {
                return rest.trim().to_owned();
            }
        }
    }

    /// Lets the worker go on after [`wait_for_go`].
    pub(crate) fn go(&mut self) {
        self.child
            .stdin
            .as_mut()
            .unwrap()
            .write_all(b"go\n")
            .unwrap();
    }

    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Prints a line for the parent.
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Waits for the parent.
pub(crate) fn wait_for_go() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
}

/// Says that the phase has come, and waits to be killed.
async fn reached<T>() -> T {
    say("reached");
    std::future::pending().await
}

#[derive(Debug)]
struct PhasedTransport {
    transport: Arc<dyn Transport>,
    phase: Option<Phase>,
}

impl Transport for PhasedTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        let is_refresh = request
            .body
            .as_ref()
            .is_some_and(|body| String::from_utf8_lossy(body).contains("grant_type=refresh_token"));
        let phase = self.phase.filter(|_| is_refresh);
        async move {
            match phase {
                Some(Phase::BeforeTheSend) => return reached().await,
                Some(Phase::InFlight) => say("reached"),
                Some(Phase::AfterTheResponse) => {
                    let _response = self.transport.send(request).await;
                    return reached().await;
                }
                _ => {}
            }
            self.transport.send(request).await
        }
        .boxed()
    }
}

#[derive(Debug)]
struct PhasedStore(Arc<dyn Store>, Phase);

struct PhasedEntry {
    entry: Box<dyn Entry>,
    phase: Phase,
    writes: usize,
}

impl PhasedStore {
    fn phased(&self, entry: Result<Box<dyn Entry>>) -> Result<Box<dyn Entry>> {
        Ok(Box::new(PhasedEntry {
            entry: entry?,
            phase: self.1,
            writes: 0,
        }))
    }
}

impl Store for PhasedStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move { self.phased(self.0.open(key).await) }.boxed()
    }
    fn try_open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move { self.phased(self.0.try_open(key).await) }.boxed()
    }
    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        self.0.read(key)
    }
    fn changed<'a>(&'a self, key: &'a StoreKey, waited: u32) -> BoxFuture<'a, ()> {
        self.0.changed(key, waited)
    }
    fn forgets(&self) -> bool {
        self.0.forgets()
    }
}

impl Entry for PhasedEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        self.entry.read()
    }
    fn load(&mut self) -> BoxFuture<'_, Result<Stored>> {
        self.entry.load()
    }
    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        self.writes += 1;
        // The first write is the mark, the second one the new pair. The kill comes at any moment of it.
        if self.phase == Phase::InTheWrite && self.writes == 2 {
            say("reached");
        }
        self.entry.write(record)
    }
    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.entry.remove()
    }
    fn revision(&self) -> Option<u64> {
        self.entry.revision()
    }
    fn lease(&self) -> Option<std::time::Duration> {
        self.entry.lease()
    }
    fn extend(&mut self) -> BoxFuture<'_, Result<()>> {
        self.entry.extend()
    }
    fn share_failure(&mut self, failure: SharedFailure) -> BoxFuture<'_, Result<()>> {
        self.entry.share_failure(failure)
    }
    fn release(self: Box<Self>) -> BoxFuture<'static, ()> {
        async move {
            if self.phase == Phase::BeforeTheRelease && self.writes > 0 {
                reached::<()>().await;
            }
            self.entry.release().await;
        }
        .boxed()
    }
}

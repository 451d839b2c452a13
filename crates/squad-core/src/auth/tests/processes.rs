//! Eight processes that share one file store and rotate the tokens of one session, while some of them are killed.
//!
//! Leave these out of mutation runs: `cargo test -- --skip processes::`.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use futures::future::BoxFuture;
use futures::{FutureExt as _, StreamExt as _, stream};

use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::policy::Policy;
use crate::auth::{FileStore, Session, Source as _, StoreKey, TokenRecord};
use crate::clock::{Clock, SystemClock};
use crate::transport::{Request, SendError, SendPhase, Transport, TransportResponse};
use crate::{Authorize as _, Kind};

const PROCESSES: usize = 8;
const ROTATIONS_EACH: usize = 1000;
/// One process is killed after so many rotations.
const ROTATIONS_PER_KILL: usize = 100;
const DIRECTORY: &str = "SQUAD_CORE_TEST_STORE";
const ADDRESS: &str = "SQUAD_CORE_TEST_PROVIDER";

/// One HTTP/1.1 request on a connection of its own.
#[derive(Debug)]
struct Plain;

impl Transport for Plain {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        async move {
            exchange(&request).map_err(|error| SendError {
                phase: SendPhase::Exchange,
                message: error.to_string(),
                source: None,
            })
        }
        .boxed()
    }
}

fn exchange(request: &Request) -> std::io::Result<TransportResponse> {
    let mut stream = TcpStream::connect(request.url.socket_addrs(|| None)?[0])?;
    let body = request.body.clone().unwrap_or_default();
    let head = format!(
        "POST {} HTTP/1.1\r\ncontent-length: {}\r\n\r\n",
        request.url.path(),
        body.len()
    );
    stream.write_all(&[head.as_bytes(), &body].concat())?;
    let (first, body) = read_message(&stream)?;
    let status = first
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    Ok(TransportResponse {
        status: status.ok_or(std::io::ErrorKind::UnexpectedEof)?,
        headers: http::HeaderMap::new(),
        body: stream::iter([Ok(Bytes::from(body))]).boxed(),
    })
}

fn read_message(stream: &TcpStream) -> std::io::Result<(String, Vec<u8>)> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        match line.trim().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok((first, body))
}

/// The strict provider on a loopback socket. It processes each complete request, even if its sender is killed before the
/// response.
fn serve(listener: TcpListener, oauth: Arc<StrictOAuth>) {
    for stream in listener.incoming() {
        let oauth = Arc::clone(&oauth);
        std::thread::spawn(move || {
            let Ok(mut stream) = stream else { return };
            let Ok((first, body)) = read_message(&stream) else {
                return;
            };
            let path = first.split(' ').nth(1).unwrap_or_default();
            let form: HashMap<_, _> = url::form_urlencoded::parse(&body).into_owned().collect();
            let (status, body) = oauth.respond(path, &form);
            let head = format!(
                "HTTP/1.1 {status} Status\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(&[head.as_bytes(), body.as_bytes()].concat());
        });
    }
}

/// The system's clock, except that an hour passes with each rotation: the access token of another process has always expired.
#[derive(Debug, Default)]
struct HourlyClock {
    system: SystemClock,
    hours: AtomicU64,
}

impl Clock for HourlyClock {
    fn wall(&self) -> SystemTime {
        self.system.wall() + Duration::from_secs(3600) * self.hours.load(Ordering::SeqCst) as u32
    }
    fn monotonic(&self) -> Duration {
        self.system.monotonic()
    }
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.system.sleep(duration)
    }
}

/// What each process does until it is killed.
#[test]
#[ignore = "run by the next test in processes of its own"]
fn rotate_until_killed() {
    let (Ok(directory), Ok(address)) = (std::env::var(DIRECTORY), std::env::var(ADDRESS)) else {
        return;
    };
    let policy = Policy {
        backoff: Duration::from_millis(5),
        max_rejection_interval: Duration::ZERO,
        retry_for: Duration::ZERO,
        min_backoff: Duration::from_millis(5),
        ..Policy::default()
    };
    let clock = Arc::new(HourlyClock::default());
    let session = Session::with(
        Arc::new(password()),
        address.parse().unwrap(),
        Arc::new(Plain),
        Arc::clone(&clock) as _,
        Arc::new(FileStore::new(directory).unwrap()),
        policy,
    )
    .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut generation = 0;
        loop {
            clock.hours.fetch_add(1, Ordering::SeqCst);
            match session.rejected(generation).await {
                Ok(bearer) => generation = bearer.generation,
                // The test has ended, and with it the provider.
                Err(error) if error.kind() == Kind::Connection => return,
                Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
    });
}

/// A process that is killed when the test ends.
struct Worker(Child);

impl Drop for Worker {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

fn start(directory: &Path, address: &str) -> Worker {
    let child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "auth::tests::processes::rotate_until_killed",
            "--ignored",
        ])
        .env(DIRECTORY, directory)
        .env(ADDRESS, address)
        .stdout(Stdio::null())
        .spawn();
    Worker(child.unwrap())
}

#[test]
fn eight_killed_processes_never_spend_a_token_twice_and_a_kill_costs_at_most_one_log_in() {
    // A file system in memory, if there is one: the test is about the order of operations, not about the disk.
    let memory = Path::new("/dev/shm");
    let directory = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    }
    .unwrap();
    let place = directory.path().join("tokens");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let oauth = Arc::new(StrictOAuth::with_life(20));
    let serving = Arc::clone(&oauth);
    std::thread::spawn(move || serve(listener, serving));

    let key = StoreKey::new(&address, password().identity());
    let path = place.join(format!("{}.json", key.fingerprint()));
    let parses = || match std::fs::read(&path) {
        Ok(bytes) => {
            drop(TokenRecord::from_bytes(&bytes, &key).expect("the record parses at any moment"))
        }
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound),
    };
    let mut children: Vec<_> = (0..PROCESSES).map(|_| start(&place, &address)).collect();
    let mut kills = 0;
    let begun = Instant::now();
    let mut progress = (0, begun);
    while oauth.rotations() < PROCESSES * ROTATIONS_EACH {
        parses();
        if oauth.rotations() > kills * ROTATIONS_PER_KILL + ROTATIONS_PER_KILL {
            let victim = fastrand::usize(..children.len());
            let fresh = start(&place, &address);
            drop(std::mem::replace(&mut children[victim], fresh));
            kills += 1;
            parses();
        }
        let rotations = oauth.rotations();
        if rotations > progress.0 {
            progress = (rotations, Instant::now());
        }
        let idle = progress.1.elapsed();
        assert!(
            idle < Duration::from_secs(60),
            "stuck after {rotations} rotations"
        );
        std::thread::sleep(Duration::from_millis(1));
    }
    for child in children {
        drop(child);
        kills += 1;
        parses();
    }
    assert_eq!(oauth.reuses(), 0, "a spent refresh token was sent again");
    assert!(
        oauth.log_ins() <= 1 + kills,
        "{} log-ins for {kills} kills",
        oauth.log_ins()
    );
    let seconds = begun.elapsed().as_secs_f32();
    eprintln!(
        "{} rotations, {kills} kills, {} log-ins, {seconds:.1} s",
        oauth.rotations(),
        oauth.log_ins()
    );
}

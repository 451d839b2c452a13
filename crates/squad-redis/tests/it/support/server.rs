//! Redis servers on free ports, with their files in temporary folders. Each ends with its value, also if a test panics.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Skips the tests that need a server if it is `skip`.
const VARIABLE: &str = "SQUAD_REDIS_TESTS";

/// Whether the tests with a server are to be run. Panics if they are and the server is not installed.
pub(crate) fn installed() -> bool {
    if std::env::var(VARIABLE).is_ok_and(|value| value == "skip") {
        return false;
    }
    match Command::new("redis-server")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
    {
        Ok(_) => true,
        Err(error) if error.kind() == ErrorKind::NotFound => panic!(
            "redis-server is not installed; run `apt-get install -y redis-server`, or set {VARIABLE}=skip to skip these tests"
        ),
        Err(error) => panic!("redis-server cannot be run: {error}"),
    }
}

/// A running server.
pub(crate) struct Server {
    child: Option<Child>,
    port: u16,
    folder: TempDir,
    arguments: Vec<String>,
}

impl Server {
    /// Starts a server without persistence, with further `arguments` such as `["--maxmemory", "3mb"]`.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::on_port(free_port(), arguments)
    }

    /// Starts the server again, with other arguments.
    pub(crate) fn restart_with(&mut self, arguments: &[&str]) {
        self.arguments = arguments.iter().map(ToString::to_string).collect();
        self.restart();
    }

    pub(crate) fn on_port(port: u16, arguments: &[&str]) -> Self {
        let mut server = Self {
            child: None,
            port,
            folder: tempfile::tempdir().unwrap(),
            arguments: arguments.iter().map(ToString::to_string).collect(),
        };
        server.restart();
        server
    }

    /// Starts the server again, with what its folder has.
    pub(crate) fn restart(&mut self) {
        self.kill();
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &self.port.to_string(), "--bind", "127.0.0.1"])
            .args(["--save", "", "--appendonly", "no", "--loglevel", "warning"])
            .arg("--dir")
            .arg(self.folder.path())
            .args(&self.arguments)
            .stdout(Stdio::null());
        self.child = Some(command.spawn().unwrap());
        let begun = Instant::now();
        while !self.responds() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "redis-server does not start"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn responds(&self) -> bool {
        std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok()
    }

    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Stops the server's process, which stays connected and says nothing.
    pub(crate) fn suspend(&self) {
        self.signal("-STOP");
    }

    /// Continues after [`suspend`](Self::suspend).
    pub(crate) fn resume(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let id = self.child.as_ref().unwrap().id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// A connection of the test's own, without TLS.
    pub(crate) fn connection(&self) -> redis::Connection {
        redis::Client::open(self.url())
            .unwrap()
            .get_connection()
            .unwrap()
    }

    /// Carries out a command of words.
    pub(crate) fn command<T: redis::FromRedisValue>(&self, words: &[&str]) -> T {
        let mut command = redis::cmd(words[0]);
        command.arg(&words[1..]);
        command.query(&mut self.connection()).unwrap()
    }

    /// How often each command was carried out, by the server's own statistics.
    pub(crate) fn calls(&self, name: &str) -> u64 {
        let text: String = self.command(&["INFO", "commandstats"]);
        let prefix = format!("cmdstat_{name}:calls=");
        let line = text.lines().find_map(|line| line.strip_prefix(&prefix));
        line.map_or(0, |line| line.split(',').next().unwrap().parse().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

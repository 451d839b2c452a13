//! Measures a rate limit that many processes share, or simulates how many commands it costs.
//!
//! ```text
//! cargo run -p squad-redis --example limit_fleet -- measure
//! cargo run -p squad-redis --example limit_fleet -- simulate
//! ```
//!
//! Options with their defaults:
//! - `measure --processes 16 --tasks 64 --calls 10 --window 60 --seconds 600`: real processes, whose tasks call a limited
//!   operation of a fake service for `seconds`, with `calls` allowed in any `window` of seconds. Starts a `redis-server`.
//! - `simulate --processes 100000 --calls 10 --window 60 --seconds 300 --interval 600`: simulated processes and time, with the real
//!   script in a real `redis-server`. Each process makes a call every `interval` seconds on average.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod measure;
mod simulate;

use std::process::{Child, Command, Stdio};
use std::time::Duration;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("measure") => measure::run(&Options(arguments)),
        Some("worker") => measure::worker(&Options(arguments)),
        Some("simulate") => simulate::run(&Options(arguments)),
        _ => println!("usage: limit_fleet measure|simulate; see the start of main.rs"),
    }
}

/// The options of the command line.
struct Options(Vec<String>);

impl Options {
    fn text(&self, name: &str) -> Option<&str> {
        let at = self.0.iter().position(|argument| argument == name)?;
        self.0.get(at + 1).map(String::as_str)
    }

    fn number(&self, name: &str, default: u32) -> u32 {
        self.text(name).map_or(default, |text| {
            text.parse().expect("the option is a number")
        })
    }
}

/// A `redis-server` on a free port, without persistence. It ends with this value.
struct Redis {
    child: Child,
    url: String,
}

impl Redis {
    fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let child = Command::new("redis-server")
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
            .args(["--save", "", "--appendonly", "no", "--loglevel", "warning"])
            .stdout(Stdio::null())
            .spawn()
            .expect("redis-server runs; install it with `apt-get install -y redis-server`");
        let url = format!("redis://127.0.0.1:{port}");
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { child, url }
    }

    fn connection(&self) -> redis::Connection {
        let client = redis::Client::open(self.url.as_str()).unwrap();
        client.get_connection().unwrap()
    }

    /// How many scripts were run, by the server's own statistics.
    fn scripts(&self) -> u64 {
        let mut info = redis::cmd("INFO");
        let text: String = info
            .arg("commandstats")
            .query(&mut self.connection())
            .unwrap();
        let count = |name: &str| -> u64 {
            let prefix = format!("cmdstat_{name}:calls=");
            let line = text.lines().find_map(|line| line.strip_prefix(&prefix));
            line.map_or(0, |line| line.split(',').next().unwrap().parse().unwrap())
        };
        count("evalsha") + count("eval")
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

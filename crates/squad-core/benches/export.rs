//! How fast the rows of an export are decoded from a body in memory, compared with `serde_json::from_slice` of the whole text
//! into the same struct; and how much memory an export of 1 GB takes.
//!
//! Every variant runs in turn, so that they share the load of the machine; what counts is the processor time. Run with
//! `cargo bench -p squad-core --bench export` (Linux).

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures::stream::{self, StreamExt as _};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use squad_core::wire::LenientDeserialize;
use squad_core::{ByteStream, json_rows};

use derived::Derived;
use lenient::Lenient;

/// The size of the text; large enough that a list of all its rows does not fit into a cache.
const SIZE: usize = 192 << 20;
const ROUNDS: usize = 7;
/// The size of the export whose memory is measured.
const LARGE: u64 = 1_000_000_000;

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    memory();
    let text = text();
    let variants: [(&str, &dyn Fn() -> (Duration, Duration)); 6] = [
        ("derived, whole text", &|| whole::<Derived>(&text)),
        ("derived, rows of 16 KiB chunks", &|| {
            rows::<Derived>(&text, 16)
        }),
        ("derived, rows of 64 KiB chunks", &|| {
            rows::<Derived>(&text, 64)
        }),
        ("lenient, whole text", &|| whole::<Lenient>(&text)),
        ("lenient, rows of 16 KiB chunks", &|| {
            rows::<Lenient>(&text, 16)
        }),
        ("lenient, rows of 64 KiB chunks", &|| {
            rows::<Lenient>(&text, 64)
        }),
    ];
    let mut times = vec![Vec::new(); variants.len()];
    for _ in 0..ROUNDS {
        for (times, (_, run)) in times.iter_mut().zip(&variants) {
            times.push(run());
        }
    }
    println!("{} MB, median of {ROUNDS} rounds", text.len() / 1_000_000);
    let mut control = 0.0;
    for (times, (name, _)) in times.iter_mut().zip(&variants) {
        times.sort();
        let (cpu, wall) = times[ROUNDS / 2];
        let rate = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
        if name.contains("whole") {
            control = rate(cpu);
        }
        println!(
            "{name:32} {:6.0} MB/s of processor time ({:4.2} of the whole text), {:6.0} MB/s of wall time",
            rate(cpu),
            rate(cpu) / control,
            rate(wall),
        );
    }
}

/// The processor time of this thread.
fn cpu_time() -> Duration {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = statistics
        .split(' ')
        .next()
        .and_then(|time| time.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// The processor time and the wall time of `run`.
fn timed(run: impl FnOnce() -> usize) -> (Duration, Duration) {
    let (cpu, wall) = (cpu_time(), Instant::now());
    assert!(run() > 100_000);
    (cpu_time().saturating_sub(cpu), wall.elapsed())
}

/// In a thread, because that has a heap of its own: freeing this many rows would slow down whatever comes after it.
fn whole<T: DeserializeOwned>(text: &[u8]) -> (Duration, Duration) {
    let run = || {
        serde_json::from_slice::<Export<T>>(text)
            .unwrap()
            .data
            .len()
    };
    std::thread::scope(|scope| scope.spawn(|| timed(run)).join().unwrap())
}

fn rows<T: LenientDeserialize + Send>(text: &Bytes, kib: usize) -> (Duration, Duration) {
    let size = kib << 10;
    let chunks: Vec<_> = (0..text.len())
        .step_by(size)
        .map(|start| Ok(text.slice(start..text.len().min(start + size))))
        .collect();
    timed(|| count::<T>(ByteStream::new(stream::iter(chunks))))
}

fn count<T: LenientDeserialize + Send>(body: ByteStream) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let rows = json_rows::<T>(body, &["data"]);
    runtime.block_on(rows.map(|row| row.unwrap()).count())
}

/// Prints the peak memory of an export that is made while it is read.
fn memory() {
    let mut nth = 0;
    let mut sent = 0;
    let chunks = std::iter::from_fn(move || {
        let mut chunk = String::with_capacity(72 << 10);
        if nth == 0 {
            chunk.push_str(START);
        }
        while chunk.len() < 64 << 10 && sent < LARGE {
            let before = chunk.len();
            push_row(&mut chunk, nth);
            sent += (chunk.len() - before) as u64;
            nth += 1;
        }
        if chunk.is_empty() && sent != u64::MAX {
            sent = u64::MAX;
            chunk.push_str(END);
        }
        (!chunk.is_empty()).then(|| Ok(Bytes::from(chunk)))
    });
    let idle = kib_of("VmRSS");
    // Resets the peak.
    std::fs::write("/proc/self/clear_refs", "5").unwrap_or_default();
    let rows = count::<Lenient>(ByteStream::new(stream::iter(chunks)));
    let peak = kib_of("VmHWM");
    println!(
        "{LARGE} bytes in {rows} rows: peak {peak} KiB, idle {idle} KiB, {} KiB over idle",
        peak - idle
    );
}

fn kib_of(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.trim_matches([':', ' ', '\t', 'k', 'B']).parse().ok());
    number.unwrap_or_default()
}

/// Declares the structs of an export: some fields of an incident.
macro_rules! incident {
    ($name:ident $(#[$derive:meta])?) => {
        $(#[$derive])?
        #[allow(dead_code)]
        pub(crate) struct $name {
            id: String,
            message: String,
            description: String,
            status: String,
            service: Service,
            tags: Vec<Tag>,
            logs: Vec<Log>,
            occurrences: i64,
            created_at: String,
        }

        $(#[$derive])?
        #[allow(dead_code)]
        pub(crate) struct Service {
            id: String,
            name: String,
        }

        $(#[$derive])?
        #[allow(dead_code)]
        pub(crate) struct Tag {
            key: String,
            value: String,
        }

        $(#[$derive])?
        #[allow(dead_code)]
        pub(crate) struct Log {
            action: String,
            reason: String,
            time: String,
        }
    };
}

/// Decoded by code that serde derives.
mod derived {
    use serde::{Deserialize, Deserializer};
    use squad_core::wire::LenientDeserialize;

    incident!(Derived #[derive(Deserialize)]);

    impl LenientDeserialize for Derived {
        fn fallback() -> Self {
            unreachable!()
        }

        fn deserialize_lenient<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Self, D::Error> {
            Self::deserialize(deserializer)
        }
    }
}

/// Decoded leniently, as a generated type.
mod lenient {
    incident!(Lenient);
    squad_core::lenient_struct!(Lenient { id = "id" } {
        message = "message", description = "description", status = "status", service = "service", tags = "tags",
        logs = "logs", occurrences = "occurrences", created_at = "created_at",
    });
    squad_core::lenient_struct!(Service { id = "id" } { name = "name" });
    squad_core::lenient_struct!(Tag {} { key = "key", value = "value" });
    squad_core::lenient_struct!(Log {} { action = "action", reason = "reason", time = "time" });
}

#[derive(Deserialize)]
struct Export<T> {
    data: Vec<T>,
}

/// An export of about `SIZE` bytes.
fn text() -> Bytes {
    let mut text = String::with_capacity(SIZE + 4096);
    text.push_str(START);
    for nth in 0.. {
        if text.len() >= SIZE {
            break;
        }
        push_row(&mut text, nth);
    }
    text.push_str(END);
    text.into()
}

const START: &str = r#"{"meta":{"count":1},"data":["#;
const END: &str = "]}";

fn push_row(text: &mut String, nth: u64) {
    if nth > 0 {
        text.push(',');
    }
    let log = r#"{"action":"Notified","reason":"Notified Ada by SMS as of the policy","time":"2026-03-04T05:06:07.123Z"}"#;
    write!(
        text,
        r#"{{"id":"64f0c1d2e3a4b5c6d7e8{nth:08x}","message":"CPU of host-{nth} is at {}%","description":"The CPU usage of host-{nth} was above its threshold for \"five\" minutes.\nSee the runbook.","status":"resolved","service":{{"id":"5f8e9d7c6b5a493827160504","name":"checkout"}},"tags":[{{"key":"severity","value":"high"}},{{"key":"region","value":"eu-west-1"}}],"logs":[{log},{log},{log}],"occurrences":{},"created_at":"2026-03-04T05:06:07.123Z"}}"#,
        nth % 100,
        nth % 7,
    )
    .unwrap();
}

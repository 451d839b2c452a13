//! How fast the rows of an export are decoded from a body in memory, compared with `serde_json::from_slice` of the
//! whole text into the same struct. Run with `cargo bench -p squad-core --bench export`.

#![allow(clippy::unwrap_used, missing_docs)]

use bytes::Bytes;
use divan::Bencher;
use divan::counter::BytesCount;
use futures::stream::{self, StreamExt as _};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use squad_core::wire::LenientDeserialize;
use squad_core::{ByteStream, json_rows};

/// The size of the text; large enough that a list of all its rows does not fit into a cache.
const SIZE: usize = 192 << 20;

fn main() {
    divan::main();
}

/// Declares the structs of an export: some fields of an incident.
macro_rules! incident {
    ($(#[$derive:meta])?) => {
        $(#[$derive])?
        #[allow(dead_code)]
        pub(crate) struct Incident {
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

    incident!(#[derive(Deserialize)]);

    impl LenientDeserialize for Incident {
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
    incident!();
    squad_core::lenient_struct!(Incident { id = "id" } {
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
    text.push_str(r#"{"meta":{"count":1},"data":["#);
    for nth in 0_u64.. {
        if text.len() >= SIZE {
            break;
        }
        if nth > 0 {
            text.push(',');
        }
        let log = r#"{"action":"Notified","reason":"Notified Ada by SMS as of the policy","time":"2026-03-04T05:06:07.123Z"}"#;
        text.push_str(&format!(
            r#"{{"id":"64f0c1d2e3a4b5c6d7e8{nth:08x}","message":"CPU of host-{nth} is at {}%","description":"The CPU usage of host-{nth} was above its threshold for \"five\" minutes.\nSee the runbook.","status":"resolved","service":{{"id":"5f8e9d7c6b5a493827160504","name":"checkout"}},"tags":[{{"key":"severity","value":"high"}},{{"key":"region","value":"eu-west-1"}}],"logs":[{log},{log},{log}],"occurrences":{},"created_at":"2026-03-04T05:06:07.123Z"}}"#,
            nth % 100,
            nth % 7,
        ));
    }
    text.push_str("]}");
    text.into()
}

/// Control: the whole text at once.
#[divan::bench(sample_count = 5, sample_size = 1, types = [derived::Incident, lenient::Incident])]
fn whole_text<T: DeserializeOwned>(bencher: Bencher) {
    let text = text();
    bencher
        .counter(BytesCount::new(text.len()))
        .bench_local(|| {
            serde_json::from_slice::<Export<T>>(&text)
                .unwrap()
                .data
                .len()
        });
}

#[divan::bench(
    sample_count = 5,
    sample_size = 1,
    types = [derived::Incident, lenient::Incident],
    args = [16, 64],
)]
fn rows_in_chunks_of_kib<T: LenientDeserialize + Send>(bencher: Bencher, kib: usize) {
    let text = text();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    bencher
        .counter(BytesCount::new(text.len()))
        .bench_local(|| {
            let chunks: Vec<_> = (0..text.len())
                .step_by(kib << 10)
                .map(|start| Ok(text.slice(start..text.len().min(start + (kib << 10)))))
                .collect();
            let rows = json_rows::<T>(ByteStream::new(stream::iter(chunks)), &["data"]);
            runtime.block_on(rows.map(|row| row.unwrap()).count())
        });
}

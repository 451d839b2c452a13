//! Any bytes in any chunks end in rows or an error, and in the same ones as in a single chunk.
#![no_main]

use bytes::Bytes;
use futures::executor::block_on;
use futures::stream::{self, StreamExt as _};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use squad_core::{ByteStream, json_rows};

fn rows(chunks: Vec<Bytes>) -> (Vec<Value>, Option<String>) {
    let body = ByteStream::new(stream::iter(chunks.into_iter().map(Ok)));
    let mut rows = json_rows::<Value>(body, &["data", "incidents"]).boxed();
    let mut found = Vec::new();
    while let Some(row) = block_on(rows.next()) {
        match row {
            Ok(row) => found.push(row),
            Err(error) => return (found, Some(error.message().to_owned())),
        }
    }
    (found, None)
}

fuzz_target!(|input: (u8, &[u8])| {
    let (size, text) = input;
    let text = Bytes::copy_from_slice(text);
    let size = usize::from(size).max(1);
    let chunks = (0..text.len())
        .step_by(size)
        .map(|start| text.slice(start..text.len().min(start + size)));
    let in_chunks = rows(chunks.collect());
    assert_eq!(in_chunks, rows(vec![text]));
});

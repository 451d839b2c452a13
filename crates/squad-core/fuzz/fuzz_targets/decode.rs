//! Any bytes can be decoded leniently, and parsed as an error body, without a panic and within the bound on memory.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use squad_core::Error;
use squad_core::wire::Decoder;

fuzz_target!(|body: &[u8]| {
    let decoder = Decoder::new()
        .envelope("data")
        .also_reads(&[&["body", "data"], &[]])
        .max_bytes(1 << 20);
    let _ = decoder.decode::<Vec<BTreeMap<String, i64>>>(body);
    let _ = decoder.decode::<Value>(body);
    let error = Error::from_response(http::StatusCode::BAD_REQUEST, body, &["0123456789"]);
    assert!(error.to_string().len() < 20_000);
});

//! Any two JSON values, split by a zero byte, as documents: compared, reported and taken over, never a panic.
#![no_main]

use openapi_drift::{Format, Options, compare, vendor};
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut halves = bytes.splitn(2, |byte| *byte == 0);
    let mut next = || -> Option<Value> { serde_json::from_slice(halves.next()?).ok() };
    let Some(old) = next() else { return };
    let new = next().unwrap_or(Value::Null);
    let options = Options { documentation: true, ..Options::default() };
    let drift = compare(&old, &new, &options);
    for format in [Format::Text, Format::Markdown, Format::Json, Format::Github] {
        let _ = drift.render(format, "file");
    }
    let _ = vendor(&old, &new, &[]);
});

//! Any bytes as a page, a JSON document and a YAML document: parsed or rejected, never a panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut reader = openapi_drift::Reader::default();
    for name in ["page.md", "document.json", "document.yaml", "unknown"] {
        reader.add(name, bytes);
    }
    let _ = reader.finish();
});

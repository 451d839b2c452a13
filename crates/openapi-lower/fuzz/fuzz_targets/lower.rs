//! Any JSON is lowered or rejected, and lowering a lowered document changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let _ = openapi_lower::from_yaml(text);
    let parsed = openapi_lower::from_json(text);
    if let Ok(document) = &parsed {
        // A byte order mark is all that `serde_json` does not accept.
        let plain = text.trim_start_matches('\u{feff}');
        assert_eq!(serde_json::from_str::<Value>(plain).ok().as_ref(), Some(document));
    }
    let Ok(mut document) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    if let Ok(lowered) = openapi_lower::lower(&document) {
        let again = openapi_lower::lower(&lowered.document);
        assert_eq!(again.map(|again| again.document).as_ref(), Ok(&lowered.document));
    }
    let _ = openapi_lower::lower_schema(&document);
    openapi_lower::progenitor::plain_steps(&mut document);
    openapi_lower::progenitor::drop_unreachable(&mut document);
    let _ = openapi_lower::progenitor::hoist_inline(&mut document, &Default::default());
});

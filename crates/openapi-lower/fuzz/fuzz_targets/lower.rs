//! Any JSON is lowered or refused; what is lowered is lowered once and for all.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
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

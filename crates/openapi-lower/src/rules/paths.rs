//! `paths`: required in 3.0, optional in 3.1.

use serde_json::{Map, Value};

pub(super) fn apply(out: &mut Map<String, Value>) {
    out.entry("paths".to_owned())
        .or_insert_with(|| Value::Object(Map::new()));
}

//! The JSON Schema of the types, with the feature `schemars`.
#![allow(clippy::unwrap_used)]

use serde_json::json;
use squad_core::schema::schemars::schema_for;
use squadvoice::leads::Lead;
use squadvoice::responses::Checkpoint;
use squadvoice::v1::LeadV1;

#[test]
fn leads_and_checkpoints_have_a_schema() {
    let lead = schema_for!(Lead).to_value();
    assert_eq!(lead["required"][0], "lead_id");
    let id = &lead["$defs"]["LeadId"];
    assert_eq!(id["type"], json!(["string", "integer"]));
    assert_eq!(lead["properties"]["processed_at"]["format"], "date-time");
    // Undocumented fields are allowed, and not one of them is called `extra`.
    assert!(lead["properties"].get("extra").is_none());
    assert_ne!(lead["additionalProperties"], false);
    let lead = schema_for!(LeadV1).to_value();
    assert!(lead["properties"]["call_attempt_keys"].is_object());
    let checkpoint = schema_for!(Checkpoint).to_value();
    assert!(checkpoint["properties"]["window"].is_object());
}

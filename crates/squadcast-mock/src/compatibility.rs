//! Exceptions to the document: what the service of today accepts, or returns, although the effective document does not
//! say so. The vendor's own clients depend on these. Every other difference from the document is rejected.

use serde_json::{Map, Value, json};

/// Content types of a JSON body in addition to those of the document. The reference gives `text/plain` for this operation, and the
/// vendor's Python SDK sends `application/octet-stream`.
const CONTENT_TYPES: [(&str, &str); 2] = [
    ("EscalationPolicies_updateEscalationPolicy", "text/plain"),
    (
        "EscalationPolicies_updateEscalationPolicy",
        "application/octet-stream",
    ),
];

/// Optional fields of a request body that may be `null`, which means the same as leaving them out. The vendor's Terraform
/// provider keeps each of them in a pointer, which it serializes as `null` when it is unset.
const NULL_FIELDS: [(&str, &str); 6] = [
    ("Services_createService", "maintainer"),
    ("Services_updateService", "maintainer"),
    (
        "EscalationPolicies_createEscalationPolicies",
        "entity_owner",
    ),
    ("EscalationPolicies_updateEscalationPolicy", "entity_owner"),
    ("Workflows_createWorkflow", "entity_owner"),
    ("Workflows_updateWorkflow", "entity_owner"),
];

/// Returns whether the operation also accepts a JSON body with this content type.
pub(crate) fn accepts_content_type(operation_id: &str, content_type: &str) -> bool {
    CONTENT_TYPES
        .into_iter()
        .any(|(id, accepted)| id == operation_id && accepted.eq_ignore_ascii_case(content_type))
}

/// Removes the fields of a request body that are `null` and may be.
pub(crate) fn remove_null_fields(operation_id: &str, body: &mut Value) {
    let Value::Object(fields) = body else {
        return;
    };
    for (id, field) in NULL_FIELDS {
        if id == operation_id && fields.get(field) == Some(&Value::Null) {
            fields.shift_remove(field);
        }
    }
}

/// Returns the fields that every service carries in a response, with the values they have until they are set. The
/// reference requires them, while the effective document does not, because older services lack them.
///
/// Which values the service itself starts with is not known; these are the smallest that the reference allows.
pub(crate) fn service_settings(maintainer_id: &str) -> Map<String, Value> {
    let settings = json!({
        "maintainer": { "id": maintainer_id, "type": "user" },
        "tags": [],
        "auto_pause_transient_alerts_config": { "is_enabled": false, "timeout_in_mins": 2 },
        "intelligent_alerts_grouping_config": { "is_enabled": false, "rolling_window_in_mins": 5 },
        "delay_notification_config": { "is_enabled": false },
    });
    match settings {
        Value::Object(settings) => settings,
        _ => Map::new(),
    }
}

/// Returns the fields that every escalation policy carries in a response: its owner, which is its team unless it was set,
/// and the next position of each rule. The reference requires them, and the vendor's Python SDK rejects a response without
/// them.
pub(crate) fn escalation_policy(
    team_id: Option<&Value>,
    owner: Option<&Value>,
    rules: Option<&Value>,
) -> Value {
    let owner = owner.filter(|owner| !owner.is_null());
    let team = json!({ "id": team_id, "type": "team" });
    let mut rules = rules.cloned().unwrap_or_else(|| json!([]));
    for rule in rules.as_array_mut().into_iter().flatten() {
        if let Value::Object(fields) = rule {
            fields
                .entry("roundrobin_next_index")
                .or_insert_with(|| json!(0));
        }
    }
    json!({ "entity_owner": owner.unwrap_or(&team), "rules": rules })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use serde_json::{Value, json};

    use super::{CONTENT_TYPES, NULL_FIELDS, remove_null_fields};
    use crate::document::{self, Operation};

    fn operation(id: &str) -> &'static Operation {
        let operation = document::embedded().unwrap().operation(id);
        operation.unwrap_or_else(|| panic!("{id} is not in the document"))
    }

    #[test]
    fn exceptions_are_not_in_the_document() {
        for (id, content_type) in CONTENT_TYPES {
            let media_type = &operation(id).body.as_ref().unwrap().media_type;
            assert_ne!(media_type, content_type, "{id} needs no exception");
        }
        let document = document::embedded().unwrap();
        for (id, field) in NULL_FIELDS {
            let schema = &operation(id).body.as_ref().unwrap().schema;
            let node = document.resolve(schema.node());
            assert!(
                node["properties"].get(field).is_some(),
                "{id} has no {field}"
            );
            let body = json!({ field: null });
            let violations = document.validate(schema, &body).unwrap();
            let rejected = violations.iter().any(|violation| violation.field == field);
            assert!(rejected, "{id} needs no exception for {field}");
        }
    }

    #[test]
    fn null_is_removed_from_listed_fields_only() {
        let removed = |id: &str, mut body: Value| {
            remove_null_fields(id, &mut body);
            body
        };
        let (id, field) = NULL_FIELDS[0];
        let body = json!({ "a": null, field: null, "b": 1 });
        assert_eq!(removed(id, body.clone()), json!({ "a": null, "b": 1 }));
        assert_eq!(removed("Teams_createTeam", body.clone()), body);
        let set = json!({ field: { "id": "62" } });
        assert_eq!(removed(id, set.clone()), set);
        assert_eq!(removed(id, json!(null)), json!(null));
    }
}

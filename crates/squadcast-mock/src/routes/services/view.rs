//! Serializes services.

use serde_json::{Value, json};

use super::super::table::merge;
use crate::call::Call;
use crate::state::{Database, Service, slug};

/// Serializes a service.
pub(super) fn service(call: &Call<'_>, database: &Database, service: &Service) -> Value {
    let mut base = call.defaults("V3.Services.Service");
    base.extend(service.settings.clone());
    let fields = json!({
        "id": service.id,
        "name": service.name,
        "slug": slug(&service.name),
        "email": format!("{}@mock.squadcast.example", service.email_prefix),
        "escalation_policy_id": service.escalation_policy_id,
        "organization_id": database.organization_id,
        "api_key": service.api_key,
        "description": service.description,
        "depends": service.depends,
        "owner": { "id": service.team_id, "type": "team" },
        "on_maintenance": service.on_maintenance,
        "config": { "dedup_key_enabled": service.dedup_key_enabled },
        "created_at": service.created_at.to_string(),
        "updated_at": service.updated_at.to_string(),
    });
    let mut fields = merge(base, fields);
    if let (Value::Object(fields), Some(channel)) = (&mut fields, &service.slack_channel) {
        let since = service.updated_at.as_second();
        let slack = json!({ "channel_id": channel, "name": "incidents", "time": since });
        fields.insert("slack".to_owned(), slack);
    }
    fields
}

//! Services as the service writes them.

use serde_json::{Value, json};

use super::super::lay_over;
use crate::request::Call;
use crate::state::{Service, World, slug};

/// A service as every operation on services answers it.
pub(super) fn service(call: &Call<'_>, world: &World, service: &Service) -> Value {
    let mut base = call.blank("V3.Services.Service");
    base.extend(service.settings.clone());
    let fields = json!({
        "id": service.id,
        "name": service.name,
        "slug": slug(&service.name),
        "email": format!("{}@mock.squadcast.example", service.email_prefix),
        "escalation_policy_id": service.escalation_policy_id,
        "organization_id": world.organization_id,
        "api_key": service.api_key,
        "description": service.description,
        "depends": service.depends,
        "owner": { "id": service.team_id, "type": "team" },
        "on_maintenance": service.on_maintenance,
        "config": { "dedup_key_enabled": service.dedup_key_enabled },
        "created_at": service.created_at.to_string(),
        "updated_at": service.updated_at.to_string(),
    });
    let mut fields = lay_over(base, fields);
    if let (Value::Object(fields), Some(channel)) = (&mut fields, &service.slack_channel) {
        let since = service.updated_at.as_second();
        let slack = json!({ "channel_id": channel, "name": "incidents", "time": since });
        fields.insert("slack".to_owned(), slack);
    }
    fields
}

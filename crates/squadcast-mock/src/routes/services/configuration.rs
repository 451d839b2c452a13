//! What is set up on a service: pausing, grouping, delays, dependencies, the Slack channel, deduplication by key.

use serde_json::{Value, json};

use super::super::{Table, lay_over, stateless};
use super::view;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::World;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Services_createOrUpdateAPTAConfig", set_pausing),
    ("Services_createOrUpdateIAGConfig", set_grouping),
    ("Services_delayedNotificationConfig", set_delay),
    ("Dependencies_createOrUpdateDependencies", set_dependencies),
    ("Extensions_updateSlackExtension", set_slack_channel),
    (
        "Overlay_getOptinForKeyBasedDeduplicationForAService",
        deduplication_by_key,
    ),
    (
        "Overlay_optinForKeyBasedDeduplicationForAService",
        set_deduplication_by_key,
    ),
];

/// The minutes that the service takes for pausing transient alerts.
const PAUSES: [i64; 5] = [2, 3, 5, 10, 15];

/// The minutes that the service takes for grouping alerts.
const WINDOWS: [i64; 11] = [5, 10, 15, 20, 45, 60, 120, 240, 480, 720, 1440];

fn set_pausing(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    one_of(call, "timeout_in_mins", &PAUSES)?;
    set(call, world, "auto_pause_transient_alerts_config")?;
    Ok(call.data(json!({ "msg": "Configuration updated" })))
}

fn set_grouping(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    one_of(call, "rolling_window_in_mins", &WINDOWS)?;
    set(call, world, "intelligent_alerts_grouping_config")?;
    Ok(call.data(json!({ "msg": "Configuration updated" })))
}

fn one_of(call: &Call<'_>, field: &str, choices: &[i64]) -> Result<(), Refusal> {
    let sent = call.body.get(field).and_then(Value::as_i64);
    if sent.is_none_or(|sent| choices.contains(&sent)) {
        Ok(())
    } else {
        Err(Refusal::field(field, format!("is not one of {choices:?}")))
    }
}

fn set_delay(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    set(call, world, "delay_notification_config")?;
    let service = world.service(call.id("serviceID"))?;
    Ok(call.data(view::service(call, world, service)))
}

/// Keeps the body under the name that the service shows it by.
fn set(call: &Call<'_>, world: &mut World, name: &str) -> Result<(), Refusal> {
    let service = world.service_mut(call.id("serviceID"))?;
    service.settings.insert(name.to_owned(), call.body.clone());
    service.updated_at = call.now;
    Ok(())
}

fn set_dependencies(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = world.service(call.id("serviceID"))?.id.clone();
    let sent = call.texts("/dependencies");
    for (index, other) in sent.iter().enumerate() {
        let field = format!("dependencies[{index}]");
        if *other == id {
            return Err(Refusal::field(&field, "is the service itself"));
        }
        if world.service(other).is_err() {
            return Err(Refusal::field(&field, "is not a service"));
        }
    }
    let service = world.service_mut(&id)?;
    service.depends = sent.into_iter().map(str::to_owned).collect();
    service.updated_at = call.now;
    Ok(call.data(json!({ "ok": true })))
}

fn set_slack_channel(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let channel = call.text("/channel_id");
    let organization_id = world.organization_id.clone();
    let service = world.service_mut(call.id("serviceID"))?;
    service.slack_channel = Some(channel.to_owned());
    service.updated_at = call.now;
    let fields = json!({
        "id": 1,
        "service_id": service.id,
        "organization_id": organization_id,
        "channel_id": channel,
        "created_at": call.now.to_string(),
        "name": "incidents",
    });
    let base = call.blank("V3.Services.Extensions.SlackExtensionServiceExtension");
    Ok(call.data(lay_over(base, fields)))
}

fn deduplication_by_key(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let service = world.service(call.id("serviceID"))?;
    Ok(call.data(json!({ "dedup_key_enabled": service.dedup_key_enabled })))
}

fn set_deduplication_by_key(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let service = world.service_mut(call.id("serviceID"))?;
    if let Some(enabled) = call.body.get("dedup_key_enabled").and_then(Value::as_bool) {
        service.dedup_key_enabled = enabled;
        service.updated_at = call.now;
    }
    stateless::answer(call, world)
}

//! The configuration of a service: auto-pause, grouping, notification delay, dependencies, Slack channel, and deduplication by
//! key.

use serde_json::{Value, json};

use super::super::stateless;
use super::super::table::{Table, merge};
use super::view;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Services_createOrUpdateAPTAConfig", set_auto_pause),
    ("Services_createOrUpdateIAGConfig", set_grouping),
    ("Services_delayedNotificationConfig", set_delay),
    ("Dependencies_createOrUpdateDependencies", set_dependencies),
    ("Extensions_updateSlackExtension", set_slack_channel),
    (
        "Overlay_getOptinForKeyBasedDeduplicationForAService",
        dedup_key_config,
    ),
    (
        "Overlay_optinForKeyBasedDeduplicationForAService",
        set_dedup_key_config,
    ),
];

/// The documented timeouts of the auto-pause of transient alerts, in minutes.
const AUTO_PAUSE_TIMEOUTS: [i64; 5] = [2, 3, 5, 10, 15];

/// The documented rolling windows of the intelligent alerts grouping, in minutes.
const ROLLING_WINDOWS: [i64; 11] = [5, 10, 15, 20, 45, 60, 120, 240, 480, 720, 1440];

fn set_auto_pause(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    check_choice(call, "timeout_in_mins", &AUTO_PAUSE_TIMEOUTS)?;
    store_body(call, database, "auto_pause_transient_alerts_config")?;
    Ok(call.data(json!({ "msg": "Configuration updated" })))
}

fn set_grouping(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    check_choice(call, "rolling_window_in_mins", &ROLLING_WINDOWS)?;
    store_body(call, database, "intelligent_alerts_grouping_config")?;
    Ok(call.data(json!({ "msg": "Configuration updated" })))
}

fn check_choice(call: &Call<'_>, field: &str, choices: &[i64]) -> Result<(), ApiError> {
    let value = call.body(&format!("/{field}")).and_then(Value::as_i64);
    if value.is_none_or(|value| choices.contains(&value)) {
        Ok(())
    } else {
        Err(ApiError::field(field, format!("is not one of {choices:?}")))
    }
}

fn set_delay(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    store_body(call, database, "delay_notification_config")?;
    let service = database.service(call.path("serviceID"))?;
    Ok(call.data(view::service(call, database, service)))
}

/// Stores the body as a field of the service.
fn store_body(call: &Call<'_>, database: &mut Database, name: &str) -> Result<(), ApiError> {
    let service = database.service_mut(call.path("serviceID"))?;
    service
        .settings
        .insert(name.to_owned(), call.input.body.clone());
    service.updated_at = call.now;
    Ok(())
}

fn set_dependencies(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.service(call.path("serviceID"))?.id.clone();
    let dependencies = call.body_strings("/dependencies");
    for (index, dependency) in dependencies.iter().enumerate() {
        let field = format!("dependencies[{index}]");
        if *dependency == id {
            return Err(ApiError::field(&field, "is the id of the service itself"));
        }
        if database.service(dependency).is_err() {
            return Err(ApiError::field(&field, "is not the id of a service"));
        }
    }
    let service = database.service_mut(&id)?;
    service.depends = dependencies.into_iter().map(str::to_owned).collect();
    service.updated_at = call.now;
    Ok(call.data(json!({ "ok": true })))
}

fn set_slack_channel(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let channel = call.body_text("/channel_id");
    let organization_id = database.organization_id.clone();
    let service = database.service_mut(call.path("serviceID"))?;
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
    let base = call.defaults("V3.Services.Extensions.SlackExtensionServiceExtension");
    Ok(call.data(merge(base, fields)))
}

fn dedup_key_config(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let service = database.service(call.path("serviceID"))?;
    Ok(call.data(json!({ "dedup_key_enabled": service.dedup_key_enabled })))
}

fn set_dedup_key_config(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let service = database.service_mut(call.path("serviceID"))?;
    if let Some(enabled) = call.body("/dedup_key_enabled").and_then(Value::as_bool) {
        service.dedup_key_enabled = enabled;
        service.updated_at = call.now;
    }
    stateless::respond(call, database)
}

//! Overlays of an alert source: templates for the content of its alerts and for their deduplication key.

use serde_json::{Value, json};

use super::super::table::{Table, merge};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;

/// The kind of overlays for message and description.
const CONTENT: &str = "custom-content";

/// The kind of overlays for the deduplication key.
const KEY: &str = "dedup-key";

pub(in crate::routes) const OPERATIONS: Table = &[
    (
        "Overlay_getAllCustomContentTemplateOverlayByService",
        |call, database| list(call, database, CONTENT),
    ),
    (
        "Overlay_getCustomContentTemplateOverlay",
        |call, database| get(call, database, CONTENT),
    ),
    (
        "Overlay_createOrUpdateNotificationTemplateOverlay",
        set_content,
    ),
    (
        "Overlay_deleteNotificationTemplateOverlay",
        |call, database| delete(call, database, CONTENT),
    ),
    (
        "Overlay_getAllDedupKeyOverlayByService",
        |call, database| list(call, database, KEY),
    ),
    (
        "Overlay_getDedupKeyOverlayForAlertSource",
        |call, database| get(call, database, KEY),
    ),
    ("Overlay_updateDedupKeyOverlay", set_key),
    ("Overlay_deleteDedupKeyOverlay", |call, database| {
        delete(call, database, KEY)
    }),
];

fn name(kind: &str, alert_source: &str) -> String {
    format!("{kind}/{alert_source}")
}

fn list(call: &Call<'_>, database: &Database, kind: &str) -> Result<Response, ApiError> {
    let service = database.service(call.path("serviceID"))?;
    let overlays: Vec<Value> = service
        .overlays
        .iter()
        .filter(|(key, _)| key.starts_with(&name(kind, "")))
        .map(|(_, overlay)| overlay.clone())
        .collect();
    Ok(call.data(overlays))
}

fn get(call: &Call<'_>, database: &Database, kind: &str) -> Result<Response, ApiError> {
    let service = database.service(call.path("serviceID"))?;
    let overlay = service.overlays.get(&name(kind, call.path("alertSource")));
    let overlay = overlay.ok_or_else(|| ApiError::not_found("overlay"))?;
    Ok(call.data(overlay.clone()))
}

fn set_content(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let overlay = json!({
        "message": call.body_text("/message_overlay/template"),
        "description": call.body_text("/description_overlay/template"),
    });
    set(
        call,
        database,
        CONTENT,
        "V3.Services.Overlay.CustomContentOverlay",
        overlay,
    )
}

fn set_key(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let overlay = call.body("/dedup_key_overlay").cloned();
    let overlay = overlay.unwrap_or_default();
    set(call, database, KEY, "V3.Services.Overlay.Overlay", overlay)
}

fn set(
    call: &Call<'_>,
    database: &mut Database,
    kind: &str,
    component: &str,
    overlay: Value,
) -> Result<Response, ApiError> {
    let organization_id = database.organization_id.clone();
    let service = database.service_mut(call.path("serviceID"))?;
    let name = name(kind, call.path("alertSource"));
    let user_id = json!(call.caller.user_id);
    let now = json!(call.now.to_string());
    let old = service.overlays.get(&name);
    let old_or = |field: &str, new: &Value| {
        let old = old.and_then(|old| old.get(field));
        old.unwrap_or(new).clone()
    };
    let fields = json!({
        "created_at": old_or("created_at", &now),
        "updated_at": now,
        "org_id": organization_id,
        "service_id": service.id,
        "alert_source_version": "v1",
        "alert_source_shortname": call.path("alertSource"),
        "overlay_template_type": call.body_text("/overlay_template_type"),
        "overlay": overlay,
        "created_by": old_or("created_by", &user_id),
        "updated_by": user_id,
        "alert_source_type": call.path("alertSource"),
    });
    let overlay = merge(call.defaults(component), fields);
    service.overlays.insert(name, overlay.clone());
    service.updated_at = call.now;
    Ok(call.data(overlay))
}

fn delete(call: &Call<'_>, database: &mut Database, kind: &str) -> Result<Response, ApiError> {
    let service = database.service_mut(call.path("serviceID"))?;
    let name = name(kind, call.path("alertSource"));
    match service.overlays.remove(&name) {
        Some(_) => Ok(call.no_content()),
        None => Err(ApiError::not_found("overlay")),
    }
}

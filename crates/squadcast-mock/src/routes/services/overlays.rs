//! Templates that change what an alert source says: its content, and the key that it is deduplicated by.

use serde_json::{Value, json};

use super::super::{Table, lay_over};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::World;

/// The templates for message and description.
const CONTENT: &str = "custom-content";

/// The templates for the key.
const KEY: &str = "dedup-key";

pub(in crate::routes) const OPERATIONS: Table = &[
    (
        "Overlay_getAllCustomContentTemplateOverlayByService",
        |call, world| list(call, world, CONTENT),
    ),
    ("Overlay_getCustomContentTemplateOverlay", |call, world| {
        get(call, world, CONTENT)
    }),
    (
        "Overlay_createOrUpdateNotificationTemplateOverlay",
        set_content,
    ),
    (
        "Overlay_deleteNotificationTemplateOverlay",
        |call, world| delete(call, world, CONTENT),
    ),
    ("Overlay_getAllDedupKeyOverlayByService", |call, world| {
        list(call, world, KEY)
    }),
    ("Overlay_getDedupKeyOverlayForAlertSource", |call, world| {
        get(call, world, KEY)
    }),
    ("Overlay_updateDedupKeyOverlay", set_key),
    ("Overlay_deleteDedupKeyOverlay", |call, world| {
        delete(call, world, KEY)
    }),
];

fn name(kind: &str, alert_source: &str) -> String {
    format!("{kind}/{alert_source}")
}

fn list(call: &Call<'_>, world: &World, kind: &str) -> Result<Answer, Refusal> {
    let service = world.service(call.id("serviceID"))?;
    let overlays: Vec<Value> = service
        .overlays
        .iter()
        .filter(|(key, _)| key.starts_with(&name(kind, "")))
        .map(|(_, overlay)| overlay.clone())
        .collect();
    Ok(call.data(overlays))
}

fn get(call: &Call<'_>, world: &World, kind: &str) -> Result<Answer, Refusal> {
    let service = world.service(call.id("serviceID"))?;
    let overlay = service.overlays.get(&name(kind, call.id("alertSource")));
    let overlay = overlay.ok_or_else(|| Refusal::not_found("overlay"))?;
    Ok(call.data(overlay.clone()))
}

fn set_content(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let overlay = json!({
        "message": call.text("/message_overlay/template"),
        "description": call.text("/description_overlay/template"),
    });
    set(
        call,
        world,
        CONTENT,
        "V3.Services.Overlay.CustomContentOverlay",
        overlay,
    )
}

fn set_key(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let overlay = call.body.get("dedup_key_overlay").cloned();
    let overlay = overlay.unwrap_or_default();
    set(call, world, KEY, "V3.Services.Overlay.Overlay", overlay)
}

fn set(
    call: &Call<'_>,
    world: &mut World,
    kind: &str,
    component: &str,
    overlay: Value,
) -> Result<Answer, Refusal> {
    let organization_id = world.organization_id.clone();
    let service = world.service_mut(call.id("serviceID"))?;
    let name = name(kind, call.id("alertSource"));
    let me = json!(call.caller.user_id);
    let now = json!(call.now.to_string());
    let old = service.overlays.get(&name);
    let kept = |field: &str, new: &Value| {
        let old = old.and_then(|old| old.get(field));
        old.unwrap_or(new).clone()
    };
    let fields = json!({
        "created_at": kept("created_at", &now),
        "updated_at": now,
        "org_id": organization_id,
        "service_id": service.id,
        "alert_source_version": "v1",
        "alert_source_shortname": call.id("alertSource"),
        "overlay_template_type": call.text("/overlay_template_type"),
        "overlay": overlay,
        "created_by": kept("created_by", &me),
        "updated_by": me,
        "alert_source_type": call.id("alertSource"),
    });
    let overlay = lay_over(call.blank(component), fields);
    service.overlays.insert(name, overlay.clone());
    service.updated_at = call.now;
    Ok(call.data(overlay))
}

fn delete(call: &Call<'_>, world: &mut World, kind: &str) -> Result<Answer, Refusal> {
    let service = world.service_mut(call.id("serviceID"))?;
    let name = name(kind, call.id("alertSource"));
    match service.overlays.remove(&name) {
        Some(_) => Ok(call.done()),
        None => Err(Refusal::not_found("overlay")),
    }
}

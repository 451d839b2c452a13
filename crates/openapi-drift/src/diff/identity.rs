//! What an operation is called and how it is reached: path, method, operationId, tags, deprecation.

use serde_json::Value;

use super::operations::Operation;
use super::walk::Walk;
use crate::canonical;
use crate::document::SiteId;
use crate::pointer;
use crate::rules::{ValueChange, registry as rules};

pub(crate) fn compare(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let around = (old.site, new.site);
    address(w, old, new, at);
    operation_id(w, old, new, at);
    let x = w.pairs.old.document.value(old.site);
    let y = w.pairs.new.document.value(new.site);
    let was = pointer::flag(x, "deprecated");
    let is = pointer::flag(y, "deprecated");
    if was != is {
        let rule = match is {
            true => &rules::ENDPOINT_DEPRECATED,
            false => &rules::ENDPOINT_REACTIVATED,
        };
        let sites = (Some(old.site), Some(new.site));
        let finding = w.finding(rule, ValueChange::Noted, sites, around, rule.words());
        w.note_operation(&finding, at);
    }
    tags(w, (x, y), around, at);
    w.documentation((x, y), around, at);
}

fn address(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    if old.template == new.template && old.name.method == new.name.method {
        return;
    }
    let before = format!("{} {}", old.name.method, old.name.path);
    let after = format!("{} {}", new.name.method, new.name.path);
    let rule = match old.template == new.template {
        true => &rules::API_METHOD_CHANGED,
        false => &rules::API_PATH_CHANGED,
    };
    let summary = format!("the operation is now {after}, not {before}");
    let sites = (Some(old.site), Some(new.site));
    let around = (old.site, new.site);
    let mut finding = w.finding(rule, ValueChange::Crossed, sites, around, summary);
    finding.likely = Some(format!("{before} moved to {after}"));
    finding.before = Some(before);
    finding.after = Some(after);
    w.note_operation(&finding, at);
}

fn operation_id(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    if old.name.id == new.name.id {
        return;
    }
    let shown = |id: &Option<String>| id.clone().unwrap_or_else(|| "none".to_owned());
    let (rule, change, reason) = match &old.name.id {
        None => (
            &rules::API_OPERATION_ID_ADDED,
            ValueChange::Wider,
            "no generated function had the old name",
        ),
        Some(_) => (
            &rules::API_OPERATION_ID_REMOVED,
            ValueChange::Crossed,
            "the request is the same, and the generated function has another name",
        ),
    };
    let (before, after) = (shown(&old.name.id), shown(&new.name.id));
    let summary = format!("the operationId is {after}, not {before}");
    let sites = (Some(old.site), Some(new.site));
    let mut finding = w.finding(rule, change, sites, (old.site, new.site), summary);
    finding.before.clone_from(&old.name.id);
    finding.after.clone_from(&new.name.id);
    finding.likely = Some(format!("{before} renamed to {after}"));
    finding.reason = Some(reason);
    w.note_operation(&finding, at);
}

fn tags(w: &mut Walk<'_>, (x, y): (&Value, &Value), around: (SiteId, SiteId), at: usize) {
    let list = |operation: &Value| -> Vec<String> {
        let tags = operation.get("tags").and_then(Value::as_array);
        let names = tags.into_iter().flatten().filter_map(Value::as_str);
        names.map(str::to_owned).collect()
    };
    let (before, after) = (list(x), list(y));
    let sites = (Some(around.0), Some(around.1));
    for (from, to, rule, is_new) in [
        (&before, &after, &rules::API_TAG_REMOVED, false),
        (&after, &before, &rules::API_TAG_ADDED, true),
    ] {
        for tag in from.iter().filter(|tag| !to.contains(tag)) {
            let verb = if is_new { "new" } else { "gone" };
            let summary = format!("the tag {tag} is {verb}");
            let mut finding = w.finding(rule, ValueChange::Same, sites, around, summary);
            match is_new {
                true => finding.after = Some(tag.clone()),
                false => finding.before = Some(tag.clone()),
            }
            finding.reason = Some("the request is the same; it is listed under another heading");
            w.note_operation(&finding, at);
        }
    }
}

/// Callbacks are compared as text; generated clients do not use them.
pub(crate) fn callbacks(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let text = |operation: &Value| operation.get("callbacks").map(canonical::canonical);
    let before = text(w.pairs.old.document.value(old.site));
    let after = text(w.pairs.new.document.value(new.site));
    if before == after {
        return;
    }
    let rule = &rules::CALLBACKS_CHANGED;
    let around = (old.site, new.site);
    let finding = w.finding(
        rule,
        ValueChange::Crossed,
        (None, None),
        around,
        rule.words(),
    );
    w.note_operation(&finding, at);
}

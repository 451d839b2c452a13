//! The responses of one operation, by status.

use std::collections::BTreeMap;

use super::operations::Operation;
use super::walk::Walk;
use super::{content, headers, shape};
use crate::change::Direction;
use crate::document::{Document, SiteId};
use crate::node::{Additional, Alternative, Node, Type};
use crate::normalize::Normalizer;
use crate::rules::{ValueChange, registry as rules};

type Statuses = BTreeMap<String, SiteId>;

fn is_success(status: &str) -> bool {
    status.starts_with('2') || status.starts_with('3')
}

fn direction_of(status: &str) -> Direction {
    match is_success(status) {
        true => Direction::Response,
        false => Direction::Error,
    }
}

fn statuses(document: &mut Document<'_>, operation: &Operation) -> Statuses {
    document
        .entries(operation.site, "responses")
        .into_iter()
        .filter(|(status, _)| !status.starts_with("x-"))
        .map(|(status, site)| (status.to_uppercase(), document.follow(site)))
        .collect()
}

fn successes(statuses: &Statuses) -> Vec<String> {
    let all = statuses.keys();
    all.filter(|status| is_success(status)).cloned().collect()
}

pub(crate) fn compare(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let mut before = statuses(&mut w.pairs.old.document, old);
    let mut after = statuses(&mut w.pairs.new.document, new);
    let around = (old.site, new.site);
    // One success status replaced another: the same response under a new number.
    if let ([a], [b]) = (successes(&before).as_slice(), successes(&after).as_slice())
        && a != b
        && let (Some(x), Some(y)) = (before.remove(a), after.remove(b))
    {
        changed_status(w, (a, x), (b, y), at);
    }
    let no_success_left = successes(&after).is_empty();
    for (status, site) in &before {
        let direction = direction_of(status);
        match after.remove(status) {
            Some(other) => response(w, (*site, other), direction, at),
            None => removed(w, (status, *site), around, no_success_left, at),
        }
    }
    for (status, site) in after {
        added(w, (status, site), &before, around, at);
    }
}

fn removed(
    w: &mut Walk<'_>,
    (status, site): (&str, SiteId),
    around: (SiteId, SiteId),
    no_success_left: bool,
    at: usize,
) {
    let direction = direction_of(status);
    let (rule, change) = match direction {
        Direction::Response if no_success_left => {
            (&rules::RESPONSE_SUCCESS_STATUS_REMOVED, ValueChange::Lost)
        }
        Direction::Response => (
            &rules::RESPONSE_SUCCESS_STATUS_REMOVED,
            ValueChange::Narrower,
        ),
        _ => (
            &rules::RESPONSE_NON_SUCCESS_STATUS_REMOVED,
            ValueChange::Narrower,
        ),
    };
    let summary = format!("the status {status} is gone");
    let mut finding = w.finding(rule, change, (Some(site), None), around, summary);
    finding.before = Some(status.to_owned());
    w.note(&finding, direction, at);
}

fn added(
    w: &mut Walk<'_>,
    (status, site): (String, SiteId),
    before: &Statuses,
    around: (SiteId, SiteId),
    at: usize,
) {
    let direction = direction_of(&status);
    let (rule, tolerated) = match direction {
        Direction::Response => (
            &rules::RESPONSE_SUCCESS_STATUS_ADDED,
            added_success(w, before, site),
        ),
        _ => (
            &rules::RESPONSE_NON_SUCCESS_STATUS_ADDED,
            Some("because errors are decoded by their form"),
        ),
    };
    let summary = format!("the status {status} is new");
    let sites = (None, Some(site));
    let mut finding = w.finding(rule, ValueChange::Wider, sites, around, summary);
    finding.after = Some(status);
    finding.tolerated = tolerated;
    w.note(&finding, direction, at);
}

/// A further success status is tolerated if it has the body of a documented one, or no body.
fn added_success(w: &mut Walk<'_>, before: &Statuses, site: SiteId) -> Option<&'static str> {
    if !w.pairs.settings.decoding.any_success {
        return None;
    }
    let new_shape = body_shape(&mut w.pairs.new, site);
    let known: Vec<SiteId> = before
        .iter()
        .filter(|(status, _)| is_success(status))
        .map(|(_, site)| *site)
        .collect();
    if known.is_empty() {
        return Some("because no success was documented before");
    }
    if known.iter().any(|old| accepts_any_body(w, *old)) {
        return Some("because no success has a body that the client decodes");
    }
    if known
        .iter()
        .any(|old| is_decoded_without_fields(w, *old, site))
    {
        return Some(
            "only because every 2xx is decoded as the documented success, which needs none of its fields",
        );
    }
    known
        .into_iter()
        .any(|old| body_shape(&mut w.pairs.old, old) == new_shape)
        .then_some("only because every 2xx is decoded as the documented success, whose body it has")
}

/// Whether the client decodes no body of this response, or any.
fn accepts_any_body(w: &mut Walk<'_>, response: SiteId) -> bool {
    let media = content::media(&mut w.pairs.old.document, response);
    media.is_empty()
        || media
            .into_values()
            .any(|site| match w.pairs.old.document.child(site, "schema") {
                None => true,
                Some(schema) => {
                    let schema = w.pairs.old.canonical(&[schema]);
                    w.pairs.old.node(&schema).is_any()
                }
            })
}

/// Whether the new body is an object that is decoded as the documented one: it has none of the documented fields, and the
/// client tolerates their absence.
fn is_decoded_without_fields(w: &mut Walk<'_>, old: SiteId, new: SiteId) -> bool {
    let documented = content::media(&mut w.pairs.old.document, old);
    let added = content::media(&mut w.pairs.new.document, new);
    !added.is_empty()
        && added.into_iter().all(|(name, new)| {
            let Some(old) = documented.get(&name) else {
                return false;
            };
            let Some(old) = w.pairs.old.document.child(*old, "schema") else {
                return true;
            };
            let Some(new) = w.pairs.new.document.child(new, "schema") else {
                return false;
            };
            let (old, new) = (w.pairs.old.canonical(&[old]), w.pairs.new.canonical(&[new]));
            let (old, new) = (w.pairs.old.node(&old), w.pairs.new.node(&new));
            lacks_every_field(w, &old, &new)
        })
}

fn lacks_every_field(w: &mut Walk<'_>, old: &Node, new: &Node) -> bool {
    let [object] = old.alternatives.as_slice() else {
        return false;
    };
    let is_map = |alternative: &Alternative| matches!(alternative.additional, Additional::Of(_));
    let is_other = |added: &Alternative| {
        let mut documented = object.properties.keys();
        added.ty == Type::Object
            && !is_map(added)
            && !documented.any(|name| added.properties.contains_key(name))
    };
    if object.ty != Type::Object
        || is_map(object)
        || object.discriminator.is_some()
        || !object.opaque.is_empty()
        || new.nullable
        || new.alternatives.is_empty()
        || !new.alternatives.iter().all(is_other)
    {
        return false;
    }
    object.properties.iter().all(|(name, property)| {
        let schema = w.pairs.old.canonical(&property.schema);
        let schema = w.pairs.old.node(&schema);
        let decoding = &w.pairs.settings.decoding;
        let identifying = object.identifying.contains(name) || decoding.identifying.contains(name);
        !object.required.contains_key(name) || decoding.absent(identifying, &schema).is_some()
    })
}

fn body_shape(side: &mut Normalizer<'_>, response: SiteId) -> Vec<(String, String)> {
    content::media(&mut side.document, response)
        .into_iter()
        .map(|(name, site)| {
            let shape = match side.document.child(site, "schema") {
                Some(schema) => shape::of_schema(side, &[schema], 4),
                None => String::new(),
            };
            (name, shape)
        })
        .collect()
}

fn changed_status(w: &mut Walk<'_>, (a, x): (&str, SiteId), (b, y): (&str, SiteId), at: usize) {
    let tolerated = w
        .pairs
        .settings
        .decoding
        .any_success
        .then_some("only because every 2xx is decoded as the documented success");
    let rule = &rules::RESPONSE_SUCCESS_STATUS_CHANGED;
    let summary = format!("the success status is {b}, not {a}");
    let sites = (Some(x), Some(y));
    let mut finding = w.finding(rule, ValueChange::Crossed, sites, (x, y), summary);
    finding.before = Some(a.to_owned());
    finding.after = Some(b.to_owned());
    finding.tolerated = tolerated;
    w.note(&finding, Direction::Response, at);
    response(w, (x, y), Direction::Response, at);
}

fn response(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    content::compare(w, (a, b), direction, at);
    headers::compare(w, (a, b), direction, at);
    let (x, y) = (w.pairs.old.document.value(a), w.pairs.new.document.value(b));
    w.documentation((x, y), (a, b), at);
}

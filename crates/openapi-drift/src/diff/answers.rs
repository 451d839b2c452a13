//! The request body and the answers of one operation: statuses, content types
//! and headers. What stands in a body is a pair of schemas.

use std::collections::BTreeMap;

use serde_json::Value;

use super::finding::{Finding, Moved};
use super::operations::Operation;
use super::pairs::Role;
use super::walk::{Root, Walk};
use crate::change::Direction;
use crate::document::{Document, SiteId};
use crate::keywords::canonical;
use crate::pointer;
use crate::rules::Place;

/// Content types without case and parameters, with where they stand. Of two that differ in their parameters alone, the
/// second keeps them.
fn media(document: &mut Document<'_>, site: SiteId) -> BTreeMap<String, SiteId> {
    let mut named: Vec<(String, SiteId)> = document
        .entries(site, "content")
        .into_iter()
        .map(|(name, at)| (name.to_lowercase().replace(' ', ""), at))
        .collect();
    named.sort();
    let mut out = BTreeMap::new();
    for (name, at) in named {
        let plain = name.split(';').next().unwrap_or_default().to_owned();
        let free = !out.contains_key(&plain);
        out.insert(if free { plain } else { name }, at);
    }
    out
}

/// Whether content of one type is right where another is expected.
fn covers(range: &str, ty: &str) -> bool {
    range == "*/*"
        || range == ty
        || range
            .strip_suffix("/*")
            .is_some_and(|kind| ty.split('/').next() == Some(kind))
}

pub(crate) fn body(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let around = (old.site, new.site);
    let find = |document: &mut Document<'_>, o: &Operation| {
        document
            .child(o.site, "requestBody")
            .map(|site| document.follow(site))
    };
    let before = find(&mut w.pairs.old.document, old);
    let after = find(&mut w.pairs.new.document, new);
    match (before, after) {
        (None, None) => {}
        (Some(a), None) => {
            let what = "the request body is gone".to_owned();
            let finding = w.finding(
                "request-body-removed",
                Moved::Lost,
                (Some(a), None),
                around,
                what,
            );
            w.note_request(&finding, at);
        }
        (None, Some(b)) => {
            let required = pointer::flag(w.pairs.new.document.value(b), "required");
            let (rule, moved) = match required {
                true => ("request-body-added-required", Moved::Crossed),
                false => ("request-body-added-optional", Moved::Wider),
            };
            let what = rule.replace('-', " ");
            let finding = w.finding(rule, moved, (None, Some(b)), around, what);
            w.note_request(&finding, at);
        }
        (Some(a), Some(b)) => {
            let (x, y) = (w.pairs.old.document.value(a), w.pairs.new.document.value(b));
            let (was, is) = (pointer::flag(x, "required"), pointer::flag(y, "required"));
            if was != is {
                let (rule, moved) = match is {
                    true => ("request-body-became-required", Moved::Narrower),
                    false => ("request-body-became-optional", Moved::Wider),
                };
                let what = rule.replace('-', " ");
                let finding = w.finding(rule, moved, (Some(a), Some(b)), around, what);
                w.note_request(&finding, at);
            }
            w.words((x, y), (a, b), at);
            contents(w, (a, b), Direction::Request, at);
        }
    }
}

/// The content types of a body on both sides.
fn contents(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    let mut before = media(&mut w.pairs.old.document, a);
    let mut after = media(&mut w.pairs.new.document, b);
    renamed_range(w, &mut before, &mut after, direction, at);
    let side = match direction {
        Direction::Request => "request-body",
        _ => "response",
    };
    for (name, site) in &before {
        if after.contains_key(name) {
            continue;
        }
        let mut moved = match direction {
            Direction::Request if after.keys().any(|wide| covers(wide, name)) => Moved::Wider,
            Direction::Request => Moved::Lost,
            // An answer may still come as one of the others.
            _ if before.keys().any(|other| after.contains_key(other)) => Moved::Narrower,
            _ => Moved::Lost,
        };
        let what = format!("the content type {name} is gone");
        if direction != Direction::Request && is_empty_content(w.pairs.old.document.value(*site)) {
            moved = Moved::Same;
        }
        let rule = format!("{side}-media-type-removed");
        let mut finding = w.finding(&rule, moved, (Some(*site), None), (a, b), what);
        finding.before = Some(name.clone());
        w.note(&finding, rule, direction, at);
    }
    for (name, site) in &after {
        let Some(old) = before.get(name) else {
            let alone = !before.keys().any(|other| after.contains_key(other));
            let (moved, survives) = match direction {
                Direction::Request => (Moved::Wider, None),
                _ if is_empty_content(w.pairs.new.document.value(*site)) && before.is_empty() => {
                    (Moved::Same, None)
                }
                _ if before.is_empty() => (
                    Moved::Wider,
                    Some("only because a body that nobody expects is not read"),
                ),
                _ if alone => (Moved::Crossed, None),
                _ => (
                    Moved::Wider,
                    Some("a client asks for the content types that it knows"),
                ),
            };
            let what = format!("the content type {name} is new");
            let rule = format!("{side}-media-type-added");
            let mut finding = w.finding(&rule, moved, (None, Some(*site)), (a, b), what);
            finding.after = Some(name.clone());
            finding.survives = survives;
            w.note(&finding, rule, direction, at);
            continue;
        };
        one(w, (*old, *site), direction, at);
    }
}

/// One content type that became a wider or narrower range of the same kind.
fn renamed_range(
    w: &mut Walk<'_>,
    before: &mut BTreeMap<String, SiteId>,
    after: &mut BTreeMap<String, SiteId>,
    direction: Direction,
    at: usize,
) {
    let (Some((a, x)), Some((b, y))) = (before.first_key_value(), after.first_key_value()) else {
        return;
    };
    if before.len() != 1 || after.len() != 1 || a == b {
        return;
    }
    let (verb, moved) = match (covers(a, b), covers(b, a)) {
        (true, _) => ("specialized", Moved::Narrower),
        (_, true) => ("generalized", Moved::Wider),
        _ => return,
    };
    let (a, x, b, y) = (a.clone(), *x, b.clone(), *y);
    let side = match direction {
        Direction::Request => "request-body",
        _ => "response",
    };
    let rule = format!("{side}-media-type-name-{verb}");
    let what = format!("the content type is {b}, not {a}");
    let mut finding = w.finding(&rule, moved, (Some(x), Some(y)), (x, y), what);
    finding.before = Some(a);
    finding.after = Some(b);
    w.note(&finding, rule, direction, at);
    before.clear();
    after.clear();
    one(w, (x, y), direction, at);
}

/// Content that says nothing of its shape, as `*/*` of an empty answer does.
fn is_empty_content(media: &Value) -> bool {
    match media.get("schema") {
        None => true,
        Some(schema) => !["$ref", "properties", "items", "allOf", "anyOf", "oneOf"]
            .iter()
            .any(|keyword| schema.get(keyword).is_some()),
    }
}

fn one(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    let old = w.pairs.old.document.child(a, "schema");
    let new = w.pairs.new.document.child(b, "schema");
    let side = match direction {
        Direction::Request => "request-body",
        _ => "response-body",
    };
    match (old, new) {
        (Some(x), Some(y)) => {
            let pair = w.pairs.pair(&[x], &[y], Role::default());
            w.root(Root {
                pair,
                direction,
                place: Place::Body,
                operation: at,
            });
        }
        (None, None) => {}
        (x, y) => {
            let moved = if y.is_some() {
                Moved::Narrower
            } else {
                Moved::Wider
            };
            let rule = format!("{side}-type-changed");
            let what = "the body's type is said on one side alone".to_owned();
            let finding = w.finding(&rule, moved, (x, y), (a, b), what);
            w.note(&finding, rule, direction, at);
        }
    }
    let (x, y) = (w.pairs.old.document.value(a), w.pairs.new.document.value(b));
    let text = |v: &Value| v.get("encoding").map(canonical);
    if text(x) != text(y) {
        let rule = format!("{side}-encoding-changed");
        let what = "the encoding of the parts changed".to_owned();
        let mut finding = w.finding(&rule, Moved::Crossed, (Some(a), Some(b)), (a, b), what);
        finding.before = text(x);
        finding.after = text(y);
        w.note(&finding, rule, direction, at);
    }
    w.words((x, y), (a, b), at);
}

fn is_success(status: &str) -> bool {
    status.starts_with('2') || status.starts_with('3')
}

fn statuses(document: &mut Document<'_>, o: &Operation) -> BTreeMap<String, SiteId> {
    document
        .entries(o.site, "responses")
        .into_iter()
        .filter(|(status, _)| !status.starts_with("x-"))
        .map(|(status, site)| (status.to_uppercase(), document.follow(site)))
        .collect()
}

pub(crate) fn answers(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let mut before = statuses(&mut w.pairs.old.document, old);
    let mut after = statuses(&mut w.pairs.new.document, new);
    let around = (old.site, new.site);
    let successes = |map: &BTreeMap<String, SiteId>| -> Vec<String> {
        map.keys().filter(|s| is_success(s)).cloned().collect()
    };
    // One success status became another: the same answer under a new number.
    if let ([a], [b]) = (successes(&before).as_slice(), successes(&after).as_slice())
        && a != b
        && let (Some(x), Some(y)) = (before.remove(a), after.remove(b))
    {
        changed_status(w, (a, x), (b, y), at);
    }
    let left = successes(&after);
    for (status, site) in &before {
        let direction = direction_of(status);
        match after.remove(status) {
            Some(other) => answer(w, (*site, other), direction, at),
            None => {
                let last = direction == Direction::Response && left.is_empty();
                let (rule, moved) = match direction {
                    Direction::Response => (
                        "response-success-status-removed",
                        if last { Moved::Lost } else { Moved::Narrower },
                    ),
                    _ => ("response-non-success-status-removed", Moved::Narrower),
                };
                let what = format!("the status {status} is gone");
                let mut finding = w.finding(rule, moved, (Some(*site), None), around, what);
                finding.before = Some(status.clone());
                w.note(&finding, rule.to_owned(), direction, at);
            }
        }
    }
    for (status, site) in after {
        let direction = direction_of(&status);
        let rule = match direction {
            Direction::Response => "response-success-status-added",
            _ => "response-non-success-status-added",
        };
        let survives = match direction {
            Direction::Response => added_success(w, &before, site),
            _ => Some("errors are read by their shape"),
        };
        let what = format!("the status {status} is new");
        let mut finding = w.finding(rule, Moved::Wider, (None, Some(site)), around, what);
        finding.after = Some(status);
        finding.survives = survives;
        w.note(&finding, rule.to_owned(), direction, at);
    }
}

fn direction_of(status: &str) -> Direction {
    match is_success(status) {
        true => Direction::Response,
        false => Direction::Error,
    }
}

/// A further success is survived if it has the body of a known one, or none.
fn added_success(
    w: &mut Walk<'_>,
    before: &BTreeMap<String, SiteId>,
    site: SiteId,
) -> Option<&'static str> {
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
        return Some("no success was documented before");
    }
    if known.iter().any(|old| reads_anything(w, *old)) {
        return Some("no success has a body that the client reads");
    }
    known
        .into_iter()
        .any(|old| body_shape(&mut w.pairs.old, old) == new_shape)
        .then_some("only because every 2xx is read as the documented success, whose body it has")
}

/// Whether the client reads no body of this answer, or any.
fn reads_anything(w: &mut Walk<'_>, answer: SiteId) -> bool {
    let media = media(&mut w.pairs.old.document, answer);
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

fn body_shape(
    side: &mut crate::normalise::Normaliser<'_>,
    answer: SiteId,
) -> Vec<(String, String)> {
    media(&mut side.document, answer)
        .into_iter()
        .map(|(name, site)| {
            let shape = match side.document.child(site, "schema") {
                Some(schema) => super::matching::shape_of(side, &[schema], 4),
                None => String::new(),
            };
            (name, shape)
        })
        .collect()
}

fn changed_status(w: &mut Walk<'_>, (a, x): (&str, SiteId), (b, y): (&str, SiteId), at: usize) {
    let survives = w
        .pairs
        .settings
        .decoding
        .any_success
        .then_some("only because every 2xx is read as the documented success");
    let rule = "response-success-status-changed";
    let what = format!("success comes as {b}, not as {a}");
    let mut finding: Finding = w.finding(rule, Moved::Crossed, (Some(x), Some(y)), (x, y), what);
    finding.before = Some(a.to_owned());
    finding.after = Some(b.to_owned());
    finding.survives = survives;
    w.note(&finding, rule.to_owned(), Direction::Response, at);
    answer(w, (x, y), Direction::Response, at);
}

fn answer(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    contents(w, (a, b), direction, at);
    headers(w, (a, b), direction, at);
    let (x, y) = (w.pairs.old.document.value(a), w.pairs.new.document.value(b));
    w.words((x, y), (a, b), at);
}

fn headers(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    let list = |document: &mut Document<'_>, site| -> BTreeMap<String, SiteId> {
        document
            .entries(site, "headers")
            .into_iter()
            .map(|(name, site)| (name.to_lowercase(), document.follow(site)))
            .filter(|(name, _)| name != "content-type")
            .collect()
    };
    let before = list(&mut w.pairs.old.document, a);
    let mut after = list(&mut w.pairs.new.document, b);
    for (name, site) in before {
        let Some(other) = after.remove(&name) else {
            let required = pointer::flag(w.pairs.old.document.value(site), "required");
            let rule = match required {
                true => "required-response-header-removed",
                false => "optional-response-header-removed",
            };
            let what = format!("the header {name} is gone");
            let mut finding = w.finding(rule, Moved::Lost, (Some(site), None), (a, b), what);
            finding.before = Some(name);
            w.note(&finding, rule.to_owned(), direction, at);
            continue;
        };
        let (x, y) = (
            w.pairs.old.document.value(site),
            w.pairs.new.document.value(other),
        );
        let (was, is) = (pointer::flag(x, "required"), pointer::flag(y, "required"));
        if was != is {
            let (rule, moved) = match is {
                true => ("response-header-became-required", Moved::Narrower),
                false => ("response-header-became-optional", Moved::Wider),
            };
            let what = format!("the header {name} {}", &rule[16..]).replace('-', " ");
            let mut finding =
                w.finding(rule, moved, (Some(site), Some(other)), (site, other), what);
            finding.survives = Some("a header is looked for when it is needed");
            w.note(&finding, rule.to_owned(), direction, at);
        }
        w.words((x, y), (site, other), at);
        let (Some(old), Some(new)) = (
            w.pairs.old.document.child(site, "schema"),
            w.pairs.new.document.child(other, "schema"),
        ) else {
            continue;
        };
        let pair = w.pairs.pair(&[old], &[new], Role::default());
        w.root(Root {
            pair,
            direction,
            place: Place::Header,
            operation: at,
        });
    }
    for (name, site) in after {
        let rule = "response-header-added";
        let what = format!("the header {name} is new");
        let mut finding = w.finding(rule, Moved::Wider, (None, Some(site)), (a, b), what);
        finding.after = Some(name);
        finding.survives = Some("a header that the client does not know is passed over");
        w.note(&finding, rule.to_owned(), direction, at);
    }
}

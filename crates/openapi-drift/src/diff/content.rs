//! The content of a request body or of a response: content types, their schemas and encodings.

use std::collections::BTreeMap;

use serde_json::Value;

use super::pairs::Role;
use super::walk::{Root, Walk};
use crate::canonical::{canonical, without_documentation};
use crate::change::Direction;
use crate::document::{Document, SiteId};
use crate::rules::{Location, ValueChange, registry as rules};

/// Content types without case and parameters, and where they are. Of two that differ in their
/// parameters alone, the second keeps them.
pub(crate) fn media(document: &mut Document<'_>, site: SiteId) -> BTreeMap<String, SiteId> {
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

/// Whether content of a type is allowed where a range is documented.
fn covers(range: &str, ty: &str) -> bool {
    range == "*/*"
        || range == ty
        || range
            .strip_suffix("/*")
            .is_some_and(|kind| ty.split('/').next() == Some(kind))
}

/// Compares the content types on both sides, and the schemas of those that both have.
pub(crate) fn compare(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    let before = media(&mut w.pairs.old.document, a);
    let after = media(&mut w.pairs.new.document, b);
    if renamed(w, &before, &after, direction, at) {
        return;
    }
    for (name, site) in &before {
        if after.contains_key(name) {
            continue;
        }
        let change = match direction {
            Direction::Request if after.keys().any(|wide| covers(wide, name)) => ValueChange::Wider,
            Direction::Request => ValueChange::Lost,
            _ if is_unspecified(w.pairs.old.document.value(*site)) => ValueChange::Same,
            // A response can still come as one of the others.
            _ if before.keys().any(|other| after.contains_key(other)) => ValueChange::Narrower,
            _ => ValueChange::Lost,
        };
        let summary = format!("the content type {name} is gone");
        let rule = &rules::MEDIA_TYPE_REMOVED;
        let mut finding = w.finding(rule, change, (Some(*site), None), (a, b), summary);
        finding.before = Some(name.clone());
        w.note(&finding, direction, at);
    }
    for (name, site) in &after {
        if let Some(old) = before.get(name) {
            media_type(w, (*old, *site), direction, at);
            continue;
        }
        let alone = !before.keys().any(|other| after.contains_key(other));
        let (change, tolerated) = match direction {
            Direction::Request => (ValueChange::Wider, None),
            _ if is_unspecified(w.pairs.new.document.value(*site)) && before.is_empty() => {
                (ValueChange::Same, None)
            }
            _ if before.is_empty() => (
                ValueChange::Wider,
                Some("only because a body that was not documented is not decoded"),
            ),
            _ if alone => (ValueChange::Crossed, None),
            _ => (
                ValueChange::Wider,
                Some("because a client accepts the content types that it knows"),
            ),
        };
        let summary = format!("the content type {name} is new");
        let rule = &rules::MEDIA_TYPE_ADDED;
        let mut finding = w.finding(rule, change, (None, Some(*site)), (a, b), summary);
        finding.after = Some(name.clone());
        finding.tolerated = tolerated;
        w.note(&finding, direction, at);
    }
}

/// Compares the only content type of both sides if one is a range that contains the other.
fn renamed(
    w: &mut Walk<'_>,
    before: &BTreeMap<String, SiteId>,
    after: &BTreeMap<String, SiteId>,
    direction: Direction,
    at: usize,
) -> bool {
    let (Some((a, x)), Some((b, y))) = (before.first_key_value(), after.first_key_value()) else {
        return false;
    };
    if before.len() != 1 || after.len() != 1 || a == b {
        return false;
    }
    let (rule, change) = match (covers(a, b), covers(b, a)) {
        (true, _) => (&rules::MEDIA_TYPE_NAME_SPECIALIZED, ValueChange::Narrower),
        (_, true) => (&rules::MEDIA_TYPE_NAME_GENERALIZED, ValueChange::Wider),
        _ => return false,
    };
    let summary = format!("the content type is {b}, not {a}");
    let mut finding = w.finding(rule, change, (Some(*x), Some(*y)), (*x, *y), summary);
    finding.before = Some(a.clone());
    finding.after = Some(b.clone());
    w.note(&finding, direction, at);
    media_type(w, (*x, *y), direction, at);
    true
}

/// Content without a stated schema, such as `*/*` of an empty response.
fn is_unspecified(media: &Value) -> bool {
    match media.get("schema") {
        None => true,
        Some(schema) => !["$ref", "properties", "items", "allOf", "anyOf", "oneOf"]
            .iter()
            .any(|keyword| schema.get(keyword).is_some()),
    }
}

/// One content type that both sides have.
fn media_type(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    let old = w.pairs.old.document.child(a, "schema");
    let new = w.pairs.new.document.child(b, "schema");
    let user = User {
        direction,
        location: Location::Body,
        name: None,
        operation: at,
    };
    schemas(w, (old, new), (a, b), user);
    let (x, y) = (w.pairs.old.document.value(a), w.pairs.new.document.value(b));
    let text = |media: &Value| {
        let encoding = media.get("encoding").map(without_documentation);
        encoding.as_ref().map(canonical)
    };
    if text(x) != text(y) {
        let rule = &rules::ENCODING_CHANGED;
        let sites = (Some(a), Some(b));
        let mut finding = w.finding(rule, ValueChange::Crossed, sites, (a, b), rule.words());
        finding.before = text(x);
        finding.after = text(y);
        w.note(&finding, direction, at);
    }
    w.documentation((x, y), (a, b), at);
}

/// What a schema belongs to.
pub(crate) struct User {
    pub(crate) direction: Direction,
    pub(crate) location: Location,
    /// The parameter or the header; a body has no name.
    pub(crate) name: Option<String>,
    pub(crate) operation: usize,
}

/// The schemas of a body, a parameter or a header: compared, or stated on one side alone.
pub(crate) fn schemas(
    w: &mut Walk<'_>,
    sites: (Option<SiteId>, Option<SiteId>),
    around: (SiteId, SiteId),
    user: User,
) {
    let (direction, location) = (user.direction, user.location);
    let change = match sites {
        (Some(old), Some(new)) => {
            let pair = w.pairs.pair(&[old], &[new], Role::default());
            w.root(Root {
                pair,
                direction,
                location,
                name: user.name,
                operation: user.operation,
            });
            return;
        }
        (None, None) => return,
        (None, Some(_)) => ValueChange::Narrower,
        (Some(_), None) => ValueChange::Wider,
    };
    let owner = user.name.as_deref().unwrap_or("body");
    let summary = format!("the schema of the {owner} is stated on one side alone");
    let finding = w.finding(&rules::TYPE_CHANGED, change, sites, around, summary);
    w.note_at(&finding, Some(location), direction, user.operation);
}

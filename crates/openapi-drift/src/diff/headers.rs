//! The headers of one response.

use std::collections::BTreeMap;

use super::content;
use super::walk::Walk;
use crate::change::Direction;
use crate::document::{Document, SiteId};
use crate::pointer;
use crate::rules::{Location, ValueChange, registry as rules};

fn list(document: &mut Document<'_>, response: SiteId) -> BTreeMap<String, SiteId> {
    document
        .entries(response, "headers")
        .into_iter()
        .map(|(name, site)| (name.to_lowercase(), document.follow(site)))
        .filter(|(name, _)| name != "content-type")
        .collect()
}

pub(crate) fn compare(w: &mut Walk<'_>, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    let before = list(&mut w.pairs.old.document, a);
    let mut after = list(&mut w.pairs.new.document, b);
    for (name, site) in before {
        if let Some(other) = after.remove(&name) {
            header(w, &name, (site, other), direction, at);
            continue;
        }
        let rule = match pointer::flag(w.pairs.old.document.value(site), "required") {
            true => &rules::REQUIRED_RESPONSE_HEADER_REMOVED,
            false => &rules::OPTIONAL_RESPONSE_HEADER_REMOVED,
        };
        let summary = format!("the header {name} is gone");
        let sites = (Some(site), None);
        let mut finding = w.finding(rule, ValueChange::Lost, sites, (a, b), summary);
        finding.before = Some(name);
        w.note(&finding, direction, at);
    }
    for (name, site) in after {
        let rule = &rules::RESPONSE_HEADER_ADDED;
        let summary = format!("the header {name} is new");
        let sites = (None, Some(site));
        let mut finding = w.finding(rule, ValueChange::Wider, sites, (a, b), summary);
        finding.after = Some(name);
        finding.tolerated = Some("because unknown headers are ignored");
        w.note(&finding, direction, at);
    }
}

/// One header that both sides have.
fn header(w: &mut Walk<'_>, name: &str, (a, b): (SiteId, SiteId), direction: Direction, at: usize) {
    let (x, y) = (w.pairs.old.document.value(a), w.pairs.new.document.value(b));
    let is = pointer::flag(y, "required");
    if pointer::flag(x, "required") != is {
        let (rule, change, verb) = match is {
            true => (
                &rules::RESPONSE_HEADER_BECAME_REQUIRED,
                ValueChange::Narrower,
                "required",
            ),
            false => (
                &rules::RESPONSE_HEADER_BECAME_OPTIONAL,
                ValueChange::Wider,
                "optional",
            ),
        };
        let summary = format!("the header {name} became {verb}");
        let mut finding = w.finding(rule, change, (Some(a), Some(b)), (a, b), summary);
        finding.tolerated = Some("because an absent header is not an error");
        w.note(&finding, direction, at);
    }
    w.documentation((x, y), (a, b), at);
    let schemas = (
        w.pairs.old.document.schema_of(a),
        w.pairs.new.document.schema_of(b),
    );
    let user = content::User {
        direction,
        location: Location::Header,
        name: Some(format!("header {name}")),
        operation: at,
    };
    content::schemas(w, schemas, (a, b), user);
}

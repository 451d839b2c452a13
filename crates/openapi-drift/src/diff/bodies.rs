//! The request body of an operation.

use super::content;
use super::operations::Operation;
use super::walk::Walk;
use crate::change::Direction;
use crate::document::Document;
use crate::pointer;
use crate::rules::{ValueChange, registry as rules};

pub(crate) fn request(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let around = (old.site, new.site);
    let find = |document: &mut Document<'_>, operation: &Operation| {
        document
            .child(operation.site, "requestBody")
            .map(|site| document.follow(site))
    };
    let before = find(&mut w.pairs.old.document, old);
    let after = find(&mut w.pairs.new.document, new);
    match (before, after) {
        (None, None) => {}
        (Some(a), None) => {
            let rule = &rules::REQUEST_BODY_REMOVED;
            let summary = "the request body is gone".to_owned();
            let finding = w.finding(rule, ValueChange::Lost, (Some(a), None), around, summary);
            w.note_request(&finding, at);
        }
        (None, Some(b)) => {
            let (rule, change) = match pointer::flag(w.pairs.new.document.value(b), "required") {
                true => (&rules::REQUEST_BODY_ADDED_REQUIRED, ValueChange::Crossed),
                false => (&rules::REQUEST_BODY_ADDED_OPTIONAL, ValueChange::Wider),
            };
            let finding = w.finding(rule, change, (None, Some(b)), around, rule.words());
            w.note_request(&finding, at);
        }
        (Some(a), Some(b)) => {
            let (x, y) = (w.pairs.old.document.value(a), w.pairs.new.document.value(b));
            let is = pointer::flag(y, "required");
            if pointer::flag(x, "required") != is {
                let (rule, change) = match is {
                    true => (&rules::REQUEST_BODY_BECAME_REQUIRED, ValueChange::Narrower),
                    false => (&rules::REQUEST_BODY_BECAME_OPTIONAL, ValueChange::Wider),
                };
                let sites = (Some(a), Some(b));
                let finding = w.finding(rule, change, sites, around, rule.words());
                w.note_request(&finding, at);
            }
            w.documentation((x, y), (a, b), at);
            content::compare(w, (a, b), Direction::Request, at);
        }
    }
}

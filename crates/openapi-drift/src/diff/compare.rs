//! Two documents compared operation by operation.

use serde_json::Value;

use super::finding::Finding;
use super::operations::{self, Matched, Operation};
use super::pairs::Settings;
use super::walk::Walk;
use super::{access, bodies, identity, parameters, responses};
use crate::canonical;
use crate::change::Drift;
use crate::document::{Document, SiteId};
use crate::pointer;
use crate::rules::{ValueChange, registry as rules};

pub(crate) fn documents(old: &Value, new: &Value, settings: Settings) -> Drift {
    let mut w = Walk::new(old, new, settings);
    let old = operations::list(&mut w.pairs.old.document);
    let new = operations::list(&mut w.pairs.new.document);
    let matched = operations::matched(&old, &new);
    for (a, b) in &matched.pairs {
        if let (Some(a), Some(b)) = (old.get(*a), new.get(*b)) {
            operation(&mut w, a, b);
        }
    }
    unmatched(&mut w, &old, &new, &matched);
    documentation(&mut w);
    w.finish()
}

fn operation(w: &mut Walk<'_>, old: &Operation, new: &Operation) {
    let at = w.operation(old.name.clone());
    identity::compare(w, old, new, at);
    access::security(w, old, new, at);
    access::servers(w, old, new, at);
    parameters::compare(w, old, new, at);
    bodies::request(w, old, new, at);
    responses::compare(w, old, new, at);
    identity::callbacks(w, old, new, at);
}

/// The documentation of the document itself belongs to no operation.
fn documentation(w: &mut Walk<'_>) {
    if !w.pairs.settings.documentation {
        return;
    }
    let (old, new) = (w.pairs.old.document.root, w.pairs.new.document.root);
    for (key, rule) in [
        ("info", &rules::INFO_CHANGED),
        ("tags", &rules::TAGS_CHANGED),
        ("externalDocs", &rules::EXTERNAL_DOCS_CHANGED),
    ] {
        let text = |document: &Value| document.get(key).map(canonical::canonical);
        if text(old) == text(new) {
            continue;
        }
        let at = pointer::push("", key);
        let summary = format!("{key} differs");
        let mut finding = Finding::new(rule, ValueChange::Same, (at.clone(), at), summary);
        finding.reason = Some("documentation alone");
        w.note_operation(&finding, usize::MAX);
    }
}

/// Where the paths of a document are.
fn paths(document: &mut Document<'_>) -> SiteId {
    let root = document.site(String::new(), document.root);
    document.child(root, "paths").unwrap_or(root)
}

/// Operations that one document has alone.
fn unmatched(w: &mut Walk<'_>, old: &[Operation], new: &[Operation], matched: &Matched) {
    let added: Vec<&Operation> = matched.added.iter().filter_map(|b| new.get(*b)).collect();
    let mut renamed: Vec<(SiteId, String)> = Vec::new();
    let paths = (
        paths(&mut w.pairs.old.document),
        paths(&mut w.pairs.new.document),
    );
    for gone in matched.removed.iter().filter_map(|a| old.get(*a)) {
        let rule = match pointer::flag(w.pairs.old.document.value(gone.site), "deprecated") {
            true => &rules::API_REMOVED_WITH_DEPRECATION,
            false => &rules::API_REMOVED_WITHOUT_DEPRECATION,
        };
        let summary = format!("{} {} is gone", gone.name.method, gone.name.path);
        let sites = (Some(gone.site), None);
        let mut finding = w.finding(rule, ValueChange::Lost, sites, paths, summary);
        finding.before = Some(gone.name.to_string());
        let free: Vec<&Operation> = added
            .iter()
            .filter(|came| !renamed.iter().any(|(site, _)| *site == came.site))
            .copied()
            .collect();
        if let Some(came) = operations::likely(gone, &free) {
            let text = format!(
                "{} {} ({}) renamed to {} {} ({})",
                gone.name.method,
                gone.name.path,
                gone.name,
                came.name.method,
                came.name.path,
                came.name,
            );
            renamed.push((came.site, text.clone()));
            finding.likely = Some(text);
        }
        let at = w.operation(gone.name.clone());
        w.note_operation(&finding, at);
    }
    for came in added {
        let summary = format!("{} {} is new", came.name.method, came.name.path);
        let sites = (None, Some(came.site));
        let rule = &rules::ENDPOINT_ADDED;
        let mut finding = w.finding(rule, ValueChange::Wider, sites, paths, summary);
        finding.after = Some(came.name.to_string());
        finding.likely = renamed
            .iter()
            .find(|(site, _)| *site == came.site)
            .map(|(_, text)| text.clone());
        let at = w.operation(came.name.clone());
        w.note_operation(&finding, at);
    }
}

//! Security requirements and servers, those inherited from the document included. Security schemes
//! are compared by their definitions, not by their names.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::operations::Operation;
use super::walk::Walk;
use crate::canonical::{canonical, is_documentation};
use crate::document::{Document, SiteId};
use crate::pointer;
use crate::rules::{ValueChange, registry as rules};

/// One way to authenticate: schemes that are all required, with their scopes.
type Requirement = BTreeMap<String, BTreeSet<String>>;

/// The alternatives of an operation, and their location.
fn requirements(
    document: &mut Document<'_>,
    operation: &Operation,
) -> (Vec<Requirement>, Option<SiteId>) {
    let root = document.site(String::new(), document.root);
    let site = document
        .child(operation.site, "security")
        .or_else(|| document.child(root, "security"));
    let mut out = Vec::new();
    if let Some(Value::Array(list)) = site.map(|site| document.value(site)) {
        for entry in list {
            let Value::Object(map) = entry else { continue };
            let mut requirement = Requirement::new();
            for (name, scopes) in map {
                let scopes = scopes
                    .as_array()
                    .map(|list| {
                        list.iter()
                            .filter_map(Value::as_str)
                            .map(str::to_owned)
                            .collect()
                    })
                    .unwrap_or_default();
                requirement.insert(scheme(document, name), scopes);
            }
            out.push(requirement);
        }
    }
    // No requirement is the same as one without schemes.
    if out.is_empty() {
        out.push(Requirement::new());
    }
    (out, site)
}

/// The definition of a scheme, without its name and documentation.
fn scheme(document: &mut Document<'_>, name: &str) -> String {
    let root = document.site(String::new(), document.root);
    let found = document
        .child(root, "components")
        .and_then(|site| document.child(site, "securitySchemes"))
        .and_then(|site| document.child(site, name));
    match found {
        Some(site) => {
            let site = document.follow(site);
            canonical(&plain(document.value(site)))
        }
        None => format!("undeclared {name}"),
    }
}

fn plain(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(key, _)| {
                    !is_documentation(key) && *key != "bearerFormat" && *key != "scopes"
                })
                .map(|(key, value)| (key.clone(), plain(value)))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// Whether credentials that satisfied `had` satisfy `required` as well.
fn satisfies(had: &Requirement, required: &Requirement) -> bool {
    required
        .iter()
        .all(|(scheme, scopes)| had.get(scheme).is_some_and(|own| scopes.is_subset(own)))
}

pub(crate) fn security(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let (before, old_site) = requirements(&mut w.pairs.old.document, old);
    let (after, new_site) = requirements(&mut w.pairs.new.document, new);
    let around = (old_site.unwrap_or(old.site), new_site.unwrap_or(new.site));
    let sites = (Some(around.0), Some(around.1));
    let show = |r: &Requirement| {
        let parts: Vec<String> = r
            .iter()
            .map(|(scheme, scopes)| {
                let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
                format!("{scheme}[{}]", scopes.join(" "))
            })
            .collect();
        match parts.is_empty() {
            true => "no credentials".to_owned(),
            false => parts.join(" and "),
        }
    };
    let gone: Vec<&Requirement> = before.iter().filter(|r| !after.contains(r)).collect();
    let came: Vec<&Requirement> = after.iter().filter(|r| !before.contains(r)).collect();
    for requirement in &gone {
        let covered = after
            .iter()
            .any(|required| satisfies(requirement, required));
        let scopes_only = came.iter().any(|c| c.keys().eq(requirement.keys()));
        let rule = match scopes_only {
            true => &rules::API_SECURITY_SCOPE_CHANGED,
            false => &rules::API_SECURITY_REMOVED,
        };
        let change = if covered {
            ValueChange::Wider
        } else {
            ValueChange::Crossed
        };
        let summary = format!(
            "authentication with {} is no longer accepted",
            show(requirement)
        );
        let mut finding = w.finding(rule, change, sites, around, summary);
        finding.before = Some(show(requirement));
        w.note_operation(&finding, at);
    }
    for requirement in &came {
        // The other half of a changed scope, reported above.
        if gone.iter().any(|g| g.keys().eq(requirement.keys())) {
            continue;
        }
        let summary = format!("authentication with {} is accepted", show(requirement));
        let mut finding = w.finding(
            &rules::API_SECURITY_ADDED,
            ValueChange::Wider,
            sites,
            around,
            summary,
        );
        finding.after = Some(show(requirement));
        w.note_operation(&finding, at);
    }
}

/// The servers of an operation with the defaults of their variables.
fn urls(document: &mut Document<'_>, operation: &Operation) -> (BTreeSet<String>, Option<SiteId>) {
    let root = document.site(String::new(), document.root);
    let site = [operation.site, operation.path_item, root]
        .into_iter()
        .find_map(|level| document.child(level, "servers"));
    let mut out = BTreeSet::new();
    if let Some(Value::Array(list)) = site.map(|site| document.value(site)) {
        for server in list {
            let Some(url) = pointer::text(server, "url") else {
                continue;
            };
            let mut url = url.to_owned();
            if let Some(Value::Object(variables)) = server.get("variables") {
                for (name, variable) in variables {
                    let default = pointer::text(variable, "default").unwrap_or_default();
                    url = url.replace(&format!("{{{name}}}"), default);
                }
            }
            out.insert(url.trim_end_matches('/').to_owned());
        }
    }
    if out.is_empty() {
        out.insert(String::new());
    }
    (out, site)
}

pub(crate) fn servers(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let (before, old_site) = urls(&mut w.pairs.old.document, old);
    let (after, new_site) = urls(&mut w.pairs.new.document, new);
    let around = (old_site.unwrap_or(old.site), new_site.unwrap_or(new.site));
    let sites = (Some(around.0), Some(around.1));
    let show = |url: &str| {
        if url.is_empty() {
            "/".to_owned()
        } else {
            url.to_owned()
        }
    };
    for url in before.difference(&after) {
        let summary = format!("the server {} is gone", show(url));
        let mut finding = w.finding(
            &rules::API_SERVER_REMOVED,
            ValueChange::Lost,
            sites,
            around,
            summary,
        );
        finding.before = Some(show(url));
        w.note_operation(&finding, at);
    }
    for url in after.difference(&before) {
        let summary = format!("the server {} is new", show(url));
        let mut finding = w.finding(
            &rules::API_SERVER_ADDED,
            ValueChange::Wider,
            sites,
            around,
            summary,
        );
        finding.after = Some(show(url));
        w.note_operation(&finding, at);
    }
}

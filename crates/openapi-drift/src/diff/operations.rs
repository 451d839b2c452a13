//! The operations of both documents: listed, matched by path and method, then by operationId, and
//! by likeness as likely renames.

use std::collections::HashMap;

use serde_json::Value;

use crate::change::OperationName;
use crate::document::{Document, SiteId};
use crate::likeness;
use crate::pointer;

/// The methods that an operation can have.
pub(crate) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation of one document.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    pub(crate) name: OperationName,
    pub(crate) site: SiteId,
    pub(crate) path_item: SiteId,
    /// The path without the names of its parameters.
    pub(crate) template: String,
    /// The names of the path parameters, in order.
    pub(crate) path_parameters: Vec<String>,
}

pub(crate) fn list(document: &mut Document<'_>) -> Vec<Operation> {
    let root = document.site(String::new(), document.root);
    let mut out = Vec::new();
    for (path, item) in document.entries(root, "paths") {
        let item = document.follow(item);
        for method in METHODS {
            let Some(site) = document.child(item, method) else {
                continue;
            };
            let value = document.value(site);
            if !matches!(value, Value::Object(_)) {
                continue;
            }
            let (template, path_parameters) = template(&path);
            out.push(Operation {
                name: OperationName {
                    id: pointer::text(value, "operationId").map(str::to_owned),
                    method: method.to_uppercase(),
                    path: path.clone(),
                },
                site,
                path_item: item,
                template,
                path_parameters,
            });
        }
    }
    out
}

fn template(path: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(path.len());
    let mut path_parameters = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                out.push_str("{}");
                path_parameters.push(name.to_owned());
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    (out, path_parameters)
}

/// Which operation became which, as indices.
#[derive(Default)]
pub(crate) struct Matched {
    pub(crate) pairs: Vec<(usize, usize)>,
    pub(crate) removed: Vec<usize>,
    pub(crate) added: Vec<usize>,
}

pub(crate) fn matched(old: &[Operation], new: &[Operation]) -> Matched {
    let mut out = Matched::default();
    let mut left: Vec<usize> = (0..old.len()).collect();
    let mut right: Vec<Option<usize>> = (0..new.len()).map(Some).collect();
    type Identity<'o> = fn(&'o Operation) -> Option<(&'o str, &'o str)>;
    let identities: [Identity<'_>; 3] = [
        |o| Some((&o.name.method, &o.name.path)),
        |o| Some((&o.name.method, &o.template)),
        |o| o.name.id.as_deref().map(|id| ("", id)),
    ];
    for identity in identities {
        let mut known: HashMap<(&str, &str), usize> = HashMap::new();
        for index in right.iter().flatten() {
            if let Some(key) = new.get(*index).and_then(identity) {
                known.entry(key).or_insert(*index);
            }
        }
        left.retain(|a| {
            let found = old
                .get(*a)
                .and_then(identity)
                .and_then(|k| known.remove(&k));
            let Some(b) = found else { return true };
            if let Some(slot) = right.get_mut(b) {
                *slot = None;
            }
            out.pairs.push((*a, b));
            false
        });
    }
    out.pairs.sort_unstable();
    out.removed = left;
    out.added = right.into_iter().flatten().collect();
    out
}

/// The added operation that a removed one most likely became.
pub(crate) fn likely<'o>(gone: &Operation, added: &[&'o Operation]) -> Option<&'o Operation> {
    added
        .iter()
        .filter(|came| came.name.method == gone.name.method)
        .filter(|came| came.path_parameters.len() == gone.path_parameters.len())
        .map(|came| {
            let by_path = likeness::of_names(&gone.template, &came.template);
            let by_id = match (&gone.name.id, &came.name.id) {
                (Some(a), Some(b)) => likeness::of_names(a, b),
                _ => 0,
            };
            (by_path.max(by_id), *came)
        })
        .filter(|(score, _)| *score >= 70)
        .max_by_key(|(score, _)| *score)
        .map(|(_, came)| came)
}

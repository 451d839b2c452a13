//! The parameters of one operation: which there are, where they go, how they
//! are written. Their schemas are pairs like any other.

use serde_json::Value;

use super::finding::Moved;
use super::operations::Operation;
use super::pairs::Role;
use super::walk::{Root, Walk};
use crate::document::{Document, SiteId};
use crate::keywords::canonical;
use crate::node::Type;
use crate::pointer;
use crate::rules::Place;

/// A parameter with the path item's and the operation's merged.
struct Parameter {
    name: String,
    /// `path`, `query`, `header` or `cookie`.
    goes_in: String,
    /// For a path parameter: its number in the path.
    position: Option<usize>,
    site: SiteId,
}

impl Parameter {
    /// What makes it the same parameter on both sides.
    fn identity(&self) -> (String, String) {
        match (self.goes_in.as_str(), self.position) {
            ("path", Some(position)) => ("path".to_owned(), position.to_string()),
            ("header", _) => ("header".to_owned(), self.name.to_lowercase()),
            (goes_in, _) => (goes_in.to_owned(), self.name.clone()),
        }
    }
}

/// Headers that OpenAPI leaves to the request's own machinery.
fn is_ignored(goes_in: &str, name: &str) -> bool {
    goes_in == "header"
        && ["accept", "content-type", "authorization"].contains(&name.to_lowercase().as_str())
}

fn list(document: &mut Document<'_>, operation: &Operation) -> Vec<Parameter> {
    let mut out: Vec<Parameter> = Vec::new();
    for level in [operation.path_item, operation.site] {
        for site in document.items(level, "parameters") {
            let site = document.follow(site);
            let value = document.value(site);
            let (Some(name), Some(goes_in)) =
                (pointer::text(value, "name"), pointer::text(value, "in"))
            else {
                continue;
            };
            if is_ignored(goes_in, name) {
                continue;
            }
            out.retain(|p| !(p.name == name && p.goes_in == goes_in));
            out.push(Parameter {
                position: operation.places.iter().position(|place| place == name),
                name: name.to_owned(),
                goes_in: goes_in.to_owned(),
                site,
            });
        }
    }
    out
}

fn is_required(document: &Document<'_>, p: &Parameter) -> bool {
    p.goes_in == "path" || pointer::flag(document.value(p.site), "required")
}

pub(crate) fn compare(w: &mut Walk<'_>, old: &Operation, new: &Operation, at: usize) {
    let mut before = list(&mut w.pairs.old.document, old);
    let mut after = list(&mut w.pairs.new.document, new);
    let around = (old.site, new.site);
    let mut gone = Vec::new();
    for a in before.drain(..) {
        match after.iter().position(|b| b.identity() == a.identity()) {
            Some(index) => one(w, &a, &after.remove(index), at),
            None => gone.push(a),
        }
    }
    for a in gone {
        // The same name elsewhere is a move; the only one left is likely renamed.
        if let Some(index) = after.iter().position(|b| b.name == a.name) {
            moved(w, &a, &after.remove(index), at);
            continue;
        }
        let likely = after
            .iter()
            .filter(|b| b.goes_in == a.goes_in)
            .find(|b| super::likeness::of_names(&a.name, &b.name) >= 60)
            .map(|b| format!("{} renamed to {}", a.name, b.name));
        let required = is_required(&w.pairs.old.document, &a);
        let what = format!("the {} parameter {} is gone", a.goes_in, a.name);
        let mut finding = w.finding(
            "request-parameter-removed",
            Moved::Lost,
            (Some(a.site), None),
            around,
            what,
        );
        finding.required = required;
        finding.before = Some(a.name.clone());
        finding.likely = likely;
        w.note_request(&finding, at);
    }
    for b in after {
        let required = is_required(&w.pairs.new.document, &b);
        let (rule, moved) = match (b.goes_in.as_str(), required) {
            ("path", _) => ("new-request-path-parameter", Moved::Crossed),
            (_, true) => ("new-required-request-parameter", Moved::Crossed),
            (_, false) => ("new-optional-request-parameter", Moved::Wider),
        };
        let kind = if required { "required" } else { "optional" };
        let what = format!("the {kind} {} parameter {} is new", b.goes_in, b.name);
        let mut finding = w.finding(rule, moved, (None, Some(b.site)), around, what);
        finding.required = required;
        finding.after = Some(b.name);
        w.note_request(&finding, at);
    }
}

fn moved(w: &mut Walk<'_>, a: &Parameter, b: &Parameter, at: usize) {
    let what = format!(
        "the parameter {} moved from {} to {}",
        a.name, a.goes_in, b.goes_in
    );
    let sites = (Some(a.site), Some(b.site));
    let mut finding = w.finding(
        "request-parameter-moved",
        Moved::Crossed,
        sites,
        (a.site, b.site),
        what,
    );
    finding.before = Some(a.goes_in.clone());
    finding.after = Some(b.goes_in.clone());
    finding.likely = Some(format!(
        "{} in {} moved to {} in {}",
        a.name, a.goes_in, b.name, b.goes_in
    ));
    w.note_request(&finding, at);
    one(w, a, b, at);
}

fn one(w: &mut Walk<'_>, a: &Parameter, b: &Parameter, at: usize) {
    let around = (a.site, b.site);
    let sites = (Some(a.site), Some(b.site));
    if a.name != b.name && a.goes_in == "path" && b.goes_in == "path" {
        let what = format!("the path parameter {} is called {} now", a.name, b.name);
        let mut finding = w.finding(
            "request-parameter-renamed",
            Moved::Same,
            sites,
            around,
            what,
        );
        finding.likely = Some(format!("{} renamed to {}", a.name, b.name));
        w.note_request(&finding, at);
    }
    let (was, is) = (
        is_required(&w.pairs.old.document, a),
        is_required(&w.pairs.new.document, b),
    );
    if was != is {
        let (rule, moved) = match is {
            true => ("request-parameter-became-required", Moved::Narrower),
            false => ("request-parameter-became-optional", Moved::Wider),
        };
        let what =
            format!("the {} parameter {} {}", b.goes_in, b.name, &rule[18..]).replace('-', " ");
        let finding = w.finding(rule, moved, sites, around, what);
        w.note_request(&finding, at);
    }
    let (x, y) = (
        w.pairs.old.document.value(a.site),
        w.pairs.new.document.value(b.site),
    );
    flags(w, a, b, (x, y), at);
    w.words((x, y), around, at);
    let (old_schema, new_schema) = (
        schema(&mut w.pairs.old.document, a),
        schema(&mut w.pairs.new.document, b),
    );
    match (old_schema, new_schema) {
        (Some(old), Some(new)) => {
            let pair = w.pairs.pair(&[old], &[new], Role::default());
            w.root(Root::request(pair, Place::Parameter, at));
            let old_node = {
                let c = w.pairs.old.canonical(&[old]);
                w.pairs.old.node(&c)
            };
            let new_node = {
                let c = w.pairs.new.canonical(&[new]);
                w.pairs.new.node(&c)
            };
            let kinds = |n: &crate::node::Node| {
                n.alternatives
                    .iter()
                    .any(|x| matches!(x.ty, Type::Array | Type::Object | Type::Any))
            };
            if kinds(&old_node) && kinds(&new_node) || is_content(x) != is_content(y) {
                serialization(w, a, b, (x, y), at);
            }
        }
        (None, None) => {}
        (old, new) => {
            let moved = if new.is_some() {
                Moved::Narrower
            } else {
                Moved::Wider
            };
            let what = format!(
                "the type of the parameter {} is said on one side alone",
                b.name
            );
            let finding = w.finding(
                "request-parameter-type-changed",
                moved,
                (old, new),
                around,
                what,
            );
            w.note_request(&finding, at);
        }
    }
}

fn is_content(parameter: &Value) -> bool {
    parameter.get("content").is_some()
}

fn schema(document: &mut Document<'_>, p: &Parameter) -> Option<SiteId> {
    if let Some(schema) = document.child(p.site, "schema") {
        return Some(schema);
    }
    let (_, media) = document.entries(p.site, "content").into_iter().next()?;
    document.child(media, "schema")
}

/// How a list or an object is written into the request.
fn serialized(parameter: &Value, goes_in: &str) -> String {
    if let Some(Value::Object(content)) = parameter.get("content") {
        return format!(
            "content {}",
            content.keys().cloned().collect::<Vec<_>>().join(",")
        );
    }
    let style = pointer::text(parameter, "style").unwrap_or(match goes_in {
        "query" | "cookie" => "form",
        _ => "simple",
    });
    let explode = match parameter.get("explode") {
        Some(Value::Bool(explode)) => *explode,
        _ => style == "form",
    };
    // deepObject has one way of writing alone.
    match style {
        "deepObject" => style.to_owned(),
        style => format!("{style}, explode {explode}"),
    }
}

fn serialization(
    w: &mut Walk<'_>,
    a: &Parameter,
    b: &Parameter,
    (x, y): (&Value, &Value),
    at: usize,
) {
    let (before, after) = (serialized(x, &a.goes_in), serialized(y, &b.goes_in));
    if before == after {
        return;
    }
    let what = format!(
        "the parameter {} is written as {after}, not {before}",
        b.name
    );
    let sites = (Some(a.site), Some(b.site));
    let mut finding = w.finding(
        "request-parameter-serialization-changed",
        Moved::Crossed,
        sites,
        (a.site, b.site),
        what,
    );
    finding.before = Some(before);
    finding.after = Some(after);
    w.note_request(&finding, at);
}

fn flags(w: &mut Walk<'_>, a: &Parameter, b: &Parameter, (x, y): (&Value, &Value), at: usize) {
    let around = (a.site, b.site);
    let sites = (Some(a.site), Some(b.site));
    for (keyword, on, off, moved_on, moved_off) in [
        (
            "deprecated",
            "request-parameter-deprecated",
            "request-parameter-reactivated",
            Moved::Noted,
            Moved::Noted,
        ),
        (
            "allowEmptyValue",
            "request-parameter-empty-value-allowed",
            "request-parameter-empty-value-forbidden",
            Moved::Wider,
            Moved::Narrower,
        ),
        (
            "allowReserved",
            "request-parameter-reserved-allowed",
            "request-parameter-reserved-forbidden",
            Moved::Crossed,
            Moved::Crossed,
        ),
    ] {
        let (was, is) = (pointer::flag(x, keyword), pointer::flag(y, keyword));
        if was == is {
            continue;
        }
        let (rule, moved) = if is { (on, moved_on) } else { (off, moved_off) };
        let what = format!("{keyword} of the parameter {} is now {is}", b.name);
        let mut finding = w.finding(rule, moved, sites, around, what);
        finding.before = Some(canonical(&Value::Bool(was)));
        finding.after = Some(canonical(&Value::Bool(is)));
        w.note_request(&finding, at);
    }
}

//! The parameters of one operation: which there are, where they go and how they are serialized.
//! Their schemas are pairs like any other.

use serde_json::Value;

use super::content;
use super::operations::Operation;
use super::walk::Walk;
use crate::canonical::canonical;
use crate::change::Direction;
use crate::document::{Document, SiteId};
use crate::likeness;
use crate::node::Type;
use crate::normalize::Normalizer;
use crate::pointer;
use crate::rules::{Location, ValueChange, registry as rules};

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

/// Headers that OpenAPI ignores as parameters.
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
                position: operation
                    .path_parameters
                    .iter()
                    .position(|known| known == name),
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
        // The same name elsewhere is a move; the only one left is a likely rename.
        if let Some(index) = after.iter().position(|b| b.name == a.name) {
            moved(w, &a, &after.remove(index), at);
            continue;
        }
        let likely = after
            .iter()
            .filter(|b| b.goes_in == a.goes_in)
            .find(|b| likeness::of_names(&a.name, &b.name) >= 60)
            .map(|b| format!("{} renamed to {}", a.name, b.name));
        let required = is_required(&w.pairs.old.document, &a);
        let summary = format!("the {} parameter {} is gone", a.goes_in, a.name);
        let mut finding = w.finding(
            &rules::REQUEST_PARAMETER_REMOVED,
            ValueChange::Lost,
            (Some(a.site), None),
            around,
            summary,
        );
        finding.required = required;
        finding.before = Some(a.name.clone());
        finding.likely = likely;
        w.note_request(&finding, at);
    }
    for b in after {
        let required = is_required(&w.pairs.new.document, &b);
        let (rule, change) = match (b.goes_in.as_str(), required) {
            ("path", _) => (&rules::NEW_REQUEST_PATH_PARAMETER, ValueChange::Crossed),
            (_, true) => (&rules::NEW_REQUIRED_REQUEST_PARAMETER, ValueChange::Crossed),
            (_, false) => (&rules::NEW_OPTIONAL_REQUEST_PARAMETER, ValueChange::Wider),
        };
        let kind = if required { "required" } else { "optional" };
        let summary = format!("the {kind} {} parameter {} is new", b.goes_in, b.name);
        let mut finding = w.finding(rule, change, (None, Some(b.site)), around, summary);
        finding.required = required;
        finding.after = Some(b.name);
        w.note_request(&finding, at);
    }
}

fn moved(w: &mut Walk<'_>, a: &Parameter, b: &Parameter, at: usize) {
    let summary = format!(
        "the parameter {} moved from {} to {}",
        a.name, a.goes_in, b.goes_in
    );
    let sites = (Some(a.site), Some(b.site));
    let mut finding = w.finding(
        &rules::REQUEST_PARAMETER_MOVED,
        ValueChange::Crossed,
        sites,
        (a.site, b.site),
        summary,
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
        let rule = &rules::REQUEST_PARAMETER_RENAMED;
        let summary = format!("the path parameter {} is now called {}", a.name, b.name);
        let mut finding = w.finding(rule, ValueChange::Same, sites, around, summary);
        finding.likely = Some(format!("{} renamed to {}", a.name, b.name));
        w.note_request(&finding, at);
    }
    let is = is_required(&w.pairs.new.document, b);
    if is_required(&w.pairs.old.document, a) != is {
        let (rule, change, verb) = match is {
            true => (
                &rules::REQUEST_PARAMETER_BECAME_REQUIRED,
                ValueChange::Narrower,
                "required",
            ),
            false => (
                &rules::REQUEST_PARAMETER_BECAME_OPTIONAL,
                ValueChange::Wider,
                "optional",
            ),
        };
        let summary = format!("the {} parameter {} became {verb}", b.goes_in, b.name);
        let finding = w.finding(rule, change, sites, around, summary);
        w.note_request(&finding, at);
    }
    let x = w.pairs.old.document.value(a.site);
    let y = w.pairs.new.document.value(b.site);
    flags(w, a, b, (x, y), at);
    w.documentation((x, y), around, at);
    let schemas = (
        w.pairs.old.document.schema_of(a.site),
        w.pairs.new.document.schema_of(b.site),
    );
    let user = content::User {
        direction: Direction::Request,
        location: Location::Parameter,
        name: Some(format!("{} parameter {}", b.goes_in, b.name)),
        operation: at,
    };
    content::schemas(w, schemas, around, user);
    if let (Some(old), Some(new)) = schemas {
        let several = has_parts(&mut w.pairs.old, old) && has_parts(&mut w.pairs.new, new);
        if several || is_content(x) != is_content(y) {
            serialization(w, a, b, (x, y), at);
        }
    }
}

/// Whether the value has items or fields, whose serialization has several styles.
fn has_parts(side: &mut Normalizer<'_>, schema: SiteId) -> bool {
    let schema = side.canonical(&[schema]);
    let node = side.node(&schema);
    node.alternatives
        .iter()
        .any(|a| matches!(a.ty, Type::Array | Type::Object | Type::Any))
}

fn is_content(parameter: &Value) -> bool {
    parameter.get("content").is_some()
}

/// How a list or an object is serialized.
fn style(parameter: &Value, goes_in: &str) -> String {
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
    // deepObject has a single form.
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
    let (before, after) = (style(x, &a.goes_in), style(y, &b.goes_in));
    if before == after {
        return;
    }
    let summary = format!(
        "the parameter {} is serialized as {after}, not {before}",
        b.name
    );
    let sites = (Some(a.site), Some(b.site));
    let mut finding = w.finding(
        &rules::REQUEST_PARAMETER_SERIALIZATION_CHANGED,
        ValueChange::Crossed,
        sites,
        (a.site, b.site),
        summary,
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
            &rules::REQUEST_PARAMETER_DEPRECATED,
            &rules::REQUEST_PARAMETER_REACTIVATED,
            ValueChange::Noted,
            ValueChange::Noted,
        ),
        (
            "allowEmptyValue",
            &rules::REQUEST_PARAMETER_EMPTY_VALUE_ALLOWED,
            &rules::REQUEST_PARAMETER_EMPTY_VALUE_FORBIDDEN,
            ValueChange::Wider,
            ValueChange::Narrower,
        ),
        (
            "allowReserved",
            &rules::REQUEST_PARAMETER_RESERVED_ALLOWED,
            &rules::REQUEST_PARAMETER_RESERVED_FORBIDDEN,
            ValueChange::Crossed,
            ValueChange::Crossed,
        ),
    ] {
        let (was, is) = (pointer::flag(x, keyword), pointer::flag(y, keyword));
        if was == is {
            continue;
        }
        let (rule, change) = if is { (on, moved_on) } else { (off, moved_off) };
        let summary = format!("{keyword} of the parameter {} is now {is}", b.name);
        let mut finding = w.finding(rule, change, sites, around, summary);
        finding.before = Some(canonical(&Value::Bool(was)));
        finding.after = Some(canonical(&Value::Bool(is)));
        w.note_request(&finding, at);
    }
}

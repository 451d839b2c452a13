//! The generator of changes: every kind, at every place where it applies. A
//! mutant knows where it was changed and how its severity is determined; it knows
//! nothing of the differ's rules.

use fastrand::Rng;
use openapi_drift::Severity;
use serde_json::Value;

pub(crate) use cosmetic::cosmetic_mutants;
pub(crate) use operation::operation_mutants;
pub(crate) use schema::schema_mutants;

use crate::proof::document::{name, parent, under};

mod cosmetic;
mod message;
mod operation;
mod schema;

/// Every kind of change. Each is made in at least one of the documents.
pub(crate) const KINDS: [&str; 106] = [
    "array to single",
    "body made optional",
    "body made required",
    "body removed",
    "component inlined",
    "component renamed",
    "component split",
    "components merged",
    "default added",
    "default changed",
    "default removed",
    "enum dropped",
    "enum opened",
    "enum value added",
    "enum value removed",
    "error status added",
    "error status removed",
    "example added",
    "exclusiveMinimum set",
    "explode changed",
    "explode of a scalar changed",
    "field made optional",
    "field made read-only",
    "field made required",
    "field made write-only",
    "field removed",
    "field renamed",
    "float widened",
    "format added",
    "format changed",
    "format removed",
    "further fields allowed",
    "further fields typed",
    "id renamed",
    "key order",
    "limit loosened",
    "limit removed",
    "made not nullable",
    "made nullable",
    "map closed",
    "map opened",
    "map values retyped",
    "maxItems set",
    "maxLength set",
    "maximum set or lowered",
    "meaningless limit",
    "method changed",
    "minItems set",
    "minLength set",
    "minimum set or raised",
    "multipleOf set",
    "null as a type list",
    "operation added",
    "operation deprecated",
    "operation reactivated",
    "operation removed",
    "operation's words",
    "optional body added",
    "optional field added",
    "optional parameter added",
    "order of a union",
    "order of enum",
    "order of parameters",
    "order of required",
    "order of servers",
    "parameter deprecated",
    "parameter made optional",
    "parameter made required",
    "parameter moved",
    "parameter removed",
    "parameter renamed",
    "parameter retyped",
    "path parameter renamed",
    "path renamed",
    "pattern added",
    "pattern changed",
    "pattern removed",
    "request content type added",
    "request content type changed",
    "required body added",
    "required field added",
    "required parameter added",
    "response content type added",
    "response content type changed",
    "response header added",
    "response headers removed",
    "retyped",
    "schema deprecated",
    "schema's words",
    "security alternative added",
    "security scheme changed",
    "security scheme renamed",
    "security scope added",
    "server added",
    "server changed",
    "single to array",
    "string closed to an enum",
    "style changed",
    "success status added",
    "success status changed",
    "success status removed",
    "tag changed",
    "union member added",
    "union member removed",
    "uniqueItems set",
    "wrapped in allOf",
];

/// How the severity of a mutant is determined.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    /// By instances of a schema: the component or body around the change.
    Schema { root: String, focus: String },
    /// By whole requests and responses of one operation.
    Operation(String),
    /// Instances cannot tell; the kind itself says what it is.
    Stated(Severity),
}

#[derive(Clone, Debug)]
pub(crate) struct Mutant {
    pub(crate) kind: &'static str,
    pub(crate) document: Value,
    /// The changed value, in the old or the new document; the report's pointer
    /// must be at it, above or below.
    pub(crate) pointer: String,
    pub(crate) scope: Scope,
    /// Nothing that a client can tell: any report above cosmetic is a false alarm.
    pub(crate) cosmetic: bool,
    /// Documentation: reported on request.
    pub(crate) words: bool,
}

impl Mutant {
    pub(crate) fn new_root(&self) -> String {
        match &self.scope {
            Scope::Schema { root, .. } => root.clone(),
            _ => String::new(),
        }
    }
}

/// The schema around a place that instances are made of. A component that others
/// only extend, or offer as a member of a union, never travels alone: one that
/// names it is used instead.
pub(super) fn root_in(document: &Value, pointer: &str) -> String {
    fn uses(value: &Value, at: String, target: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(k, v)| {
                if k == "$ref"
                    && v.as_str()
                        .is_some_and(|r| r.trim_start_matches('#') == target)
                {
                    found.push(at.clone());
                }
                uses(v, under(&at, &[k]), target, found);
            }),
            Value::Array(list) => {
                list.iter()
                    .enumerate()
                    .for_each(|(i, v)| uses(v, format!("{at}/{i}"), target, found));
            }
            _ => {}
        }
    }
    let mut root = root_of(pointer);
    for _ in 0..4 {
        let mut found = Vec::new();
        if root.starts_with("/components/schemas/") {
            uses(document, String::new(), &root, &mut found);
        }
        let extended =
            |at: &String| ["allOf", "anyOf", "oneOf"].contains(&name(parent(at)).as_str());
        match found.first() {
            Some(first) if found.iter().all(extended) => root = root_of(first),
            _ => break,
        }
    }
    root
}

/// The component or body that a place is in.
fn root_of(pointer: &str) -> String {
    if let Some(rest) = pointer.strip_prefix("/components/schemas/") {
        return format!("/components/schemas/{}", rest.split('/').next().unwrap());
    }
    match pointer.find("/schema") {
        Some(at) => pointer[..at + "/schema".len()].to_owned(),
        None => pointer.to_owned(),
    }
}

pub(super) type Edit = Box<dyn Fn(&mut Value, &mut Rng) -> bool + Send + Sync>;

/// A mutant not made yet.
pub(crate) struct Plan {
    pub(crate) kind: &'static str,
    /// Where the edit is applied.
    pub(crate) at: String,
    pub(crate) pointer: String,
    pub(crate) scope: Scope,
    pub(crate) edit: Edit,
    pub(crate) cosmetic: bool,
    pub(crate) words: bool,
}

impl Plan {
    pub(crate) fn make(&self, document: &Value, seed: u64) -> Option<Mutant> {
        let mut new = document.clone();
        let mut rng = Rng::with_seed(seed);
        let at = new.pointer_mut(&self.at)?;
        if !(self.edit)(at, &mut rng) {
            return None;
        }
        Some(Mutant {
            kind: self.kind,
            document: new,
            pointer: self.pointer.clone(),
            scope: self.scope.clone(),
            cosmetic: self.cosmetic,
            words: self.words,
        })
    }
}

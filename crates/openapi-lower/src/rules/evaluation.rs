//! Which properties and items a schema evaluates, for `unevaluatedProperties` and `unevaluatedItems`.
//!
//! That can depend on the instance, for example on the branch of a union under which it is valid. So
//! the result is a list of cases: each has the schemas that an instance must be valid under, and
//! what is evaluated then. An instance is valid if one case holds, because evaluating more
//! constrains less.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::{pointer, vocabulary};

/// The maximum number of cases.
const MAX_CASES: usize = 24;

/// The maximum number of schemas in a chain of references and compositions.
const MAX_TRAIL: usize = 128;

/// The properties and items that are evaluated.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Evaluated {
    pub(super) all_properties: bool,
    pub(super) names: BTreeSet<String>,
    pub(super) patterns: BTreeSet<String>,
    pub(super) all_items: bool,
    pub(super) first_items: usize,
    /// Lowered schemas: an item that is valid under one of them is evaluated.
    pub(super) contained: Vec<Rc<Value>>,
}

impl Evaluated {
    fn add(&mut self, other: &Self) {
        self.all_properties |= other.all_properties;
        self.names.extend(other.names.iter().cloned());
        self.patterns.extend(other.patterns.iter().cloned());
        self.all_items |= other.all_items;
        self.first_items = self.first_items.max(other.first_items);
        for schema in &other.contained {
            if !self.contained.contains(schema) {
                self.contained.push(schema.clone());
            }
        }
    }

    fn covers(&self, other: &Self) -> bool {
        (self.all_properties
            || (!other.all_properties
                && self.names.is_superset(&other.names)
                && self.patterns.is_superset(&other.patterns)))
            && (self.all_items
                || (!other.all_items
                    && self.first_items >= other.first_items
                    && other.contained.iter().all(|s| self.contained.contains(s))))
    }
}

/// One combination of conditions, and what is evaluated under it.
#[derive(Debug, Clone, Default)]
pub(super) struct Case {
    /// The lowered schemas that an instance must be valid under.
    pub(super) conditions: Vec<Rc<Value>>,
    pub(super) evaluated: Evaluated,
}

impl Case {
    fn with(&self, other: &Self) -> Self {
        let mut case = self.clone();
        for schema in &other.conditions {
            if !case.conditions.contains(schema) {
                case.conditions.push(schema.clone());
            }
        }
        case.evaluated.add(&other.evaluated);
        case
    }
}

/// The cases of the schema at a pointer, without its own `unevaluated…` keywords. `None` if there are
/// too many, or if the references are circular.
pub(super) fn cases(
    at: &str,
    source: &Map<String, Value>,
    context: &mut Context<'_>,
) -> Option<Vec<Case>> {
    of_object(at, source, true, &mut vec![at.to_owned()], context)
}

fn of_schema(
    at: &str,
    schema: &Value,
    trail: &mut Vec<String>,
    context: &mut Context<'_>,
) -> Option<Vec<Case>> {
    match schema {
        Value::Object(source) => {
            if trail.len() >= MAX_TRAIL || trail.iter().any(|seen| seen == at) {
                return None;
            }
            trail.push(at.to_owned());
            let found = of_object(at, source, false, trail, context);
            trail.pop();
            found
        }
        _ => Some(vec![Case::default()]),
    }
}

fn of_object(
    at: &str,
    source: &Map<String, Value>,
    outermost: bool,
    trail: &mut Vec<String>,
    context: &mut Context<'_>,
) -> Option<Vec<Case>> {
    if !context.spend(1) {
        return None;
    }
    let mut all = vec![Case {
        conditions: Vec::new(),
        evaluated: own(at, source, outermost, context),
    }];
    for keyword in vocabulary::REFERENCES {
        if let Some(Value::String(reference)) = source.get(keyword)
            && let Some((target, schema)) = context.target(at, keyword, reference)
        {
            let always = of_schema(&target, schema, trail, context)?;
            all = product(&all, &always)?;
        }
    }
    for (below, schema) in list(at, source, "allOf") {
        let always = of_schema(&below, schema, trail, context)?;
        all = product(&all, &always)?;
    }
    for (below, schema) in list(at, source, "anyOf") {
        let branch = when(&below, schema, trail, context)?;
        all = product(&all, &branch)?;
    }
    let exclusive = list(at, source, "oneOf");
    if !exclusive.is_empty() {
        let mut branches = Vec::new();
        for (below, schema) in exclusive {
            branches.extend(when(&below, schema, trail, context)?);
        }
        all = product(&all, &branches)?;
    }
    if let Some(condition) = source.get("if") {
        all = product(&all, &conditional(at, source, condition, trail, context)?)?;
    }
    if let Some(Value::Object(schemas)) = source.get("dependentSchemas") {
        let below = pointer::child(at, "dependentSchemas");
        for (name, schema) in schemas {
            let present = Rc::new(json!({ "type": "object", "required": [name] }));
            let mut branch = vec![Case::default()];
            for case in of_schema(&pointer::child(&below, name), schema, trail, context)? {
                branch.push(
                    Case {
                        conditions: vec![present.clone()],
                        ..Case::default()
                    }
                    .with(&case),
                );
            }
            all = product(&all, &branch)?;
        }
    }
    Some(all)
}

/// What a schema evaluates without its subschemas.
fn own(
    at: &str,
    source: &Map<String, Value>,
    outermost: bool,
    context: &mut Context<'_>,
) -> Evaluated {
    let keys = |keyword: &str| -> BTreeSet<String> {
        source
            .get(keyword)
            .and_then(Value::as_object)
            .map(|map| map.keys().cloned().collect())
            .unwrap_or_default()
    };
    let has = |keyword: &str| source.contains_key(keyword);
    Evaluated {
        all_properties: has("additionalProperties") || (!outermost && has("unevaluatedProperties")),
        names: keys("properties"),
        patterns: keys("patternProperties"),
        all_items: has("items") || (!outermost && has("unevaluatedItems")),
        first_items: source
            .get("prefixItems")
            .and_then(Value::as_array)
            .map_or(0, Vec::len),
        contained: source
            .get("contains")
            .map(|schema| Rc::new(context.schema(&pointer::child(at, "contains"), schema)))
            .into_iter()
            .collect(),
    }
}

/// The cases of a branch under which an instance may or may not be valid.
fn when(
    at: &str,
    schema: &Value,
    trail: &mut Vec<String>,
    context: &mut Context<'_>,
) -> Option<Vec<Case>> {
    let mut cases = vec![Case::default()];
    let branch = of_schema(at, schema, trail, context)?;
    let lowered = Rc::new(context.schema(at, schema));
    for case in branch {
        cases.push(
            Case {
                conditions: vec![lowered.clone()],
                ..Case::default()
            }
            .with(&case),
        );
    }
    pruned(cases)
}

fn conditional(
    at: &str,
    source: &Map<String, Value>,
    condition: &Value,
    trail: &mut Vec<String>,
    context: &mut Context<'_>,
) -> Option<Vec<Case>> {
    let at_if = pointer::child(at, "if");
    let lowered = context.schema(&at_if, condition);
    let failing = context.copy(&lowered);
    let mut met = of_schema(&at_if, condition, trail, context)?;
    if let Some(then) = source.get("then") {
        let then = of_schema(&pointer::child(at, "then"), then, trail, context)?;
        met = product(&met, &then)?;
    }
    let holds = Case {
        conditions: vec![Rc::new(lowered)],
        ..Case::default()
    };
    let mut cases: Vec<Case> = met.iter().map(|case| holds.with(case)).collect();
    let fails = Case {
        conditions: vec![Rc::new(json!({ "not": failing }))],
        ..Case::default()
    };
    if let Some(otherwise) = source.get("else") {
        for case in of_schema(&pointer::child(at, "else"), otherwise, trail, context)? {
            cases.push(fails.with(&case));
        }
    }
    cases.push(Case::default());
    pruned(cases)
}

fn list<'v>(at: &str, source: &'v Map<String, Value>, keyword: &str) -> Vec<(String, &'v Value)> {
    let below = pointer::child(at, keyword);
    source
        .get(keyword)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(nth, schema)| (pointer::child(&below, &nth.to_string()), schema))
        .collect()
}

fn product(left: &[Case], right: &[Case]) -> Option<Vec<Case>> {
    let cases = left
        .iter()
        .flat_map(|one| right.iter().map(|other| one.with(other)))
        .collect();
    pruned(cases)
}

/// Removes the cases that have the conditions of another case and evaluate no more.
fn pruned(cases: Vec<Case>) -> Option<Vec<Case>> {
    let mut distinct: Vec<Case> = Vec::new();
    for case in cases {
        let covered = |by: &Case, other: &Case| {
            by.conditions
                .iter()
                .all(|schema| other.conditions.contains(schema))
                && by.evaluated.covers(&other.evaluated)
        };
        if distinct.iter().any(|other| covered(other, &case)) {
            continue;
        }
        distinct.retain(|other| !covered(&case, other));
        distinct.push(case);
    }
    (distinct.len() <= MAX_CASES).then_some(distinct)
}

#[cfg(test)]
mod tests;

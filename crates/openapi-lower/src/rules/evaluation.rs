//! Which properties and items the keywords of a schema evaluate, as `unevaluatedProperties` and
//! `unevaluatedItems` see it.
//!
//! That can depend on the instance: on which branch of a union it fits, say. So the answer is a list
//! of cases, each with what an instance has to fit for it and what is then evaluated. The more is
//! evaluated, the less is demanded; hence it is enough that one case holds.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::lowering::Lowering;
use crate::pointer;

/// More cases than this are not told apart.
const MOST: usize = 24;

/// What keywords have evaluated.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Evaluated {
    pub(super) all_properties: bool,
    pub(super) names: BTreeSet<String>,
    pub(super) patterns: BTreeSet<String>,
    pub(super) all_items: bool,
    pub(super) first_items: usize,
    /// Lowered schemas; each item that fits one is evaluated.
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

/// One way in which an instance can be evaluated.
#[derive(Debug, Clone, Default)]
pub(super) struct Case {
    /// The lowered schemas that an instance fits in this case.
    pub(super) fits: Vec<Rc<Value>>,
    pub(super) evaluated: Evaluated,
}

impl Case {
    fn with(&self, other: &Self) -> Self {
        let mut case = self.clone();
        for schema in &other.fits {
            if !case.fits.contains(schema) {
                case.fits.push(schema.clone());
            }
        }
        case.evaluated.add(&other.evaluated);
        case
    }
}

/// The cases of the schema at a pointer, its own `unevaluated…` left out; `None` when they are too
/// many or go in a circle.
pub(super) fn cases(
    at: &str,
    source: &Map<String, Value>,
    lowering: &mut Lowering<'_>,
) -> Option<Vec<Case>> {
    of_object(at, source, true, &mut vec![at.to_owned()], lowering)
}

fn of_schema(
    at: &str,
    schema: &Value,
    trail: &mut Vec<String>,
    lowering: &mut Lowering<'_>,
) -> Option<Vec<Case>> {
    match schema {
        Value::Object(source) => {
            if trail.iter().any(|seen| seen == at) {
                return None;
            }
            trail.push(at.to_owned());
            let found = of_object(at, source, false, trail, lowering);
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
    lowering: &mut Lowering<'_>,
) -> Option<Vec<Case>> {
    if !lowering.spend(1) {
        return None;
    }
    let mut all = vec![Case {
        fits: Vec::new(),
        evaluated: own(at, source, outermost, lowering),
    }];
    for keyword in ["$ref", "$dynamicRef"] {
        if let Some(Value::String(reference)) = source.get(keyword)
            && let Some((target, schema)) = lowering.target(at, keyword, reference)
        {
            let always = of_schema(&target, schema, trail, lowering)?;
            all = product(&all, &always)?;
        }
    }
    for (below, schema) in list(at, source, "allOf") {
        let always = of_schema(&below, schema, trail, lowering)?;
        all = product(&all, &always)?;
    }
    for (below, schema) in list(at, source, "anyOf") {
        let branch = when(&below, schema, trail, lowering)?;
        all = product(&all, &branch)?;
    }
    let exclusive = list(at, source, "oneOf");
    if !exclusive.is_empty() {
        let mut branches = Vec::new();
        for (below, schema) in exclusive {
            branches.extend(when(&below, schema, trail, lowering)?);
        }
        all = product(&all, &branches)?;
    }
    if let Some(condition) = source.get("if") {
        all = product(&all, &conditional(at, source, condition, trail, lowering)?)?;
    }
    if let Some(Value::Object(schemas)) = source.get("dependentSchemas") {
        let below = pointer::child(at, "dependentSchemas");
        for (name, schema) in schemas {
            let present = Rc::new(json!({ "type": "object", "required": [name] }));
            let mut branch = vec![Case::default()];
            for case in of_schema(&pointer::child(&below, name), schema, trail, lowering)? {
                branch.push(
                    Case {
                        fits: vec![present.clone()],
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

/// What the keywords of a schema evaluate themselves.
fn own(
    at: &str,
    source: &Map<String, Value>,
    outermost: bool,
    lowering: &mut Lowering<'_>,
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
            .map(|schema| Rc::new(lowering.schema(&pointer::child(at, "contains"), schema)))
            .into_iter()
            .collect(),
    }
}

/// The cases of a branch that an instance fits or does not.
fn when(
    at: &str,
    schema: &Value,
    trail: &mut Vec<String>,
    lowering: &mut Lowering<'_>,
) -> Option<Vec<Case>> {
    let mut cases = vec![Case::default()];
    let branch = of_schema(at, schema, trail, lowering)?;
    let lowered = Rc::new(lowering.schema(at, schema));
    for case in branch {
        cases.push(
            Case {
                fits: vec![lowered.clone()],
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
    lowering: &mut Lowering<'_>,
) -> Option<Vec<Case>> {
    let at_if = pointer::child(at, "if");
    let lowered = lowering.schema(&at_if, condition);
    let failing = lowering.copy(&lowered);
    let mut met = of_schema(&at_if, condition, trail, lowering)?;
    if let Some(then) = source.get("then") {
        let then = of_schema(&pointer::child(at, "then"), then, trail, lowering)?;
        met = product(&met, &then)?;
    }
    let holds = Case {
        fits: vec![Rc::new(lowered)],
        ..Case::default()
    };
    let mut cases: Vec<Case> = met.iter().map(|case| holds.with(case)).collect();
    let fails = Case {
        fits: vec![Rc::new(json!({ "not": failing }))],
        ..Case::default()
    };
    if let Some(otherwise) = source.get("else") {
        for case in of_schema(&pointer::child(at, "else"), otherwise, trail, lowering)? {
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

/// Takes out the cases that demand as much as another and evaluate no more.
fn pruned(cases: Vec<Case>) -> Option<Vec<Case>> {
    let mut kept: Vec<Case> = Vec::new();
    for case in cases {
        let covered = |by: &Case, what: &Case| {
            by.fits.iter().all(|schema| what.fits.contains(schema))
                && by.evaluated.covers(&what.evaluated)
        };
        if kept.iter().any(|other| covered(other, &case)) {
            continue;
        }
        kept.retain(|other| !covered(&case, other));
        kept.push(case);
    }
    (kept.len() <= MOST).then_some(kept)
}

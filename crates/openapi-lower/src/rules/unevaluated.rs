//! `unevaluatedProperties`, `unevaluatedItems`: rewritten to `additionalProperties` and `items`, next
//! to every property and item that the schema and its subschemas evaluate. Too many cases are lost.

use serde_json::{Map, Value, json};

use super::evaluation::{self, Case, Evaluated};
use super::{pattern_properties, prefix_items};
use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::{SchemaRewrite, accepts_all, any_of};

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let properties = rewrite.take("unevaluatedProperties");
    let items = rewrite.take("unevaluatedItems");
    let wanted: Vec<(&'static str, Value)> = [
        ("unevaluatedProperties", properties),
        ("unevaluatedItems", items),
    ]
    .into_iter()
    .filter_map(|(keyword, schema)| Some((keyword, schema.filter(|schema| !accepts_all(schema))?)))
    .collect();
    if wanted.is_empty() {
        return;
    }
    let cases = evaluation::cases(&rewrite.pointer, rewrite.source, context);
    for (keyword, schema) in wanted {
        match &cases {
            Some(cases) => constrain(rewrite, keyword, &schema, cases, context),
            None => context.lose(
                rewrite.at(keyword),
                "unevaluated",
                LossKind::Validation,
                format!(
                    "`{keyword}` is not checked: what is evaluated depends on too many conditions"
                ),
            ),
        }
    }
}

fn constrain(
    rewrite: &mut SchemaRewrite<'_>,
    keyword: &'static str,
    schema: &Value,
    cases: &[Case],
    context: &mut Context<'_>,
) {
    let at = rewrite.at(keyword);
    if let [
        Case {
            conditions,
            evaluated,
        },
    ] = cases
        && conditions.is_empty()
    {
        let rest = constraint(keyword, evaluated, schema, context);
        merge(rewrite, rest);
        return;
    }
    let branches = cases.iter().map(|case| {
        let mut rest = constraint(keyword, &case.evaluated, schema, context);
        pattern_properties::apply_to(&mut rest, &at, context);
        prefix_items::apply_to(&mut rest, &at, context);
        let mut all: Vec<Value> = case
            .conditions
            .iter()
            .map(|schema| context.copy(schema))
            .collect();
        if !rest.is_empty() {
            all.push(Value::Object(rest));
        }
        match all.len() {
            0 => json!({}),
            1 => all.swap_remove(0),
            _ => json!({ "allOf": all }),
        }
    });
    let branches: Vec<Value> = branches.collect();
    rewrite.require(any_of(branches));
}

/// The constraint on what is not evaluated.
fn constraint(
    keyword: &str,
    evaluated: &Evaluated,
    schema: &Value,
    context: &mut Context<'_>,
) -> Map<String, Value> {
    let mut rest = Map::new();
    if keyword == "unevaluatedProperties" {
        if evaluated.all_properties {
            return rest;
        }
        let any = |names: &std::collections::BTreeSet<String>| -> Map<String, Value> {
            names.iter().map(|name| (name.clone(), json!({}))).collect()
        };
        if !evaluated.names.is_empty() {
            rest.insert("properties".to_owned(), any(&evaluated.names).into());
        }
        if !evaluated.patterns.is_empty() {
            rest.insert(
                "patternProperties".to_owned(),
                any(&evaluated.patterns).into(),
            );
        }
        rest.insert(
            "additionalProperties".to_owned(),
            closed(context.copy(schema)),
        );
        return rest;
    }
    if evaluated.all_items {
        return rest;
    }
    if evaluated.first_items > 0 {
        let first = vec![json!({}); evaluated.first_items];
        rest.insert("prefixItems".to_owned(), Value::Array(first));
    }
    let items = evaluated.contained.iter().map(|schema| schema.as_ref());
    let items: Vec<Value> = items.chain([schema]).map(|s| context.copy(s)).collect();
    let items = any_of(items);
    rest.insert("items".to_owned(), items);
    rest
}

/// The usual form of a schema that accepts nothing.
fn closed(schema: Value) -> Value {
    if schema == json!({ "not": {} }) {
        Value::Bool(false)
    } else {
        schema
    }
}

/// Merges a constraint into the schema itself.
fn merge(rewrite: &mut SchemaRewrite<'_>, rest: Map<String, Value>) {
    for (key, value) in rest {
        match (key.as_str(), rewrite.out.get_mut(&key), value) {
            ("properties" | "patternProperties", Some(Value::Object(own)), Value::Object(more)) => {
                for (name, schema) in more {
                    own.entry(name).or_insert(schema);
                }
            }
            ("prefixItems", Some(Value::Array(own)), Value::Array(more)) => {
                let missing = more.into_iter().skip(own.len());
                own.extend(missing);
            }
            (_, _, value) => {
                rewrite.out.insert(key, value);
            }
        }
    }
}

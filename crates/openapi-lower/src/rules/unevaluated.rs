//! `unevaluatedProperties` and `unevaluatedItems`: what the schema and the schemas applied in its
//! place evaluate is spelled out, so that `additionalProperties` and `items` say the same. Too many
//! cases are lost.

use serde_json::{Map, Value, json};

use super::evaluation::{self, Case, Evaluated};
use super::{pattern_properties, prefix_items};
use crate::draft::{Draft, any_of, is_free};
use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let properties = draft.take("unevaluatedProperties");
    let items = draft.take("unevaluatedItems");
    let wanted: Vec<(&'static str, Value)> = [
        ("unevaluatedProperties", properties),
        ("unevaluatedItems", items),
    ]
    .into_iter()
    .filter_map(|(keyword, schema)| Some((keyword, schema.filter(|schema| !is_free(schema))?)))
    .collect();
    if wanted.is_empty() {
        return;
    }
    let cases = evaluation::cases(&draft.pointer, draft.source, lowering);
    for (keyword, schema) in wanted {
        match &cases {
            Some(cases) => demand(draft, keyword, &schema, cases, lowering),
            None => lowering.lose(
                draft.at(keyword),
                "unevaluated",
                LossKind::Validation,
                format!("`{keyword}` is not checked: what is evaluated depends on too much"),
            ),
        }
    }
}

fn demand(
    draft: &mut Draft<'_>,
    keyword: &'static str,
    schema: &Value,
    cases: &[Case],
    lowering: &mut Lowering<'_>,
) {
    let at = draft.at(keyword);
    if let [Case { fits, evaluated }] = cases
        && fits.is_empty()
    {
        let rest = spelled_out(keyword, evaluated, schema, lowering);
        merge(draft, keyword, rest);
        return;
    }
    let branches = cases.iter().map(|case| {
        let mut rest = spelled_out(keyword, &case.evaluated, schema, lowering);
        pattern_properties::rewrite(&mut rest, &at, lowering);
        prefix_items::rewrite(&mut rest, &at, lowering);
        let mut all: Vec<Value> = case.fits.iter().map(|fit| lowering.copy(fit)).collect();
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
    draft.also(any_of(branches));
}

/// The demand on what is left when so much is evaluated.
fn spelled_out(
    keyword: &str,
    evaluated: &Evaluated,
    schema: &Value,
    lowering: &mut Lowering<'_>,
) -> Map<String, Value> {
    let mut rest = Map::new();
    if keyword == "unevaluatedProperties" {
        if evaluated.all_properties {
            return rest;
        }
        let free = |names: &std::collections::BTreeSet<String>| -> Map<String, Value> {
            names.iter().map(|name| (name.clone(), json!({}))).collect()
        };
        if !evaluated.names.is_empty() {
            rest.insert("properties".to_owned(), free(&evaluated.names).into());
        }
        if !evaluated.patterns.is_empty() {
            rest.insert(
                "patternProperties".to_owned(),
                free(&evaluated.patterns).into(),
            );
        }
        rest.insert(
            "additionalProperties".to_owned(),
            closed(lowering.copy(schema)),
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
    let items = evaluated.contained.iter().map(|fit| fit.as_ref());
    let items: Vec<Value> = items.chain([schema]).map(|s| lowering.copy(s)).collect();
    let items = any_of(items);
    rest.insert("items".to_owned(), items);
    rest
}

/// `false` where nothing may be, as people write it.
fn closed(schema: Value) -> Value {
    if schema == json!({ "not": {} }) {
        Value::Bool(false)
    } else {
        schema
    }
}

/// Writes the demand into the schema itself, beside what it says of the same properties and items.
fn merge(draft: &mut Draft<'_>, keyword: &str, rest: Map<String, Value>) {
    for (key, value) in rest {
        match (key.as_str(), draft.out.get_mut(&key), value) {
            ("properties" | "patternProperties", Some(Value::Object(own)), Value::Object(more)) => {
                for (name, schema) in more {
                    own.entry(name).or_insert(schema);
                }
            }
            ("prefixItems", Some(Value::Array(own)), Value::Array(more)) => {
                let missing = more.into_iter().skip(own.len());
                own.extend(missing);
            }
            ("items", Some(_), _) if keyword == "unevaluatedItems" => {}
            (_, _, value) => {
                draft.out.insert(key, value);
            }
        }
    }
}

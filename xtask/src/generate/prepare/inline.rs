//! Which schemas are components: inline types and the arms of unions become components, and components that are not
//! types are inlined.

use std::collections::BTreeMap;

use heck::ToUpperCamelCase;
use openapi_lower::Loss;
use serde_json::{Map, Value, json};

use super::parameter;
use super::walk::{SCHEMAS, for_each_schema, ref_target, reference, schemas_mut};
use crate::generate::Target;
use crate::{Problem, Problems};

/// Names every inline type as the table says.
///
/// # Errors
/// Inline types that the table does not name, and entries of the table that name nothing.
pub(super) fn hoist(document: &mut Value, target: &Target<'_>) -> Result<Vec<Loss>, Problems> {
    let mut keys = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (key, name) in &target.names.types {
        let pointer = parameter::by_index(document, key);
        keys.insert(pointer.clone(), key.clone());
        names.insert(pointer, name.clone());
    }
    let before = document.clone();
    openapi_lower::progenitor::hoist_inline(document, &names).map_err(|error| {
        let problems = error.problems().iter().map(|problem| {
            let key = match keys.get(&problem.pointer) {
                Some(key) => key.clone(),
                None => parameter::by_name(&before, &problem.pointer),
            };
            let remedy = match &problem.suggestion {
                Some(name) => {
                    let name = suggestion(&before, &problem.pointer, name);
                    format!("add under `types`: \"{key}\": \"{name}\"")
                }
                None => "correct or remove the entry".to_owned(),
            };
            Problem::in_file(target.names_file, problem.message.clone(), remedy).at(key)
        });
        Problems(problems.collect())
    })
}

/// A suggested name in the style of the table: dotted like the component it is in, or like the components of the
/// operation it is in.
fn suggestion(document: &Value, pointer: &str, name: &str) -> String {
    let (dotted, flat) = match pointer.strip_prefix("/components/schemas/") {
        Some(rest) => {
            let component = rest.split('/').next().unwrap_or_default();
            (component.to_owned(), component.to_upper_camel_case())
        }
        None => {
            let place: Vec<&str> = pointer.splitn(5, '/').take(4).collect();
            let operation = document.pointer(&place.join("/"));
            let id = operation.and_then(|operation| operation.get("operationId")?.as_str());
            let version = place.get(2).and_then(|path| path.split("~1").nth(1));
            let parts = version
                .into_iter()
                .chain(id.into_iter().flat_map(|id| id.split('_')));
            let parts: Vec<String> = parts.map(ToUpperCamelCase::to_upper_camel_case).collect();
            (
                parts.join("."),
                id.unwrap_or_default().to_upper_camel_case(),
            )
        }
    };
    match name.strip_prefix(&flat) {
        Some(rest) if !flat.is_empty() => format!("{dotted}{rest}"),
        _ => name.to_owned(),
    }
}

/// Gives the arms of tagged unions names of their own: the union's name and the tag.
pub(super) fn name_union_arms(document: &mut Value) {
    let Some(schemas) = schemas_mut(document) else {
        return;
    };
    let mut named = Map::new();
    for (name, schema) in schemas.iter_mut() {
        let Some(tag) = schema
            .pointer("/discriminator/propertyName")
            .and_then(Value::as_str)
            .map(str::to_owned)
        else {
            continue;
        };
        for key in ["oneOf", "anyOf"] {
            let arms = schema.get_mut(key).and_then(Value::as_array_mut);
            for arm in arms.into_iter().flatten() {
                let value = arm
                    .pointer(&format!("/properties/{tag}/enum/0"))
                    .and_then(Value::as_str);
                if let Some(value) = value {
                    let arm_name = format!("{name}{}", value.to_upper_camel_case());
                    let reference = json!({"$ref": format!("{SCHEMAS}{arm_name}")});
                    named.insert(arm_name, std::mem::replace(arm, reference));
                }
            }
        }
    }
    schemas.extend(named);
}

/// Components that only name another component, a list, a map or a scalar are inlined.
pub(super) fn inline_plain_components(document: &mut Value) {
    let mut changed = true;
    while changed {
        changed = false;
        let plain: BTreeMap<String, Value> = schemas_mut(document)
            .into_iter()
            .flatten()
            .filter(|(_, schema)| !is_type(schema))
            .map(|(name, schema)| (name.clone(), schema.clone()))
            .collect();
        for_each_schema(document, &mut |schema| {
            let Some((name, replacement)) =
                ref_target(schema).and_then(|name| plain.get_key_value(name))
            else {
                return;
            };
            let next = reference(replacement);
            if next == Some(name) {
                return;
            }
            let nullable = replacement.get("nullable").is_some();
            *schema = match next {
                Some(next) if !nullable => json!({"$ref": format!("{SCHEMAS}{next}")}),
                _ => replacement.clone(),
            };
            changed = true;
        });
    }
    if let Some(schemas) = schemas_mut(document) {
        schemas.retain(|_, schema| is_type(schema));
    }
}

/// Whether a component becomes a Rust type.
fn is_type(schema: &Value) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    let several = |key: &&str| {
        let arms = schema.get(*key).and_then(Value::as_array);
        arms.is_some_and(|arms| arms.len() > 1)
    };
    properties.is_some_and(|properties| !properties.is_empty())
        || schema.get("enum").is_some()
        || ["anyOf", "oneOf", "allOf"].iter().any(several)
}

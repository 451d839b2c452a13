//! From the effective document to one that progenitor makes good types of: lowered to 3.0.3, every inline type named,
//! envelopes off, components under flat names.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use openapi_lower::Loss;
use serde_json::{Map, Value, json};

use super::operations::escape;
use super::progenitor::SCALAR_FORMAT;
use super::{OperationFacts, Target};
use crate::{Problem, Problems};

/// A document that progenitor can read, and what is to be known of its components.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The lowered document.
    pub document: Value,
    /// What lowering could not keep.
    pub losses: Vec<Loss>,
    /// The components by their flat name.
    pub components: BTreeMap<String, Component>,
    /// operationId → the envelope's member.
    pub envelopes: BTreeMap<String, String>,
}

/// A component that becomes a Rust type.
#[derive(Debug, Clone)]
pub(super) struct Component {
    /// Its name in the document.
    pub original: String,
    /// Its name in Rust, within its module.
    pub short: String,
    /// The area it belongs to; `None` if several areas share it.
    pub area: Option<String>,
    /// Whether requests hold it.
    pub sent: bool,
    /// Whether answers hold it.
    pub received: bool,
    /// Whether it is the whole of an answer.
    pub answer: bool,
    /// Its lowered schema.
    pub schema: Value,
}

impl Component {
    /// Its module: the area, or `shared`.
    pub(super) fn module(&self) -> String {
        self.area.as_deref().unwrap_or("shared").replace('-', "_")
    }
}

const SCHEMAS: &str = "#/components/schemas/";

/// Prepares the effective document for progenitor.
///
/// # Errors
/// What cannot be lowered, inline types without a name, names that clash.
pub(super) fn prepare(
    target: &Target<'_>,
    operations: &[OperationFacts],
) -> Result<Prepared, Problems> {
    use openapi_lower::progenitor as step;

    let mut losses = Vec::new();
    let mut document = target.effective.clone();
    losses.extend(step::keep_success_only(&mut document));
    let before = document.clone();
    let lowered = openapi_lower::lower(&document).map_err(|error| refusals(target, &error))?;
    losses.extend(lowered.losses);
    let mut document = lowered.document;
    losses.extend(step::drop_header_authorization(&mut document));
    losses.extend(step::json_content(&mut document));
    losses.extend(step::collapse_single(&mut document));
    losses.extend(step::dedupe_union(&mut document));
    losses.extend(step::drop_validation(&mut document));
    losses.extend(step::text_fences(&mut document));

    let used = uses(target, operations, &before, &document);
    keep_used(&mut document, &used);
    keep_free_members(&before, &mut document);
    for_each_schema(&mut document, &mut plain_scalars);
    merge_all_of(&mut document);
    let envelopes = take_envelopes(&mut document);
    losses.extend(hoist(&mut document, target)?);
    name_union_arms(&mut document);
    inline_plain_components(&mut document);
    let uses = uses(target, operations, &before, &document);
    keep_used(&mut document, &uses);
    let components = components(target, uses)?;
    let flat: BTreeMap<&str, &str> = components
        .iter()
        .map(|(flat, component)| (component.original.as_str(), flat.as_str()))
        .collect();
    rename(&mut document, &flat);
    let components = components
        .into_iter()
        .map(|(flat, mut component)| {
            component.schema = document
                .pointer(&format!("/components/schemas/{flat}"))
                .cloned()
                .unwrap_or_default();
            (flat, component)
        })
        .collect();
    plain_answers(&mut document, operations);
    losses.sort();
    losses.dedup();
    Ok(Prepared {
        document,
        losses,
        components,
        envelopes,
    })
}

/// Calls `visit` on every schema of a lowered document, innermost first.
fn for_each_schema(document: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    fn schema(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
        let Some(object) = value.as_object_mut() else {
            return;
        };
        for (key, inner) in object.iter_mut() {
            match (key.as_str(), inner) {
                ("properties", Value::Object(properties)) => properties
                    .values_mut()
                    .for_each(|value| schema(value, visit)),
                ("items" | "additionalProperties" | "not", inner) => schema(inner, visit),
                ("allOf" | "anyOf" | "oneOf", Value::Array(arms)) => {
                    arms.iter_mut().for_each(|value| schema(value, visit))
                }
                _ => {}
            }
        }
        visit(value);
    }
    fn holders(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
        match value {
            Value::Object(object) => {
                for (key, inner) in object.iter_mut() {
                    if key == "schema" {
                        schema(inner, visit)
                    } else if key != "schemas" {
                        holders(inner, visit)
                    }
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|value| holders(value, visit)),
            _ => {}
        }
    }
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        schemas.values_mut().for_each(|value| schema(value, visit));
    }
    for part in [
        "/paths",
        "/components/parameters",
        "/components/requestBodies",
        "/components/responses",
    ] {
        if let Some(value) = document.pointer_mut(part) {
            holders(value, visit);
        }
    }
}

/// Enums of numbers become numbers, unions of scalars one scalar type, and texts with a hint at their form plain texts.
fn plain_scalars(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if object
        .get("type")
        .and_then(Value::as_str)
        .is_some_and(|kind| kind != "string")
    {
        object.remove("enum");
    }
    if object
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(|format| {
            !["date", "date-time", "binary", "int32", "int64", "double"].contains(&format)
        })
    {
        // Other formats are hints; a text that does not keep to one must not cost an answer.
        object.remove("format");
    }
    // An enum beside any other string is an enum, for our enums are open.
    if let Some(arms) = object.get("anyOf").and_then(Value::as_array)
        && arms
            .iter()
            .all(|arm| arm.get("type").and_then(Value::as_str) == Some("string"))
        && let [listed] = arms
            .iter()
            .filter(|arm| arm.get("enum").is_some())
            .collect::<Vec<_>>()
            .as_slice()
    {
        let values = (*listed).get("enum").cloned().unwrap_or_default();
        object.remove("anyOf");
        object.insert("type".into(), json!("string"));
        object.insert("enum".into(), values);
    }
    // Free members beside named ones are kept; the generator of the types reads `true` as nothing worth keeping.
    if object.get("properties").is_some()
        && object.get("additionalProperties") == Some(&Value::Bool(true))
    {
        object.insert(
            "additionalProperties".into(),
            json!({"description": "Any other member."}),
        );
    }
    let scalar_arms = ["anyOf", "oneOf"].into_iter().find(|keyword| {
        object
            .get(*keyword)
            .and_then(Value::as_array)
            .is_some_and(|arms| {
                arms.len() > 1
                    && arms.iter().all(|arm| {
                        let kind = arm.get("type").and_then(Value::as_str).unwrap_or_default();
                        let null = arm
                            .get("enum")
                            .and_then(Value::as_array)
                            .is_some_and(|values| values.iter().all(Value::is_null));
                        null || (["string", "boolean", "integer", "number"].contains(&kind)
                            && arm.get("enum").is_none())
                    })
            })
    });
    if let Some(keyword) = scalar_arms {
        object.remove(keyword);
        object.insert("type".into(), json!("string"));
        object.insert("format".into(), json!(SCALAR_FORMAT));
    }
}

/// Members that 3.1 tells by the pattern of their names are kept as free members: 3.0 has no word for them.
fn keep_free_members(before: &Value, lowered: &mut Value) {
    let Some(Value::Object(schemas)) = lowered.pointer_mut("/components/schemas") else {
        return;
    };
    for (name, schema) in schemas
        .iter_mut()
        .filter_map(|(name, schema)| Some((name, schema.as_object_mut()?)))
    {
        let patterns = before.pointer(&format!(
            "/components/schemas/{}/patternProperties",
            escape(name)
        ));
        if patterns.is_some() {
            schema.insert("additionalProperties".into(), Value::Bool(true));
        }
    }
}

/// Objects put together by `allOf` become one object each.
fn merge_all_of(document: &mut Value) {
    let schemas = document
        .pointer("/components/schemas")
        .cloned()
        .unwrap_or_default();
    for_each_schema(document, &mut |schema| {
        let arms = schema
            .get("allOf")
            .and_then(Value::as_array)
            .filter(|arms| arms.len() > 1);
        if arms.is_some()
            && let Some(merged) = merged(&schemas, schema, 0)
        {
            *schema = merged;
        }
    });
}

/// The one object that `schema` amounts to, if it is made of objects alone.
fn merged(schemas: &Value, schema: &Value, depth: usize) -> Option<Value> {
    if depth > 16 {
        return None;
    }
    if let Some(name) = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|r| r.strip_prefix(SCHEMAS))
    {
        return merged(schemas, schemas.get(name)?, depth + 1);
    }
    let mut whole = schema.as_object()?.clone();
    let arms = whole.remove("allOf");
    if arms.is_none() {
        return schema.get("properties").map(|_| schema.clone());
    }
    let (mut properties, mut required) = (Map::new(), Vec::new());
    let parts: Option<Vec<Value>> = arms
        .as_ref()?
        .as_array()?
        .iter()
        .map(|arm| merged(schemas, arm, depth + 1))
        .collect();
    let own = Value::Object(whole.clone());
    for part in parts?.iter().chain([&own]) {
        properties.extend(
            part.get("properties")
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default(),
        );
        for name in part
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if !required.contains(name) {
                required.push(name.clone());
            }
        }
        for (key, value) in part
            .as_object()?
            .iter()
            .filter(|(key, _)| key.starts_with("x-") || *key == "additionalProperties")
        {
            whole.entry(key).or_insert_with(|| value.clone());
        }
    }
    whole.insert("type".into(), json!("object"));
    whole.insert("properties".into(), Value::Object(properties));
    whole.insert("required".into(), Value::Array(required));
    Some(Value::Object(whole))
}

/// Calls `visit` with each operation's id and object.
fn for_each_operation(document: &mut Value, mut visit: impl FnMut(&str, &mut Value)) {
    let Some(Value::Object(paths)) = document.pointer_mut("/paths") else {
        return;
    };
    for item in paths.values_mut() {
        for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
            if let Some(id) = operation
                .get("operationId")
                .and_then(Value::as_str)
                .map(str::to_owned)
            {
                visit(&id, operation);
            }
        }
    }
}

/// Answers that hold nothing but `data` become what `data` holds.
fn take_envelopes(document: &mut Value) -> BTreeMap<String, String> {
    let schemas = document
        .pointer("/components/schemas")
        .cloned()
        .unwrap_or_default();
    let mut envelopes = BTreeMap::new();
    for_each_operation(document, |id, operation| {
        let Some(Value::Object(answers)) = operation.get_mut("responses") else {
            return;
        };
        for answer in answers.values_mut() {
            let Some(Value::Object(content)) = answer.get_mut("content") else {
                continue;
            };
            for media in content.values_mut() {
                let Some(schema) = media.get_mut("schema") else {
                    continue;
                };
                let mut whole = &*schema;
                while let Some(next) = reference(whole).and_then(|name| schemas.get(name)) {
                    whole = next;
                }
                let properties = whole.get("properties").and_then(Value::as_object);
                let required = whole.pointer("/required/0").and_then(Value::as_str) == Some("data");
                if let Some(properties) = properties
                    && required
                    && properties.len() == 1
                    && let Some(inner) = properties.get("data").cloned()
                {
                    *schema = inner;
                    envelopes.insert(id.to_owned(), "data".to_owned());
                }
            }
        }
    });
    envelopes
}

/// The component a schema refers to, whether plainly or, to be nullable, as the only arm of `allOf`.
pub(super) fn reference(schema: &Value) -> Option<&str> {
    let target = schema.get("$ref").or_else(|| {
        let arms = schema.get("allOf")?.as_array()?;
        if arms.len() == 1 {
            arms.first()?.get("$ref")
        } else {
            None
        }
    });
    target?.as_str()?.strip_prefix(SCHEMAS)
}

/// Names every inline type as the table says.
fn hoist(document: &mut Value, target: &Target<'_>) -> Result<Vec<Loss>, Problems> {
    openapi_lower::progenitor::hoist_inline(document, &target.names.types).map_err(|error| {
        Problems(
            error
                .problems()
                .iter()
                .map(|problem| {
                    let remedy = match &problem.suggestion {
                        Some(name) => {
                            format!("add under `types`: \"{}\": \"{name}\"", problem.pointer)
                        }
                        None => "correct or remove the entry".to_owned(),
                    };
                    Problem::in_file(target.names_file, problem.what.clone(), remedy)
                        .at(problem.pointer.clone())
                })
                .collect(),
        )
    })
}

/// Gives the arms of tagged unions names of their own: the union's name and the tag.
fn name_union_arms(document: &mut Value) {
    let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") else {
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
        for arm in ["oneOf", "anyOf"]
            .into_iter()
            .filter_map(|key| schema.get(key).map(|_| key))
            .collect::<Vec<_>>()
        {
            for arm in schema
                .get_mut(arm)
                .and_then(Value::as_array_mut)
                .into_iter()
                .flatten()
            {
                let value = arm
                    .pointer(&format!("/properties/{tag}/enum/0"))
                    .and_then(Value::as_str)
                    .map(ToUpperCamelCase::to_upper_camel_case);
                if let Some(value) = value {
                    let arm_name = format!("{name}{value}");
                    let reference = json!({"$ref": format!("{SCHEMAS}{arm_name}")});
                    named.insert(arm_name, std::mem::replace(arm, reference));
                }
            }
        }
    }
    schemas.extend(named);
}

/// The name of a component as one Rust word, such that the generator of the types leaves it alone.
fn flat_name(original: &str) -> String {
    let mut name = original.to_upper_camel_case();
    loop {
        let next = name.to_upper_camel_case();
        if next == name {
            return name;
        }
        name = next;
    }
}

/// Whether a component deserves a Rust type of its own.
fn is_type(schema: &Value) -> bool {
    schema
        .get("properties")
        .is_some_and(|properties| properties.as_object().is_some_and(|map| !map.is_empty()))
        || schema.get("enum").is_some()
        || ["anyOf", "oneOf", "allOf"].iter().any(|key| {
            schema
                .get(*key)
                .and_then(Value::as_array)
                .is_some_and(|arms| arms.len() > 1)
        })
}

/// Components that only give a name to another component, a list, a map or a scalar are put where they are used.
fn inline_plain_components(document: &mut Value) {
    loop {
        let Some(Value::Object(schemas)) = document.pointer("/components/schemas") else {
            return;
        };
        let plain: BTreeMap<String, Value> = schemas
            .iter()
            .filter(|(_, schema)| !is_type(schema))
            .map(|(name, schema)| (name.clone(), schema.clone()))
            .collect();
        let mut changed = false;
        for_each_schema(document, &mut |schema| {
            let Some(name) = schema
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|r| r.strip_prefix(SCHEMAS))
            else {
                return;
            };
            let Some(replacement) = plain.get(name) else {
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
        if !changed {
            if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
                schemas.retain(|_, schema| is_type(schema));
            }
            return;
        }
    }
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(name) = object
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|r| r.strip_prefix(SCHEMAS))
            {
                found.insert(name.to_owned());
            }
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Components reached from `start`.
fn reached(document: &Value, start: BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = start.into_iter().collect();
    while let Some(name) = open.pop() {
        if let Some(schema) = document.pointer(&format!("/components/schemas/{}", escape(&name)))
            && found.insert(name)
        {
            let mut next = BTreeSet::new();
            references(schema, &mut next);
            open.extend(next);
        }
    }
    found
}

/// Who uses a component, and how.
#[derive(Debug, Default)]
struct Use {
    areas: BTreeSet<String>,
    sent: bool,
    received: bool,
    answer: bool,
}

/// Finds out, for each component of the lowered document, who uses it and in which direction: there, or in the
/// document before it was lowered, whose webhooks and key patterns 3.0 cannot say.
fn uses(
    target: &Target<'_>,
    operations: &[OperationFacts],
    before: &Value,
    lowered: &Value,
) -> BTreeMap<String, Use> {
    let areas: BTreeMap<&str, &str> = operations
        .iter()
        .map(|o| (o.id.as_str(), o.area.as_str()))
        .collect();
    let mut uses: BTreeMap<String, Use> = BTreeMap::new();
    let mut note =
        |document: &Value, start: BTreeSet<String>, area: &str, mark: &dyn Fn(&mut Use, &str)| {
            for name in reached(document, start) {
                if lowered
                    .pointer(&format!("/components/schemas/{}", escape(&name)))
                    .is_some()
                {
                    let entry = uses.entry(name.clone()).or_default();
                    entry.areas.insert(area.to_owned());
                    mark(entry, &name);
                }
            }
        };
    for document in [before, lowered] {
        let mut copy = document.clone();
        for_each_operation(&mut copy, |id, operation| {
            let area = areas.get(id).copied().unwrap_or_default();
            let mut sent = BTreeSet::new();
            for part in ["requestBody", "parameters"] {
                if let Some(value) = operation.get(part) {
                    references(value, &mut sent);
                    follow_parameters(document, value, &mut sent);
                }
            }
            note(document, sent, area, &|entry, _| entry.sent = true);
            let (mut received, mut answers) = (BTreeSet::new(), BTreeSet::new());
            if let Some(value) = operation.get("responses") {
                references(value, &mut received);
                for answer in value.as_object().into_iter().flat_map(Map::values) {
                    for media in answer
                        .get("content")
                        .and_then(Value::as_object)
                        .into_iter()
                        .flat_map(Map::values)
                    {
                        answers.extend(media.get("schema").and_then(reference).map(str::to_owned));
                    }
                }
            }
            note(document, received, area, &|entry, name| {
                entry.received = true;
                entry.answer |= answers.contains(name);
            });
        });
    }
    for item in before
        .get("webhooks")
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::values)
    {
        for operation in item.as_object().into_iter().flat_map(Map::values) {
            let tag = operation
                .pointer("/tags/0")
                .and_then(Value::as_str)
                .unwrap_or("webhooks");
            let mut received = BTreeSet::new();
            references(
                operation.get("requestBody").unwrap_or(&Value::Null),
                &mut received,
            );
            note(before, received, &target.names.area(tag), &|entry, _| {
                entry.received = true
            });
        }
    }
    uses
}

/// Drops what only errors and other parts that are not generated refer to.
fn keep_used(document: &mut Value, uses: &BTreeMap<String, Use>) {
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        schemas.retain(|name, _| uses.contains_key(name));
    }
    if let Some(Value::Object(components)) = document.pointer_mut("/components") {
        components
            .retain(|kind, _| ["schemas", "parameters", "requestBodies"].contains(&kind.as_str()));
    }
}

/// Gives each component its Rust name.
fn components(
    target: &Target<'_>,
    uses: BTreeMap<String, Use>,
) -> Result<BTreeMap<String, Component>, Problems> {
    let mut found: BTreeMap<String, Component> = BTreeMap::new();
    let mut problems = Problems::default();
    for (
        original,
        Use {
            areas,
            sent,
            received,
            answer,
        },
    ) in uses
    {
        let area = if areas.len() == 1 {
            areas.into_iter().next()
        } else {
            None
        };
        let flat = flat_name(&original);
        let component = Component {
            short: String::new(),
            area,
            sent,
            received,
            answer,
            schema: Value::Null,
            original,
        };
        if let Some(other) = found.insert(flat, component.clone()) {
            problems.0.push(
                Problem::in_file(
                    target.file,
                    format!(
                        "the components {} and {} have the same name in Rust",
                        other.original, component.original
                    ),
                    "give one of them another name",
                )
                .at("/components/schemas"),
            );
        }
    }
    short_names(target, &mut found, &mut problems);
    if problems.0.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

/// Parameters named by `$ref` bring their schemas along.
fn follow_parameters(document: &Value, list: &Value, found: &mut BTreeSet<String>) {
    for parameter in list.as_array().into_iter().flatten() {
        if let Some(pointer) = parameter
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|r| r.strip_prefix('#'))
            && let Some(parameter) = document.pointer(pointer)
        {
            references(parameter, found);
        }
    }
}

/// The shortest end of each component's dotted name that is unique in its module; the shallowest wins.
fn short_names(
    target: &Target<'_>,
    components: &mut BTreeMap<String, Component>,
    problems: &mut Problems,
) {
    let mut taken: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut order: Vec<String> = components.keys().cloned().collect();
    let depth = |components: &BTreeMap<String, Component>, flat: &String| {
        components
            .get(flat)
            .map(|component| component.original.split('.').count())
            .unwrap_or_default()
    };
    order.sort_by_key(|flat| (depth(components, flat), flat.clone()));
    for flat in order {
        let Some(component) = components.get_mut(&flat) else {
            continue;
        };
        let module = component.module();
        let segments: Vec<&str> = component.original.split('.').collect();
        let listed = target.names.rust.get(&component.original).cloned();
        let candidates = (1..=segments.len())
            .filter_map(|count| segments.get(segments.len() - count..))
            .map(|end| end.join(" ").to_upper_camel_case());
        let chosen = listed
            .into_iter()
            .chain(candidates)
            .find(|name| !taken.contains_key(&(module.clone(), name.to_lowercase())));
        match chosen {
            Some(name) => {
                taken.insert((module, name.to_lowercase()), component.original.clone());
                component.short = name;
            }
            None => problems.0.push(
                Problem::in_file(
                    target.names_file,
                    format!("{} has no name left in Rust", component.original),
                    "give it one under `rust`",
                )
                .at("/rust"),
            ),
        }
    }
}

fn rename(document: &mut Value, names: &BTreeMap<&str, &str>) {
    fn references(value: &mut Value, names: &BTreeMap<&str, &str>) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(reference)) = object.get_mut("$ref")
                    && let Some(flat) = reference
                        .strip_prefix(SCHEMAS)
                        .and_then(|name| names.get(name))
                {
                    *reference = format!("{SCHEMAS}{flat}");
                }
                // The steps after this one read the arms, and a mapping would repeat what they say.
                if let Some(Value::Object(discriminator)) = object.get_mut("discriminator") {
                    discriminator.remove("mapping");
                }
                object
                    .values_mut()
                    .for_each(|value| references(value, names));
            }
            Value::Array(list) => list.iter_mut().for_each(|value| references(value, names)),
            _ => {}
        }
    }
    references(document, names);
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        *schemas = std::mem::take(schemas)
            .into_iter()
            .filter_map(|(name, schema)| Some(((*names.get(name.as_str())?).to_owned(), schema)))
            .collect();
    }
}

/// Answers that may be too large for memory become bytes, and those that are not JSON, nothing.
fn plain_answers(document: &mut Value, operations: &[OperationFacts]) {
    let streaming: BTreeSet<&str> = operations
        .iter()
        .filter(|o| o.streaming)
        .map(|o| o.id.as_str())
        .collect();
    for_each_operation(document, |id, operation| {
        let answers = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        for answer in answers
            .into_iter()
            .flat_map(Map::values_mut)
            .filter_map(Value::as_object_mut)
        {
            let Some(content) = answer.get_mut("content") else {
                continue;
            };
            if streaming.contains(id) {
                *content = json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}});
            } else if content.get("application/json").is_none() {
                answer.remove("content");
            }
        }
    });
}

fn refusals(target: &Target<'_>, error: &openapi_lower::LowerError) -> Problems {
    Problems(
        error
            .refusals()
            .iter()
            .map(|refusal| {
                Problem::in_file(target.file, refusal.what.clone(), refusal.remedy.clone())
                    .at(refusal.pointer.clone())
            })
            .collect(),
    )
}

//! Lowering preserves meaning: an instance is valid under a 3.1 schema exactly if it is valid under
//! the lowered schema with the rules of OpenAPI 3.0, unless a loss is listed.
//!
//! The crate `jsonschema` validates 3.1, and the module `evaluator` 3.0. Tested for the schemas in
//! `schemas.json`, which use every keyword, and for every component of the documents in `openapi/`
//! at the root of the workspace. `cargo test --test it equivalence -- --nocapture` prints the counts.

mod changes;
mod evaluator;
mod instances;
mod mentions;
mod other_tools;
#[path = "../../../../openapi-drift/tests/it/proof/instances/pattern.rs"]
mod pattern;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::seed::seed;
use evaluator::Evaluator;
use instances::Maker;
use openapi_lower::{Loss, LossKind, lower, lower_schema};
use serde_json::{Map, Value, json};

/// The minimum number of valid and of invalid instances of each schema.
const MIN_INSTANCES: usize = 50;

/// The maximum number of valid and of invalid instances: more for `schemas.json`, which is small.
const MAX_OF_THE_SET: usize = 150;
const MAX_OF_A_COMPONENT: usize = 60;

/// After this number of attempts without a new instance, there are no more.
const MAX_FUTILE: usize = 1_000;

/// The instances of one schema, and where the two validators disagree.
#[derive(Debug, Default)]
struct Tried {
    valid: usize,
    invalid: usize,
    /// Valid in 3.1 and invalid in 3.0.
    narrower: Vec<Value>,
    /// Invalid in 3.1 and valid in 3.0.
    wider: Vec<Value>,
}

impl Tried {
    fn disagreements(&self) -> usize {
        self.narrower.len() + self.wider.len()
    }
}

/// Generates instances of `schema` (in `root`) and compares the two validators.
fn compare(
    root: &Value,
    schema: &Value,
    mentioned: &[&Value],
    validator: &jsonschema::Validator,
    lowered: &Value,
    evaluator: Evaluator<'_>,
    most: usize,
) -> Tried {
    let mut maker = Maker::new(root, mentioned, seed());
    let mut seen = BTreeSet::new();
    let mut pool: Vec<Value> = Vec::new();
    let mut tried = Tried::default();
    let mut waiting = maker.atoms();
    let (mut round, mut futile) = (0, 0);
    while futile < MAX_FUTILE && (tried.valid < most || tried.invalid < most) {
        round += 1;
        futile += 1;
        let instance = match waiting.pop() {
            Some(atom) => atom,
            None if pool.is_empty() || round % 2 == 0 => maker.make(schema, 0),
            None => {
                let nth = (round * 7919) % pool.len();
                maker.mutate(&pool[nth].clone())
            }
        };
        if !seen.insert(instance.to_string()) {
            continue;
        }
        let expected = validator.is_valid(&instance);
        let count = if expected {
            &mut tried.valid
        } else {
            &mut tried.invalid
        };
        if *count >= most {
            continue;
        }
        *count += 1;
        futile = 0;
        let found = evaluator.is_valid(lowered, &instance);
        match (expected, found) {
            (true, false) => tried.narrower.push(instance.clone()),
            (false, true) => tried.wider.push(instance.clone()),
            _ => {}
        }
        pool.push(instance);
    }
    tried
}

/// A schema of `schemas.json`.
struct Member {
    name: String,
    schema: Value,
    /// `valid` or `invalid`, if there are only a few such instances.
    few: Option<String>,
}

fn members() -> Vec<Member> {
    let set: Map<String, Value> = serde_json::from_str(include_str!("schemas.json")).unwrap();
    set.into_iter()
        .map(|(name, mut entry)| Member {
            name,
            schema: entry["schema"].take(),
            few: entry.get("few").map(|few| few.as_str().unwrap().to_owned()),
        })
        .collect()
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::draft202012::new(schema).unwrap_or_else(|error| panic!("{schema}: {error}"))
}

fn explained(losses: &[Loss]) -> bool {
    losses.iter().any(|loss| loss.kind == LossKind::Validation)
}

#[test]
fn every_schema_keeps_its_meaning() {
    let (mut valid, mut invalid, mut lossy) = (0, 0, 0);
    let mut wrong = Vec::new();
    for member in members() {
        let lowered =
            lower_schema(&member.schema).unwrap_or_else(|e| panic!("{}: {e}", member.name));
        let root = json!({ "components": { "schemas": lowered.components } });
        let tried = compare(
            &member.schema,
            &member.schema,
            &[&member.schema],
            &validator(&member.schema),
            &lowered.schema,
            Evaluator {
                root: &root,
                lenient: false,
            },
            MAX_OF_THE_SET,
        );
        println!(
            "{:45} {:4} valid {:4} invalid {:4} explained by losses",
            member.name,
            tried.valid,
            tried.invalid,
            tried.disagreements()
        );
        valid += tried.valid;
        invalid += tried.invalid;
        let few = member.few.as_deref();
        if (few != Some("valid") && tried.valid < MIN_INSTANCES)
            || (few != Some("invalid") && tried.invalid < MIN_INSTANCES)
        {
            wrong.push(format!(
                "{}: too few instances: {} valid, {} invalid",
                member.name, tried.valid, tried.invalid
            ));
        }
        let explained = explained(&lowered.losses);
        lossy += usize::from(explained);
        if tried.disagreements() > 0 && !explained {
            wrong.push(format!(
                "{}: not listed as a loss: {:#} narrower {:?} wider {:?}",
                member.name,
                lowered.schema,
                tried.narrower.first().map(Value::to_string),
                tried.wider.first().map(Value::to_string)
            ));
        }
        if tried.disagreements() == 0 && explained {
            wrong.push(format!(
                "{}: listed as a loss, but nothing is lost: {:?}",
                member.name, lowered.losses
            ));
        }
    }
    println!(
        "{} schemas ({lossy} lossy), {valid} valid and {invalid} invalid instances",
        members().len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The documents in the folder `openapi/` of the workspace.
fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    found.sort();
    found
}

/// The names of the components that a schema refers to, including itself.
fn reachable(components: &Map<String, Value>, name: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        if let Some(schema) = components.get(&name)
            && reached.insert(name)
        {
            references(schema, &mut open);
        }
    }
    reached
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.values().for_each(|value| references(value, found)),
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        Value::String(text) => found.extend(
            text.strip_prefix("#/components/schemas/")
                .map(|name| name.replace("~1", "/").replace("~0", "~")),
        ),
        _ => {}
    }
}

/// Compares every component of a document; returns the disagreements without a loss.
fn compare_components(
    document: &Value,
    lowered: &Value,
    losses: &[Loss],
) -> (BTreeMap<String, Tried>, Vec<String>) {
    let empty = Map::new();
    let components = document
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let after = lowered
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let mut results = BTreeMap::new();
    let mut wrong = Vec::new();
    for (name, schema) in components {
        let reached = reachable(components, name);
        let mentioned: Vec<&Value> = reached.iter().map(|name| &components[name]).collect();
        let needed: Map<String, Value> = reached
            .iter()
            .map(|name| (name.clone(), components[name].clone()))
            .collect();
        let root = json!({
            "$ref": format!("#/components/schemas/{}", name.replace('~', "~0").replace('/', "~1")),
            "components": { "schemas": needed },
        });
        let tried = compare(
            document,
            schema,
            &mentioned,
            &validator(&root),
            &after[name],
            Evaluator {
                root: lowered,
                lenient: false,
            },
            MAX_OF_A_COMPONENT,
        );
        let explained = losses
            .iter()
            .filter(|loss| loss.kind == LossKind::Validation)
            .any(|loss| {
                let place = loss
                    .pointer
                    .strip_prefix("/components/schemas/")
                    .unwrap_or_default();
                let component = place.split('/').next().unwrap_or_default();
                reached.contains(&component.replace("~1", "/").replace("~0", "~"))
            });
        if tried.disagreements() > 0 && !explained {
            wrong.push(format!(
                "{name}: not listed as a loss: {:#} narrower {:?} wider {:?}",
                after[name],
                tried.narrower.first().map(Value::to_string),
                tried.wider.first().map(Value::to_string)
            ));
        }
        // An enumeration has few valid instances, and a schema without constraints no invalid ones.
        let listed = schema.get("enum").is_some() || schema.get("const").is_some();
        if (tried.valid < MIN_INSTANCES && !listed)
            || (tried.invalid < MIN_INSTANCES && tried.invalid > 0)
        {
            wrong.push(format!(
                "{name}: too few instances: {} valid, {} invalid",
                tried.valid, tried.invalid
            ));
        }
        results.insert(name.clone(), tried);
    }
    (results, wrong)
}

#[test]
fn every_component_of_every_document_keeps_its_meaning() {
    let mut wrong = Vec::new();
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        let is_openapi = document
            .get("openapi")
            .and_then(Value::as_str)
            .is_some_and(|v| v.starts_with("3.1"));
        if !is_openapi {
            continue;
        }
        let lowered =
            lower(&document).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (results, disagreements) =
            compare_components(&document, &lowered.document, &lowered.losses);
        wrong.extend(disagreements);
        let valid: usize = results.values().map(|tried| tried.valid).sum();
        let invalid: usize = results.values().map(|tried| tried.invalid).sum();
        let few: Vec<String> = results
            .iter()
            .filter(|(_, tried)| tried.valid < MIN_INSTANCES || tried.invalid < MIN_INSTANCES)
            .map(|(name, tried)| {
                format!("{name} ({} valid, {} invalid)", tried.valid, tried.invalid)
            })
            .collect();
        println!(
            "{}: {} components, {valid} valid and {invalid} invalid instances; with fewer than {MIN_INSTANCES} of a kind: {}",
            path.file_name().unwrap().to_string_lossy(),
            results.len(),
            if few.is_empty() {
                "none".to_owned()
            } else {
                few.join(", ")
            }
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

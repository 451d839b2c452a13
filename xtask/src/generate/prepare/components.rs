//! The components that become Rust types, and the names they get.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::uses::Use;
use super::walk::{SCHEMAS, schemas_mut};
use crate::generate::Target;
use crate::{Problem, Problems};

/// A component that becomes a Rust type.
#[derive(Debug)]
pub(in crate::generate) struct Component {
    /// Its name in the document.
    pub original: String,
    /// Its name in Rust, within its module.
    pub short: String,
    /// The area it belongs to; `None` if several areas share it.
    pub area: Option<String>,
    /// Whether requests contain it.
    pub sent: bool,
    /// Whether responses contain it.
    pub received: bool,
    /// Whether it is the whole schema of a response.
    pub is_response: bool,
    /// Its lowered schema.
    pub schema: Value,
}

impl Component {
    /// Its path in the generated crate.
    pub(in crate::generate) fn path(&self) -> String {
        format!("{}::{}", self.module(), self.short)
    }

    /// Its module: the area, or `shared`.
    pub(in crate::generate) fn module(&self) -> String {
        self.area.as_deref().unwrap_or("shared").replace('-', "_")
    }
}

/// Gives each component that is used its Rust names, and brings the document to the flat ones. Returns the components
/// by their flat name.
///
/// # Errors
/// Names that clash.
pub(super) fn name_components(
    document: &mut Value,
    target: &Target<'_>,
    uses: BTreeMap<String, Use>,
) -> Result<BTreeMap<String, Component>, Problems> {
    let mut found: BTreeMap<String, Component> = BTreeMap::new();
    let mut problems = Problems::default();
    for (original, usage) in uses {
        let flat = flat_name(&original);
        if let Some(other) = found.get(&flat) {
            problems.0.push(
                Problem::in_file(
                    target.file,
                    format!(
                        "the components {} and {original} have the same name in Rust",
                        other.original
                    ),
                    "give one of them another name",
                )
                .at("/components/schemas"),
            );
        }
        let area = match usage.areas.len() {
            1 => usage.areas.into_iter().next(),
            _ => None,
        };
        let component = Component {
            original,
            short: String::new(),
            area,
            sent: usage.sent,
            received: usage.received,
            is_response: usage.is_response,
            schema: Value::Null,
        };
        found.insert(flat, component);
    }
    short_names(target, &mut found, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems);
    }
    rename(document, &found);
    for (flat, component) in &mut found {
        if let Some(schema) = document.pointer(&format!("/components/schemas/{flat}")) {
            component.schema = schema.clone();
        }
    }
    Ok(found)
}

/// The name of a component as one Rust word, in a form that progenitor does not change.
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

/// The shortest end of each component's dotted name that is unique in its module. The shallower component gets the short name;
/// among equals none does, so that a component that is added later never changes the meaning of a name.
fn short_names(
    target: &Target<'_>,
    components: &mut BTreeMap<String, Component>,
    problems: &mut Problems,
) {
    let mut taken: BTreeSet<(String, String)> = BTreeSet::new();
    let mut depths: BTreeMap<usize, Vec<&mut Component>> = BTreeMap::new();
    let mut unnamed = Vec::new();
    for component in components.values_mut() {
        match target.names.rust.get(&component.original) {
            Some(name) if taken.insert((component.module(), name.to_lowercase())) => {
                component.short.clone_from(name);
            }
            _ => unnamed.push(component),
        }
    }
    for component in unnamed {
        match target.lock.type_path(&component.original) {
            Some((module, _)) if module != component.module() => {
                problems.0.push(moved(target, component, module));
            }
            Some((_, name)) if taken.insert((component.module(), name.to_lowercase())) => {
                name.clone_into(&mut component.short);
            }
            _ => {
                let depth = component.original.split('.').count();
                depths.entry(depth).or_default().push(component);
            }
        }
    }
    for (depth, mut unnamed) in depths {
        for count in 1..=depth {
            let end = |component: &Component| {
                let segments: Vec<&str> = component.original.split('.').collect();
                segments[depth - count..].join(" ").to_upper_camel_case()
            };
            let mut wanted: BTreeMap<(String, String), usize> = BTreeMap::new();
            for component in &unnamed {
                let name = (component.module(), end(component).to_lowercase());
                *wanted.entry(name).or_default() += 1;
            }
            unnamed.retain_mut(|component| {
                let name = end(component);
                let key = (component.module(), name.to_lowercase());
                let free = wanted.get(&key) == Some(&1) && !taken.contains(&key);
                if free {
                    component.short = name;
                    taken.insert(key);
                }
                !free
            });
        }
        for component in unnamed {
            problems.0.push(
                Problem::in_file(
                    target.names_file,
                    format!("{} has no name left in Rust", component.original),
                    "give it one under `rust`",
                )
                .at("/rust"),
            );
        }
    }
}

/// A type that other areas use now, or fewer, belongs to another module, and users' programs name its path.
fn moved(target: &Target<'_>, component: &Component, from: &str) -> Problem {
    let (original, to) = (&component.original, component.module());
    Problem::in_file(
        target.lock_file,
        format!(
            "{original} moved from `{from}` to `{to}`: programs that name its path stop compiling"
        ),
        format!(
            "give the new use a component of its own; or accept the move: remove the line of {original} under `types`"
        ),
    )
    .at(format!("/types/{original}"))
}

/// Brings the document to the flat names.
fn rename(document: &mut Value, components: &BTreeMap<String, Component>) {
    let names: BTreeMap<&str, &str> = components
        .iter()
        .map(|(flat, component)| (component.original.as_str(), flat.as_str()))
        .collect();
    rename_references(document, &names);
    if let Some(schemas) = schemas_mut(document) {
        *schemas = std::mem::take(schemas)
            .into_iter()
            .filter_map(|(name, schema)| Some(((*names.get(name.as_str())?).to_owned(), schema)))
            .collect();
    }
}

fn rename_references(value: &mut Value, names: &BTreeMap<&str, &str>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && let Some(name) = reference.strip_prefix(SCHEMAS)
                && let Some(flat) = names.get(name)
            {
                *reference = format!("{SCHEMAS}{flat}");
            }
            // The later steps use the arms; the mapping is redundant.
            if let Some(Value::Object(discriminator)) = object.get_mut("discriminator") {
                discriminator.remove("mapping");
            }
            object
                .values_mut()
                .for_each(|value| rename_references(value, names));
        }
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| rename_references(value, names)),
        _ => {}
    }
}

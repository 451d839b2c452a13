//! The textual guards: what `cargo xtask regen` makes of a mutant of the whole document.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use squad_conform::Api;
use xtask::Problems;
use xtask::regen::Inputs;
use xtask::surface::list;

use crate::mutants::Choice;

type Files = BTreeMap<PathBuf, String>;

/// The generator of an API, and what it makes without a change.
pub(crate) struct Generator {
    inputs: Inputs,
    pub(crate) effective: Value,
    files: Files,
}

/// What `regen` makes of a mutant.
pub(crate) enum Regenerated {
    /// Nothing: it names the file that someone has to correct first.
    Refused(String),
    Files {
        /// `regen --check` failed before.
        seen: bool,
        /// The snapshots of the public surface differ.
        surface: bool,
    },
}

impl Generator {
    pub(crate) fn new(root: &Path, api: Api) -> Result<Self, Box<dyn Error>> {
        let inputs = Inputs::read(root, api.name())?;
        let effective = inputs.effective()?;
        let files = inputs.files(effective.clone())?;
        Ok(Self {
            inputs,
            effective,
            files,
        })
    }

    /// The area of a tag.
    pub(crate) fn area(&self, tag: &str) -> String {
        self.inputs.names.area(tag)
    }

    /// Makes a mutant of the whole document and generates its files.
    pub(crate) fn regenerate(&self, choice: &Choice) -> Option<Regenerated> {
        let files = self.changed(choice)?.and_then(|mut effective| {
            describe(&mut effective);
            self.inputs.files(effective)
        });
        Some(match files {
            Err(problems) => Regenerated::Refused(reason(&problems)),
            Ok(files) => Regenerated::Files {
                seen: files != self.files,
                surface: self.surface_differs(&files),
            },
        })
    }

    /// The effective document after the change. The vendored document is changed and the overlay applied, unless the place is one
    /// that the overlay changes: then its action is changed.
    fn changed(&self, choice: &Choice) -> Option<Result<Value, Problems>> {
        let plan = &choice.plan;
        let [vendored, effective] = [&self.inputs.vendored, &self.effective];
        let is_item = plan.at.matches('/').count() <= 2 && plan.at.starts_with("/paths");
        let is_vendored = match is_item && plan.at != plan.pointer {
            true => [vendored, effective].map(|one| one.pointer(&plan.pointer).is_some()),
            false => [
                vendored.pointer(&plan.at) == effective.pointer(&plan.at),
                true,
            ],
        };
        if is_vendored[0] != is_vendored[1] {
            return Some(Ok(choice.make(effective)?.document));
        }
        let inputs = Inputs {
            vendored: choice.make(vendored)?.document,
            ..self.inputs.clone()
        };
        Some(inputs.effective())
    }

    fn surface_differs(&self, files: &Files) -> bool {
        let paths = self.files.keys().chain(files.keys());
        let mut sources = paths.filter(|path| {
            path.starts_with("crates") && path.extension().is_some_and(|e| e == "rs")
        });
        sources.any(|path| {
            let [before, after] = [self.files.get(path), files.get(path)];
            before != after && surface(before) != surface(after)
        })
    }
}

/// What the snapshots show of a file.
fn surface(text: Option<&String>) -> Option<String> {
    let mut out = String::new();
    list(&syn::parse_file(text?).ok()?.items, &mut out);
    Some(out)
}

/// The file that has to be corrected, without its API.
fn reason(problems: &Problems) -> String {
    let file = problems.0.first().map_or("", |problem| &problem.file);
    let kind = file.trim_end_matches(".json").rsplit_once('.');
    kind.map_or("document", |(_, kind)| kind).to_owned()
}

/// Writes the descriptions that `regen` requests of new parameters and bodies.
pub(crate) fn describe(document: &mut Value) {
    let items = document.get_mut("paths").and_then(Value::as_object_mut);
    let items = items.into_iter().flat_map(|paths| paths.values_mut());
    for item in items.filter_map(Value::as_object_mut) {
        for (name, part) in item {
            match name.as_str() {
                "parameters" => part
                    .as_array_mut()
                    .into_iter()
                    .flatten()
                    .for_each(described),
                _ => {
                    let parameters = part.get_mut("parameters").and_then(Value::as_array_mut);
                    parameters.into_iter().flatten().for_each(described);
                    part.get_mut("requestBody").into_iter().for_each(described);
                }
            }
        }
    }
}

fn described(part: &mut Value) {
    if let Some(part) = part.as_object_mut()
        && !part.contains_key("$ref")
    {
        part.entry("description").or_insert(json!("It is new."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_gets_a_description() {
        let old = json!({"name": "a", "description": "Known."});
        let mut document = json!({"paths": {"/a": {
            "parameters": [{"name": "b"}],
            "get": {"parameters": [old, {"$ref": "#/components/parameters/c"}], "requestBody": {}},
        }}});
        describe(&mut document);
        let new = "It is new.";
        let expected = json!({"paths": {"/a": {
            "parameters": [{"name": "b", "description": new}],
            "get": {
                "parameters": [old, {"$ref": "#/components/parameters/c"}],
                "requestBody": {"description": new},
            },
        }}});
        assert_eq!(document, expected);
    }

    #[test]
    fn documentation_is_not_in_the_surface() {
        let [plain, documented] = ["pub struct A;", "/// Words.\npub struct A;"].map(str::to_owned);
        assert_eq!(surface(Some(&plain)), surface(Some(&documented)));
        assert_ne!(
            surface(Some(&plain)),
            surface(Some(&"pub struct B;".to_owned()))
        );
        assert_ne!(surface(Some(&plain)), surface(None));
    }
}

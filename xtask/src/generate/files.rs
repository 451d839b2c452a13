//! Types, methods and wire table put into files: one an area, one for what areas share, one for the table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Target;
use super::methods::Method;
use super::operations::OperationFacts;
use super::types::Types;
use super::wire_table;
use crate::{Problem, Problems};

/// The most lines a generated file may have.
const MOST_LINES: usize = 4_000;

/// A file of `src/generated/`.
#[derive(Debug)]
pub struct GeneratedFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Puts everything into files.
///
/// # Errors
/// A file that would be too long, or text that is not Rust.
pub(super) fn assemble(
    target: &Target<'_>,
    operations: &[OperationFacts],
    mut types: Types,
    methods: BTreeMap<String, Method>,
) -> Result<Vec<GeneratedFile>, Problems> {
    let head = |words: &str| {
        format!(
            "// Made by `cargo xtask regen` from {}. Do not edit.\n\n//! {words}\n\n",
            target.file
        )
    };
    let mut files = Vec::new();
    let (mut modules, mut operation_modules) =
        (String::from("pub mod operations;\n"), String::new());
    let areas: BTreeSet<String> = operations
        .iter()
        .map(|operation| operation.area.clone())
        .chain(
            types
                .modules
                .keys()
                .filter(|module| *module != "shared")
                .map(|module| module.replace('_', "-")),
        )
        .collect();
    for area in areas {
        let module = area.replace('-', "_");
        if let Some(body) = types.modules.remove(&module) {
            let words = format!("The types of the `{area}` area.");
            files.push(GeneratedFile {
                name: format!("{module}.rs"),
                text: head(&words) + &imports(&body) + &body,
            });
            let _ = writeln!(modules, "#[cfg(feature = {area:?})]\npub mod {module};");
        }
        let made = operations
            .iter()
            .filter(|operation| operation.area == area)
            .filter_map(|operation| methods.get(&operation.id));
        let (texts, requests): (Vec<&str>, Vec<&str>) = made
            .map(|method| (method.text.as_str(), method.request.as_str()))
            .unzip();
        if !texts.is_empty() {
            let body = format!(
                "impl crate::Client {{\n{}}}\n\n{}",
                texts.join("\n"),
                requests.join("\n")
            );
            let words = format!(
                "The operations of the `{area}` area: methods of the client, and their request types."
            );
            files.push(GeneratedFile {
                name: format!("operations/{module}.rs"),
                text: head(&words) + &imports(&body) + &body,
            });
            let _ = writeln!(
                operation_modules,
                "#[cfg(feature = {area:?})]\npub mod {module};"
            );
        }
    }
    if let Some(body) = types.modules.remove("shared") {
        files.push(GeneratedFile {
            name: "shared.rs".into(),
            text: head("Types that several areas use.") + &imports(&body) + &body,
        });
        modules.push_str("pub mod shared;\n");
    }
    modules.push_str("pub mod wire;\n");
    files.push(GeneratedFile {
        name: "wire.rs".into(),
        text: head("The wire table: one row an operation, with method, path, parameters, idempotency and limits.")
            + &wire_table::write(operations, &methods),
    });
    files.push(GeneratedFile {
        name: "operations/mod.rs".into(),
        text: head("The operations, an area a module.") + &operation_modules,
    });
    files.push(GeneratedFile {
        name: "mod.rs".into(),
        text: head("The generated client, an area a module.") + &modules,
    });

    let mut problems = Problems::default();
    for file in &mut files {
        while file.text.ends_with("\n\n") {
            file.text.pop();
        }
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            problems.0.push(Problem::in_file(
                target.file,
                format!(
                    "the generated {} would have {lines} lines, more than {MOST_LINES}",
                    file.name
                ),
                "split the area in xtask/src/generate/files.rs",
            ));
        }
        if let Err(error) = syn::parse_file(&file.text) {
            let at = error.span().start().line;
            let line = file
                .text
                .lines()
                .nth(at.saturating_sub(1))
                .unwrap_or_default();
            problems.0.push(Problem::in_file(
                target.file,
                format!(
                    "the generated {} is not Rust: {error}, near {line:?}",
                    file.name
                ),
                "extend xtask's generate stages",
            ));
        }
    }
    if problems.0.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

/// The imports that `body` needs.
fn imports(body: &str) -> String {
    let uses = |word: &str| {
        body.match_indices(word).any(|(at, _)| {
            let word_character = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let before = body.get(..at).and_then(|text| text.chars().next_back());
            let after = body
                .get(at + word.len()..)
                .and_then(|text| text.chars().next());
            let line = body
                .get(..at)
                .and_then(|text| text.rsplit('\n').next())
                .unwrap_or_default();
            !before.is_some_and(word_character)
                && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
                && !line.trim_start().starts_with("///")
        })
    };
    let pick = |words: &[&'static str]| {
        words
            .iter()
            .copied()
            .filter(|word| uses(word))
            .collect::<Vec<_>>()
    };
    let mut out = String::new();
    let mut line = |path: &str, words: Vec<&str>| match words.as_slice() {
        [] => {}
        [one] => drop(writeln!(out, "use {path}::{one};")),
        many => drop(writeln!(out, "use {path}::{{{}}};", many.join(", "))),
    };
    line("std::collections", pick(&["BTreeMap"]));
    line("jiff", pick(&["Timestamp"]));
    line("jiff::civil", pick(&["Date"]));
    line("serde", pick(&["Deserialize", "Serialize"]));
    line("serde_json", pick(&["Map", "Value"]));
    line("squad_core", pick(&["ByteStream"]));
    line("squad_core::wire", pick(&["Nullable", "Scalar"]));
    if uses("wire") {
        out.push_str("use crate::wire;\n");
    }
    out.push('\n');
    out
}

//! Each schema of `schemas.json` as a document of its own. Also compares other tools, for the table in
//! the README:
//!
//! 1. `WRITE=FOLDER cargo test --test it as_documents` writes one document per schema;
//! 2. let the tool write its documents, under the same names, to another folder;
//! 3. `READ=THAT_FOLDER cargo test --test it as_documents -- --nocapture` prints what it preserved.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::evaluator::{self, Evaluator};
use super::{MAX_OF_THE_SET, Member, compare, members, validator};

fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

fn file_name(member: &Member) -> String {
    format!(
        "{}.json",
        member
            .name
            .replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    )
}

/// The schema as a component, with its references to itself adapted.
fn document(member: &Member) -> Value {
    fn adapt(value: &mut Value) {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get_mut("$ref")
                    && (reference == "#" || reference.starts_with("#/"))
                {
                    *reference = format!("#/components/schemas/Schema{}", &reference[1..]);
                }
                map.values_mut().for_each(adapt);
            }
            Value::Array(list) => list.iter_mut().for_each(adapt),
            _ => {}
        }
    }
    let mut schema = member.schema.clone();
    if schema.get("$id").is_none() {
        adapt(&mut schema);
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": member.name, "version": "1" },
        "paths": {},
        "components": { "schemas": { "Schema": schema } },
    })
}

#[test]
fn schemas_as_documents_of_their_own_keep_their_meaning() {
    let (written, foreign) = (folder("WRITE"), folder("READ"));
    let (mut preserved, mut not_3_0, mut changed, mut none) = (0, 0, 0, 0);
    for member in members() {
        let document = document(&member);
        if let Some(folder) = &written {
            std::fs::create_dir_all(folder).unwrap();
            std::fs::write(folder.join(file_name(&member)), format!("{document:#}\n")).unwrap();
        }
        let (made, losses) = match &foreign {
            Some(folder) => {
                let text = std::fs::read_to_string(folder.join(file_name(&member)));
                let made = text.ok().and_then(|text| serde_json::from_str(&text).ok());
                (made, Vec::new())
            }
            None => {
                let lowered = openapi_lower::lower(&document).unwrap();
                (Some(lowered.document), lowered.losses)
            }
        };
        let Some(made): Option<Value> = made else {
            none += 1;
            println!("{:45} no document", member.name);
            continue;
        };
        let schema = &made["components"]["schemas"]["Schema"];
        let mut foreign_words = Vec::new();
        evaluator::foreign(schema, &mut foreign_words);
        let tried = compare(
            &member.schema,
            &member.schema,
            &[&member.schema],
            &validator(&member.schema),
            schema,
            Evaluator {
                root: &made,
                lenient: true,
            },
            MAX_OF_THE_SET,
        );
        let differ = tried.disagreements();
        preserved += usize::from(differ == 0 && foreign_words.is_empty());
        changed += usize::from(differ > 0);
        not_3_0 += usize::from(!foreign_words.is_empty());
        println!(
            "{:45} {differ} of {} instances differ; not 3.0: {foreign_words:?}",
            member.name,
            tried.valid + tried.invalid
        );
        if foreign.is_none() {
            assert!(
                foreign_words.is_empty(),
                "{}: {foreign_words:?}",
                member.name
            );
            assert!(
                differ == 0 || !losses.is_empty(),
                "{}: {differ}",
                member.name
            );
        }
    }
    println!(
        "preserved {preserved}, changed {changed}, not valid 3.0 {not_3_0}, without a document {none}"
    );
}

//! The set of schemas as documents of their own: what the whole road makes of them, and, for the table in the README, what
//! another tool makes of them:
//!
//! 1. `WRITE=FOLDER cargo test --test equivalence as_documents` writes a document a schema;
//! 2. let the tool write its documents, under the same names, to another folder;
//! 3. `READ=THAT_FOLDER cargo test --test equivalence as_documents -- --nocapture` tells what it kept.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::openapi30::{self, Reader};
use crate::{Member, OF_THE_SET, compare, members, validator};

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

/// The schema as a component, its references to itself lengthened to match.
fn document(member: &Member) -> Value {
    fn lengthen(value: &mut Value) {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get_mut("$ref")
                    && (reference == "#" || reference.starts_with("#/"))
                {
                    *reference = format!("#/components/schemas/Schema{}", &reference[1..]);
                }
                map.values_mut().for_each(lengthen);
            }
            Value::Array(list) => list.iter_mut().for_each(lengthen),
            _ => {}
        }
    }
    let mut schema = member.schema.clone();
    if schema.get("$id").is_none() {
        lengthen(&mut schema);
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": member.name, "version": "1" },
        "paths": {},
        "components": { "schemas": { "Schema": schema } },
    })
}

#[test]
fn the_set_as_documents_of_their_own() {
    let (written, foreign) = (folder("WRITE"), folder("READ"));
    let (mut kept, mut not_3_0, mut changed, mut none) = (0, 0, 0, 0);
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
            println!("{:45} nothing written", member.name);
            continue;
        };
        let schema = &made["components"]["schemas"]["Schema"];
        let mut foreign_words = Vec::new();
        openapi30::foreign(schema, &mut foreign_words);
        let tried = compare(
            &member.schema,
            &member.schema,
            &[&member.schema],
            &validator(&member.schema),
            schema,
            Reader {
                root: &made,
                lenient: true,
            },
            OF_THE_SET,
        );
        let differ = tried.disagreements();
        kept += usize::from(differ == 0 && foreign_words.is_empty());
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
    println!("kept {kept}, changed {changed}, not valid 3.0 {not_3_0}, nothing written {none}");
}

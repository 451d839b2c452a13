//! What other tools make of the set of schemas. Run by hand, for the table in the README:
//!
//! 1. `WRITE=FOLDER cargo test --test equivalence write_the_set -- --ignored` writes a document a
//!    schema;
//! 2. let the tool write its documents, under the same names, to another folder;
//! 3. `READ=THAT_FOLDER cargo test --test equivalence read_what_a_tool_made -- --ignored --nocapture`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::openapi30::{self, Reader};
use crate::{Member, OF_THE_SET, compare, members, validator};

fn folder(variable: &str) -> PathBuf {
    PathBuf::from(std::env::var(variable).unwrap_or_else(|_| panic!("name a folder in {variable}")))
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
#[ignore = "run by hand: it writes files"]
fn write_the_set() {
    let folder = folder("WRITE");
    std::fs::create_dir_all(&folder).unwrap();
    for member in members() {
        let text = format!("{:#}\n", document(&member));
        std::fs::write(folder.join(file_name(&member)), text).unwrap();
    }
}

#[test]
#[ignore = "run by hand: it reads what another tool wrote"]
fn read_what_a_tool_made() {
    let folder = folder("READ");
    let (mut kept, mut not_3_0, mut changed, mut none) = (0, 0, 0, 0);
    for member in members() {
        let made = std::fs::read_to_string(folder.join(file_name(&member)))
            .ok()
            .and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let Some(made) = made else {
            none += 1;
            println!("{:45} nothing written", member.name);
            continue;
        };
        let schema = &made["components"]["schemas"]["Schema"];
        let mut foreign = Vec::new();
        openapi30::foreign(schema, &mut foreign);
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
        let verdict = match (tried.disagreements(), foreign.is_empty()) {
            (0, true) => {
                kept += 1;
                "kept".to_owned()
            }
            (0, false) => {
                not_3_0 += 1;
                format!("not 3.0: {foreign:?}")
            }
            (n, only_3_0) => {
                changed += 1;
                not_3_0 += usize::from(!only_3_0);
                let all = tried.valid + tried.invalid;
                format!("{n} of {all} instances differ; not 3.0: {foreign:?}")
            }
        };
        println!("{:45} {verdict}", member.name);
    }
    println!("kept {kept}, changed {changed}, not valid 3.0 {not_3_0}, nothing written {none}");
}

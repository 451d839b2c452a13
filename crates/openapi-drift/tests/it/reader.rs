//! Pages of the vendor's form, folders of them and whole documents, read into
//! one document; and what is said of those that cannot be read.

use openapi_drift::{MAX_BYTES, Options, ReadError, Reader, Reading, compare, read_path};
use serde_json::{Map, Value, json};

fn depot() -> Value {
    serde_json::from_str(include_str!("../fixtures/depot.json")).unwrap()
}

/// The components that a value names, and those that they name.
fn needed(document: &Value, value: &Value, found: &mut Map<String, Value>) {
    match value {
        Value::Object(map) => {
            if let Some(name) = map.get("$ref").and_then(Value::as_str) {
                let name = name.rsplit('/').next().unwrap();
                if !found.contains_key(name) {
                    let component = document["components"]["schemas"][name].clone();
                    found.insert(name.to_owned(), component.clone());
                    needed(document, &component, found);
                }
            }
            map.values().for_each(|v| needed(document, v, found));
        }
        Value::Array(list) => list.iter().for_each(|v| needed(document, v, found)),
        _ => {}
    }
}

/// A document cut into pages as the vendor's site serves them: a page a tag, a
/// fragment an operation with its own servers, security and components, and
/// text for other readers at the end.
fn pages(document: &Value) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if method == "parameters" {
                continue;
            }
            let mut operation = operation.clone();
            let tag = operation["tags"][0].as_str().unwrap().to_owned();
            let mut fragment = json!({
                "openapi": document["openapi"], "info": document["info"], "tags": [{"name": tag}],
                "servers": document["servers"], "security": document["security"],
            });
            for key in ["servers", "security"] {
                if let Some(own) = operation.as_object_mut().unwrap().shift_remove(key) {
                    fragment[key] = own;
                }
            }
            let mut components = Map::new();
            needed(document, &operation, &mut components);
            let mut item = item.clone();
            item.as_object_mut()
                .unwrap()
                .retain(|k, _| k == method || k == "parameters");
            item[method] = operation;
            needed(document, &item, &mut components);
            fragment["paths"] = json!({path: item});
            fragment["components"] = json!({"schemas": components, "securitySchemes": document["components"]["securitySchemes"]});
            let text =
                format!("\n## An operation\n\n> What it does.\n\n```json\n{fragment}\n```\n");
            match pages.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, page)) => page.push_str(&text),
                None => pages.push((tag.clone(), format!("# {tag}\n{text}"))),
            }
        }
    }
    for (_, page) in &mut pages {
        page.push_str("\n---\n\n# For other readers\n\nAsk `{\"openapi\": \"9\"}` here:\n\n```\nGET https://docs.example/x.md?ask=<question>\n```\n");
    }
    pages
}

fn read(pages: &[(String, String)]) -> Reading {
    let mut reader = Reader::default();
    for (tag, page) in pages {
        reader.add(&format!("{}.md", tag.replace('/', "-")), page.as_bytes());
    }
    reader.finish()
}

#[test]
fn pages_of_fragments_become_the_document_they_were_cut_from() {
    let document = depot();
    let reading = read(&pages(&document));
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    assert_eq!(reading.conflicts, []);
    assert_eq!(reading.fragments, 14);
    let options = Options {
        documentation: true,
        ..Options::default()
    };
    let mut whole = document;
    whole["tags"] = reading.document["tags"].clone();
    assert_eq!(compare(&whole, &reading.document, &options).changes, []);
    // Servers of its own stay with the one operation that has them.
    let servers = &reading.document["paths"]["/token"]["get"]["servers"];
    assert_eq!(servers[0]["url"], "https://auth.depot.example");
    assert!(
        reading.document["paths"]["/v4/rules"]["get"]
            .get("servers")
            .is_none()
    );
}

#[test]
fn conflict_names_both_pages_and_the_first_is_used() {
    let mut cut = pages(&depot());
    let at = cut.iter().position(|(tag, _)| tag == "Depots").unwrap();
    cut[at].1 = cut[at].1.replacen(
        "\"error_message\":{\"type\":\"string\"}",
        "\"error_message\":{\"type\":\"integer\"}",
        1,
    );
    let reading = read(&cut);
    assert_eq!(reading.conflicts.len(), 1, "{:?}", reading.conflicts);
    let conflict = &reading.conflicts[0];
    assert_eq!(conflict.pointer, "/components/schemas/Common.ErrorMeta");
    assert_eq!(
        (conflict.first.as_str(), conflict.second.as_str()),
        ("Auth.md", "Depots.md")
    );
    assert!(!conflict.documentation_only);
    let kept = &reading.document["components"]["schemas"]["Common.ErrorMeta"]["properties"]["error_message"];
    assert_eq!(kept["type"], "string");
}

#[test]
fn conflict_of_descriptions_alone_is_marked() {
    let mut cut = pages(&depot());
    let again = cut[0].1.replace("What getToken does.", "Other words.");
    cut.push(("Copy".into(), again));
    let reading = read(&cut);
    assert_eq!(reading.conflicts.len(), 1);
    assert_eq!(reading.conflicts[0].pointer, "/paths/~1token/get");
    assert!(reading.conflicts[0].documentation_only);
    assert!(
        reading.conflicts[0]
            .to_string()
            .contains("Auth.md and on Copy.md")
    );
}

#[test]
fn unreadable_source_is_named_and_the_others_are_read() {
    let mut reader = Reader::default();
    reader.add(
        "prose.md",
        b"# Prose\n\n```json\n{\"example\": true}\n```\n",
    );
    reader.add("page.md", b"<!DOCTYPE html>\n<html><body>no</body></html>");
    reader.add("bytes.md", b"\xff\xfe\x00");
    reader.add("huge.md", &vec![b' '; MAX_BYTES + 1]);
    reader.add("list.json", b"{\"swagger\": \"2.0\"}");
    reader.add("torn.json", b"{\"openapi\": \"3.1.0\", \"paths\": {");
    reader.add(
        "good.md",
        b"```json\n{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": {\"get\": {}}}}\n```",
    );
    let reading = reader.finish();
    assert_eq!(reading.fragments, 1);
    assert!(reading.document["paths"]["/a"]["get"].is_object());
    assert!(
        matches!(
            reading.errors.as_slice(),
            [
                ReadError::NoFragment { .. },
                ReadError::Html { .. },
                ReadError::NotText { at: 0, .. },
                ReadError::TooLarge { .. },
                ReadError::NotOpenApi { .. },
                ReadError::NotOpenApi { .. },
            ]
        ),
        "{:?}",
        reading.errors
    );
    assert!(reading.errors[1].to_string().starts_with("page.md: HTML"));
}

#[test]
fn invalid_fragment_is_reported_with_its_line_and_alone() {
    let page = "# T\n\n```json\n{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": \n\n## Next\n\n```json\n\
        {\"openapi\": \"3.1.0\", \"paths\": {\"/b\": {\"get\": {}}}}\n```\n\n```json\n{\"openapi\": \"3.1.0\", \"pa\n```\n";
    let mut reader = Reader::default();
    reader.add("t.md", page.as_bytes());
    let reading = reader.finish();
    assert_eq!(reading.fragments, 1);
    assert!(reading.document["paths"]["/b"]["get"].is_object());
    let lines: Vec<usize> = reading
        .errors
        .iter()
        .map(|e| match e {
            ReadError::Invalid { line, .. } => *line,
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(lines, [3, 12]);
}

#[test]
fn reference_without_target_is_reported_once() {
    let mut reader = Reader::default();
    let schema = json!({"$ref": "#/components/schemas/Gone"});
    let whole = json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {
        "200": {"content": {"application/json": {"schema": schema}}},
        "201": {"content": {"application/json": {"schema": schema}}}}}}}});
    reader.add("a.json", whole.to_string().as_bytes());
    let reading = reader.finish();
    assert_eq!(reading.errors.len(), 1);
    assert!(
        matches!(&reading.errors[0], ReadError::Unresolved { reference, .. } if reference.ends_with("Gone"))
    );
}

#[test]
fn yaml_and_json_of_one_document_are_the_same() {
    let document = depot();
    let mut reader = Reader::default();
    reader.add(
        "depot.yaml",
        serde_norway::to_string(&document).unwrap().as_bytes(),
    );
    let yaml = reader.finish();
    assert!(yaml.errors.is_empty(), "{:?}", yaml.errors);
    assert_eq!(yaml.document, document);
}

#[test]
fn yaml_without_end_is_rejected() {
    let deep = format!(
        "openapi: 3.1.0\nx: {}{}\n",
        "[".repeat(5000),
        "]".repeat(5000)
    );
    let mut bomb = String::from("openapi: 3.1.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..12 {
        let item = format!("*a{}", i - 1);
        bomb.push_str(&format!("a{i}: &a{i} [{}]\n", vec![item; 10].join(", ")));
    }
    for text in [deep, bomb] {
        let mut reader = Reader::default();
        reader.add("x.yaml", text.as_bytes());
        let reading = reader.finish();
        assert!(matches!(
            reading.errors.as_slice(),
            [ReadError::NotOpenApi { .. }]
        ));
    }
}

#[test]
fn a_folder_is_read_in_the_order_of_names_with_progress() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("deep")).unwrap();
    for (index, (_, page)) in pages(&depot()).iter().enumerate() {
        let place = if index % 2 == 0 { "" } else { "deep/" };
        std::fs::write(folder.path().join(format!("{place}{index}.md")), page).unwrap();
    }
    std::fs::write(folder.path().join("notes.txt"), "not a page").unwrap();
    let mut reader = Reader::default();
    let mut seen = Vec::new();
    read_path(&mut reader, folder.path(), |p| seen.push((p.done, p.total)));
    let reading = reader.finish();
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    assert_eq!(
        compare(&depot(), &reading.document, &Options::default()).changes,
        []
    );
    let total = seen.len();
    assert_eq!(
        seen,
        (1..=total).map(|done| (done, total)).collect::<Vec<_>>()
    );
    let mut reader = Reader::default();
    read_path(&mut reader, &folder.path().join("absent.md"), |_| {});
    assert!(matches!(
        reader.finish().errors.as_slice(),
        [ReadError::File { .. }]
    ));
}

//! A small workspace, and a vendor's site that serves pages in the vendor's form.

use std::collections::HashMap;
use std::path::Path;

use axum::Router;
use axum::extract::{Path as Place, State};
use axum::http::StatusCode;
use axum::routing::get;
use serde_json::{Value, json};
use xtask::sources::{DOCUMENT, OVERLAY, Sources};

/// Serves texts by name; anything else is 404.
pub(super) fn serve(pages: &[(&str, String)]) -> String {
    let pages: HashMap<String, String> = pages
        .iter()
        .map(|(n, t)| ((*n).to_owned(), t.clone()))
        .collect();
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let page = |State(pages): State<HashMap<String, String>>,
                        Place(name): Place<String>| async move {
                pages.get(&name).cloned().ok_or(StatusCode::NOT_FOUND)
            };
            let app = Router::new().route("/{*name}", get(page)).with_state(pages);
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            send.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, app).await.unwrap();
        });
    });
    format!("http://{}", receive.recv().unwrap())
}

fn response(schema: &Value) -> Value {
    json!({"200": {"description": "Our words.", "content": {"application/json": {"schema": schema}}}})
}

pub(super) fn ours() -> Value {
    let user = json!({"$ref": "#/components/schemas/User"});
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Squadcast", "version": "1"},
        "servers": [{"url": "https://api.example"}],
        "security": [{"bearer": []}],
        "tags": [{"name": "Users", "description": "Our words."}],
        "paths": {
            "/users": {"get": {"operationId": "listUsers", "tags": ["Users"], "summary": "Our words", "description": "Our words.",
                "responses": response(&json!({"type": "array", "items": user}))}},
            "/users/{id}": {"get": {"operationId": "getUser", "tags": ["Users"], "summary": "Our words", "description": "Our words.",
                "parameters": [{"name": "id", "in": "path", "required": true, "description": "Our words.", "schema": {"type": "string"}}],
                "responses": response(&user)}},
        },
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "schemas": {"User": {"type": "object", "description": "Our words.", "required": ["name"], "properties": {
                "name": {"type": "string", "description": "Our words."},
                "age": {"type": "string", "description": "Our words."}}}},
        },
    })
}

fn overlay() -> Value {
    json!({"overlay": "1.0.0", "info": {"title": "o", "version": "1"}, "actions": [
        {"target": "$.components.schemas.User.properties.age", "description": "it is a number", "update": {"type": "integer"}},
        {"target": "$.components.schemas.User.properties.name", "description": "never null", "update": {"minLength": 1}},
    ]})
}

pub(super) fn workspace() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir(root.path().join("openapi")).unwrap();
    std::fs::write(root.path().join(DOCUMENT), format!("{:#}\n", ours())).unwrap();
    std::fs::write(root.path().join(OVERLAY), format!("{:#}\n", overlay())).unwrap();
    root
}

/// The vendor's page: a fragment an operation, in the vendor's words, then text for other readers.
pub(super) fn page(document: &Value) -> String {
    let text = document
        .to_string()
        .replace("Our words", "The vendor's sentence");
    let document: Value = serde_json::from_str(&text).unwrap();
    let mut out = String::from("# Users\n");
    for (path, item) in document["paths"].as_object().unwrap() {
        let mut fragment = document.clone();
        fragment["paths"] = json!({ path: item });
        out.push_str(&format!(
            "\n## An operation\n\n> Prose.\n\n```json\n{fragment}\n```\n"
        ));
    }
    out + "\n---\n\n# For other readers\n\nAsk this page with `?ask=`.\n"
}

pub(super) fn read_from(root: &Path, from: Vec<String>) -> Sources {
    Sources {
        from,
        root: Some(root.to_owned()),
    }
}

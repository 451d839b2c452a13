//! Components dropped and renamed.

use openapi_lower::progenitor;
use serde_json::json;

use super::{document, json_response, pointers};

#[test]
fn unused_components_are_dropped() {
    let mut document = document(
        json!({ "/a": { "get": { "responses": { "2XX": { "$ref": "#/components/responses/R" } } } } }),
        json!({
            "responses": { "R": json_response(json!({ "$ref": "#/components/schemas/A" })), "E": json_response(json!({ "$ref": "#/components/schemas/E" })) },
            "schemas": {
                "A": { "properties": { "b": { "$ref": "#/components/schemas/B" } } },
                "B": { "discriminator": { "propertyName": "k", "mapping": { "c": "C" } } },
                "C": {},
                "E": { "properties": { "e": { "$ref": "#/components/schemas/E" } } },
            },
            "parameters": { "P": { "name": "p", "in": "query", "schema": {} } },
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
        }),
    );
    let losses = progenitor::drop_unreachable(&mut document);
    assert_eq!(
        pointers(&losses),
        [
            "/components/responses/E",
            "/components/schemas/E",
            "/components/parameters/P"
        ]
    );
    let left: Vec<&String> = document["components"].as_object().unwrap().keys().collect();
    assert_eq!(left, ["responses", "schemas", "securitySchemes"]);
}

#[test]
fn components_are_renamed_everywhere() {
    let mut before = document(
        json!({ "/a": { "get": { "responses": { "2XX": json_response(json!({ "$ref": "#/components/schemas/V3.A" })) } } } }),
        json!({ "schemas": {
            "V3.A": { "discriminator": { "propertyName": "k", "mapping": { "a": "V3.B", "b": "#/components/schemas/V3.B" } } },
            "V3.B": { "example": { "$ref": "#/components/schemas/V3.A" } },
        } }),
    );
    progenitor::rename_components(&mut before, &|name| name.replace("V3.", "")).unwrap();
    assert_eq!(
        before,
        document(
            json!({ "/a": { "get": { "responses": { "2XX": json_response(json!({ "$ref": "#/components/schemas/A" })) } } } }),
            json!({ "schemas": {
                "A": { "discriminator": { "propertyName": "k", "mapping": { "a": "B", "b": "#/components/schemas/B" } } },
                "B": { "example": { "$ref": "#/components/schemas/V3.A" } },
            } }),
        )
    );
}

#[test]
fn components_with_colliding_names_are_not_renamed() {
    let mut before = document(
        json!({}),
        json!({ "schemas": { "A.B": {}, "AB": {}, "C": {} } }),
    );
    let untouched = before.clone();
    let error =
        progenitor::rename_components(&mut before, &|name| name.replace('.', "")).unwrap_err();
    assert_eq!(
        error.clashes(),
        [("AB".to_owned(), vec!["A.B".to_owned(), "AB".to_owned()])]
    );
    assert_eq!(before, untouched);
}

#[test]
fn percent_encoded_references_are_followed() {
    let encoded = "#/components/schemas/%41%20b";
    let mut before = document(
        json!({ "/a": { "get": { "responses": { "2XX": json_response(json!({ "$ref": encoded })) } } } }),
        json!({ "schemas": { "A b": { "type": "string" }, "C": {} } }),
    );
    let losses = progenitor::drop_unreachable(&mut before);
    assert_eq!(pointers(&losses), ["/components/schemas/C"]);
    progenitor::rename_components(&mut before, &|name| name.replace('A', "é")).unwrap();
    let reference = before
        .pointer("/paths/~1a/get/responses/2XX/content/application~1json/schema/$ref")
        .unwrap();
    assert_eq!(reference, "#/components/schemas/%C3%A9%20b");
    assert_eq!(
        before["components"]["schemas"],
        json!({ "é b": { "type": "string" } })
    );
}

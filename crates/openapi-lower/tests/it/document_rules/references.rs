//! References, path items and definitions.

use serde_json::json;

use super::{losses, lowered, operation, problems};

#[test]
fn path_items_in_components_replace_their_references() {
    let get = json!({ "get": { "responses": { "200": { "description": "Yes." } } } });
    let lowered = lowered(json!({
        "paths": { "/a": { "$ref": "#/components/pathItems/A", "summary": "An a." } },
        "components": { "pathItems": { "A": get, "Unused": {} } },
    }));
    assert_eq!(
        lowered.document["paths"]["/a"],
        json!({ "get": get["get"], "summary": "An a." })
    );
    assert!(lowered.document["components"].get("pathItems").is_none());
    assert_eq!(
        losses(&lowered),
        ["/components/pathItems/Unused path-items"]
    );
}

#[test]
fn unresolvable_path_items_are_rejected() {
    assert_eq!(
        problems(json!({
            "paths": {
                "/a": { "$ref": "#/components/pathItems/A", "summary": "Mine." },
                "/b": { "$ref": "paths.json#/b" },
                "/c": { "$ref": "#/components/pathItems/C" },
            },
            "components": { "pathItems": {
                "A": { "summary": "Theirs." },
                "C": { "$ref": "#/components/pathItems/C" },
            } },
        })),
        [
            "/components/pathItems/C/$ref",
            "/paths/~1a/summary",
            "/paths/~1b/$ref"
        ]
    );
}

#[test]
fn fields_next_to_a_reference_object_are_lost() {
    let lowered = lowered(json!({
        "paths": { "/a": { "get": { "responses": {
            "200": { "$ref": "#/components/responses/Yes", "description": "This yes." },
        } } } },
        "components": { "responses": { "Yes": { "description": "Yes." } } },
    }));
    assert_eq!(
        lowered.document["paths"]["/a"]["get"]["responses"]["200"],
        json!({ "$ref": "#/components/responses/Yes" })
    );
    assert_eq!(
        losses(&lowered),
        ["/paths/~1a/get/responses/200/description reference-objects"]
    );
    assert_eq!(
        problems(operation(json!({
            "parameters": [{ "$ref": "#/components/parameters/Gone" }, { "$ref": "a.json" }],
            "responses": { "200": { "description": "Yes." } },
        }))),
        [
            "/paths/~1a/get/parameters/0/$ref",
            "/paths/~1a/get/parameters/1/$ref"
        ]
    );
}

#[test]
fn definitions_and_inner_targets_become_components() {
    let lowered = lowered(json!({
        "paths": { "/a": { "get": {
            "operationId": "getA",
            "responses": { "200": { "description": "Yes.", "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/Pet/properties/owner" },
            } } } },
        } } },
        "components": { "schemas": {
            "Pet": {
                "$defs": { "Tag": { "const": "t" } },
                "properties": {
                    "owner": { "properties": { "pet": { "$ref": "#/components/schemas/Pet" } } },
                    "tag": { "$ref": "#/components/schemas/Pet/$defs/Tag" },
                },
                "discriminator": { "propertyName": "k", "mapping": {
                    "a": "#/components/schemas/Pet/$defs/Tag", "b": "Pet",
                } },
            },
            "Pet_owner": {},
        } },
    }));
    let schemas = lowered.document["components"]["schemas"]
        .as_object()
        .unwrap();
    assert_eq!(
        schemas.keys().collect::<Vec<_>>(),
        ["Pet", "Pet_owner", "Pet_owner_2", "Pet_Tag"]
    );
    assert_eq!(schemas["Pet_Tag"], json!({ "enum": ["t"] }));
    assert_eq!(
        schemas["Pet"]["discriminator"]["mapping"],
        json!({ "a": "#/components/schemas/Pet_Tag", "b": "Pet" })
    );
    assert_eq!(
        lowered
            .document
            .pointer("/paths/~1a/get/responses/200/content/application~1json/schema"),
        Some(&json!({ "$ref": "#/components/schemas/Pet_owner_2" }))
    );
}

#[test]
fn definitions_under_their_former_name_become_components() {
    let lowered = lowered(json!({ "components": { "schemas": {
        "Pet": {
            "definitions": { "Tag": { "const": "t" } },
            "properties": {
                "definitions": { "type": ["string", "null"] },
                "tag": { "$ref": "#/components/schemas/Pet/definitions/Tag" },
            },
        },
    } } }));
    assert_eq!(
        lowered.document["components"]["schemas"],
        json!({
            "Pet": { "properties": {
                "definitions": { "type": "string", "nullable": true },
                "tag": { "$ref": "#/components/schemas/Pet_Tag" },
            } },
            "Pet_Tag": { "enum": ["t"] },
        })
    );
    assert_eq!(losses(&lowered), Vec::<String>::new());
}

#[test]
fn references_with_percent_escapes_are_followed() {
    let reference = "#/paths/~1a~1%7Bid%7D/parameters/0";
    let parameter =
        json!({ "name": "id", "in": "path", "required": true, "schema": { "const": "a b" } });
    let lowered = lowered(json!({
        "paths": {
            "/a/{id}": { "parameters": [parameter] },
            "/b/{id}": { "parameters": [{ "$ref": reference }] },
        },
        "components": { "schemas": {
            "A": { "$ref": "#/components/schemas/B%20C" },
            "B C": { "const": 1 },
        } },
    }));
    assert_eq!(
        lowered.document.pointer("/paths/~1b~1{id}/parameters/0"),
        Some(&json!({ "$ref": reference }))
    );
}

#[test]
fn path_items_are_found_by_percent_encoded_references() {
    let get = json!({ "get": { "responses": { "200": { "description": "Fine." } } } });
    let lowered = lowered(json!({
        "paths": { "/a": { "$ref": "#/components/pathItems/A%20b" } },
        "components": { "pathItems": {
            "A b": { "$ref": "#/components/pathItems/%7Binner%7D" },
            "{inner}": get,
        } },
    }));
    assert_eq!(lowered.document["paths"]["/a"], get);
    assert_eq!(losses(&lowered), Vec::<String>::new());
}

#[test]
fn path_item_that_only_an_unused_one_refers_to_is_unused() {
    let lowered = lowered(json!({
        "components": { "pathItems": {
            "A": { "$ref": "#/components/pathItems/B" },
            "B": {},
        } },
    }));
    assert_eq!(
        losses(&lowered),
        [
            "/components/pathItems/A path-items",
            "/components/pathItems/B path-items"
        ]
    );
}

#[test]
fn reference_objects_into_sections_without_a_counterpart_are_rejected() {
    let parameter = json!({ "name": "p", "in": "query", "schema": {} });
    for reference in [
        "#/components/pathItems/A/parameters/0",
        "#/webhooks/w/parameters/0",
    ] {
        let mut fields = operation(json!({
            "parameters": [{ "$ref": reference }],
            "responses": { "200": { "description": "Fine." } },
        }));
        fields["components"] = json!({ "pathItems": { "A": { "parameters": [parameter] } } });
        fields["webhooks"] = json!({ "w": { "parameters": [parameter] } });
        assert_eq!(problems(fields), ["/paths/~1a/get/parameters/0/$ref"]);
    }
}

#[test]
fn references_to_anchors_and_to_the_document_are_rejected() {
    for reference in [
        "#",
        "#anchor",
        "#/info/title",
        "#/nowhere",
        "other.json#/a",
        "",
    ] {
        assert_eq!(
            problems(operation(json!({
                "parameters": [{ "$ref": reference }],
                "responses": { "200": { "description": "Fine." } },
            }))),
            ["/paths/~1a/get/parameters/0/$ref"],
            "{reference}"
        );
        assert_eq!(
            problems(json!({ "paths": { "/a": { "$ref": reference } } })),
            ["/paths/~1a/$ref"],
            "{reference}"
        );
    }
}

#[test]
fn target_in_an_extension_is_a_schema_with_its_own_references() {
    let lowered = lowered(json!({
        "components": { "schemas": { "Pet": { "$ref": "#/x-shared/owner" } } },
        "x-shared": {
            "owner": { "properties": { "address": { "$ref": "#/x-shared/address" } } },
            "address": { "const": 1 },
        },
    }));
    assert_eq!(
        lowered.document["components"]["schemas"],
        json!({
            "Pet": { "$ref": "#/components/schemas/x-shared_owner" },
            "x-shared_owner": { "properties": {
                "address": { "$ref": "#/components/schemas/x-shared_address" },
            } },
            "x-shared_address": { "enum": [1] },
        })
    );
}

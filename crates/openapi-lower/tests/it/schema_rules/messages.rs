//! The texts of problems and losses of schemas.

use openapi_lower::lower_schema;
use serde_json::json;

#[test]
fn unresolvable_reference_says_why_and_what_to_do() {
    const INSIDE: &str = "refer to a schema of this document";
    const OUTSIDE: &str =
        "bundle the documents into one, then refer to `#/components/schemas/NAME`";
    for (reference, why, remedy) in [
        ("#/$defs/Gone", "its target does not exist", INSIDE),
        ("#gone", "the document has no such anchor", INSIDE),
        ("pet.json#/Pet", "it refers to another document", OUTSIDE),
        (
            "https://example.com/pet",
            "it refers to another document",
            OUTSIDE,
        ),
    ] {
        let error = lower_schema(&json!({ "items": { "$ref": reference } })).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("#/items/$ref: `{reference}` cannot be resolved: {why}; {remedy}")
        );
    }
    let error = lower_schema(&json!({
        "$defs": {
            "A": { "$id": "a", "$dynamicAnchor": "x" },
            "B": { "$id": "b", "$dynamicAnchor": "x" },
        },
        "$dynamicRef": "a#x",
    }))
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "#/$dynamicRef: `a#x` cannot be resolved: its target depends on the dynamic scope; \
         bundle the documents into one, then refer to `#/components/schemas/NAME`"
    );
}

#[test]
fn every_loss_says_what_is_lost() {
    let lowered = lower_schema(&json!({
        "$anchor": "a", "$comment": "c", "$id": "https://example.com/s",
        "contentEncoding": "base32", "contentMediaType": "text/css", "contentSchema": {},
        "examples": [1, 2], "nullable": true,
        "contains": { "type": "string" }, "minContains": 2, "maxContains": 3,
        "patternProperties": { "^x-": { "type": "string" }, "[0-9]": {} },
        "properties": { "p": {
            "properties": { "a": {} }, "patternProperties": { "[0-9]": { "type": "string" } },
            "additionalProperties": { "type": "string" },
        } },
        "prefixItems": [{ "type": "string" }],
        "propertyNames": { "maxLength": 1 },
        "allOf": [
            { "$ref": "#", "unevaluatedItems": false },
            { "prefixItems": [{}], "items": { "type": "string" } },
            { "examples": { "a": 1 } },
        ],
    }))
    .unwrap();
    let losses: Vec<String> = lowered.losses.iter().map(ToString::to_string).collect();
    assert_eq!(
        losses,
        [
            "#/$anchor: other documents can no longer refer to this schema as \"a\" (addresses)",
            "#/$comment: the comment is removed (comment)",
            "#/$id: other documents can no longer refer to this schema as \"https://example.com/s\" (addresses)",
            "#/allOf/0/unevaluatedItems: `unevaluatedItems` is not checked: what is evaluated depends on too many conditions (unevaluated)",
            "#/allOf/1/prefixItems: items after the first ones are not checked (prefix-items)",
            "#/allOf/2/examples: the examples, which are not a list (examples)",
            "#/contentEncoding: `contentEncoding` \"base32\" (content)",
            "#/contentMediaType: `contentMediaType` \"text/css\" (content)",
            "#/contentSchema: the schema of the decoded content (content)",
            "#/examples: 1 further example (examples)",
            "#/maxContains: `maxContains: 3` is not checked (contains)",
            "#/minContains: `minContains: 2` is not checked (contains)",
            "#/nullable: `nullable: true`, which OpenAPI 3.1 does not have and ignores (nullable)",
            "#/patternProperties/^x-: properties are not distinguished by the pattern of their name (pattern-properties)",
            "#/prefixItems: each item is checked against the schemas of all items, not against its own (prefix-items)",
            "#/properties/p/patternProperties/[0-9]: named properties are not checked against the pattern of their name (pattern-properties)",
            "#/propertyNames: the names of properties are not checked (property-names)",
        ]
    );
}

//! No document makes lowering overflow the stack or grow without bound.

use openapi_lower::{lower, lower_schema};
use serde_json::{Map, Value, json};

fn document(fields: Value) -> Value {
    let mut document = json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" } });
    let fields = fields.as_object().unwrap().clone();
    document.as_object_mut().unwrap().extend(fields);
    document
}

#[test]
fn long_chain_of_path_items_is_rejected() {
    let reference = |nth: usize| json!({ "$ref": format!("#/components/pathItems/P{nth}") });
    let items: Map<String, Value> = (0..20_000)
        .map(|nth| (format!("P{nth}"), reference(nth + 1)))
        .collect();
    let document = document(json!({
        "paths": { "/a": reference(0) }, "components": { "pathItems": items },
    }));
    let error = lower(&document).unwrap_err();
    assert!(
        error.to_string().contains("cannot be resolved"),
        "{error:.200}"
    );
}

#[test]
fn path_items_that_double_at_each_level_are_rejected() {
    let callback =
        |nth: usize| json!({ "{$url}": { "$ref": format!("#/components/pathItems/P{nth}") } });
    let response = json!({ "200": { "description": "Fine." } });
    let items: Map<String, Value> = (0..40)
        .map(|nth| {
            let callbacks = json!({ "a": callback(nth + 1), "b": callback(nth + 1) });
            let operation = json!({ "responses": response, "callbacks": callbacks });
            (format!("P{nth}"), json!({ "post": operation }))
        })
        .chain([("P40".to_owned(), json!({}))])
        .collect();
    let error = lower(&document(json!({ "components": { "pathItems": items } }))).unwrap_err();
    assert!(error.to_string().contains("many times"), "{error:.200}");
}

#[test]
fn long_chain_of_references_does_not_overflow_the_stack() {
    const LENGTH: usize = 20_000;
    let mut schemas: Map<String, Value> = (0..LENGTH)
        .map(|nth| {
            let next = format!("#/components/schemas/S{}", nth + 1);
            (format!("S{nth}"), json!({ "$ref": next }))
        })
        .collect();
    schemas.insert(format!("S{LENGTH}"), json!({ "type": "string" }));
    for (schema, rule) in [
        (
            json!({ "propertyNames": { "$ref": "#/components/schemas/S0" } }),
            "property-names",
        ),
        (
            json!({ "$ref": "#/components/schemas/S0", "unevaluatedProperties": false }),
            "unevaluated",
        ),
    ] {
        let mut schemas = schemas.clone();
        schemas.insert("First".to_owned(), schema);
        let document = document(json!({ "components": { "schemas": schemas } }));
        let lowered = lower(&document).unwrap();
        let rules: Vec<&str> = lowered.losses.iter().map(|loss| loss.rule).collect();
        assert_eq!(rules, [rule]);
    }
}

#[test]
fn deep_nesting_is_rejected_with_its_pointer() {
    let mut deep = json!({});
    for _ in 0..600 {
        deep = json!({ "not": deep });
    }
    let error = lower_schema(&deep).unwrap_err();
    assert!(
        error.problems()[0].pointer.starts_with("/not/not"),
        "{error}"
    );
}

#[test]
fn depth_of_a_schema_is_limited_as_in_a_document() {
    let mut deep = json!({});
    for depth in 1..200 {
        deep = json!({ "not": deep });
        let whole = document(json!({ "components": { "schemas": { "Deep": deep } } }));
        let alone = lower_schema(&deep).is_ok();
        assert_eq!(alone, lower(&whole).is_ok(), "{depth}");
        assert!(alone || depth > 100, "{depth}");
    }
    assert!(lower_schema(&deep).is_err());
}

#[test]
fn explosive_growth_is_rejected() {
    let mut wide = json!({ "minimum": 1 });
    for _ in 0..30 {
        wide = json!({ "if": wide, "then": { "maximum": 5 }, "else": { "maximum": 0 } });
    }
    let mut nested = json!({ "properties": { "p": {} } });
    for _ in 0..25 {
        nested = json!({ "if": nested, "unevaluatedProperties": false });
    }
    for bomb in [wide, nested] {
        let text = lower_schema(&bomb).map(|lowered| lowered.schema.to_string().len());
        match text {
            Ok(length) => assert!(length < 50_000_000, "{length}"),
            Err(error) => assert!(error.to_string().contains("many times"), "{error}"),
        }
    }
}

//! What the differ reports for one change at a time, and what it does not.

use openapi_drift::{Decoding, Direction, Drift, Options, Severity, compare};
use serde_json::{Value, json};

fn depot() -> Value {
    serde_json::from_str(include_str!("../fixtures/depot.json")).unwrap()
}

fn drift(edit: impl FnOnce(&mut Value)) -> Drift {
    let old = depot();
    let mut new = old.clone();
    edit(&mut new);
    compare(&old, &new, &Options::default())
}

/// (rule, direction, class, number of operations) of every effect.
fn effects(drift: &Drift) -> Vec<(String, Direction, Severity, usize)> {
    drift
        .changes
        .iter()
        .flat_map(|c| &c.effects)
        .map(|e| (e.rule.clone(), e.direction, e.severity, e.operations.len()))
        .collect()
}

fn only(drift: &Drift) -> (String, Direction, Severity, usize) {
    let effects = effects(drift);
    assert_eq!(effects.len(), 1, "{drift:#?}");
    effects.into_iter().next().unwrap()
}

const SCHEMAS: &str = "/components/schemas";

fn at<'v>(document: &'v mut Value, pointer: &str) -> &'v mut Value {
    document.pointer_mut(pointer).expect(pointer)
}

#[test]
fn a_document_does_not_differ_from_itself() {
    assert_eq!(drift(|_| {}).changes, []);
}

#[test]
fn order_of_keys_and_of_sets_changes_nothing() {
    fn reversed(value: &Value) -> Value {
        match value {
            Value::Object(map) => map
                .iter()
                .rev()
                .map(|(k, v)| (k.clone(), reversed(v)))
                .collect(),
            Value::Array(list) => list.iter().map(reversed).collect(),
            other => other.clone(),
        }
    }
    let drift = drift(|d| {
        *d = reversed(d);
        for list in [
            "/components/schemas/Action/anyOf",
            "/components/schemas/Parcel/required",
            "/servers",
        ] {
            at(d, list).as_array_mut().unwrap().reverse();
        }
    });
    assert_eq!(drift.changes, []);
}

#[test]
fn one_change_in_a_shared_component_is_one_change_with_every_operation() {
    let drift = drift(|d| {
        at(d, "/components/schemas/Condition/properties")
            .as_object_mut()
            .unwrap()
            .remove("rhs");
    });
    assert_eq!(drift.changes.len(), 1, "{drift:#?}");
    let change = &drift.changes[0];
    assert_eq!(
        change.old_pointer,
        format!("{SCHEMAS}/Condition/properties/rhs")
    );
    assert_eq!(change.new_pointer, format!("{SCHEMAS}/Condition"));
    assert_eq!(change.through, ["Rule", "Condition"]);
    assert_eq!(
        effects(&drift)[..2],
        [
            (
                "request-property-removed".into(),
                Direction::Request,
                Severity::Breaking,
                1
            ),
            (
                "response-required-property-removed".into(),
                Direction::Response,
                Severity::Breaking,
                2
            ),
        ]
    );
}

#[test]
fn direction_decides_what_a_new_required_field_is() {
    let request = drift(|d| {
        at(d, "/components/schemas/CreateParcelRequest/properties")["colour"] =
            json!({"type": "string"});
        at(d, "/components/schemas/CreateParcelRequest/required")
            .as_array_mut()
            .unwrap()
            .push(json!("colour"));
    });
    assert_eq!(
        only(&request),
        (
            "new-required-request-property".into(),
            Direction::Request,
            Severity::Breaking,
            2
        )
    );
    let response = drift(|d| {
        at(d, "/components/schemas/Parcel/properties")["colour"] = json!({"type": "string"});
        at(d, "/components/schemas/Parcel/required")
            .as_array_mut()
            .unwrap()
            .push(json!("colour"));
    });
    assert_eq!(
        only(&response),
        (
            "response-required-property-added".into(),
            Direction::Response,
            Severity::Additive,
            4
        )
    );
}

#[test]
fn new_enum_value_in_a_response_is_additive_for_open_enums_alone() {
    let old = depot();
    let mut new = old.clone();
    at(&mut new, "/components/schemas/Parcel.Status/enum")
        .as_array_mut()
        .unwrap()
        .push(json!("lost"));
    let lenient = compare(&old, &new, &Options::default());
    assert_eq!(lenient.changes.len(), 1);
    let change = &lenient.changes[0];
    assert_eq!(change.severity(), Severity::Additive);
    assert!(
        change
            .effects
            .iter()
            .any(|e| e.reason.contains("enums are open"))
    );
    let strict = Options {
        decoding: Decoding::strict(),
        ..Options::default()
    };
    assert_eq!(
        compare(&old, &new, &strict).severity(),
        Some(Severity::Breaking)
    );
}

#[test]
fn inlining_splitting_and_renaming_components_changes_nothing() {
    let inlined = drift(|d| {
        let owner = at(d, "/components/schemas/Owner").clone();
        *at(d, "/components/schemas/Parcel/properties/owner") = owner;
    });
    assert_eq!(inlined.changes, []);
    let split = drift(|d| {
        let schemas = at(d, SCHEMAS);
        schemas["HalfA"] = json!({"type": "object", "required": ["lhs"], "properties": {"lhs": {"type": "string"}}});
        let mut rest = schemas["Condition"].clone();
        rest["properties"].as_object_mut().unwrap().remove("lhs");
        rest["required"] = json!(["op", "rhs"]);
        schemas["Condition"] = json!({"allOf": [{"$ref": "#/components/schemas/HalfA"}, rest]});
    });
    assert_eq!(split.changes, []);
    let renamed = drift(|d| {
        let text = d
            .to_string()
            .replace("schemas/Condition", "schemas/Clause")
            .replace("\"Condition\":", "\"Clause\":");
        *d = serde_json::from_str(&text).unwrap();
    });
    assert_eq!(renamed.severity(), Some(Severity::Cosmetic), "{renamed:#?}");
    assert_eq!(
        renamed.changes[0].likely.as_deref(),
        Some("Condition renamed to Clause")
    );
}

#[test]
fn both_dialects_of_null_and_limits_are_the_same() {
    let old = depot();
    let text = old.to_string().replace("3.1.0", "3.0.3");
    let mut new: Value = serde_json::from_str(&text).unwrap();
    *at(&mut new, "/components/schemas/Parcel/properties/note") =
        json!({"type": "string", "nullable": true});
    *at(
        &mut new,
        "/components/schemas/CreateParcelRequest/properties/note",
    ) = json!({"type": "string", "nullable": true});
    *at(&mut new, "/components/schemas/Parcel/properties/depot") =
        json!({"allOf": [{"$ref": "#/components/schemas/Depot"}], "nullable": true});
    *at(
        &mut new,
        "/components/schemas/CreateParcelRequest/properties/size",
    ) = json!({"type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 10});
    assert_eq!(compare(&old, &new, &Options::default()).changes, []);
}

#[test]
fn octets_and_nothing_are_the_same_in_both_dialects() {
    let schema = |schema: Value| {
        json!({
            "openapi": "3.1.0", "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"put": {
                "operationId": "putA",
                "requestBody": {"content": {"application/json": {"schema": schema}}},
                "responses": {"204": {"description": "done"}},
            }}},
        })
    };
    let differ = |old: Value, new: Value| {
        let drift = compare(&schema(old), &schema(new), &Options::default());
        !drift.changes.is_empty()
    };
    for (new, old) in [
        (
            json!({"contentEncoding": "base64"}),
            json!({"format": "byte"}),
        ),
        (
            json!({"contentMediaType": "application/octet-stream"}),
            json!({"format": "binary"}),
        ),
    ] {
        let of_type = |mut schema: Value| {
            schema["type"] = json!("string");
            schema
        };
        let (old, new) = (of_type(old), of_type(new));
        assert!(!differ(old.clone(), new.clone()), "{old} {new}");
        assert!(differ(json!({"type": "string"}), new.clone()), "{new}");
        let otherwise = json!({"type": "string", "contentEncoding": "base32"});
        assert!(differ(otherwise, new.clone()), "{new}");
    }
    let field = |schema: Value| json!({"type": "object", "properties": {"a": schema}});
    assert!(!differ(field(json!(false)), field(json!({"not": {}}))));
    assert!(differ(field(json!({})), field(json!({"not": {}}))));
}

#[test]
fn content_types_are_distinguished_by_their_parameters_in_any_order() {
    let response = |content: &[(&str, &str)]| {
        let content: serde_json::Map<String, Value> = content
            .iter()
            .map(|(name, ty)| ((*name).to_owned(), json!({"schema": {"type": ty}})))
            .collect();
        json!({
            "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"get": {
                "operationId": "getA",
                "responses": {"200": {"description": "fine", "content": content}},
            }}},
        })
    };
    let (plain, utf8) = ("application/json", "Application/JSON; charset=utf-8");
    let old = response(&[(plain, "object"), (utf8, "string")]);
    let turned = response(&[(utf8, "string"), (plain, "object")]);
    assert_eq!(compare(&old, &turned, &Options::default()).changes, []);
    let changed = response(&[(utf8, "boolean"), (plain, "object")]);
    assert_eq!(
        compare(&old, &changed, &Options::default()).changes.len(),
        1
    );
    let changed = response(&[(utf8, "string"), (plain, "array")]);
    assert_ne!(compare(&old, &changed, &Options::default()).changes, []);
    // Alone, its parameters say nothing.
    let (one, other) = (
        response(&[(plain, "object")]),
        response(&[(utf8, "object")]),
    );
    assert_eq!(compare(&one, &other, &Options::default()).changes, []);
}

#[test]
fn a_renamed_field_is_offered_with_both_names() {
    let drift = drift(|d| {
        let properties = at(d, "/components/schemas/Auth.Token/properties")
            .as_object_mut()
            .unwrap();
        let field = properties.shift_remove("access_token").unwrap();
        properties.insert("accessToken".into(), field);
    });
    assert_eq!(drift.changes.len(), 2);
    for change in &drift.changes {
        assert_eq!(
            change.likely.as_deref(),
            Some("access_token renamed to accessToken")
        );
    }
}

#[test]
fn an_operation_that_moved_is_matched_by_its_id() {
    let drift = drift(|d| {
        let paths = d["paths"].as_object_mut().unwrap();
        let item = paths.shift_remove("/v4/rules").unwrap();
        paths.insert("/v5/rules".into(), item);
    });
    let effects = effects(&drift);
    assert_eq!(effects.len(), 2);
    assert!(
        effects
            .iter()
            .all(|e| e.0 == "api-path-changed" && e.2 == Severity::Breaking)
    );
}

#[test]
fn a_recursive_schema_ends_and_its_change_is_found_once() {
    let drift = drift(|d| {
        at(d, "/components/schemas/Depot/properties/children/items")["$ref"] =
            json!("#/components/schemas/Depot");
        at(d, "/components/schemas/Depot/properties/name")["maxLength"] = json!(50);
    });
    assert_eq!(drift.changes.len(), 1);
    assert_eq!(
        drift.changes[0].rule(),
        "request-property-max-length-decreased"
    );
}

#[test]
fn loops_without_a_property_between_end() {
    let document = |schema: Value| {
        json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {"200": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
            "components": {"schemas": {"A": schema, "B": {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "integer"}]}}}})
    };
    let a = document(json!({"$ref": "#/components/schemas/A"}));
    let b = document(json!({"anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "string"}]}));
    assert_eq!(compare(&a, &a, &Options::default()).changes, []);
    assert_eq!(compare(&b, &b, &Options::default()).changes, []);
    assert_eq!(compare(&b, &a, &Options::default()).changes.len(), 1);
}

#[test]
fn documentation_is_reported_on_request_and_is_cosmetic() {
    let old = depot();
    let mut new = old.clone();
    at(&mut new, "/components/schemas/Common.ErrorMeta")["description"] = json!("Other words.");
    at(&mut new, "/paths/~1v4~1rules/get")["summary"] = json!("Other words.");
    assert_eq!(compare(&old, &new, &Options::default()).changes, []);
    let options = Options {
        documentation: true,
        ..Options::default()
    };
    let drift = compare(&old, &new, &options);
    assert_eq!(drift.severity(), Some(Severity::Cosmetic));
    assert_eq!(drift.changes.len(), 2, "{drift:#?}");
}

#[test]
fn exit_code_follows_the_highest_severity() {
    assert_eq!(drift(|_| {}).exit_code(), 0);
    let added = drift(|d| {
        let get = at(d, "/paths/~1v4~1rules/get").clone();
        d["paths"]["/v4/more"] = json!({"get": get});
        d["paths"]["/v4/more"]["get"]["operationId"] = json!("more");
    });
    assert_eq!(added.exit_code(), 10, "{added:#?}");
    let removed = drift(|d| {
        d["paths"].as_object_mut().unwrap().remove("/v4/rules");
    });
    assert_eq!(removed.exit_code(), 20);
}

fn schema_document(schema: Value, components: Value) -> Value {
    json!({
        "openapi": "3.1.0", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"put": {
            "operationId": "putA",
            "requestBody": {"content": {"application/json": {"schema": schema}}},
            "responses": {"200": {"description": "done", "content": {"application/json": {"schema": schema}}}},
        }}},
        "components": {"schemas": components},
    })
}

/// The changes of one schema, used in a request and in a response.
fn schema_drift(old: Value, new: Value) -> Drift {
    let (old, new) = (
        schema_document(old, json!({})),
        schema_document(new, json!({})),
    );
    compare(&old, &new, &Options::default())
}

#[test]
fn numbers_are_compared_as_numbers_at_any_depth() {
    for (old, new) in [
        (json!({"enum": [1, 2]}), json!({"enum": [2.0, 1.0]})),
        (
            json!({"type": "integer", "enum": [1, 2]}),
            json!({"type": "number", "enum": [1, 2]}),
        ),
        (json!({"const": {"a": [1]}}), json!({"const": {"a": [1.0]}})),
        (
            json!({"type": "array", "contains": {"minimum": 1, "enum": [1, 2]}}),
            json!({"type": "array", "contains": {"enum": [2, 1.0], "minimum": 1.0}}),
        ),
        (
            json!({"type": "number", "default": 1}),
            json!({"type": "number", "default": 1.0}),
        ),
        (
            json!({"type": "integer", "multipleOf": 1}),
            json!({"type": "integer"}),
        ),
    ] {
        assert_eq!(
            schema_drift(old.clone(), new.clone()).changes,
            [],
            "{old} {new}"
        );
    }
    let wider = schema_drift(
        json!({"type": "integer", "enum": [1, 2]}),
        json!({"type": "number", "enum": [1, 2, 1.5]}),
    );
    assert_eq!(wider.severity(), Some(Severity::Breaking), "{wider:#?}");
}

#[test]
fn every_applicator_keyword_is_compared() {
    let inner = json!({"type": "string", "maxLength": 3});
    for (keyword, value) in [
        ("not", inner.clone()),
        ("if", inner.clone()),
        ("contains", inner.clone()),
        ("prefixItems", json!([inner])),
        ("unevaluatedItems", json!(false)),
        ("additionalItems", json!(false)),
        ("patternProperties", json!({"^a": inner})),
        ("propertyNames", inner.clone()),
        ("dependentSchemas", json!({"a": inner})),
        ("dependentRequired", json!({"a": ["b"]})),
        ("contentSchema", inner.clone()),
        ("$dynamicRef", json!("#node")),
    ] {
        let mut with = json!({"type": ["array", "object", "string"]});
        let without = with.clone();
        with[keyword] = value;
        let drift = schema_drift(without, with.clone());
        assert_eq!(drift.severity(), Some(Severity::Breaking), "{keyword}");
        assert_eq!(schema_drift(with.clone(), with).changes, [], "{keyword}");
    }
}

#[test]
fn reference_is_compared_by_its_target_however_it_is_written() {
    let components = json!({"A b": {"$anchor": "anchor", "type": "string", "maxLength": 3}});
    let document = |reference: &str| {
        schema_document(
            json!({"type": "object", "properties": {"a": {"$ref": reference}}}),
            components.clone(),
        )
    };
    let plain = document("#/components/schemas/A b");
    for reference in ["#/components/schemas/A%20b", "#anchor"] {
        assert_eq!(
            compare(&plain, &document(reference), &Options::default()).changes,
            [],
            "{reference}"
        );
    }
    let other = compare(
        &document("other.json#/a"),
        &document("other.json#/b"),
        &Options::default(),
    );
    let severity = other.severity();
    assert_eq!(severity, Some(Severity::Breaking), "{other:#?}");
}

#[test]
fn discriminator_mapping_is_compared_by_value_and_target() {
    let object = |field: &str| {
        json!({"type": "object", "required": ["kind", field],
            "properties": {"kind": {"type": "string"}, field: {"type": "string"}}})
    };
    let document = |components: Value, mapping: Option<Value>, members: [&str; 2]| {
        let members = members.map(|m| json!({"$ref": format!("#/components/schemas/{m}")}));
        let mut schema = json!({"oneOf": members, "discriminator": {"propertyName": "kind"}});
        if let Some(mapping) = mapping {
            schema["discriminator"]["mapping"] = mapping;
        }
        schema_document(schema, components)
    };
    let both = json!({"Cat": object("purr"), "Dog": object("bark")});
    let explicit = |mapping: Value| document(both.clone(), Some(mapping), ["Cat", "Dog"]);
    let severity = |old: &Value, new: &Value| compare(old, new, &Options::default()).severity();
    let plain = explicit(json!({"c": "Cat", "d": "#/components/schemas/Dog"}));
    // Another form of the same targets.
    let same = explicit(json!({"d": "Dog", "c": "#/components/schemas/Cat"}));
    assert_eq!(severity(&plain, &same), None);
    let swapped = explicit(json!({"c": "Dog", "d": "Cat"}));
    assert_eq!(severity(&plain, &swapped), Some(Severity::Breaking));
    let renamed = explicit(json!({"cat": "Cat", "d": "Dog"}));
    assert_eq!(severity(&plain, &renamed), Some(Severity::Breaking));
    let removed = explicit(json!({"d": "Dog"}));
    assert_eq!(severity(&plain, &removed), Some(Severity::Breaking));
    // Without a mapping the name of the component is the value.
    let implicit = document(both.clone(), None, ["Cat", "Dog"]);
    let kitty = json!({"Kitty": object("purr"), "Dog": object("bark")});
    let other = document(kitty, None, ["Kitty", "Dog"]);
    assert_eq!(severity(&implicit, &other), Some(Severity::Breaking));
}

#[test]
fn field_of_a_body_has_the_rule_of_a_field() {
    let object = |required: Value| json!({"type": "object", "required": required, "properties": {"a": {"type": "string"}}});
    let drift = schema_drift(object(json!([])), object(json!(["a"])));
    let rules: Vec<String> = effects(&drift).into_iter().map(|e| e.0).collect();
    assert_eq!(
        rules,
        [
            "request-property-became-required",
            "response-property-became-required"
        ]
    );
}

#[test]
fn finding_in_a_parameter_names_it() {
    let drift = drift(|d| {
        let list = at(d, "/paths/~1v3~1parcels/get/parameters")
            .as_array_mut()
            .unwrap();
        let inline = list.iter_mut().find(|p| p.get("schema").is_some()).unwrap();
        inline["schema"] = json!({"type": "boolean"});
        inline["name"] = inline["name"].clone();
    });
    let change = &drift.changes[0];
    assert!(
        change
            .through
            .iter()
            .any(|name| name.contains(" parameter ")),
        "{change:#?}"
    );
}

#[test]
fn the_same_change_of_many_bodies_is_one_finding() {
    let error = |fields: Value| json!({"type": "object", "properties": fields});
    let document = |schema: &Value| {
        let response =
            json!({"description": "-", "content": {"application/json": {"schema": schema}}});
        let mut responses = serde_json::Map::new();
        for status in 400..411 {
            responses.insert(status.to_string(), response.clone());
        }
        json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": responses}}},
            "components": {"schemas": {
                "Error": error(json!({"code": {"type": "string"}})),
                "Problem": error(json!({"title": {"type": "string"}}))}}})
    };
    let old = document(&json!({"$ref": "#/components/schemas/Error"}));
    for new in [
        json!({"$ref": "#/components/schemas/Problem"}),
        error(json!({"title": {"type": "string"}})),
    ] {
        let drift = compare(&old, &document(&new), &Options::default());
        let mut summaries: Vec<&str> = drift.changes.iter().map(|c| c.summary.as_str()).collect();
        summaries.sort_unstable();
        assert_eq!(
            summaries,
            ["the field code is gone", "the optional field title is new"]
        );
    }
}

#[test]
fn pattern_and_length_that_listed_values_satisfy_change_nothing() {
    let plain = json!({"type": "string", "enum": ["mail", "call"]});
    for (keyword, value) in [
        ("pattern", json!("^[a-z]+$")),
        ("minLength", json!(4)),
        ("maxLength", json!(4)),
    ] {
        let mut with = plain.clone();
        with[keyword] = value;
        assert_eq!(schema_drift(plain.clone(), with).changes, [], "{keyword}");
    }
    let narrower = schema_drift(
        plain.clone(),
        json!({"type": "string", "enum": ["mail", "call"], "pattern": "^m"}),
    );
    assert_eq!(narrower.severity(), Some(Severity::Breaking));
    let code = json!({"type": "string", "pattern": "^[A-Z]{2}$"});
    let mut length = code.clone();
    length["minLength"] = json!(2);
    assert_eq!(schema_drift(code, length.clone()).changes, []);
    // Without the pattern, the limit is still the same limit.
    let without = json!({"type": "string", "minLength": 2});
    let drift = schema_drift(length, without);
    assert!(
        effects(&drift)
            .iter()
            .all(|e| e.0.ends_with("pattern-removed")),
        "{drift:#?}"
    );
}

#[test]
fn field_of_a_map_is_one_of_its_entries() {
    let map = |fields: Value| json!({"type": "object", "properties": fields, "additionalProperties": {"type": "string"}});
    let one = map(json!({"a": {"type": "string"}}));
    let none = map(json!({}));
    assert_eq!(
        schema_drift(one.clone(), none.clone()).severity(),
        Some(Severity::Cosmetic)
    );
    assert_eq!(
        schema_drift(none.clone(), one).severity(),
        Some(Severity::Cosmetic)
    );
    let typed = map(json!({"a": {"type": "integer"}}));
    assert_eq!(
        schema_drift(none, typed).severity(),
        Some(Severity::Breaking)
    );
}

#[test]
fn composition_of_one_schema_is_that_schema_below_keywords_compared_as_text() {
    let keyed = |schema: Value| json!({"type": "object", "patternProperties": {"^x-": schema}});
    let plain = keyed(json!({"type": "string"}));
    let wrapped = keyed(json!({"description": "A label.", "allOf": [{"type": "string"}]}));
    assert_eq!(schema_drift(plain.clone(), wrapped).changes, []);
    let other = keyed(json!({"allOf": [{"type": "string"}], "minLength": 2}));
    assert_ne!(schema_drift(plain, other).changes, []);
}

#[test]
fn limit_that_every_number_of_the_format_satisfies_changes_nothing() {
    let octet = json!({"type": "integer", "format": "uint8"});
    for (keyword, idle, effective) in [("maximum", 255, 254), ("minimum", 0, 1)] {
        let mut limited = octet.clone();
        limited[keyword] = json!(idle);
        assert_eq!(schema_drift(octet.clone(), limited.clone()).changes, []);
        limited[keyword] = json!(effective);
        let drift = schema_drift(octet.clone(), limited);
        assert_eq!(drift.severity(), Some(Severity::Breaking), "{keyword}");
    }
}

#[test]
fn integer_next_to_any_number_adds_nothing_to_a_union() {
    let number = json!({"type": "number"});
    let union = json!({"anyOf": [{"type": "number"}, {"type": "integer"}]});
    assert_eq!(schema_drift(number.clone(), union).changes, []);
    let limited = json!({"anyOf": [{"type": "number", "maximum": 5}, {"type": "integer"}]});
    assert_ne!(schema_drift(number, limited).changes, []);
}

#[test]
fn contradiction_is_placed_at_the_part_that_changed() {
    let part = |ty: &str| json!({"type": "object", "properties": {"a": {"type": ty}}});
    let components = |base: &str| {
        json!({
            "Base": part(base),
            "Extended": {"allOf": [part("string"), {"$ref": "#/components/schemas/Base"}]},
        })
    };
    let reference = json!({"$ref": "#/components/schemas/Extended"});
    let old = schema_document(reference.clone(), components("string"));
    let new = schema_document(reference, components("integer"));
    let drift = compare(&old, &new, &Options::default());
    assert_eq!(drift.severity(), Some(Severity::Breaking), "{drift:#?}");
    let places: Vec<_> = drift
        .changes
        .iter()
        .flat_map(|change| change.places())
        .collect();
    assert!(
        places
            .iter()
            .any(|(old, _)| old.starts_with("/components/schemas/Base")),
        "{places:?}"
    );
}

#[test]
fn further_success_with_another_object_is_tolerated_if_no_documented_field_is_needed() {
    let response = |schema: Value| json!({"description": "done", "content": {"application/json": {"schema": schema}}});
    let severity = |documented: &Value, added: &Value| {
        let mut old = schema_document(json!({"type": "object"}), json!({}));
        old["paths"]["/a"]["put"]["responses"] = json!({"200": response(documented.clone())});
        let mut new = old.clone();
        new["paths"]["/a"]["put"]["responses"]["201"] = response(added.clone());
        compare(&old, &new, &Options::default()).severity()
    };
    let object = |name: &str| json!({"type": "object", "required": [name], "properties": {name: {"type": "string"}}});
    let list = json!({"type": "array", "items": {"type": "string"}});
    let mut identified = object("id");
    identified["x-identifying"] = json!(["id"]);
    let map = json!({"type": "object", "additionalProperties": {"type": "integer"}});
    let free = json!({"type": "object"});
    for (documented, added, breaks) in [
        (&free, object("a"), false),
        (&object("id"), object("a"), false),
        (&object("id"), free.clone(), false),
        // "data" is the envelope.
        (&object("data"), object("a"), true),
        (&identified, object("a"), true),
        (&object("id"), map.clone(), true),
        (&map, object("a"), true),
        (&free, list, true),
    ] {
        let breaking = severity(documented, &added) == Some(Severity::Breaking);
        assert_eq!(breaking, breaks, "{documented} {added}");
    }
}

#[test]
fn wider_integer_is_tolerated_next_to_a_string() {
    let union = |format: &str, other: &str| json!({"anyOf": [{"type": "integer", "format": format}, {"type": other}]});
    let severity = |other: &str| {
        let (old, new) = (union("int32", other), union("int64", other));
        schema_drift(old, new).severity()
    };
    assert_eq!(severity("string"), Some(Severity::Additive));
    assert_eq!(severity("boolean"), Some(Severity::Breaking));
}

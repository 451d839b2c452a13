//! The vendor's facts taken over: words kept, placeholders for what is new, what
//! is gone gone, order stable; and the overlay's actions that are not needed.

use openapi_drift::{
    Options, PLACEHOLDER, Severity, apply_leniently, compare, placeholders, unneeded_actions,
    vendor, without_actions,
};
use serde_json::{Value, json};

fn depot() -> Value {
    serde_json::from_str(include_str!("../fixtures/depot.json")).unwrap()
}

/// The vendor's document: ours in other words, with its responses inlined.
fn theirs(edit: impl FnOnce(&mut Value)) -> Value {
    let mut out = depot();
    fn reword(value: &mut Value) {
        match value {
            Value::Object(map) => {
                for (key, value) in map.iter_mut() {
                    match value {
                        Value::String(text) if key == "description" || key == "summary" => {
                            *text = "The vendor's sentence.".into();
                        }
                        other => reword(other),
                    }
                }
            }
            Value::Array(list) => list.iter_mut().for_each(reword),
            _ => {}
        }
    }
    reword(&mut out);
    edit(&mut out);
    out
}

#[test]
fn other_descriptions_change_nothing() {
    let vendored = vendor(&depot(), &theirs(|_| {}), &[]).unwrap();
    assert_eq!(vendored.document.to_string(), depot().to_string());
    assert_eq!(vendored.placeholders, Vec::<String>::new());
}

#[test]
fn a_new_field_has_a_placeholder_and_the_diff_is_that_field() {
    let theirs = theirs(|d| {
        d["components"]["schemas"]["Owner"]["properties"]["region"] =
            json!({"type": "string", "description": "The vendor's sentence.", "example": "x"});
    });
    let vendored = vendor(&depot(), &theirs, &[]).unwrap();
    let at = "/components/schemas/Owner/properties/region";
    assert_eq!(vendored.placeholders, [format!("{at}/description")]);
    assert_eq!(vendored.unsettled, []);
    let mut wanted = depot();
    wanted["components"]["schemas"]["Owner"]["properties"]["region"] =
        json!({"type": "string", "description": PLACEHOLDER});
    assert_eq!(vendored.document.to_string(), wanted.to_string());
}

#[test]
fn a_field_called_description_is_a_field() {
    let theirs = theirs(|d| {
        d["components"]["schemas"]["Owner"]["properties"]["description"] =
            json!({"type": "string"});
    });
    let vendored = vendor(&depot(), &theirs, &[]).unwrap();
    let field = &vendored.document["components"]["schemas"]["Owner"]["properties"]["description"];
    assert_eq!(
        *field,
        json!({"type": "string", "description": PLACEHOLDER})
    );
}

#[test]
fn removed_operation_takes_its_own_components_along() {
    let theirs = theirs(|d| {
        d["paths"].as_object_mut().unwrap().shift_remove("/token");
        d["components"]["schemas"]
            .as_object_mut()
            .unwrap()
            .shift_remove("Auth.Token");
    });
    let vendored = vendor(&depot(), &theirs, &[]).unwrap();
    let mut wanted = depot();
    wanted["paths"]
        .as_object_mut()
        .unwrap()
        .shift_remove("/token");
    wanted["components"]["schemas"]
        .as_object_mut()
        .unwrap()
        .shift_remove("Auth.Token");
    assert_eq!(vendored.document.to_string(), wanted.to_string());
}

#[test]
fn a_new_operation_carries_none_of_the_vendors_sentences() {
    let theirs = theirs(|d| {
        let get = d["paths"]["/v4/rules"]["get"].clone();
        d["paths"]["/v4/more"] = json!({"get": get});
        d["paths"]["/v4/more"]["get"]["operationId"] = json!("moreRules");
    });
    let vendored = vendor(&depot(), &theirs, &[]).unwrap();
    assert_eq!(vendored.unsettled, []);
    assert!(
        !vendored
            .document
            .to_string()
            .contains("The vendor's sentence.")
    );
    assert!(
        vendored
            .placeholders
            .contains(&"/paths/~1v4~1more/get/summary".to_owned())
    );
    assert_eq!(placeholders(&vendored.document), vendored.placeholders);
}

#[test]
fn moved_operation_and_renamed_component_keep_their_descriptions() {
    let theirs = theirs(|d| {
        let item = d["paths"]
            .as_object_mut()
            .unwrap()
            .shift_remove("/v4/rules")
            .unwrap();
        d["paths"]["/v5/rules"] = item;
        let text = d
            .to_string()
            .replace("schemas/Common.ErrorMeta\"", "schemas/Fault\"");
        *d = serde_json::from_str(&text.replace("\"Common.ErrorMeta\":", "\"Fault\":")).unwrap();
    });
    let vendored = vendor(&depot(), &theirs, &[]).unwrap();
    assert_eq!(vendored.placeholders, Vec::<String>::new());
    assert_eq!(
        vendored.document["paths"]["/v5/rules"]["get"]["summary"],
        "Summary of listRules"
    );
    assert_eq!(vendored.unsettled, []);
    let left = compare(&vendored.document, &theirs, &Options::default());
    assert_eq!(left.severity(), Some(Severity::Cosmetic));
}

#[test]
fn shared_response_that_changed_everywhere_stays_shared() {
    let mut ours = depot();
    let response = ours["paths"]["/v4/rules"]["get"]["responses"]["404"].clone();
    ours["components"]["responses"] = json!({"NotFound": response});
    let all = ours["paths"].clone();
    for (path, item) in all.as_object().unwrap() {
        for method in ["get", "put", "post", "delete", "patch"] {
            if item.get(method).is_some() {
                ours["paths"][path][method]["responses"]["404"] =
                    json!({"$ref": "#/components/responses/NotFound"});
            }
        }
    }
    assert_eq!(
        vendor(&ours, &theirs(|_| {}), &[])
            .unwrap()
            .document
            .to_string(),
        ours.to_string()
    );
    let theirs = theirs(|d| {
        for (path, item) in all.as_object().unwrap() {
            for method in ["get", "put", "post", "delete", "patch"] {
                if item.get(method).is_some() {
                    d["paths"][path][method]["responses"]["404"]["content"]["application/json"]["schema"]
                        ["properties"]["hint"] = json!({"type": "string"});
                }
            }
        }
    });
    let vendored = vendor(&ours, &theirs, &[]).unwrap();
    assert_eq!(vendored.unsettled, []);
    assert_eq!(vendored.document["paths"], ours["paths"]);
    assert_eq!(
        vendored.placeholders.len(),
        1,
        "{:?}",
        vendored.placeholders
    );
}

#[test]
fn fact_that_is_kept_is_reported() {
    let theirs = theirs(|d| {
        d["components"]["schemas"]["Owner"]["properties"]["id"]["type"] = json!("integer")
    });
    let keep = ["/components/schemas/Owner/properties/id".to_owned()];
    let vendored = vendor(&depot(), &theirs, &keep).unwrap();
    assert_eq!(vendored.document.to_string(), depot().to_string());
    assert_eq!(vendored.unsettled.len(), 1);
}

#[test]
fn a_field_that_is_not_given_up_stays() {
    let theirs = theirs(|d| {
        let owner = &mut d["components"]["schemas"]["Owner"];
        owner["properties"]
            .as_object_mut()
            .unwrap()
            .shift_remove("type");
        owner["required"] = json!(["id"]);
    });
    let keep = ["/components/schemas/Owner/properties/type".to_owned()];
    let vendored = vendor(&depot(), &theirs, &keep).unwrap();
    let owner = &vendored.document["components"]["schemas"]["Owner"];
    assert_eq!(owner["properties"]["type"]["enum"], json!(["team"]));
    assert_eq!(owner["required"], json!(["id"]));
}

#[test]
fn documents_of_two_dialects_are_not_mixed() {
    let theirs = theirs(|d| d["openapi"] = json!("3.0.3"));
    assert!(
        vendor(&depot(), &theirs, &[])
            .unwrap_err()
            .to_string()
            .contains("3.0.3")
    );
}

#[test]
fn unneeded_overlay_actions_are_named_with_the_reason() {
    let action = |target: &str, update: Value| json!({"target": target, "description": "why", "update": update});
    let overlay = json!({"overlay": "1.0.0", "info": {"title": "o", "version": "1"}, "actions": [
        action("$.components.schemas.Owner.properties.id", json!({"type": "integer"})),
        action("$.components.schemas.Gone", json!({"type": "integer"})),
        action("$.components.schemas.Owner.properties.type", json!({"type": "string"})),
        action("$.components.schemas.Owner.properties.type", json!({"minLength": 0})),
        action("$.components.schemas.Owner.properties.type", json!({"x-secret": true})),
        action("$.components.schemas.Parcel.properties.owner", json!({"x-secret": true})),
    ]});
    let unneeded = unneeded_actions(&depot(), &overlay).unwrap();
    let named: Vec<(usize, &str)> = unneeded.iter().map(|u| (u.index, u.why.as_str())).collect();
    assert_eq!(
        named,
        [
            (1, "nothing is at its target any more"),
            (2, "the document says so itself now"),
            (3, "the document means the same without it now"),
        ]
    );
    let left = without_actions(&overlay, &unneeded);
    let (effective, none) = apply_leniently(&depot(), &left).unwrap();
    assert_eq!(none, []);
    assert_eq!(
        effective["components"]["schemas"]["Owner"]["properties"]["id"]["type"],
        "integer"
    );
}

#[test]
fn base_that_excludes_what_extends_it_is_taken_over() {
    let document = |base: &str| {
        json!({
            "openapi": "3.1.0", "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"get": {
                "operationId": "getA",
                "responses": {"200": {"description": "done", "content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/Extended"}
                }}}},
            }}},
            "components": {"schemas": {
                "Base": {"type": base, "description": "What both have."},
                "Extended": {"description": "More.", "allOf": [
                    {"$ref": "#/components/schemas/Base"},
                    {"type": "object", "properties": {"a": {"type": "string", "description": "A."}}},
                ]},
            }},
        })
    };
    let theirs = document("string");
    let vendored = vendor(&document("object"), &theirs, &[]).unwrap();
    let drift = compare(&vendored.document, &theirs, &Options::default());
    assert_eq!(drift.changes, [], "{}", vendored.document);
    assert_eq!(
        vendored.document["components"]["schemas"]["Base"]["description"],
        "What both have."
    );
}

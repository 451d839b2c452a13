//! The lock of the generated surface: changes of a document that are additive for the API are additive in Rust.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::tree::Copy;

/// The documented operations of an area, as its generated source declares them.
#[derive(Debug, Default)]
struct Surface {
    /// Method → its arguments and result.
    methods: BTreeMap<String, String>,
    /// `Request::setter` → its argument.
    setters: BTreeMap<String, String>,
}

/// Reads the surface of the area `services`.
fn surface(copy: &Copy) -> Surface {
    let file = "crates/squadcast-raw/src/generated/operations/services.rs";
    let text = std::fs::read_to_string(copy.0.path().join(file)).unwrap();
    let mut surface = Surface::default();
    for item in syn::parse_file(&text).unwrap().items {
        match item {
            syn::Item::Impl(block) => {
                for item in block.items {
                    let syn::ImplItem::Fn(method) = item else {
                        panic!("the client has methods only")
                    };
                    let (inputs, output) = (&method.sig.inputs, &method.sig.output);
                    let signature = quote::quote!(#inputs #output).to_string();
                    let name = method.sig.ident.to_string();
                    surface.methods.insert(name, signature);
                }
            }
            syn::Item::Macro(request) => {
                let tokens = request.mac.tokens.to_string();
                // The name is after the documentation, the setters are in braces.
                let (head, body) = tokens.split_once('{').unwrap();
                let name = head.split("->").next().unwrap().trim();
                let name = name.rsplit([' ', ']']).next().unwrap();
                let setters = body.trim_end_matches([' ', '}']).split("=>");
                let setters: Vec<&str> = setters.collect();
                for pair in setters.windows(2) {
                    let declared = pair[0].rsplit([']', ',']).next().unwrap();
                    let (setter, ty) = declared.split_once(':').unwrap();
                    let key = format!("{name}::{}", setter.trim());
                    surface.setters.insert(key, ty.trim().to_owned());
                }
            }
            _ => {}
        }
    }
    assert!(!surface.methods.is_empty() && !surface.setters.is_empty());
    surface
}

/// Every call that compiles against `before` compiles against `after`.
fn assert_calls_still_compile(before: &Surface, after: &Surface) {
    for (name, signature) in &before.methods {
        assert_eq!(Some(signature), after.methods.get(name), "{name}");
    }
    for (name, ty) in &before.setters {
        assert_eq!(Some(ty), after.setters.get(name), "{name}");
    }
}

fn added(before: &Surface, after: &Surface) -> BTreeSet<String> {
    let names = after.setters.keys();
    names
        .filter(|name| !before.setters.contains_key(*name))
        .cloned()
        .collect()
}

fn parameter(name: &str) -> Value {
    json!({"name": name, "in": "query", "description": "A filter.", "schema": {"type": "string"}})
}

const SERVICE: &str = "/v3/services/{serviceID}";

#[test]
fn first_and_further_optional_parameters_are_additive() {
    let copy = Copy::new();
    let plain = surface(&copy);
    copy.edit("openapi/squadcast.json", |document| {
        let operation = &mut document["paths"][SERVICE]["delete"];
        let list = operation["parameters"].as_array_mut();
        match list {
            Some(list) => list.push(parameter("force")),
            None => operation["parameters"] = json!([parameter("force")]),
        }
    });
    assert_eq!(copy.regen().code, 0);
    let first = surface(&copy);
    assert_calls_still_compile(&plain, &first);
    let new = BTreeSet::from(["ServicesDeleteService::force".to_owned()]);
    assert_eq!(added(&plain, &first), new);

    copy.edit("openapi/squadcast.json", |document| {
        let operation = &mut document["paths"][SERVICE]["delete"];
        let list = operation["parameters"].as_array_mut().unwrap();
        // Before the parameters that are there, and named like a method of every request.
        list.insert(0, parameter("deadline"));
    });
    assert_eq!(copy.regen().code, 0);
    let second = surface(&copy);
    assert_calls_still_compile(&first, &second);
    let new = BTreeSet::from(["ServicesDeleteService::deadline_param".to_owned()]);
    assert_eq!(added(&first, &second), new);
}

#[test]
fn required_parameter_that_becomes_optional_stays_positional() {
    let copy = Copy::new();
    let before = surface(&copy);
    let method = "services_get_services_by_name";
    assert!(before.methods[method].contains("name : & str"));
    copy.edit("openapi/squadcast.json", |document| {
        let operation = &mut document["paths"]["/v3/services/by-name"]["get"];
        let list = operation["parameters"].as_array_mut().unwrap();
        for parameter in list.iter_mut() {
            if parameter["name"] == "name" {
                parameter["required"] = json!(false);
            }
        }
        // The order of the document is not the order of the arguments.
        list.reverse();
    });
    assert_eq!(copy.regen().code, 0);
    let after = surface(&copy);
    assert_calls_still_compile(&before, &after);
    assert!(added(&before, &after).is_empty());
}

#[test]
fn type_that_would_move_is_rejected_until_the_lock_allows_it() {
    let copy = Copy::new();
    let component = "V3.Services.ServiceSlack";
    copy.edit("openapi/squadcast.json", |document| {
        let role = &mut document["components"]["schemas"]["V3.Teams.TeamRole"]["properties"];
        role["slack"] = json!({"$ref": format!("#/components/schemas/{component}")});
    });
    let before = copy.digest();
    let outcome = copy.regen();
    assert_eq!(outcome.code, 2, "{}", outcome.text());
    for expected in [
        format!("openapi/squadcast.lock.json at /types/{component}: "),
        "moved from `services` to `shared`".to_owned(),
        format!("remove the line of {component}"),
    ] {
        assert!(outcome.text().contains(&expected), "{}", outcome.text());
    }
    assert!(copy.digest() == before, "something was written");

    copy.edit("openapi/squadcast.lock.json", |lock| {
        lock["types"].as_object_mut().unwrap().remove(component);
    });
    let outcome = copy.regen();
    assert_eq!(outcome.code, 0, "{}", outcome.text());
    let file = copy.0.path().join("openapi/squadcast.lock.json");
    let lock: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(lock["types"][component], "shared::ServiceSlack");
}

#[test]
fn new_component_renames_no_other() {
    let copy = Copy::new();
    let file = copy.0.path().join("openapi/squadcast.lock.json");
    let lock = || -> Value { serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap() };
    let before = lock();
    copy.edit("openapi/squadcast.json", |document| {
        let schemas = document["components"]["schemas"].as_object_mut().unwrap();
        let slack = schemas["V3.Services.ServiceSlack"].clone();
        // A shallower component gets the short name, if it is free.
        schemas.insert("V3.ServiceSlack".into(), slack);
        let service = &mut schemas["V3.Services.Service"]["properties"];
        service["second"] = json!({"$ref": "#/components/schemas/V3.ServiceSlack"});
    });
    let outcome = copy.regen();
    assert_eq!(outcome.code, 0, "{}", outcome.text());
    let after = lock();
    for (component, path) in before["types"].as_object().unwrap() {
        assert_eq!(&after["types"][component], path, "{component}");
    }
    assert!(after["types"]["V3.ServiceSlack"].is_string());
}

#[test]
fn parameter_and_body_without_description_are_rejected_with_their_place() {
    let copy = Copy::new();
    copy.edit("openapi/squadcast.json", |document| {
        let operation = &mut document["paths"]["/v3/services/by-name"]["get"];
        operation["parameters"][0]
            .as_object_mut()
            .unwrap()
            .remove("description");
        let body = &mut document["paths"]["/v3/services"]["post"]["requestBody"];
        body["description"] = json!(" ");
    });
    let outcome = copy.regen();
    assert_eq!(outcome.code, 2, "{}", outcome.text());
    for place in [
        "openapi/squadcast.json at /paths/~1v3~1services~1by-name/get/parameters/0: ",
        "openapi/squadcast.json at /paths/~1v3~1services/post/requestBody: ",
    ] {
        assert!(
            outcome.text().contains(place),
            "{place}\n{}",
            outcome.text()
        );
    }
    assert_eq!(outcome.text().matches("has no description\n").count(), 2);
}

//! `cargo xtask regen`: one change of a document is one change of the generated code; invalid input is reported with file,
//! place and remedy, and no file is written.

use crate::tree::{Copy, GENERATED};
use serde_json::{Value, json};
use xtask::vendor::PLACEHOLDER;
use xtask::workspace_root;

#[test]
fn one_line_changed_in_the_document_changes_exactly_what_it_says() {
    let copy = Copy::new();
    let before = copy.digest();
    copy.edit("openapi/squadcast.json", |document| {
        document["components"]["schemas"]["V3.Services.ServiceSlack"]["properties"]["name"]["description"] =
            json!("What the channel is called in Slack today.");
    });
    let check = copy.check();
    assert_eq!(check.code, 1, "{}", check.text());
    assert!(
        check
            .text()
            .contains("stale: crates/squadcast-raw/src/generated/services.rs"),
        "{}",
        check.text()
    );
    assert!(
        check.text().contains("repair with: cargo xtask regen"),
        "{}",
        check.text()
    );

    let regen = copy.regen();
    assert_eq!(regen.code, 0, "{}", regen.text());
    let after = copy.digest();
    let changed: Vec<_> = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after && !before.0.ends_with("squadcast.json"))
        .collect();
    let names: Vec<_> = changed.iter().map(|(before, _)| &*before.0).collect();
    assert!(
        matches!(&names[..], [schema, code]
            if schema.ends_with("generated/schemas/services.rs") && code.ends_with("generated/services.rs")),
        "{names:?}"
    );
    for (before, after) in &changed {
        let (old, new) = (
            String::from_utf8_lossy(&before.1),
            String::from_utf8_lossy(&after.1),
        );
        let lines: Vec<&str> = old
            .lines()
            .zip(new.lines())
            .filter_map(|(old, new)| (old != new).then_some(new))
            .collect();
        let [line] = lines[..] else {
            panic!("{}: {lines:?}", before.0)
        };
        assert!(
            line.contains("What the channel is called in Slack today."),
            "{line}"
        );
    }

    let again = copy.check();
    assert_eq!(again.code, 0, "{}", again.text());
}

#[test]
fn every_stale_missing_and_superfluous_file_is_listed() {
    let copy = Copy::new();
    let generated = copy.0.path().join("crates/squadcast-raw/src/generated");
    std::fs::write(generated.join("teams.rs"), "edited").unwrap();
    std::fs::remove_file(generated.join("users.rs")).unwrap();
    std::fs::write(generated.join("left_over.rs"), "").unwrap();
    std::fs::remove_dir_all(generated.join("operations")).unwrap();
    let (check, regen) = (copy.check(), copy.regen());
    assert_eq!(check.code, 1, "{}", check.text());
    assert_eq!(regen.code, 0, "{}", regen.text());
    for file in ["teams.rs", "users.rs", "left_over.rs", "operations/mod.rs"] {
        for (outcome, verb) in [(&check, "stale:"), (&regen, "wrote")] {
            assert!(
                outcome.text().contains(&format!(
                    "{verb} crates/squadcast-raw/src/generated/{file}\n"
                )),
                "{}",
                outcome.text()
            );
        }
    }
    assert!(!generated.join("left_over.rs").exists());
    assert_eq!(copy.check().code, 0);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let copy = Copy::new();
    let file = "crates/squadcast-raw/src/generated/teams.rs";
    std::fs::remove_file(copy.0.path().join(file)).unwrap();
    std::fs::create_dir(copy.0.path().join(file)).unwrap();
    let outcome = copy.regen();
    assert_eq!(outcome.code, 2, "{}", outcome.text());
    assert!(
        outcome
            .text()
            .starts_with(&format!("{file}: cannot be written: "))
            && outcome.text().contains("remedy: "),
        "{}",
        outcome.text()
    );
}

/// Bad input: what is done to a file, and what the message must hold.
type BadInput = (&'static str, fn(&mut Value), &'static [&'static str]);

#[test]
fn bad_input_is_named_by_file_place_and_remedy_and_nothing_is_written() {
    let cases: [BadInput; 12] = [
        (
            "openapi/squadcast.json",
            |document| {
                let schemas = document["components"]["schemas"].as_object_mut().unwrap();
                let role = schemas["V3.Teams.TeamRole"].clone();
                // Alike but for their case, which the names of files and links do not show.
                schemas.insert("V3.Teams.Alike".into(), role.clone());
                schemas.insert("v3.teams.alike".into(), role);
                let field = &mut schemas["V3.Teams.TeamRole"]["properties"];
                field["one"] = json!({"$ref": "#/components/schemas/V3.Teams.Alike"});
                field["two"] = json!({"$ref": "#/components/schemas/v3.teams.alike"});
            },
            &[
                "openapi/squadcast.json at /components/schemas: ",
                "V3.Teams.Alike and v3.teams.alike have the same name",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.overlay.json",
            |overlay| {
                let action = json!({"target": "$.paths['/v9/nowhere']", "description": "A path that is not there.", "remove": true});
                overlay["actions"].as_array_mut().unwrap().push(action);
            },
            &[
                "openapi/squadcast.overlay.json at /actions/",
                "A path that is not there.",
                "does not apply",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.overlay.json",
            |overlay| {
                let action = json!({"target": "$.info", "description": "Names what is named so already.", "update": {"title": "Squadcast"}});
                overlay["actions"].as_array_mut().unwrap().push(action);
            },
            &[
                "Names what is named so already.",
                "changes nothing",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.json",
            |document| {
                document["components"]["schemas"]["V3.Teams.TeamRole"]["properties"]["limits"] =
                    json!({"type": "object", "properties": {"most": {"type": "integer"}}});
            },
            &[
                "openapi/squadcast.names.json at /components/schemas/V3.Teams.TeamRole/properties/limits",
                "no name",
                "add under `types`",
            ],
        ),
        (
            "openapi/squadcast.json",
            |document| {
                document["components"]["schemas"]["V3.Teams.TeamRole"]["frobnicate"] = json!(1)
            },
            &[
                "openapi/squadcast.json at ",
                "V3.Teams.TeamRole",
                "frobnicate",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.json",
            |document| {
                document["components"]["schemas"]["V3.Teams.TeamRole"]["properties"]["other"] = json!({"$ref": "https://elsewhere.example/schema.json", "description": "Somewhere else."});
            },
            &["openapi/squadcast.json at ", "elsewhere.example", "remedy"],
        ),
        (
            "openapi/squadcast.names.json",
            |names| {
                names["types"]["/components/schemas/V3.Nowhere/properties/x"] =
                    json!("V3.Nowhere.X")
            },
            &[
                "openapi/squadcast.names.json at /components/schemas/V3.Nowhere/properties/x",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.json",
            |document| {
                document["paths"]["/v3/teams"]["get"]["responses"]
                    .as_object_mut()
                    .unwrap()
                    .remove("200");
            },
            &[
                "openapi/squadcast.json at /paths/~1v3~1teams/get",
                "no response of success",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.json",
            |document| {
                let role = &mut document["components"]["schemas"]["V3.Teams.TeamRole"];
                let twin = role.clone();
                role["properties"]["twin"] = json!({"$ref": "#/components/schemas/V3.Teams.Team.Role", "description": "Another."});
                document["components"]["schemas"]["V3.Teams.Team.Role"] = twin;
            },
            &[
                "openapi/squadcast.json at /components/schemas: ",
                "V3.Teams.Team.Role and V3.Teams.TeamRole have the same name in Rust",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.names.json",
            |names| names["tpyes"] = json!({}),
            &[
                "openapi/squadcast.names.json: is not a names table",
                "tpyes",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.names.json",
            |names| names["rust"]["V3.Teams.TeamRole"] = json!("Team Role"),
            &[
                "openapi/squadcast.json: the generated teams.rs is not Rust",
                "near \"pub struct Team Role {\"",
                "remedy",
            ],
        ),
        (
            "openapi/squadcast.json",
            |document| {
                document["components"]["schemas"]["V3.Teams.TeamRole"]["description"] =
                    json!("One line of very many.\n".repeat(4_000));
            },
            &[
                "openapi/squadcast.json: the generated teams.rs would have ",
                "more than 4000",
                "remedy",
            ],
        ),
    ];
    for (file, change, expected) in cases {
        let copy = Copy::new();
        copy.edit(file, change);
        let before = copy.digest();
        let outcome = copy.regen();
        assert_eq!(outcome.code, 2, "{}", outcome.text());
        for part in expected {
            assert!(
                outcome.text().contains(part),
                "{part:?} is not in:\n{}",
                outcome.text()
            );
        }
        assert!(
            copy.digest() == before,
            "something was written in spite of: {}",
            outcome.text()
        );
    }
}

#[test]
fn a_component_of_the_same_name_and_depth_changes_what_no_name_means() {
    let copy = Copy::new();
    let types = |copy: &Copy| {
        let file = copy
            .0
            .path()
            .join("crates/squadcast-raw/src/generated/teams.rs");
        let text = std::fs::read_to_string(file).unwrap();
        let names = text
            .lines()
            .filter_map(|line| line.strip_prefix("pub struct "));
        names
            .map(|name| name.trim_end_matches([' ', '{']).to_owned())
            .collect::<Vec<_>>()
    };
    let plain = types(&copy);
    assert!(plain.contains(&"TeamRole".to_owned()));
    copy.edit("openapi/squadcast.json", |document| {
        let schemas = document["components"]["schemas"].as_object_mut().unwrap();
        let role = schemas["V3.Teams.TeamRole"].clone();
        for other in ["V3.Teams.Crew.Badge", "V3.Teams.Staff.Badge"] {
            schemas.insert(other.into(), role.clone());
        }
        let fields = &mut schemas["V3.Teams.TeamRole"]["properties"];
        for (field, other) in [("crew", "Crew"), ("staff", "Staff")] {
            fields[field] = json!({"$ref": format!("#/components/schemas/V3.Teams.{other}.Badge")});
        }
    });
    assert_eq!(copy.regen().code, 0);
    let both = types(&copy);
    for name in ["CrewBadge", "StaffBadge"] {
        assert!(both.contains(&name.to_owned()), "{name}: {both:?}");
    }
    assert!(!both.contains(&"Badge".to_owned()), "{both:?}");
    assert!(plain.iter().all(|name| both.contains(name)));
}

#[test]
fn every_missing_description_is_reported_and_no_file_is_written() {
    let places = [
        ("squadcast.json", "/paths/~1v3~1teams/get/description"),
        (
            "squadcast.json",
            "/paths/~1oauth~1access-token/get/parameters/0/description",
        ),
        (
            "squadcast.json",
            "/components/schemas/V3.Teams.TeamRole/description",
        ),
        (
            "squadcast.json",
            "/components/schemas/V3.Teams.TeamRole/properties/name/description",
        ),
        ("squadcast.overlay.json", "/actions/0/description"),
        (
            "squadcast.overlay.json",
            "/actions/0/update/Common.V3.ErrorDetails/description",
        ),
        ("squadvoice.json", "/info/description"),
    ];
    let copy = Copy::new();
    for (file, pointer) in places {
        copy.edit(&format!("openapi/{file}"), |document| {
            *document
                .pointer_mut(pointer)
                .unwrap_or_else(|| panic!("{file} has nothing at {pointer}")) = json!(PLACEHOLDER);
        });
    }
    let before = copy.digest();
    for outcome in [copy.check(), copy.regen()] {
        assert_eq!(outcome.code, 2, "{}", outcome.text());
        for (file, pointer) in places {
            let message = format!(
                "openapi/{file} at {pointer}: has no description yet\n  remedy: describe it"
            );
            assert!(
                outcome.text().contains(&message),
                "{message:?} is not in:\n{}",
                outcome.text()
            );
        }
        assert_eq!(
            outcome.text().matches("has no description yet").count(),
            places.len(),
            "{}",
            outcome.text()
        );
    }
    assert!(copy.digest() == before, "something was written");
}

#[test]
fn file_that_is_invalid_json_or_missing_is_named() {
    let copy = Copy::new();
    std::fs::write(
        copy.0.path().join("openapi/squadcast.json"),
        "{\n  \"openapi\": \n",
    )
    .unwrap();
    std::fs::remove_file(copy.0.path().join("openapi/squadvoice.names.json")).unwrap();
    let outcome = copy.regen();
    assert_eq!(outcome.code, 2);
    for part in [
        "openapi/squadcast.json: is not JSON",
        "remedy: correct the file at line 3, column ",
        "openapi/squadvoice.names.json: cannot be read",
        "remedy",
    ] {
        assert!(
            outcome.text().contains(part),
            "{part:?} is not in:\n{}",
            outcome.text()
        );
    }

    std::fs::write(copy.0.path().join("openapi/squadvoice.json"), "[]").unwrap();
    let text = copy.regen().text();
    assert!(
        text.contains("openapi/squadvoice.json: is not a JSON object"),
        "{text}"
    );
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    let again = xtask::regen::files(&workspace_root()).unwrap();
    assert!(*GENERATED == again);
}

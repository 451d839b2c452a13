//! How an overlay is applied: its actions in order, each on what the ones before it have left.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use xtask::document::apply_overlay;

fn overlay(actions: Value) -> Value {
    json!({"overlay": "1.0.0", "info": {"title": "Corrections", "version": "1"}, "actions": actions})
}

fn rejection(overlay: &Value) -> String {
    let document = json!({"info": {"title": "Squadcast"}, "tags": ["a"]});
    apply_overlay(&document, "overlay.json", overlay)
        .unwrap_err()
        .to_string()
}

#[test]
fn an_action_meets_what_the_ones_before_it_have_left() {
    let document = json!({"tags": [{"name": "a"}, {"name": "b"}, {"name": "c"}]});
    let overlay = overlay(json!([
        {"target": "$.tags[?@.name != 'c']", "description": "Gone.", "remove": true},
        {"target": "$.tags[?@.name == 'c']", "description": "Misspelt.", "update": {"name": "d"}},
        {"target": "$.tags", "description": "Missing.", "update": {"name": "e"}},
        {"target": "$.tags[1]", "description": "Without words.", "update": {"description": "The last."}},
    ]));
    assert_eq!(
        apply_overlay(&document, "overlay.json", &overlay).unwrap(),
        json!({"tags": [{"name": "d"}, {"name": "e", "description": "The last."}]})
    );
}

#[test]
fn every_bad_action_is_reported_with_its_place() {
    let reported = rejection(&overlay(json!([
        {"target": "$.info", "update": {"title": "Other"}},
        {"target": "$.info", "description": "Fine.", "update": {"title": "Another"}},
        {"target": "$.[", "description": "Mistyped.", "remove": true},
        {"target": "$.nowhere", "description": "Not there.", "remove": true},
        {"target": "$.info", "description": "Said already.", "update": {"title": "Another"}},
    ])));
    let lines: Vec<&str> = reported
        .lines()
        .filter(|line| !line.starts_with("  remedy: "))
        .collect();
    let expected = [
        "overlay.json at /actions/0: the action on $.info (no description) has no description",
        "overlay.json at /actions/2: the action on $.[ (Mistyped.) has a target that is not a JSONPath",
        "overlay.json at /actions/3: the action on $.nowhere (Not there.) does not apply",
        "overlay.json at /actions/4: the action on $.info (Said already.) changes nothing",
    ];
    assert_eq!(lines.len(), expected.len(), "{reported}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}\nis not\n{expected}");
    }
}

#[test]
fn invalid_overlay_is_reported() {
    let reported = rejection(&json!({"actions": "none"}));
    assert!(
        reported.starts_with("overlay.json: is not an overlay: "),
        "{reported}"
    );
}

//! Path items in components: which are used, and how far references are followed.

use serde_json::{Map, Value, json};

use super::{losses, lowered, problems};

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/pathItems/{name}") })
}

#[test]
fn path_item_is_used_if_a_path_leads_to_it() {
    let response = json!({ "200": { "description": "Fine." } });
    let with_callback = |name: &str| {
        json!({ "post": {
            "responses": response, "callbacks": { "done": { "{$url}": reference(name) } },
        } })
    };
    let lowered = lowered(json!({
        "paths": { "/a": reference("A"), "/b": with_callback("FromPath") },
        "components": { "pathItems": {
            "A": with_callback("Inner"),
            // Its name starts with that of a used one.
            "AB": reference("OfUnused"),
            "FromPath": reference("Last"),
            "Inner": {},
            "Last": {},
            "OfUnused": {},
            "Unused": with_callback("OfUnused"),
        } },
    }));
    assert_eq!(
        losses(&lowered),
        [
            "/components/pathItems/AB path-items",
            "/components/pathItems/OfUnused path-items",
            "/components/pathItems/Unused path-items",
        ]
    );
    assert_eq!(
        lowered.losses[0].to_string(),
        "#/components/pathItems/AB: the path item, which no path refers to (path-items)"
    );
}

#[test]
fn chain_of_64_path_items_is_the_limit() {
    let chain = |length: usize| {
        let mut items: Map<String, Value> = (1..length)
            .map(|nth| (format!("P{nth}"), reference(&format!("P{}", nth + 1))))
            .collect();
        items.insert(format!("P{length}"), json!({ "summary": "Last." }));
        json!({ "paths": { "/a": reference("P1") }, "components": { "pathItems": items } })
    };
    let longest = lowered(chain(64));
    assert_eq!(
        longest.document["paths"]["/a"],
        json!({ "summary": "Last." })
    );
    assert_eq!(problems(chain(65)), ["/components/pathItems/P64/$ref"]);
}

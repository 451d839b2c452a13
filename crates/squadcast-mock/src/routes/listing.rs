//! The listing `docs/fake.md`: which operations have state, and what the model has derived. Update it with
//! `FAKE=write cargo test -p squadcast-mock --lib listing`.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

use openapi_mock::resources::Target;

use super::TABLES;
use crate::document;
use crate::state;
use crate::state::SAME;

/// Operations whose response is the same in every state, and the reason.
const STATELESS: [(&str, &str); 5] = [
    (
        "Overlay_renderCustomContentOverlay",
        "renders a template and stores nothing",
    ),
    (
        "Overlay_renderDedupKeyTemplate",
        "renders a template and stores nothing",
    ),
    (
        "StatusPages_listStatusPageStatuses",
        "every page has the same statuses",
    ),
    (
        "Issues_listStatusPageIssueStates",
        "every page has the same states",
    ),
    (
        "Users_getUserRoles",
        "every organization has the same roles",
    ),
];

/// Query parameters that change no response, and the reason.
pub(crate) const WITHOUT_EFFECT: [(&str, &str, &str); 1] = [(
    "SLO_getSLOById",
    "owner_type",
    "says which kind of owner `owner_id` is, and the only kind is `team`",
)];

/// The operation that the handler executes itself.
const IN_HANDLER: &str = "Auth_getAccessToken";

/// Returns the state of each documented operation.
fn states() -> BTreeMap<&'static str, String> {
    let document = document::embedded().unwrap();
    let derived: HashMap<&str, &str> = state::model().unwrap().operations().collect();
    let by_hand: BTreeSet<&str> = TABLES
        .iter()
        .flat_map(|table| table.iter())
        .map(|(id, _)| *id)
        .collect();
    let documented = document
        .operations()
        .iter()
        .filter(|operation| operation.documented);
    documented
        .map(|operation| {
            let id = operation.id.as_str();
            let state = match STATELESS.iter().find(|(known, _)| *known == id) {
                Some((_, reason)) => format!("none: {reason}"),
                None if by_hand.contains(id) || id == IN_HANDLER => "hand-written".to_owned(),
                None => match derived.get(id) {
                    Some(role) => format!("derived: {role}"),
                    None => panic!("{id} has no state, and no reason for it"),
                },
            };
            (id, state)
        })
        .collect()
}

fn listing() -> String {
    let document = document::embedded().unwrap();
    let model = state::model().unwrap();
    let states = states();
    let count = |prefix: &str| {
        states
            .values()
            .filter(|state| state.starts_with(prefix))
            .count()
    };
    let (derived, by_hand, none) = (count("derived"), count("hand-written"), count("none"));
    let mut text = format!(
        "# State of the fake service\n\nGenerated from the test `listing` of `squadcast-mock`; do not edit.\n\n\
         {} of {} operations have state: that of {derived} is derived from the document, that of {by_hand} is \
         hand-written. {none} have none.\n",
        derived + by_hand,
        states.len()
    );
    text.push_str("\n## Operations\n\n| operation | request | state |\n|---|---|---|\n");
    for operation in document.operations().iter().filter(|it| it.documented) {
        let (id, method, path) = (&operation.id, &operation.method, &operation.template);
        let state = &states[id.as_str()];
        let _ = writeln!(text, "| `{id}` | `{method} {path}` | {state} |");
    }
    text.push_str(
        "\n## References\n\nFields of requests that contain ids. A request with an unknown one is rejected.\n\n\
         | operation | field | collection |\n|---|---|---|\n",
    );
    for reference in model.references(document) {
        let target = match &reference.target {
            Target::Collection(template) => format!("`{template}`"),
            Target::ByType(field, words) => {
                let words: BTreeSet<&str> = words.iter().map(|(_, it)| it.as_str()).collect();
                let words: Vec<String> = words.into_iter().map(|it| format!("`{it}`")).collect();
                format!("by `{field}`: {}", words.join(", "))
            }
        };
        let place = if reference.query { " (query)" } else { "" };
        let (operation, field) = (&reference.operation, &reference.field);
        let _ = writeln!(text, "| `{operation}` | `{field}`{place} | {target} |");
    }
    text.push_str(
        "\n## Query parameters without an effect\n\nEvery other query parameter of a `GET` request changes its response; a test \
         sends each.\n\n| operation | parameter | reason |\n|---|---|---|\n",
    );
    for (operation, name, reason) in WITHOUT_EFFECT {
        let _ = writeln!(text, "| `{operation}` | `{name}` | {reason} |");
    }
    text.push_str(
        "\n## Ids without a collection\n\nFields of requests that contain ids which are not checked: of other programs, of \
         resources whose parent is not in the path, or of the resource itself.\n\n| operation | field |\n|---|---|\n",
    );
    for (operation, field) in model.unmatched() {
        let _ = writeln!(text, "| `{operation}` | `{field}` |");
    }
    text.push_str(
        "\n## Names of one field\n\nNames that differ only in case and separators are one name, unless a line lists one \
         of them.\n\n",
    );
    for group in SAME {
        let names: Vec<String> = group.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(text, "- {}", names.join(", "));
    }
    text
}

#[test]
fn listing_is_current_and_every_operation_has_state_or_a_reason() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/fake.md");
    let text = listing();
    if std::env::var_os("FAKE").is_some_and(|value| value == "write") {
        std::fs::write(&path, &text).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap_or_default() == text,
        "docs/fake.md is stale: FAKE=write cargo test -p squadcast-mock --lib listing"
    );
}

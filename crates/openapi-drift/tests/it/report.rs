//! The report in its forms, and the ignore file that goes stale loudly.

use openapi_drift::{Drift, Format, Ignore, Options, Severity, compare};
use serde_json::{Value, json};

fn drift() -> Drift {
    let old: Value = serde_json::from_str(include_str!("../fixtures/depot.json")).unwrap();
    let mut new = old.clone();
    let schemas = &mut new["components"]["schemas"];
    schemas["Condition"]["properties"]
        .as_object_mut()
        .unwrap()
        .remove("rhs");
    schemas["Parcel"]["properties"]["a|b`<i>@all\n::error::"] = json!({"type": "string"});
    compare(&old, &new, &Options::default())
}

#[test]
fn text_has_change_location_reason_and_operations() {
    let text = drift().render(Format::Text, "o.json");
    assert!(
        text.starts_with("1 breaking, 1 additive, 0 cosmetic\n"),
        "{text}"
    );
    for line in [
        "  the field rhs is gone",
        "    at /components/schemas/Condition/properties/rhs → /components/schemas/Condition",
        "    through Rule → Condition",
        "    breaking request-property-removed (request): a value that clients send is no longer part of the contract",
        "      createRule",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[test]
fn markdown_cannot_be_broken_by_the_vendors_names() {
    let text = drift().render(Format::Markdown, "o.json");
    assert!(text.contains("## Breaking") && text.contains("## Additive"));
    for line in text
        .lines()
        .filter(|l| l.starts_with("| ") && !l.starts_with("| change"))
    {
        let bare = line.replace("\\|", "").replace("\\`", "");
        assert_eq!(bare.matches('|').count(), 6, "{line}");
        assert!(
            !bare.split('`').step_by(2).any(|t| t.contains("<i>")),
            "{line}"
        );
        assert!(
            !bare.split('`').step_by(2).any(|t| t.contains("@all")),
            "{line}"
        );
    }
}

#[test]
fn json_carries_everything_and_reads_back() {
    let value: Value = serde_json::from_str(&drift().render(Format::Json, "o.json")).unwrap();
    assert_eq!(value["severity"], "breaking");
    assert_eq!(value["breaking"], 1);
    assert_eq!(
        value["changes"][0]["effects"][0]["operations"][0]["id"],
        "createRule"
    );
}

#[test]
fn annotations_are_one_line_a_change_and_escaped() {
    let text = drift().render(Format::Github, "openapi/o.json");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].starts_with("::error file=openapi/o.json,title=request-property-removed::"));
    assert!(lines[1].starts_with("::warning file="));
}

#[test]
fn every_format_says_when_nothing_differs_or_is_empty() {
    let none = Drift::default();
    assert_eq!(none.render(Format::Text, "o"), "No difference.\n");
    assert_eq!(none.render(Format::Github, "o"), "");
    assert!("html".parse::<Format>().is_err());
    assert!(none.advice()[0].starts_with("Nothing to do"));
    assert!(drift().advice().len() > 2);
}

#[test]
fn an_entry_takes_out_its_change_in_one_direction_with_its_reason() {
    let at = "/components/schemas/Condition/properties/rhs";
    let text =
        json!({"ignore": [{"rule": "request-property-removed", "at": at, "reason": "never sent"}]});
    let applied = Ignore::parse(&text.to_string()).unwrap().apply(drift());
    assert_eq!(applied.stale, []);
    assert_eq!(applied.ignored.len(), 1);
    assert_eq!(applied.ignored[0].1, "never sent");
    // The responses' half of the same change is not passed over.
    assert_eq!(
        applied.drift.changes[0].rule(),
        "response-required-property-removed"
    );
    assert_eq!(applied.exit_code(), 20);
}

#[test]
fn an_entry_that_meets_nothing_is_stale_and_loud() {
    let text = json!({"ignore": [
        {"rule": "request-property-removed", "at": "/gone", "reason": "old"},
        {"rule": "request-property-removed", "at": "/components/schemas/Condition", "operation": "getToken", "reason": "x"},
    ]});
    let applied = Ignore::parse(&text.to_string()).unwrap().apply(drift());
    assert_eq!(applied.stale.len(), 2);
    assert_eq!(applied.drift.count(Severity::Breaking), 1);
    assert_eq!(applied.exit_code(), 30);
}

#[test]
fn an_entry_needs_a_reason_and_known_keys() {
    for text in [
        r#"{"ignore": [{"rule": "r", "at": "/a", "reason": "  "}]}"#,
        r#"{"ignore": [{"rule": "r", "at": "/a"}]}"#,
        r#"{"ignore": [{"rule": "r", "at": "/a", "reason": "x", "until": "never"}]}"#,
    ] {
        assert!(Ignore::parse(text).is_err(), "{text}");
    }
}

#[test]
fn documentation_has_the_registry_of_rules() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/drift.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (start, end) = (
        "<!-- rules: written from the registry -->\n",
        "<!-- end of the rules -->",
    );
    let (before, rest) = text
        .split_once(start)
        .expect("docs/drift.md has no place for the rules");
    let (table, after) = rest
        .split_once(end)
        .expect("docs/drift.md has no end of the rules");
    let expected = openapi_drift::rules_table();
    if std::env::var_os("DRIFT_RULES").is_some_and(|v| v == "write") {
        std::fs::write(&path, format!("{before}{start}{expected}{end}{after}")).unwrap();
        return;
    }
    assert!(
        table == expected,
        "the table of rules is stale: DRIFT_RULES=write cargo test -p openapi-drift --test it documentation_has"
    );
}

#[test]
fn every_reported_rule_and_severity_is_in_the_registry() {
    let names = openapi_drift::rule_names();
    for change in drift().changes {
        for effect in change.effects {
            assert!(names.contains(&effect.rule), "{}", effect.rule);
        }
    }
}

#[test]
fn unknown_rule_in_the_ignore_file_is_an_error_with_the_closest_name() {
    let text = r#"{"ignore": [{"rule": "api-tag-aded", "at": "/a", "reason": "r"}]}"#;
    let error = Ignore::parse(text).unwrap_err().to_string();
    assert!(error.contains("did you mean api-tag-added?"), "{error}");
}

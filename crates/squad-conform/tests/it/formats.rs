//! The formats of a report.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use squad_conform::{Format, Report};

use crate::support::{check, received, sent};

fn report() -> Report {
    let check = check();
    check.check(
        &sent(
            "POST",
            "/v3/incidents/acknowledge",
            "",
            Some(&json!({"incident_ids": [7, 8]})),
        ),
        None,
    );
    check.check_response("Teams_getAllTeams", &received(200, &json!({"data": []})));
    check.check(&sent("GET", "/v3/teams", "", None), None);
    check.report()
}

#[test]
fn table_has_a_line_per_operation() {
    let text = report().render(Format::Table);
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        lines[1][..3],
        ["Incidents_bulkAcknowledgeIncidents", "differs", "not"]
    );
    assert_eq!(lines[2], ["Teams_getAllTeams", "ok", "ok"]);
    assert!(
        text.ends_with("squadcast: 1 ok, 1 differ, 0 not tried\n"),
        "{text}"
    );
    assert!(text.contains("sent /incident_ids/*: the value is not of type \"string\" (2 times)"));
}

#[test]
fn json_has_the_same_facts() {
    let value: Value = serde_json::from_str(&report().render(Format::Json)).unwrap();
    assert_eq!(value["conformant"], false);
    assert_eq!(
        value["summary"],
        json!({"ok": 1, "differing": 1, "not_tried": 0})
    );
    assert_eq!(
        value["operations"][0],
        json!({
            "operation": "Incidents_bulkAcknowledgeIncidents",
            "sent": "differs",
            "decoded": "not-tried",
            "differences": [{
                "side": "sent", "at": "/incident_ids/*", "what": "the value is not of type \"string\"", "count": 2
            }],
            "defaults": [],
            "omitted": 0,
            "note": null,
        })
    );
}

#[test]
fn markdown_escapes_what_would_be_markup() {
    let text = report().render(Format::Markdown);
    assert!(
        text.contains(
            "| sent /incident\\_ids/\\*: the value is not of type \"string\" (2 times) |"
        ),
        "{text}"
    );
}

#[test]
fn junit_has_a_test_case_per_operation() {
    let text = report().render(Format::Junit);
    assert!(
        text.contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\""),
        "{text}"
    );
    assert!(
        text.contains("type &quot;string&quot; (2 times)</failure>"),
        "{text}"
    );
    let tags: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.trim().split([' ', '>']).next())
        .collect();
    assert_eq!(
        tags,
        BTreeSet::from([
            "<?xml",
            "<testsuites",
            "<testsuite",
            "<testcase",
            "</testsuite",
            "</testsuites"
        ])
    );
}

#[test]
fn several_reports_are_one_document() {
    let reports = [report(), report()];
    let json: Value = serde_json::from_str(&Report::render_all(&reports, Format::Json)).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 2);
    let junit = Report::render_all(&reports, Format::Junit);
    for (part, count) in [("<?xml", 1), ("<testsuites>", 1), ("<testsuite ", 2)] {
        assert_eq!(junit.matches(part).count(), count, "{part}");
    }
}

#[test]
fn unknown_format_lists_the_formats() {
    let error = "xml".parse::<Format>().unwrap_err();
    assert_eq!(error, "the formats are table, json, markdown and junit");
}

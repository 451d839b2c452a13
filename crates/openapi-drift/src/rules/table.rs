//! The registry as others read it: all names, and the table for the documentation.

use std::fmt::Write as _;

use super::registry::{RULES, Rule, Scope};
use crate::change::Direction;

/// The name of every rule, sorted. An entry of the ignore file has one of these.
///
/// ```
/// let names = openapi_drift::rule_names();
/// assert!(names.iter().any(|name| name == "response-property-type-changed"));
/// ```
pub fn rule_names() -> Vec<String> {
    let mut out: Vec<String> = RULES.iter().flat_map(|rule| rule.names()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The registry of rules as a Markdown table, for `docs/drift.md`.
pub fn rules_table() -> String {
    let mut out = String::from(
        "| rule | about | request | response | error | a change of this kind |\n|---|---|---|---|---|---|\n",
    );
    for rule in RULES {
        let severities = |direction: Direction| -> String {
            if !applies_to(rule.scope, direction) {
                return "-".to_owned();
            }
            let names: Vec<String> = rule
                .severities(direction)
                .iter()
                .rev()
                .map(ToString::to_string)
                .collect();
            names.join(" or ")
        };
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} |",
            pattern(rule),
            about(rule.scope),
            severities(Direction::Request),
            severities(Direction::Response),
            severities(Direction::Error),
            rule.text
        );
    }
    out
}

/// Whether a rule of this scope is reported in a direction. Changes of a whole operation are
/// judged like those of requests.
fn applies_to(scope: Scope, direction: Direction) -> bool {
    match scope {
        Scope::Operation | Scope::Parameter | Scope::RequestBody => direction == Direction::Request,
        Scope::Response => direction != Direction::Request,
        _ => true,
    }
}

/// The name with `*` for the location.
fn pattern(rule: &Rule) -> String {
    match rule.scope {
        Scope::Content | Scope::Schema | Scope::Field | Scope::FieldPresence => {
            format!("*-{}", rule.stem)
        }
        Scope::Documentation => format!("[*-]{}", rule.stem),
        _ => rule.stem.to_owned(),
    }
}

fn about(scope: Scope) -> &'static str {
    match scope {
        Scope::Operation => "operation",
        Scope::Parameter => "parameter",
        Scope::RequestBody => "request body",
        Scope::Response => "response",
        Scope::Content => "content",
        Scope::Schema => "schema",
        Scope::Field | Scope::FieldPresence => "field",
        Scope::Documentation => "documentation",
    }
}

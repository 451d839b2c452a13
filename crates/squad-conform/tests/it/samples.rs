//! The values that the fakes and mocks make up parse as what the names of their fields say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use openapi_mock::{Document, samples};
use serde_json::Value;
use squad_conform::Api;
use url::Url;

/// The texts in the samples of every request and success response by the names of their fields.
fn texts(api: Api) -> BTreeMap<String, BTreeSet<String>> {
    let document = Document::parse(api.document()).unwrap();
    let mut texts = BTreeMap::new();
    let items = document.root()["paths"].as_object().unwrap().values();
    for operation in items.flat_map(|item| item.as_object().unwrap().values()) {
        let responses = operation["responses"].as_object().into_iter().flatten();
        let successes = responses.filter(|(status, _)| status.starts_with('2'));
        let bodies = successes
            .map(|(_, response)| response)
            .chain(operation.get("requestBody"));
        for body in bodies {
            let content = &document.resolve(body)["content"]["application/json"];
            let sample = samples::example(&document, "body", &content["schema"]);
            collect("body", &sample, &mut texts);
        }
    }
    texts
}

fn collect(name: &str, value: &Value, texts: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::String(text) => {
            texts
                .entry(name.to_owned())
                .or_default()
                .insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|one| collect(name, one, texts)),
        Value::Object(object) => object
            .iter()
            .for_each(|(name, one)| collect(name, one, texts)),
        _ => {}
    }
}

/// Splits a name: `createdAt` and `created_at` are `created` and `at`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut last = '_';
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric()
            || (letter.is_ascii_uppercase() && last.is_ascii_lowercase())
        {
            words.push(String::new());
        }
        if letter.is_ascii_alphanumeric() {
            words.last_mut().unwrap().push(letter.to_ascii_lowercase());
        }
        last = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}

fn is_time(text: &str) -> bool {
    text.parse::<Timestamp>().is_ok()
        || text.parse::<Date>().is_ok()
        || text.parse::<Time>().is_ok()
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(local, host)| !local.is_empty() && host.contains('.'))
}

fn is_zone(text: &str) -> bool {
    text.split_once('/')
        .is_some_and(|(area, city)| !area.is_empty() && !city.is_empty())
}

fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit())
}

fn is_number(text: &str) -> bool {
    text.trim_start_matches('+').parse::<u64>().is_ok()
}

/// Returns what a text with this name has to be, and whether it is.
fn meaning(name: &str, text: &str) -> Option<(&'static str, bool)> {
    let words = words(name);
    let last = words.last().map_or("", String::as_str);
    let name = words.join(" ");
    let has = |part: &str| name.contains(part);
    let times = ["time", "at", "date", "till", "timestamp"];
    if times.contains(&last) || name == "ends on" {
        Some(("a time", is_time(text)))
    } else if has("email") && !["prefix", "on"].contains(&last) {
        Some(("an e-mail address", is_email(text)))
    } else if has("url") || words.iter().any(|word| word == "uri") || has("link") {
        Some(("a URL", Url::parse(text).is_ok()))
    } else if has("zone") {
        Some(("a time zone", is_zone(text)))
    } else if has("color") {
        Some(("a color", is_color(text)))
    } else if has("phone") || has("dial") || name == "contact number" {
        Some(("a number", is_number(text)))
    } else if last == "type" || last == "status" {
        Some(("a word of the document", words != self::words(text)))
    } else {
        None
    }
}

/// Fields of which the document names no word.
const WITHOUT_WORDS: &[&str] = &[
    "alert_source_type",
    "event_type",
    "filterType",
    "jira_status",
    "manually_marked_transient_alert_feedback_type",
    "payload_type",
    "status",
    "tokenType",
    "trigger_type",
    "type",
];

#[test]
fn samples_are_what_the_names_of_their_fields_say() {
    let mut checked = 0;
    let mut found = BTreeSet::new();
    let mut faults = Vec::new();
    for (name, texts) in Api::ALL.into_iter().flat_map(texts) {
        for text in texts {
            match meaning(&name, &text) {
                Some(("a word of the document", false)) => {
                    found.insert(name.clone());
                }
                Some((what, false)) => faults.push(format!("{name}: {text} is not {what}")),
                Some(_) => checked += 1,
                None => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(found, WITHOUT_WORDS);
    assert!(checked > 100, "{checked}");
}

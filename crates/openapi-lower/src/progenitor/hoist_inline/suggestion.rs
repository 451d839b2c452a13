//! Suggests names for inline types, from the tokens of their pointers.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::pointer;

/// Suggests a name for the schema at a pointer that is not one of the `used` names (see [`plain`]).
pub(super) fn free_name(document: &Value, at: &str, used: &BTreeSet<String>) -> String {
    let name = words(document, at);
    let mut candidate = name.clone();
    let mut number = 2_u32;
    while used.contains(&plain(&candidate)) {
        candidate = format!("{name}{number}");
        number += 1;
    }
    candidate
}

fn words(document: &Value, at: &str) -> String {
    let tokens = pointer::tokens(at);
    let mut name: Vec<String> = Vec::new();
    let mut nth = 0;
    while let Some(token) = tokens.get(nth) {
        let next = tokens.get(nth + 1).map(String::as_str).unwrap_or_default();
        let above = tokens.get(..nth).unwrap_or_default();
        let mut used = 2;
        match (above, token.as_str()) {
            ([], "components") => name.push(pascal(tokens.get(2).map_or("", String::as_str))),
            ([], "paths" | "x-webhooks") => name.push(operation(document, &tokens)),
            (_, "properties" | "headers") => name.push(pascal(next)),
            (_, "parameters") => {
                let parameter = pointer::get(document, tokens.get(..nth + 2).unwrap_or_default());
                let own = parameter.and_then(|p| p.get("name")?.as_str());
                name.push(pascal(own.unwrap_or("parameter")));
            }
            (_, "responses") => name.push("Response".to_owned()),
            (_, "anyOf" | "oneOf") => {
                let variant = next.parse::<usize>().map_or(0, |n| n.saturating_add(1));
                name.push(format!("Variant{variant}"));
            }
            (_, "allOf" | "content") => {}
            (_, "requestBody") => {
                name.push("Body".to_owned());
                used = 1;
            }
            (_, "items") => {
                match name.last_mut() {
                    Some(last) => *last = singular(last),
                    None => name.push("Item".to_owned()),
                }
                used = 1;
            }
            (_, "additionalProperties") => {
                name.push("Value".to_owned());
                used = 1;
            }
            _ => used = 1,
        }
        nth += match above {
            [] => 3,
            _ => used,
        };
    }
    match name.concat() {
        empty if empty.is_empty() => "Type".to_owned(),
        name => name,
    }
}

/// The operation's id, or its method and path.
fn operation(document: &Value, tokens: &[String]) -> String {
    let tokens = tokens.get(..3).unwrap_or_default();
    let id = pointer::get(document, tokens).and_then(|o| o.get("operationId")?.as_str());
    match (id, tokens) {
        (Some(id), _) => pascal(id),
        (None, [_, path, method]) => pascal(&format!("{method} {path}")),
        _ => String::new(),
    }
}

fn pascal(text: &str) -> String {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + chars.as_str())
                .unwrap_or_default()
        })
        .collect()
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) && !stem.is_empty() => stem.to_owned(),
        _ => format!("{word}Item"),
    }
}

/// A name in lower case and without punctuation, for comparison.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

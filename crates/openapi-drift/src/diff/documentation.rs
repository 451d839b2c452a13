//! Differences of descriptions, titles, examples and extensions.

use std::collections::BTreeMap;

use crate::rules::{Rule, registry as rules};

/// The texts of a place by keyword; a composition has several for one keyword.
type Texts = BTreeMap<String, Vec<String>>;

/// The keywords whose texts differ, whatever their order, with the texts of both sides.
pub(crate) fn differences(
    old: &Texts,
    new: &Texts,
) -> Vec<(String, Option<String>, Option<String>)> {
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let sorted = |texts: Option<&Vec<String>>| {
        let mut texts = texts.cloned().unwrap_or_default();
        texts.sort_unstable();
        texts
    };
    let joined = |texts: Option<&Vec<String>>| texts.map(|texts| texts.join(" / "));
    keys.into_iter()
        .map(|key| (key, old.get(key), new.get(key)))
        .filter(|(_, before, after)| sorted(*before) != sorted(*after))
        .map(|(key, before, after)| (key.clone(), joined(before), joined(after)))
        .collect()
}

/// The rule for a documentation keyword.
pub(crate) fn rule(keyword: &str) -> &'static Rule {
    match keyword {
        "description" | "summary" | "$comment" => &rules::DESCRIPTION_CHANGED,
        "title" => &rules::TITLE_CHANGED,
        "example" | "examples" => &rules::EXAMPLE_CHANGED,
        "externalDocs" => &rules::EXTERNAL_DOCS_CHANGED,
        _ => &rules::EXTENSION_CHANGED,
    }
}

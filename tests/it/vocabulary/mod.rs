//! The vocabulary of the project: whatever people read uses the terms of the field, always the same one.
//!
//! [`terms`] lists the words and phrases that are not used, and what to write instead; [`scopes`] lists the files.

mod passages;
mod scopes;
mod terms;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use passages::{Kind, Passage, passages};
use regex::Regex;
use scopes::{PENDING, kinds};
use terms::{EXCEPTIONS, OPENINGS, TERMS, WITH_OPENINGS};
use xtask::workspace_root;

/// Every term, one capture group each.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let groups: Vec<String> = TERMS
        .iter()
        .map(|term| format!("({})", term.pattern))
        .collect();
    Regex::new(&format!(r"(?i)\b(?:{})\b", groups.join("|"))).unwrap()
});

static OPENING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"{}\b", OPENINGS.pattern)).unwrap());

static ALLOWED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    EXCEPTIONS
        .iter()
        .map(|exception| Regex::new(&format!(r"(?i)\b(?:{})\b", exception.phrase)).unwrap())
        .collect()
});

/// Code, links and the placeholders of messages: not prose.
static NOT_PROSE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"`[^`]*`|https?://\S+|\{[^{}]*\}|\]\([^)]*\)").unwrap());

/// A word that is not used.
struct Finding {
    path: String,
    line: usize,
    word: String,
    instead: &'static str,
    context: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            path,
            line,
            word,
            instead,
            context,
        } = self;
        write!(
            f,
            "{path}:{line}: {word:?}; instead: {instead}\n    ...{context}..."
        )
    }
}

/// The text with everything that is not prose replaced by spaces, so that offsets stay the same.
fn prose(passage: &Passage) -> String {
    match passage.kind {
        Kind::Name => passage.text.clone(),
        _ => NOT_PROSE
            .replace_all(&passage.text, |found: &regex::Captures<'_>| {
                " ".repeat(found[0].len())
            })
            .into_owned(),
    }
}

/// Up to 40 characters on either side of a match.
fn context(text: &str, start: usize, end: usize) -> String {
    let before = text[..start].char_indices().rev().nth(39);
    let after = text[end..].char_indices().nth(40);
    let from = before.map_or(0, |(at, _)| at);
    let to = after.map_or(text.len(), |(at, _)| end + at);
    text[from..to].trim().to_owned()
}

/// The findings in a file; `used` collects the exceptions that apply.
fn findings(path: &str, text: &str, kinds: &[Kind], used: &mut BTreeSet<usize>) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in passages(path, text, kinds) {
        let mut report = |word: regex::Match<'_>, instead: &'static str| {
            found.push(Finding {
                path: path.to_owned(),
                line: passage.line(word.start()),
                word: word.as_str().to_owned(),
                instead,
                context: context(&passage.text, word.start(), word.end()),
            });
        };
        let prose = prose(&passage);
        if WITH_OPENINGS.contains(&passage.kind)
            && let Some(word) = OPENING.find(&prose)
        {
            report(word, OPENINGS.instead);
        }
        for captures in PATTERN.captures_iter(&prose) {
            let word = captures.get(0).unwrap();
            let allowed = EXCEPTIONS.iter().enumerate().find(|(nth, exception)| {
                exception
                    .paths
                    .iter()
                    .any(|prefix| path.starts_with(prefix))
                    && ALLOWED[*nth]
                        .find_iter(&passage.text)
                        .any(|phrase| phrase.start() <= word.start() && word.end() <= phrase.end())
            });
            if let Some((nth, _)) = allowed {
                used.insert(nth);
                continue;
            }
            let nth = (1..captures.len()).find(|nth| captures.get(*nth).is_some());
            report(word, TERMS[nth.unwrap() - 1].instead);
        }
    }
    found
}

/// Every file of the workspace that has text of ours, by its path.
fn files() -> BTreeMap<String, String> {
    fn inside(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            if path.is_dir() {
                if ![".git", "target"].contains(&entry.file_name().to_str().unwrap()) {
                    inside(root, &path, found);
                }
            } else if kinds(name).is_some() {
                found.insert(name.to_owned(), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let (root, mut found) = (workspace_root(), BTreeMap::new());
    inside(&root, &root, &mut found);
    found
}

fn pending(path: &str) -> Option<&'static str> {
    PENDING
        .iter()
        .copied()
        .find(|prefix| path.starts_with(prefix))
}

#[test]
fn text_uses_the_terms_of_the_field() {
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    let mut waiting: BTreeMap<&str, usize> = PENDING.iter().map(|prefix| (*prefix, 0)).collect();
    for (path, text) in files() {
        let found = findings(&path, &text, kinds(&path).unwrap(), &mut used);
        match pending(&path) {
            Some(prefix) => *waiting.entry(prefix).or_default() += found.len(),
            None => faults.extend(found.iter().map(ToString::to_string)),
        }
    }
    for (prefix, _) in waiting.iter().filter(|(_, findings)| **findings == 0) {
        faults.push(format!(
            "{prefix} has no finding any more: remove it from `PENDING` in tests/it/vocabulary/scopes.rs"
        ));
    }
    for (nth, exception) in EXCEPTIONS.iter().enumerate() {
        if !used.contains(&nth) {
            faults.push(format!(
                "the exception for {} applies nowhere: remove it from tests/it/vocabulary/terms.rs",
                exception.item
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} findings:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Every finding under chosen paths, the pending ones among them:
/// `VOCABULARY=crates/squad-core,docs cargo test -p workspace-tests --test it chosen_paths`.
#[test]
fn chosen_paths_use_the_terms_of_the_field() {
    let Ok(chosen) = std::env::var("VOCABULARY") else {
        return;
    };
    let mut faults = Vec::new();
    for (path, text) in files() {
        if chosen.split(',').any(|prefix| path.starts_with(prefix)) {
            faults.extend(findings(
                &path,
                &text,
                kinds(&path).unwrap(),
                &mut BTreeSet::new(),
            ));
        }
    }
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(
        faults.is_empty(),
        "{} findings:\n{}",
        faults.len(),
        lines.join("\n")
    );
}

#[test]
fn an_unused_term_is_reported_with_file_line_and_replacement() {
    let source = r##"
/// Returns the value that was
/// asked for, `asked for` in code apart.
//
// A comment that stands alone.
pub fn is_told() -> Result<(), String> {
    Err("the request is refused: {told}".to_owned())
}

#[cfg(test)]
mod tests {
    const INPUT: &str = "an answer in a test";
}
"##;
    let every = kinds("crates/x/src/lib.rs").unwrap();
    let found = findings("crates/x/src/lib.rs", source, every, &mut BTreeSet::new());
    let found: BTreeSet<(usize, &str, &str)> = found
        .iter()
        .map(|finding| (finding.line, finding.word.as_str(), finding.instead))
        .collect();
    let expected = [
        (3, "asked for", "required, requested, requires"),
        (5, "stands", "documented, is in, is"),
        (6, "told", "documented, reported, distinguish"),
        (7, "refused", "rejected, invalid"),
    ];
    assert_eq!(found, BTreeSet::from(expected));

    let prose = findings(
        "README.md",
        "One way.\n\nNobody is\nbeside it.\n\n```text\ntold\n```\n",
        &[Kind::Prose],
        &mut BTreeSet::new(),
    );
    let lines: Vec<usize> = prose.iter().map(|finding| finding.line).collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn an_exception_covers_its_phrase_and_its_paths_only() {
    let check = |path: &str, text: &str| {
        let text = format!("{{\n  \"description\": \"{text}\"\n}}\n");
        findings(path, &text, &[Kind::Description], &mut BTreeSet::new()).len()
    };
    assert_eq!(check("openapi/squadvoice.json", "Keys of the answers."), 0);
    assert_eq!(check("openapi/squadvoice.json", "The answers."), 1);
    assert_eq!(check("openapi/squadvoice.json", "What the page shows."), 1);
    assert_eq!(check("openapi/squadcast.json", "Keys of the answers."), 1);
}

//! The passages of a file that people read: documentation, comments, messages, names and descriptions.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use serde_json::Value;

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Documentation comments of Rust.
    Documentation,
    /// Other comments.
    Comment,
    /// String literals of Rust that hold more than one word.
    Message,
    /// Names of items, of tests among them.
    Name,
    /// Paragraphs of Markdown.
    Prose,
    /// Descriptions and summaries of an OpenAPI document, and reasons of an overlay.
    Description,
}

/// Text that belongs together, with the line of each of its parts.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Offset in the text and line in the file, ascending.
    starts: Vec<(usize, usize)>,
}

impl Passage {
    fn new(kind: Kind, line: usize, text: &str) -> Self {
        let mut new = Self {
            kind,
            text: String::new(),
            starts: Vec::new(),
        };
        new.push(line, text);
        new
    }

    fn push(&mut self, line: usize, text: &str) {
        for (nth, part) in text.lines().enumerate() {
            self.starts.push((self.text.len(), line + nth));
            self.text.push_str(part.trim());
            self.text.push(' ');
        }
    }

    /// The line of the file that an offset in the text is from.
    pub(super) fn line(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        self.starts[after.saturating_sub(1)].1
    }
}

/// Everything in a file that is of one of the kinds.
pub(super) fn passages(path: &str, text: &str, kinds: &[Kind]) -> Vec<Passage> {
    let mut found = if path.ends_with(".rs") {
        rust(path, text)
    } else if path.ends_with(".json") {
        descriptions(path, text)
    } else if path.ends_with(".md") {
        paragraphs(Kind::Prose, text.lines().enumerate())
    } else {
        let lines = text.lines().enumerate();
        paragraphs(Kind::Comment, lines.map(|(nth, line)| (nth, comment(line))))
    };
    found.retain(|passage| kinds.contains(&passage.kind));
    found
}

/// The comment of a line in TOML, YAML or a shell script, or the description of a package.
fn comment(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix('#')
        .or_else(|| line.strip_prefix("description = "))
        .or_else(|| line.strip_prefix("- name: "))
        .unwrap_or_default()
}

/// Joins the lines up to an empty one, and leaves code blocks out.
fn paragraphs<'a>(kind: Kind, lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let (mut open, mut code) = (false, false);
    for (nth, line) in lines {
        if line.trim_start().starts_with("```") {
            code = !code;
            open = false;
        } else if code || line.trim().is_empty() {
            open = false;
        } else if let Some(last) = found.last_mut().filter(|_| open) {
            last.push(nth + 1, line);
        } else {
            found.push(Passage::new(kind, nth + 1, line));
            open = true;
        }
    }
    found
}

fn descriptions(path: &str, text: &str) -> Vec<Passage> {
    // One member a line is how the documents are formatted; a test of `regen` keeps them so.
    let document: Value =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut texts = BTreeSet::new();
    gather(&document, false, &mut texts);
    let mut found = Vec::new();
    for (nth, line) in text.lines().enumerate() {
        let Some((_, value)) = line.trim().split_once("\": ") else {
            continue;
        };
        if let Ok(value) = serde_json::from_str::<String>(value.trim_end_matches(','))
            && texts.contains(value.as_str())
        {
            found.push(Passage::new(Kind::Description, nth + 1, &value));
        }
    }
    found
}

fn gather<'a>(value: &'a Value, properties: bool, texts: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text)
                        if !properties
                            && ["description", "summary", "title"].contains(&key.as_str()) =>
                    {
                        texts.insert(text);
                    }
                    value => gather(value, !properties && key == "properties", texts),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, false, texts)),
        _ => {}
    }
}

fn rust(path: &str, text: &str) -> Vec<Passage> {
    let tokens: TokenStream = text
        .parse()
        .unwrap_or_else(|error| panic!("{path} is not Rust: {error}"));
    let mut lines = Vec::new();
    let mut found = Vec::new();
    walk(tokens, false, &mut lines, &mut found);
    lines.sort_by_key(|(line, _)| *line);
    // Lines of one comment follow each other; an empty line between two comments keeps them apart.
    let mut documentation = Vec::new();
    let mut last = 0;
    for (line, text) in &lines {
        if *line > last + 1 {
            documentation.push((line - 2, ""));
        }
        for (nth, text) in text.lines().enumerate() {
            documentation.push((line - 1 + nth, text));
            last = line + nth;
        }
    }
    found.extend(paragraphs(Kind::Documentation, documentation.into_iter()));
    let comments = text.lines().enumerate().map(|(nth, line)| {
        let comment = line.trim().strip_prefix("//").unwrap_or_default();
        let plain = !comment.starts_with(['/', '!']);
        (nth, if plain { comment } else { "" })
    });
    found.extend(paragraphs(Kind::Comment, comments));
    found
}

/// Finds documentation, messages and names in tokens, those given to macros included.
fn walk(
    tokens: TokenStream,
    in_test: bool,
    lines: &mut Vec<(usize, String)>,
    found: &mut Vec<Passage>,
) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut test_item = false;
    for (nth, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                if let Some((line, text)) = documentation(group) {
                    lines.push((line, text));
                    continue;
                }
                let attribute = group.delimiter() == Delimiter::Bracket
                    && group.stream().to_string() == "cfg (test)";
                test_item |= attribute;
                let body = group.delimiter() == Delimiter::Brace;
                walk(group.stream(), in_test || test_item, lines, found);
                test_item &= !body;
            }
            TokenTree::Literal(literal) if !in_test && !test_item => {
                let text = literal.to_string();
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&text)
                    && text.value().trim().contains(' ')
                {
                    let line = literal.span().start().line;
                    found.push(Passage::new(Kind::Message, line, &text.value()));
                }
            }
            TokenTree::Ident(keyword) => {
                let keywords = [
                    "fn", "struct", "enum", "trait", "type", "const", "static", "mod", "union",
                ];
                if keywords.iter().any(|name| keyword == name)
                    && let Some(TokenTree::Ident(name)) = tokens.get(nth + 1)
                {
                    let line = name.span().start().line;
                    found.push(Passage::new(Kind::Name, line, &spaced(&name.to_string())));
                }
            }
            _ => {}
        }
    }
}

/// The line and text of the group of `#[doc = "text"]`, as which a documentation comment is parsed.
fn documentation(group: &Group) -> Option<(usize, String)> {
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let tokens: Vec<TokenTree> = group.stream().into_iter().take(3).collect();
    match tokens.as_slice() {
        [
            TokenTree::Ident(doc),
            TokenTree::Punct(_),
            TokenTree::Literal(text),
        ] if doc == "doc" => {
            let text = syn::parse_str::<syn::LitStr>(&text.to_string()).ok()?;
            Some((group.span_open().start().line, text.value()))
        }
        _ => None,
    }
}

/// The words of a name: `TokenStore` and `token_store` are "Token store" and "token store".
pub(super) fn spaced(name: &str) -> String {
    let mut out = String::new();
    for character in name.chars() {
        if character == '_' {
            out.push(' ');
        } else if character.is_uppercase() && out.chars().last().is_some_and(char::is_lowercase) {
            out.push(' ');
            out.push(character);
        } else {
            out.push(character);
        }
    }
    out.trim().to_owned()
}

//! One Markdown page of reference documentation: the OpenAPI fragments in its ```json blocks.
//! Everything else on the page is skipped and never interpreted.

use serde_json::Value;

use super::error::ReadError;
use super::json;

/// An OpenAPI fragment and its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// The page: a file name or an address.
    pub source_name: String,
    /// The line on which its block begins, from 1; 0 for a whole document.
    pub line: usize,
    /// The OpenAPI object.
    pub value: Value,
}

/// Parses the fragments of one page, and returns them with the errors.
///
/// ```
/// use openapi_drift::read_page;
/// let page = "# Users\n\n```json\n{\"openapi\": \"3.1.0\", \"paths\": {}}\n```\n\nOther text.\n";
/// let (fragments, errors) = read_page("users.md", page);
/// assert_eq!((fragments.len(), errors.len()), (1, 0));
/// assert_eq!(fragments[0].line, 3);
/// ```
pub fn read_page(source_name: &str, text: &str) -> (Vec<Fragment>, Vec<ReadError>) {
    let mut fragments = Vec::new();
    let mut errors = Vec::new();
    for block in blocks(text) {
        let invalid = |detail: String| ReadError::Invalid {
            source_name: source_name.to_owned(),
            line: block.line,
            detail,
        };
        match json::parse(&block.text) {
            Ok(value) if value.get("openapi").is_some_and(Value::is_string) => {
                fragments.push(Fragment {
                    source_name: source_name.to_owned(),
                    line: block.line,
                    value,
                });
            }
            // A block of another kind, such as an example body.
            Ok(_) => {}
            Err(_) if !is_intended_as_openapi(&block.text) => {}
            Err(_) if !block.closed => {
                errors.push(invalid(
                    "the block is not closed before the next one or the end".to_owned(),
                ));
            }
            Err(error) => errors.push(invalid(error.to_string())),
        }
    }
    if fragments.is_empty() && errors.is_empty() {
        errors.push(ReadError::NoFragment {
            source_name: source_name.to_owned(),
        });
    }
    (fragments, errors)
}

fn is_intended_as_openapi(text: &str) -> bool {
    ["\"openapi\"", "\"paths\"", "\"operationId\""]
        .iter()
        .any(|key| text.contains(key))
}

struct Block {
    line: usize,
    text: String,
    closed: bool,
}

/// The ```json blocks of a page. One that is not closed ends where the next
/// block of any kind begins, so that a torn block does not include the next one.
fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open: Option<(Fence, Block)> = None;
    for (index, line) in text.lines().enumerate() {
        match (&mut open, fence(line)) {
            (Some((opener, block)), Some(found)) if found.info.is_empty() => {
                if found.mark == opener.mark && found.length >= opener.length {
                    block.closed = true;
                    if let Some((fence, block)) = open.take() {
                        keep(&mut out, &fence, block);
                    }
                } else {
                    push(block, line);
                }
            }
            (slot, Some(found)) if slot.as_ref().is_none_or(|(f, _)| f.info == "json") => {
                if let Some((fence, block)) = slot.take() {
                    keep(&mut out, &fence, block);
                }
                let block = Block {
                    line: index + 1,
                    text: String::new(),
                    closed: false,
                };
                *slot = Some((found, block));
            }
            (Some((_, block)), _) => push(block, line),
            (None, _) => {}
        }
    }
    if let Some((fence, block)) = open {
        keep(&mut out, &fence, block);
    }
    out
}

fn push(block: &mut Block, line: &str) {
    block.text.push_str(line);
    block.text.push('\n');
}

fn keep(out: &mut Vec<Block>, fence: &Fence, block: Block) {
    if fence.info == "json" {
        out.push(block);
    }
}

struct Fence {
    mark: char,
    length: usize,
    info: String,
}

/// A line that opens or closes a block: three or more backticks or tildes.
fn fence(line: &str) -> Option<Fence> {
    let bare = line.trim_start_matches(' ');
    if line.len() - bare.len() > 3 {
        return None;
    }
    let mark = bare.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = bare.chars().take_while(|c| *c == mark).count();
    let rest = bare.get(length..)?.trim();
    if length < 3 || (mark == '`' && rest.contains('`')) {
        return None;
    }
    let info = rest.split_whitespace().next().unwrap_or_default();
    Some(Fence {
        mark,
        length,
        info: info.to_lowercase(),
    })
}

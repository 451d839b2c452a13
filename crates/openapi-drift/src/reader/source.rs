//! One source of bytes: a page of fragments, or a whole document in JSON or YAML. The bytes decide;
//! only Markdown is recognized by its name.

use serde_json::Value;

use super::error::ReadError;
use super::json;
use super::page::{Fragment, read_page};

/// The maximum size of a page or document in bytes.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;

/// Parses a page or a whole document.
pub fn read_bytes(source_name: &str, bytes: &[u8]) -> (Vec<Fragment>, Vec<ReadError>) {
    match text(source_name, bytes) {
        Ok(text) => read_text(source_name, text),
        Err(error) => (Vec::new(), vec![error]),
    }
}

fn text<'b>(source_name: &str, bytes: &'b [u8]) -> Result<&'b str, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            source_name: source_name.to_owned(),
            limit: MAX_BYTES,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::NotText {
        source_name: source_name.to_owned(),
        at: error.valid_up_to(),
    })?;
    Ok(text.trim_start_matches('\u{feff}'))
}

fn read_text(source_name: &str, text: &str) -> (Vec<Fragment>, Vec<ReadError>) {
    let start = text.trim_start();
    if is_html(start) {
        let error = ReadError::Html {
            source_name: source_name.to_owned(),
        };
        return (Vec::new(), vec![error]);
    }
    let path = source_name
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let markdown = path.ends_with(".md") || path.ends_with(".markdown");
    if !markdown && start.starts_with('{') {
        return whole(source_name, json::parse(text).map_err(|e| e.to_string()));
    }
    let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    if yaml || (!markdown && text.lines().any(|line| line.starts_with("openapi:"))) {
        return whole(
            source_name,
            openapi_lower::from_yaml(text).map_err(|e| e.to_string()),
        );
    }
    read_page(source_name, text)
}

fn is_html(start: &str) -> bool {
    let head: String = start.chars().take(64).collect::<String>().to_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head")
}

fn whole(source_name: &str, parsed: Result<Value, String>) -> (Vec<Fragment>, Vec<ReadError>) {
    let wrong = |detail: String| {
        let error = ReadError::NotOpenApi {
            source_name: source_name.to_owned(),
            detail,
        };
        (Vec::new(), vec![error])
    };
    match parsed {
        Err(detail) => wrong(detail),
        Ok(value) if !value.get("openapi").is_some_and(Value::is_string) => {
            wrong("it has no \"openapi\" version".to_owned())
        }
        Ok(value) => {
            let fragment = Fragment {
                source_name: source_name.to_owned(),
                line: 0,
                value,
            };
            (vec![fragment], Vec::new())
        }
    }
}

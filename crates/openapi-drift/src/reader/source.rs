//! One source of bytes told apart: a page of fragments, or a whole document in
//! JSON or YAML. What it is, is seen in the bytes; a name alone decides nothing
//! but Markdown.

use serde_json::Value;

use super::error::ReadError;
use super::page::{Fragment, read_page};

/// The most bytes that a page or document may have.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

/// Reads a page or a whole document out of its bytes.
pub fn read_bytes(source_name: &str, bytes: &[u8]) -> (Vec<Fragment>, Vec<ReadError>) {
    match text(source_name, bytes) {
        Ok(text) => read_text(source_name, text),
        Err(error) => (Vec::new(), vec![error]),
    }
}

fn text<'b>(source_name: &str, bytes: &'b [u8]) -> Result<&'b str, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge {
            source_name: source_name.to_owned(),
            limit: MOST_BYTES,
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
        return whole(
            source_name,
            serde_json::from_str(text).map_err(|e| e.to_string()),
        );
    }
    let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    if yaml || (!markdown && text.lines().any(|line| line.starts_with("openapi:"))) {
        return whole(source_name, yaml_value(text));
    }
    read_page(source_name, text)
}

fn is_html(start: &str) -> bool {
    let head: String = start.chars().take(64).collect::<String>().to_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head")
}

/// YAML that nests without end or repeats itself by alias is refused by its parser.
fn yaml_value(text: &str) -> Result<Value, String> {
    let value: serde_norway::Value = serde_norway::from_str(text).map_err(|e| e.to_string())?;
    json_of(value)
}

fn json_of(value: serde_norway::Value) -> Result<Value, String> {
    use serde_norway::Value as Yaml;
    Ok(match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(b) => Value::Bool(b),
        Yaml::Number(n) => match (n.as_i64(), n.as_u64(), n.as_f64()) {
            (Some(n), _, _) => n.into(),
            (_, Some(n), _) => n.into(),
            (_, _, Some(n)) => serde_json::Number::from_f64(n).map_or(Value::Null, Value::Number),
            _ => Value::Null,
        },
        Yaml::String(s) => Value::String(s),
        Yaml::Sequence(list) => {
            Value::Array(list.into_iter().map(json_of).collect::<Result<_, _>>()?)
        }
        Yaml::Mapping(map) => {
            let mut out = serde_json::Map::new();
            for (key, value) in map {
                let key = match key {
                    Yaml::String(s) => s,
                    Yaml::Number(n) => n.to_string(),
                    Yaml::Bool(b) => b.to_string(),
                    other => return Err(format!("a key is no text: {other:?}")),
                };
                out.insert(key, json_of(value)?);
            }
            Value::Object(out)
        }
        Yaml::Tagged(tagged) => json_of(tagged.value)?,
    })
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

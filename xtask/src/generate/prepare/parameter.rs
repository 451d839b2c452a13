//! Pointers into the parameters of an operation: the names table has a parameter's name where a JSON pointer has its
//! index, so that a parameter that is added before it changes no key.

use serde_json::Value;

use crate::generate::operations::escape;

/// The JSON pointer of a key of the names table.
pub(super) fn by_index(document: &Value, key: &str) -> String {
    translate(
        key,
        |list, segment| {
            let named = |parameter: &Value| {
                name_of(document, parameter).is_some_and(|name| escape(name) == segment)
            };
            let index = list.iter().position(named)?;
            Some(index.to_string())
        },
        document,
    )
}

/// The key in the names table of a JSON pointer.
pub(super) fn by_name(document: &Value, pointer: &str) -> String {
    translate(
        pointer,
        |list, segment| {
            let parameter = list.get(segment.parse::<usize>().ok()?)?;
            Some(escape(name_of(document, parameter)?))
        },
        document,
    )
}

/// Replaces the segment after `parameters` of an operation; a pointer to anything else stays as it is.
fn translate(
    pointer: &str,
    replace: impl Fn(&[Value], &str) -> Option<String>,
    document: &Value,
) -> String {
    let replaced = (|| {
        let (operation, rest) = pointer.split_once("/parameters/")?;
        let (segment, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let list = document.pointer(&format!("{operation}/parameters"))?;
        let segment = replace(list.as_array()?, segment)?;
        let end = if rest.is_empty() {
            String::new()
        } else {
            format!("/{rest}")
        };
        operation
            .starts_with("/paths/")
            .then(|| format!("{operation}/parameters/{segment}{end}"))
    })();
    replaced.unwrap_or_else(|| pointer.to_owned())
}

fn name_of<'a>(document: &'a Value, parameter: &'a Value) -> Option<&'a str> {
    let reference = parameter.get("$ref").and_then(Value::as_str);
    let parameter = match reference.and_then(|reference| reference.strip_prefix('#')) {
        Some(pointer) => document.pointer(pointer)?,
        None => parameter,
    };
    parameter.get("name")?.as_str()
}

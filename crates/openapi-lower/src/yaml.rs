//! Documents written in YAML, as the JSON they stand for.

use serde_json::{Map, Value};
use serde_norway::Value as Yaml;

/// Reads a document in YAML. Numbers and booleans as keys (`200:`) are read as text, `<<` takes over what an anchor
/// holds, and tags are passed over.
///
/// ```
/// let read = openapi_lower::from_yaml("responses:\n  200: &ok { description: Fine }\n  201: { <<: *ok }\n")?;
/// assert_eq!(read["responses"]["201"]["description"], "Fine");
/// # Ok::<(), String>(())
/// ```
///
/// # Errors
///
/// Says, with line and column, what is no YAML, and what JSON cannot say: a key that is a list or an object, a number
/// without end. A document that nests without end or repeats itself by alias is refused too.
pub fn from_yaml(text: &str) -> Result<Value, String> {
    let mut value: Yaml = serde_norway::from_str(text).map_err(|error| error.to_string())?;
    value.apply_merge().map_err(|error| error.to_string())?;
    json(value)
}

fn json(value: Yaml) -> Result<Value, String> {
    Ok(match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(flag) => Value::Bool(flag),
        Yaml::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(number), _, _) => number.into(),
            (_, Some(number), _) => number.into(),
            (_, _, Some(number)) if number.is_finite() => number.into(),
            _ => return Err(format!("JSON has no number `{number}`")),
        },
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(list) => Value::Array(list.into_iter().map(json).collect::<Result<_, _>>()?),
        Yaml::Mapping(map) => {
            let mut object = Map::new();
            for (key, value) in map {
                let key = match key {
                    Yaml::String(text) => text,
                    Yaml::Number(number) => number.to_string(),
                    Yaml::Bool(flag) => flag.to_string(),
                    Yaml::Null => "null".to_owned(),
                    _ => return Err("a key is no text".to_owned()),
                };
                object.insert(key, json(value)?);
            }
            Value::Object(object)
        }
        Yaml::Tagged(tagged) => json(tagged.value)?,
    })
}

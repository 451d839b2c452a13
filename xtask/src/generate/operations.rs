//! The facts of every operation of an effective document, `$ref`s to parameters and responses resolved.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use serde_json::Value;

use super::Target;
use crate::{Problem, Problems};

/// One operation.
#[derive(Debug)]
pub struct OperationFacts {
    /// The `operationId`.
    pub id: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The first tag.
    pub tag: String,
    /// The area: the cargo feature it belongs to.
    pub area: String,
    /// One line that says what it does.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Path, query and header parameters, without those that HTTP defines.
    pub parameters: Vec<ParameterFacts>,
    /// The body: media type, whether it is required, words.
    pub body: Option<BodyFacts>,
    /// The success responses: status, media types, words.
    pub responses: Vec<ResponseFacts>,
    /// Whether it is served by hosts of its own.
    pub own_servers: bool,
    /// Whether it may be repeated.
    pub idempotent: bool,
    /// Calls and seconds.
    pub limit: Option<(u64, u64)>,
    /// The most items in a body.
    pub max_items: Option<u64>,
    /// Whether the response can be too large for memory.
    pub streaming: bool,
}

/// One parameter.
#[derive(Debug)]
pub struct ParameterFacts {
    /// The name on the wire.
    pub name: String,
    /// `path`, `query` or `header`.
    pub location: String,
    /// Whether it is required.
    pub required: bool,
    /// Whether it takes several values joined by commas.
    pub comma: bool,
    /// Whether it carries a secret.
    pub secret: bool,
    /// Words.
    pub description: String,
}

/// A request body.
#[derive(Debug)]
pub struct BodyFacts {
    /// The media type.
    pub content_type: String,
    /// Whether it is required.
    pub required: bool,
    /// Words.
    pub description: String,
}

/// A success response.
#[derive(Debug)]
pub struct ResponseFacts {
    /// The status.
    pub status: u16,
    /// The media types; none where there is no body.
    pub content_types: Vec<String>,
    /// Words.
    pub description: String,
}

impl OperationFacts {
    /// The method's name in Rust.
    pub fn function(&self) -> String {
        self.id.to_snake_case()
    }

    /// The name of the request type in Rust.
    pub fn request_type(&self) -> String {
        self.id.to_upper_camel_case()
    }

    /// The name of the row in the wire table.
    pub fn row(&self) -> String {
        self.id.to_shouty_snake_case()
    }
}

/// Follows a `$ref` inside the document, once or more.
pub(super) fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> Option<&'a Value> {
    for _ in 0..16 {
        match value.get("$ref").and_then(Value::as_str) {
            None => return Some(value),
            Some(reference) => value = document.pointer(reference.strip_prefix('#')?)?,
        }
    }
    None
}

fn text(value: &Value, key: &str) -> String {
    value
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// Header parameters that HTTP defines; OpenAPI says that a document's words on them are to be ignored.
const HTTP_HEADERS: [&str; 3] = ["authorization", "accept", "content-type"];
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Reads the operations in the document's order.
///
/// # Errors
/// Every operation without an id or tag, with a method this pipeline does not know, or with a `$ref` into nothing.
pub fn operations(target: &Target<'_>) -> Result<Vec<OperationFacts>, Problems> {
    let document = target.effective;
    let mut found = Vec::new();
    let mut problems = Problems::default();
    let empty = serde_json::Map::new();
    for (path, item) in document
        .get("paths")
        .and_then(Value::as_object)
        .unwrap_or(&empty)
    {
        let pointer = format!("/paths/{}", escape(path));
        for (method, operation) in item.as_object().unwrap_or(&empty) {
            let at = format!("{pointer}/{method}");
            if ["parameters", "summary", "description", "servers"].contains(&method.as_str())
                || method.starts_with("x-")
            {
                continue;
            }
            if !METHODS.contains(&method.as_str()) {
                problems.0.push(
                    Problem::in_file(
                        target.file,
                        format!("`{method}` is not handled"),
                        "extend xtask's generate stages",
                    )
                    .at(at),
                );
                continue;
            }
            match read(target, path, method, item, operation) {
                Ok(facts) => found.push(facts),
                Err((problem, remedy)) => problems
                    .0
                    .push(Problem::in_file(target.file, problem, remedy).at(at)),
            }
        }
    }
    let mut ids: Vec<_> = found.iter().map(OperationFacts::function).collect();
    ids.sort();
    for pair in ids.windows(2) {
        if let [one, other] = pair
            && one == other
        {
            problems.0.push(Problem::in_file(
                target.file,
                format!("two operations are called {one}"),
                "give each its own operationId",
            ));
        }
    }
    if problems.0.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

/// Escapes a member name for a JSON pointer.
pub(super) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn read(
    target: &Target<'_>,
    path: &str,
    method: &str,
    item: &Value,
    operation: &Value,
) -> Result<OperationFacts, (String, String)> {
    let document = target.effective;
    let missing = |what: &str| {
        (
            format!("has no {what}"),
            format!("write the {what} into the document or the overlay"),
        )
    };
    let id = text(operation, "operationId");
    if id.is_empty() {
        return Err(missing("operationId"));
    }
    let tag = operation
        .pointer("/tags/0")
        .and_then(Value::as_str)
        .ok_or_else(|| missing("tag"))?
        .to_owned();
    let area = target.names.area(&tag);

    let mut parameters = Vec::new();
    for list in [item.get("parameters"), operation.get("parameters")]
        .into_iter()
        .flatten()
    {
        for parameter in list.as_array().into_iter().flatten() {
            let parameter = resolve(document, parameter).ok_or_else(|| {
                (
                    "has a parameter whose $ref leads nowhere".to_owned(),
                    "mend the $ref".to_owned(),
                )
            })?;
            let (name, location) = (text(parameter, "name"), text(parameter, "in"));
            if location == "header"
                && HTTP_HEADERS
                    .iter()
                    .any(|known| name.eq_ignore_ascii_case(known))
            {
                continue;
            }
            if !["path", "query", "header"].contains(&location.as_str()) {
                return Err((
                    format!("has a parameter in `{location}`"),
                    "extend xtask's generate stages".to_owned(),
                ));
            }
            let list = parameter.pointer("/schema/type").and_then(Value::as_str) == Some("array");
            let explode = parameter
                .get("explode")
                .and_then(Value::as_bool)
                .unwrap_or(location == "query");
            let facts = ParameterFacts {
                required: parameter
                    .get("required")
                    .and_then(Value::as_bool)
                    .unwrap_or(false),
                comma: list && !explode,
                secret: parameter
                    .get("x-secret")
                    .or_else(|| parameter.pointer("/schema/x-secret"))
                    .and_then(Value::as_bool)
                    .unwrap_or(false),
                description: text(parameter, "description"),
                name,
                location,
            };
            parameters.retain(|known: &ParameterFacts| {
                (&known.name, &known.location) != (&facts.name, &facts.location)
            });
            parameters.push(facts);
        }
    }

    let body = match operation.get("requestBody") {
        None => None,
        Some(body) => {
            let body = resolve(document, body).ok_or_else(|| {
                (
                    "has a body whose $ref leads nowhere".to_owned(),
                    "mend the $ref".to_owned(),
                )
            })?;
            let content = body
                .get("content")
                .and_then(Value::as_object)
                .ok_or_else(|| missing("content of its body"))?;
            let content_type = content
                .keys()
                .next()
                .ok_or_else(|| missing("content of its body"))?;
            if content.len() > 1 {
                return Err((
                    "takes several kinds of body".to_owned(),
                    "choose one in the overlay".to_owned(),
                ));
            }
            Some(BodyFacts {
                content_type: content_type.clone(),
                required: body
                    .get("required")
                    .and_then(Value::as_bool)
                    .unwrap_or(false),
                description: text(body, "description"),
            })
        }
    };

    let mut responses = Vec::new();
    let empty = serde_json::Map::new();
    for (status, response) in operation
        .get("responses")
        .and_then(Value::as_object)
        .unwrap_or(&empty)
    {
        // A document that does not know the code says `2XX`; the table then says 200, and any success is taken anyway.
        let status = if status == "2XX" { "200" } else { status };
        let Some(status) = status
            .parse::<u16>()
            .ok()
            .filter(|status| (200..300).contains(status))
        else {
            continue;
        };
        let response = resolve(document, response).ok_or_else(|| {
            (
                "has an response whose $ref leads nowhere".to_owned(),
                "mend the $ref".to_owned(),
            )
        })?;
        let content_types = response
            .get("content")
            .and_then(Value::as_object)
            .map(|content| content.keys().cloned().collect());
        responses.push(ResponseFacts {
            status,
            content_types: if status == 204 {
                Vec::new()
            } else {
                content_types.unwrap_or_default()
            },
            description: text(response, "description"),
        });
    }
    if responses.is_empty() {
        return Err((
            "has no success response".to_owned(),
            "say in the overlay what it responses, and the evidence".to_owned(),
        ));
    }

    let flag = |key: &str| operation.get(key).and_then(Value::as_bool);
    let number = |key: &str| operation.pointer(key).and_then(Value::as_u64);
    let max_items = operation
        .pointer("/requestBody/content")
        .and_then(Value::as_object)
        .and_then(|content| content.values().next())
        .and_then(|media| media.get("schema"))
        .and_then(|schema| resolve(document, schema))
        .and_then(|schema| schema.get("properties"))
        .and_then(Value::as_object)
        .and_then(|properties| {
            properties
                .values()
                .find_map(|property| property.get("maxItems")?.as_u64())
        });
    Ok(OperationFacts {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(operation, "summary"),
        description: text(operation, "description"),
        own_servers: operation.get("servers").is_some(),
        idempotent: flag("x-idempotent").unwrap_or(["get", "put", "delete"].contains(&method)),
        limit: number("/x-rate-limit/calls").zip(number("/x-rate-limit/seconds")),
        max_items,
        streaming: flag("x-streaming").unwrap_or(false),
        id,
        tag,
        area,
        parameters,
        body,
        responses,
    })
}

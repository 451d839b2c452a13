//! The facts of every operation of an effective document, `$ref`s to parameters and responses resolved.

mod read;

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
    /// The summary, one line.
    pub summary: String,
    /// The description.
    pub description: String,
    /// Path, query and header parameters, without those that HTTP defines.
    pub parameters: Vec<ParameterFacts>,
    /// The request body.
    pub body: Option<BodyFacts>,
    /// The responses of success.
    pub responses: Vec<ResponseFacts>,
    /// Whether it is served by hosts of its own.
    pub own_servers: bool,
    /// Whether it may be retried.
    pub idempotent: bool,
    /// The rate limit: calls and seconds.
    pub limit: Option<(u64, u64)>,
    /// The most items in a body.
    pub max_items: Option<u64>,
    /// Other documented places of the value in the response: members from the outermost on.
    pub also_reads: Vec<Vec<String>>,
    /// Whether an empty response body is a success although a body is documented.
    pub may_be_empty: bool,
    /// The members of the request body, at any depth, that are secret.
    pub secret_fields: Vec<String>,
    /// Whether the response is streamed because it can be too large for memory.
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
    /// The description.
    pub description: String,
}

/// A request body.
#[derive(Debug)]
pub struct BodyFacts {
    /// The media type.
    pub content_type: String,
    /// Whether it is required.
    pub required: bool,
    /// The description.
    pub description: String,
}

/// A response of success.
#[derive(Debug)]
pub struct ResponseFacts {
    /// The status.
    pub status: u16,
    /// The media types; none where there is no body.
    pub content_types: Vec<String>,
    /// The description.
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

/// The remedy for a construct that generation does not know.
const EXTEND: &str = "extend xtask's generate stages";
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Collects the operations in the document's order.
///
/// # Errors
/// Every operation without an id or tag, with a method this pipeline does not know, with a parameter or body that has no
/// description, or with a `$ref` that leads nowhere.
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
                    Problem::in_file(target.file, format!("`{method}` is not handled"), EXTEND)
                        .at(at),
                );
                continue;
            }
            match read::operation(target, path, method, item, operation, &at) {
                Ok(facts) => found.push(facts),
                Err(several) => problems.0.extend(several),
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

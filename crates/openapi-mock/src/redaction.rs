//! Removes secrets from a request or response before it is stored: the values that the document marks with `x-secret`.

use std::collections::HashSet;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, header};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::form_urlencoded;

use crate::document::{Document, Operation, ParameterLocation};
use crate::record::StoredBody;

/// Replaces a secret string.
pub(crate) const REDACTED: &str = "[redacted]";

/// Headers with credentials, whatever the document says.
const CREDENTIALS: [HeaderName; 4] = [
    header::AUTHORIZATION,
    header::PROXY_AUTHORIZATION,
    header::COOKIE,
    header::SET_COOKIE,
];

/// The names of secrets in a document, and the places where they are.
pub(crate) struct Redaction {
    document: &'static Document,
    /// The names of parameters and fields that are secret somewhere. Where the document does not describe a value, its name
    /// decides.
    names: HashSet<String>,
    headers: HashSet<String>,
}

/// The schema of a body.
#[derive(Clone, Copy)]
pub(crate) enum BodySchema<'a> {
    /// The document describes it.
    Known(&'a Value),
    /// A request without an operation, or of an operation without a request body.
    UnknownRequest,
    /// A response that the document does not describe as JSON.
    UnknownResponse,
}

impl Redaction {
    pub(crate) fn new(document: &'static Document) -> Self {
        let mut names: HashSet<String> = secret_fields(document.root())
            .into_iter()
            .map(str::to_owned)
            .collect();
        let mut headers = HashSet::new();
        for operation in document.operations() {
            for parameter in &operation.parameters {
                let is_secret = is_secret(document.resolve(parameter.schema.node()));
                match parameter.location {
                    ParameterLocation::Header if is_secret => {
                        headers.insert(parameter.name.to_lowercase());
                    }
                    ParameterLocation::Query if is_secret => {
                        names.insert(parameter.name.clone());
                    }
                    _ => {}
                }
            }
        }
        Self {
            document,
            names,
            headers,
        }
    }

    /// Returns the path with its secret segments replaced by the names of their parameters.
    pub(crate) fn path(&self, operation: Option<&Operation>, path: &str) -> String {
        let mut segments: Vec<&str> = path.split('/').collect();
        let candidates: Vec<&Operation> = match operation {
            Some(operation) => vec![operation],
            // Another method of a path, or a path with more segments, can contain the same secret.
            None => self.document.operations().iter().collect(),
        };
        for operation in candidates {
            for (index, name) in secret_segments(self.document, operation) {
                let prefix = operation.template.split('/').zip(&segments).take(index);
                if segments.len() > index && prefix.into_iter().all(|(a, b)| matches(a, b)) {
                    segments[index] = name;
                }
            }
        }
        segments.join("/")
    }

    /// Returns the decoded query.
    pub(crate) fn query(
        &self,
        operation: Option<&Operation>,
        query: &str,
    ) -> Vec<(String, String)> {
        let is_secret_parameter = |name: &str| {
            let parameters = operation
                .into_iter()
                .flat_map(|operation| &operation.parameters);
            let documented = parameters
                .filter(|parameter| parameter.location == ParameterLocation::Query)
                .find(|parameter| parameter.name == name);
            match documented {
                Some(parameter) => is_secret(self.document.resolve(parameter.schema.node())),
                None => self.names.contains(name),
            }
        };
        form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| {
                let value = match is_secret_parameter(&name) {
                    true => REDACTED.to_owned(),
                    false => value.into_owned(),
                };
                (name.into_owned(), value)
            })
            .collect()
    }

    /// Returns the headers without credentials. A value that is not UTF-8 has replacement characters.
    pub(crate) fn headers<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a HeaderName, &'a HeaderValue)>,
    ) -> Vec<(String, String)> {
        headers
            .into_iter()
            .filter(|(name, _)| {
                !CREDENTIALS.contains(name) && !self.headers.contains(name.as_str())
            })
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.as_str().to_owned(), value)
            })
            .collect()
    }

    /// Returns a body without its secrets.
    pub(crate) fn body(
        &self,
        schema: BodySchema<'_>,
        content_type: &str,
        bytes: &Bytes,
    ) -> StoredBody {
        if bytes.is_empty() {
            return StoredBody::Bytes(Bytes::new());
        }
        if content_type.starts_with("application/x-www-form-urlencoded") {
            return StoredBody::Bytes(self.form(schema, bytes));
        }
        let may_be_secret = match schema {
            BodySchema::Known(schema) => contains_secret(self.document, schema),
            BodySchema::UnknownRequest => true,
            BodySchema::UnknownResponse => false,
        };
        match serde_json::from_slice::<Value>(bytes) {
            Ok(mut value) => {
                // Of a field that is there twice only the last one was redacted.
                let rewrites = self.redact(schema.node(), &mut value) || may_be_secret;
                StoredBody::Bytes(match rewrites {
                    true => Bytes::from(value.to_string()),
                    false => bytes.clone(),
                })
            }
            Err(_) if may_be_secret => StoredBody::Omitted {
                length: Some(bytes.len()),
                reason: "it is malformed and could contain a secret",
            },
            Err(_) => StoredBody::Bytes(bytes.clone()),
        }
    }

    fn form(&self, schema: BodySchema<'_>, bytes: &[u8]) -> Bytes {
        let schemas = expand(self.document, schema.node().into_iter().collect());
        let mut out = form_urlencoded::Serializer::new(String::new());
        let mut changed = false;
        for (name, value) in form_urlencoded::parse(bytes) {
            let fields = field_schemas(self.document, &schemas, &name);
            let is_secret = match fields.is_empty() {
                true => self.names.contains(name.as_ref()),
                false => fields.into_iter().any(is_secret),
            };
            changed |= is_secret;
            out.append_pair(&name, if is_secret { REDACTED } else { &value });
        }
        match changed {
            true => Bytes::from(out.finish()),
            false => Bytes::copy_from_slice(bytes),
        }
    }

    /// Redacts the secrets in a value. Returns whether there were any.
    fn redact(&self, schema: Option<&Value>, value: &mut Value) -> bool {
        let mut changed = false;
        // A work list, because the depth of the value is the peer's.
        let mut work = vec![(value, schema.into_iter().collect::<Vec<_>>())];
        while let Some((value, schemas)) = work.pop() {
            let schemas = expand(self.document, schemas);
            if schemas.iter().any(|schema| is_secret(schema)) {
                redact_all(value);
                changed = true;
                continue;
            }
            match value {
                Value::Object(fields) => {
                    for (name, field) in fields {
                        let known = field_schemas(self.document, &schemas, name);
                        if known.is_empty() && self.names.contains(name) {
                            redact_all(field);
                            changed = true;
                        } else if field.is_object() || field.is_array() || !known.is_empty() {
                            work.push((field, known));
                        }
                    }
                }
                Value::Array(items) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        work.push((item, item_schemas(&schemas, index)));
                    }
                }
                _ => {}
            }
        }
        changed
    }
}

impl<'a> BodySchema<'a> {
    fn node(self) -> Option<&'a Value> {
        match self {
            Self::Known(schema) => Some(schema),
            Self::UnknownRequest | Self::UnknownResponse => None,
        }
    }
}

fn is_secret(schema: &Value) -> bool {
    schema.get("x-secret") == Some(&Value::Bool(true))
}

/// Returns whether a segment of a template matches a segment of a path.
fn matches(template: &str, segment: &str) -> bool {
    template.starts_with('{') || percent_decode_str(segment).decode_utf8_lossy() == template
}

/// Returns the secret parameters in the path of an operation: the index of the segment, and the parameter in braces.
fn secret_segments<'a>(
    document: &'a Document,
    operation: &'a Operation,
) -> impl Iterator<Item = (usize, &'a str)> {
    let is_secret_parameter = |segment: &str| {
        let name = segment.trim_matches(['{', '}']);
        operation.secret_path
            || operation.parameters.iter().any(|parameter| {
                parameter.location == ParameterLocation::Path
                    && parameter.name == name
                    && is_secret(document.resolve(parameter.schema.node()))
            })
    };
    operation
        .template
        .split('/')
        .enumerate()
        .filter(move |(_, segment)| segment.starts_with('{') && is_secret_parameter(segment))
}

/// Returns the names of the fields whose schema is secret, in a whole document.
fn secret_fields(root: &Value) -> HashSet<&str> {
    let mut names = HashSet::new();
    let mut work = vec![root];
    while let Some(node) = work.pop() {
        match node {
            Value::Object(fields) => {
                let properties = fields.get("properties").and_then(Value::as_object);
                for (name, schema) in properties.into_iter().flatten() {
                    if is_secret(schema) {
                        names.insert(name.as_str());
                    }
                }
                work.extend(fields.values());
            }
            Value::Array(items) => work.extend(items),
            _ => {}
        }
    }
    names
}

/// Returns the schemas that apply to the same value: the targets of references and the members of compositions.
fn expand<'a>(document: &'a Document, mut work: Vec<&'a Value>) -> Vec<&'a Value> {
    let mut expanded: Vec<&Value> = Vec::with_capacity(work.len());
    while let Some(schema) = work.pop() {
        if expanded.iter().any(|seen| std::ptr::eq(*seen, schema)) {
            continue;
        }
        expanded.push(schema);
        if schema.get("$ref").is_some() {
            work.push(document.resolve(schema));
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let members = schema.get(keyword).and_then(Value::as_array);
            work.extend(members.into_iter().flatten());
        }
    }
    expanded
}

/// Returns the schemas of a field.
fn field_schemas<'a>(document: &'a Document, schemas: &[&'a Value], name: &str) -> Vec<&'a Value> {
    let mut found: Vec<&Value> = schemas
        .iter()
        .filter_map(|schema| schema.get("properties")?.get(name))
        .collect();
    if found.is_empty() {
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            let rest = schemas.iter().filter_map(|schema| schema.get(keyword));
            found.extend(rest.filter(|schema| schema.is_object()));
        }
    }
    expand(document, found)
}

/// Returns the schemas of an item of a list.
fn item_schemas<'a>(schemas: &[&'a Value], index: usize) -> Vec<&'a Value> {
    schemas
        .iter()
        .filter_map(|schema| {
            let prefix = schema.get("prefixItems").and_then(|list| list.get(index));
            prefix.or_else(|| schema.get("items"))
        })
        .collect()
}

/// Returns whether a value of the schema can contain a secret.
fn contains_secret(document: &Document, schema: &Value) -> bool {
    let mut seen: HashSet<*const Value> = HashSet::new();
    let mut work = vec![schema];
    while let Some(node) = work.pop() {
        if !seen.insert(std::ptr::from_ref(node)) {
            continue;
        }
        if is_secret(node) {
            return true;
        }
        if node.get("$ref").is_some() {
            work.push(document.resolve(node));
        }
        match node {
            Value::Object(fields) => work.extend(fields.values()),
            Value::Array(items) => work.extend(items),
            _ => {}
        }
    }
    false
}

/// Redacts a value and everything in it. Types, keys and lengths stay.
fn redact_all(value: &mut Value) {
    let mut work = vec![value];
    while let Some(value) = work.pop() {
        match value {
            Value::Null => {}
            Value::Bool(flag) => *flag = false,
            Value::Number(number) => *number = 0.into(),
            Value::String(text) => REDACTED.clone_into(text),
            Value::Array(items) => work.extend(items),
            Value::Object(fields) => work.extend(fields.values_mut()),
        }
    }
}

#[cfg(test)]
mod tests;

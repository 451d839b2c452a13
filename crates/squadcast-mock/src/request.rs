//! A request held against the document: what does not fit is refused with the part that failed, the rest becomes a [`Call`].

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderMap, header};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use crate::answer::Answer;
use crate::document::{Document, Fault, Operation, Parameter, Place};
use crate::made_up;
use crate::refusal::Refusal;
use crate::state::Caller;

/// A request that fits the document.
pub(crate) struct Call<'a> {
    pub(crate) document: &'a Document,
    pub(crate) operation: &'a Operation,
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: Map<String, Value>,
    pub(crate) body: Value,
    pub(crate) caller: Caller,
    pub(crate) now: Timestamp,
}

/// The parts of a request as they came in.
pub(crate) struct Incoming<'a> {
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: &'a str,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a Bytes,
}

impl<'a> Call<'a> {
    /// Holds a request against its operation.
    ///
    /// # Errors
    /// 400 for parameters and for a body that cannot be read, 422 for a body that does not fit.
    pub(crate) fn read(
        document: &'a Document,
        operation: &'a Operation,
        incoming: Incoming<'_>,
        caller: Caller,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let query = read_query(document, operation, incoming.query)?;
        for parameter in &operation.parameters {
            let sent = match parameter.place {
                Place::Query => continue,
                Place::Path => incoming.path.get(&parameter.name).map(String::as_str),
                Place::Header => incoming
                    .headers
                    .get(&parameter.name)
                    .and_then(|value| value.to_str().ok()),
            };
            match sent {
                Some(text) => {
                    fits(
                        document,
                        parameter,
                        &typed(document, parameter.schema.node(), text),
                    )?;
                }
                None if parameter.required => return Err(missing(parameter)),
                None => {}
            }
        }
        let body = read_body(document, operation, incoming.headers, incoming.body)?;
        Ok(Self {
            document,
            operation,
            path: incoming.path,
            query,
            body,
            caller,
            now,
        })
    }

    /// A path parameter; names are compared without case, since the document spells one id in two ways.
    pub(crate) fn id(&self, name: &str) -> &str {
        self.path
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value.as_str())
    }

    /// A query parameter of text.
    pub(crate) fn query_text(&self, name: &str) -> Option<&str> {
        self.query.get(name).and_then(Value::as_str)
    }

    /// A query parameter that is a list of text; empty when it is absent.
    pub(crate) fn query_list(&self, name: &str) -> Vec<&str> {
        texts(self.query.get(name))
    }

    /// A text of the body; empty when it is absent.
    pub(crate) fn text(&self, pointer: &str) -> &str {
        self.body
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or("")
    }

    /// A list of text in the body; empty when it is absent.
    pub(crate) fn texts(&self, pointer: &str) -> Vec<&str> {
        texts(self.body.pointer(pointer))
    }

    /// The success of the operation with `{ "data": … }`.
    pub(crate) fn data(&self, data: impl Into<Value>) -> Answer {
        Answer::json(self.operation.status, &json!({ "data": data.into() }))
    }

    /// The success of the operation with this body.
    pub(crate) fn whole(&self, body: &Value) -> Answer {
        Answer::json(self.operation.status, body)
    }

    /// The success of the operation without a body.
    pub(crate) fn done(&self) -> Answer {
        Answer::empty(self.operation.status)
    }

    /// A component with its required fields empty, to lay known fields over.
    pub(crate) fn blank(&self, component: &str) -> Map<String, Value> {
        made_up::blank(self.document, component)
    }
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn read_query(
    document: &Document,
    operation: &Operation,
    query: &str,
) -> Result<Map<String, Value>, Refusal> {
    let known = || {
        operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == Place::Query)
    };
    let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if !known().any(|parameter| parameter.name == name) {
            return Err(refuse(
                Place::Query,
                &name,
                "is not a parameter of this operation",
            ));
        }
        sent.entry(name.into_owned())
            .or_default()
            .push(value.into_owned());
    }
    let mut values = Map::new();
    for parameter in known() {
        let Some(texts) = sent.remove(&parameter.name) else {
            if parameter.required {
                return Err(missing(parameter));
            }
            continue;
        };
        let schema = document.resolve(parameter.schema.node());
        let value = if is_type(schema, "array") {
            // A list may come as one value with commas or as the parameter repeated; both are understood.
            let item = schema.get("items").unwrap_or(&Value::Null);
            texts
                .iter()
                .flat_map(|text| text.split(','))
                .filter(|text| !text.is_empty())
                .map(|text| typed(document, item, text))
                .collect()
        } else {
            match texts.as_slice() {
                [text] => typed(document, schema, text),
                _ => return Err(refuse(Place::Query, &parameter.name, "is sent twice")),
            }
        };
        fits(document, parameter, &value)?;
        values.insert(parameter.name.clone(), value);
    }
    Ok(values)
}

/// A text as the type that the schema asks for, or as text if it cannot be that.
fn typed(document: &Document, schema: &Value, text: &str) -> Value {
    let schema = document.resolve(schema);
    if is_type(schema, "integer")
        && let Ok(number) = text.parse::<i64>()
    {
        return number.into();
    }
    if is_type(schema, "number")
        && let Ok(number) = text.parse::<f64>()
    {
        return number.into();
    }
    match text {
        "true" if is_type(schema, "boolean") => Value::Bool(true),
        "false" if is_type(schema, "boolean") => Value::Bool(false),
        _ => text.into(),
    }
}

fn is_type(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(kind)) => kind == name,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == name),
        _ => false,
    }
}

fn fits(document: &Document, parameter: &Parameter, value: &Value) -> Result<(), Refusal> {
    let faults = parameter
        .schema
        .faults(document, value)
        .map_err(|reason| Refusal::new(500, reason))?;
    match faults.first() {
        None => Ok(()),
        Some(fault) => Err(refuse(parameter.place, &parameter.name, &fault.message)),
    }
}

fn missing(parameter: &Parameter) -> Refusal {
    refuse(parameter.place, &parameter.name, "is required")
}

fn refuse(place: Place, name: &str, message: &str) -> Refusal {
    let place = match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    };
    let fault = Fault {
        field: name.to_owned(),
        message: message.to_owned(),
    };
    Refusal::malformed(place, vec![fault])
}

fn read_body(
    document: &Document,
    operation: &Operation,
    headers: &HeaderMap,
    bytes: &Bytes,
) -> Result<Value, Refusal> {
    let Some(body) = &operation.body else {
        return Ok(Value::Null);
    };
    if bytes.is_empty() {
        if body.required {
            return Err(Refusal::new(400, "body: is required"));
        }
        return Ok(Value::Null);
    }
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .map(str::trim)
        .unwrap_or("");
    let accepted = [body.media_type.as_str(), "application/json"];
    if !accepted
        .iter()
        .any(|accepted| accepted.eq_ignore_ascii_case(content_type))
    {
        return Err(Refusal::new(
            400,
            format!("header `content-type`: is not {}", body.media_type),
        ));
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        Refusal::new(
            400,
            format!(
                "body: is not JSON (line {}, column {})",
                error.line(),
                error.column()
            ),
        )
    })?;
    let faults = body
        .schema
        .faults(document, &value)
        .map_err(|reason| Refusal::new(500, reason))?;
    if faults.is_empty() {
        Ok(value)
    } else {
        Err(Refusal::unprocessable("body", faults))
    }
}

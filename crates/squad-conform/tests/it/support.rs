//! A check, exchanges without a network, and documents with an edit.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method};
use serde_json::Value;
use squad_conform::{Api, Conformance, Contract, Received, Report, Sent};

/// A part of every value of an exchange. It must be in no report.
pub(crate) const CANARY: &str = "canary-5f1e";

pub(crate) fn sent(method: &str, path: &str, query: &str, body: Option<&Value>) -> Sent {
    let mut headers = HeaderMap::new();
    if body.is_some() {
        headers.insert("content-type", HeaderValue::from_static("application/json"));
    }
    Sent {
        method: method.parse::<Method>().unwrap(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        body: body.map(Value::to_string).unwrap_or_default().into(),
    }
}

pub(crate) fn received(status: u16, body: &Value) -> Received {
    raw(status, "application/json", body.to_string())
}

pub(crate) fn raw(status: u16, content_type: &str, body: impl Into<Bytes>) -> Received {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", content_type.parse().unwrap());
    Received {
        status,
        headers,
        body: Some(body.into()),
    }
}

pub(crate) fn check() -> Conformance {
    Conformance::new(Api::Squadcast).unwrap()
}

/// A check against the document of Squadcast with an edit.
pub(crate) fn edited(edit: impl FnOnce(&mut Value)) -> Conformance {
    let mut document: Value = serde_json::from_str(Api::Squadcast.document()).unwrap();
    edit(&mut document);
    Conformance::of(Contract::parse(Api::Squadcast, &document.to_string()).unwrap())
}

/// The lines of what differed in an operation.
pub(crate) fn lines(report: &Report, operation: &str) -> Vec<String> {
    let row = &report.operations[operation];
    let differences = row.differences.keys();
    let lines = differences.map(|one| format!("{} {}: {}", one.side.as_str(), one.at, one.what));
    lines.collect()
}

//! Which guards a mutant fails after its files were regenerated and accepted.

use std::collections::{BTreeSet, HashMap};

use http::{HeaderMap, HeaderValue, header};
use openapi_drift::{Options, Severity, compare};
use openapi_mock::samples;
use serde_json::Value;
use squad_conform::{Api, Conformance, Contract, Received, Sent};

/// The guards, in the order of the table.
pub(crate) const GUARDS: [&str; 4] = [
    "accepted document",
    "operations.txt",
    "old client, new document",
    "new responses, old client",
];

/// An exchange of the client with the fake, both from before the change.
pub(crate) struct Exchange {
    pub(crate) operation: String,
    pub(crate) sent: Sent,
    pub(crate) received: Option<Received>,
}

/// A slice of the document before the change, and its traffic.
pub(crate) struct Before<'t> {
    pub(crate) document: &'t Value,
    traffic: Vec<&'t Exchange>,
    /// The operations of which an example of the response has no difference before the change.
    exemplary: BTreeSet<String>,
}

impl<'t> Before<'t> {
    pub(crate) fn new(api: Api, document: &'t Value, traffic: &'t [Exchange]) -> Option<Self> {
        let ids_here = ids(document);
        let own = traffic
            .iter()
            .filter(|one| ids_here.contains(&one.operation));
        let traffic = own
            .filter(|one| is_conformant(api, document, one))
            .collect();
        let exemplary = differing(api, &document.to_string(), document)?;
        let all = ids_here.into_iter();
        Some(Self {
            document,
            traffic,
            exemplary: all.filter(|id| !exemplary.contains(id)).collect(),
        })
    }

    /// The guards that fail for a document after the change.
    pub(crate) fn failing(&self, api: Api, after: &Value) -> Vec<&'static str> {
        let drift = compare(self.document, after, &Options::default());
        let renamed = ids(self.document) != ids(after);
        let failed = [
            drift.severity() > Some(Severity::Cosmetic),
            renamed,
            self.old_requests_differ(api, after),
            self.new_responses_differ(api, after),
        ];
        let named = GUARDS.iter().zip(failed).filter(|(_, failed)| *failed);
        named.map(|(guard, _)| *guard).collect()
    }

    /// The requests of the old client and the responses of the old fake, by the new document. A document that the fake cannot
    /// read is a difference too.
    fn old_requests_differ(&self, api: Api, after: &Value) -> bool {
        let Ok(contract) = Contract::parse(api, &after.to_string()) else {
            return true;
        };
        let leads_elsewhere = self.traffic.iter().any(|one| {
            let route = contract.document().route(&one.sent.method, &one.sent.path);
            route.is_none_or(|(operation, _)| operation.id != one.operation)
        });
        let check = Conformance::of(contract);
        for one in &self.traffic {
            check.check(&one.sent, one.received.as_ref());
        }
        leads_elsewhere || !check.report().is_conformant()
    }

    /// Examples of the new responses, by the old document and the types of the old client.
    fn new_responses_differ(&self, api: Api, after: &Value) -> bool {
        let Some(differing) = differing(api, &self.document.to_string(), after) else {
            return true;
        };
        differing.iter().any(|id| self.exemplary.contains(id))
    }
}

/// Whether an exchange has no difference from a document.
fn is_conformant(api: Api, document: &Value, exchange: &Exchange) -> bool {
    let Ok(contract) = Contract::parse(api, &document.to_string()) else {
        return false;
    };
    let check = Conformance::of(contract);
    check.check(&exchange.sent, exchange.received.as_ref());
    let report = check.report();
    report.is_conformant() && report.undocumented == 0
}

/// The ids of the operations of which an example of the response differs from a document or from the types of the client.
fn differing(api: Api, contract: &str, of: &Value) -> Option<BTreeSet<String>> {
    let check = Conformance::of(Contract::parse(api, contract).ok()?);
    let new = Contract::parse(api, &of.to_string()).ok()?;
    let document = new.document();
    for operation in document.operations() {
        let (media_type, body) = match operation.responses.iter().next() {
            None => (None, String::new()),
            Some((media_type, schema)) => {
                let example = samples::example(document, "response", schema.node());
                (Some(media_type.as_str()), example.to_string())
            }
        };
        let mut headers = HeaderMap::new();
        if let Some(value) = media_type.and_then(|one| HeaderValue::from_str(one).ok()) {
            headers.insert(header::CONTENT_TYPE, value);
        }
        let received = Received {
            status: operation.status,
            headers,
            body: Some(body.into()),
        };
        check.check_response(&operation.id, &received);
    }
    let report = check.report();
    let rows = report.operations.into_iter();
    Some(
        rows.filter(|(_, row)| !row.differences.is_empty())
            .map(|(id, _)| id)
            .collect(),
    )
}

/// The ids of the operations of a document.
fn ids(document: &Value) -> BTreeSet<String> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flat_map(|paths| paths.values());
    let operations = items
        .filter_map(Value::as_object)
        .flat_map(|item| item.values());
    let ids = operations.filter_map(|operation| operation.get("operationId")?.as_str());
    ids.map(str::to_owned).collect()
}

/// Whether the generated files differ, so that `regen --check` fails before they are accepted.
pub(crate) fn is_seen(before: &Value, after: &Value) -> bool {
    // As text, in which the order of keys counts.
    let [before, after] = [before, after].map(|document| stripped(document).to_string());
    before != after
}

/// A document as the fake has it: without descriptions and summaries.
fn stripped(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let words = |name: &str, value: &Value| {
                ["description", "summary"].contains(&name) && value.is_string()
            };
            let kept = members.iter().filter(|(name, value)| !words(name, value));
            kept.map(|(name, value)| (name.clone(), stripped(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(stripped).collect(),
        other => other.clone(),
    }
}

/// The number of mutants of a kind, and how many of them each guard finds.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) mutants: usize,
    pub(crate) seen: usize,
    pub(crate) failed: HashMap<&'static str, usize>,
    /// Mutants that no guard finds.
    pub(crate) missed: usize,
    pub(crate) cosmetic: bool,
}

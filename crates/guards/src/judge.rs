//! Which guards a mutant fails after its files were regenerated and accepted.

use std::collections::{BTreeSet, HashMap};

use http::{HeaderMap, HeaderValue, header};
use openapi_drift::{Options, Severity, compare};
use openapi_mock::samples;
use serde_json::Value;
use squad_conform::{Api, Conformance, Contract, Received, Sent};

use crate::mutants::Choice;
use crate::proof::document::{Reach, reach};
use crate::proof::mutate::{Mutant, Scope};
use crate::proof::oracle;
use crate::regenerated::{Generator, Regenerated};

/// The guards, in the order of the table.
pub(crate) const GUARDS: [&str; 6] = [
    REGEN,
    SURFACE,
    OPERATIONS,
    ACCEPTED,
    OLD_REQUESTS,
    NEW_RESPONSES,
];
const REGEN: &str = "regen";
const SURFACE: &str = "surface";
const OPERATIONS: &str = "operations.txt";
const ACCEPTED: &str = "accepted document";
const OLD_REQUESTS: &str = "old client, new document";
const NEW_RESPONSES: &str = "new responses, old client";

/// The guards of what travels. The others guard what it is called in Rust too: a listed value is a variant there.
const WIRE: [&str; 2] = [ACCEPTED, OLD_REQUESTS];

/// An exchange of the client with the fake, both from before the change.
pub(crate) struct Exchange {
    pub(crate) operation: String,
    pub(crate) sent: Sent,
    pub(crate) received: Option<Received>,
}

/// A slice of the document before the change, and its traffic.
pub(crate) struct Before<'t> {
    api: Api,
    document: &'t Value,
    reach: Reach,
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
            api,
            document,
            reach: reach(document),
            traffic,
            exemplary: all.filter(|id| !exemplary.contains(id)).collect(),
        })
    }

    /// Judges a mutant.
    pub(crate) fn judge(&self, generator: &Generator, choice: &Choice) -> Option<Judged> {
        let mutant = choice.make(self.document)?;
        let regenerated = generator.regenerate(choice)?;
        let (seen, surface, refused) = match regenerated {
            Regenerated::Refused(file) => (true, false, Some(file)),
            Regenerated::Files { seen, surface } => (seen, surface, None),
        };
        let after = &mutant.document;
        let drift = compare(self.document, after, &Options::default());
        let failed = [
            refused.is_some(),
            surface,
            self.api == Api::Squadcast && ids(self.document) != ids(after),
            drift.severity() > Some(Severity::Cosmetic),
            self.old_requests_differ(after),
            self.new_responses_differ(after),
        ];
        let named = GUARDS.iter().zip(failed).filter(|(_, failed)| *failed);
        Some(Judged {
            rating: self.rating(&mutant, choice.seed),
            seen,
            refused,
            failing: named.map(|(guard, _)| *guard).collect(),
        })
    }

    fn rating(&self, mutant: &Mutant, seed: u64) -> Rating {
        let judged = match mutant.scope {
            Scope::Stated(severity) => Ok(Some(severity)),
            _ => oracle::judge(self.document, mutant, &self.reach, seed),
        };
        match judged {
            _ if mutant.words => Rating::Words,
            Ok(Some(Severity::Cosmetic)) => Rating::Equivalent,
            _ => Rating::Matters,
        }
    }

    /// The requests of the old client and the responses of the old fake, by the new document. A document that the fake cannot
    /// read is a difference too.
    fn old_requests_differ(&self, after: &Value) -> bool {
        let Ok(contract) = Contract::parse(self.api, &after.to_string()) else {
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
    fn new_responses_differ(&self, after: &Value) -> bool {
        let Some(differing) = differing(self.api, &self.document.to_string(), after) else {
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

/// What a mutant means for a client.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rating {
    /// Other words, which no guard may notice.
    Words,
    /// No request or response distinguishes it, by the judge of the differ's proof. Guards of the wire may not notice it; those of
    /// the names in Rust may.
    Equivalent,
    /// A client can notice it, so that a guard has to.
    Matters,
}

/// What is found of one mutant.
pub(crate) struct Judged {
    pub(crate) rating: Rating,
    pub(crate) seen: bool,
    /// The file that `regen` has corrected first.
    pub(crate) refused: Option<String>,
    pub(crate) failing: Vec<&'static str>,
}

impl Judged {
    /// Whether a guard fails that may not, or none does that has to.
    pub(crate) fn is_wrong(&self) -> bool {
        match self.rating {
            Rating::Words => !self.failing.is_empty(),
            Rating::Equivalent => self.failing.iter().any(|guard| WIRE.contains(guard)),
            Rating::Matters => self.failing.is_empty(),
        }
    }
}

/// The number of mutants of a kind, and how many of them each guard finds.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) mutants: usize,
    pub(crate) equivalent: usize,
    pub(crate) seen: usize,
    pub(crate) failed: HashMap<&'static str, usize>,
    /// Mutants that matter and that only the accepted document finds.
    pub(crate) lone: usize,
    /// Mutants that matter and no guard finds, and others that a guard finds wrongly.
    pub(crate) wrong: usize,
}

impl Row {
    pub(crate) fn add(&mut self, judged: &Judged) {
        self.mutants += 1;
        self.equivalent += usize::from(judged.rating != Rating::Matters);
        self.seen += usize::from(judged.seen);
        for guard in &judged.failing {
            *self.failed.entry(guard).or_default() += 1;
        }
        self.lone += usize::from(judged.failing == [ACCEPTED]);
        self.wrong += usize::from(judged.is_wrong());
    }

    /// Adds another row.
    pub(crate) fn add_all(&mut self, other: &Self) {
        self.mutants += other.mutants;
        self.equivalent += other.equivalent;
        self.seen += other.seen;
        for (guard, count) in &other.failed {
            *self.failed.entry(guard).or_default() += count;
        }
        self.lone += other.lone;
        self.wrong += other.wrong;
    }
}

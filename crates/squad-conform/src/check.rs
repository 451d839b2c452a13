//! Checks the traffic of a client as it happens.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use squad_core::ClientBuilder;
use squad_core::transport::Connector;

use crate::Api;
use crate::capture::Capturing;
use crate::contract::Contract;
#[cfg(feature = "cli")]
use crate::difference::REDACTED;
use crate::difference::{Difference, Side};
use crate::exchange::{Received, Sent, Sink, is_bounded};
use crate::fidelity::Types;
use crate::report::Report;
#[cfg(feature = "cli")]
use http::{HeaderName, HeaderValue};
#[cfg(feature = "cli")]
use openapi_mock::ParameterLocation;

/// Checks requests and responses against the document of an API. Clones share the report.
///
/// See the [crate documentation](crate) for an example.
#[derive(Clone)]
pub struct Conformance(Arc<Inner>);

struct Inner {
    contract: Contract,
    types: Types,
    report: Mutex<Report>,
    /// The last exchanges, at most `keeps` of them.
    kept: Mutex<VecDeque<(Sent, Option<Received>)>>,
    keeps: usize,
}

impl Conformance {
    /// Creates a check against the document that the client was generated from.
    ///
    /// # Errors
    /// The reason, if the document is invalid.
    pub fn new(api: Api) -> Result<Self, String> {
        Ok(Self::of(Contract::of(api)?))
    }

    /// Creates a check against a document of your own.
    #[must_use]
    pub fn of(contract: Contract) -> Self {
        Self::with(contract, 0)
    }

    fn with(contract: Contract, keeps: usize) -> Self {
        let report = Report::new(contract.api());
        Self(Arc::new(Inner {
            contract,
            types: Types::default(),
            report: Mutex::new(report),
            kept: Mutex::default(),
            keeps,
        }))
    }

    /// Creates a check that keeps the last exchanges.
    #[cfg(feature = "cli")]
    pub(crate) fn keeping(contract: Contract, exchanges: usize) -> Self {
        Self::with(contract, exchanges)
    }

    /// Returns the exchanges that were kept.
    #[cfg(feature = "cli")]
    pub(crate) fn kept(&self) -> Vec<(Sent, Option<Received>)> {
        let kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().cloned().collect()
    }

    /// Returns the body of the last response as JSON; null if it is not.
    #[cfg(feature = "cli")]
    pub(crate) fn last_json(&self) -> serde_json::Value {
        let kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let received = kept.back().and_then(|(_, received)| received.as_ref());
        let body = received.and_then(|received| received.body.as_ref());
        body.and_then(|body| serde_json::from_slice(body).ok())
            .unwrap_or_default()
    }

    /// Returns the document.
    #[must_use]
    pub fn contract(&self) -> &Contract {
        &self.0.contract
    }

    /// Sets a connector that checks everything that `connector` sends and receives.
    ///
    /// A response is checked once its body has arrived, on the task that reads it. Bodies of more than 32 MiB or
    /// half a million values are not checked.
    pub fn observe(
        &self,
        client: ClientBuilder,
        connector: impl Connector + 'static,
    ) -> ClientBuilder {
        client.connector(Capturing::new(connector, Arc::new(self.clone())))
    }

    /// Checks one request and its response, if there was one.
    pub fn check(&self, sent: &Sent, received: Option<&Received>) {
        let contract = &self.0.contract;
        let Some((operation, path)) = contract.route(&sent.method, &sent.path) else {
            self.lock().undocumented += 1;
            return;
        };
        let differences = contract.check_request(operation, path, sent);
        let mut report = self.lock();
        let row = report.row(&operation.id);
        row.sent.add(differences.is_empty());
        row.add(differences);
        drop(report);
        if self.0.keeps > 0 {
            let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() == self.0.keeps {
                kept.pop_front();
            }
            kept.push_back((sent.clone(), received.cloned()));
        }
        if let Some(received) = received {
            self.check_response(&operation.id, received);
        }
    }

    /// Checks a recorded exchange. A recording has no credentials, so that a missing header with one is not a difference.
    #[cfg(feature = "cli")]
    pub(crate) fn check_recorded(&self, sent: &Sent, received: Option<&Received>) {
        let mut sent = sent.clone();
        let route = self.0.contract.route(&sent.method, &sent.path);
        for parameter in route
            .iter()
            .flat_map(|(operation, _)| &operation.parameters)
        {
            if parameter.location == ParameterLocation::Header
                && let Ok(name) = parameter.name.parse::<HeaderName>()
            {
                let entry = sent.headers.entry(name);
                entry.or_insert(HeaderValue::from_static(REDACTED));
            }
        }
        self.check(&sent, received);
    }

    /// Checks a response to an operation, if the document has that operation.
    pub fn check_response(&self, operation: &str, received: &Received) {
        let contract = &self.0.contract;
        let Some(operation) = contract.document().operation(operation) else {
            self.lock().undocumented += 1;
            return;
        };
        let mut received = Cow::Borrowed(received);
        if received.body.as_ref().is_some_and(|body| !is_bounded(body)) {
            received.to_mut().body = None;
        }
        let received = received.as_ref();
        let mut differences = contract.check_response(operation, received);
        let decoded = self.0.types.check(contract, operation, received);
        // A `null` that the document allows, for which the client has a default.
        let is_default = |one: &Difference| {
            one.what.ends_with(", found null")
                && !differences.iter().any(|other| other.at == one.at)
        };
        let (defaults, decoded): (Vec<_>, Vec<_>) = decoded.into_iter().partition(is_default);
        differences.extend(decoded);
        if received.body.is_none() {
            let what = "was not checked: it is not complete, or larger than 32 MiB or half a million values";
            differences.push(Difference::new(Side::Received, "body", what));
        }
        let mut report = self.lock();
        let row = report.row(&operation.id);
        row.decoded.add(differences.is_empty());
        row.add(differences);
        row.add_defaults(defaults);
    }

    /// Returns the report of everything that was checked so far.
    #[must_use]
    pub fn report(&self) -> Report {
        self.lock().clone()
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Report> {
        self.0.report.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Conformance {
    fn exchange(&self, sent: &Sent, received: Option<&Received>) {
        self.check(sent, received);
    }
}

impl fmt::Debug for Conformance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conformance")
            .field("api", &self.0.contract.api())
            .finish_non_exhaustive()
    }
}

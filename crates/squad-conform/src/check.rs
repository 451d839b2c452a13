//! Checks the traffic of a client as it happens.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use squad_core::ClientBuilder;
use squad_core::transport::Connector;

use crate::capture::Capturing;
use crate::contract::Contract;
use crate::difference::{Difference, Side};
use crate::exchange::{Received, Sent};
use crate::fidelity::Types;
use crate::report::Report;
use crate::Api;

/// Checks requests and responses against the document of an API. Clones share the report.
///
/// See the [crate documentation](crate) for an example.
#[derive(Clone)]
pub struct Conformance(Arc<Inner>);

struct Inner {
    contract: Contract,
    types: Types,
    report: Mutex<Report>,
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
        let report = Report::new(contract.api());
        Self(Arc::new(Inner {
            contract,
            types: Types::default(),
            report: Mutex::new(report),
        }))
    }

    /// Returns the document.
    #[must_use]
    pub fn contract(&self) -> &Contract {
        &self.0.contract
    }

    /// Sets a connector that checks everything that `connector` sends and receives.
    ///
    /// A response is checked once its body has arrived, on the task that reads it. Bodies over 32 MiB are not checked.
    #[must_use]
    pub fn observe(
        &self,
        client: ClientBuilder,
        connector: impl Connector + 'static,
    ) -> ClientBuilder {
        client.connector(Capturing::new(connector, self.clone()))
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
        if let Some(received) = received {
            self.check_response(&operation.id, received);
        }
    }

    /// Checks a response to an operation, if the document has that operation.
    pub fn check_response(&self, operation: &str, received: &Received) {
        let contract = &self.0.contract;
        let Some(operation) = contract.document().operation(operation) else {
            self.lock().undocumented += 1;
            return;
        };
        let mut differences = contract.check_response(operation, received);
        differences.extend(self.0.types.check(contract, operation, received));
        if received.body.is_none() {
            let what = "is not complete, or larger than 32 MiB, and was not checked";
            differences.push(Difference::new(Side::Received, "body", what));
        }
        let mut report = self.lock();
        let row = report.row(&operation.id);
        row.decoded.add(differences.is_empty());
        row.add(differences);
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

impl fmt::Debug for Conformance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conformance")
            .field("api", &self.0.contract.api())
            .finish_non_exhaustive()
    }
}

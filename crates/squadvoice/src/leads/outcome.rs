//! What became of leads that were to be created.

use std::collections::BTreeSet;

use serde_json::Value;
use squad_core::RequestSent;

use super::prepared::PreparedLead;
use crate::{Error, FieldError, Kind, LeadId};

/// What became of all leads of a [`create`](crate::Campaign::create), in the order in which they were given.
#[derive(Debug, Clone)]
pub struct CreateReport {
    leads: Vec<LeadReport>,
    requests: usize,
    responses: Vec<Value>,
    error: Option<Error>,
}

/// What became of one lead.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LeadReport {
    /// The id of the lead.
    pub lead_id: LeadId,
    /// What became of it.
    pub outcome: LeadOutcome,
}

/// What became of a lead that was to be created.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum LeadOutcome {
    /// The service accepted the request with this lead.
    Created,
    /// A lead with the same id came earlier in the same batch. This one was not sent.
    Duplicate {
        /// The index of the earlier lead.
        first: usize,
    },
    /// The service rejected this lead.
    Rejected {
        /// What is wrong with it.
        errors: Vec<FieldError>,
    },
    /// The service rejected the request with this lead for another reason, such as another lead in it. Presumably it was not
    /// created; that a rejection concerns the whole list is not documented.
    NotCreated {
        /// The rejection.
        error: Error,
    },
    /// The request may have been carried out: its response was lost, or the service failed. It was not retried.
    Unknown {
        /// Why it is not known.
        error: Error,
    },
    /// No request with this lead was sent, because an earlier one failed.
    NotSent {
        /// The failure.
        error: Error,
    },
}

impl CreateReport {
    pub(super) fn new(leads: Vec<LeadReport>) -> Self {
        Self {
            leads,
            requests: 0,
            responses: Vec::new(),
            error: None,
        }
    }

    /// Returns what became of each lead; the index is that of the lead in the input.
    #[must_use]
    pub fn leads(&self) -> &[LeadReport] {
        &self.leads
    }

    /// Returns whether the service accepted every lead. Duplicates count as accepted with the first one.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.error.is_none()
    }

    /// Returns the first error of a request.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// Returns the number of requests that were sent.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// Returns the bodies of the successful responses, in order. Their content is not documented; `null` for an empty one.
    #[must_use]
    pub fn responses(&self) -> &[Value] {
        &self.responses
    }

    /// Returns the leads that the service accepted.
    pub fn created(&self) -> impl Iterator<Item = &LeadId> {
        self.ids(|outcome| matches!(outcome, LeadOutcome::Created))
    }

    /// Returns the leads that the service rejected, with the reasons.
    pub fn rejected(&self) -> impl Iterator<Item = (&LeadId, &[FieldError])> {
        self.leads.iter().filter_map(|lead| match &lead.outcome {
            LeadOutcome::Rejected { errors } => Some((&lead.lead_id, errors.as_slice())),
            _ => None,
        })
    }

    /// Returns the leads that can be created again without a change: they were not sent, or their request was rejected
    /// because of other leads.
    pub fn to_retry(&self) -> impl Iterator<Item = &LeadId> {
        self.ids(|outcome| {
            matches!(
                outcome,
                LeadOutcome::NotCreated { .. } | LeadOutcome::NotSent { .. }
            )
        })
    }

    /// Returns the leads of which it is not known whether they were created.
    pub fn unknown(&self) -> impl Iterator<Item = &LeadId> {
        self.ids(|outcome| matches!(outcome, LeadOutcome::Unknown { .. }))
    }

    fn ids(&self, select: impl Fn(&LeadOutcome) -> bool) -> impl Iterator<Item = &LeadId> {
        let selected = self.leads.iter().filter(move |lead| select(&lead.outcome));
        selected.map(|lead| &lead.lead_id)
    }

    /// Sets the outcome of a lead.
    pub(super) fn set(&mut self, index: usize, outcome: LeadOutcome) {
        if let Some(lead) = self.leads.get_mut(index) {
            lead.outcome = outcome;
        }
    }

    /// Sets the outcome of the leads of one request. Returns whether the next request is worth sending.
    pub(super) fn record(
        &mut self,
        chunk: &[(usize, PreparedLead)],
        result: Result<Value, Error>,
    ) -> bool {
        self.requests += 1;
        let error = match result {
            Ok(response) => {
                self.responses.push(response);
                for (index, _) in chunk {
                    self.set(*index, LeadOutcome::Created);
                }
                return true;
            }
            Err(error) => error,
        };
        self.error.get_or_insert_with(|| error.clone());
        let rejected_by_index: BTreeSet<usize> = error
            .field_errors()
            .iter()
            .filter_map(|field| field.index)
            .collect();
        for (position, (index, _)) in chunk.iter().enumerate() {
            let outcome = if rejected_by_index.contains(&position) {
                rejected(&error, |field| field.index == Some(position))
            } else if chunk.len() == 1 && !error.field_errors().is_empty() {
                // The errors of a single lead need no index.
                rejected(&error, |_| true)
            } else if error.request_sent() == RequestSent::No {
                let error = error.clone();
                LeadOutcome::NotSent { error }
            } else if is_rejection(&error) {
                let error = error.clone();
                LeadOutcome::NotCreated { error }
            } else {
                let error = error.clone();
                LeadOutcome::Unknown { error }
            };
            self.set(*index, outcome);
        }
        // An invalid lead says nothing about the leads of the next request.
        error.kind() == Kind::Validation
    }
}

fn rejected(error: &Error, select: impl Fn(&FieldError) -> bool) -> LeadOutcome {
    let fields = error.field_errors().iter();
    LeadOutcome::Rejected {
        errors: fields.filter(|field| select(field)).cloned().collect(),
    }
}

/// Whether an error means that the service did not process the request.
fn is_rejection(error: &Error) -> bool {
    matches!(
        error.kind(),
        Kind::Validation
            | Kind::Authentication
            | Kind::Permission
            | Kind::NotFound
            | Kind::Conflict
            | Kind::RateLimited
            | Kind::Redirect
    )
}

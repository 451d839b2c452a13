//! Creating leads in one or several requests. Used for version 4 and for version 1.

use std::collections::HashMap;
use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use serde_json::Value;
use squad_core::Operation;
use squad_core::list::RequestOptions;
use squad_core::option_setters;

use super::outcome::{CreateReport, LeadOutcome, LeadReport};
use super::prepared::PreparedLead;
use crate::request::invalid;
use crate::{CampaignId, Error, LeadId, RequestBuilder, Result, SquadVoice};

/// Creates leads. From [`Campaign::create`](crate::Campaign::create). Await it for a [`CreateReport`].
#[must_use = "nothing is sent until it is awaited"]
pub struct CreateLeads {
    client: SquadVoice,
    operation: &'static Operation,
    campaign: CampaignId,
    leads: Result<Vec<PreparedLead>>,
    chunk_size: usize,
    options: RequestOptions,
}

impl std::fmt::Debug for CreateLeads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateLeads")
            .field("campaign", &self.campaign)
            .field("leads", &self.leads.as_ref().map(Vec::len))
            .finish_non_exhaustive()
    }
}

impl CreateLeads {
    pub(crate) fn new(
        client: &SquadVoice,
        operation: &'static Operation,
        campaign: &CampaignId,
        leads: impl Iterator<Item = Result<PreparedLead>>,
    ) -> Self {
        let numbered = leads.enumerate().map(|(index, lead)| {
            lead.map_err(|error| {
                let message = format!("lead {index}: {}", error.message());
                Error::new(error.kind(), message)
            })
        });
        Self {
            client: client.clone(),
            operation,
            campaign: campaign.clone(),
            leads: numbered.collect(),
            chunk_size: usize::MAX,
            options: RequestOptions::default(),
        }
    }

    option_setters!();

    /// Sets the largest number of leads in one request. Defaults to all of them; the service documents no maximum.
    ///
    /// If a request is rejected because of its leads, the next ones are still sent. After any other failure they are not.
    pub fn chunk_size(mut self, leads: usize) -> Self {
        self.chunk_size = leads;
        self
    }

    async fn run(self) -> Result<CreateReport> {
        if self.chunk_size == 0 {
            return Err(invalid("the chunk size of the leads is 0"));
        }
        let leads = match &self.leads {
            Ok(leads) => leads,
            Err(error) => return Err(error.clone()),
        };
        let (mut report, unique) = without_duplicates(leads);
        let mut chunks = unique.chunks(self.chunk_size.min(unique.len().max(1)));
        for chunk in chunks.by_ref() {
            let result = self.request(chunk).await;
            if !report.record(chunk, result) {
                break;
            }
        }
        if let Some(error) = report.error().cloned() {
            for (index, _) in chunks.flatten() {
                let error = error.clone();
                report.set(*index, LeadOutcome::NotSent { error });
            }
        }
        Ok(report)
    }

    fn request(&self, chunk: &[(usize, PreparedLead)]) -> RequestBuilder<Value> {
        let bodies: Vec<&Value> = chunk.iter().map(|(_, lead)| lead.body()).collect();
        let call = self.client.raw().core().call(self.operation);
        let call = call.path("campaign_id", self.campaign.as_str());
        let request = call.json(&bodies).request();
        self.options.apply(request.queue_before_deadline())
    }
}

/// Separates the leads to send, with their indexes, from those whose id came before.
fn without_duplicates(leads: &[PreparedLead]) -> (CreateReport, Vec<(usize, PreparedLead)>) {
    let mut first_of: HashMap<&LeadId, usize> = HashMap::new();
    let mut reports = Vec::with_capacity(leads.len());
    let mut unique = Vec::with_capacity(leads.len());
    for (index, lead) in leads.iter().enumerate() {
        let first = *first_of.entry(lead.lead_id()).or_insert(index);
        let outcome = if first == index {
            unique.push((index, lead.clone()));
            // Replaced by the outcome of its request.
            LeadOutcome::Created
        } else {
            LeadOutcome::Duplicate { first }
        };
        reports.push(LeadReport {
            lead_id: lead.lead_id().clone(),
            outcome,
        });
    }
    (CreateReport::new(reports), unique)
}

impl IntoFuture for CreateLeads {
    type Output = Result<CreateReport>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

//! The handle with which a test reads and changes the state of a running fake.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use openapi_mock::Clock;
use serde_json::{Map, Value};

use super::database::{Campaign, Database};
use super::lead::Lead;

/// A handle to read and change the state of a running fake. Clones share the state.
///
/// ```
/// # async fn example() -> Result<(), squadvoice_mock::MockError> {
/// use squadvoice_mock::MockServer;
///
/// let mock = MockServer::start().await?;
/// let campaign = mock.state().campaigns().remove(0);
/// // … the code under test creates the lead "crm-1" …
/// let answers = [("budget", "2,000")];
/// let processed = mock.state().process(&campaign, "crm-1", "Interested", &answers);
/// assert!(processed.is_some());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct State {
    database: Arc<Mutex<Database>>,
    clock: Clock,
}

impl State {
    pub(crate) fn new(database: Database, clock: Clock) -> Self {
        Self {
            database: Arc::new(Mutex::new(database)),
            clock,
        }
    }

    pub(crate) fn database(&self) -> MutexGuard<'_, Database> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the database, in which the leads that are due are processed.
    pub(crate) fn processed(&self) -> MutexGuard<'_, Database> {
        let mut database = self.database();
        database.process_due(self.clock.timestamp());
        database
    }

    /// Returns the ids of the campaigns.
    pub fn campaigns(&self) -> Vec<String> {
        self.database().campaigns.keys().cloned().collect()
    }

    /// Adds a campaign: its id, its name, and the reference that CRM calls name it by.
    pub fn add_campaign(&self, id: &str, name: &str, reference: &str) {
        let campaign = Campaign {
            name: name.to_owned(),
            reference: reference.to_owned(),
            leads: Vec::new(),
        };
        self.database().campaigns.insert(id.to_owned(), campaign);
    }

    /// Adds processed leads to a campaign.
    pub(crate) fn add_examples(&self, campaign_id: &str, count: u32) {
        let now = self.clock.timestamp();
        if let Ok(campaign) = self.database().campaign(campaign_id) {
            let leads = (0..count).map(|index| Lead::example(campaign_id, index, count, now));
            campaign.leads.extend(leads);
        }
    }

    /// Returns the leads of a campaign in the order in which they were created.
    pub fn leads(&self, campaign_id: &str) -> Vec<Lead> {
        let mut database = self.processed();
        let campaign = database.campaign(campaign_id);
        campaign.map_or_else(|_| Vec::new(), |campaign| campaign.leads.clone())
    }

    /// Returns a lead.
    pub fn lead(&self, campaign_id: &str, lead_id: &str) -> Option<Lead> {
        let mut database = self.processed();
        let lead = database.campaign(campaign_id).ok()?.lead(lead_id).ok()?;
        Some(lead.clone())
    }

    /// Processes a lead now, by the fake's clock: sets its outcome and answers. Returns the lead, or `None` if there is no
    /// such lead or it is disabled. [`Lead::to_json`] is the body of the webhook.
    pub fn process(
        &self,
        campaign_id: &str,
        lead_id: &str,
        outcome: &str,
        answers: &[(&str, &str)],
    ) -> Option<Lead> {
        let now = self.clock.timestamp();
        let mut database = self.database();
        let lead = database.campaign(campaign_id).ok()?.lead(lead_id).ok()?;
        if lead.disabled {
            return None;
        }
        lead.processed_at = Some(now);
        lead.outcome = Some(outcome.to_owned());
        lead.responses = answers
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Value::from(*value)))
            .collect::<Map<String, Value>>();
        Some(lead.clone())
    }
}

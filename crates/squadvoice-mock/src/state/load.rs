//! Many leads, for load tests: the same ones in every run.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::lead::Lead;

/// The time over which the leads are spread.
const SPAN: SignedDuration = SignedDuration::from_hours(24 * 90);

/// The outcomes of processed leads.
const OUTCOMES: [&str; 3] = ["Interested", "Not interested", "No response"];

impl Lead {
    /// Creates a processed lead, the `index`-th of `count`, oldest first.
    pub(crate) fn example(campaign_id: &str, index: u32, count: u32, now: Timestamp) -> Self {
        let age = SPAN * (count - index).cast_signed() / count.cast_signed();
        let created_at = now.saturating_sub(age).unwrap_or(now);
        let id = format!("lead-{}", index + 1);
        let mut lead = Self {
            wire_id: json!(id),
            lead_id: id,
            phone_number: format!("9198{index:08}"),
            contact_name: format!("Contact {}", index + 1),
            campaign_id: campaign_id.to_owned(),
            custom_fields: Map::new(),
            created_at,
            processed_at: None,
            outcome: None,
            responses: Map::new(),
            disabled: false,
            conversion: None,
        };
        lead.complete(index as usize, created_at);
        lead
    }

    /// Processes the lead with an outcome that depends on its position in the campaign.
    pub(super) fn complete(&mut self, index: usize, at: Timestamp) {
        let outcome = OUTCOMES[index % OUTCOMES.len()];
        self.processed_at = Some(at);
        self.outcome = Some(outcome.to_owned());
        self.responses = Map::from_iter([("budget".to_owned(), Value::from("2,000"))]);
    }
}

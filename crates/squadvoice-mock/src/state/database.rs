//! The database: accounts, tokens, and the leads of each campaign.

use std::collections::BTreeMap;
use std::fmt;

use jiff::{SignedDuration, Timestamp};

use super::lead::{Account, Lead};
use super::tokens::Tokens;
use crate::api_error::ApiError;
use crate::rate_limit::RateLimit;

/// Everything that the fake stores.
pub(crate) struct Database {
    pub(crate) accounts: Vec<Account>,
    pub(crate) tokens: Tokens,
    pub(crate) campaigns: BTreeMap<String, Campaign>,
    pub(crate) rate_limit: RateLimit,
    /// The time after which a lead is processed by itself; `None` if it never is.
    pub(crate) process_after: Option<SignedDuration>,
}

/// A campaign.
#[derive(Default)]
pub(crate) struct Campaign {
    pub(crate) name: String,
    /// The reference that CRM calls name it by.
    pub(crate) reference: String,
    pub(crate) leads: Vec<Lead>,
}

impl fmt::Debug for Database {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Database").finish_non_exhaustive()
    }
}

impl Database {
    /// Processes the leads that are due.
    pub(crate) fn process_due(&mut self, now: Timestamp) {
        let Some(delay) = self.process_after else {
            return;
        };
        let campaigns = self.campaigns.values_mut();
        let leads = campaigns.flat_map(|campaign| campaign.leads.iter_mut().enumerate());
        for (index, lead) in leads.filter(|(_, lead)| lead.processed_at.is_none() && !lead.disabled)
        {
            let due = lead
                .created_at
                .saturating_add(delay)
                .unwrap_or(Timestamp::MAX);
            if due <= now {
                lead.complete(index, due);
            }
        }
    }

    /// Returns a campaign.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(crate) fn campaign(&mut self, id: &str) -> Result<&mut Campaign, ApiError> {
        self.campaigns.get_mut(id).ok_or_else(ApiError::not_found)
    }

    /// Returns the campaign of a CRM reference, with its id.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(crate) fn campaign_of(
        &mut self,
        reference: &str,
    ) -> Result<(String, &mut Campaign), ApiError> {
        self.campaigns
            .iter_mut()
            .find(|(_, campaign)| campaign.reference == reference)
            .map(|(id, campaign)| (id.clone(), campaign))
            .ok_or_else(ApiError::not_found)
    }
}

impl Campaign {
    /// Returns a lead.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(crate) fn lead(&mut self, id: &str) -> Result<&mut Lead, ApiError> {
        self.leads
            .iter_mut()
            .find(|lead| lead.lead_id == id)
            .ok_or_else(ApiError::not_found)
    }
}

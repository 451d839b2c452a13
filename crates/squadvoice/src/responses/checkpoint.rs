//! The position of a stream of leads, which can be stored.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::page::ListedLead;
use crate::{CampaignId, LeadId};

/// By how much two successive windows overlap. Whether their ends are inclusive is not documented, and the service shows
/// some times in whole seconds.
const OVERLAP: SignedDuration = SignedDuration::from_secs(2);

/// The position of a [`ResponseStream`](super::ResponseStream): serialize it, and [resume](super::Responses::resume) later.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub(crate) campaign: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lead: Option<LeadId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) called_since: Option<Timestamp>,
    pub(crate) window: Window,
    /// The page that is being read.
    pub(crate) page: u64,
    /// How often the pages of the window have been read, this time included.
    pub(crate) pass: u32,
    /// The leads that were returned: those of the page, and from the second pass on all of the window.
    pub(crate) returned: Vec<LeadId>,
    /// The leads at the end of the former window, which this one can contain again.
    pub(crate) former: Vec<Recent>,
    /// The leads at the end of this window, which the next one can contain again.
    pub(crate) recent: Vec<Recent>,
    /// Whether the window was read to its end.
    pub(crate) done: bool,
    /// Whether the checkpoint was given to another campaign.
    #[serde(skip)]
    pub(crate) mismatch: bool,
}

/// The times between which leads are listed.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Window {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) after: Option<Timestamp>,
    /// `None` until the first request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) before: Option<Timestamp>,
}

/// A lead that was processed at the end of a window.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Recent {
    pub(crate) lead: LeadId,
    pub(crate) processed_at: Option<Timestamp>,
}

impl Checkpoint {
    pub(crate) fn new(campaign: &CampaignId) -> Self {
        Self {
            campaign: campaign.as_str().to_owned(),
            lead: None,
            called_since: None,
            window: Window::default(),
            page: 1,
            pass: 1,
            returned: Vec::new(),
            former: Vec::new(),
            recent: Vec::new(),
            done: false,
            mismatch: false,
        }
    }

    /// Returns the time up to which leads are listed; `None` before the first request.
    #[must_use]
    pub fn processed_before(&self) -> Option<Timestamp> {
        self.window.before
    }

    /// Begins the next window, if this one was read to its end.
    pub(super) fn advance(&mut self, now: Timestamp) {
        if !self.done {
            self.window.before.get_or_insert(now);
            return;
        }
        let end = self.window.before.unwrap_or(now);
        let after = end.saturating_sub(OVERLAP).unwrap_or(Timestamp::MIN);
        self.window = Window {
            after: Some(self.window.after.map_or(after, |start| start.max(after))),
            before: Some(now.max(end)),
        };
        self.page = 1;
        self.pass = 1;
        self.returned.clear();
        self.former = std::mem::take(&mut self.recent);
        self.done = false;
    }

    /// Records a lead that the next window can contain again.
    pub(super) fn keep(&mut self, lead: &impl ListedLead) {
        let Some(end) = self.window.before else {
            return;
        };
        let start = end.saturating_sub(OVERLAP).unwrap_or(Timestamp::MIN);
        if lead.processed_at().is_none_or(|time| time >= start) {
            self.recent.push(Recent {
                lead: lead.lead_id().clone(),
                processed_at: lead.processed_at(),
            });
        }
    }
}

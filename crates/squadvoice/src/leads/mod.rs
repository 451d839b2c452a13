//! Leads: creating and changing them, the outcome of each one, and processed leads.
//!
//! ```
//! use squadvoice::SquadVoice;
//! use squadvoice::leads::{LeadUpdate, NewLead};
//!
//! # async fn example(client: &SquadVoice, campaign: squadvoice::CampaignId) -> squadvoice::Result<()> {
//! let campaign = client.campaign(campaign);
//!
//! let lead = NewLead::new("crm-1", "919800000001", "Asha Rao").field("city", "Pune");
//! let report = campaign.create([lead]).await?;
//! assert!(report.is_complete());
//!
//! campaign.update("crm-1", LeadUpdate::new().field("city", "Mumbai")).await?;
//! campaign.convert("crm-1", "PAYMENT_RECEIVED").await?;
//! campaign.disable("crm-1").await?;
//! campaign.delete("crm-1").await?;
//! # Ok(())
//! # }
//! ```
//!
//! Phone numbers are strings and are sent as they are. Neither they nor names show in the `Debug` output of a lead.

mod create;
mod custom_fields;
mod lead;
mod new_lead;
mod outcome;
mod prepared;

pub use create::CreateLeads;
pub(crate) use custom_fields::CustomFields;
pub use lead::{Answers, Lead};
pub use new_lead::{LeadUpdate, NewLead};
pub(crate) use new_lead::{checked_id, checked_phone_number, references};
pub use outcome::{CreateReport, LeadOutcome, LeadReport};
pub(crate) use prepared::PreparedLead;

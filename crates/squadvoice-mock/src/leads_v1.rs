//! Leads of version 1.

use openapi_mock::Response;

use crate::api_error::ApiError;
use crate::call::Call;
use crate::leads::{add, disable, is_selected, leads_of, page};
use crate::state::{Database, Lead};
use crate::table::Table;

pub(crate) const OPERATIONS: Table = &[
    ("LeadsV1_createLeads", create),
    ("LeadsV1_getResponses", responses),
    ("LeadsV1_disableLeads", disable),
];

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    add(
        call,
        database,
        call.path("campaign_id"),
        &leads_of(&call.input.body),
    )?;
    Ok(call.done())
}

/// Lists leads that are not processed yet, too.
fn responses(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let campaign = database.campaign(call.path("campaign_id"))?;
    let called_since = call.query_time("min_called_at");
    let is_called = |lead: &&Lead| {
        called_since.is_none_or(|since| lead.processed_at.is_some_and(|time| time >= since))
    };
    let leads: Vec<&Lead> = campaign
        .leads
        .iter()
        .filter(|lead| is_selected(call, lead))
        .filter(is_called)
        .collect();
    page(call, &leads, |lead| lead.to_json_v1(&campaign.name))
}

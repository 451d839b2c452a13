// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

use futures::future::BoxFuture;

use crate::{Answered, arguments::Arguments};

/// Calls the method of `operation` with `arguments`; `None` if there is no such method.
pub fn call<'a>(
    client: &'a squadvoice_raw::Client,
    operation: &str,
    arguments: &'a Arguments,
) -> Option<BoxFuture<'a, squad_core::Result<Option<Answered>>>> {
    Some(match operation {
        "OAuth_getToken" => Box::pin(async move {
            client.o_auth_get_token(&arguments.get::<squadvoice_raw::oauth::TokenRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "OAuth_revokeToken" => Box::pin(async move {
            client.o_auth_revoke_token(&arguments.get::<squadvoice_raw::oauth::TokenRevocation>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Leads_createLeads" => Box::pin(async move {
            client.leads_create_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<Vec<squadvoice_raw::leads::NewLead>>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Leads_getResponses" => Box::pin(async move {
            client.leads_get_responses(&arguments.get::<String>("campaign_id"), arguments.optional::<String>("lead_id").as_deref(), arguments.optional::<i64>("processed_after"), arguments.optional::<i64>("processed_before"), arguments.optional::<i64>("page"), arguments.optional::<i64>("page_size")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Leads_disableLeads" => Box::pin(async move {
            client.leads_disable_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<Vec<squadvoice_raw::shared::LeadRef>>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Leads_deleteLead" => Box::pin(async move {
            client.leads_delete_lead(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::shared::LeadRef>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Leads_updateLead" => Box::pin(async move {
            client.leads_update_lead(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads::LeadUpdate>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Leads_convertLead" => Box::pin(async move {
            client.leads_convert_lead(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads::LeadConversion>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "LeadsV1_createLeads" => Box::pin(async move {
            client.leads_v1_create_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads_v1::NewLeadsV1>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "LeadsV1_getResponses" => Box::pin(async move {
            client.leads_v1_get_responses(&arguments.get::<String>("campaign_id"), arguments.optional::<String>("lead_id").as_deref(), arguments.optional::<i64>("processed_after"), arguments.optional::<i64>("processed_before"), arguments.optional::<i64>("min_called_at"), arguments.optional::<i64>("page"), arguments.optional::<i64>("page_size")).await.map(|answer| Answered::of(&answer.value))
        }),
        "LeadsV1_disableLeads" => Box::pin(async move {
            client.leads_v1_disable_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads_v1::LeadRefsV1>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Crm_leadCreated" => Box::pin(async move {
            client.crm_lead_created(&arguments.get::<String>("ref_id"), &arguments.get::<squadvoice_raw::crm::NewCrmLead>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        _ => return None,
    })
}

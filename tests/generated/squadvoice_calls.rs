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
            let request = client.o_auth_get_token(&arguments.get::<squadvoice_raw::oauth::TokenRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "OAuth_revokeToken" => Box::pin(async move {
            let request = client.o_auth_revoke_token(&arguments.get::<squadvoice_raw::oauth::TokenRevocation>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Leads_createLeads" => Box::pin(async move {
            let request = client.leads_create_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<Vec<squadvoice_raw::leads::NewLead>>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Leads_getResponses" => Box::pin(async move {
            let mut request = client.leads_get_responses(&arguments.get::<String>("campaign_id"));
            if let Some(value) = arguments.optional::<String>("lead_id") {
                request = request.lead_id(&value);
            }
            if let Some(value) = arguments.optional::<i64>("processed_after") {
                request = request.processed_after(value);
            }
            if let Some(value) = arguments.optional::<i64>("processed_before") {
                request = request.processed_before(value);
            }
            if let Some(value) = arguments.optional::<i64>("page") {
                request = request.page(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Leads_disableLeads" => Box::pin(async move {
            let request = client.leads_disable_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<Vec<squadvoice_raw::shared::LeadRef>>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Leads_deleteLead" => Box::pin(async move {
            let request = client.leads_delete_lead(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::shared::LeadRef>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Leads_updateLead" => Box::pin(async move {
            let request = client.leads_update_lead(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads::LeadUpdate>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Leads_convertLead" => Box::pin(async move {
            let request = client.leads_convert_lead(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads::LeadConversion>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "LeadsV1_createLeads" => Box::pin(async move {
            let request = client.leads_v1_create_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads_v1::NewLeadsV1>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "LeadsV1_getResponses" => Box::pin(async move {
            let mut request = client.leads_v1_get_responses(&arguments.get::<String>("campaign_id"));
            if let Some(value) = arguments.optional::<String>("lead_id") {
                request = request.lead_id(&value);
            }
            if let Some(value) = arguments.optional::<i64>("processed_after") {
                request = request.processed_after(value);
            }
            if let Some(value) = arguments.optional::<i64>("processed_before") {
                request = request.processed_before(value);
            }
            if let Some(value) = arguments.optional::<i64>("min_called_at") {
                request = request.min_called_at(value);
            }
            if let Some(value) = arguments.optional::<i64>("page") {
                request = request.page(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "LeadsV1_disableLeads" => Box::pin(async move {
            let request = client.leads_v1_disable_leads(&arguments.get::<String>("campaign_id"), &arguments.get::<squadvoice_raw::leads_v1::LeadRefsV1>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Crm_leadCreated" => Box::pin(async move {
            let request = client.crm_lead_created(&arguments.get::<String>("ref_id"), &arguments.get::<squadvoice_raw::crm::NewCrmLead>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        _ => return None,
    })
}

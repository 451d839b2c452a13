// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The wire table: one row an operation, with method, path, parameters, idempotency and limits.

use squad_core::operation::{ResponseSpec, Method, Operation, Parameter, ParameterLocation};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[
    &O_AUTH_GET_TOKEN,
    &O_AUTH_REVOKE_TOKEN,
    &LEADS_CREATE_LEADS,
    &LEADS_GET_RESPONSES,
    &LEADS_DISABLE_LEADS,
    &LEADS_DELETE_LEAD,
    &LEADS_UPDATE_LEAD,
    &LEADS_CONVERT_LEAD,
    &LEADS_V1_CREATE_LEADS,
    &LEADS_V1_GET_RESPONSES,
    &LEADS_V1_DISABLE_LEADS,
    &CRM_LEAD_CREATED,
];

/// `OAuth_getToken`: Gets an access token for a password or a refresh token.
pub static O_AUTH_GET_TOKEN: Operation =
    Operation::new("OAuth_getToken", Method::Post, "/oauth/token/", "oauth")
        .body("application/x-www-form-urlencoded", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .on_authentication_host();

/// `OAuth_revokeToken`: Revokes a token.
pub static O_AUTH_REVOKE_TOKEN: Operation =
    Operation::new("OAuth_revokeToken", Method::Post, "/oauth/revoke_token/", "oauth")
        .body("application/x-www-form-urlencoded", true)
        .responses(&[ResponseSpec::new(200, Some("text/html"))])
        .on_authentication_host()
        .idempotent();

/// `Leads_createLeads`: Adds leads to a campaign.
pub static LEADS_CREATE_LEADS: Operation =
    Operation::new("Leads_createLeads", Method::Post, "/api/v4/leads/create/{campaign_id}/", "leads")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .limit(100, 60);

/// `Leads_getResponses`: Lists the processed leads of a campaign.
pub static LEADS_GET_RESPONSES: Operation =
    Operation::new("Leads_getResponses", Method::Get, "/api/v4/leads/responses/{campaign_id}/", "leads")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
            Parameter::new("lead_id", ParameterLocation::Query, false),
            Parameter::new("processed_after", ParameterLocation::Query, false),
            Parameter::new("processed_before", ParameterLocation::Query, false),
            Parameter::new("page", ParameterLocation::Query, false),
            Parameter::new("page_size", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent()
        .limit(100, 60);

/// `Leads_disableLeads`: Stops reaching out to leads.
pub static LEADS_DISABLE_LEADS: Operation =
    Operation::new("Leads_disableLeads", Method::Post, "/api/v4/leads/disable/{campaign_id}/", "leads")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .idempotent()
        .limit(100, 60);

/// `Leads_deleteLead`: Erases the personal data of a lead.
pub static LEADS_DELETE_LEAD: Operation =
    Operation::new("Leads_deleteLead", Method::Post, "/api/v4/leads/delete/{campaign_id}/", "leads")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(202, Some("application/json"))])
        .idempotent()
        .limit(100, 60);

/// `Leads_updateLead`: Changes a lead.
pub static LEADS_UPDATE_LEAD: Operation =
    Operation::new("Leads_updateLead", Method::Patch, "/api/v4/leads/update/{campaign_id}/", "leads")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent()
        .limit(100, 60);

/// `Leads_convertLead`: Marks a lead as converted.
pub static LEADS_CONVERT_LEAD: Operation =
    Operation::new("Leads_convertLead", Method::Post, "/api/v4/leads/convert/{campaign_id}/", "leads")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .limit(100, 60);

/// `LeadsV1_createLeads`: Adds leads to a campaign (v1).
pub static LEADS_V1_CREATE_LEADS: Operation =
    Operation::new("LeadsV1_createLeads", Method::Post, "/api/v1/leads/create/{campaign_id}/", "leads-v1")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))]);

/// `LeadsV1_getResponses`: Lists the leads of a campaign with their calls (v1).
pub static LEADS_V1_GET_RESPONSES: Operation =
    Operation::new("LeadsV1_getResponses", Method::Get, "/api/v1/leads/responses/{campaign_id}/", "leads-v1")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
            Parameter::new("lead_id", ParameterLocation::Query, false),
            Parameter::new("processed_after", ParameterLocation::Query, false),
            Parameter::new("processed_before", ParameterLocation::Query, false),
            Parameter::new("min_called_at", ParameterLocation::Query, false),
            Parameter::new("page", ParameterLocation::Query, false),
            Parameter::new("page_size", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `LeadsV1_disableLeads`: Stops reaching out to leads (v1).
pub static LEADS_V1_DISABLE_LEADS: Operation =
    Operation::new("LeadsV1_disableLeads", Method::Post, "/api/v1/leads/disable/{campaign_id}/", "leads-v1")
        .parameters(&[
            Parameter::new("campaign_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Crm_leadCreated`: Reports a lead that was created in a CRM.
pub static CRM_LEAD_CREATED: Operation =
    Operation::new("Crm_leadCreated", Method::Post, "/voice/crm-integration-v2/{ref_id}/lead-created", "crm")
        .parameters(&[
            Parameter::new("ref_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .limit(100, 60);

//! Leads of version 4, and the CRM call.

use std::collections::HashSet;

use jiff::Timestamp;
use openapi_mock::Response;
use serde_json::{Map, Value, json};

use crate::api_error::{ApiError, FieldError};
use crate::call::{Call, id_text};
use crate::state::{Database, Lead};
use crate::table::Table;

pub(crate) const OPERATIONS: Table = &[
    ("Leads_createLeads", create),
    ("Leads_getResponses", responses),
    ("Leads_disableLeads", disable),
    ("Leads_deleteLead", delete),
    ("Leads_updateLead", update),
    ("Leads_convertLead", convert),
    ("Crm_leadCreated", crm_lead_created),
];

/// The page size of the documentation.
const DEFAULT_PAGE_SIZE: i64 = 100;

const INVALID_PHONE_NUMBER: &str = "Enter a valid phone number.";

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    add(
        call,
        database,
        call.path("campaign_id"),
        &leads_of(&call.input.body),
    )?;
    Ok(call.done())
}

/// Returns the leads of a body: a list, or one object.
pub(crate) fn leads_of(body: &Value) -> Vec<Map<String, Value>> {
    let items = match body {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    items.iter().filter_map(Value::as_object).cloned().collect()
}

/// Adds leads to a campaign: all of them, or none. Which of the two the service does is not documented.
pub(crate) fn add(
    call: &Call<'_>,
    database: &mut Database,
    campaign_id: &str,
    sent: &[Map<String, Value>],
) -> Result<(), ApiError> {
    let campaign = database.campaign(campaign_id)?;
    let mut ids: HashSet<String> = campaign
        .leads
        .iter()
        .map(|lead| lead.lead_id.clone())
        .collect();
    let mut errors = Vec::new();
    let mut added: Vec<Lead> = Vec::new();
    for (index, fields) in sent.iter().enumerate() {
        let lead = new_lead(fields, campaign_id, call.now);
        let mut reject = |field, message| {
            errors.push(FieldError::new(Some(index), field, message));
        };
        if !is_phone_number(&lead.phone_number) {
            reject("phone_number", INVALID_PHONE_NUMBER);
        }
        if lead.contact_name.trim().is_empty() {
            reject("contact_name", "This field may not be empty.");
        }
        if !ids.insert(lead.lead_id.clone()) {
            reject("lead_id", "lead with this lead_id already exists.");
        }
        added.push(lead);
    }
    if !errors.is_empty() {
        return Err(match call.input.body {
            Value::Array(_) => ApiError::Batch(errors, sent.len()),
            _ => ApiError::Fields(errors),
        });
    }
    campaign.leads.append(&mut added);
    Ok(())
}

fn new_lead(fields: &Map<String, Value>, campaign_id: &str, now: Timestamp) -> Lead {
    let mut custom_fields = fields.clone();
    let mut take = |name: &str| custom_fields.shift_remove(name).unwrap_or_default();
    let wire_id = take("lead_id");
    Lead {
        lead_id: id_text(&wire_id),
        wire_id,
        phone_number: id_text(&take("phone_number")),
        contact_name: id_text(&take("contact_name")),
        campaign_id: campaign_id.to_owned(),
        custom_fields,
        created_at: now,
        processed_at: None,
        outcome: None,
        responses: Map::new(),
        disabled: false,
        conversion: None,
    }
}

/// Whether a text is digits, with an optional `+` before them.
fn is_phone_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn responses(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let campaign = database.campaign(call.path("campaign_id"))?;
    let mut leads: Vec<&Lead> = campaign
        .leads
        .iter()
        .filter(|lead| lead.processed_at.is_some() && is_selected(call, lead))
        .collect();
    leads.sort_by_key(|lead| lead.processed_at);
    page(call, &leads, Lead::to_json)
}

/// Whether the filters of the query select a lead. Both ends of the range are exclusive.
pub(crate) fn is_selected(call: &Call<'_>, lead: &Lead) -> bool {
    let after = call.query_time("processed_after");
    let before = call.query_time("processed_before");
    let lead_id = call.query_lead_id();
    after.is_none_or(|after| lead.processed_at.is_some_and(|time| time > after))
        && before.is_none_or(|before| lead.processed_at.is_some_and(|time| time < before))
        && lead_id.is_none_or(|id| lead.lead_id == id)
}

/// Returns the requested page of `leads`. The address of the next one begins with `http:` and names another host, as in the
/// documentation.
pub(crate) fn page(
    call: &Call<'_>,
    leads: &[&Lead],
    show: impl Fn(&Lead) -> Value,
) -> Result<Response, ApiError> {
    let size = call.query_integer("page_size").filter(|size| *size > 0);
    let size = usize::try_from(size.unwrap_or(DEFAULT_PAGE_SIZE)).unwrap_or(usize::MAX);
    let number = call.query_integer("page").unwrap_or(1);
    let number = usize::try_from(number).unwrap_or(0);
    let pages = leads.len().div_ceil(size).max(1);
    if number == 0 || number > pages {
        return Err(ApiError::Detail(404, "Invalid page.".to_owned()));
    }
    let count = leads.len();
    let items = leads.iter().skip((number - 1) * size).take(size);
    let address = |page: usize| {
        let path = call
            .operation
            .template
            .replace("{campaign_id}", call.path("campaign_id"));
        format!("http://app.squadrun.co{path}?page={page}")
    };
    let body = json!({
        "count": count,
        "next": (number < pages).then(|| address(number + 1)),
        "previous": (number > 1).then(|| address(number - 1)),
        "results": items.map(|lead| show(lead)).collect::<Vec<Value>>(),
    });
    Ok(Response::json(call.operation.status, &body))
}

pub(crate) fn disable(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let campaign = database.campaign(call.path("campaign_id"))?;
    for fields in leads_of(&call.input.body) {
        if let Ok(lead) = campaign.lead(&lead_id(&fields)) {
            lead.disabled = true;
        }
    }
    Ok(call.done())
}

fn delete(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let campaign = database.campaign(call.path("campaign_id"))?;
    let id = body_lead_id(call);
    campaign.lead(&id)?;
    campaign.leads.retain(|lead| lead.lead_id != id);
    Ok(call.done())
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let campaign = database.campaign(call.path("campaign_id"))?;
    let lead = campaign.lead(&body_lead_id(call))?;
    let phone_number = call.input.body.get("phone_number").map(id_text);
    if phone_number.is_some_and(|number| !is_phone_number(&number)) {
        let error = FieldError::new(None, "phone_number", INVALID_PHONE_NUMBER);
        return Err(ApiError::Fields(vec![error]));
    }
    for (name, value) in call.input.body.as_object().into_iter().flatten() {
        match name.as_str() {
            "lead_id" => {}
            "phone_number" => lead.phone_number = id_text(value),
            "contact_name" => lead.contact_name = id_text(value),
            name => {
                lead.custom_fields.insert(name.to_owned(), value.clone());
            }
        }
    }
    Ok(call.done())
}

fn convert(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let campaign = database.campaign(call.path("campaign_id"))?;
    let detail = call.input.body.get("detail").map(id_text);
    campaign.lead(&body_lead_id(call))?.conversion = detail;
    Ok(call.done())
}

fn crm_lead_created(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let (campaign_id, _) = database.campaign_of(call.path("ref_id"))?;
    add(call, database, &campaign_id, &leads_of(&call.input.body))?;
    Ok(call.done())
}

fn body_lead_id(call: &Call<'_>) -> String {
    call.input
        .body
        .get("lead_id")
        .map(id_text)
        .unwrap_or_default()
}

fn lead_id(fields: &Map<String, Value>) -> String {
    fields.get("lead_id").map(id_text).unwrap_or_default()
}

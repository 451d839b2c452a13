//! The actions of workflows: those that change what the fake stores, and those that reach other programs.

use serde_json::{Value, json};

use super::incidents::{actions, tools};
use super::slos;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, IdKind, Note, PAGES};
use openapi_mock::strings;

const ISSUES: &str = "/v4/statuspages/{statuspageID}/issues";

/// What became of an action.
pub(super) enum Done {
    /// The state has changed.
    Here,
    /// It reaches another program, which the fake does not have.
    Outside,
}

/// An action of a workflow that runs for an incident.
pub(super) struct Action<'a> {
    pub(super) name: &'a str,
    pub(super) data: &'a Value,
    /// The id of the incident.
    pub(super) incident: &'a str,
}

impl Action<'_> {
    /// Carries the action out.
    pub(super) fn run(&self, call: &Call<'_>, database: &mut Database) -> Result<Done, ApiError> {
        let user = call.caller.user_id.as_str();
        match self.name {
            "sq_add_incident_note" => {
                let note = Note {
                    id: database.next_id(IdKind::Note),
                    user_id: user.to_owned(),
                    message: self.text("note").to_owned(),
                    attachments: Vec::new(),
                    created_at: call.now,
                    updated_at: call.now,
                };
                database.incident_mut(self.incident)?.notes.push(note);
            }
            "sq_update_incident_priority" => {
                let priority = Some(self.text("priority")).filter(|it| *it != "UNSET");
                let incident = database.incident_mut(self.incident)?;
                incident.set_priority(priority.map(str::to_owned), user, call.now);
            }
            "sq_attach_runbooks" => {
                let runbooks = strings(self.data.get("runbooks"));
                tools::attach(call, database, self.incident, &runbooks)?;
            }
            "sq_mark_incident_slo_affecting" => {
                let slo = self.data["slo"].to_string();
                let slis = strings(self.data.get("slis"));
                slos::mark(call, database, (&slo, self.incident), &slis)?;
            }
            "sq_add_status_page_issue" => self.add_issue(call, database)?,
            "sq_add_communication_channel" => self.add_cards(call, database)?,
            "slack_create_incident_channel" => {
                let number = database.incident(self.incident)?.number;
                let name = match self.text("channel_name") {
                    "" => format!("incident-{number}"),
                    name => name.to_owned(),
                };
                tools::add_channel(call, database, self.incident, &name)?;
            }
            "slack_archive_channel" => {
                if tools::archive_channels(call, database, self.incident)? == 0 {
                    return Err(ApiError::not_found("Slack channel"));
                }
            }
            "sq_trigger_manual_webhook" => {
                actions::webhook(database, self.text("id"))?;
                return Ok(Done::Outside);
            }
            _ => return Ok(Done::Outside),
        }
        Ok(Done::Here)
    }

    fn text(&self, name: &str) -> &str {
        self.data.get(name).and_then(Value::as_str).unwrap_or("")
    }

    fn list(&self, name: &str) -> &[Value] {
        let list = self.data.get(name).and_then(Value::as_array);
        list.map_or(&[], Vec::as_slice)
    }

    /// Adds an issue to a status page.
    fn add_issue(&self, call: &Call<'_>, database: &mut Database) -> Result<(), ApiError> {
        let page = self.data["status_page_id"].to_string();
        let components = self.list("component_and_impact").iter();
        let components = components
            .map(|it| json!({ "id": it["component_id"], "statusID": it["impact_status_id"] }));
        let states = self.list("status_and_message").iter().map(|state| {
            let messages = strings(state.get("messages")).into_iter();
            let messages =
                messages.map(|text| json!({ "text": text, "timestamp": call.now.to_string() }));
            json!({ "stateID": state["status_id"], "stateMessages": messages.collect::<Vec<_>>() })
        });
        let issue = json!({
            "title": self.text("issue_title"),
            "statusID": self.data["page_status_id"],
            "components": components.collect::<Vec<_>>(),
            "issues": states.collect::<Vec<_>>(),
        });
        let added = call.derived().apply(database, |model, store, request| {
            model
                .resource(store, PAGES, &[], &page)
                .ok_or_else(|| ApiError::not_found("status page"))?;
            model.add(store, request, (ISSUES, &[&page]), &issue)?;
            Ok(())
        });
        added.unwrap_or(Ok(()))
    }

    /// Adds the channels to the communication cards of the incident.
    fn add_cards(&self, call: &Call<'_>, database: &mut Database) -> Result<(), ApiError> {
        for channel in self.list("channels") {
            let card = json!({
                "type": channel["type"], "title": channel["display_text"], "url": channel["link"],
            });
            tools::add_card(call, database, self.incident, &card)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use crate::document;

    /// The actions that [`Action::run`](super::Action::run) carries out.
    const HERE: [&str; 8] = [
        "slack_archive_channel",
        "slack_create_incident_channel",
        "sq_add_communication_channel",
        "sq_add_incident_note",
        "sq_add_status_page_issue",
        "sq_attach_runbooks",
        "sq_mark_incident_slo_affecting",
        "sq_update_incident_priority",
    ];

    /// The actions that reach another program. The fake does nothing for them.
    const OUTSIDE: [&str; 9] = [
        "jira_create_ticket",
        "msteams_create_meeting_link",
        "msteams_message_channel",
        "msteams_message_user",
        "slack_message_channel",
        "slack_message_user",
        "sq_make_http_call",
        "sq_send_email",
        "sq_trigger_manual_webhook",
    ];

    #[test]
    fn every_action_of_the_document_is_carried_out_or_listed() {
        let document = document::embedded().unwrap();
        let request = document.component("V3.Workflows.ActionRequest").unwrap();
        let branches = request["oneOf"].as_array().unwrap().iter();
        let documented: BTreeSet<&str> = branches
            .map(|branch| &branch["properties"]["name"]["enum"][0])
            .map(|name| name.as_str().unwrap())
            .collect();
        let known: BTreeSet<&str> = HERE.into_iter().chain(OUTSIDE).collect();
        assert_eq!(documented, known);
        assert_eq!(known.len(), HERE.len() + OUTSIDE.len());
    }
}

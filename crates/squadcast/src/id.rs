//! The kinds of resources and their ids. Every method that takes an id also takes the resource itself ([`IdOf`]).
//!
//! ```
//! # use squadcast::{Incident, IncidentId, Squadcast};
//! # async fn example(client: &Squadcast, row: Incident) -> squadcast::Result<()> {
//! // By the incident itself …
//! client.incidents().acknowledge(&row).await?;
//! // … or by its id.
//! let id: IncidentId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
//! client.incidents().acknowledge(id).await?;
//! # Ok(())
//! # }
//! ```

pub use squad_core::id::{Id, IdKind, IdOf, IdValue};
#[allow(
    unused_imports,
    reason = "an area that needs no list of ids can be built alone"
)]
pub(crate) use squad_core::{id::texts, identified};

squad_core::id_kinds! {
    /// An alert source, such as Prometheus, that a service can receive alerts from.
    AlertSource(Box<str>) = "an alert source", AlertSourceId;
    /// An API token (refresh token) as a resource that can be listed and revoked; its id is not secret.
    ApiToken(Box<str>) = "an API token", ApiTokenId;
    /// An entry of the audit log.
    AuditLog(i64) = "an audit log entry", AuditLogId;
    /// An export of the audit log.
    AuditLogExport(Box<str>) = "an audit log export", AuditLogExportId;
    /// A communication card of an incident.
    CommunicationCard(i64) = "a communication card", CommunicationCardId;
    /// A component of a status page.
    Component(i64) = "a component", ComponentId;
    /// A component group of a status page.
    ComponentGroup(i64) = "a component group", ComponentGroupId;
    /// An escalation policy.
    EscalationPolicy(Box<str>) = "an escalation policy", EscalationPolicyId;
    /// An export that is made in the background.
    Export(Box<str>) = "an export", ExportId;
    /// A global event rule.
    GlobalEventRule(i64) = "a global event rule", GlobalEventRuleId;
    /// An incident.
    Incident(Box<str>) = "an incident", IncidentId;
    /// An alert that was sent in, identified by the request id in the response of the incoming webhook.
    IngestionRequest(Box<str>) = "an ingestion request", IngestionRequestId;
    /// An issue that was posted on a status page.
    Issue(i64) = "an issue", IssueId;
    /// A state that the issues of a status page can have.
    IssueState(i64) = "an issue state", IssueStateId;
    /// A maintenance that is announced on a status page.
    Maintenance(i64) = "a maintenance", MaintenanceId;
    /// A note of an incident.
    Note(Box<str>) = "a note", NoteId;
    /// A user or a squad, as an additional responder of an incident.
    Responder(Box<str>) = "a responder", ResponderId;
    /// A rotation of a schedule.
    Rotation(i64) = "a rotation", RotationId;
    /// A rule of a ruleset of a global event rule.
    RulesetRule(i64) = "a rule of a ruleset", RulesetRuleId;
    /// A runbook.
    Runbook(Box<str>) = "a runbook", RunbookId;
    /// A schedule.
    Schedule(i64) = "a schedule", ScheduleId;
    /// An override of a schedule.
    ScheduleOverride(i64) = "a schedule override", ScheduleOverrideId;
    /// A service.
    Service(Box<str>) = "a service", ServiceId;
    /// A rule of a service that routes, deduplicates, suppresses or tags its alerts.
    ServiceRule(Box<str>) = "a rule of a service", ServiceRuleId;
    /// A Slack channel, by the id that Slack gives it.
    SlackChannel(Box<str>) = "a Slack channel", SlackChannelId;
    /// A service level objective (SLO).
    Slo(i64) = "an SLO", SloId;
    /// A violation of an SLO: an incident that counts against it.
    SloViolation(i64) = "an SLO violation", SloViolationId;
    /// A squad.
    Squad(Box<str>) = "a squad", SquadId;
    /// A status page.
    StatusPage(i64) = "a status page", StatusPageId;
    /// A status that a status page and its components can have.
    StatusPageStatus(i64) = "a status of a status page", StatusPageStatusId;
    /// A subscriber of a status page.
    Subscriber(i64) = "a subscriber", SubscriberId;
    /// A team.
    Team(Box<str>) = "a team", TeamId;
    /// A role within a team.
    TeamRole(Box<str>) = "a team role", TeamRoleId;
    /// A user.
    User(Box<str>) = "a user", UserId;
    /// A webform.
    Webform(i64) = "a webform", WebformId;
    /// An outgoing webhook.
    Webhook(Box<str>) = "a webhook", WebhookId;
    /// A workflow.
    Workflow(i64) = "a workflow", WorkflowId;
    /// An action of a workflow.
    WorkflowAction(i64) = "an action of a workflow", WorkflowActionId;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn text_that_would_address_another_resource_is_rejected_with_the_kind() {
        for text in ["", "a/b", "a b", "\n", ".", ".."] {
            let error = IncidentId::new(text).unwrap_err();
            assert!(error.is_configuration(), "{text:?}");
            assert!(error.to_string().contains("an incident"), "{error}");
        }
        assert_eq!(IncidentId::new("5f0b").unwrap().to_string(), "5f0b");
    }

    #[test]
    fn text_id_serializes_as_a_string() {
        for json in ["\"17\"", "17"] {
            let id: TeamId = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&id).unwrap(), "\"17\"");
        }
        assert!(serde_json::from_str::<TeamId>("\"\"").is_err());
        assert!(serde_json::from_str::<TeamId>("null").is_err());
    }

    fn numeric_id_deserializes_from_both_forms<K: IdKind<Value = i64>>() {
        for json in ["4711", "\"4711\""] {
            let id: Id<K> = serde_json::from_str(json).unwrap();
            assert_eq!((id.as_i64(), &*id.id()), (4711, "4711"));
            assert_eq!(id, "4711".parse().unwrap());
            assert_eq!(id, Id::from(4711));
            assert_eq!(serde_json::to_string(&id).unwrap(), "4711");
            assert_eq!(String::from(id), "4711");
        }
        for json in [
            "0",
            "-1",
            "1.5",
            "\"x\"",
            "true",
            "null",
            "9223372036854775808",
        ] {
            assert!(serde_json::from_str::<Id<K>>(json).is_err(), "{json}");
        }
        let error = Id::<K>::new("x").unwrap_err();
        assert!(error.to_string().contains(K::NAME), "{error}");
        // As a resource that was never filled in.
        assert!(Id::of(Id::<K>::from(0)).is_err());
    }

    #[test]
    fn numeric_id_is_a_number_in_a_body_and_lenient_when_deserialized() {
        numeric_id_deserializes_from_both_forms::<kind::CommunicationCard>();
        numeric_id_deserializes_from_both_forms::<kind::Rotation>();
        numeric_id_deserializes_from_both_forms::<kind::Schedule>();
        numeric_id_deserializes_from_both_forms::<kind::ScheduleOverride>();
        numeric_id_deserializes_from_both_forms::<kind::Slo>();
        numeric_id_deserializes_from_both_forms::<kind::StatusPage>();
        numeric_id_deserializes_from_both_forms::<kind::Workflow>();
    }

    #[test]
    fn numeric_ids_are_ordered_as_numbers() {
        assert!(SloId::from(9) < SloId::from(10));
        assert!(TeamId::new("10").unwrap() < TeamId::new("9").unwrap());
    }
}

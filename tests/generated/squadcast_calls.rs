// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

use futures::future::BoxFuture;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::{Answered, arguments::Arguments};

/// Calls the method of `operation` with `arguments`; `None` if there is no such method.
pub fn call<'a>(
    client: &'a squadcast_raw::Client,
    operation: &str,
    arguments: &'a Arguments,
) -> Option<BoxFuture<'a, squad_core::Result<Option<Answered>>>> {
    Some(match operation {
        "Auth_getAccessToken" => Box::pin(async move {
            client.auth_get_access_token(&arguments.get::<String>("X-Refresh-Token")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_bulkAcknowledgeIncidents" => Box::pin(async move {
            client.incidents_bulk_acknowledge_incidents(&arguments.get::<squadcast_raw::incidents::BulkIncidentIDsRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_incidentExport" => Box::pin(async move {
            client.incidents_incident_export(arguments.get::<Timestamp>("start_time"), arguments.get::<Timestamp>("end_time"), &arguments.get::<squadcast_raw::incidents::ExportFormat>("type"), &arguments.get::<String>("owner_id"), arguments.optional::<Vec<String>>("status").as_deref(), arguments.optional::<Vec<String>>("services").as_deref(), arguments.optional::<Vec<String>>("sources").as_deref(), arguments.optional::<Vec<String>>("assigned_to").as_deref(), arguments.optional::<Vec<String>>("assignedToUserIDsAndTheirSquads").as_deref(), arguments.optional::<String>("service_owner").as_deref(), arguments.optional::<Vec<squadcast_raw::incidents::IncidentPriority>>("priority").as_deref(), arguments.optional::<Vec<String>>("tags").as_deref(), arguments.optional::<squadcast_raw::incidents::SloAffectingFilter>("slo_affecting").as_ref(), arguments.optional::<Vec<i32>>("slos").as_deref(), arguments.optional::<squadcast_raw::incidents::YesOrNo>("is_starred").as_ref(), arguments.optional::<String>("textFilter").as_deref(), arguments.optional::<squadcast_raw::incidents::NotesFilter>("notes").as_ref(), arguments.optional::<squadcast_raw::incidents::YesOrNo>("retrospectives").as_ref(), arguments.optional::<squadcast_raw::incidents::ExportSort>("sort_by").as_ref()).await.map(|_| None)
        }),
        "Incidents_incidentExportAsync" => Box::pin(async move {
            client.incidents_incident_export_async(&arguments.get::<squadcast_raw::incidents::IncidentExportAsyncRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_bulkIncidentsPriorityUpdate" => Box::pin(async move {
            client.incidents_bulk_incidents_priority_update(&arguments.get::<squadcast_raw::incidents::BulkIncidentsPriorityUpdateRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_bulkResolveIncidents" => Box::pin(async move {
            client.incidents_bulk_resolve_incidents(&arguments.get::<squadcast_raw::incidents::BulkIncidentIDsRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_getIncidentById" => Box::pin(async move {
            client.incidents_get_incident_by_id(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_acknowledgeIncident" => Box::pin(async move {
            client.incidents_acknowledge_incident(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_getIncidentEvents" => Box::pin(async move {
            client.incidents_get_incident_events(&arguments.get::<String>("incidentID"), arguments.optional::<String>("offset").as_deref(), arguments.optional::<String>("limit").as_deref(), arguments.optional::<String>("sort").as_deref(), arguments.optional::<String>("deduped").as_deref(), arguments.optional::<String>("owner_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_markIncidentSloFalsePositive" => Box::pin(async move {
            client.incidents_mark_incident_slo_false_positive(&arguments.get::<String>("incidentID"), arguments.get::<bool>("value")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_incidentPriorityUpdate" => Box::pin(async move {
            client.incidents_incident_priority_update(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::IncidentPriorityUpdateRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_reassignIncident" => Box::pin(async move {
            client.incidents_reassign_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::ReassignIncidentRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_resolveIncident" => Box::pin(async move {
            client.incidents_resolve_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::ResolveIncidentRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_getIncidentsStatusByRequestids" => Box::pin(async move {
            client.incidents_get_incidents_status_by_requestids(&arguments.get::<squadcast_raw::incidents::IngestionStatusRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_mergeIncidents" => Box::pin(async move {
            client.incidents_merge_incidents(&arguments.get::<squadcast_raw::incidents::MergeRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Incidents_unmergeIncident" => Box::pin(async move {
            client.incidents_unmerge_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::UnmergeIncidentRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "IncidentActions_rebuildAProjectInCircleci" => Box::pin(async move {
            client.incident_actions_rebuild_a_project_in_circleci(&arguments.get::<String>("incidentID"), &arguments.get::<String>("buildNumber"), &arguments.get::<squadcast_raw::incidents::RebuildCircleCiProjectRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "IncidentActions_createATicketOnJiraCloud" => Box::pin(async move {
            client.incident_actions_create_a_ticket_on_jira_cloud(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "IncidentActions_createATicketOnJiraServer" => Box::pin(async move {
            client.incident_actions_create_a_ticket_on_jira_server(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "IncidentActions_createAnIncidentInServicenow" => Box::pin(async move {
            client.incident_actions_create_an_incident_in_servicenow(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "IncidentActions_triggerAWebhookManually" => Box::pin(async move {
            client.incident_actions_trigger_a_webhook_manually(&arguments.get::<String>("incidentID"), &arguments.get::<String>("eventWebhookID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "AdditionalResponders_getAdditionalResponders" => Box::pin(async move {
            client.additional_responders_get_additional_responders(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "AdditionalResponders_addAdditionalResponders" => Box::pin(async move {
            client.additional_responders_add_additional_responders(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::AddAdditionalRespondersRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "AdditionalResponders_removeAdditionalResponders" => Box::pin(async move {
            client.additional_responders_remove_additional_responders(&arguments.get::<String>("incidentID"), &arguments.get::<String>("responderID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Notes_createNotes" => Box::pin(async move {
            client.notes_create_notes(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::CreateNoteRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Notes_getAllNotes" => Box::pin(async move {
            client.notes_get_all_notes(&arguments.get::<String>("IncidentId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Notes_deleteNote" => Box::pin(async move {
            client.notes_delete_note(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("NoteId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Notes_updateNote" => Box::pin(async move {
            client.notes_update_note(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("NoteId"), &arguments.get::<squadcast_raw::incidents::UpdateNoteRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Tags_updateTag" => Box::pin(async move {
            client.tags_update_tag(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::UpdateTagRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Tags_appendTag" => Box::pin(async move {
            client.tags_append_tag(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::AppendTagRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SnoozeNotifications_snoozeIncidentNotifications" => Box::pin(async move {
            client.snooze_notifications_snooze_incident_notifications(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::SnoozeIncidentRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SnoozeNotifications_unsnoozeIncidentNotifications" => Box::pin(async move {
            client.snooze_notifications_unsnooze_incident_notifications(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::UnsnoozeIncidentRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Apta_markAsNotTransient" => Box::pin(async move {
            client.apta_mark_as_not_transient(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Apta_markAsTransient" => Box::pin(async move {
            client.apta_mark_as_transient(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "CommunicationCards_createSlackChannelInCommunicationCard" => Box::pin(async move {
            client.communication_cards_create_slack_channel_in_communication_card(&arguments.get::<squadcast_raw::incidents::CreateSlackChannelRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "CommunicationCards_archiveSlackChannel" => Box::pin(async move {
            client.communication_cards_archive_slack_channel(&arguments.get::<squadcast_raw::incidents::ArchiveSlackChannelRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "CommunicationCards_getAllCommunicationCard" => Box::pin(async move {
            client.communication_cards_get_all_communication_card(&arguments.get::<String>("IncidentId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "CommunicationCards_createCommunicationCard" => Box::pin(async move {
            client.communication_cards_create_communication_card(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::CreateCommunicationCardRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "CommunicationCards_deleteCommunicationCard" => Box::pin(async move {
            client.communication_cards_delete_communication_card(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("communicationCardId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "CommunicationCards_updateCommunicationCard" => Box::pin(async move {
            client.communication_cards_update_communication_card(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("communicationCardId"), &arguments.get::<squadcast_raw::incidents::UpdateCommunicationCardRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Postmortems_getAllPostmortems" => Box::pin(async move {
            client.postmortems_get_all_postmortems(&arguments.get::<String>("fromDate"), &arguments.get::<String>("toDate"), &arguments.get::<String>("owner_id"), arguments.get::<i64>("limit")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Postmortems_deletePostmortemByIncident" => Box::pin(async move {
            client.postmortems_delete_postmortem_by_incident(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Postmortems_getPostmortemByIncident" => Box::pin(async move {
            client.postmortems_get_postmortem_by_incident(&arguments.get::<String>("incidentID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Postmortems_createPostmortem" => Box::pin(async move {
            client.postmortems_create_postmortem(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::CreatePostmortemRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Postmortems_updatePostmortemByIncident" => Box::pin(async move {
            client.postmortems_update_postmortem_by_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::UpdatePostmortemRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Runbooks_attachRunbooks" => Box::pin(async move {
            client.runbooks_attach_runbooks(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::AttachRunbooksRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_getServices" => Box::pin(async move {
            client.services_get_services(&arguments.get::<String>("owner_id"), arguments.optional::<String>("entity_owner").as_deref(), arguments.optional::<String>("name").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_createService" => Box::pin(async move {
            client.services_create_service(&arguments.get::<String>("owner_id"), &arguments.get::<squadcast_raw::services::CreateServiceRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_getServicesByName" => Box::pin(async move {
            client.services_get_services_by_name(&arguments.get::<String>("name"), &arguments.get::<String>("owner_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_getServiceById" => Box::pin(async move {
            client.services_get_service_by_id(&arguments.get::<String>("serviceID"), arguments.optional::<String>("owner_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_updateService" => Box::pin(async move {
            client.services_update_service(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::UpdateServiceRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_deleteService" => Box::pin(async move {
            client.services_delete_service(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_createOrUpdateAPTAConfig" => Box::pin(async move {
            client.services_create_or_update_apta_config(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::AptaConfigRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_createOrUpdateIAGConfig" => Box::pin(async move {
            client.services_create_or_update_iag_config(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::IagConfigRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Services_delayedNotificationConfig" => Box::pin(async move {
            client.services_delayed_notification_config(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::NotificationDelayConfig>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "DeduplicationRules_getDeduplicationRules" => Box::pin(async move {
            client.deduplication_rules_get_deduplication_rules(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "DeduplicationRules_createOrUpdateDeduplicationRules" => Box::pin(async move {
            client.deduplication_rules_create_or_update_deduplication_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateDeduplicationRulesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Dependencies_createOrUpdateDependencies" => Box::pin(async move {
            client.dependencies_create_or_update_dependencies(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateDependenciesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Extensions_updateSlackExtension" => Box::pin(async move {
            client.extensions_update_slack_extension(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::UpdateSlackExtensionRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "MaintenanceMode_getMaintenanceMode" => Box::pin(async move {
            client.maintenance_mode_get_maintenance_mode(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "MaintenanceMode_createOrUpdateMaintenanceMode" => Box::pin(async move {
            client.maintenance_mode_create_or_update_maintenance_mode(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateMaintenanceModeRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_getOptinForKeyBasedDeduplicationForAService" => Box::pin(async move {
            client.overlay_get_optin_for_key_based_deduplication_for_a_service(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_optinForKeyBasedDeduplicationForAService" => Box::pin(async move {
            client.overlay_optin_for_key_based_deduplication_for_a_service(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::OptInForKeyBasedDeduplicationRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_getAllCustomContentTemplateOverlayByService" => Box::pin(async move {
            client.overlay_get_all_custom_content_template_overlay_by_service(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_renderCustomContentOverlay" => Box::pin(async move {
            client.overlay_render_custom_content_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::RenderCustomContentOverlayRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_deleteNotificationTemplateOverlay" => Box::pin(async move {
            client.overlay_delete_notification_template_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_getCustomContentTemplateOverlay" => Box::pin(async move {
            client.overlay_get_custom_content_template_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_createOrUpdateNotificationTemplateOverlay" => Box::pin(async move {
            client.overlay_create_or_update_notification_template_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"), &arguments.get::<squadcast_raw::services::UpdateCustomContentTemplateOverlayRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_getAllDedupKeyOverlayByService" => Box::pin(async move {
            client.overlay_get_all_dedup_key_overlay_by_service(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_renderDedupKeyTemplate" => Box::pin(async move {
            client.overlay_render_dedup_key_template(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::RenderDedupKeyTemplateRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_deleteDedupKeyOverlay" => Box::pin(async move {
            client.overlay_delete_dedup_key_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_getDedupKeyOverlayForAlertSource" => Box::pin(async move {
            client.overlay_get_dedup_key_overlay_for_alert_source(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overlay_updateDedupKeyOverlay" => Box::pin(async move {
            client.overlay_update_dedup_key_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"), &arguments.get::<squadcast_raw::services::UpdateDedupKeyOverlayRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "RoutingRules_getRoutingRules" => Box::pin(async move {
            client.routing_rules_get_routing_rules(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "RoutingRules_createOrUpdateRoutingRules" => Box::pin(async move {
            client.routing_rules_create_or_update_routing_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateRoutingRulesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SuppressionRules_getSuppressionRules" => Box::pin(async move {
            client.suppression_rules_get_suppression_rules(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SuppressionRules_createOrUpdateSuppressionRules" => Box::pin(async move {
            client.suppression_rules_create_or_update_suppression_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateSuppressionRulesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "TaggingRules_getTaggingRules" => Box::pin(async move {
            client.tagging_rules_get_tagging_rules(&arguments.get::<String>("serviceID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "TaggingRules_createOrUpdateTaggingRules" => Box::pin(async move {
            client.tagging_rules_create_or_update_tagging_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateTaggingRulesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "EscalationPolicies_getEscalationPolicyByTeam" => Box::pin(async move {
            client.escalation_policies_get_escalation_policy_by_team(&arguments.get::<String>("owner_id"), arguments.optional::<i64>("page_number"), arguments.optional::<i64>("page_size")).await.map(|answer| Answered::of(&answer.value))
        }),
        "EscalationPolicies_createEscalationPolicies" => Box::pin(async move {
            client.escalation_policies_create_escalation_policies(&arguments.get::<squadcast_raw::escalation_policies::CreateEscalationPolicyRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "EscalationPolicies_removeEscalationPolicy" => Box::pin(async move {
            client.escalation_policies_remove_escalation_policy(&arguments.get::<String>("escalationPolicyID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "EscalationPolicies_getEscalationPolicyById" => Box::pin(async move {
            client.escalation_policies_get_escalation_policy_by_id(&arguments.get::<String>("escalationPolicyID"), arguments.optional::<String>("owner_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "EscalationPolicies_updateEscalationPolicy" => Box::pin(async move {
            client.escalation_policies_update_escalation_policy(&arguments.get::<String>("escalationPolicyID"), &arguments.get::<squadcast_raw::escalation_policies::UpdateEscalationPolicyRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_listSchedules" => Box::pin(async move {
            client.schedules_list_schedules(&arguments.get::<String>("teamID"), arguments.optional::<Vec<i64>>("scheduleIDs").as_deref(), arguments.optional::<Vec<String>>("participants").as_deref(), arguments.optional::<String>("scheduleName").as_deref(), arguments.optional::<bool>("myOnCall"), arguments.optional::<bool>("youAndYourSquads"), arguments.optional::<String>("search").as_deref(), arguments.optional::<bool>("hidePaused"), arguments.optional::<String>("ownerID").as_deref(), arguments.optional::<Vec<String>>("escalationPolicies").as_deref(), arguments.optional::<bool>("withoutEscalationPolicy"), arguments.optional::<i64>("pageSize"), arguments.optional::<String>("cursor").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_createSchedule" => Box::pin(async move {
            client.schedules_create_schedule(&arguments.get::<squadcast_raw::schedules::CreateScheduleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_deleteSchedule" => Box::pin(async move {
            client.schedules_delete_schedule(&arguments.get::<String>("scheduleID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_getScheduleById" => Box::pin(async move {
            client.schedules_get_schedule_by_id(&arguments.get::<String>("scheduleID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_updateSchedule" => Box::pin(async move {
            client.schedules_update_schedule(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::UpdateScheduleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_pauseresumeSchedule" => Box::pin(async move {
            client.schedules_pauseresume_schedule(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::PauseResumeScheduleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_changeTimezone" => Box::pin(async move {
            client.schedules_change_timezone(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::ChangeTimezoneRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Schedules_cloneSchedule" => Box::pin(async move {
            client.schedules_clone_schedule(&arguments.get::<String>("scheduleID"), &arguments.get::<Map<String, Value>>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Export_deleteIcalLink" => Box::pin(async move {
            client.export_delete_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Export_getScheduleIcalLink" => Box::pin(async move {
            client.export_get_schedule_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Export_refreshScheduleIcalLink" => Box::pin(async move {
            client.export_refresh_schedule_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall"), &arguments.get::<Map<String, Value>>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Export_createScheduleIcalLink" => Box::pin(async move {
            client.export_create_schedule_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall"), &arguments.get::<Map<String, Value>>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Rotations_getScheduleRotations" => Box::pin(async move {
            client.rotations_get_schedule_rotations(&arguments.get::<String>("scheduleID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Rotations_createRotation" => Box::pin(async move {
            client.rotations_create_rotation(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::CreateRotationRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Rotations_deleteRotation" => Box::pin(async move {
            client.rotations_delete_rotation(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Rotations_getScheduleRotationById" => Box::pin(async move {
            client.rotations_get_schedule_rotation_by_id(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Rotations_updateRotation" => Box::pin(async move {
            client.rotations_update_rotation(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID"), &arguments.get::<squadcast_raw::schedules::UpdateRotationRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Rotations_getRotationParticipants" => Box::pin(async move {
            client.rotations_get_rotation_participants(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Rotations_updateRotationParticipants" => Box::pin(async move {
            client.rotations_update_rotation_participants(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID"), &arguments.get::<squadcast_raw::schedules::UpdateRotationParticipantsRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overrides_listOverrides" => Box::pin(async move {
            client.overrides_list_overrides(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("startTime"), &arguments.get::<String>("endTime"), arguments.optional::<String>("participantID").as_deref(), arguments.optional::<i32>("pageSize"), arguments.optional::<String>("cursor").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overrides_createScheduleOverride" => Box::pin(async move {
            client.overrides_create_schedule_override(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::CreateScheduleOverrideRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overrides_deleteScheduleOverride" => Box::pin(async move {
            client.overrides_delete_schedule_override(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("overrideID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overrides_getOverrideById" => Box::pin(async move {
            client.overrides_get_override_by_id(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("overrideID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Overrides_updateScheduleOverride" => Box::pin(async move {
            client.overrides_update_schedule_override(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("overrideID"), &arguments.get::<squadcast_raw::schedules::UpdateScheduleOverrideRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_getAllSquads" => Box::pin(async move {
            client.squads_get_all_squads(&arguments.get::<String>("owner_id"), arguments.optional::<String>("team_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_createSquad" => Box::pin(async move {
            client.squads_create_squad(&arguments.get::<squadcast_raw::squads::CreateSquadRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_getSquadById" => Box::pin(async move {
            client.squads_get_squad_by_id(&arguments.get::<String>("squadID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_updateSquad" => Box::pin(async move {
            client.squads_update_squad(&arguments.get::<String>("squadID"), &arguments.get::<squadcast_raw::squads::UpdateSquadRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_deleteSquad" => Box::pin(async move {
            client.squads_delete_squad(&arguments.get::<String>("squadID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_removeSquadMember" => Box::pin(async move {
            client.squads_remove_squad_member(&arguments.get::<String>("squadID"), &arguments.get::<String>("memberID"), arguments.optional::<String>("replaceWith").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_updateSquadMember" => Box::pin(async move {
            client.squads_update_squad_member(&arguments.get::<String>("squadID"), &arguments.get::<String>("memberID"), arguments.optional::<String>("replaceWith").as_deref(), &arguments.get::<squadcast_raw::squads::UpdateSquadMemberRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Squads_updateSquadName" => Box::pin(async move {
            client.squads_update_squad_name(&arguments.get::<String>("squadID"), &arguments.get::<squadcast_raw::squads::UpdateSquadNameRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_getAllTeams" => Box::pin(async move {
            client.teams_get_all_teams().await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_createTeam" => Box::pin(async move {
            client.teams_create_team(&arguments.get::<squadcast_raw::teams::CreateTeamRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_getTeamById" => Box::pin(async move {
            client.teams_get_team_by_id(&arguments.get::<String>("teamId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_updateTeam" => Box::pin(async move {
            client.teams_update_team(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::UpdateTeamRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_removeTeam" => Box::pin(async move {
            client.teams_remove_team(&arguments.get::<String>("teamId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_getAllTeamMembers" => Box::pin(async move {
            client.teams_get_all_team_members(&arguments.get::<String>("teamId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_addTeamMember" => Box::pin(async move {
            client.teams_add_team_member(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::AddTeamMemberRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_addBulkTeamMember" => Box::pin(async move {
            client.teams_add_bulk_team_member(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::AddBulkTeamMemberRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_removeTeamMember" => Box::pin(async move {
            client.teams_remove_team_member(&arguments.get::<String>("teamId"), &arguments.get::<String>("memberId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_updateTeamMember" => Box::pin(async move {
            client.teams_update_team_member(&arguments.get::<String>("teamId"), &arguments.get::<String>("memberId"), &arguments.get::<squadcast_raw::teams::UpdateTeamMemberRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_getAllTeamRoles" => Box::pin(async move {
            client.teams_get_all_team_roles(&arguments.get::<String>("teamId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_createTeamRole" => Box::pin(async move {
            client.teams_create_team_role(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::CreateTeamRoleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_removeTeamRole" => Box::pin(async move {
            client.teams_remove_team_role(&arguments.get::<String>("teamId"), &arguments.get::<String>("roleId")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Teams_updateTeamRole" => Box::pin(async move {
            client.teams_update_team_role(&arguments.get::<String>("teamId"), &arguments.get::<String>("roleId"), &arguments.get::<squadcast_raw::teams::UpdateTeamRoleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_getAllUsers" => Box::pin(async move {
            client.users_get_all_users().await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_addUser" => Box::pin(async move {
            client.users_add_user(&arguments.get::<squadcast_raw::users::AddUserRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_updateOrgLevelPermissions" => Box::pin(async move {
            client.users_update_org_level_permissions(&arguments.get::<squadcast_raw::users::UpdateUserAbilitiesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_deleteUser" => Box::pin(async move {
            client.users_delete_user(&arguments.get::<squadcast_raw::users::DeleteUserRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_getUserRoles" => Box::pin(async move {
            client.users_get_user_roles().await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_removeUserFromOrg" => Box::pin(async move {
            client.users_remove_user_from_org(&arguments.get::<String>("userID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_getUserById" => Box::pin(async move {
            client.users_get_user_by_id(&arguments.get::<String>("userID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_updateUserByID" => Box::pin(async move {
            client.users_update_user_by_id(&arguments.get::<String>("userID"), &arguments.get::<squadcast_raw::users::UpdateUserRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_getAllTokens" => Box::pin(async move {
            client.users_get_all_tokens().await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_createToken" => Box::pin(async move {
            client.users_create_token(&arguments.get::<squadcast_raw::users::CreateTokenRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Users_removeToken" => Box::pin(async move {
            client.users_remove_token(&arguments.get::<String>("refreshTokenID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Runbooks_getAllRunbooksByTeam" => Box::pin(async move {
            client.runbooks_get_all_runbooks_by_team(arguments.optional::<String>("owner_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Runbooks_createRunbook" => Box::pin(async move {
            client.runbooks_create_runbook(&arguments.get::<squadcast_raw::runbooks::CreateRunbookRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Runbooks_removeRunbook" => Box::pin(async move {
            client.runbooks_remove_runbook(&arguments.get::<String>("runbookID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Runbooks_getRunbookById" => Box::pin(async move {
            client.runbooks_get_runbook_by_id(&arguments.get::<String>("runbookID"), arguments.optional::<String>("owner_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Runbooks_updateRunbook" => Box::pin(async move {
            client.runbooks_update_runbook(&arguments.get::<String>("runbookID"), &arguments.get::<squadcast_raw::runbooks::UpdateRunbookRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_listWorkflows" => Box::pin(async move {
            client.workflows_list_workflows(&arguments.get::<String>("owner_id"), arguments.optional::<i64>("page_size"), arguments.optional::<i64>("page_number"), arguments.optional::<String>("search").as_deref(), arguments.optional::<Vec<String>>("event").as_deref(), arguments.optional::<Vec<String>>("actions").as_deref(), arguments.optional::<Vec<String>>("tags").as_deref(), arguments.optional::<Vec<String>>("owner").as_deref(), arguments.optional::<Vec<String>>("created_by").as_deref(), arguments.optional::<Vec<String>>("updated_by").as_deref(), arguments.optional::<String>("enabled").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_createWorkflow" => Box::pin(async move {
            client.workflows_create_workflow(&arguments.get::<squadcast_raw::workflows::CreateWorkflowRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_bulkEnabledisableWorkflows" => Box::pin(async move {
            client.workflows_bulk_enabledisable_workflows(&arguments.get::<squadcast_raw::workflows::BulkEnableDisableWorkflowsRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_deleteWorkflow" => Box::pin(async move {
            client.workflows_delete_workflow(&arguments.get::<String>("workflowID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_getWorkflowById" => Box::pin(async move {
            client.workflows_get_workflow_by_id(&arguments.get::<String>("workflowID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_updateWorkflow" => Box::pin(async move {
            client.workflows_update_workflow(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::CreateWorkflowRequestUpdate>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_createAction" => Box::pin(async move {
            client.workflows_create_action(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::ActionRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_updateActionsOrder" => Box::pin(async move {
            client.workflows_update_actions_order(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::UpdateActionsOrderRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_deleteWorkflowAction" => Box::pin(async move {
            client.workflows_delete_workflow_action(&arguments.get::<String>("workflowID"), &arguments.get::<String>("actionID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_getWorkflowActionById" => Box::pin(async move {
            client.workflows_get_workflow_action_by_id(&arguments.get::<String>("workflowID"), &arguments.get::<String>("actionID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_updateWorkflowAction" => Box::pin(async move {
            client.workflows_update_workflow_action(&arguments.get::<String>("workflowID"), &arguments.get::<String>("actionID"), &arguments.get::<squadcast_raw::workflows::ActionRequestUpdate>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_enabledisableWorkflow" => Box::pin(async move {
            client.workflows_enabledisable_workflow(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::EnableDisableWorkflowRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Workflows_getWorkflowLogs" => Box::pin(async move {
            client.workflows_get_workflow_logs(&arguments.get::<String>("workflowID"), arguments.optional::<i64>("page_size"), arguments.optional::<i64>("page_number")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webforms_getAllWebforms" => Box::pin(async move {
            client.webforms_get_all_webforms(&arguments.get::<String>("owner_id"), arguments.optional::<i64>("page_number"), arguments.optional::<i64>("page_size")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webforms_createWebform" => Box::pin(async move {
            client.webforms_create_webform(&arguments.get::<squadcast_raw::webforms::CreateOrUpdateWebformRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webforms_updateWebform" => Box::pin(async move {
            client.webforms_update_webform(arguments.get::<i64>("webformId"), &arguments.get::<squadcast_raw::webforms::CreateOrUpdateWebformRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webforms_removeWebform" => Box::pin(async move {
            client.webforms_remove_webform(arguments.get::<i64>("webformId"), &arguments.get::<String>("owner_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webforms_getWebformById" => Box::pin(async move {
            client.webforms_get_webform_by_id(arguments.get::<i64>("webformId"), &arguments.get::<String>("owner_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SLO_getAllSLOs" => Box::pin(async move {
            client.slo_get_all_sl_os(&arguments.get::<String>("owner_id"), &arguments.get::<String>("offset"), &arguments.get::<String>("limit")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SLO_createSLO" => Box::pin(async move {
            client.slo_create_slo(arguments.optional::<String>("owner_id").as_deref(), arguments.optional::<String>("owner_type").as_deref(), &arguments.get::<squadcast_raw::slos::CreateSloRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SLO_updateSLO" => Box::pin(async move {
            client.slo_update_slo(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"), arguments.optional::<String>("owner_type").as_deref(), &arguments.get::<squadcast_raw::slos::CreateSloRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SLO_removeSLO" => Box::pin(async move {
            client.slo_remove_slo(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"), arguments.optional::<String>("owner_type").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "SLO_getSLOById" => Box::pin(async move {
            client.slo_get_slo_by_id(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"), arguments.optional::<String>("owner_type").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "SLO_markSLOAffected" => Box::pin(async move {
            client.slo_mark_slo_affected(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"), &arguments.get::<squadcast_raw::slos::MarkSloAffectedRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "SLO_markSLOFalsePositive" => Box::pin(async move {
            client.slo_mark_slo_false_positive(arguments.get::<i64>("sloID"), &arguments.get::<String>("incidentID"), arguments.get::<bool>("value"), &arguments.get::<String>("owner_id"), &arguments.get::<Map<String, Value>>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_listStatusPages" => Box::pin(async move {
            client.status_pages_list_status_pages(arguments.get::<i64>("pageSize"), arguments.get::<i64>("pageNumber"), &arguments.get::<String>("filters.isPublic"), &arguments.get::<String>("teamID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_createStatusPage" => Box::pin(async move {
            client.status_pages_create_status_page(&arguments.get::<squadcast_raw::status_pages::CreateStatusPageRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_deleteStatusPageById" => Box::pin(async move {
            client.status_pages_delete_status_page_by_id(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_getStatusPageById" => Box::pin(async move {
            client.status_pages_get_status_page_by_id(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_updateStatusPageById" => Box::pin(async move {
            client.status_pages_update_status_page_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::UpdateStatusPageByIdRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_listStatusPageStatuses" => Box::pin(async move {
            client.status_pages_list_status_page_statuses(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Components_listComponents" => Box::pin(async move {
            client.components_list_components(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Components_createComponent" => Box::pin(async move {
            client.components_create_component(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateComponentRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Components_deleteComponentById" => Box::pin(async move {
            client.components_delete_component_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("component_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Components_getComponentById" => Box::pin(async move {
            client.components_get_component_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("component_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Components_updateComponentById" => Box::pin(async move {
            client.components_update_component_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("component_id"), &arguments.get::<squadcast_raw::status_pages::UpdateComponentByIdRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "ComponentGroups_listComponentGroups" => Box::pin(async move {
            client.component_groups_list_component_groups(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "ComponentGroups_createComponentGroup" => Box::pin(async move {
            client.component_groups_create_component_group(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateComponentGroupRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "ComponentGroups_deleteComponentGroupById" => Box::pin(async move {
            client.component_groups_delete_component_group_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("group_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "ComponentGroups_getComponentGroupById" => Box::pin(async move {
            client.component_groups_get_component_group_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("group_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Issues_listIssues" => Box::pin(async move {
            client.issues_list_issues(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Issues_createIssue" => Box::pin(async move {
            client.issues_create_issue(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateIssueRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Issues_deleteIssueById" => Box::pin(async move {
            client.issues_delete_issue_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("issue_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Issues_getIssueById" => Box::pin(async move {
            client.issues_get_issue_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("issue_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Issues_updateIssue" => Box::pin(async move {
            client.issues_update_issue(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("issue_id"), &arguments.get::<squadcast_raw::status_pages::UpdateIssueRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Issues_listStatusPageIssueStates" => Box::pin(async move {
            client.issues_list_status_page_issue_states(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Maintenances_listMaintenances" => Box::pin(async move {
            client.maintenances_list_maintenances(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("startTime"), &arguments.get::<String>("endTime")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Maintenances_createMaintenance" => Box::pin(async move {
            client.maintenances_create_maintenance(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateMaintenanceRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Maintenances_deleteMaintenanceById" => Box::pin(async move {
            client.maintenances_delete_maintenance_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("maintenance_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Maintenances_getMaintenanceById" => Box::pin(async move {
            client.maintenances_get_maintenance_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("maintenance_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Maintenances_updateMaintenanceById" => Box::pin(async move {
            client.maintenances_update_maintenance_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("maintenance_id"), &arguments.get::<squadcast_raw::status_pages::UpdateMaintenanceByIdRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_listSubscribers" => Box::pin(async move {
            client.status_pages_list_subscribers(&arguments.get::<String>("statuspageID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "StatusPages_deleteSubscriberById" => Box::pin(async move {
            client.status_pages_delete_subscriber_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("subscriberID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_listGlobalEventRules" => Box::pin(async move {
            client.global_event_rules_list_global_event_rules(&arguments.get::<String>("owner_id"), arguments.optional::<i64>("page_size"), arguments.optional::<i64>("page_number"), arguments.optional::<Vec<String>>("filters.owner_id[]").as_deref(), arguments.optional::<String>("filters.search").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_createGlobalEventRule" => Box::pin(async move {
            client.global_event_rules_create_global_event_rule(&arguments.get::<squadcast_raw::global_event_rules::CreateGlobalEventRuleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_deleteGlobalEventRuleById" => Box::pin(async move {
            client.global_event_rules_delete_global_event_rule_by_id(arguments.get::<i64>("ger_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_getGlobalEventRuleById" => Box::pin(async move {
            client.global_event_rules_get_global_event_rule_by_id(arguments.get::<i64>("ger_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_updateGlobalEventRuleById" => Box::pin(async move {
            client.global_event_rules_update_global_event_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<squadcast_raw::global_event_rules::UpdateGlobalEventRuleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_createRuleset" => Box::pin(async move {
            client.global_event_rules_create_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<squadcast_raw::global_event_rules::CreateRulesetRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_deleteGerRuleset" => Box::pin(async move {
            client.global_event_rules_delete_ger_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_getRuleset" => Box::pin(async move {
            client.global_event_rules_get_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_updateRuleset" => Box::pin(async move {
            client.global_event_rules_update_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<squadcast_raw::global_event_rules::UpdateRulesetRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_reorderRuleset" => Box::pin(async move {
            client.global_event_rules_reorder_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<squadcast_raw::global_event_rules::ReorderRulesetRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_listRulesetRules" => Box::pin(async move {
            client.global_event_rules_list_ruleset_rules(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), arguments.optional::<i64>("page_size"), arguments.optional::<i64>("page_number"), arguments.optional::<String>("filters.search").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_createRule" => Box::pin(async move {
            client.global_event_rules_create_rule(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<squadcast_raw::global_event_rules::CreateOrUpdateRuleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_getRuleById" => Box::pin(async move {
            client.global_event_rules_get_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_deleteRuleById" => Box::pin(async move {
            client.global_event_rules_delete_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_updateRuleById" => Box::pin(async move {
            client.global_event_rules_update_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id"), &arguments.get::<squadcast_raw::global_event_rules::UpdateRuleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalEventRules_reorderRulesetByIndex" => Box::pin(async move {
            client.global_event_rules_reorder_ruleset_by_index(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id"), &arguments.get::<squadcast_raw::global_event_rules::ReorderRuleRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalOncallReminderRules_deleteGlobalOncallReminderRules" => Box::pin(async move {
            client.global_oncall_reminder_rules_delete_global_oncall_reminder_rules(&arguments.get::<String>("owner_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalOncallReminderRules_getGlobalOncallReminderRules" => Box::pin(async move {
            client.global_oncall_reminder_rules_get_global_oncall_reminder_rules(&arguments.get::<String>("owner_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalOncallReminderRules_createGlobalOncallReminderRules" => Box::pin(async move {
            client.global_oncall_reminder_rules_create_global_oncall_reminder_rules(&arguments.get::<squadcast_raw::global_oncall_reminder_rules::CreateGlobalOncallReminderRulesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "GlobalOncallReminderRules_updateGlobalOncallReminderRules" => Box::pin(async move {
            client.global_oncall_reminder_rules_update_global_oncall_reminder_rules(&arguments.get::<String>("owner_id"), &arguments.get::<squadcast_raw::global_oncall_reminder_rules::UpdateGlobalOncallReminderRulesRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "MSTeams_getMsteamsConfig" => Box::pin(async move {
            client.ms_teams_get_msteams_config().await.map(|answer| Answered::of(&answer.value))
        }),
        "MSTeams_createOrUpdateMsteamsConfiguration" => Box::pin(async move {
            client.ms_teams_create_or_update_msteams_configuration(&arguments.get::<squadcast_raw::extensions::CreateOrUpdateMsTeamsConfigRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webhooks_getAllWebhooks" => Box::pin(async move {
            client.webhooks_get_all_webhooks(arguments.optional::<String>("page-limit").as_deref(), arguments.optional::<String>("offset").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webhooks_createWebhook" => Box::pin(async move {
            client.webhooks_create_webhook(&arguments.get::<squadcast_raw::extensions::Webhook>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webhooks_deleteWebhook" => Box::pin(async move {
            client.webhooks_delete_webhook(&arguments.get::<String>("eventWebhookID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webhooks_getWebhookById" => Box::pin(async move {
            client.webhooks_get_webhook_by_id(&arguments.get::<String>("eventWebhookID")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Webhooks_updateWebhook" => Box::pin(async move {
            client.webhooks_update_webhook(&arguments.get::<String>("eventWebhookID"), &arguments.get::<squadcast_raw::extensions::Webhook>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Analytics_getOrgAnalytics" => Box::pin(async move {
            client.analytics_get_org_analytics(&arguments.get::<String>("from"), &arguments.get::<String>("to"), arguments.optional::<String>("team_id").as_deref(), arguments.optional::<String>("user_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "Analytics_getTeamAnalytics" => Box::pin(async move {
            client.analytics_get_team_analytics(&arguments.get::<String>("owner_id"), &arguments.get::<String>("from"), &arguments.get::<String>("to"), arguments.optional::<String>("user_id").as_deref(), arguments.optional::<String>("service_id").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "AuditLogs_listAuditLogs" => Box::pin(async move {
            client.audit_logs_list_audit_logs(arguments.get::<i64>("pageSize"), arguments.get::<i64>("pageNumber"), arguments.get::<Date>("startDate"), arguments.get::<Date>("endDate"), arguments.optional::<Vec<String>>("action[]").as_deref(), arguments.optional::<Vec<String>>("resource[]").as_deref(), arguments.optional::<Vec<String>>("actor[]").as_deref(), arguments.optional::<Vec<String>>("team[]").as_deref(), arguments.optional::<Vec<squadcast_raw::audit_logs::AuditLogClient>>("client[]").as_deref()).await.map(|answer| Answered::of(&answer.value))
        }),
        "AuditLogs_exportAuditLogs" => Box::pin(async move {
            client.audit_logs_export_audit_logs(&arguments.get::<squadcast_raw::audit_logs::ExportAuditLogsRequest>("body")).await.map(|answer| Answered::of(&answer.value))
        }),
        "AuditLogs_listAuditLogsExportHistory" => Box::pin(async move {
            client.audit_logs_list_audit_logs_export_history(arguments.get::<i64>("pageSize"), arguments.get::<i64>("pageNumber")).await.map(|answer| Answered::of(&answer.value))
        }),
        "AuditLogs_getAuditLogsExportHistoryById" => Box::pin(async move {
            client.audit_logs_get_audit_logs_export_history_by_id(&arguments.get::<String>("id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "AuditLogs_getAuditLogById" => Box::pin(async move {
            client.audit_logs_get_audit_log_by_id(&arguments.get::<String>("id")).await.map(|answer| Answered::of(&answer.value))
        }),
        "Export_getExportDetails" => Box::pin(async move {
            client.export_get_export_details(&arguments.get::<String>("export_id")).await.map(|answer| Answered::of(&answer.value))
        }),
        _ => return None,
    })
}

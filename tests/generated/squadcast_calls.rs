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
            let request = client.auth_get_access_token(&arguments.get::<String>("X-Refresh-Token"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_bulkAcknowledgeIncidents" => Box::pin(async move {
            let request = client.incidents_bulk_acknowledge_incidents(&arguments.get::<squadcast_raw::incidents::BulkIncidentIDsRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_incidentExport" => Box::pin(async move {
            let mut request = client.incidents_incident_export(arguments.get::<Timestamp>("start_time"), arguments.get::<Timestamp>("end_time"), &arguments.get::<squadcast_raw::incidents::ExportFormat>("type"), &arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<Vec<String>>("status") {
                request = request.status(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("services") {
                request = request.services(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("sources") {
                request = request.sources(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("assigned_to") {
                request = request.assigned_to(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("assignedToUserIDsAndTheirSquads") {
                request = request.assigned_to_user_i_ds_and_their_squads(&value);
            }
            if let Some(value) = arguments.optional::<String>("service_owner") {
                request = request.service_owner(&value);
            }
            if let Some(value) = arguments.optional::<Vec<squadcast_raw::incidents::IncidentPriority>>("priority") {
                request = request.priority(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("tags") {
                request = request.tags(&value);
            }
            if let Some(value) = arguments.optional::<squadcast_raw::incidents::SloAffectingFilter>("slo_affecting") {
                request = request.slo_affecting(&value);
            }
            if let Some(value) = arguments.optional::<Vec<i32>>("slos") {
                request = request.slos(&value);
            }
            if let Some(value) = arguments.optional::<squadcast_raw::incidents::YesOrNo>("is_starred") {
                request = request.is_starred(&value);
            }
            if let Some(value) = arguments.optional::<String>("textFilter") {
                request = request.text_filter(&value);
            }
            if let Some(value) = arguments.optional::<squadcast_raw::incidents::NotesFilter>("notes") {
                request = request.notes(&value);
            }
            if let Some(value) = arguments.optional::<squadcast_raw::incidents::YesOrNo>("retrospectives") {
                request = request.retrospectives(&value);
            }
            if let Some(value) = arguments.optional::<squadcast_raw::incidents::ExportSort>("sort_by") {
                request = request.sort_by(&value);
            }
            request.await.map(|_| None)
        }),
        "Incidents_incidentExportAsync" => Box::pin(async move {
            let request = client.incidents_incident_export_async(&arguments.get::<squadcast_raw::incidents::IncidentExportAsyncRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_bulkIncidentsPriorityUpdate" => Box::pin(async move {
            let request = client.incidents_bulk_incidents_priority_update(&arguments.get::<squadcast_raw::incidents::BulkIncidentsPriorityUpdateRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_bulkResolveIncidents" => Box::pin(async move {
            let request = client.incidents_bulk_resolve_incidents(&arguments.get::<squadcast_raw::incidents::BulkIncidentIDsRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_getIncidentById" => Box::pin(async move {
            let request = client.incidents_get_incident_by_id(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_acknowledgeIncident" => Box::pin(async move {
            let request = client.incidents_acknowledge_incident(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_getIncidentEvents" => Box::pin(async move {
            let mut request = client.incidents_get_incident_events(&arguments.get::<String>("incidentID"));
            if let Some(value) = arguments.optional::<String>("offset") {
                request = request.offset(&value);
            }
            if let Some(value) = arguments.optional::<String>("limit") {
                request = request.limit(&value);
            }
            if let Some(value) = arguments.optional::<String>("sort") {
                request = request.sort(&value);
            }
            if let Some(value) = arguments.optional::<String>("deduped") {
                request = request.deduped(&value);
            }
            if let Some(value) = arguments.optional::<String>("owner_id") {
                request = request.owner_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_markIncidentSloFalsePositive" => Box::pin(async move {
            let request = client.incidents_mark_incident_slo_false_positive(&arguments.get::<String>("incidentID"), arguments.get::<bool>("value"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_incidentPriorityUpdate" => Box::pin(async move {
            let request = client.incidents_incident_priority_update(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::IncidentPriorityUpdateRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_reassignIncident" => Box::pin(async move {
            let request = client.incidents_reassign_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::ReassignIncidentRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_resolveIncident" => Box::pin(async move {
            let request = client.incidents_resolve_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::ResolveIncidentRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_getIncidentsStatusByRequestids" => Box::pin(async move {
            let request = client.incidents_get_incidents_status_by_requestids(&arguments.get::<squadcast_raw::incidents::IngestionStatusRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_mergeIncidents" => Box::pin(async move {
            let request = client.incidents_merge_incidents(&arguments.get::<squadcast_raw::incidents::MergeRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Incidents_unmergeIncident" => Box::pin(async move {
            let request = client.incidents_unmerge_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::UnmergeIncidentRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "IncidentActions_rebuildAProjectInCircleci" => Box::pin(async move {
            let request = client.incident_actions_rebuild_a_project_in_circleci(&arguments.get::<String>("incidentID"), &arguments.get::<String>("buildNumber"), &arguments.get::<squadcast_raw::incidents::RebuildCircleCiProjectRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "IncidentActions_createATicketOnJiraCloud" => Box::pin(async move {
            let request = client.incident_actions_create_a_ticket_on_jira_cloud(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "IncidentActions_createATicketOnJiraServer" => Box::pin(async move {
            let request = client.incident_actions_create_a_ticket_on_jira_server(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "IncidentActions_createAnIncidentInServicenow" => Box::pin(async move {
            let request = client.incident_actions_create_an_incident_in_servicenow(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "IncidentActions_triggerAWebhookManually" => Box::pin(async move {
            let request = client.incident_actions_trigger_a_webhook_manually(&arguments.get::<String>("incidentID"), &arguments.get::<String>("eventWebhookID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "AdditionalResponders_getAdditionalResponders" => Box::pin(async move {
            let request = client.additional_responders_get_additional_responders(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "AdditionalResponders_addAdditionalResponders" => Box::pin(async move {
            let request = client.additional_responders_add_additional_responders(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::AddAdditionalRespondersRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "AdditionalResponders_removeAdditionalResponders" => Box::pin(async move {
            let request = client.additional_responders_remove_additional_responders(&arguments.get::<String>("incidentID"), &arguments.get::<String>("responderID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Notes_createNotes" => Box::pin(async move {
            let request = client.notes_create_notes(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::CreateNoteRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Notes_getAllNotes" => Box::pin(async move {
            let request = client.notes_get_all_notes(&arguments.get::<String>("IncidentId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Notes_deleteNote" => Box::pin(async move {
            let request = client.notes_delete_note(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("NoteId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Notes_updateNote" => Box::pin(async move {
            let request = client.notes_update_note(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("NoteId"), &arguments.get::<squadcast_raw::incidents::UpdateNoteRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Tags_updateTag" => Box::pin(async move {
            let request = client.tags_update_tag(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::UpdateTagRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Tags_appendTag" => Box::pin(async move {
            let request = client.tags_append_tag(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::AppendTagRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "SnoozeNotifications_snoozeIncidentNotifications" => Box::pin(async move {
            let request = client.snooze_notifications_snooze_incident_notifications(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::SnoozeIncidentRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "SnoozeNotifications_unsnoozeIncidentNotifications" => Box::pin(async move {
            let request = client.snooze_notifications_unsnooze_incident_notifications(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::UnsnoozeIncidentRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Apta_markAsNotTransient" => Box::pin(async move {
            let request = client.apta_mark_as_not_transient(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Apta_markAsTransient" => Box::pin(async move {
            let request = client.apta_mark_as_transient(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "CommunicationCards_createSlackChannelInCommunicationCard" => Box::pin(async move {
            let request = client.communication_cards_create_slack_channel_in_communication_card(&arguments.get::<squadcast_raw::incidents::CreateSlackChannelRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "CommunicationCards_archiveSlackChannel" => Box::pin(async move {
            let request = client.communication_cards_archive_slack_channel(&arguments.get::<squadcast_raw::incidents::ArchiveSlackChannelRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "CommunicationCards_getAllCommunicationCard" => Box::pin(async move {
            let request = client.communication_cards_get_all_communication_card(&arguments.get::<String>("IncidentId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "CommunicationCards_createCommunicationCard" => Box::pin(async move {
            let request = client.communication_cards_create_communication_card(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::CreateCommunicationCardRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "CommunicationCards_deleteCommunicationCard" => Box::pin(async move {
            let request = client.communication_cards_delete_communication_card(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("communicationCardId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "CommunicationCards_updateCommunicationCard" => Box::pin(async move {
            let request = client.communication_cards_update_communication_card(&arguments.get::<String>("IncidentId"), &arguments.get::<String>("communicationCardId"), &arguments.get::<squadcast_raw::incidents::UpdateCommunicationCardRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Postmortems_getAllPostmortems" => Box::pin(async move {
            let request = client.postmortems_get_all_postmortems(&arguments.get::<String>("fromDate"), &arguments.get::<String>("toDate"), &arguments.get::<String>("owner_id"), arguments.get::<i64>("limit"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Postmortems_deletePostmortemByIncident" => Box::pin(async move {
            let request = client.postmortems_delete_postmortem_by_incident(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Postmortems_getPostmortemByIncident" => Box::pin(async move {
            let request = client.postmortems_get_postmortem_by_incident(&arguments.get::<String>("incidentID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Postmortems_createPostmortem" => Box::pin(async move {
            let request = client.postmortems_create_postmortem(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::CreatePostmortemRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Postmortems_updatePostmortemByIncident" => Box::pin(async move {
            let request = client.postmortems_update_postmortem_by_incident(&arguments.get::<String>("incidentID"), &arguments.get::<squadcast_raw::incidents::UpdatePostmortemRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Runbooks_attachRunbooks" => Box::pin(async move {
            let request = client.runbooks_attach_runbooks(&arguments.get::<String>("IncidentId"), &arguments.get::<squadcast_raw::incidents::AttachRunbooksRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_getServices" => Box::pin(async move {
            let mut request = client.services_get_services(&arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<String>("entity_owner") {
                request = request.entity_owner(&value);
            }
            if let Some(value) = arguments.optional::<String>("name") {
                request = request.name(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_createService" => Box::pin(async move {
            let request = client.services_create_service(&arguments.get::<String>("owner_id"), &arguments.get::<squadcast_raw::services::CreateServiceRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_getServicesByName" => Box::pin(async move {
            let request = client.services_get_services_by_name(&arguments.get::<String>("name"), &arguments.get::<String>("owner_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_getServiceById" => Box::pin(async move {
            let mut request = client.services_get_service_by_id(&arguments.get::<String>("serviceID"));
            if let Some(value) = arguments.optional::<String>("owner_id") {
                request = request.owner_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_updateService" => Box::pin(async move {
            let request = client.services_update_service(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::UpdateServiceRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_deleteService" => Box::pin(async move {
            let request = client.services_delete_service(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_createOrUpdateAPTAConfig" => Box::pin(async move {
            let request = client.services_create_or_update_apta_config(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::AptaConfigRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_createOrUpdateIAGConfig" => Box::pin(async move {
            let request = client.services_create_or_update_iag_config(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::IagConfigRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Services_delayedNotificationConfig" => Box::pin(async move {
            let request = client.services_delayed_notification_config(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::NotificationDelayConfig>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "DeduplicationRules_getDeduplicationRules" => Box::pin(async move {
            let request = client.deduplication_rules_get_deduplication_rules(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "DeduplicationRules_createOrUpdateDeduplicationRules" => Box::pin(async move {
            let request = client.deduplication_rules_create_or_update_deduplication_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateDeduplicationRulesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Dependencies_createOrUpdateDependencies" => Box::pin(async move {
            let request = client.dependencies_create_or_update_dependencies(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateDependenciesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Extensions_updateSlackExtension" => Box::pin(async move {
            let request = client.extensions_update_slack_extension(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::UpdateSlackExtensionRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "MaintenanceMode_getMaintenanceMode" => Box::pin(async move {
            let request = client.maintenance_mode_get_maintenance_mode(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "MaintenanceMode_createOrUpdateMaintenanceMode" => Box::pin(async move {
            let request = client.maintenance_mode_create_or_update_maintenance_mode(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateMaintenanceModeRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_getOptinForKeyBasedDeduplicationForAService" => Box::pin(async move {
            let request = client.overlay_get_optin_for_key_based_deduplication_for_a_service(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_optinForKeyBasedDeduplicationForAService" => Box::pin(async move {
            let request = client.overlay_optin_for_key_based_deduplication_for_a_service(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::OptInForKeyBasedDeduplicationRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_getAllCustomContentTemplateOverlayByService" => Box::pin(async move {
            let request = client.overlay_get_all_custom_content_template_overlay_by_service(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_renderCustomContentOverlay" => Box::pin(async move {
            let request = client.overlay_render_custom_content_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::RenderCustomContentOverlayRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_deleteNotificationTemplateOverlay" => Box::pin(async move {
            let request = client.overlay_delete_notification_template_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_getCustomContentTemplateOverlay" => Box::pin(async move {
            let request = client.overlay_get_custom_content_template_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_createOrUpdateNotificationTemplateOverlay" => Box::pin(async move {
            let request = client.overlay_create_or_update_notification_template_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"), &arguments.get::<squadcast_raw::services::UpdateCustomContentTemplateOverlayRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_getAllDedupKeyOverlayByService" => Box::pin(async move {
            let request = client.overlay_get_all_dedup_key_overlay_by_service(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_renderDedupKeyTemplate" => Box::pin(async move {
            let request = client.overlay_render_dedup_key_template(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::RenderDedupKeyTemplateRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_deleteDedupKeyOverlay" => Box::pin(async move {
            let request = client.overlay_delete_dedup_key_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_getDedupKeyOverlayForAlertSource" => Box::pin(async move {
            let request = client.overlay_get_dedup_key_overlay_for_alert_source(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overlay_updateDedupKeyOverlay" => Box::pin(async move {
            let request = client.overlay_update_dedup_key_overlay(&arguments.get::<String>("serviceID"), &arguments.get::<String>("alertSource"), &arguments.get::<squadcast_raw::services::UpdateDedupKeyOverlayRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "RoutingRules_getRoutingRules" => Box::pin(async move {
            let request = client.routing_rules_get_routing_rules(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "RoutingRules_createOrUpdateRoutingRules" => Box::pin(async move {
            let request = client.routing_rules_create_or_update_routing_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateRoutingRulesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "SuppressionRules_getSuppressionRules" => Box::pin(async move {
            let request = client.suppression_rules_get_suppression_rules(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "SuppressionRules_createOrUpdateSuppressionRules" => Box::pin(async move {
            let request = client.suppression_rules_create_or_update_suppression_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateSuppressionRulesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "TaggingRules_getTaggingRules" => Box::pin(async move {
            let request = client.tagging_rules_get_tagging_rules(&arguments.get::<String>("serviceID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "TaggingRules_createOrUpdateTaggingRules" => Box::pin(async move {
            let request = client.tagging_rules_create_or_update_tagging_rules(&arguments.get::<String>("serviceID"), &arguments.get::<squadcast_raw::services::CreateOrUpdateTaggingRulesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "EscalationPolicies_getEscalationPolicyByTeam" => Box::pin(async move {
            let mut request = client.escalation_policies_get_escalation_policy_by_team(&arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<i64>("page_number") {
                request = request.page_number(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "EscalationPolicies_createEscalationPolicies" => Box::pin(async move {
            let request = client.escalation_policies_create_escalation_policies(&arguments.get::<squadcast_raw::escalation_policies::CreateEscalationPolicyRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "EscalationPolicies_removeEscalationPolicy" => Box::pin(async move {
            let request = client.escalation_policies_remove_escalation_policy(&arguments.get::<String>("escalationPolicyID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "EscalationPolicies_getEscalationPolicyById" => Box::pin(async move {
            let mut request = client.escalation_policies_get_escalation_policy_by_id(&arguments.get::<String>("escalationPolicyID"));
            if let Some(value) = arguments.optional::<String>("owner_id") {
                request = request.owner_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "EscalationPolicies_updateEscalationPolicy" => Box::pin(async move {
            let request = client.escalation_policies_update_escalation_policy(&arguments.get::<String>("escalationPolicyID"), &arguments.get::<squadcast_raw::escalation_policies::UpdateEscalationPolicyRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_listSchedules" => Box::pin(async move {
            let mut request = client.schedules_list_schedules(&arguments.get::<String>("teamID"));
            if let Some(value) = arguments.optional::<Vec<i64>>("scheduleIDs") {
                request = request.schedule_i_ds(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("participants") {
                request = request.participants(&value);
            }
            if let Some(value) = arguments.optional::<String>("scheduleName") {
                request = request.schedule_name(&value);
            }
            if let Some(value) = arguments.optional::<bool>("myOnCall") {
                request = request.my_on_call(value);
            }
            if let Some(value) = arguments.optional::<bool>("youAndYourSquads") {
                request = request.you_and_your_squads(value);
            }
            if let Some(value) = arguments.optional::<String>("search") {
                request = request.search(&value);
            }
            if let Some(value) = arguments.optional::<bool>("hidePaused") {
                request = request.hide_paused(value);
            }
            if let Some(value) = arguments.optional::<String>("ownerID") {
                request = request.owner_id(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("escalationPolicies") {
                request = request.escalation_policies(&value);
            }
            if let Some(value) = arguments.optional::<bool>("withoutEscalationPolicy") {
                request = request.without_escalation_policy(value);
            }
            if let Some(value) = arguments.optional::<i64>("pageSize") {
                request = request.page_size(value);
            }
            if let Some(value) = arguments.optional::<String>("cursor") {
                request = request.cursor(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_createSchedule" => Box::pin(async move {
            let request = client.schedules_create_schedule(&arguments.get::<squadcast_raw::schedules::CreateScheduleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_deleteSchedule" => Box::pin(async move {
            let request = client.schedules_delete_schedule(&arguments.get::<String>("scheduleID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_getScheduleById" => Box::pin(async move {
            let request = client.schedules_get_schedule_by_id(&arguments.get::<String>("scheduleID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_updateSchedule" => Box::pin(async move {
            let request = client.schedules_update_schedule(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::UpdateScheduleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_pauseresumeSchedule" => Box::pin(async move {
            let request = client.schedules_pauseresume_schedule(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::PauseResumeScheduleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_changeTimezone" => Box::pin(async move {
            let request = client.schedules_change_timezone(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::ChangeTimezoneRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Schedules_cloneSchedule" => Box::pin(async move {
            let request = client.schedules_clone_schedule(&arguments.get::<String>("scheduleID"), &arguments.get::<Map<String, Value>>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Export_deleteIcalLink" => Box::pin(async move {
            let request = client.export_delete_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Export_getScheduleIcalLink" => Box::pin(async move {
            let request = client.export_get_schedule_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Export_refreshScheduleIcalLink" => Box::pin(async move {
            let request = client.export_refresh_schedule_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall"), &arguments.get::<Map<String, Value>>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Export_createScheduleIcalLink" => Box::pin(async move {
            let request = client.export_create_schedule_ical_link(&arguments.get::<String>("scheduleID"), arguments.get::<bool>("myOnCall"), &arguments.get::<Map<String, Value>>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Rotations_getScheduleRotations" => Box::pin(async move {
            let request = client.rotations_get_schedule_rotations(&arguments.get::<String>("scheduleID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Rotations_createRotation" => Box::pin(async move {
            let request = client.rotations_create_rotation(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::CreateRotationRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Rotations_deleteRotation" => Box::pin(async move {
            let request = client.rotations_delete_rotation(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Rotations_getScheduleRotationById" => Box::pin(async move {
            let request = client.rotations_get_schedule_rotation_by_id(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Rotations_updateRotation" => Box::pin(async move {
            let request = client.rotations_update_rotation(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID"), &arguments.get::<squadcast_raw::schedules::UpdateRotationRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Rotations_getRotationParticipants" => Box::pin(async move {
            let request = client.rotations_get_rotation_participants(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Rotations_updateRotationParticipants" => Box::pin(async move {
            let request = client.rotations_update_rotation_participants(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("rotationID"), &arguments.get::<squadcast_raw::schedules::UpdateRotationParticipantsRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overrides_listOverrides" => Box::pin(async move {
            let mut request = client.overrides_list_overrides(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("startTime"), &arguments.get::<String>("endTime"));
            if let Some(value) = arguments.optional::<String>("participantID") {
                request = request.participant_id(&value);
            }
            if let Some(value) = arguments.optional::<i32>("pageSize") {
                request = request.page_size(value);
            }
            if let Some(value) = arguments.optional::<String>("cursor") {
                request = request.cursor(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Overrides_createScheduleOverride" => Box::pin(async move {
            let request = client.overrides_create_schedule_override(&arguments.get::<String>("scheduleID"), &arguments.get::<squadcast_raw::schedules::CreateScheduleOverrideRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overrides_deleteScheduleOverride" => Box::pin(async move {
            let request = client.overrides_delete_schedule_override(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("overrideID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overrides_getOverrideById" => Box::pin(async move {
            let request = client.overrides_get_override_by_id(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("overrideID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Overrides_updateScheduleOverride" => Box::pin(async move {
            let request = client.overrides_update_schedule_override(&arguments.get::<String>("scheduleID"), &arguments.get::<String>("overrideID"), &arguments.get::<squadcast_raw::schedules::UpdateScheduleOverrideRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_getAllSquads" => Box::pin(async move {
            let mut request = client.squads_get_all_squads(&arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<String>("team_id") {
                request = request.team_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_createSquad" => Box::pin(async move {
            let request = client.squads_create_squad(&arguments.get::<squadcast_raw::squads::CreateSquadRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_getSquadById" => Box::pin(async move {
            let request = client.squads_get_squad_by_id(&arguments.get::<String>("squadID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_updateSquad" => Box::pin(async move {
            let request = client.squads_update_squad(&arguments.get::<String>("squadID"), &arguments.get::<squadcast_raw::squads::UpdateSquadRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_deleteSquad" => Box::pin(async move {
            let request = client.squads_delete_squad(&arguments.get::<String>("squadID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_removeSquadMember" => Box::pin(async move {
            let mut request = client.squads_remove_squad_member(&arguments.get::<String>("squadID"), &arguments.get::<String>("memberID"));
            if let Some(value) = arguments.optional::<String>("replaceWith") {
                request = request.replace_with(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_updateSquadMember" => Box::pin(async move {
            let mut request = client.squads_update_squad_member(&arguments.get::<String>("squadID"), &arguments.get::<String>("memberID"), &arguments.get::<squadcast_raw::squads::UpdateSquadMemberRequest>("body"));
            if let Some(value) = arguments.optional::<String>("replaceWith") {
                request = request.replace_with(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Squads_updateSquadName" => Box::pin(async move {
            let request = client.squads_update_squad_name(&arguments.get::<String>("squadID"), &arguments.get::<squadcast_raw::squads::UpdateSquadNameRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_getAllTeams" => Box::pin(async move {
            let request = client.teams_get_all_teams();
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_createTeam" => Box::pin(async move {
            let request = client.teams_create_team(&arguments.get::<squadcast_raw::teams::CreateTeamRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_getTeamById" => Box::pin(async move {
            let request = client.teams_get_team_by_id(&arguments.get::<String>("teamId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_updateTeam" => Box::pin(async move {
            let request = client.teams_update_team(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::UpdateTeamRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_removeTeam" => Box::pin(async move {
            let request = client.teams_remove_team(&arguments.get::<String>("teamId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_getAllTeamMembers" => Box::pin(async move {
            let request = client.teams_get_all_team_members(&arguments.get::<String>("teamId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_addTeamMember" => Box::pin(async move {
            let request = client.teams_add_team_member(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::AddTeamMemberRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_addBulkTeamMember" => Box::pin(async move {
            let request = client.teams_add_bulk_team_member(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::AddBulkTeamMemberRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_removeTeamMember" => Box::pin(async move {
            let request = client.teams_remove_team_member(&arguments.get::<String>("teamId"), &arguments.get::<String>("memberId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_updateTeamMember" => Box::pin(async move {
            let request = client.teams_update_team_member(&arguments.get::<String>("teamId"), &arguments.get::<String>("memberId"), &arguments.get::<squadcast_raw::teams::UpdateTeamMemberRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_getAllTeamRoles" => Box::pin(async move {
            let request = client.teams_get_all_team_roles(&arguments.get::<String>("teamId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_createTeamRole" => Box::pin(async move {
            let request = client.teams_create_team_role(&arguments.get::<String>("teamId"), &arguments.get::<squadcast_raw::teams::CreateTeamRoleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_removeTeamRole" => Box::pin(async move {
            let request = client.teams_remove_team_role(&arguments.get::<String>("teamId"), &arguments.get::<String>("roleId"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Teams_updateTeamRole" => Box::pin(async move {
            let request = client.teams_update_team_role(&arguments.get::<String>("teamId"), &arguments.get::<String>("roleId"), &arguments.get::<squadcast_raw::teams::UpdateTeamRoleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_getAllUsers" => Box::pin(async move {
            let request = client.users_get_all_users();
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_addUser" => Box::pin(async move {
            let request = client.users_add_user(&arguments.get::<squadcast_raw::users::AddUserRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_updateOrgLevelPermissions" => Box::pin(async move {
            let request = client.users_update_org_level_permissions(&arguments.get::<squadcast_raw::users::UpdateUserAbilitiesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_deleteUser" => Box::pin(async move {
            let request = client.users_delete_user(&arguments.get::<squadcast_raw::users::DeleteUserRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_getUserRoles" => Box::pin(async move {
            let request = client.users_get_user_roles();
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_removeUserFromOrg" => Box::pin(async move {
            let request = client.users_remove_user_from_org(&arguments.get::<String>("userID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_getUserById" => Box::pin(async move {
            let request = client.users_get_user_by_id(&arguments.get::<String>("userID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_updateUserByID" => Box::pin(async move {
            let request = client.users_update_user_by_id(&arguments.get::<String>("userID"), &arguments.get::<squadcast_raw::users::UpdateUserRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_getAllTokens" => Box::pin(async move {
            let request = client.users_get_all_tokens();
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_createToken" => Box::pin(async move {
            let request = client.users_create_token(&arguments.get::<squadcast_raw::users::CreateTokenRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Users_removeToken" => Box::pin(async move {
            let request = client.users_remove_token(&arguments.get::<String>("refreshTokenID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Runbooks_getAllRunbooksByTeam" => Box::pin(async move {
            let mut request = client.runbooks_get_all_runbooks_by_team();
            if let Some(value) = arguments.optional::<String>("owner_id") {
                request = request.owner_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Runbooks_createRunbook" => Box::pin(async move {
            let request = client.runbooks_create_runbook(&arguments.get::<squadcast_raw::runbooks::CreateRunbookRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Runbooks_removeRunbook" => Box::pin(async move {
            let request = client.runbooks_remove_runbook(&arguments.get::<String>("runbookID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Runbooks_getRunbookById" => Box::pin(async move {
            let mut request = client.runbooks_get_runbook_by_id(&arguments.get::<String>("runbookID"));
            if let Some(value) = arguments.optional::<String>("owner_id") {
                request = request.owner_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Runbooks_updateRunbook" => Box::pin(async move {
            let request = client.runbooks_update_runbook(&arguments.get::<String>("runbookID"), &arguments.get::<squadcast_raw::runbooks::UpdateRunbookRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_listWorkflows" => Box::pin(async move {
            let mut request = client.workflows_list_workflows(&arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_number") {
                request = request.page_number(value);
            }
            if let Some(value) = arguments.optional::<String>("search") {
                request = request.search(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("event") {
                request = request.event(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("actions") {
                request = request.actions(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("tags") {
                request = request.tags(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("owner") {
                request = request.owner(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("created_by") {
                request = request.created_by(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("updated_by") {
                request = request.updated_by(&value);
            }
            if let Some(value) = arguments.optional::<String>("enabled") {
                request = request.enabled(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_createWorkflow" => Box::pin(async move {
            let request = client.workflows_create_workflow(&arguments.get::<squadcast_raw::workflows::CreateWorkflowRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_bulkEnabledisableWorkflows" => Box::pin(async move {
            let request = client.workflows_bulk_enabledisable_workflows(&arguments.get::<squadcast_raw::workflows::BulkEnableDisableWorkflowsRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_deleteWorkflow" => Box::pin(async move {
            let request = client.workflows_delete_workflow(&arguments.get::<String>("workflowID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_getWorkflowById" => Box::pin(async move {
            let request = client.workflows_get_workflow_by_id(&arguments.get::<String>("workflowID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_updateWorkflow" => Box::pin(async move {
            let request = client.workflows_update_workflow(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::CreateWorkflowRequestUpdate>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_createAction" => Box::pin(async move {
            let request = client.workflows_create_action(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::ActionRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_updateActionsOrder" => Box::pin(async move {
            let request = client.workflows_update_actions_order(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::UpdateActionsOrderRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_deleteWorkflowAction" => Box::pin(async move {
            let request = client.workflows_delete_workflow_action(&arguments.get::<String>("workflowID"), &arguments.get::<String>("actionID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_getWorkflowActionById" => Box::pin(async move {
            let request = client.workflows_get_workflow_action_by_id(&arguments.get::<String>("workflowID"), &arguments.get::<String>("actionID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_updateWorkflowAction" => Box::pin(async move {
            let request = client.workflows_update_workflow_action(&arguments.get::<String>("workflowID"), &arguments.get::<String>("actionID"), &arguments.get::<squadcast_raw::workflows::ActionRequestUpdate>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_enabledisableWorkflow" => Box::pin(async move {
            let request = client.workflows_enabledisable_workflow(&arguments.get::<String>("workflowID"), &arguments.get::<squadcast_raw::workflows::EnableDisableWorkflowRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Workflows_getWorkflowLogs" => Box::pin(async move {
            let mut request = client.workflows_get_workflow_logs(&arguments.get::<String>("workflowID"));
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_number") {
                request = request.page_number(value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Webforms_getAllWebforms" => Box::pin(async move {
            let mut request = client.webforms_get_all_webforms(&arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<i64>("page_number") {
                request = request.page_number(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Webforms_createWebform" => Box::pin(async move {
            let request = client.webforms_create_webform(&arguments.get::<squadcast_raw::webforms::CreateOrUpdateWebformRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Webforms_updateWebform" => Box::pin(async move {
            let request = client.webforms_update_webform(arguments.get::<i64>("webformId"), &arguments.get::<squadcast_raw::webforms::CreateOrUpdateWebformRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Webforms_removeWebform" => Box::pin(async move {
            let request = client.webforms_remove_webform(arguments.get::<i64>("webformId"), &arguments.get::<String>("owner_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Webforms_getWebformById" => Box::pin(async move {
            let request = client.webforms_get_webform_by_id(arguments.get::<i64>("webformId"), &arguments.get::<String>("owner_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "SLO_getAllSLOs" => Box::pin(async move {
            let request = client.slo_get_all_sl_os(&arguments.get::<String>("owner_id"), &arguments.get::<String>("offset"), &arguments.get::<String>("limit"));
            request.await.map(|value| Answered::of(&value))
        }),
        "SLO_createSLO" => Box::pin(async move {
            let mut request = client.slo_create_slo(&arguments.get::<squadcast_raw::slos::CreateSloRequest>("body"));
            if let Some(value) = arguments.optional::<String>("owner_id") {
                request = request.owner_id(&value);
            }
            if let Some(value) = arguments.optional::<String>("owner_type") {
                request = request.owner_type(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "SLO_updateSLO" => Box::pin(async move {
            let mut request = client.slo_update_slo(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"), &arguments.get::<squadcast_raw::slos::CreateSloRequest>("body"));
            if let Some(value) = arguments.optional::<String>("owner_type") {
                request = request.owner_type(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "SLO_removeSLO" => Box::pin(async move {
            let mut request = client.slo_remove_slo(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<String>("owner_type") {
                request = request.owner_type(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "SLO_getSLOById" => Box::pin(async move {
            let mut request = client.slo_get_slo_by_id(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<String>("owner_type") {
                request = request.owner_type(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "SLO_markSLOAffected" => Box::pin(async move {
            let request = client.slo_mark_slo_affected(arguments.get::<i64>("sloID"), &arguments.get::<String>("owner_id"), &arguments.get::<squadcast_raw::slos::MarkSloAffectedRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "SLO_markSLOFalsePositive" => Box::pin(async move {
            let request = client.slo_mark_slo_false_positive(arguments.get::<i64>("sloID"), &arguments.get::<String>("incidentID"), arguments.get::<bool>("value"), &arguments.get::<String>("owner_id"), &arguments.get::<Map<String, Value>>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_listStatusPages" => Box::pin(async move {
            let request = client.status_pages_list_status_pages(arguments.get::<i64>("pageSize"), arguments.get::<i64>("pageNumber"), &arguments.get::<String>("filters.isPublic"), &arguments.get::<String>("teamID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_createStatusPage" => Box::pin(async move {
            let request = client.status_pages_create_status_page(&arguments.get::<squadcast_raw::status_pages::CreateStatusPageRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_deleteStatusPageById" => Box::pin(async move {
            let request = client.status_pages_delete_status_page_by_id(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_getStatusPageById" => Box::pin(async move {
            let request = client.status_pages_get_status_page_by_id(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_updateStatusPageById" => Box::pin(async move {
            let request = client.status_pages_update_status_page_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::UpdateStatusPageByIdRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_listStatusPageStatuses" => Box::pin(async move {
            let request = client.status_pages_list_status_page_statuses(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Components_listComponents" => Box::pin(async move {
            let request = client.components_list_components(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Components_createComponent" => Box::pin(async move {
            let request = client.components_create_component(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateComponentRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Components_deleteComponentById" => Box::pin(async move {
            let request = client.components_delete_component_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("component_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Components_getComponentById" => Box::pin(async move {
            let request = client.components_get_component_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("component_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Components_updateComponentById" => Box::pin(async move {
            let request = client.components_update_component_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("component_id"), &arguments.get::<squadcast_raw::status_pages::UpdateComponentByIdRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "ComponentGroups_listComponentGroups" => Box::pin(async move {
            let request = client.component_groups_list_component_groups(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "ComponentGroups_createComponentGroup" => Box::pin(async move {
            let request = client.component_groups_create_component_group(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateComponentGroupRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "ComponentGroups_deleteComponentGroupById" => Box::pin(async move {
            let request = client.component_groups_delete_component_group_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("group_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "ComponentGroups_getComponentGroupById" => Box::pin(async move {
            let request = client.component_groups_get_component_group_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("group_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Issues_listIssues" => Box::pin(async move {
            let request = client.issues_list_issues(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Issues_createIssue" => Box::pin(async move {
            let request = client.issues_create_issue(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateIssueRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Issues_deleteIssueById" => Box::pin(async move {
            let request = client.issues_delete_issue_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("issue_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Issues_getIssueById" => Box::pin(async move {
            let request = client.issues_get_issue_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("issue_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Issues_updateIssue" => Box::pin(async move {
            let request = client.issues_update_issue(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("issue_id"), &arguments.get::<squadcast_raw::status_pages::UpdateIssueRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Issues_listStatusPageIssueStates" => Box::pin(async move {
            let request = client.issues_list_status_page_issue_states(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Maintenances_listMaintenances" => Box::pin(async move {
            let request = client.maintenances_list_maintenances(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("startTime"), &arguments.get::<String>("endTime"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Maintenances_createMaintenance" => Box::pin(async move {
            let request = client.maintenances_create_maintenance(&arguments.get::<String>("statuspageID"), &arguments.get::<squadcast_raw::status_pages::CreateMaintenanceRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Maintenances_deleteMaintenanceById" => Box::pin(async move {
            let request = client.maintenances_delete_maintenance_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("maintenance_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Maintenances_getMaintenanceById" => Box::pin(async move {
            let request = client.maintenances_get_maintenance_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("maintenance_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Maintenances_updateMaintenanceById" => Box::pin(async move {
            let request = client.maintenances_update_maintenance_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("maintenance_id"), &arguments.get::<squadcast_raw::status_pages::UpdateMaintenanceByIdRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_listSubscribers" => Box::pin(async move {
            let request = client.status_pages_list_subscribers(&arguments.get::<String>("statuspageID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "StatusPages_deleteSubscriberById" => Box::pin(async move {
            let request = client.status_pages_delete_subscriber_by_id(&arguments.get::<String>("statuspageID"), &arguments.get::<String>("subscriberID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_listGlobalEventRules" => Box::pin(async move {
            let mut request = client.global_event_rules_list_global_event_rules(&arguments.get::<String>("owner_id"));
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_number") {
                request = request.page_number(value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("filters.owner_id[]") {
                request = request.filters_owner_id(&value);
            }
            if let Some(value) = arguments.optional::<String>("filters.search") {
                request = request.filters_search(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_createGlobalEventRule" => Box::pin(async move {
            let request = client.global_event_rules_create_global_event_rule(&arguments.get::<squadcast_raw::global_event_rules::CreateGlobalEventRuleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_deleteGlobalEventRuleById" => Box::pin(async move {
            let request = client.global_event_rules_delete_global_event_rule_by_id(arguments.get::<i64>("ger_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_getGlobalEventRuleById" => Box::pin(async move {
            let request = client.global_event_rules_get_global_event_rule_by_id(arguments.get::<i64>("ger_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_updateGlobalEventRuleById" => Box::pin(async move {
            let request = client.global_event_rules_update_global_event_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<squadcast_raw::global_event_rules::UpdateGlobalEventRuleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_createRuleset" => Box::pin(async move {
            let request = client.global_event_rules_create_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<squadcast_raw::global_event_rules::CreateRulesetRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_deleteGerRuleset" => Box::pin(async move {
            let request = client.global_event_rules_delete_ger_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_getRuleset" => Box::pin(async move {
            let request = client.global_event_rules_get_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_updateRuleset" => Box::pin(async move {
            let request = client.global_event_rules_update_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<squadcast_raw::global_event_rules::UpdateRulesetRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_reorderRuleset" => Box::pin(async move {
            let request = client.global_event_rules_reorder_ruleset(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<squadcast_raw::global_event_rules::ReorderRulesetRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_listRulesetRules" => Box::pin(async move {
            let mut request = client.global_event_rules_list_ruleset_rules(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"));
            if let Some(value) = arguments.optional::<i64>("page_size") {
                request = request.page_size(value);
            }
            if let Some(value) = arguments.optional::<i64>("page_number") {
                request = request.page_number(value);
            }
            if let Some(value) = arguments.optional::<String>("filters.search") {
                request = request.filters_search(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_createRule" => Box::pin(async move {
            let request = client.global_event_rules_create_rule(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<squadcast_raw::global_event_rules::CreateOrUpdateRuleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_getRuleById" => Box::pin(async move {
            let request = client.global_event_rules_get_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_deleteRuleById" => Box::pin(async move {
            let request = client.global_event_rules_delete_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_updateRuleById" => Box::pin(async move {
            let request = client.global_event_rules_update_rule_by_id(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id"), &arguments.get::<squadcast_raw::global_event_rules::UpdateRuleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalEventRules_reorderRulesetByIndex" => Box::pin(async move {
            let request = client.global_event_rules_reorder_ruleset_by_index(arguments.get::<i64>("ger_id"), &arguments.get::<String>("alert_source_version"), &arguments.get::<String>("alert_source_shortname"), &arguments.get::<String>("rule_id"), &arguments.get::<squadcast_raw::global_event_rules::ReorderRuleRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalOncallReminderRules_deleteGlobalOncallReminderRules" => Box::pin(async move {
            let request = client.global_oncall_reminder_rules_delete_global_oncall_reminder_rules(&arguments.get::<String>("owner_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalOncallReminderRules_getGlobalOncallReminderRules" => Box::pin(async move {
            let request = client.global_oncall_reminder_rules_get_global_oncall_reminder_rules(&arguments.get::<String>("owner_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalOncallReminderRules_createGlobalOncallReminderRules" => Box::pin(async move {
            let request = client.global_oncall_reminder_rules_create_global_oncall_reminder_rules(&arguments.get::<squadcast_raw::global_oncall_reminder_rules::CreateGlobalOncallReminderRulesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "GlobalOncallReminderRules_updateGlobalOncallReminderRules" => Box::pin(async move {
            let request = client.global_oncall_reminder_rules_update_global_oncall_reminder_rules(&arguments.get::<String>("owner_id"), &arguments.get::<squadcast_raw::global_oncall_reminder_rules::UpdateGlobalOncallReminderRulesRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "MSTeams_getMsteamsConfig" => Box::pin(async move {
            let request = client.ms_teams_get_msteams_config();
            request.await.map(|value| Answered::of(&value))
        }),
        "MSTeams_createOrUpdateMsteamsConfiguration" => Box::pin(async move {
            let request = client.ms_teams_create_or_update_msteams_configuration(&arguments.get::<squadcast_raw::extensions::CreateOrUpdateMsTeamsConfigRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Webhooks_getAllWebhooks" => Box::pin(async move {
            let mut request = client.webhooks_get_all_webhooks();
            if let Some(value) = arguments.optional::<String>("page-limit") {
                request = request.page_limit(&value);
            }
            if let Some(value) = arguments.optional::<String>("offset") {
                request = request.offset(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Webhooks_createWebhook" => Box::pin(async move {
            let request = client.webhooks_create_webhook(&arguments.get::<squadcast_raw::extensions::Webhook>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Webhooks_deleteWebhook" => Box::pin(async move {
            let request = client.webhooks_delete_webhook(&arguments.get::<String>("eventWebhookID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Webhooks_getWebhookById" => Box::pin(async move {
            let request = client.webhooks_get_webhook_by_id(&arguments.get::<String>("eventWebhookID"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Webhooks_updateWebhook" => Box::pin(async move {
            let request = client.webhooks_update_webhook(&arguments.get::<String>("eventWebhookID"), &arguments.get::<squadcast_raw::extensions::Webhook>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Analytics_getOrgAnalytics" => Box::pin(async move {
            let mut request = client.analytics_get_org_analytics(&arguments.get::<String>("from"), &arguments.get::<String>("to"));
            if let Some(value) = arguments.optional::<String>("team_id") {
                request = request.team_id(&value);
            }
            if let Some(value) = arguments.optional::<String>("user_id") {
                request = request.user_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "Analytics_getTeamAnalytics" => Box::pin(async move {
            let mut request = client.analytics_get_team_analytics(&arguments.get::<String>("owner_id"), &arguments.get::<String>("from"), &arguments.get::<String>("to"));
            if let Some(value) = arguments.optional::<String>("user_id") {
                request = request.user_id(&value);
            }
            if let Some(value) = arguments.optional::<String>("service_id") {
                request = request.service_id(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "AuditLogs_listAuditLogs" => Box::pin(async move {
            let mut request = client.audit_logs_list_audit_logs(arguments.get::<i64>("pageSize"), arguments.get::<i64>("pageNumber"), arguments.get::<Date>("startDate"), arguments.get::<Date>("endDate"));
            if let Some(value) = arguments.optional::<Vec<String>>("action[]") {
                request = request.action(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("resource[]") {
                request = request.resource(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("actor[]") {
                request = request.actor(&value);
            }
            if let Some(value) = arguments.optional::<Vec<String>>("team[]") {
                request = request.team(&value);
            }
            if let Some(value) = arguments.optional::<Vec<squadcast_raw::audit_logs::AuditLogClient>>("client[]") {
                request = request.client(&value);
            }
            request.await.map(|value| Answered::of(&value))
        }),
        "AuditLogs_exportAuditLogs" => Box::pin(async move {
            let request = client.audit_logs_export_audit_logs(&arguments.get::<squadcast_raw::audit_logs::ExportAuditLogsRequest>("body"));
            request.await.map(|value| Answered::of(&value))
        }),
        "AuditLogs_listAuditLogsExportHistory" => Box::pin(async move {
            let request = client.audit_logs_list_audit_logs_export_history(arguments.get::<i64>("pageSize"), arguments.get::<i64>("pageNumber"));
            request.await.map(|value| Answered::of(&value))
        }),
        "AuditLogs_getAuditLogsExportHistoryById" => Box::pin(async move {
            let request = client.audit_logs_get_audit_logs_export_history_by_id(&arguments.get::<String>("id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "AuditLogs_getAuditLogById" => Box::pin(async move {
            let request = client.audit_logs_get_audit_log_by_id(&arguments.get::<String>("id"));
            request.await.map(|value| Answered::of(&value))
        }),
        "Export_getExportDetails" => Box::pin(async move {
            let request = client.export_get_export_details(&arguments.get::<String>("export_id"));
            request.await.map(|value| Answered::of(&value))
        }),
        _ => return None,
    })
}

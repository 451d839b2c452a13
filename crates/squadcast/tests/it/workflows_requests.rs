//! The request of each method of the workflows area, and what is rejected before a request is sent.
#![cfg(feature = "workflows")]

use serde_json::{Value, json};
use squadcast::workflows::{
    Action, CommunicationChannel, CommunicationChannelType, Filter, HttpMethod, JiraProject,
    JiraTicket, NewWorkflow, Priority, StatusPageIssue, Tag, Trigger, Workflow, WorkflowAction,
    WorkflowLogStatus, WorkflowUpdate, changes,
};
use squadcast::{
    ComponentId, FilterValue, IssueStateId, RunbookId, ServiceId, SlackChannelId, SloId, SquadId,
    StatusPageId, StatusPageStatusId, TeamId, UserId, WebhookId, WorkflowActionId, WorkflowId,
};

use crate::support::{Fake, operations_of, success};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn workflow() -> WorkflowId {
    WorkflowId::from(7)
}

fn action() -> WorkflowActionId {
    WorkflowActionId::from(31)
}

fn stored() -> Value {
    json!({
        "id": 7, "owner_id": "t1", "title": "P1 to Slack", "description": "", "enabled": true,
        "trigger": "incident_triggered",
        "filters": { "condition": "and", "filters": [{ "type": "priority_is", "value": "P1" }] },
        "tags": [{ "key": "env", "value": "prod", "color": "#000000" }],
        "entity_owner": { "id": "s1", "type": "squad" },
        "actions": [
            { "id": 31, "workflow_id": 7, "name": "sq_add_incident_note", "data": { "note": "Hi" } },
            { "id": 32, "workflow_id": 7, "name": "sq_attach_runbooks",
              "data": { "runbooks": [{ "id": "r1", "name": "Restart" }] } },
            { "id": 33, "workflow_id": 7, "name": "sq_mark_incident_slo_affecting",
              "data": { "slis": ["errors"], "name": "2119" } },
            { "id": 34, "workflow_id": 7, "name": "slack_archive_channel" },
        ],
        "created_at": "2026-01-05T09:30:00Z", "created_by": "u1",
    })
}

fn value(operation: &str) -> Value {
    match operation {
        "Workflows_listWorkflows" => json!({ "data": [stored()], "meta": { "total_count": 1 } }),
        "Workflows_getWorkflowLogs" => json!({
            "data": [{
                "id": "l1", "status": "partial", "incident_id": "i1", "action_execution": "1 of 2",
                "message": "no channel", "executed_at": "2026-01-05T09:30:00Z",
            }],
            "meta": { "total_count": 1 },
        }),
        "Workflows_updateActionsOrder" => json!({ "action_order": [33, 31, 32] }),
        "Workflows_createAction"
        | "Workflows_getWorkflowActionById"
        | "Workflows_updateWorkflowAction" => {
            json!({ "id": 31, "workflow_id": 7, "name": "sq_add_incident_note", "data": { "note": "Hi" } })
        }
        _ => stored(),
    }
}

#[tokio::test]
async fn next_page_has_the_next_number() {
    let fake = Fake::with(|operation, request| {
        let mut query = request.url.query_pairs();
        let ids = match query.any(|(name, number)| name == "page_number" && number == "1") {
            true => 1..=100,
            false => 101..=101,
        };
        let workflows = ids.map(|id| {
            let mut workflow = stored();
            workflow["id"] = json!(id);
            workflow
        });
        let workflows: Vec<_> = workflows.collect();
        let page = json!({ "data": workflows, "meta": { "total_count": 101 } });
        success(operation, &page)
    });
    let all = fake.client.workflows().list(team()).await.unwrap();
    let ids: Vec<i32> = all.iter().map(|workflow| workflow.id).collect();
    assert_eq!(ids, (1..=101).collect::<Vec<_>>());
    let numbers = fake.calls().into_iter().map(|call| {
        let mut query = call.url.query_pairs();
        query
            .find(|(name, _)| name == "page_number")
            .unwrap()
            .1
            .into_owned()
    });
    assert_eq!(numbers.collect::<Vec<_>>(), ["1", "2"]);
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let workflows = fake.client.workflows();

    let all = workflows.list(team()).await.unwrap();
    fake.sent(
        "Workflows_listWorkflows",
        "GET /v3/workflows?owner_id=t1&page_size=100&page_number=1",
        Value::Null,
    );
    assert_eq!(all[0].trigger, Trigger::IncidentTriggered);
    assert_eq!(
        all[0].created_at,
        Some("2026-01-05T09:30:00Z".parse().unwrap())
    );

    workflows.get(&all[0]).await.unwrap();
    fake.sent(
        "Workflows_getWorkflowById",
        "GET /v3/workflows/7",
        Value::Null,
    );

    let new = NewWorkflow::new("Notes", Trigger::IncidentCreated).then(Action::note("Hi"));
    workflows.create(team(), new).await.unwrap();
    fake.sent(
        "Workflows_createWorkflow",
        "POST /v3/workflows",
        json!({
            "title": "Notes", "owner_id": "t1", "entity_owner": { "id": "t1", "type": "team" },
            "trigger": "incident_created", "enabled": true,
            "actions": [{ "name": "sq_add_incident_note", "data": { "note": "Hi" } }],
        }),
    );

    let update = WorkflowUpdate::new().title("Renamed").enabled(false);
    workflows.update(workflow(), update).await.unwrap();
    fake.sent(
        "Workflows_updateWorkflow",
        "PATCH /v3/workflows/7",
        json!({ "title": "Renamed", "enabled": false }),
    );

    workflows.delete(workflow()).await.unwrap();
    fake.sent(
        "Workflows_deleteWorkflow",
        "DELETE /v3/workflows/7",
        Value::Null,
    );

    for enabled in [true, false] {
        if enabled {
            workflows.enable(workflow()).await.unwrap();
        } else {
            workflows.disable(workflow()).await.unwrap();
        }
        fake.sent(
            "Workflows_enabledisableWorkflow",
            "PATCH /v3/workflows/7/enable",
            json!({ "enabled": enabled }),
        );
    }

    workflows.set_enabled(team(), &all, false).await.unwrap();
    fake.sent(
        "Workflows_bulkEnabledisableWorkflows",
        "PUT /v3/workflows/enable",
        json!({ "owner_id": "t1", "enabled": false, "workflow_ids": [7] }),
    );

    let logs = workflows.logs(workflow()).await.unwrap();
    fake.sent(
        "Workflows_getWorkflowLogs",
        "GET /v3/workflows/7/logs?page_size=100&page_number=1",
        Value::Null,
    );
    assert_eq!(logs[0].status, WorkflowLogStatus::Partial);

    let actions = workflows.actions(workflow());
    let listed = actions.list().await.unwrap();
    fake.sent(
        "Workflows_getWorkflowById",
        "GET /v3/workflows/7",
        Value::Null,
    );
    assert_eq!(listed.len(), 4);

    let note = json!({ "name": "sq_add_incident_note", "data": { "note": "Hi" } });
    let added = actions.add(Action::note("Hi")).await.unwrap();
    fake.sent(
        "Workflows_createAction",
        "POST /v3/workflows/7/actions",
        note.clone(),
    );

    actions.get(&added).await.unwrap();
    fake.sent(
        "Workflows_getWorkflowActionById",
        "GET /v3/workflows/7/actions/31",
        Value::Null,
    );

    actions.replace(action(), Action::note("Hi")).await.unwrap();
    fake.sent(
        "Workflows_updateWorkflowAction",
        "PATCH /v3/workflows/7/actions/31",
        note,
    );

    let message = changes::SlackMessage::new().message("Down");
    actions.update(action(), message).await.unwrap();
    fake.sent(
        "Workflows_updateWorkflowAction",
        "PATCH /v3/workflows/7/actions/31",
        json!({ "name": "slack_message_channel", "data": { "message": "Down" } }),
    );

    actions.reorder(&listed[..2]).await.unwrap();
    let reorder = "PATCH /v3/workflows/7/actions/reorder";
    fake.sent(
        "Workflows_updateActionsOrder",
        reorder,
        json!({ "action_order": [31, 32] }),
    );

    for (position, order) in [
        (0, [33, 31, 32, 34]),
        (1, [31, 33, 32, 34]),
        (9, [31, 32, 34, 33]),
    ] {
        let moved = actions.move_to(&listed[2], position).await.unwrap();
        fake.sent(
            "Workflows_updateActionsOrder",
            reorder,
            json!({ "action_order": order }),
        );
        assert_eq!(moved[0], WorkflowActionId::from(33));
    }

    actions.remove(action()).await.unwrap();
    fake.sent(
        "Workflows_deleteWorkflowAction",
        "DELETE /v3/workflows/7/actions/31",
        Value::Null,
    );

    assert!(fake.reached().is_superset(&operations_of("workflows")));
}

#[tokio::test]
async fn filters_of_the_list_are_sent() {
    let fake = Fake::new(value);
    let (ada, dbas): (UserId, SquadId) = ("u1".parse().unwrap(), "s1".parse().unwrap());
    let list = fake
        .client
        .workflows()
        .list(team())
        .text("slack")
        .enabled(false);
    let list = list
        .trigger(Trigger::IncidentTriggered)
        .trigger("incident_resolved");
    let list = list.action("sq_send_email").tag("env").owner(&dbas);
    list.created_by(&ada).updated_by(&ada).await.unwrap();
    fake.sent(
        "Workflows_listWorkflows",
        "GET /v3/workflows?owner_id=t1&page_size=100&page_number=1&search=slack&enabled=false\
         &event=incident_triggered,incident_resolved&actions=sq_send_email&tags=env&owner=s1\
         &created_by=u1&updated_by=u1",
        Value::Null,
    );
    let unknown = fake
        .client
        .workflows()
        .list(team())
        .trigger("incident_trigered");
    let error = unknown.await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    let other = FilterValue::other("incident_renamed");
    let known = fake.client.workflows().list(team()).trigger(other);
    assert!(known.await.is_ok());
}

/// Sends `actions` and returns their bodies.
async fn sent_actions(actions: Vec<Action>) -> Value {
    let fake = Fake::new(value);
    let update = WorkflowUpdate::new().actions(actions);
    fake.client
        .workflows()
        .update(workflow(), update)
        .await
        .unwrap();
    fake.calls().pop().unwrap().json()["actions"].take()
}

#[tokio::test]
async fn every_kind_of_action_is_sent_as_documented() {
    let (page, status) = (StatusPageId::from(5), StatusPageStatusId::from(2));
    let (runbook, webhook): (RunbookId, WebhookId) = ("r1".parse().unwrap(), "w1".parse().unwrap());
    let channel: SlackChannelId = "C06".parse().unwrap();
    let issue = StatusPageIssue::new(page, status, "Slow")
        .component(ComponentId::from(21), status)
        .state(IssueStateId::from(1), ["We are looking"]);
    let link = CommunicationChannel::new(
        "Chat",
        "https://chat.example.com",
        CommunicationChannelType::ChatRoom,
    );
    let ticket = JiraTicket::new(JiraProject::new("acme", "OPS"), "Bug", "Down").description("See");
    let call = Action::http(HttpMethod::Post, "https://ops.example.com/x")
        .header("x-key", "header-canary")
        .body("{}");
    assert!(!format!("{call:?}").contains("canary") && !format!("{call:?}").contains("ops."));
    let call = Action::from(call);
    assert_eq!(format!("{call:?}"), "Action(\"sq_make_http_call\")");
    let raw = json!({ "name": "sq_new", "data": { "x": 1 } });
    let sent = sent_actions(vec![
        Action::attach_runbooks([&runbook]),
        Action::mark_slo_affected(SloId::from(2119), ["errors"]),
        Action::trigger_webhook(&webhook),
        Action::set_priority(Priority::Unset),
        Action::status_page_issue(issue),
        Action::communication_channels([link]),
        Action::slack_message(&channel, "Down"),
        Action::slack_message_to_user("U1", "Down"),
        Action::create_slack_channel(),
        Action::create_slack_channel_named("inc-1"),
        Action::archive_slack_channel(),
        Action::teams_message("19:x", "Down"),
        Action::teams_message_to_user("8:y", "Down"),
        Action::create_teams_meeting(),
        Action::jira_ticket(ticket),
        Action::email(["a@example.com"], "Down", "Look"),
        call,
        Action::raw(raw.as_object().unwrap().clone()),
    ])
    .await;
    let data = |name: &str, data: Value| json!({ "name": name, "data": data });
    let expected = json!([
        data("sq_attach_runbooks", json!({ "runbooks": ["r1"] })),
        data(
            "sq_mark_incident_slo_affecting",
            json!({ "slis": ["errors"], "slo": 2119 })
        ),
        data("sq_trigger_manual_webhook", json!({ "id": "w1" })),
        data(
            "sq_update_incident_priority",
            json!({ "priority": "UNSET" })
        ),
        data(
            "sq_add_status_page_issue",
            json!({
                "component_and_impact": [{ "component_id": 21, "impact_status_id": 2 }],
                "issue_title": "Slow", "page_status_id": 2,
                "status_and_message": [{ "messages": ["We are looking"], "status_id": 1 }],
                "status_page_id": 5,
            })
        ),
        data(
            "sq_add_communication_channel",
            json!({ "channels": [
            { "display_text": "Chat", "link": "https://chat.example.com", "type": "chat_room" },
        ] })
        ),
        data(
            "slack_message_channel",
            json!({ "channel_id": "C06", "channel_name": "", "message": "Down" })
        ),
        data(
            "slack_message_user",
            json!({ "member_id": "U1", "message": "Down" })
        ),
        data(
            "slack_create_incident_channel",
            json!({ "auto_name": true })
        ),
        data(
            "slack_create_incident_channel",
            json!({ "auto_name": false, "channel_name": "inc-1" })
        ),
        json!({ "name": "slack_archive_channel" }),
        data(
            "msteams_message_channel",
            json!({ "channel_id": "19:x", "message": "Down" })
        ),
        data(
            "msteams_message_user",
            json!({ "member_id": "8:y", "message": "Down" })
        ),
        json!({ "name": "msteams_create_meeting_link" }),
        data(
            "jira_create_ticket",
            json!({
                "account": "acme", "project": "OPS", "issue_type": "Bug", "title": "Down", "description": "See",
            })
        ),
        data(
            "sq_send_email",
            json!({ "to": ["a@example.com"], "subject": "Down", "body": "Look" })
        ),
        data(
            "sq_make_http_call",
            json!({
                "method": "POST", "url": "https://ops.example.com/x",
                "headers": [{ "key": "x-key", "value": "header-canary" }], "body": "{}",
            })
        ),
        raw,
    ]);
    for (nth, expected) in expected.as_array().unwrap().iter().enumerate() {
        assert_eq!(&sent[nth], expected);
    }
}

#[tokio::test]
async fn actions_of_a_response_can_be_sent_back() {
    let stored: Workflow = serde_json::from_value(stored()).unwrap();
    let sent = sent_actions(stored.actions.iter().map(Action::from).collect()).await;
    let expected = json!([
        { "name": "sq_add_incident_note", "data": { "note": "Hi" } },
        { "name": "sq_attach_runbooks", "data": { "runbooks": ["r1"] } },
        { "name": "sq_mark_incident_slo_affecting", "data": { "slis": ["errors"], "slo": 2119 } },
        { "name": "slack_archive_channel" },
    ]);
    assert_eq!(sent, expected);
    let unknown = json!({ "id": 35, "workflow_id": 7, "name": "sq_new", "data": { "x": 1 } });
    let unknown: WorkflowAction = serde_json::from_value(unknown).unwrap();
    let sent = sent_actions(vec![Action::from(&unknown)]).await;
    assert_eq!(sent, json!([{ "name": "sq_new", "data": { "x": 1 } }]));
}

#[tokio::test]
async fn replace_sends_everything_that_was_read_with_the_changes() {
    let fake = Fake::new(value);
    let workflows = fake.client.workflows();
    let read = workflows.get(workflow()).await.unwrap();
    let tag = Tag::new().key("env").value("test");
    let changes = WorkflowUpdate::new()
        .tags([tag])
        .actions([Action::note("Hi")]);
    workflows.replace(&read, changes).await.unwrap();
    fake.sent(
        "Workflows_updateWorkflow",
        "PATCH /v3/workflows/7",
        json!({
            "title": "P1 to Slack", "description": "", "owner_id": "t1", "enabled": true,
            "entity_owner": { "id": "s1", "type": "squad" }, "trigger": "incident_triggered",
            "filters": { "condition": "and", "filters": [{ "type": "priority_is", "value": "P1" }] },
            "tags": [{ "key": "env", "value": "test" }],
            "actions": [{ "name": "sq_add_incident_note", "data": { "note": "Hi" } }],
        }),
    );
}

#[tokio::test]
async fn conditions_are_sent_as_a_tree() {
    let fake = Fake::new(value);
    let checkout: ServiceId = "svc1".parse().unwrap();
    let raw = json!({ "type": "text_contains", "value": "disk" });
    let filter = Filter::any([
        Filter::all([Filter::tag("env", "prod"), Filter::service(&checkout)]),
        Filter::priority(Priority::P1),
        Filter::raw(raw.as_object().unwrap().clone()),
    ]);
    let new = NewWorkflow::new("x", Trigger::IncidentTriggered).when(filter);
    fake.client.workflows().create(team(), new).await.unwrap();
    let sent = fake.calls().pop().unwrap().json()["filters"].take();
    let expected = json!({ "condition": "or", "filters": [
        { "condition": "and", "filters": [
            { "type": "tag_is", "key": "env", "value": "prod" },
            { "type": "service_is", "value": "svc1" },
        ] },
        { "type": "priority_is", "value": "P1" },
        raw,
    ] });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn invalid_arguments_are_rejected_before_anything_is_sent() {
    let fake = Fake::new(value);
    let workflows = fake.client.workflows();
    let new = |trigger: &str| NewWorkflow::new("x", trigger);
    let none: [Filter; 0] = [];
    let no_runbooks: [&RunbookId; 0] = [];
    let no_one: [&str; 0] = [];
    let unsaved = Workflow::default();
    let actions = workflows.actions(workflow());
    let no_actions: [WorkflowActionId; 0] = [];
    let huge = WorkflowActionId::from(i64::from(i32::MAX) + 1);
    let good = "incident_triggered";
    for error in [
        workflows
            .create(team(), new("incident_trigered"))
            .await
            .unwrap_err(),
        workflows
            .create(team(), new(good).when(Filter::all(none)))
            .await
            .unwrap_err(),
        workflows
            .create(team(), new(good).when(Filter::priority("P9")))
            .await
            .unwrap_err(),
        workflows
            .create(team(), new(good).then(Action::set_priority("P9")))
            .await
            .unwrap_err(),
        workflows
            .create(team(), new(good).then(Action::attach_runbooks(no_runbooks)))
            .await
            .unwrap_err(),
        workflows
            .create(team(), new(good).then(Action::email(no_one, "x", "y")))
            .await
            .unwrap_err(),
        workflows
            .create(team(), new(good).then(Action::http(HttpMethod::Get, "")))
            .await
            .unwrap_err(),
        workflows
            .create(team(), new(good).then(Action::raw(serde_json::Map::new())))
            .await
            .unwrap_err(),
        workflows
            .create(
                team(),
                new(good).then(Action::raw(
                    [("name".to_owned(), json!(""))].into_iter().collect(),
                )),
            )
            .await
            .unwrap_err(),
        workflows.get(&unsaved).await.unwrap_err(),
        workflows
            .set_enabled(team(), [&unsaved], true)
            .await
            .unwrap_err(),
        workflows
            .set_enabled(team(), [] as [WorkflowId; 0], true)
            .await
            .unwrap_err(),
        workflows.logs(&unsaved).await.unwrap_err(),
        workflows.actions(&unsaved).list().await.unwrap_err(),
        actions.reorder(no_actions).await.unwrap_err(),
        actions.reorder([huge]).await.unwrap_err(),
    ] {
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(fake.calls().len(), 0);
    let error = actions
        .move_to(WorkflowActionId::from(99), 0)
        .await
        .unwrap_err();
    assert!(
        error.is_configuration() && error.to_string().contains("has no action 99"),
        "{error}"
    );
}

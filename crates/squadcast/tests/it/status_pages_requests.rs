//! The request of each method of the status pages, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::{Fake, builder, operations_of, success};
use futures::TryStreamExt;
use http::StatusCode;
use jiff::tz::{Offset, TimeZone};
use serde_json::{Value, json};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squadcast::status_pages::{
    ComponentGroupUpdate, ComponentUpdate, MaintenanceUpdate, NewComponent, NewComponentGroup,
    NewIssue, NewMaintenance, NewStatusPage, StatusPage, StatusPageUpdate, Subscriber,
};
use squadcast::{
    ComponentGroupId, ComponentId, IssueId, MaintenanceId, Owner, ServiceId, SquadId, StatusPageId,
    StatusPageStatusId, SubscriberId, TeamId,
};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn page() -> StatusPageId {
    7.into()
}

fn component() -> ComponentId {
    12.into()
}

fn group() -> ComponentGroupId {
    40.into()
}

fn settings() -> Value {
    json!({
        "id": 7, "organizationID": "o1", "name": "Acme", "isPublic": true, "timezone": "Europe/London",
        "description": "How we are", "domainName": "acme", "contactEmail": "help@acme.example",
        "themeColor": { "primary": "#000", "secondary": "#fff" },
        "allowComponentsSubscription": true, "allowMaintenanceSubscription": false,
        "allowWebhookSubscription": true, "ownerType": "team", "ownerID": "t1", "teamID": "t1",
    })
}

fn value(operation: &str) -> Value {
    let operational =
        json!({ "id": 1, "name": "Operational", "color": "#0f0", "slug": "operational" });
    match operation {
        "StatusPages_listStatusPages" => json!({
            "data": [{ "id": 7, "name": "Acme", "isPublic": true, "status": operational }],
            "meta": { "totalCount": 1, "orgTotalCount": 3 },
        }),
        "StatusPages_getStatusPageById" | "StatusPages_updateStatusPageById" => settings(),
        "StatusPages_listStatusPageStatuses" => json!([{ "id": 1, "name": "Operational" }]),
        "Issues_listStatusPageIssueStates" => json!([{ "ID": 3, "Name": "Investigating" }]),
        "Components_listComponents" => json!([
            { "id": 11, "type": "component", "name": "Website", "status": operational },
            { "id": 40, "type": "group", "name": "Payments", "components": [
                { "id": 12, "type": "component", "name": "Cards", "description": "Visa",
                  "allowSubscription": true },
            ] },
            { "id": 41, "type": "group", "name": "Empty", "components": null },
        ]),
        "ComponentGroups_listComponentGroups" => json!([{
            "id": 40, "type": "group", "name": "Payments", "components": [{ "id": 12 }],
        }]),
        "ComponentGroups_getComponentGroupById" => json!({
            "id": 40, "pageID": 7, "name": "Payments", "description": "Money", "allowSubscription": true,
        }),
        "Issues_listIssues" => json!({
            "data": [{ "id": 5, "title": "Slow", "components": [{ "id": 12, "name": "Cards" }] }],
            "meta": { "totalCount": 1 },
        }),
        "Maintenances_listMaintenances" => json!({
            "data": [{ "id": 9, "title": "Upgrade", "maintenanceState": "upcoming" }],
            "meta": { "totalCount": 1 },
        }),
        "Maintenances_getMaintenanceById" => json!({
            "ID": 9, "PageID": 7, "ComponentIDList": [12], "Title": "Upgrade", "Note": "Queued",
            "StartTime": "2026-03-01T02:00:00Z", "EndTime": "2026-03-01T04:00:00Z",
            "deletedAt": null,
        }),
        "StatusPages_listSubscribers" => json!({
            "data": [{
                "id": 6, "type": "email", "emailID": "ada@canary.example",
                "webhookURL": "https://hooks.example/CANARY", "status": "confirmed",
            }],
            "meta": {
                "totalSubscribersCount": { "totalCount": 1 },
                "maximumSubscribersLimit": 500, "lastWeekSubscribersCount": 1,
            },
        }),
        _ => json!({ "id": 7, "name": "Acme" }),
    }
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    pages(&fake).await;
    components(&fake).await;
    groups(&fake).await;
    issues(&fake).await;
    maintenances(&fake).await;
    subscribers(&fake).await;
    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("status-pages"));
}

async fn pages(fake: &Fake) {
    let pages = fake.client.status_pages();

    let private: Vec<StatusPage> = pages.list(team()).public(false).await.unwrap();
    fake.sent(
        "StatusPages_listStatusPages",
        "GET /v4/statuspages?pageSize=100&pageNumber=1&filters.isPublic=false&teamID=t1",
        Value::Null,
    );
    assert_eq!(private[0].status.name, "Operational");
    // Public and private pages are two lists of the service.
    let both: Vec<StatusPage> = pages.list(team()).stream().try_collect().await.unwrap();
    assert_eq!(both.len(), 2);
    let calls = fake.calls();
    let queries: Vec<_> = calls
        .iter()
        .rev()
        .take(2)
        .map(|call| call.url.query().unwrap())
        .collect();
    assert!(queries[0].contains("isPublic=false") && queries[1].contains("isPublic=true"));

    let settings = pages.get(&both[0]).await.unwrap();
    fake.sent(
        "StatusPages_getStatusPageById",
        "GET /v4/statuspages/7",
        Value::Null,
    );

    pages.create(team(), new_page()).await.unwrap();
    fake.sent(
        "StatusPages_createStatusPage",
        "POST /v4/statuspages",
        json!({
            "name": "Acme", "domainName": "acme", "timezone": "UTC", "teamID": "t1",
            "contactEmail": "help@acme.example", "ownerType": "squad", "ownerID": "q1",
            "isPublic": true, "themeColor": { "primary": "#000", "secondary": "#fff" },
            "hideFromSearchEngines": true,
            "components": [
                { "type": "component", "name": "Website" },
                { "type": "group", "name": "Payments", "allowSubscription": true, "components": [
                    { "type": "component", "name": "Cards", "allowSubscription": false, "serviceID": "s1" },
                ] },
            ],
        }),
    );

    // Everything that is not named is sent as it was read.
    let update = StatusPageUpdate::new().name("Acme status").owner(squad());
    let renamed = json!({
        "name": "Acme status", "isPublic": true, "timezone": "Europe/London",
        "description": "How we are", "domainName": "acme", "contactEmail": "help@acme.example",
        "themeColor": { "primary": "#000", "secondary": "#fff" },
        "allowComponentsSubscription": true, "allowMaintenanceSubscription": false,
        "allowWebhookSubscription": true, "ownerType": "squad", "ownerID": "q1", "teamID": "t1",
    });
    let before = fake.calls().len();
    pages.update(page(), update.clone()).await.unwrap();
    fake.sent(
        "StatusPages_updateStatusPageById",
        "PUT /v4/statuspages/7",
        renamed.clone(),
    );
    assert_eq!(fake.calls().len() - before, 2);
    pages.replace(&settings, update).await.unwrap();
    fake.sent(
        "StatusPages_updateStatusPageById",
        "PUT /v4/statuspages/7",
        renamed,
    );
    assert_eq!(fake.calls().len() - before, 3);

    pages.delete(page()).await.unwrap();
    fake.sent(
        "StatusPages_deleteStatusPageById",
        "DELETE /v4/statuspages/7",
        Value::Null,
    );

    assert_eq!(pages.statuses(page()).await.unwrap()[0].name, "Operational");
    fake.sent(
        "StatusPages_listStatusPageStatuses",
        "GET /v4/statuspages/7/status",
        Value::Null,
    );
    assert_eq!(pages.issue_states(page()).await.unwrap()[0].id, 3);
    fake.sent(
        "Issues_listStatusPageIssueStates",
        "GET /v4/statuspages/7/states",
        Value::Null,
    );
}

fn squad() -> SquadId {
    "q1".parse().unwrap()
}

fn new_page() -> NewStatusPage {
    let service: ServiceId = "s1".parse().unwrap();
    let owner = Owner::squad(squad()).unwrap();
    NewStatusPage::new("Acme", "acme", "help@acme.example", TimeZone::UTC, owner)
        .public(true)
        .theme("#000", "#fff")
        .hide_from_search_engines(true)
        .component(NewComponent::new("Website"))
        .group(
            NewComponentGroup::new("Payments").allow_subscription(true),
            [NewComponent::new("Cards").service(service)],
        )
}

async fn components(fake: &Fake) {
    let components = fake.client.status_pages().components(page());

    let all = components.list().await.unwrap();
    fake.sent(
        "Components_listComponents",
        "GET /v4/statuspages/7/components",
        Value::Null,
    );
    let names: Vec<_> = all
        .iter()
        .map(|component| {
            let group = component.group.as_ref().map(|group| group.name.as_str());
            (component.name.as_str(), group)
        })
        .collect();
    assert_eq!(names, [("Website", None), ("Cards", Some("Payments"))]);

    let cards = components.get_by_name("Cards").await.unwrap();
    assert_eq!(
        (cards.id, cards.group.as_ref().unwrap().id),
        (component(), group())
    );
    assert!(
        components
            .get_by_name("cards")
            .await
            .unwrap_err()
            .is_not_found()
    );

    components.get(&cards).await.unwrap();
    fake.sent(
        "Components_getComponentById",
        "GET /v4/statuspages/7/components/12",
        Value::Null,
    );

    let new = NewComponent::new("Invoices")
        .description("By mail")
        .group(group());
    components.create(new).await.unwrap();
    fake.sent(
        "Components_createComponent",
        "POST /v4/statuspages/7/components",
        json!({ "name": "Invoices", "description": "By mail", "groupID": 40, "belongsToGroup": true }),
    );

    components
        .update(&cards, ComponentUpdate::new().name("Card payments"))
        .await
        .unwrap();
    fake.sent(
        "Components_updateComponentById",
        "PUT /v4/statuspages/7/components/12",
        json!({
            "name": "Card payments", "description": "Visa", "allowSubscription": true,
            "groupID": 40, "belongsToGroup": true,
        }),
    );
    components
        .update(component(), ComponentUpdate::new().no_group())
        .await
        .unwrap();
    fake.sent(
        "Components_updateComponentById",
        "PUT /v4/statuspages/7/components/12",
        json!({
            "name": "Cards", "description": "Visa", "allowSubscription": true,
            "groupID": 0, "belongsToGroup": false,
        }),
    );
    let absent = components.update(ComponentId::from(99), ComponentUpdate::new());
    assert!(absent.await.unwrap_err().is_not_found());

    components.delete(component()).await.unwrap();
    fake.sent(
        "Components_deleteComponentById",
        "DELETE /v4/statuspages/7/components/12",
        Value::Null,
    );
}

async fn groups(fake: &Fake) {
    let groups = fake.client.status_pages().component_groups(page());

    let all = groups.list().await.unwrap();
    fake.sent(
        "ComponentGroups_listComponentGroups",
        "GET /v4/statuspages/7/groups",
        Value::Null,
    );
    assert_eq!(all[0].components[0].id, Some(12));
    assert_eq!(groups.get_by_name("Payments").await.unwrap().id, 40);
    groups.get(&all[0]).await.unwrap();
    fake.sent(
        "ComponentGroups_getComponentGroupById",
        "GET /v4/statuspages/7/groups/40",
        Value::Null,
    );
    groups
        .create(NewComponentGroup::new("Regions"))
        .await
        .unwrap();
    fake.sent(
        "ComponentGroups_createComponentGroup",
        "POST /v4/statuspages/7/groups",
        json!({ "name": "Regions" }),
    );
    groups.delete(group()).await.unwrap();
    fake.sent(
        "ComponentGroups_deleteComponentGroupById",
        "DELETE /v4/statuspages/7/groups/40",
        Value::Null,
    );
}

#[tokio::test]
async fn group_is_updated_through_the_undocumented_endpoint() {
    let transport = MemoryTransport::new(|request| {
        let group = value("ComponentGroups_getComponentGroupById");
        assert_eq!(request.url.path(), "/v4/statuspages/7/groups/40");
        TransportResponse::json(StatusCode::OK, &json!({ "data": group }))
    });
    let client = builder(&transport)
        .access_token("access-canary")
        .build()
        .unwrap();
    let groups = client.status_pages().component_groups(page());
    let update = ComponentGroupUpdate::new().name("Money");
    groups.update(group(), update).await.unwrap();
    let sent = transport.requests();
    assert_eq!(
        (sent[0].method.as_str(), sent[1].method.as_str()),
        ("GET", "PUT")
    );
    let body = json!({ "name": "Money", "description": "Money", "allowSubscription": true });
    assert_eq!(sent[1].json(), body);
    let all = ComponentGroupUpdate::new()
        .name("Till")
        .description("Cash")
        .allow_subscription(false)
        .name("Money");
    groups.update(group(), all).await.unwrap();
    let body = json!({ "name": "Money", "description": "Cash", "allowSubscription": false });
    assert_eq!(transport.requests()[3].json(), body);
}

async fn issues(fake: &Fake) {
    let issues = fake.client.status_pages().issues(page());
    let issue = IssueId::from(5);

    let all = issues.list().await.unwrap();
    fake.sent(
        "Issues_listIssues",
        "GET /v4/statuspages/7/issues",
        Value::Null,
    );
    issues.get(&all[0]).await.unwrap();
    fake.sent(
        "Issues_getIssueById",
        "GET /v4/statuspages/7/issues/5",
        Value::Null,
    );
    let new = NewIssue::new("Slow", "Investigating", "We are looking")
        .component(component(), StatusPageStatusId::from(1))
        .at("2026-03-01T02:00:00Z".parse().unwrap());
    issues.open(new).await.unwrap();
    fake.sent(
        "Issues_createIssue",
        "POST /v4/statuspages/7/issues",
        json!({
            "title": "Slow",
            "components": [{ "id": 12, "statusID": 1 }],
            "issues": [{ "stateID": 3, "stateMessages": [
                { "text": "We are looking", "timestamp": "2026-03-01T02:00:00Z" },
            ] }],
        }),
    );
    let update = squadcast::status_pages::IssueUpdate::new("investigating", "Still");
    issues.post(issue, update.title("Slow")).await.unwrap();
    issues.delete(issue).await.unwrap();
    fake.sent(
        "Issues_deleteIssueById",
        "DELETE /v4/statuspages/7/issues/5",
        Value::Null,
    );
}

async fn maintenances(fake: &Fake) {
    let maintenances = fake.client.status_pages().maintenances(page());
    let maintenance = MaintenanceId::from(9);
    let at = |hour: u8| format!("2026-03-01T0{hour}:00:00Z").parse().unwrap();

    let all = maintenances.list(at(1)..at(5)).await.unwrap();
    fake.sent(
        "Maintenances_listMaintenances",
        "GET /v4/statuspages/7/maintenance?startTime=2026-03-01T01%3A00%3A00Z&endTime=2026-03-01T05%3A00%3A00Z",
        Value::Null,
    );
    maintenances.get(&all[0]).await.unwrap();
    fake.sent(
        "Maintenances_getMaintenanceById",
        "GET /v4/statuspages/7/maintenance/9",
        Value::Null,
    );
    let new = NewMaintenance::new("Upgrade", "Queued", at(2)..at(4)).components([component()]);
    maintenances.plan(new).await.unwrap();
    fake.sent(
        "Maintenances_createMaintenance",
        "POST /v4/statuspages/7/maintenance",
        json!({
            "title": "Upgrade", "note": "Queued", "components": [12],
            "startTime": "2026-03-01T02:00:00Z", "endTime": "2026-03-01T04:00:00Z",
        }),
    );
    let update = MaintenanceUpdate::new().range(at(3)..at(4));
    maintenances.update(maintenance, update).await.unwrap();
    fake.sent(
        "Maintenances_updateMaintenanceById",
        "PUT /v4/statuspages/7/maintenance/9",
        json!({
            "title": "Upgrade", "note": "Queued", "components": [12],
            "startTime": "2026-03-01T03:00:00Z", "endTime": "2026-03-01T04:00:00Z",
        }),
    );
    maintenances.cancel(maintenance).await.unwrap();
    fake.sent(
        "Maintenances_deleteMaintenanceById",
        "DELETE /v4/statuspages/7/maintenance/9",
        Value::Null,
    );
}

async fn subscribers(fake: &Fake) {
    let subscribers = fake.client.status_pages().subscribers(page());
    let all: Vec<Subscriber> = subscribers.list().await.unwrap();
    fake.sent(
        "StatusPages_listSubscribers",
        "GET /v4/statuspages/7/subscribers",
        Value::Null,
    );
    assert_eq!(all[0].email_id, "ada@canary.example");
    let shown = format!("{all:?}").to_lowercase();
    assert!(!shown.contains("canary"), "{shown}");
    let counts = subscribers.counts().await.unwrap();
    assert_eq!(counts.total_subscribers_count.unwrap().total_count, 1);
    subscribers.remove(&all[0]).await.unwrap();
    fake.sent(
        "StatusPages_deleteSubscriberById",
        "DELETE /v4/statuspages/7/subscribers/6",
        Value::Null,
    );
    assert_eq!(SubscriberId::of(&all[0]).unwrap(), 6.into());
}

#[tokio::test]
async fn truncated_lists_are_errors() {
    let fake = Fake::with(|operation, _| {
        let mut response = value(operation.id);
        if operation.id == "StatusPages_listSubscribers" {
            response["meta"]["totalSubscribersCount"]["totalCount"] = json!(2);
        } else {
            response["meta"]["totalCount"] = json!(2);
        }
        success(operation, &response)
    });
    let pages = fake.client.status_pages();
    let error = pages.issues(page()).list().await.unwrap_err();
    assert!(error.is_truncated(), "{error}");
    let error = pages.subscribers(page()).list().await.unwrap_err();
    assert!(error.is_truncated(), "{error}");
}

#[tokio::test]
async fn invalid_arguments_send_nothing() {
    let fake = Fake::new(value);
    let pages = fake.client.status_pages();
    let at = |hour: u8| format!("2026-03-01T0{hour}:00:00Z").parse().unwrap();
    let fixed = TimeZone::fixed(Offset::constant(1));
    let owner = Owner::from(team());
    let unnamed = NewStatusPage::new(
        "Acme",
        "acme",
        "help@acme.example",
        fixed.clone(),
        owner.clone(),
    );
    let grouped = NewStatusPage::new("Acme", "acme", "help@acme.example", TimeZone::UTC, owner)
        .component(NewComponent::new("Cards").group(group()));
    let maintenance = NewMaintenance::new("Upgrade", "Queued", at(2)..at(4));
    let errors = [
        (
            "needs a name",
            pages.create(team(), unnamed).await.map(drop),
        ),
        (
            "names a group",
            pages.create(team(), grouped).await.map(drop),
        ),
        (
            "needs a name",
            pages
                .update(page(), StatusPageUpdate::new().time_zone(fixed))
                .await
                .map(drop),
        ),
        (
            "at least one component",
            pages
                .issues(page())
                .open(NewIssue::new("Slow", "Investigating", "We look"))
                .await
                .map(drop),
        ),
        (
            "at least one component",
            pages.maintenances(page()).plan(maintenance).await.map(drop),
        ),
        (
            "ends before it begins",
            pages
                .maintenances(page())
                .update(
                    MaintenanceId::from(9),
                    MaintenanceUpdate::new().range(at(4)..at(2)),
                )
                .await
                .map(drop),
        ),
        (
            "ends before it begins",
            pages
                .maintenances(page())
                .list(at(4)..at(4))
                .await
                .map(drop),
        ),
        (
            "a status page",
            pages.get(StatusPageId::from(0)).await.map(drop),
        ),
        (
            "a status page",
            pages
                .components(StatusPageId::from(0))
                .list()
                .await
                .map(drop),
        ),
    ];
    for (message, outcome) in errors {
        let error = outcome.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.message().contains(message), "{error}");
    }
    assert!(fake.calls().is_empty());
}

#[tokio::test]
async fn required_field_that_was_not_returned_is_not_deleted() {
    let fake = Fake::new(|operation| {
        let mut response = value(operation);
        if operation == "StatusPages_getStatusPageById" {
            response["teamID"] = json!("");
        }
        response
    });
    let pages = fake.client.status_pages();
    let error = pages
        .update(page(), StatusPageUpdate::new().name("x"))
        .await
        .unwrap_err();
    assert!(error.message().contains("`teamID`"), "{error}");
    assert_eq!(fake.calls().len(), 1);
    pages
        .update(page(), StatusPageUpdate::new().team(team()))
        .await
        .unwrap();
}

#[tokio::test]
async fn component_without_an_id_is_an_error_and_nested_groups_are_flattened() {
    let fake = Fake::new(|_| json!([{ "type": "component", "name": "Website" }]));
    let error = fake
        .client
        .status_pages()
        .components(page())
        .list()
        .await
        .unwrap_err();
    assert!(error.is_decode(), "{error}");

    let fake = Fake::new(|_| {
        json!([
            { "id": 1, "type": "group", "name": "Outer", "components": [
                { "id": 2, "type": "group", "name": "Inner", "components": [
                    { "id": 3, "type": "component", "name": "Deep" },
                ] },
                { "id": 4, "type": "component", "name": "Twin" },
            ] },
            { "id": 5, "type": "component", "name": "Twin" },
        ])
    });
    let components = fake.client.status_pages().components(page());
    let found: Vec<_> = components
        .list()
        .await
        .unwrap()
        .into_iter()
        .map(|component| {
            (
                component.id.as_i64(),
                component.group.map(|group| group.name),
            )
        })
        .collect();
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(found, [(3, named("Inner")), (4, named("Outer")), (5, None)]);
    assert!(
        components
            .get_by_name("Twin")
            .await
            .unwrap_err()
            .is_conflict()
    );
}

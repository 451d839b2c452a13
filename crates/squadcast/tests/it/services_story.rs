//! The life of a service, and a revoked token, against the fake service, which validates each request against the
//! document.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use jiff::civil::{Weekday, time};
use serde_json::json;
use squadcast::services::rules::{
    Comparison, Condition, Operator, TagValue, deduplicate, route, suppress, tag,
};
use squadcast::services::{
    AlertGrouping, AutoPause, MaintenanceUpdate, NewDedupKey, NewMaintenanceWindow, NewService,
    NotificationDelay, Repetition, ServiceUpdate,
};
use squadcast::squads::NewSquad;
use squadcast::teams::{Abilities, NewTeam, NewTeamMember, ServiceAbilities, TeamUpdate};
use squadcast::users::{AssignedIncidents, NewUser, OrganizationRole};
use squadcast::{EscalationPolicyId, SlackChannelId, SquadId, Squadcast, Team, UserId};
use squadcast_mock::MockServer;

const MINUTE: Duration = Duration::from_secs(60);

async fn start() -> (MockServer, Squadcast) {
    let mock = MockServer::start().await.unwrap();
    let client = client(&mock, mock.refresh_token());
    (mock, client)
}

fn client(mock: &MockServer, refresh_token: &str) -> Squadcast {
    Squadcast::builder()
        .base_urls(mock.api_url(), mock.authentication_url())
        .refresh_token(refresh_token)
        .build()
        .unwrap()
}

async fn payments(client: &Squadcast) -> Team {
    let teams = client.teams().list().await.unwrap();
    let payments = teams.into_iter().find(|team| team.name == "Payments");
    payments.unwrap()
}

/// The first escalation policy of a team.
async fn policy(client: &Squadcast, team: &Team) -> EscalationPolicyId {
    let policies = client.escalation_policies().list(team).await.unwrap();
    policies[0].id.parse().unwrap()
}

/// A new squad of the first member of a team.
async fn squad(client: &Squadcast, team: &Team) -> SquadId {
    let owner: UserId = team.members[0].user_id.parse().unwrap();
    let squad = NewSquad::new("Night watch").owner(&owner);
    let squad = client.squads().create(team, squad).await.unwrap();
    squad.id.parse().unwrap()
}

#[tokio::test]
async fn service_is_created_configured_and_deleted() {
    let (mock, client) = start().await;
    let services = client.services();
    let team = payments(&client).await;
    let before = services.list(&team).await.unwrap();

    let new = NewService::new("Refunds", policy(&client, &team).await)
        .description("Gives the money back")
        .email_prefix("refunds")
        .tag("tier", "1")
        .auto_pause(AutoPause::after(5 * MINUTE))
        .alert_grouping(AlertGrouping::off())
        .deduplicate_within(10 * MINUTE);
    let refunds = services.create(&team, new.clone()).await.unwrap();
    assert_eq!(refunds.owner.as_ref().unwrap().id, team.id);
    assert_eq!(refunds.tags[0].value, "1");
    assert!(!refunds.api_key.is_empty());
    assert!(!format!("{refunds:?}").contains(&refunds.api_key));
    let again = services.create(&team, new).await.unwrap_err();
    assert!(again.is_conflict(), "{again}");

    assert_eq!(services.list(&team).await.unwrap().len(), before.len() + 1);
    let named = services.list(&team).name("Refunds").await.unwrap();
    assert_eq!(named.len(), 1);
    let read = services.get_by_name(&team, "Refunds").await.unwrap();
    assert_eq!(read.id, refunds.id);

    let squad = squad(&client, &team).await;
    let update = ServiceUpdate::new().name("Payback").maintained_by(&squad);
    let payback = services.update(&refunds, update).await.unwrap();
    assert_eq!(payback.name, "Payback");
    assert_eq!(payback.description, "Gives the money back");
    assert_eq!(payback.maintainer.unwrap().id, squad.as_str());

    services
        .set_auto_pause(&refunds, AutoPause::off())
        .await
        .unwrap();
    services
        .set_alert_grouping(&refunds, AlertGrouping::within(60 * MINUTE))
        .await
        .unwrap();
    let nights = NotificationDelay::by_day("Europe/London")
        .slot(Weekday::Monday, time(0, 0, 0, 0), time(8, 0, 0, 0))
        .assigned_to(&squad);
    services
        .set_notification_delay(&refunds, nights)
        .await
        .unwrap();
    services
        .set_dependencies(&refunds, [&before[0]])
        .await
        .unwrap();
    let channel: SlackChannelId = "C0123456789".parse().unwrap();
    services.connect_slack(&refunds, channel).await.unwrap();
    services
        .set_deduplication_by_key(&refunds, true)
        .await
        .unwrap();
    assert!(services.deduplicates_by_key(&refunds).await.unwrap());
    let read = services.get(&refunds).await.unwrap();
    assert_eq!(read.depends, [before[0].id.as_str()]);
    assert_eq!(read.slack.unwrap().channel_id, "C0123456789");

    services.delete(&refunds).await.unwrap();
    let gone = services.get(&refunds).await.unwrap_err();
    assert!(gone.is_not_found(), "{gone}");
    assert_eq!(services.list(&team).await.unwrap().len(), before.len());
    assert_eq!(mock.exchanges(), 1);
}

#[tokio::test]
async fn rules_windows_and_templates_are_stored_as_they_were_set() {
    let (_mock, client) = start().await;
    let services = client.services();
    let team = payments(&client).await;
    let service = services.get_by_name(&team, "Checkout").await.unwrap();
    let squad = squad(&client, &team).await;
    let severe = || {
        let field = r#"payload["severity"]"#;
        Condition::comparisons([Comparison::new(field, Operator::Is, "high")])
    };

    let routing = services.routing_rules(&service);
    let mut rules = routing.list().await.unwrap();
    rules.insert(0, route(severe(), &squad));
    let stored = routing.replace_all(rules.clone()).await.unwrap();
    assert_eq!(stored[0].route_to, rules[0].route_to);
    assert_eq!(stored[0].basic_expression, rules[0].basic_expression);
    assert_eq!(routing.list().await.unwrap(), stored);
    let deduplication = services.deduplication_rules(&service);
    let rule = deduplicate(severe(), 30 * MINUTE).unwrap();
    deduplication.replace_all([rule]).await.unwrap();
    assert_eq!(deduplication.list().await.unwrap()[0].time_window, 30);
    let suppression = services.suppression_rules(&service);
    let rule = suppress(Condition::expression("true"), "too loud");
    suppression.replace_all([rule]).await.unwrap();
    assert_eq!(suppression.list().await.unwrap()[0].description, "too loud");
    let tagging = services.tagging_rules(&service);
    let tags = [
        ("severity", TagValue::new("high", "#cc0000")),
        ("area", TagValue::new("db", "#00cc00")),
    ];
    let rule = tag(severe(), tags);
    tagging.replace_all([rule.clone()]).await.unwrap();
    assert_eq!(tagging.list().await.unwrap()[0].tags, rule.tags);

    let maintenance = services.maintenance(&service);
    let window = NewMaintenanceWindow::new(
        "2030-03-03T02:00:00Z".parse().unwrap(),
        "2030-03-03T04:00:00Z".parse().unwrap(),
    )
    .repeating(Repetition::Weekly, "2030-12-31T00:00:00Z".parse().unwrap());
    maintenance
        .set(MaintenanceUpdate::new([window.clone()]))
        .await
        .unwrap();
    let windows = maintenance.list().await.unwrap();
    assert_eq!(windows.len(), 1);
    assert_eq!(NewMaintenanceWindow::try_from(&windows[0]).unwrap(), window);

    let alert = json!({ "host": "db1" });
    let content = services.custom_content(&service);
    content.put("grafana", "{{.host}}", "").await.unwrap();
    let read = content.get("grafana").await.unwrap();
    assert_eq!(read.overlay.message, "{{.host}}");
    content.render("{{.host}}", &alert).await.unwrap();
    assert_eq!(content.list().await.unwrap().len(), 1);
    content.delete("grafana").await.unwrap();
    let gone = content.get("grafana").await.unwrap_err();
    assert!(gone.is_not_found(), "{gone}");
    let keys = services.dedup_keys(&service);
    let key = NewDedupKey::new("{{.host}}", 2880 * MINUTE);
    assert_eq!(
        keys.put("grafana", key).await.unwrap().overlay.duration,
        2880
    );
    keys.get("grafana").await.unwrap();
    keys.render("{{.host}}", &alert).await.unwrap();
    assert_eq!(keys.list().await.unwrap().len(), 1);
    keys.delete("grafana").await.unwrap();
}

#[tokio::test]
async fn user_joins_a_team_and_leaves() {
    let (_mock, client) = start().await;
    let (users, teams) = (client.users(), client.teams());

    let ada = NewUser::new("ada@example.com", OrganizationRole::User, "Ada", "Lovelace");
    let ada = users.add(ada).await.unwrap();
    let bob = NewUser::new("bob@example.com", OrganizationRole::User, "Bob", "Byron");
    let bob = users.add(bob).await.unwrap();
    let role = OrganizationRole::Stakeholder;
    users.set_role(&bob, role).await.unwrap();
    assert_eq!(
        users.get(&bob).await.unwrap().role.as_deref(),
        Some("stakeholder")
    );
    users.set_abilities([(&ada, vec![])]).await.unwrap();
    assert!(!users.roles().await.unwrap().is_empty());

    let team = NewTeam::new("Analytics").description("Engines");
    let team = teams.create(team).await.unwrap();
    let roles = teams.roles(&team);
    let may_read = Abilities::new().services(ServiceAbilities::new().read_services(true));
    let with_roles = roles.create("reader", may_read).await.unwrap();
    let reader = with_roles.roles.iter().find(|role| role.name == "reader");
    let reader = reader.unwrap();
    let members = teams.members(&team);
    let member = NewTeamMember::new(&ada).role(reader);
    members.add(member).await.unwrap();
    members.add_all([NewTeamMember::new(&bob)]).await.unwrap();

    // A rename keeps all members with their roles.
    let present = teams.get(&team).await.unwrap();
    let update = TeamUpdate::new().name("Engines");
    let renamed = teams.update(&team, update).await.unwrap();
    assert_eq!(renamed.name, "Engines");
    assert_eq!(renamed.members.len(), present.members.len());
    let kept = renamed.members.iter().find(|m| m.user_id == ada.id);
    assert_eq!(kept.unwrap().role_ids, [reader.id.as_str()]);

    members.remove(&bob).await.unwrap();
    users
        .delete_and_replace(&bob, &ada, AssignedIncidents::Reassign)
        .await
        .unwrap();
    assert!(users.get(&bob).await.unwrap_err().is_not_found());
    teams.delete(&team).await.unwrap();
    users.remove(&ada).await.unwrap();
}

#[tokio::test]
async fn revoked_token_is_rejected_and_others_are_valid() {
    let (mock, client) = start().await;
    let tokens = client.users().api_tokens();
    let owner = mock.state().users().first().unwrap().clone();
    let owner = owner.id.parse::<squadcast::UserId>().unwrap();
    let made = tokens.create(&owner).await.unwrap();
    let second = self::client(&mock, &made.token);
    second.auth().verify().await.unwrap();
    assert_eq!(mock.exchanges(), 2);

    // The token of another user: the client exchanges its own token once more.
    tokens.revoke(&made).await.unwrap();
    assert_eq!(tokens.list().await.unwrap().len(), 1);
    assert_eq!(mock.exchanges(), 3);
    let rejected = second.teams().list().await.unwrap_err();
    assert!(rejected.is_authentication(), "{rejected}");

    // Its own: nothing that it holds is good any more, and it says so.
    let own = tokens.list().await.unwrap();
    tokens.revoke(&own[0]).await.unwrap();
    let rejected = client.teams().list().await.unwrap_err();
    assert!(rejected.is_authentication(), "{rejected}");
    assert!(!format!("{rejected:?}").contains(mock.refresh_token()));
}

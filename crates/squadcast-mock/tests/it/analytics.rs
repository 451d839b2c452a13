//! Mean times to acknowledge and to resolve, of the selected incidents.

use serde_json::json;
use squadcast_mock::{Assignee, AssigneeKind, MockServer, Seed, UserRole};

use crate::support::Client;

const ORGANIZATION: &str = "/v3/analyticsv2/organization";
const TEAM: &str = "/v3/analyticsv2/team";

#[tokio::test]
async fn means_are_those_of_the_selected_incidents() {
    let mock = MockServer::builder()
        .seed(Seed::empty())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let state = mock.state();
    let grace = state.users().remove(0).id;
    let ada = state
        .add_user("Ada", "Roth", "ada@example.com", UserRole::User)
        .id;
    let [payments, shop] = ["Payments", "Shop"].map(|name| state.add_team(name).id);
    let checkout = state.add_service(&payments, "Checkout").id;
    let ledger = state.add_service(&payments, "Ledger").id;
    let search = state.add_service(&shop, "Search").id;
    let (user, squad) = (AssigneeKind::User, AssigneeKind::Squad);
    // Day of March, service, assignee, and the seconds until it was acknowledged and resolved.
    for (day, service, (kind, id), acknowledged, resolved) in [
        (1, &checkout, (user, &ada), Some(60), Some(600)),
        (2, &ledger, (squad, &ada), Some(120), None),
        (3, &search, (user, &grace), Some(300), Some(1200)),
        (4, &search, (user, &grace), None, None),
    ] {
        let mut incident = state.add_incident(service, "Slow");
        let at: jiff::Timestamp = format!("2026-03-0{day}T00:00:00Z").parse().unwrap();
        let after = |seconds: i64| at + jiff::SignedDuration::from_secs(seconds);
        incident.created_at = at;
        incident.acknowledged_at = acknowledged.map(after);
        incident.resolved_at = resolved.map(after);
        incident.assignee = Some(Assignee {
            kind,
            id: id.clone(),
            since: at,
        });
        state.put_incident(incident);
    }
    let of = |team: &str| format!("&owner_id={team}");
    let whole = "from=2026-03-01&to=2026-03-31";
    for (path, range, filter, mtta, mttr) in [
        (ORGANIZATION, whole, String::new(), 160.0, 900.0),
        // Both ends are included.
        (
            ORGANIZATION,
            "from=2026-03-01&to=2026-03-03",
            String::new(),
            160.0,
            900.0,
        ),
        (
            ORGANIZATION,
            "from=2026-03-01&to=2026-03-02T23:59:59Z",
            String::new(),
            90.0,
            600.0,
        ),
        (
            ORGANIZATION,
            "from=2026-03-01T00:00:01Z&to=2026-03-31",
            String::new(),
            210.0,
            1200.0,
        ),
        (
            ORGANIZATION,
            "from=2026-03-03T00:00:00Z&to=2026-03-31",
            String::new(),
            300.0,
            1200.0,
        ),
        (
            ORGANIZATION,
            "from=2026-03-04&to=2026-03-31",
            String::new(),
            0.0,
            0.0,
        ),
        (
            ORGANIZATION,
            whole,
            format!("&team_id={payments}"),
            90.0,
            600.0,
        ),
        (
            ORGANIZATION,
            whole,
            format!("&team_id={shop}"),
            300.0,
            1200.0,
        ),
        // A squad is not a user.
        (ORGANIZATION, whole, format!("&user_id={ada}"), 60.0, 600.0),
        (
            ORGANIZATION,
            whole,
            format!("&user_id={grace}"),
            300.0,
            1200.0,
        ),
        (
            ORGANIZATION,
            whole,
            format!("&user_id={ada}&team_id={shop}"),
            0.0,
            0.0,
        ),
        (TEAM, whole, of(&payments), 90.0, 600.0),
        (TEAM, whole, of(&shop), 300.0, 1200.0),
        (
            TEAM,
            whole,
            of(&payments) + &format!("&service_id={checkout}"),
            60.0,
            600.0,
        ),
        (
            TEAM,
            whole,
            of(&payments) + &format!("&service_id={ledger}"),
            120.0,
            0.0,
        ),
        (
            TEAM,
            whole,
            of(&payments) + &format!("&service_id={search}"),
            0.0,
            0.0,
        ),
        (
            TEAM,
            whole,
            of(&payments) + &format!("&user_id={ada}"),
            60.0,
            600.0,
        ),
    ] {
        let found = client.get(&format!("{path}?{range}{filter}")).await.data();
        let expected = json!({ "mtta": mtta, "mttr": mttr });
        assert_eq!(found, expected, "{path}?{range}{filter}");
    }
    for (range, name) in [
        ("from=2026-02-30&to=2026-03-31", "from"),
        ("from=2026-03-01&to=2026-03-31T25:00:00Z", "to"),
    ] {
        let invalid = client.get(&format!("{ORGANIZATION}?{range}")).await;
        assert_eq!(invalid.status, 400, "{range}");
        let message = format!("query: `{name}`: is not a date or an RFC 3339 time");
        assert_eq!(invalid.error_message(), message);
    }
}

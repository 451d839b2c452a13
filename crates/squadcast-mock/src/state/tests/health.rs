//! The health of status pages, in each state of their issues and maintenances.

use serde_json::{Value, json};

use super::Fixture;

const PAGES: &str = "/v4/statuspages";
const COMPONENTS: &str = "/v4/statuspages/{statuspageID}/components";
const ISSUES: &str = "/v4/statuspages/{statuspageID}/issues";
const MAINTENANCES: &str = "/v4/statuspages/{statuspageID}/maintenance";
const SUBSCRIBERS: &str = "/v4/statuspages/{statuspageID}/subscribers";

const NOON: &str = "2026-03-02T12:00:00Z";

/// A fixture with two pages. The first has two components.
struct Pages {
    fixture: Fixture,
    first: String,
    second: String,
    cards: u64,
    search: u64,
}

impl Pages {
    fn new() -> Self {
        let mut fixture = Fixture::new();
        let [first, second] = ["Shop", "Bank"].map(|name| {
            let page = json!({ "name": name, "teamID": fixture.team });
            fixture.add(PAGES, &[], &page)
        });
        let [cards, search] = ["Cards", "Search"].map(|name| {
            let component = json!({ "name": name, "description": "" });
            let id = fixture.add(COMPONENTS, &[&first], &component);
            id.parse::<u64>().unwrap()
        });
        Self {
            fixture,
            first,
            second,
            cards,
            search,
        }
    }

    /// Adds an issue in these states to the first page.
    fn issue(&mut self, status: Value, components: Value, states: &[u64]) -> String {
        let details: Vec<Value> = states.iter().map(|id| json!({ "stateID": id })).collect();
        let issue = json!({ "title": "Slow", "statusID": status, "components": components, "issues": details });
        self.fixture.add(ISSUES, &[&self.first], &issue)
    }

    fn maintenance(&mut self, components: Value, hours: (i64, i64)) -> String {
        let maintenance = json!({
            "title": "Upgrade", "note": "", "components": components,
            "startTime": format!("2026-03-02T{}:00:00Z", hours.0), "endTime": format!("2026-03-02T{}:00:00Z", hours.1),
        });
        self.fixture.add(MAINTENANCES, &[&self.first], &maintenance)
    }

    fn page(&self, id: &str) -> Value {
        self.fixture.computed((PAGES, &[], id), NOON)
    }

    /// Returns the computed fields of a resource of the first page.
    fn below(&self, collection: &str, id: &str, now: &str) -> Value {
        self.fixture.computed((collection, &[&self.first], id), now)
    }

    /// Returns the statuses of the first page and its components.
    fn statuses(&self) -> [u64; 3] {
        let component = |id: u64| self.below(COMPONENTS, &id.to_string(), NOON);
        let all = [
            self.page(&self.first),
            component(self.cards),
            component(self.search),
        ];
        all.map(|shown| shown["statusID"].as_u64().unwrap())
    }

    /// Returns whether the first page and its components are in maintenance.
    fn maintained(&self) -> [bool; 3] {
        let component = |id: u64| self.below(COMPONENTS, &id.to_string(), NOON);
        let all = [
            self.page(&self.first),
            component(self.cards),
            component(self.search),
        ];
        all.map(|shown| shown["underMaintenance"].as_bool().unwrap())
    }
}

fn operational() -> Value {
    json!({ "id": 1, "name": "Operational", "slug": "operational", "color": "#0f9d58" })
}

fn in_maintenance() -> Value {
    json!({ "id": 5, "name": "Under Maintenance", "slug": "under-maintenance", "color": "#2f80ed" })
}

#[test]
fn page_without_issues_is_operational() {
    let mut pages = Pages::new();
    let healthy = |subscribers: u64| {
        json!({
            "statusID": 1, "status": operational(), "underMaintenance": false, "statusMaintenance": in_maintenance(),
            "subscribersCount": subscribers,
        })
    };
    assert_eq!(pages.page(&pages.first), healthy(0));
    for name in ["ada@example.com", "bob@example.com"] {
        let subscriber = json!({ "email": name });
        pages.fixture.add(SUBSCRIBERS, &[&pages.first], &subscriber);
    }
    assert_eq!(pages.page(&pages.first), healthy(2));
    assert_eq!(pages.page(&pages.second), healthy(0));
    assert_eq!(pages.statuses(), [1, 1, 1]);
    let component = pages.below(COMPONENTS, &pages.cards.to_string(), NOON);
    let expected = json!({
        "statusID": 1, "status": operational(), "underMaintenance": false, "statusMaintenance": in_maintenance(),
    });
    assert_eq!(component, expected);
}

#[test]
fn status_is_the_worst_of_the_open_issues() {
    let mut pages = Pages::new();
    let (cards, search) = (pages.cards, pages.search);
    // The worst of issue and component decides on the page.
    pages.issue(json!(2), json!([{ "id": cards, "statusID": 3 }]), &[1]);
    assert_eq!(pages.statuses(), [3, 3, 1]);
    pages.issue(json!(4), json!([{ "id": search, "statusID": 2 }]), &[1, 2]);
    assert_eq!(pages.statuses(), [4, 3, 2]);
    let both = json!([{ "id": search, "statusID": 4 }, { "id": cards, "statusID": 2 }]);
    pages.issue(json!(null), both, &[1, 3]);
    assert_eq!(pages.statuses(), [4, 3, 4]);
    let page = pages.page(&pages.first);
    let worst =
        json!({ "id": 4, "name": "Major Outage", "slug": "major-outage", "color": "#db4437" });
    assert_eq!(page["status"], worst);
    assert_eq!(pages.page(&pages.second)["statusID"], 1);
}

#[test]
fn issue_is_open_until_its_last_state_is_resolved() {
    for (states, open) in [
        (&[][..], true),
        (&[1], true),
        (&[2], true),
        (&[3], true),
        (&[4], false),
        (&[1, 4], false),
        (&[4, 3], true),
    ] {
        let mut pages = Pages::new();
        let components = json!([{ "id": pages.cards, "statusID": 2 }]);
        pages.issue(json!(3), components, states);
        let expected = if open { [3, 2, 1] } else { [1, 1, 1] };
        assert_eq!(pages.statuses(), expected, "{states:?}");
    }
}

#[test]
fn issue_shows_its_components_and_states() {
    let mut pages = Pages::new();
    let (cards, search) = (pages.cards, pages.search);
    let components = json!([{ "id": cards, "statusID": 3 }, { "id": search }]);
    pages.maintenance(json!([search]), (11, 13));
    let id = pages.issue(json!(2), components, &[1, 2]);
    let partial =
        json!({ "id": 3, "name": "Partial Outage", "slug": "partial-outage", "color": "#ff6d00" });
    let state = |id: u64, name: &str, slug: &str| json!({ "id": id, "name": name, "slug": slug, "color": "#2f80ed" });
    let identified = state(2, "Identified", "identified");
    let expected = json!({
        "statusID": 3, "status": partial, "underMaintenance": true, "statusMaintenance": in_maintenance(),
        "components": [
            {
                "id": cards, "name": "Cards", "statusID": 3, "status": partial, "underMaintenance": false,
                "statusMaintenance": in_maintenance(),
            },
            {
                "id": search, "name": "Search", "statusID": 1, "status": operational(), "underMaintenance": true,
                "statusMaintenance": in_maintenance(),
            },
        ],
        "issues": [
            { "stateID": 1, "state": state(1, "Investigating", "investigating") },
            { "stateID": 2, "state": identified },
        ],
        "currentState": identified, "currentIssueState": identified, "pageStatus": partial,
    });
    assert_eq!(pages.below(ISSUES, &id, NOON), expected);
    for (number, (name, slug)) in (1..).zip([
        ("Investigating", "investigating"),
        ("Identified", "identified"),
        ("Monitoring", "monitoring"),
        ("Resolved", "resolved"),
        // An unknown state is shown as the first.
        ("Investigating", "investigating"),
    ]) {
        let id = pages.issue(json!(2), json!([]), &[number]);
        let shown = pages.below(ISSUES, &id, NOON);
        assert_eq!(shown["currentState"], state(number, name, slug));
    }
}

#[test]
fn statuses_have_names_and_colors() {
    for (number, (name, slug, color)) in (1..).zip([
        ("Operational", "operational", "#0f9d58"),
        ("Degraded Performance", "degraded", "#f4b400"),
        ("Partial Outage", "partial-outage", "#ff6d00"),
        ("Major Outage", "major-outage", "#db4437"),
        // An unknown status is shown as the first.
        ("Operational", "operational", "#0f9d58"),
    ]) {
        let mut pages = Pages::new();
        pages.issue(json!(number), json!([]), &[1]);
        let shown = json!({ "id": number, "name": name, "slug": slug, "color": color });
        assert_eq!(pages.page(&pages.first)["status"], shown);
    }
}

#[test]
fn maintenance_is_in_progress_from_its_start_until_before_its_end() {
    let mut pages = Pages::new();
    let id = pages.maintenance(json!([pages.cards, { "id": pages.search }, 4711]), (11, 13));
    let components = json!([
        { "id": pages.cards, "name": "Cards" },
        { "id": pages.search, "name": "Search" },
        { "id": 4711, "name": "" },
    ]);
    for (now, state) in [
        ("2026-03-02T10:59:59Z", "upcoming"),
        ("2026-03-02T11:00:00Z", "in progress"),
        ("2026-03-02T12:59:59Z", "in progress"),
        ("2026-03-02T13:00:00Z", "over"),
    ] {
        let expected = json!({ "components": components, "maintenanceState": state });
        assert_eq!(pages.below(MAINTENANCES, &id, now), expected, "{now}");
    }
}

#[test]
fn components_of_a_maintenance_in_progress_are_under_maintenance() {
    let all = |pages: &Pages| json!([pages.cards, pages.search]);
    let cards = |pages: &Pages| json!([pages.cards]);
    let object = |pages: &Pages| json!([{ "id": pages.search }]);
    let none = |_: &Pages| json!([]);
    type Components = fn(&Pages) -> Value;
    for (components, hours, expected) in [
        (all as Components, (11, 13), [true, true, true]),
        (cards, (11, 13), [true, true, false]),
        (object, (11, 13), [true, false, true]),
        (none, (11, 13), [true, false, false]),
        (cards, (12, 13), [true, true, false]),
        (cards, (13, 14), [false, false, false]),
        (cards, (10, 12), [false, false, false]),
    ] {
        let mut pages = Pages::new();
        let components = components(&pages);
        pages.maintenance(components.clone(), hours);
        assert_eq!(pages.maintained(), expected, "{components} {hours:?}");
        assert_eq!(pages.page(&pages.second)["underMaintenance"], false);
    }
    // One of several is enough.
    let mut pages = Pages::new();
    pages.maintenance(cards(&pages), (13, 14));
    pages.maintenance(object(&pages), (11, 13));
    assert_eq!(pages.maintained(), [true, false, true]);
}

#[test]
fn other_resources_of_a_page_have_no_health() {
    let mut pages = Pages::new();
    let group = json!({ "name": "All" });
    let groups = "/v4/statuspages/{statuspageID}/groups";
    let id = pages.fixture.add(groups, &[&pages.first], &group);
    assert_eq!(pages.below(groups, &id, NOON), Value::Null);
    let squad = pages.fixture.squad(&[]);
    let squad = pages.fixture.computed(("/v4/squads", &[], &squad), NOON);
    assert_eq!(squad, Value::Null);
}

//! The order of the rules of a ruleset.

use serde_json::{Value, json};

use crate::support::{Fixture, Response};

/// A ruleset with the rules 0, 1, 2 and 3.
struct Ruleset {
    fixture: Fixture,
    path: String,
    ids: Vec<u64>,
}

impl Ruleset {
    async fn new() -> Self {
        let fixture = Fixture::new().await;
        let service = fixture.mock.state().services()[0].id.clone();
        let new = json!({ "name": "Base", "description": "", "owner_id": fixture.team,
            "entity_owner": { "id": fixture.team, "type": "team" } });
        let rule = fixture.post("/v3/global-event-rules", new).await["id"].clone();
        let rulesets = format!("/v3/global-event-rules/{rule}/rulesets");
        let source = json!({ "alert_source_shortname": "loki", "alert_source_version": "v2" });
        fixture.post(&rulesets, source).await;
        let path = format!("{rulesets}/v2/loki");
        let mut ids = Vec::new();
        for number in 0..4 {
            let new = json!({ "description": "", "expression": number.to_string(), "action": { "route_to": service } });
            let rule = fixture.post(&format!("{path}/rules"), new).await;
            ids.push(rule["id"].as_u64().unwrap());
        }
        Self { fixture, path, ids }
    }

    fn ids(&self, numbers: [usize; 4]) -> Value {
        json!(numbers.map(|number| self.ids[number]))
    }

    async fn ordering(&self) -> Value {
        self.fixture.get(&self.path).await["ordering"].clone()
    }

    async fn reorder(&self, ordering: &Value) -> Response {
        let body = json!({ "ordering": ordering });
        let path = format!("{}/priority", self.path);
        self.fixture.client.patch(&path, &body).await
    }

    async fn shift(&self, id: u64, body: &Value) -> Response {
        let path = format!("{}/rules/{id}/priority", self.path);
        self.fixture.client.patch(&path, body).await
    }
}

#[tokio::test]
async fn rule_is_moved_to_an_end_or_by_places() {
    let ruleset = Ruleset::new().await;
    for (rule, body, expected) in [
        (2, json!({ "shift_to": "top" }), [2, 0, 1, 3]),
        (0, json!({ "shift_to": "top" }), [0, 1, 2, 3]),
        (1, json!({ "shift_to": "bottom" }), [0, 2, 3, 1]),
        (3, json!({ "shift_to": "bottom" }), [0, 1, 2, 3]),
        (1, json!({ "shift_index_by": 1 }), [0, 2, 1, 3]),
        (1, json!({ "shift_index_by": 2 }), [0, 2, 3, 1]),
        (1, json!({ "shift_index_by": 3 }), [0, 2, 3, 1]),
        (0, json!({ "shift_index_by": i64::MAX }), [1, 2, 3, 0]),
        (2, json!({ "shift_index_by": -1 }), [0, 2, 1, 3]),
        (2, json!({ "shift_index_by": -2 }), [2, 0, 1, 3]),
        (2, json!({ "shift_index_by": -3 }), [2, 0, 1, 3]),
        (3, json!({ "shift_index_by": i64::MIN }), [3, 0, 1, 2]),
        (2, json!({ "shift_index_by": 0 }), [0, 1, 2, 3]),
        (2, json!({}), [0, 1, 2, 3]),
        (
            1,
            json!({ "shift_to": "top", "shift_index_by": 2 }),
            [1, 0, 2, 3],
        ),
        (
            1,
            json!({ "shift_to": "middle", "shift_index_by": 2 }),
            [0, 2, 3, 1],
        ),
    ] {
        let start = ruleset.ids([0, 1, 2, 3]);
        assert_eq!(ruleset.reorder(&start).await.data()["ordering"], start);
        let moved = ruleset.shift(ruleset.ids[rule], &body).await.data();
        let expected = ruleset.ids(expected);
        assert_eq!(moved, json!({ "ordering": expected }), "{rule} {body}");
        assert_eq!(ruleset.ordering().await, expected, "{rule} {body}");
    }
    let unknown = ruleset.shift(4711, &json!({ "shift_to": "top" })).await;
    assert_eq!(
        (unknown.status, unknown.error_message()),
        (404, "rule not found".to_owned())
    );
}

#[tokio::test]
async fn order_has_each_rule_once() {
    let ruleset = Ruleset::new().await;
    let reversed = ruleset.ids([3, 2, 1, 0]);
    let ordered = ruleset.reorder(&reversed).await.data();
    assert_eq!(ordered, json!({ "ordering": reversed }));
    let rules = ruleset
        .fixture
        .get(&format!("{}/rules", ruleset.path))
        .await;
    let listed: Vec<&Value> = rules
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| &rule["expression"])
        .collect();
    assert_eq!(listed, ["3", "2", "1", "0"]);
    let ids = &ruleset.ids;
    for wrong in [
        json!([]),
        json!(ids[..3]),
        json!([ids[0], ids[1], ids[2], ids[2]]),
        json!([ids[0], ids[1], ids[2], 4711]),
        json!([ids[0], ids[1], ids[2], ids[3], ids[3]]),
    ] {
        let response = ruleset.reorder(&wrong).await;
        assert_eq!(response.status, 422, "{wrong}");
        assert_eq!(
            response.error_message(),
            "body: `ordering`: does not have the id of each rule once"
        );
    }
    assert_eq!(ruleset.ordering().await, reversed);
    let unknown = ruleset.path.replace("loki", "grafana");
    for (path, body) in [
        (format!("{unknown}/priority"), json!({ "ordering": [] })),
        (
            format!("{unknown}/rules/{}/priority", ids[0]),
            json!({ "shift_to": "top" }),
        ),
    ] {
        let response = ruleset.fixture.client.patch(&path, &body).await;
        assert_eq!(
            (response.status, response.error_message()),
            (404, "ruleset not found".to_owned())
        );
    }
}

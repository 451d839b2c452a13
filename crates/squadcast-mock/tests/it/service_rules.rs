//! The rules of a service, one at a time.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer};

use crate::support::{Client, noon};

#[tokio::test]
async fn rule_of_each_kind_is_created_read_replaced_and_deleted() {
    let clock = Clock::manual(noon());
    let builder = MockServer::builder().clock(clock.clone());
    let mock = builder.start().await.unwrap();
    let client = Client::new(&mock).await;
    let id = mock.state().services()[0].id.clone();
    let other = mock.state().services()[1].clone();
    let kinds = ["deduplication", "routing", "suppression", "tagging"];
    let stored = |kind: &str| -> Vec<Value> {
        let service = mock.state().service(&id).unwrap();
        service.rules.get(kind).cloned().unwrap_or_default()
    };
    for (number, kind) in kinds.into_iter().enumerate() {
        let path = format!("/v3/services/{id}/{kind}-rules");
        let mut rules = Vec::new();
        for expression in ["a", "b", "a"] {
            clock.advance(Duration::from_secs(1));
            let new = json!({ "rule": { "expression": expression } });
            let made = client.post(&format!("{path}/new"), &new).await.data();
            let rule = made["rule"].clone();
            let rule_id = rule["rule_id"].as_str().unwrap().to_owned();
            assert_eq!(
                made,
                json!({ "rule": { "expression": expression, "rule_id": rule_id } })
            );
            rules.push((rule_id, rule));
            assert_eq!(
                mock.state().service(&id).unwrap().updated_at,
                mock_now(&clock)
            );
        }
        let all: Vec<Value> = rules.iter().map(|(_, rule)| rule.clone()).collect();
        assert_eq!(stored(kind), all);
        assert_ne!(rules[0].0, rules[2].0, "equal rules have ids of their own");
        assert_eq!(client.get(&path).await.data(), json!({ "rules": all }));
        for (rule_id, rule) in &rules {
            let read = client.get(&format!("{path}/{rule_id}")).await.data();
            assert_eq!(
                read,
                json!({ "rule_id": rule_id, "service_id": id, "rule": rule })
            );
        }
        let second = format!("{path}/{}", rules[1].0);
        let replaced = json!({ "expression": "c", "rule_id": rules[1].0 });
        let new = json!({ "rule": { "expression": "c", "rule_id": "chosen" } });
        let response = client.put(&second, &new).await.data();
        assert_eq!(response, json!({ "rule": replaced }));
        assert_eq!(stored(kind), [all[0].clone(), replaced, all[2].clone()]);
        let deleted = client.delete(&second).await;
        assert_eq!((deleted.status, deleted.text.as_str()), (204, ""));
        assert_eq!(stored(kind), [all[0].clone(), all[2].clone()]);
        for response in [
            client.get(&second).await,
            client.put(&second, &new).await,
            client.delete(&second).await,
        ] {
            assert_eq!(
                (response.status, response.error_message()),
                (404, "rule not found".to_owned())
            );
        }
        let chosen = json!({ "rule": { "rule_id": "chosen" } });
        let made = client.post(&format!("{path}/new"), &chosen).await.data();
        assert_eq!(made, chosen);
        // The rules of the kinds that follow are not touched.
        for later in &kinds[number + 1..] {
            assert_eq!(stored(later), [] as [Value; 0]);
        }
    }
    assert_eq!(mock.state().service(&other.id), Some(other));
}

fn mock_now(clock: &Clock) -> jiff::Timestamp {
    clock.now().try_into().unwrap()
}

#[tokio::test]
async fn unknown_kind_and_unknown_service_are_not_found() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let id = mock.state().services()[0].id.clone();
    let rule = json!({ "rule": {} });
    for (path, message) in [
        (format!("/v3/services/{id}/other-rules"), "path not found"),
        (format!("/v3/services/{id}/deduplication"), "path not found"),
        (
            "/v3/services/63ff/routing-rules".to_owned(),
            "service not found",
        ),
    ] {
        for response in [
            client.post(&format!("{path}/new"), &rule).await,
            client.get(&format!("{path}/1")).await,
            client.put(&format!("{path}/1"), &rule).await,
            client.delete(&format!("{path}/1")).await,
        ] {
            assert_eq!(response.status, 404, "{path}: {response:?}");
            let found = response.error_message();
            assert!(
                [message, "service not found"].contains(&found.as_str()),
                "{path}: {found}"
            );
        }
    }
}

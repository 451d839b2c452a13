//! Everything that can be read from an account.

use std::collections::BTreeMap;

use http::Method;
use openapi_mock::resources::{Reference, Target as Refers};
use openapi_mock::{Operation, samples};
use serde_json::{Value, json};
use squad_conform::{Api, Arguments, Contract};
use squad_core::{BaseUrls, Client, RetryPolicy};
use squad_http::Http;
use squadcast_mock::MockServer;

use crate::observing::token;

/// The values of the operations that read, by operation, team and id.
pub(super) struct Account(BTreeMap<String, Value>);

impl Account {
    pub(super) async fn of(mock: &MockServer) -> Self {
        let contract = Contract::of(Api::Squadcast).unwrap();
        let document = contract.document();
        let references = squadcast_mock::references().unwrap();
        let client = client(mock).await;
        let teams: Vec<String> = mock.state().teams().into_iter().map(|it| it.id).collect();
        let mut values = BTreeMap::new();
        let reads = document.operations().iter().filter(|one| {
            // The audit log lists every change, and a token is a new one each time.
            let is_other = one.id.starts_with("AuditLogs_") || one.id.starts_with("Auth_");
            one.method == Method::GET && one.template.matches('{').count() < 2 && !is_other
        });
        for operation in reads {
            let ids = match operation.template.split_once("/{") {
                Some((collection, _)) => ids(mock, collection),
                None => vec![String::new()],
            };
            let mut parameters = operation.parameters.iter().filter(|one| one.required);
            let of_team = parameters.any(|one| is_team(&references, operation, &one.name));
            let teams = if of_team {
                teams.as_slice()
            } else {
                &teams[..1]
            };
            for (id, team) in ids
                .iter()
                .flat_map(|id| teams.iter().map(move |it| (id, it)))
            {
                let mut arguments = Arguments::default();
                for parameter in operation.parameters.iter().filter(|one| one.required) {
                    let name = parameter.name.as_str();
                    let example = samples::example(document, name, parameter.schema.node());
                    let value = match name {
                        _ if operation.template.contains(&format!("{{{name}}}")) => match example {
                            Value::Number(_) => json!(id.parse::<i64>().unwrap()),
                            _ => json!(id),
                        },
                        _ if is_team(&references, operation, name) => json!(team),
                        "offset" => json!("0"),
                        "limit" => json!("100"),
                        "type" => json!("json"),
                        _ => example,
                    };
                    arguments.values.insert(name.to_owned(), value);
                }
                let call = Api::Squadcast.call(&client, &operation.id, &arguments);
                let mut value = match call.unwrap().await {
                    Ok(decoded) => decoded.map_or(Value::Null, |decoded| decoded.value),
                    Err(error) => json!(error.status().map(|status| status.as_u16())),
                };
                for token in value.as_array_mut().into_iter().flatten() {
                    // This check exchanges the token too.
                    token
                        .as_object_mut()
                        .map(|token| token.remove("last_refresh"));
                }
                values.insert(format!("{} {team} {id}", operation.id), value);
            }
        }
        Self(values)
    }

    pub(super) fn assert_equals(&self, other: &Self) {
        let keys = |of: &Self| of.0.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(self), keys(other), "other objects");
        for (key, value) in &self.0 {
            assert_eq!(value, &other.0[key], "{key}");
        }
    }

    /// The number of values that were read.
    pub(super) fn len(&self) -> usize {
        self.0.values().filter(|value| !value.is_number()).count()
    }
}

fn is_team(references: &[Reference], operation: &Operation, name: &str) -> bool {
    let team = Refers::Collection("/v3/teams".to_owned());
    let mut references = references.iter().filter(|one| one.query);
    references.any(|one| one.operation == operation.id && one.field == name && one.target == team)
}

/// The ids of a collection at the top of the document.
pub(super) fn ids(mock: &MockServer, collection: &str) -> Vec<String> {
    let state = mock.state();
    match collection {
        "/v3/teams" => state.teams().into_iter().map(|it| it.id).collect(),
        "/v3/users" => state.users().into_iter().map(|it| it.id).collect(),
        "/v3/services" => state.services().into_iter().map(|it| it.id).collect(),
        "/v3/incidents" => state.incidents().into_iter().map(|it| it.id).collect(),
        collection => state.ids(collection),
    }
}

async fn client(mock: &MockServer) -> Client {
    let urls = BaseUrls::new(&mock.api_url(), &mock.authentication_url()).unwrap();
    let client = Client::builder()
        .base_urls(urls)
        .retry(RetryPolicy::disabled())
        .static_token(token(mock).await);
    client.connector(Http::new()).build().unwrap()
}

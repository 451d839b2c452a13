//! Random sequences of requests to every collection, compared with a list of what should exist: what was created is listed,
//! shown as it was sent, changed and deleted, and dies with its parent; a rejected request changes nothing.
//!
//! `FAKE_SEED=17 cargo test -p squadcast-mock --lib sequences` runs one seed.

mod client;
mod collections;
mod values;

use std::collections::BTreeMap;

use fastrand::Rng;
use serde_json::{Map, Value, json};

use self::collections::{Collection, collection_of, collections, segment_below};
use self::values::{item_of, merge, text};
use super::requests::valid_request;
use super::{Fixture, Response, http, is_valid};
use crate::document::Operation;

/// A resource that should exist: the values of the path parameters above it, its id, and what it should show.
#[derive(Debug, Clone)]
struct Expected {
    parents: Vec<String>,
    id: String,
    fields: Map<String, Value>,
}

struct Run {
    fixture: Fixture,
    random: Rng,
    collections: Vec<Collection>,
    expected: BTreeMap<usize, Vec<Expected>>,
    /// The last requests, for the message of a failure.
    log: Vec<String>,
}

impl Run {
    async fn new(seed: u64) -> Self {
        let fixture = Fixture::new(http()).await;
        let mut run = Self {
            collections: collections(&fixture.mock),
            fixture,
            random: Rng::with_seed(seed),
            expected: BTreeMap::new(),
            log: Vec::new(),
        };
        for index in 0..run.collections.len() {
            for parents in run.places(index) {
                let listed = run.list(index, &parents).await;
                let resources = listed.into_iter().map(|fields| {
                    let id = run.id(index, &fields);
                    Expected {
                        parents: parents.clone(),
                        id,
                        fields: Map::new(),
                    }
                });
                let resources: Vec<Expected> = resources.collect();
                run.expected.entry(index).or_default().extend(resources);
            }
        }
        run
    }

    /// Returns the values of the path parameters above the resources of a collection: those of the resources above, or
    /// those of an example if they are in none of the collections.
    fn places(&self, index: usize) -> Vec<Vec<String>> {
        let collection = &self.collections[index];
        if collection.parents == 0 {
            return vec![Vec::new()];
        }
        let item = collection.template.rsplit_once('/').unwrap().0;
        let above = self
            .collections
            .iter()
            .position(|it| it.template == collection_of(item).0);
        if let Some(above) = above {
            let resources = self.expected.get(&above).into_iter().flatten();
            let values = resources.map(|it| {
                let own = it.id.split('/').map(str::to_owned);
                it.parents.iter().cloned().chain(own).collect()
            });
            return values.collect();
        }
        let create = collection.by_role["create"];
        let request = valid_request(create, &self.fixture.mock);
        let names = create
            .parameters
            .iter()
            .filter_map(|it| request.path.get(&it.name));
        vec![names.cloned().collect()]
    }

    /// Returns the id of a shown resource as it is in paths.
    fn id(&self, index: usize, fields: &Value) -> String {
        let by_role = &self.collections[index].by_role;
        let of_item = by_role
            .values()
            .find(|it| collection_of(&it.template).1 > 1);
        let Some(operation) = of_item else {
            return text(&fields["id"]);
        };
        let keys = operation
            .template
            .split('/')
            .rev()
            .take_while(|it| it.starts_with('{'));
        let mut keys: Vec<String> = keys
            .map(|it| text(&fields[it.trim_matches(['{', '}'])]))
            .collect();
        keys.reverse();
        keys.join("/")
    }

    async fn create(&mut self, index: usize) {
        let Some(parents) = self.random.choice(self.places(index)) else {
            return;
        };
        let operation = self.collections[index].by_role["create"];
        let request = self.request(operation, &parents);
        let response = self.send(&request).await;
        if is_rejected(&response) {
            return self.check_list(index, &parents).await;
        }
        assert_eq!(response.status, operation.status, "{}", self.last());
        let shown = item_of(&response.json());
        let sent: Value = serde_json::from_str(request.body.as_deref().unwrap_or("{}")).unwrap();
        let fields = sent.as_object().cloned().unwrap_or_default();
        self.check_fields(index, &fields, &shown);
        let id = match self.id(index, &shown) {
            // The response does not show it.
            id if id == "null" => {
                let last = self.list(index, &parents).await.pop().unwrap();
                self.id(index, &last)
            }
            id => id,
        };
        let created = Expected {
            parents: parents.clone(),
            id,
            fields: fields.clone(),
        };
        self.expected
            .entry(index)
            .or_default()
            .push(created.clone());
        self.adopt(index, &created, &fields).await;
        self.check_list(index, &parents).await;
    }

    /// Replaces what should exist below a resource by what a request has sent in a field of it, such as the actions of a
    /// workflow.
    async fn adopt(&mut self, index: usize, resource: &Expected, sent: &Map<String, Value>) {
        let place = place(resource);
        for below in 0..self.collections.len() {
            let template = self.collections[below].template.clone();
            let Some(segment) = segment_below(&template, &self.collections[index].template) else {
                continue;
            };
            let Some(elements) = sent.get(segment).and_then(Value::as_array) else {
                continue;
            };
            let listed = match self.operation(below, "list") {
                Some(_) => self.list(below, &place).await,
                None => {
                    let operation = self.operation(index, "read").unwrap();
                    let request = self.request(operation, &place);
                    let shown = item_of(&self.send(&request).await.json());
                    shown[segment].as_array().cloned().unwrap_or_default()
                }
            };
            assert_eq!(listed.len(), elements.len(), "{}", self.last());
            let resources: Vec<Expected> = listed
                .iter()
                .zip(elements)
                .map(|(shown, sent)| Expected {
                    parents: place.clone(),
                    id: self.id(below, shown),
                    fields: sent.as_object().cloned().unwrap_or_default(),
                })
                .collect();
            let expected = self.expected.entry(below).or_default();
            expected.retain(|it| it.parents != place);
            expected.extend(resources);
        }
    }

    fn any(&mut self, index: usize) -> Option<usize> {
        let count = self.expected.get(&index).map_or(0, Vec::len);
        (count > 0).then(|| self.random.usize(..count))
    }

    async fn read(&mut self, index: usize) {
        let (Some(at), Some(operation)) = (self.any(index), self.operation(index, "read")) else {
            return;
        };
        let expected = self.expected[&index][at].clone();
        let request = self.request(operation, &place(&expected));
        let response = self.send(&request).await;
        assert_eq!(response.status, operation.status, "{}", self.last());
        self.check_fields(index, &expected.fields, &item_of(&response.json()));
    }

    fn operation(&self, index: usize, role: &str) -> Option<&'static Operation> {
        self.collections[index].by_role.get(role).copied()
    }

    async fn change(&mut self, index: usize, role: &str) {
        let (Some(at), Some(operation)) = (self.any(index), self.operation(index, role)) else {
            return;
        };
        let mut expected = self.expected[&index][at].clone();
        let request = self.request(operation, &place(&expected));
        let response = self.send(&request).await;
        if is_rejected(&response) {
            return self.check_list(index, &expected.parents).await;
        }
        assert_eq!(response.status, operation.status, "{}", self.last());
        let sent: Value = serde_json::from_str(request.body.as_deref().unwrap_or("{}")).unwrap();
        for (name, value) in sent.as_object().into_iter().flatten() {
            match (role, expected.fields.get_mut(name)) {
                ("merge", Some(old)) => merge(old, value),
                _ => {
                    expected.fields.insert(name.clone(), value.clone());
                }
            }
        }
        if role == "replace" {
            // What becomes of an omitted field is not known.
            let sent = sent.as_object().cloned().unwrap_or_default();
            expected.fields.retain(|name, _| sent.contains_key(name));
        }
        self.expected.get_mut(&index).unwrap()[at] = expected.clone();
        let sent = sent.as_object().cloned().unwrap_or_default();
        self.adopt(index, &expected, &sent).await;
        self.read(index).await;
    }

    async fn delete(&mut self, index: usize) {
        let (Some(at), Some(operation)) = (self.any(index), self.operation(index, "delete")) else {
            return;
        };
        let expected = self.expected.get_mut(&index).unwrap().remove(at);
        let place = place(&expected);
        let request = self.request(operation, &place);
        let response = self.send(&request).await;
        assert_eq!(response.status, operation.status, "{}", self.last());
        for (other, resources) in &mut self.expected {
            let below = self.collections[*other]
                .template
                .starts_with(&format!("{}/", self.collections[index].template));
            resources.retain(|it| !(below && it.parents.starts_with(&place)));
        }
        self.check_list(index, &expected.parents).await;
        for below in 0..self.collections.len() {
            let template = &self.collections[below].template;
            let list = self.operation(below, "list");
            if let (Some(operation), Some(_)) = (
                list,
                segment_below(template, &self.collections[index].template),
            ) {
                let request = self.request(operation, &place);
                let response = self.send(&request).await;
                assert_eq!(response.status, 404, "{}", self.last());
            }
        }
        for role in ["read", "delete", "replace", "merge"] {
            if let Some(operation) = self.operation(index, role) {
                let request = self.request(operation, &place);
                let response = self.send(&request).await;
                // 422: the body refers to the resource itself.
                assert!([404, 422].contains(&response.status), "{}", self.last());
            }
        }
    }

    /// Sends a request whose body is invalid or whose id does not exist.
    async fn reject(&mut self, index: usize) {
        let Some(parents) = self.random.choice(self.places(index)) else {
            return;
        };
        let operation = self.collections[index].by_role["create"];
        let mut request = self.request(operation, &parents);
        let mut body: Value =
            serde_json::from_str(request.body.as_deref().unwrap_or("{}")).unwrap();
        let names: Vec<String> = body
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        let Some(name) = self.random.choice(names) else {
            return;
        };
        body[&name] = json!([[["wrong"]]]);
        let schema = operation.body.as_ref().map(|body| &body.schema);
        if schema.is_some_and(|schema| is_valid(schema, &body)) {
            return;
        }
        request.body = Some(body.to_string());
        let response = self.send(&request).await;
        assert_eq!(response.status, 422, "{}", self.last());
        self.check_list(index, &parents).await;
    }

    async fn step(&mut self) {
        let index = self.random.usize(..self.collections.len());
        match self.random.u8(..12) {
            0..4 => self.create(index).await,
            4 | 5 => self.read(index).await,
            6 => self.change(index, "replace").await,
            7 => self.change(index, "merge").await,
            8 | 9 => self.delete(index).await,
            _ => self.reject(index).await,
        }
    }
}

fn place(resource: &Expected) -> Vec<String> {
    let own = resource.id.split('/').map(str::to_owned);
    resource.parents.iter().cloned().chain(own).collect()
}

/// Returns whether a valid request contradicts the state: a name is taken, or the collection that it refers to is empty.
fn is_rejected(response: &Response) -> bool {
    response.status == 409 || (response.status == 422 && response.body.contains("is not the id of"))
}

async fn run(seed: u64, steps: usize) {
    let mut run = Run::new(seed).await;
    for _ in 0..steps {
        run.step().await;
    }
    for index in 0..run.collections.len() {
        for parents in run.places(index) {
            run.check_list(index, &parents).await;
        }
    }
}

#[tokio::test]
async fn random_sequences_agree_with_a_list_of_what_exists() {
    let chosen = std::env::var("FAKE_SEED")
        .ok()
        .map(|seed| seed.parse().unwrap());
    let seeds = chosen.map_or((1..4).collect(), |seed| vec![seed]);
    for seed in seeds {
        eprintln!("FAKE_SEED={seed}");
        run(seed, 200).await;
    }
}

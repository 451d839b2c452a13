//! The collections of the store, and the operations of each.

use std::collections::{BTreeMap, HashMap};

use openapi_mock::resources::Outside;

use super::super::operations;
use crate::document::Operation;
use crate::server::MockServer;
use crate::state;

/// Collections that cannot be created and listed.
const NOT_DRIVEN: [&str; 11] = [
    "/v3/audit-logs",
    "/v3/audit-logs/export/history",
    "/v3/catalog-services/{serviceID}/alert-sources",
    "/v3/exports",
    "/v3/extensions/msteams/config",
    "/v3/global-oncall-reminder-rules",
    "/v3/workflows/{workflowID}/logs",
    "/v4/schedules/{scheduleID}/ical-link",
    "/v4/statuspages/{statuspageID}/states",
    "/v4/statuspages/{statuspageID}/status",
    "/v4/statuspages/{statuspageID}/subscribers",
];

/// The operations of a collection by what they do.
pub(super) struct Collection {
    pub(super) template: String,
    /// The number of path parameters above a resource.
    pub(super) parents: usize,
    pub(super) by_role: HashMap<&'static str, &'static Operation>,
}

pub(super) fn parameters(template: &str) -> usize {
    template.matches('{').count()
}

/// Splits the path of a resource into that of its collection and the number of its keys.
pub(super) fn collection_of(template: &str) -> (&str, usize) {
    let (mut base, mut keys) = (template, 0);
    while base.ends_with('}') {
        base = base.rsplit_once('/').map_or("", |(base, _)| base);
        keys += 1;
    }
    (base, keys)
}

/// Returns the last segment of the path of a collection that is directly below a resource of another one.
pub(super) fn segment_below<'t>(template: &'t str, above: &str) -> Option<&'t str> {
    let (item, segment) = template.rsplit_once('/')?;
    (collection_of(item) == (above, 1)).then_some(segment)
}

/// Returns the collections whose resources are in the store.
pub(super) fn collections(mock: &MockServer) -> Vec<Collection> {
    let state = mock.state();
    let database = state.database();
    let roles: HashMap<&str, &'static str> = state::model().unwrap().operations().collect();
    let mut found: BTreeMap<&str, Collection> = BTreeMap::new();
    for operation in operations() {
        let (base, _) = collection_of(&operation.template);
        let Some(role) = roles.get(operation.id.as_str()) else {
            continue;
        };
        if database.find(base, "").is_some() {
            continue;
        }
        let collection = found.entry(base).or_insert_with(|| Collection {
            template: base.to_owned(),
            parents: parameters(base),
            by_role: HashMap::new(),
        });
        collection.by_role.insert(role, operation);
    }
    let mut found: Vec<Collection> = found.into_values().collect();
    found.retain(|it| it.by_role.contains_key("create"));
    found
}

#[tokio::test]
async fn every_collection_of_the_store_is_driven() {
    let mock = MockServer::start().await.unwrap();
    let driven: Vec<String> = collections(&mock)
        .into_iter()
        .map(|it| it.template)
        .collect();
    let state = mock.state();
    let database = state.database();
    let mut left: Vec<&str> = state::model().unwrap().collections().collect();
    left.retain(|it| database.find(it, "").is_none() && !driven.iter().any(|other| other == it));
    assert_eq!(left, NOT_DRIVEN);
}

//! Sends requests, and compares the responses with what should exist.

use serde_json::{Map, Value};

use super::super::requests::{Request, only_required, valid_request};
use super::super::{Response, is_valid};
use super::Run;
use super::collections::segment_below;
use super::values::{difference, items, vary};
use crate::document::Operation;

impl Run {
    /// Returns a valid request of an operation at a place.
    pub(super) fn request(&mut self, operation: &Operation, place: &[String]) -> Request {
        let mut request = only_required(operation, valid_request(operation, &self.fixture.mock));
        let names = operation
            .template
            .split('/')
            .filter(|it| it.starts_with('{'));
        for (name, value) in names.zip(place) {
            request
                .path
                .insert(name.trim_matches(['{', '}']).to_owned(), value.clone());
        }
        for (name, value) in &mut request.query {
            match name.as_str() {
                "pageSize" | "limit" => "1000".clone_into(value),
                "offset" => "0".clone_into(value),
                "pageNumber" => "1".clone_into(value),
                _ => {}
            }
        }
        if let (Some(body), Some(schema)) = (&mut request.body, &operation.body) {
            let mut value: Value = serde_json::from_str(body).unwrap();
            vary(&mut self.random, &mut value, &|value| {
                is_valid(&schema.schema, value)
            });
            *body = value.to_string();
        }
        request
    }

    pub(super) async fn send(&mut self, request: &Request) -> Response {
        self.fixture.mock.state().database().limited_calls.clear();
        let response = self.fixture.send(request).await;
        let body = request.body.as_deref().unwrap_or("");
        let line = format!(
            "{} {} {body} -> {} {}",
            request.method,
            request.path_and_query(),
            response.status,
            response.body
        );
        self.log.push(line);
        assert!(response.status < 500, "{}", self.last());
        response
    }

    pub(super) fn last(&self) -> String {
        let from = self.log.len().saturating_sub(4);
        self.log[from..].join("\n")
    }

    pub(super) async fn list(&mut self, index: usize, parents: &[String]) -> Vec<Value> {
        let Some(operation) = self.operation(index, "list") else {
            return Vec::new();
        };
        let request = self.request(operation, parents);
        let response = self.send(&request).await;
        assert_eq!(response.status, operation.status, "{}", self.last());
        items(&response.json())
    }

    /// Compares the list of a collection with what should exist.
    pub(super) async fn check_list(&mut self, index: usize, parents: &[String]) {
        if self.operation(index, "list").is_none() {
            return;
        }
        let shown = self.list(index, parents).await;
        let shown: Vec<String> = shown.iter().map(|fields| self.id(index, fields)).collect();
        let mut expected = Vec::new();
        for resource in self.expected.get(&index).into_iter().flatten() {
            if resource.parents == parents {
                expected.push(resource.id.clone());
            }
        }
        assert_eq!(shown, expected, "{}", self.last());
    }

    /// Checks that a resource shows the fields of the request.
    pub(super) fn check_fields(&self, index: usize, expected: &Map<String, Value>, shown: &Value) {
        let template = &self.collections[index].template;
        for (name, sent) in expected {
            let mut collections = self.collections.iter();
            let embedded =
                collections.any(|it| segment_below(&it.template, template) == Some(name));
            let Some(value) = shown.get(name).filter(|_| !embedded) else {
                continue;
            };
            let found = difference(name, sent, value);
            assert_eq!(found, None, "{template}\n{}", self.last());
        }
    }
}

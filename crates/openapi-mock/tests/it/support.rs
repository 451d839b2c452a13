//! The service, its document, and a client.

use std::sync::LazyLock;
use std::time::Duration;

use http::HeaderMap;
use openapi_mock::{
    Document, Host, Operation, RawRequest, Response, Server, ServerOptions, Service, validate,
};
use serde_json::{Value, json};

pub const TOKEN: &str = "access-token-canary";

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let undocumented = json!({ "paths": { "/hooks/{key}": { "post": {
        "operationId": "sendHook", "x-secret": true, "security": [],
        "parameters": [{ "name": "key", "in": "path", "schema": { "type": "string" } }],
        "responses": { "202": {} },
    } } } });
    Document::with_undocumented(&document().to_string(), &undocumented.to_string()).unwrap()
});

fn document() -> Value {
    let id = json!({ "name": "id", "in": "path", "schema": { "type": "integer" } });
    let item = json!({ "schema": { "$ref": "#/components/schemas/Item" } });
    let response = json!({ "200": { "content": { "application/json": item } } });
    json!({
        "paths": {
            "/token": { "post": {
                "operationId": "getToken",
                "requestBody": { "required": true, "content": { "application/x-www-form-urlencoded": { "schema": {
                    "properties": { "user": { "type": "string" }, "password": { "type": "string", "x-secret": true } },
                } } } },
                "responses": { "200": { "content": { "application/json": { "schema": {
                    "properties": { "token": { "type": "string", "x-secret": true } },
                } } } } },
            } },
            "/items": {
                "get": {
                    "operationId": "listItems",
                    "parameters": [
                        { "name": "owner", "in": "query", "required": true, "schema": { "type": "string" } },
                        { "name": "limit", "in": "query", "schema": { "type": "integer" } },
                        { "name": "tags", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
                        { "name": "signature", "in": "query", "schema": { "type": "string", "x-secret": true } },
                        { "name": "X-Key", "in": "header", "schema": { "type": "string", "x-secret": true } },
                        { "name": "X-Page", "in": "header", "schema": { "type": "integer" } },
                    ],
                    "responses": { "200": { "content": { "application/json": {} } } },
                },
                "post": {
                    "operationId": "createItem",
                    "requestBody": { "required": true, "content": { "application/json": item } },
                    "responses": response,
                },
            },
            "/items/{id}": {
                "parameters": [id],
                "get": { "operationId": "getItem", "responses": response },
                "delete": { "operationId": "deleteItem", "responses": { "204": {} } },
            },
            "/items/latest": {
                "get": { "operationId": "getLatestItem", "responses": response },
            },
        },
        "components": { "schemas": { "Item": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": { "type": "string" },
                "address": { "type": "object", "required": ["city"], "properties": { "city": { "type": "string" } } },
                "api_key": { "type": "string", "x-secret": true },
                "headers": { "type": "object", "x-secret": true },
                "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Item" } },
                "labels": { "type": "object", "additionalProperties": { "type": "string" } },
            },
        } } },
    })
}

/// Responds with the id of the operation, its path parameters, and the body it received.
pub struct Echo;

impl Service for Echo {
    type Caller = ();

    fn document(&self) -> &'static Document {
        &DOCUMENT
    }

    fn host(&self, operation: &Operation) -> Host {
        match operation.id.as_str() {
            "getToken" => Host::Authentication,
            _ => Host::Api,
        }
    }

    fn authenticate(&self, host: Host, _: &str, headers: &HeaderMap) -> Result<(), Response> {
        let expected = format!("Bearer {TOKEN}");
        let valid = headers
            .get("authorization")
            .is_some_and(|value| *value == expected);
        match valid || host == Host::Authentication {
            true => Ok(()),
            false => Err(self.error(host, 401, "no token")),
        }
    }

    fn anonymous(&self, operation: &Operation) -> Option<()> {
        operation.anonymous.then_some(())
    }

    fn execute(&self, operation: &Operation, request: RawRequest<'_>, (): ()) -> Response {
        if operation.id == "getToken" {
            return Response::json(200, &json!({ "token": TOKEN }));
        }
        let input = match validate(&DOCUMENT, operation, request, &()) {
            Ok(input) => input,
            Err(rejection) => return self.error(Host::Api, 400, &rejection.to_string()),
        };
        match operation.status {
            200 => Response::json(
                200,
                &json!({ "operation": operation.id, "path": input.path, "query": input.query, "body": input.body }),
            ),
            status => Response::empty(status),
        }
    }

    fn error(&self, _: Host, status: u16, message: &str) -> Response {
        Response::json(status, &json!({ "error": message }))
    }
}

pub async fn start() -> Server<Echo> {
    start_with(|_| {}).await
}

pub async fn start_with(change: impl FnOnce(&mut ServerOptions)) -> Server<Echo> {
    let mut options = ServerOptions::default();
    change(&mut options);
    Server::start(Echo, options).await.unwrap()
}

/// A response: status, `Allow` header, and body.
#[derive(Debug)]
pub struct Received {
    pub status: u16,
    pub allow: Option<String>,
    pub body: Value,
}

impl Received {
    pub fn error(&self) -> &str {
        self.body["error"]
            .as_str()
            .unwrap_or_else(|| panic!("{self:?}"))
    }
}

pub fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(60))
        .build()
        .unwrap()
}

/// Creates a request to the API host with the token.
pub fn request(server: &Server<Echo>, method: &str, path: &str) -> reqwest::RequestBuilder {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let url = format!("{}{path}", server.api_url());
    client().request(method, url).bearer_auth(TOKEN)
}

/// Creates a request for a token.
pub fn token_request(server: &Server<Echo>) -> reqwest::RequestBuilder {
    let url = format!("{}/token", server.authentication_url());
    client()
        .post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body("user=ada&password=password-canary%21")
}

pub async fn send(request: reqwest::RequestBuilder) -> Received {
    let response = request.send().await.unwrap();
    let allow = response.headers().get("allow");
    let allow = allow.map(|value| value.to_str().unwrap().to_owned());
    let status = response.status().as_u16();
    let body = response.bytes().await.unwrap();
    Received {
        status,
        allow,
        body: serde_json::from_slice(&body).unwrap_or_default(),
    }
}

pub async fn get(server: &Server<Echo>, path: &str) -> Received {
    send(request(server, "GET", path)).await
}

pub async fn post(server: &Server<Echo>, path: &str, body: &Value) -> Received {
    let request = request(server, "POST", path).header("content-type", "application/json");
    send(request.body(body.to_string())).await
}

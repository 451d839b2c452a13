//! A plain HTTP client with base URLs and an access token.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer, Seed};

/// 2026-03-02T12:00:00Z
pub fn noon() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_452_800)
}

/// Starts a server without data, and returns it with the client of its account owner.
pub async fn empty(clock: &Clock) -> (MockServer, Client) {
    let builder = MockServer::builder().clock(clock.clone());
    let mock = builder.seed(Seed::empty()).start().await.unwrap();
    let client = Client::new(&mock).await;
    (mock, client)
}

pub struct Client {
    http: reqwest::Client,
    api: String,
    authentication: String,
    pub token: String,
}

/// A response.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub content_type: String,
    pub retry_after: Option<String>,
    pub text: String,
}

impl Response {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    pub fn data(&self) -> Value {
        assert!((200..300).contains(&self.status), "{self:?}");
        self.json()["data"].clone()
    }

    /// Returns the message of an error in the v3 format.
    pub fn error_message(&self) -> String {
        let body = self.json();
        assert_eq!(body["meta"]["status"], self.status, "{body}");
        body["meta"]["error_message"].as_str().unwrap().to_owned()
    }
}

fn http() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

impl Client {
    /// Creates a client with the account owner's access token.
    pub async fn new(mock: &MockServer) -> Self {
        let (api, authentication) = (mock.api_url(), mock.authentication_url());
        Self::at(&api, &authentication, mock.refresh_token()).await
    }

    /// Creates a client of the server with these URLs.
    pub async fn at(api: &str, authentication: &str, refresh_token: &str) -> Self {
        let mut client = Self {
            http: http(),
            api: api.to_owned(),
            authentication: authentication.to_owned(),
            token: String::new(),
        };
        let response = client.exchange(refresh_token).await;
        client.token = response.data()["access_token"].as_str().unwrap().to_owned();
        client
    }

    /// Creates a client with an access token of another user.
    pub async fn of(mock: &MockServer, user_id: &str) -> Self {
        let refresh_token = mock.refresh_token_for(user_id).unwrap();
        let (api, authentication) = (mock.api_url(), mock.authentication_url());
        Self::at(&api, &authentication, &refresh_token).await
    }

    /// Creates a client without an access token.
    pub fn anonymous(mock: &MockServer) -> Self {
        Self {
            http: http(),
            api: mock.api_url(),
            authentication: mock.authentication_url(),
            token: String::new(),
        }
    }

    /// Creates a squad of one user and returns its id.
    pub async fn squad(&self, team: &str, user: &str) -> String {
        let members = json!([{ "user_id": user, "role": "owner" }]);
        let squad = json!({ "name": "Engines", "owner_id": team, "members": members });
        let squad = self.post("/v4/squads", &squad).await.data();
        squad["id"].as_str().unwrap().to_owned()
    }

    pub async fn exchange(&self, refresh_token: &str) -> Response {
        let request = self
            .http
            .get(format!("{}/oauth/access-token", self.authentication))
            .header("X-Refresh-Token", refresh_token);
        read(request.send().await.unwrap()).await
    }

    pub fn request(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::RequestBuilder {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.http.request(method, format!("{}{path}", self.api));
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        request
    }

    pub async fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Response {
        read(self.request(method, path, body).send().await.unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Response {
        self.send("GET", path, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Response {
        self.send("POST", path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Response {
        self.send("PUT", path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Response {
        self.send("PATCH", path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Response {
        self.send("DELETE", path, None).await
    }
}

pub async fn read(response: reqwest::Response) -> Response {
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        Some(value.to_str().unwrap().to_owned())
    };
    let (content_type, retry_after) = (header("content-type"), header("retry-after"));
    Response {
        status: response.status().as_u16(),
        content_type: content_type.unwrap_or_default(),
        retry_after,
        text: response.text().await.unwrap(),
    }
}

/// A server with the demo data, the client of its account owner, the first team, and the users.
pub struct Fixture {
    pub mock: MockServer,
    pub client: Client,
    pub team: String,
    pub users: Vec<String>,
}

impl Fixture {
    pub async fn new() -> Self {
        let mock = MockServer::start().await.unwrap();
        let client = Client::new(&mock).await;
        let state = mock.state();
        Self {
            team: state.teams()[0].id.clone(),
            users: state.users().into_iter().map(|user| user.id).collect(),
            client,
            mock,
        }
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        self.client.post(path, &body).await.data()
    }

    pub async fn get(&self, path: &str) -> Value {
        self.client.get(path).await.data()
    }
}

//! A plain HTTP client for the tests: it knows base URLs and a bearer token, and nothing of the API.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic
)]

use serde_json::Value;
use squadcast_mock::MockServer;

pub struct Client {
    http: reqwest::Client,
    api: String,
    authentication: String,
    pub token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub content_type: String,
    pub retry_after: Option<String>,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    pub fn data(&self) -> Value {
        assert!((200..300).contains(&self.status), "{self:?}");
        self.json()["data"].clone()
    }

    /// The message of a refusal in the v3 form.
    pub fn refusal(&self) -> String {
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
    /// A client that has exchanged the account owner's refresh token.
    pub async fn new(mock: &MockServer) -> Self {
        let mut client = Self::anonymous(mock);
        let reply = client.exchange(mock.refresh_token()).await;
        client.token = reply.data()["access_token"].as_str().unwrap().to_owned();
        client
    }

    /// A client for another user.
    pub async fn of(mock: &MockServer, user_id: &str) -> Self {
        let refresh_token = mock.refresh_token_for(user_id).unwrap();
        let mut client = Self::anonymous(mock);
        let reply = client.exchange(&refresh_token).await;
        client.token = reply.data()["access_token"].as_str().unwrap().to_owned();
        client
    }

    /// A client without a bearer token.
    pub fn anonymous(mock: &MockServer) -> Self {
        Self {
            http: http(),
            api: mock.api_url(),
            authentication: mock.authentication_url(),
            token: String::new(),
        }
    }

    pub async fn exchange(&self, refresh_token: &str) -> Reply {
        let request = self
            .http
            .get(format!("{}/oauth/access-token", self.authentication))
            .header("X-Refresh-Token", refresh_token);
        reply(request.send().await.unwrap()).await
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

    pub async fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        reply(self.request(method, path, body).send().await.unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Reply {
        self.send("PUT", path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Reply {
        self.send("PATCH", path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, None).await
    }
}

pub async fn reply(response: reqwest::Response) -> Reply {
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        Some(value.to_str().unwrap().to_owned())
    };
    let (content_type, retry_after) = (header("content-type"), header("retry-after"));
    Reply {
        status: response.status().as_u16(),
        content_type: content_type.unwrap_or_default(),
        retry_after,
        text: response.text().await.unwrap(),
    }
}

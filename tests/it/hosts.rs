//! Over real sockets, with the default transport: a secret is sent to the host it belongs to only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use httpmock::MockServer;
use serde_json::json;
use squadcast::Squadcast;

const REFRESH_TOKEN: &str = "refresh-0123456789abcdef";

/// A path in a base URL is kept.
#[tokio::test]
async fn each_host_receives_its_own_secret_only() {
    let api = MockServer::start_async().await;
    let authentication = MockServer::start_async().await;
    let exchange = authentication.mock(|when, then| {
        when.method("GET")
            .path("/prefix/oauth/access-token")
            .header("x-refresh-token", REFRESH_TOKEN)
            .header_missing("authorization");
        then.status(200).json_body(json!({ "data": {
            "access_token": "access-1", "expires_at": 4_102_444_800_i64,
            "issued_at": 1_700_000_000, "refresh_token": "", "type": "bearer",
        } }));
    });
    let list = api.mock(|when, then| {
        when.method("GET")
            .path("/v3/teams")
            .header("authorization", "Bearer access-1")
            .header_missing("x-refresh-token");
        then.status(200)
            .json_body(json!({ "data": [{ "id": "t1", "name": "Payments" }] }));
    });
    let client = Squadcast::builder()
        .base_urls(
            api.base_url(),
            format!("{}/prefix/", authentication.base_url()),
        )
        .refresh_token(REFRESH_TOKEN)
        .build()
        .unwrap();
    let teams = client.teams().list().await.unwrap();
    assert_eq!(teams[0].name, "Payments");
    exchange.assert();
    list.assert();
}

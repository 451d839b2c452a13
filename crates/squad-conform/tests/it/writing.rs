//! A run that writes.

use std::future::pending;

use squad_conform::Api;
use squad_conform::drive::{self, Credential, Prefix, Target};
use squad_core::BaseUrls;
use squadcast_mock::MockServer;

fn target(mock: &MockServer) -> Target {
    Target {
        api: Api::Squadcast,
        urls: BaseUrls::new(&mock.api_url(), &mock.authentication_url()).unwrap(),
        credential: Credential::RefreshToken(mock.refresh_token().to_owned()),
        known: Default::default(),
    }
}

#[tokio::test]
async fn dump() {
    let mock = MockServer::start().await.unwrap();
    let prefix = Prefix::random();
    let report = drive::writing(&target(&mock), &prefix, pending())
        .await
        .unwrap();
    println!("{report}");
    for r in mock.requests() {
        if r.method != "GET" {
            println!("{r} {}", String::from_utf8_lossy(r.body().unwrap()));
        }
    }
}

//! A run that writes touches nothing but objects of its own, and deletes them whatever happens.

mod account;
mod failures;
mod interruption;
mod ownership;
mod program;

use std::future::pending;

use squad_conform::drive::{self, Credential, Prefix, Target};
use squad_conform::{Api, Report};
use squad_core::BaseUrls;
use squadcast_mock::MockServer;

use self::account::Account;

/// A fake account, and what it contained before.
struct Scene {
    mock: MockServer,
    before: Account,
    prefix: Prefix,
}

impl Scene {
    async fn new() -> Self {
        let mock = MockServer::start().await.unwrap();
        Self {
            before: Account::of(&mock).await,
            mock,
            prefix: Prefix::random(),
        }
    }

    async fn write(&self) -> Report {
        let target = target(&self.mock);
        drive::writing(&target, &self.prefix, pending())
            .await
            .unwrap()
    }

    async fn assert_unchanged(&self) {
        self.before.assert_equals(&Account::of(&self.mock).await);
    }
}

fn target(mock: &MockServer) -> Target {
    Target {
        api: Api::Squadcast,
        urls: BaseUrls::new(&mock.api_url(), &mock.authentication_url()).unwrap(),
        credential: Credential::RefreshToken(mock.refresh_token().to_owned()),
        known: Default::default(),
    }
}

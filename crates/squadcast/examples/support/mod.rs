//! The service that the examples talk to.
//!
//! With SQUADCAST_REFRESH_TOKEN and SQUADCAST_REGION an example uses that account, else a fake of the service that runs inside
//! the program. In an account an example changes nothing unless APPLY=1 is set. SQUADCAST_TEAM is the name of the team.
#![allow(dead_code)]

use std::env;
use std::error::Error;

use squadcast::{REFRESH_TOKEN_VARIABLE, Squadcast, Team};
use squadcast_mock::{MockServer, Seed};

pub(crate) type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

/// A client, and the fake that it talks to unless there is an account.
pub(crate) struct Service {
    pub(crate) client: Squadcast,
    pub(crate) fake: Option<MockServer>,
}

impl Service {
    /// Connects to the account of the environment, or starts a fake with demo data.
    pub(crate) async fn connect() -> Result<Self> {
        if env::var_os(REFRESH_TOKEN_VARIABLE).is_some() {
            let client = Squadcast::from_env()?;
            return Ok(Self { client, fake: None });
        }
        Self::fake(Seed::demo()).await
    }

    /// Starts a fake.
    pub(crate) async fn fake(seed: Seed) -> Result<Self> {
        let fake = MockServer::builder().seed(seed).start().await?;
        let client = Squadcast::builder()
            .base_urls(fake.api_url(), fake.authentication_url())
            .refresh_token(fake.refresh_token())
            .build()?;
        Ok(Self {
            client,
            fake: Some(fake),
        })
    }

    /// Lets the fake run until the program ends.
    pub(crate) fn leak(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// Returns whether the example may change the service.
    pub(crate) fn applies(&self) -> bool {
        self.fake.is_some() || env::var("APPLY").is_ok_and(|value| value == "1")
    }

    /// Returns the team of the example.
    pub(crate) async fn team(&self) -> Result<Team> {
        let teams = self.client.teams().list().await?;
        let name = env::var("SQUADCAST_TEAM").ok();
        let found = teams
            .into_iter()
            .find(|team| name.as_ref().is_none_or(|name| *name == team.name));
        Ok(found.ok_or("there is no such team")?)
    }
}

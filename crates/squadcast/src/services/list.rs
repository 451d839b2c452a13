//! Listing the services of a team.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;

use super::Service;
use crate::{List, Result, Squadcast, id, kind};

/// The services of a team, all or some: await it for a `Vec`, or take it as a stream. From
/// [`Services::list`](super::Services::list).
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct ServiceList<'a> {
    client: &'a Squadcast,
    team: Box<str>,
    entity_owner: Option<String>,
    name: Option<String>,
}

impl<'a> ServiceList<'a> {
    pub(super) fn new(client: &'a Squadcast, team: &str) -> Self {
        Self {
            client,
            team: team.into(),
            entity_owner: None,
            name: None,
        }
    }

    /// Only services of this name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Only services whose owner has this id: a user's or a squad's.
    pub fn entity_owner(mut self, owner: impl AsRef<str>) -> Self {
        self.entity_owner = Some(owner.as_ref().to_owned());
        self
    }

    /// The services one by one.
    pub fn stream(self) -> List<'a, Service> {
        let raw = self.client.raw();
        List::whole(async move {
            let team = id::check::<kind::Team>(&self.team)?;
            raw.services_get_services(team, self.entity_owner.as_deref(), self.name.as_deref())
                .await
                .map(crate::Response::into_inner)
        })
    }
}

impl<'a> IntoFuture for ServiceList<'a> {
    type Output = Result<Vec<Service>>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

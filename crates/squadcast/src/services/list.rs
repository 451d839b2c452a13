//! The list of the services of a team.

use std::future::IntoFuture;
use std::time::Duration;

use squadcast_raw::operations::services::ServicesGetServices;

use super::Service;
use crate::{IdOf, List, RequestBuilder, Result, RetryPolicy, Squadcast, TeamId, kind};

/// The services of a team: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`Services::list`](super::Services::list).
#[derive(Debug)]
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct ServiceList(Result<ServicesGetServices>);

impl ServiceList {
    pub(super) fn new(client: &Squadcast, team: impl IdOf<kind::Team>) -> Self {
        Self(TeamId::of(team).map(|team| client.raw().services_get_services(team.as_str())))
    }

    /// Lists only services with this name.
    pub fn name(self, name: impl AsRef<str>) -> Self {
        Self(self.0.map(|request| request.name(name.as_ref())))
    }

    /// Lists only services whose owner has this id, which is the id of a user or of a squad.
    pub fn entity_owner(self, owner: impl AsRef<str>) -> Self {
        Self(self.0.map(|request| request.entity_owner(owner.as_ref())))
    }

    /// Sets the deadline of the request, instead of the client's; `None` disables it.
    pub fn deadline(self, deadline: impl Into<Option<Duration>>) -> Self {
        Self(self.0.map(|request| request.deadline(deadline)))
    }

    /// Sets the retry policy of the request, instead of the client's.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self(self.0.map(|request| request.retry(policy)))
    }

    /// Converts this into the request type that all methods share, for example for its `with_response`.
    pub fn into_request(self) -> RequestBuilder<Vec<Service>> {
        self.0.map(ServicesGetServices::into_request).into()
    }

    /// Streams the services.
    pub fn stream(self) -> List<Service> {
        List::from_request(self.into_request())
    }
}

impl From<ServiceList> for List<Service> {
    fn from(list: ServiceList) -> Self {
        list.stream()
    }
}

impl IntoFuture for ServiceList {
    type Output = Result<Vec<Service>>;
    type IntoFuture = RequestBuilder<Vec<Service>>;

    fn into_future(self) -> Self::IntoFuture {
        self.into_request()
    }
}

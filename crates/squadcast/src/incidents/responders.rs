//! The additional responders of an incident.

use std::borrow::Cow;

use squadcast_raw::incidents::{AddAdditionalRespondersRequest, NewAdditionalResponder};

use super::{AdditionalResponder, AdditionalResponderDetails, UserOrSquad, needed};
use crate::id::identified;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, SquadId, Squadcast, UserId, kind};

/// The additional responders of one incident. From [`Incidents::responders`](super::Incidents::responders).
#[derive(Debug, Clone)]
pub struct Responders<'a> {
    client: &'a Squadcast,
    incident: Box<str>,
}

impl<'a> Responders<'a> {
    pub(super) fn new(client: &'a Squadcast, incident: &str) -> Self {
        Self {
            client,
            incident: incident.into(),
        }
    }

    /// Lists the additional responders.
    ///
    /// Operation: `AdditionalResponders_getAdditionalResponders`.
    pub fn list(&self) -> List<AdditionalResponder> {
        let raw = self.client.raw();
        let listed = raw.additional_responders_get_additional_responders(&self.incident);
        List::from_request(
            listed
                .into_request()
                .map(|response| response.additional_responders),
        )
    }

    /// Adds users and squads as responders. Returns all additional responders.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, SquadId, UserId};
    /// # use squadcast::incidents::UserOrSquad;
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId, ada: UserId, dbas: SquadId,
    /// # ) -> squadcast::Result<()> {
    /// let responders = client.incidents().responders(&incident);
    /// let new = [UserOrSquad::User(ada), UserOrSquad::Squad(dbas)];
    /// let all = responders.add(new).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) without a responder,
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `AdditionalResponders_addAdditionalResponders`.
    pub fn add(
        &self,
        responders: impl IntoIterator<Item = impl Into<UserOrSquad>>,
    ) -> RequestBuilder<Vec<AdditionalResponder>> {
        request(|| {
            let responders = responders.into_iter();
            let responders: Vec<NewAdditionalResponder> = responders
                .map(|responder| responder.into().into())
                .collect();
            let responders = needed("a responder", responders)?;
            let body = AddAdditionalRespondersRequest::new(responders);
            let raw = self.client.raw();
            let added = raw.additional_responders_add_additional_responders(&self.incident, &body);
            Ok(added
                .into_request()
                .map(|response| response.additional_responders))
        })
    }

    /// Removes a user or a squad from the responders.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it is not an additional responder.
    ///
    /// Operation: `AdditionalResponders_removeAdditionalResponders`.
    pub fn remove(&self, responder: impl IdOf<kind::Responder>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.additional_responders_remove_additional_responders(&self.incident, &responder.id())
            .into()
    }
}

identified!(kind::Responder: AdditionalResponder.id, AdditionalResponderDetails.id);

impl IdOf<kind::Responder> for UserOrSquad {
    fn id(&self) -> Cow<'_, str> {
        self.id().into()
    }
}

impl IdOf<kind::Responder> for UserId {
    fn id(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl IdOf<kind::Responder> for SquadId {
    fn id(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

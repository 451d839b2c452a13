//! Who helps with an incident besides its assignees.

use squadcast_raw::incidents::{
    AddAdditionalRespondersRequest, AdditionalResponderResponse, NewAdditionalResponder,
};

use super::{AdditionalResponder, AdditionalResponderDetails, UserOrSquad};
use crate::{IdOf, List, Result, SquadId, Squadcast, UserId, kind};

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
    pub fn list(&self) -> List<'a, AdditionalResponder> {
        let (raw, incident) = (self.client.raw(), self.incident.clone());
        List::whole(async move {
            raw.additional_responders_get_additional_responders(&incident)
                .await
                .map(listed)
        })
    }

    /// Asks users and squads for help; answers all that now help. Without one nothing is changed.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, SquadId, UserId, incidents::UserOrSquad};
    /// # async fn example(client: &Squadcast, incident: IncidentId, user: UserId, squad: SquadId) -> squadcast::Result<()> {
    /// let helpers = [UserOrSquad::User(user), UserOrSquad::Squad(squad)];
    /// let all = client.incidents().responders(&incident).add(helpers).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn add(
        &self,
        responders: impl IntoIterator<Item = impl Into<UserOrSquad>>,
    ) -> Result<Vec<AdditionalResponder>> {
        let responders: Vec<NewAdditionalResponder> = responders
            .into_iter()
            .map(|responder| responder.into().into())
            .collect();
        if responders.is_empty() {
            return self.list().await;
        }
        let request = AddAdditionalRespondersRequest::new(responders);
        self.client
            .raw()
            .additional_responders_add_additional_responders(&self.incident, &request)
            .await
            .map(listed)
    }

    /// Releases a user or a squad.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it does not help, and every other [`Kind`](crate::Kind).
    pub async fn remove(&self, responder: impl IdOf<kind::Responder>) -> Result<()> {
        self.client
            .raw()
            .additional_responders_remove_additional_responders(&self.incident, responder.id_text())
            .await?;
        Ok(())
    }
}

fn listed(answer: crate::Response<AdditionalResponderResponse>) -> Vec<AdditionalResponder> {
    answer.into_inner().additional_responders
}

impl IdOf<kind::Responder> for AdditionalResponder {
    fn id_text(&self) -> &str {
        &self.id
    }
}

impl IdOf<kind::Responder> for AdditionalResponderDetails {
    fn id_text(&self) -> &str {
        &self.id
    }
}

impl IdOf<kind::Responder> for UserOrSquad {
    fn id_text(&self) -> &str {
        self.id()
    }
}

impl IdOf<kind::Responder> for UserId {
    fn id_text(&self) -> &str {
        self.as_str()
    }
}

impl IdOf<kind::Responder> for SquadId {
    fn id_text(&self) -> &str {
        self.as_str()
    }
}

//! Merging incidents into one, and taking one out again.

use serde_json::{Map, Value, json};
use squadcast_raw::incidents::{
    MergeIntoExistingParentRequest, MergeIntoNewParentRequest, MergeNewParentIncidentRequest,
    UnmergeIncidentRequest,
};

use super::{Assignee, IncidentPriority, Incidents, Merge, Tag};
use crate::{Error, IdOf, IncidentId, Kind, Result, ServiceId, TeamId, kind};

/// An incident that is made to be the parent of a merge.
///
/// ```
/// # use squadcast::{ServiceId, SquadId, incidents::{IncidentPriority, NewParent}};
/// # fn example(service: ServiceId, squad: SquadId) -> squadcast::Result<()> {
/// let parent = NewParent::new("The whole region is down", &squad, &service)?.priority(IncidentPriority::P1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct NewParent(MergeNewParentIncidentRequest);

impl NewParent {
    /// A parent with this title, assigned to `assignee` and raised on `service`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the service's id cannot be one.
    pub fn new(
        message: impl Into<String>,
        assignee: impl Into<Assignee>,
        service: impl IdOf<kind::Service>,
    ) -> Result<Self> {
        let service = ServiceId::new(service.id_text())?;
        Ok(Self(MergeNewParentIncidentRequest::new(
            message,
            assignee.into(),
            service,
        )))
    }

    /// Sets the longer text about what is wrong.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.0 = self.0.description(description);
        self
    }

    /// Sets the priority.
    #[must_use]
    pub fn priority(mut self, priority: impl Into<IncidentPriority>) -> Self {
        self.0 = self.0.priority(priority);
        self
    }

    /// Sets the tags, by key.
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = (impl Into<String>, Tag)>) -> Self {
        let tags: Map<String, Value> = tags
            .into_iter()
            .map(|(key, tag)| {
                (
                    key.into(),
                    json!({ "value": tag.value, "color": tag.color }),
                )
            })
            .collect();
        self.0 = self.0.tags(tags);
        self
    }
}

/// What happens to an incident that is taken out of its merge; nothing unless it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unmerge {
    notify: bool,
    assign_me: bool,
}

impl Unmerge {
    /// Nobody is notified, and the assignees stay.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            notify: false,
            assign_me: false,
        }
    }

    /// Notifies the assignees.
    #[must_use]
    pub const fn notify(mut self) -> Self {
        self.notify = true;
        self
    }

    /// Assigns the incident to the token's user.
    #[must_use]
    pub const fn assign_me(mut self) -> Self {
        self.assign_me = true;
        self
    }
}

impl Incidents<'_> {
    /// Merges incidents into one that exists: they become its children.
    ///
    /// # Errors
    /// [`Kind::Configuration`] without a child, [`is_not_found`](Error::is_not_found) if one of them does not exist, and
    /// every other [`Kind`].
    pub async fn merge_into(
        &self,
        team: impl IdOf<kind::Team>,
        parent: impl IdOf<kind::Incident>,
        children: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Result<Merge> {
        let team = TeamId::new(team.id_text())?;
        let parent = IncidentId::new(parent.id_text())?;
        let request = MergeIntoExistingParentRequest::new(team, parent, checked(children)?);
        Ok(self
            .client
            .raw()
            .incidents_merge_incidents(&request.into())
            .await?
            .into_inner())
    }

    /// Merges incidents into a new one. Every call makes another parent, so it is not repeated by itself.
    ///
    /// # Errors
    /// [`Kind::Configuration`] without a child, [`is_not_found`](Error::is_not_found) if one of them does not exist, and
    /// every other [`Kind`].
    pub async fn merge_into_new(
        &self,
        team: impl IdOf<kind::Team>,
        parent: NewParent,
        children: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Result<Merge> {
        let team = TeamId::new(team.id_text())?;
        let request = MergeIntoNewParentRequest::new(team, checked(children)?, parent.0);
        Ok(self
            .client
            .raw()
            .incidents_merge_incidents(&request.into())
            .await?
            .into_inner())
    }

    /// Takes an incident out of the one it was merged into.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::Unmerge};
    /// # async fn example(client: &Squadcast, child: IncidentId) -> squadcast::Result<()> {
    /// client.incidents().unmerge(&child, Unmerge::new().assign_me()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn unmerge(&self, child: impl IdOf<kind::Incident>, unmerge: Unmerge) -> Result<()> {
        let request = UnmergeIncidentRequest::new(unmerge.notify, unmerge.assign_me);
        self.client
            .raw()
            .incidents_unmerge_incident(child.id_text(), &request)
            .await?;
        Ok(())
    }
}

fn checked(children: impl IntoIterator<Item = impl IdOf<kind::Incident>>) -> Result<Vec<String>> {
    let children = children
        .into_iter()
        .map(|child| IncidentId::new(child.id_text()).map(String::from))
        .collect::<Result<Vec<_>>>()?;
    if children.is_empty() {
        return Err(Error::new(
            Kind::Configuration,
            "a merge needs at least one child; nothing was sent",
        ));
    }
    Ok(children)
}

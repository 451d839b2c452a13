//! Merging incidents into a parent incident, and unmerging.

use serde_json::{Map, Value, json};
use squadcast_raw::incidents::{
    MergeIntoExistingParentRequest, MergeIntoNewParentRequest, MergeNewParentIncidentRequest,
    UnmergeIncidentRequest,
};

use super::{Assignee, IncidentPriority, Incidents, Merge, Tag, needed};
use crate::id::texts;
use crate::request::request;
use crate::{IdOf, IncidentId, RequestBuilder, ServiceId, TeamId, kind};

/// A new incident that becomes the parent of merged incidents.
///
/// ```
/// # use squadcast::{ServiceId, SquadId, incidents::{IncidentPriority, NewParent}};
/// # fn example(service: ServiceId, squad: SquadId) {
/// let parent = NewParent::new("The whole region is down", &squad, &service)
///     .priority(IncidentPriority::P1);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewParent(MergeNewParentIncidentRequest);

impl NewParent {
    /// Creates a parent incident of `service` with a title, assigned to `assignee`.
    pub fn new(
        message: impl Into<String>,
        assignee: impl Into<Assignee>,
        service: impl IdOf<kind::Service>,
    ) -> Self {
        Self(MergeNewParentIncidentRequest::new(
            message,
            assignee.into(),
            service.id(),
        ))
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.0 = self.0.description(description);
        self
    }

    /// Sets the priority.
    pub fn priority(mut self, priority: impl Into<IncidentPriority>) -> Self {
        self.0 = self.0.priority(priority);
        self
    }

    /// Sets the tags, by key.
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

/// Options of unmerging an incident. By default there are no notifications, and the assignees do not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unmerge {
    notify: bool,
    assign_me: bool,
}

impl Unmerge {
    /// Creates the default options.
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

    /// Assigns the incident to the user of the token.
    #[must_use]
    pub const fn assign_me(mut self) -> Self {
        self.assign_me = true;
        self
    }
}

impl Incidents<'_> {
    /// Merges incidents into an existing one, of which they become the children.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) without a child,
    /// [`is_not_found`](crate::Error::is_not_found) if one of the incidents does not exist.
    ///
    /// Operation: `Incidents_mergeIncidents`.
    pub fn merge_into(
        &self,
        team: impl IdOf<kind::Team>,
        parent: impl IdOf<kind::Incident>,
        children: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> RequestBuilder<Merge> {
        request(|| {
            let (team, parent) = (TeamId::of(team)?, IncidentId::of(parent)?);
            let children = needed("a child", texts(children)?)?;
            let body = MergeIntoExistingParentRequest::new(team, parent, children);
            let raw = self.client.raw();
            Ok(raw.incidents_merge_incidents(&body.into()).into())
        })
    }

    /// Merges incidents into a new one. It is not retried blindly, because every call creates another parent.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) without a child,
    /// [`is_not_found`](crate::Error::is_not_found) if one of the incidents does not exist.
    ///
    /// Operation: `Incidents_mergeIncidents`.
    pub fn merge_into_new(
        &self,
        team: impl IdOf<kind::Team>,
        parent: NewParent,
        children: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> RequestBuilder<Merge> {
        request(|| {
            let team = TeamId::of(team)?;
            ServiceId::new(parent.0.service_id.as_str())?;
            let children = needed("a child", texts(children)?)?;
            let body = MergeIntoNewParentRequest::new(team, children, parent.0);
            let raw = self.client.raw();
            Ok(raw.incidents_merge_incidents(&body.into()).into())
        })
    }

    /// Unmerges an incident from its parent.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::Unmerge};
    /// # async fn example(
    /// #     client: &Squadcast, child: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let options = Unmerge::new().assign_me();
    /// client.incidents().unmerge(&child, options).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Incidents_unmergeIncident`.
    pub fn unmerge(
        &self,
        child: impl IdOf<kind::Incident>,
        options: Unmerge,
    ) -> RequestBuilder<()> {
        let body = UnmergeIncidentRequest::new(options.notify, options.assign_me);
        let raw = self.client.raw();
        let unmerged = raw.incidents_unmerge_incident(&child.id(), &body);
        unmerged.into_request().map(drop)
    }
}

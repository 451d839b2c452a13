//! Status pages: they tell visitors and subscribers how the components of a system are.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::jiff::tz::TimeZone;
//! use squadcast::status_pages::{IssueUpdate, NewComponent, NewIssue, NewStatusPage};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let pages = client.status_pages();
//! # let team: squadcast::TeamId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
//!
//! // A page with one component.
//! let acme = NewStatusPage::new("Acme", "acme", "help@acme.example", TimeZone::UTC, &team)
//!     .public(true)
//!     .component(NewComponent::new("Checkout"));
//! let acme = pages.create(&team, acme).await?;
//!
//! // Names of statuses and states are those of the page.
//! let checkout = pages.components(&acme).get_by_name("Checkout").await?;
//! let slow = NewIssue::new("Checkout is slow", "Investigating", "We are looking into it")
//!     .component(&checkout, "Degraded");
//! let issue = pages.issues(&acme).open(slow).await?;
//!
//! let fixed = IssueUpdate::new("Resolved", "Checkout is fast again")
//!     .component(&checkout, "Operational");
//! pages.issues(&acme).post(&issue, fixed).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Names and ids
//! Every page has statuses and issue states of its own ([`statuses`](StatusPages::statuses),
//! [`issue_states`](StatusPages::issue_states)). Where one is needed, its name, its id or the object itself can be given; a
//! name costs one more request, and one that the page does not have is an error that lists those that it has.

mod component_content;
mod component_groups;
mod components;
mod content;
mod issue_content;
mod issues;
mod list;
mod maintenances;
mod subscribers;
mod undocumented;
mod vocabulary;

pub use component_content::{Component, ComponentUpdate, GroupOfComponent, NewComponent};
pub use component_groups::{ComponentGroupUpdate, ComponentGroups, NewComponentGroup};
pub use components::Components;
pub use content::{NewStatusPage, StatusPageUpdate};
pub use issue_content::{IssueUpdate, NewIssue};
pub use issues::Issues;
pub use list::StatusPageList;
pub use maintenances::{MaintenanceUpdate, Maintenances, NewMaintenance};
pub use squadcast_raw::status_pages::{
    ComponentGroup, ComponentGroupsComponent as ComponentInGroup,
    ComponentGroupsComponentStatus as StatusInGroup, ComponentsComponentStatus as ComponentStatus,
    CreateComponentGroupResponse as CreatedComponentGroup,
    CreateComponentResponse as CreatedComponent, CreateIssueResponse as OpenedIssue,
    CreateMaintenanceResponse as PlannedMaintenance, CreateStatusPageResponse as CreatedStatusPage,
    CurrentStatus, GetComponentByIdResponse as ComponentDetails,
    GetComponentGroupByIdResponse as ComponentGroupDetails, GetIssueByIdData as IssueDetails,
    GetMaintenanceByIdResponse as MaintenanceDetails,
    GetStatusPageByIdResponse as StatusPageSettings, Issue, IssueComponent, IssueComponentDetail,
    IssueDetail as IssueHistory, IssueState as CurrentIssueState,
    IssueStateMessage as IssueMessage, IssuesComponentStatus as StatusInIssue,
    ListSubscribersResponseMeta as SubscriberCounts, Maintenance, MaintenanceComponent,
    MaintenanceStatus, NewStatusPageComponent as CreatedEntryComponent,
    NewStatusPageComponentList as CreatedEntry, StatusPage, StatusPageComponent,
    StatusPageIssueState as IssueState, StatusPageStatus, StatusPageSubscriber as Subscriber,
    StatusPageSubscriberComponent as SubscribedComponent, ThemeColor, TotalSubscribersCount,
    UpdateComponentByIdResponse as UpdatedComponent, UpdateIssueResponse as UpdatedIssue,
    UpdateMaintenanceByIdResponse as UpdatedMaintenance,
    UpdateStatusPageByIdResponse as UpdatedStatusPage,
};
pub use subscribers::Subscribers;
pub use vocabulary::{NameOrId, StateRef, StatusRef};

use crate::id::identified;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Squadcast, StatusPageId, TeamId, kind};

/// The status pages. From [`Squadcast::status_pages`].
#[derive(Debug, Clone, Copy)]
pub struct StatusPages<'a> {
    client: &'a Squadcast,
}

impl<'a> StatusPages<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the status pages of a team, public and private ones.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// for page in client.status_pages().list(&team).public(true).await? {
    ///     println!("{} is {}", page.name, page.status.name);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `StatusPages_listStatusPages`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> StatusPageList {
        StatusPageList::new(self.client, team)
    }

    /// Gets the settings of a status page. Its components, issues, maintenances and subscribers are resources of their own.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page does not exist.
    ///
    /// Operation: `StatusPages_getStatusPageById`.
    pub fn get(&self, page: impl IdOf<kind::StatusPage>) -> RequestBuilder<StatusPageSettings> {
        request(|| {
            let page = StatusPageId::of(page)?.to_string();
            let raw = self.client.raw();
            Ok(raw.status_pages_get_status_page_by_id(&page).into())
        })
    }

    /// Creates a status page for a team. Every call creates another one.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if the time zone has no name, or if a
    /// component names a group by its id.
    ///
    /// Operation: `StatusPages_createStatusPage`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        page: NewStatusPage,
    ) -> RequestBuilder<CreatedStatusPage> {
        request(|| {
            let body = page.request(TeamId::of(team)?)?;
            let raw = self.client.raw();
            Ok(raw.status_pages_create_status_page(&body).into())
        })
    }

    /// Updates a status page. Fields that the update does not set keep their value.
    ///
    /// The service replaces what it gets, so the page is read first; a change that another program makes in between is lost.
    /// The response does not contain the logo and whether the custom domain is enabled: these are sent only if the update
    /// sets them. Components have [operations of their own](Self::components).
    ///
    /// ```
    /// # use squadcast::{Squadcast, StatusPageId, status_pages::StatusPageUpdate};
    /// # async fn example(client: &Squadcast, page: StatusPageId) -> squadcast::Result<()> {
    /// let update = StatusPageUpdate::new().public(false);
    /// client.status_pages().update(page, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page does not exist.
    ///
    /// Operation: `StatusPages_updateStatusPageById`.
    pub fn update(
        &self,
        page: impl IdOf<kind::StatusPage>,
        update: StatusPageUpdate,
    ) -> RequestBuilder<UpdatedStatusPage> {
        request(|| {
            update.check()?;
            let page = StatusPageId::of(page)?.to_string();
            let raw = self.client.raw().clone();
            let read = raw.status_pages_get_status_page_by_id(&page).into_request();
            Ok(read.and_then(move |settings| {
                request(|| {
                    let body = update.applied_to(&settings)?;
                    Ok(raw
                        .status_pages_update_status_page_by_id(&page, &body)
                        .into())
                })
            }))
        })
    }

    /// Replaces the settings of a status page by those that were read before, with changes. It sends one request, and
    /// overwrites every change that was made since the page was read.
    ///
    /// ```
    /// # use squadcast::{Squadcast, StatusPageId, status_pages::StatusPageUpdate};
    /// # async fn example(client: &Squadcast, page: StatusPageId) -> squadcast::Result<()> {
    /// let pages = client.status_pages();
    /// let settings = pages.get(page).await?;
    /// let name = format!("{} status", settings.name);
    /// let update = StatusPageUpdate::new().name(name);
    /// pages.replace(&settings, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page does not exist.
    ///
    /// Operation: `StatusPages_updateStatusPageById`.
    pub fn replace(
        &self,
        settings: &StatusPageSettings,
        update: StatusPageUpdate,
    ) -> RequestBuilder<UpdatedStatusPage> {
        request(|| {
            update.check()?;
            let page = StatusPageId::of(settings)?.to_string();
            let body = update.applied_to(settings)?;
            let raw = self.client.raw();
            Ok(raw
                .status_pages_update_status_page_by_id(&page, &body)
                .into())
        })
    }

    /// Deletes a status page with its whole content.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page does not exist.
    ///
    /// Operation: `StatusPages_deleteStatusPageById`.
    pub fn delete(&self, page: impl IdOf<kind::StatusPage>) -> RequestBuilder<()> {
        request(|| {
            let page = StatusPageId::of(page)?.to_string();
            let raw = self.client.raw();
            let deleted = raw.status_pages_delete_status_page_by_id(&page);
            Ok(deleted.into_request().map(drop))
        })
    }

    /// Lists the statuses that a page and its components can have.
    ///
    /// Operation: `StatusPages_listStatusPageStatuses`.
    pub fn statuses(&self, page: impl IdOf<kind::StatusPage>) -> List<StatusPageStatus> {
        List::from_request(request(|| {
            let page = StatusPageId::of(page)?.to_string();
            let raw = self.client.raw();
            Ok(raw.status_pages_list_status_page_statuses(&page).into())
        }))
    }

    /// Lists the states that the issues of a page can have, removed ones included.
    ///
    /// Operation: `Issues_listStatusPageIssueStates`.
    pub fn issue_states(&self, page: impl IdOf<kind::StatusPage>) -> List<IssueState> {
        List::from_request(request(|| {
            let page = StatusPageId::of(page)?.to_string();
            let raw = self.client.raw();
            Ok(raw.issues_list_status_page_issue_states(&page).into())
        }))
    }

    /// Returns the components of a page, as a nested resource.
    #[must_use]
    pub fn components(&self, page: impl IdOf<kind::StatusPage>) -> Components<'a> {
        Components::new(self.client, page)
    }

    /// Returns the component groups of a page, as a nested resource.
    #[must_use]
    pub fn component_groups(&self, page: impl IdOf<kind::StatusPage>) -> ComponentGroups<'a> {
        ComponentGroups::new(self.client, page)
    }

    /// Returns the issues of a page, as a nested resource.
    #[must_use]
    pub fn issues(&self, page: impl IdOf<kind::StatusPage>) -> Issues<'a> {
        Issues::new(self.client, page)
    }

    /// Returns the maintenances of a page, as a nested resource.
    #[must_use]
    pub fn maintenances(&self, page: impl IdOf<kind::StatusPage>) -> Maintenances<'a> {
        Maintenances::new(self.client, page)
    }

    /// Returns the subscribers of a page, as a nested resource.
    #[must_use]
    pub fn subscribers(&self, page: impl IdOf<kind::StatusPage>) -> Subscribers<'a> {
        Subscribers::new(self.client, page)
    }
}

identified!(
    kind::StatusPage: StatusPage.id,
    CreatedStatusPage.id,
    StatusPageSettings.id,
    UpdatedStatusPage.id
);
identified!(kind::StatusPageStatus: StatusPageStatus.id);
identified!(kind::IssueState: IssueState.id);

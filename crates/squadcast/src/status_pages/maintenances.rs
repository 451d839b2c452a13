//! The maintenances that a status page announces.

use std::ops::Range;

use jiff::Timestamp;
use squad_core::list::{Page, Paging};
use squadcast_raw::status_pages::{CreateMaintenanceRequest, UpdateMaintenanceByIdRequest};
use squadcast_raw::wire::MAINTENANCES_LIST_MAINTENANCES;

use super::{Maintenance, MaintenanceDetails, PlannedMaintenance, UpdatedMaintenance};
use crate::id::identified;
use crate::kept::kept;
use crate::request::{invalid, request};
use crate::{
    ComponentId, Error, IdOf, Kind, List, MaintenanceId, RequestBuilder, Result, Squadcast,
    StatusPageId, kind,
};

/// The maintenances of one status page. From [`StatusPages::maintenances`](super::StatusPages::maintenances).
#[derive(Debug, Clone)]
pub struct Maintenances<'a> {
    client: &'a Squadcast,
    page: Result<StatusPageId>,
}

/// A maintenance to announce.
///
/// ```
/// use squadcast::ComponentId;
/// use squadcast::status_pages::NewMaintenance;
///
/// let sunday = "2026-03-01T02:00:00Z".parse()?.."2026-03-01T04:00:00Z".parse()?;
/// let upgrade = NewMaintenance::new("Database upgrade", "Payments are queued", sunday)
///     .component(ComponentId::from(12));
/// # Ok::<(), squadcast::jiff::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewMaintenance {
    title: String,
    note: String,
    range: Range<Timestamp>,
    components: Vec<String>,
}

/// Changes to a maintenance. Fields that are not set keep their value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct MaintenanceUpdate {
    title: Option<String>,
    note: Option<String>,
    range: Option<Range<Timestamp>>,
    components: Option<Vec<String>>,
}

impl<'a> Maintenances<'a> {
    pub(super) fn new(client: &'a Squadcast, page: impl IdOf<kind::StatusPage>) -> Self {
        Self {
            client,
            page: StatusPageId::of(page),
        }
    }

    fn page(&self) -> Result<String> {
        self.page.clone().map(String::from)
    }

    /// Lists the maintenances in a range of time.
    ///
    /// The service returns them in one response and has no way to continue it: if it counts more maintenances than it
    /// returns, the list ends with an error. Use a shorter range then.
    ///
    /// ```
    /// # use jiff::{Timestamp, ToSpan};
    /// # use squadcast::{Squadcast, StatusPageId};
    /// # async fn example(
    /// #     client: &Squadcast, page: StatusPageId,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// let now = Timestamp::now();
    /// let maintenances = client.status_pages().maintenances(page);
    /// for maintenance in maintenances.list(now..now + 168.hours()).await? {
    ///     println!("{:?} {:?}", maintenance.start_time, maintenance.title);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if the range ends before it begins.
    ///
    /// Operation: `Maintenances_listMaintenances`.
    pub fn list(&self, range: Range<Timestamp>) -> List<Maintenance> {
        let (raw, page) = (self.client.raw().clone(), self.page());
        List::paged(
            self.client.raw().core(),
            &MAINTENANCES_LIST_MAINTENANCES,
            Paging::Whole,
            move |_| {
                let page = page.clone()?;
                check(&range, "range of the list")?;
                let found = raw.maintenances_list_maintenances(&page, range.start, range.end);
                Ok(found
                    .into_request()
                    .map(|found| Page::new(found.data).total(found.meta.total_count)))
            },
        )
    }

    /// Gets a maintenance.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the maintenance does not exist.
    ///
    /// Operation: `Maintenances_getMaintenanceById`.
    pub fn get(
        &self,
        maintenance: impl IdOf<kind::Maintenance>,
    ) -> RequestBuilder<MaintenanceDetails> {
        request(|| {
            let maintenance = MaintenanceId::of(maintenance)?.to_string();
            let raw = self.client.raw();
            Ok(raw
                .maintenances_get_maintenance_by_id(&self.page()?, &maintenance)
                .into())
        })
    }

    /// Announces a maintenance. Subscribers of the page may be notified, and every call announces another one.
    ///
    /// ```
    /// # use squadcast::{ComponentId, Squadcast, StatusPageId};
    /// # use squadcast::status_pages::NewMaintenance;
    /// # async fn example(
    /// #     client: &Squadcast, page: StatusPageId, database: ComponentId,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// let sunday = "2026-03-01T02:00:00Z".parse()?.."2026-03-01T04:00:00Z".parse()?;
    /// let upgrade = NewMaintenance::new("Upgrade", "Payments are queued", sunday)
    ///     .component(database);
    /// client.status_pages().maintenances(page).plan(upgrade).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if the maintenance has no component or
    /// ends before it begins.
    ///
    /// Operation: `Maintenances_createMaintenance`.
    #[doc(alias = "create")]
    pub fn plan(&self, maintenance: NewMaintenance) -> RequestBuilder<PlannedMaintenance> {
        request(|| {
            let body = maintenance.request()?;
            let raw = self.client.raw();
            Ok(raw
                .maintenances_create_maintenance(&self.page()?, &body)
                .into())
        })
    }

    /// Updates a maintenance. Fields that the update does not set keep their value.
    ///
    /// The service replaces what it gets, so the maintenance is read first; a change that another program makes in between is
    /// lost.
    ///
    /// ```
    /// # use squadcast::{MaintenanceId, Squadcast, StatusPageId};
    /// # use squadcast::status_pages::MaintenanceUpdate;
    /// # async fn example(
    /// #     client: &Squadcast, page: StatusPageId, upgrade: MaintenanceId,
    /// # ) -> squadcast::Result<()> {
    /// let maintenances = client.status_pages().maintenances(page);
    /// let update = MaintenanceUpdate::new().note("Payments are rejected");
    /// maintenances.update(upgrade, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the maintenance does not exist.
    ///
    /// Operation: `Maintenances_updateMaintenanceById`.
    pub fn update(
        &self,
        maintenance: impl IdOf<kind::Maintenance>,
        update: MaintenanceUpdate,
    ) -> RequestBuilder<UpdatedMaintenance> {
        request(|| {
            update.check()?;
            let (page, id) = (self.page()?, MaintenanceId::of(maintenance)?.to_string());
            let raw = self.client.raw().clone();
            let read = raw.maintenances_get_maintenance_by_id(&page, &id);
            Ok(read.into_request().and_then(move |maintenance| {
                request(|| {
                    let body = update.applied_to(maintenance)?;
                    Ok(raw
                        .maintenances_update_maintenance_by_id(&page, &id, &body)
                        .into())
                })
            }))
        })
    }

    /// Cancels a maintenance: removes it from the page.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the maintenance does not exist.
    ///
    /// Operation: `Maintenances_deleteMaintenanceById`.
    #[doc(alias = "delete")]
    pub fn cancel(&self, maintenance: impl IdOf<kind::Maintenance>) -> RequestBuilder<()> {
        request(|| {
            let maintenance = MaintenanceId::of(maintenance)?.to_string();
            let raw = self.client.raw();
            let deleted = raw.maintenances_delete_maintenance_by_id(&self.page()?, &maintenance);
            Ok(deleted.into_request().map(drop))
        })
    }
}

impl NewMaintenance {
    /// Creates a maintenance with its title, the text that explains it to visitors, and its begin and end.
    pub fn new(title: impl Into<String>, note: impl Into<String>, range: Range<Timestamp>) -> Self {
        Self {
            title: title.into(),
            note: note.into(),
            range,
            components: Vec::new(),
        }
    }

    /// Adds a component that is under maintenance.
    pub fn component(mut self, component: impl IdOf<kind::Component>) -> Self {
        self.components.push(component.id().into_owned());
        self
    }

    /// Adds components that are under maintenance.
    pub fn components(
        self,
        components: impl IntoIterator<Item = impl IdOf<kind::Component>>,
    ) -> Self {
        components.into_iter().fold(self, Self::component)
    }

    fn request(self) -> Result<CreateMaintenanceRequest> {
        check(&self.range, "maintenance")?;
        Ok(CreateMaintenanceRequest::new(
            self.title,
            self.note,
            component_ids(&self.components)?,
            self.range.start,
            self.range.end,
        ))
    }
}

impl MaintenanceUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the text that explains the maintenance to visitors.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Sets begin and end.
    #[doc(alias = "startTime")]
    #[doc(alias = "endTime")]
    pub fn range(mut self, range: Range<Timestamp>) -> Self {
        self.range = Some(range);
        self
    }

    /// Replaces the components that are under maintenance.
    pub fn components(
        mut self,
        components: impl IntoIterator<Item = impl IdOf<kind::Component>>,
    ) -> Self {
        let components = components.into_iter();
        let ids = components.map(|component| component.id().into_owned());
        self.components = Some(ids.collect());
        self
    }

    /// Validates the update before anything is sent.
    fn check(&self) -> Result<()> {
        if let Some(range) = &self.range {
            check(range, "maintenance")?;
        }
        let components = self.components.as_deref();
        components.map(component_ids).transpose().map(drop)
    }

    fn applied_to(self, maintenance: MaintenanceDetails) -> Result<UpdateMaintenanceByIdRequest> {
        let read = maintenance.start_time.zip(maintenance.end_time);
        let range = self.range.or(read.map(|(start, end)| start..end));
        let range = range.ok_or_else(|| {
            let message = "the service did not return the times of the maintenance, so the update cannot keep them; set them; no change was sent";
            Error::new(Kind::Decode, message)
        })?;
        let mut body = UpdateMaintenanceByIdRequest::new(
            kept(
                self.title,
                &maintenance.title,
                "the `Title` of the maintenance",
            )?,
            self.note.unwrap_or(maintenance.note),
            range.start,
            range.end,
        );
        let read = Some(maintenance.component_id_list).filter(|ids| !ids.is_empty());
        body.components = match &self.components {
            Some(components) => Some(component_ids(components)?),
            None => read,
        };
        Ok(body)
    }
}

fn check(range: &Range<Timestamp>, what: &str) -> Result<()> {
    if range.start < range.end {
        return Ok(());
    }
    let Range { start, end } = range;
    Err(invalid(format!(
        "the {what} from {start} till {end} ends before it begins"
    )))
}

fn component_ids(components: &[String]) -> Result<Vec<i64>> {
    if components.is_empty() {
        return Err(invalid(
            "a maintenance needs at least one component of its status page",
        ));
    }
    let ids = components.iter().map(|id| ComponentId::new(id.as_str()));
    ids.map(|id| id.map(|id| id.as_i64())).collect()
}

identified!(
    kind::Maintenance: Maintenance.id,
    MaintenanceDetails.id,
    PlannedMaintenance.id,
    UpdatedMaintenance.id
);

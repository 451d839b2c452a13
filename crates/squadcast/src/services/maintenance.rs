//! The maintenance mode of a service and its windows.

use jiff::Timestamp;
use squadcast_raw::services::{
    CreateOrUpdateMaintenanceModeRequest, MaintenanceWindows, ServiceMaintenance,
};

use super::MaintenanceWindow;
use crate::{Error, Kind, List, Result, Squadcast};

/// The maintenance mode of one service. From [`Services::maintenance`](super::Services::maintenance).
#[derive(Debug, Clone)]
pub struct Maintenance<'a> {
    client: &'a Squadcast,
    service: Box<str>,
}

/// What to set of the maintenance mode of a service: windows, and whether it is on.
///
/// ```
/// # use squadcast::{Squadcast, ServiceId, services::{MaintenanceUpdate, NewMaintenanceWindow, Repetition}};
/// # async fn example(client: &Squadcast, service: ServiceId) -> Result<(), Box<dyn std::error::Error>> {
/// let sunday = NewMaintenanceWindow::new("2026-03-01T02:00:00Z".parse()?, "2026-03-01T04:00:00Z".parse()?)
///     .repeating(Repetition::Weekly, "2026-12-31T00:00:00Z".parse()?);
/// client.services().maintenance(&service).set(MaintenanceUpdate::new([sunday])).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct MaintenanceUpdate {
    windows: Vec<NewMaintenanceWindow>,
    on: Option<bool>,
}

/// A maintenance window to set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewMaintenanceWindow {
    from: Timestamp,
    till: Timestamp,
    repeating: Option<(Repetition, Timestamp)>,
    deleted: bool,
}

/// How a maintenance window repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Repetition {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every two weeks.
    EveryTwoWeeks,
    /// Every three weeks.
    EveryThreeWeeks,
    /// Every month.
    Monthly,
}

impl<'a> Maintenance<'a> {
    pub(super) fn new(client: &'a Squadcast, service: &str) -> Self {
        Self {
            client,
            service: service.into(),
        }
    }

    /// Lists the windows.
    pub fn list(&self) -> List<'a, MaintenanceWindow> {
        let (raw, service) = (self.client.raw(), self.service.clone());
        List::whole(async move {
            raw.maintenance_mode_get_maintenance_mode(&service)
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Sets the windows, and whether the service is in maintenance mode where the update says so.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if a window ends before it begins, and every other [`Kind`].
    pub async fn set(&self, update: MaintenanceUpdate) -> Result<()> {
        let windows: Result<Vec<_>> = update.windows.into_iter().map(|w| w.request()).collect();
        let windows = windows?;
        // The document and the vendor's own tools disagree on the form, so the windows go in both.
        let mut request = CreateOrUpdateMaintenanceModeRequest::new(windows.clone())
            .data(MaintenanceWindows::new(windows))
            .service_id(&*self.service);
        request.on_maintenance = update.on;
        self.client
            .raw()
            .maintenance_mode_create_or_update_maintenance_mode(&self.service, &request)
            .await?;
        Ok(())
    }
}

impl MaintenanceUpdate {
    /// Sets these windows.
    pub fn new(windows: impl IntoIterator<Item = NewMaintenanceWindow>) -> Self {
        Self {
            windows: windows.into_iter().collect(),
            on: None,
        }
    }

    /// Turns the maintenance mode on or off. Without this the windows alone tell.
    pub fn on(mut self, on: bool) -> Self {
        self.on = Some(on);
        self
    }
}

impl NewMaintenanceWindow {
    /// A window that is there once.
    pub fn new(from: Timestamp, till: Timestamp) -> Self {
        Self {
            from,
            till,
            repeating: None,
            deleted: false,
        }
    }

    /// Repeats the window until a time.
    pub fn repeating(mut self, repetition: Repetition, until: Timestamp) -> Self {
        self.repeating = Some((repetition, until));
        self
    }

    /// Takes the window away that is there.
    pub fn deleted(mut self) -> Self {
        self.deleted = true;
        self
    }

    fn request(self) -> Result<ServiceMaintenance> {
        if self.till <= self.from {
            return Err(Error::new(
                Kind::Configuration,
                format!(
                    "the maintenance window from {} till {} ends before it begins",
                    self.from, self.till
                ),
            ));
        }
        let is = |wanted| matches!(self.repeating, Some((repetition, _)) if repetition == wanted);
        // A window that does not repeat must say so by its end.
        let until = self.repeating.map_or(self.till, |(_, until)| until);
        Ok(ServiceMaintenance::new(
            self.from.to_string(),
            is(Repetition::Daily),
            is(Repetition::Weekly),
            is(Repetition::EveryTwoWeeks),
            is(Repetition::EveryThreeWeeks),
            is(Repetition::Monthly),
            until.to_string(),
        )
        .maintenance_end_date(self.till.to_string())
        .deleted(self.deleted))
    }
}

/// The window as it is, to be set again beside others.
impl TryFrom<&MaintenanceWindow> for NewMaintenanceWindow {
    type Error = Error;

    /// # Errors
    /// [`Kind::Configuration`] if the window came without its beginning or its end.
    fn try_from(window: &MaintenanceWindow) -> Result<Self> {
        let (Some(from), Some(till)) = (window.maintenance_from, window.maintenance_till) else {
            return Err(Error::new(
                Kind::Configuration,
                "the maintenance window came without its beginning or its end",
            ));
        };
        let repetitions = [
            (window.repetition_daily, Repetition::Daily),
            (window.repetition_weekly, Repetition::Weekly),
            (window.repetition_two_weekly, Repetition::EveryTwoWeeks),
            (window.repetition_three_weekly, Repetition::EveryThreeWeeks),
            (window.repetition_monthly, Repetition::Monthly),
        ];
        let mut new = Self::new(from, till);
        if let Some((_, repetition)) = repetitions.into_iter().find(|(is, _)| *is) {
            new = new.repeating(repetition, window.repeat_till.unwrap_or(till));
        }
        new.deleted = window.deleted;
        Ok(new)
    }
}

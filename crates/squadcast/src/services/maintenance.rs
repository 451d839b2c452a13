//! The maintenance mode of a service and its windows.

use jiff::Timestamp;
use squadcast_raw::services::{
    CreateOrUpdateMaintenanceModeRequest, MaintenanceWindows, ServiceMaintenance,
};

use super::MaintenanceWindow;
use crate::request::request;
use crate::{Error, Kind, List, RequestBuilder, Result, Squadcast};

/// The maintenance mode of one service. From [`Services::maintenance`](super::Services::maintenance).
#[derive(Debug, Clone)]
pub struct Maintenance<'a> {
    client: &'a Squadcast,
    service: Box<str>,
}

/// Changes to the maintenance mode of a service: its windows, and whether it is on.
///
/// ```
/// # use squadcast::{Squadcast, ServiceId};
/// use squadcast::services::{
///     MaintenanceUpdate, NewMaintenanceWindow, Repetition,
/// };
/// # async fn example(
/// #     client: &Squadcast, service: ServiceId,
/// # ) -> Result<(), Box<dyn std::error::Error>> {
/// let (from, till) = ("2026-03-01T02:00:00Z", "2026-03-01T04:00:00Z");
/// let sunday = NewMaintenanceWindow::new(from.parse()?, till.parse()?)
///     .repeating(Repetition::Weekly, "2026-12-31T00:00:00Z".parse()?);
/// let maintenance = client.services().maintenance(&service);
/// maintenance.set(MaintenanceUpdate::new([sunday])).await?;
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

/// The repetition of a maintenance window.
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
    ///
    /// Operation: `MaintenanceMode_getMaintenanceMode`.
    pub fn list(&self) -> List<MaintenanceWindow> {
        let raw = self.client.raw();
        List::from_request(raw.maintenance_mode_get_maintenance_mode(&self.service))
    }

    /// Replaces the windows and, if the update sets it, turns the maintenance mode on or off.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if a window ends before it begins.
    ///
    /// Operation: `MaintenanceMode_createOrUpdateMaintenanceMode`.
    pub fn set(&self, update: MaintenanceUpdate) -> RequestBuilder<()> {
        request(|| {
            let windows = update.windows.into_iter();
            let windows = windows
                .map(NewMaintenanceWindow::request)
                .collect::<Result<Vec<_>>>()?;
            // The document and the vendor's own tools disagree on the form, so the windows are sent in both.
            let mut body = CreateOrUpdateMaintenanceModeRequest::new(windows.clone())
                .data(MaintenanceWindows::new(windows))
                .service_id(&*self.service);
            body.on_maintenance = update.on;
            let raw = self.client.raw();
            let set = raw.maintenance_mode_create_or_update_maintenance_mode(&self.service, &body);
            Ok(set.into_request().map(drop))
        })
    }
}

impl MaintenanceUpdate {
    /// Creates an update that sets these windows.
    pub fn new(windows: impl IntoIterator<Item = NewMaintenanceWindow>) -> Self {
        Self {
            windows: windows.into_iter().collect(),
            on: None,
        }
    }

    /// Turns the maintenance mode on or off. If it is not set, only the windows decide.
    pub fn on(mut self, on: bool) -> Self {
        self.on = Some(on);
        self
    }
}

impl NewMaintenanceWindow {
    /// Creates a window without repetition.
    pub fn new(from: Timestamp, till: Timestamp) -> Self {
        Self {
            from,
            till,
            repeating: None,
            deleted: false,
        }
    }

    /// Sets the repetition of the window until a time.
    pub fn repeating(mut self, repetition: Repetition, until: Timestamp) -> Self {
        self.repeating = Some((repetition, until));
        self
    }

    /// Marks the window as deleted.
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
        // Without repetition the end of the repetition is the end of the window.
        let until = self.repeating.map_or(self.till, |(_, until)| until);
        Ok(ServiceMaintenance::new(
            self.from,
            is(Repetition::Daily),
            is(Repetition::Weekly),
            is(Repetition::EveryTwoWeeks),
            is(Repetition::EveryThreeWeeks),
            is(Repetition::Monthly),
            until,
        )
        .maintenance_end_date(self.till)
        .deleted(self.deleted))
    }
}

/// Copies an existing window, to be set again together with others.
impl TryFrom<&MaintenanceWindow> for NewMaintenanceWindow {
    type Error = Error;

    /// # Errors
    /// [`Kind::Configuration`] if the window has no start or no end.
    fn try_from(window: &MaintenanceWindow) -> Result<Self> {
        let (Some(from), Some(till)) = (window.maintenance_from, window.maintenance_till) else {
            return Err(Error::new(
                Kind::Configuration,
                "the maintenance window has no start or no end",
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

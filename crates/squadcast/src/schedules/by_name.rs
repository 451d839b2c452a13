//! Schedules by their names, which no operation of the API takes.

use squad_core::bulk::{Ensured, ensure};

use super::{NewSchedule, Schedule, Schedules};
use crate::{Error, IdOf, Kind, Result, TeamId, kind};

impl Schedules<'_> {
    /// Gets a schedule of a team by its exact name. The list of schedules with this name is read for it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no such schedule.
    ///
    /// Operation: `Schedules_listSchedules`.
    pub async fn get_by_name(&self, team: impl IdOf<kind::Team>, name: &str) -> Result<Schedule> {
        let found = self.find(&TeamId::of(team)?, name).await?;
        found.ok_or_else(|| {
            Error::new(
                Kind::NotFound,
                format!("the team has no schedule with the name `{name}`"),
            )
        })
    }

    /// Creates a schedule, unless the team has one of this name.
    ///
    /// An existing schedule is returned as it is, even if it differs from the new one.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, UserId, schedules::NewSchedule};
    /// # async fn example(client: &Squadcast, team: TeamId, ada: UserId) -> squadcast::Result<()> {
    /// let primary = NewSchedule::new("Primary", "Europe/Berlin", &ada);
    /// let primary = client.schedules().ensure(&team, primary).await?;
    /// println!("created: {}, id: {}", primary.is_created(), primary.get().id);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of the list or of [`create`](Self::create).
    ///
    /// Operations: `Schedules_listSchedules`, `Schedules_createSchedule`.
    pub async fn ensure(
        &self,
        team: impl IdOf<kind::Team>,
        schedule: NewSchedule,
    ) -> Result<Ensured<Schedule>> {
        let team = TeamId::of(team)?;
        let name = schedule.checked_name()?;
        ensure(|| self.find(&team, &name), || self.create(&team, schedule)).await
    }

    async fn find(&self, team: &TeamId, name: &str) -> Result<Option<Schedule>> {
        // The filter may also match other names.
        let mut list = self.list(team).name(name).stream();
        while let Some(schedule) = list.next().await.transpose()? {
            if schedule.name == name {
                return Ok(Some(schedule));
            }
        }
        Ok(None)
    }
}

//! Work over all teams, and creation of a team unless it exists.

use squad_core::bulk::{Ensured, ensure};
use squad_core::list::FanOut;

use super::{NewTeam, Team, Teams};
use crate::{List, Result, Squadcast};

impl Teams<'_> {
    /// Reads one list of each team, several at the same time.
    ///
    /// Most lists of the API belong to a team. A team whose list is forbidden or not found is skipped, and is in the report
    /// with its error.
    ///
    /// ```
    /// # use squadcast::Squadcast;
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let report = client
    ///     .teams()
    ///     .list_each(|client, team| client.services().list(team))
    ///     .await?;
    /// for (team, service) in report.items() {
    ///     println!("{}: {}", team.name, service.name);
    /// }
    /// for (team, error) in report.skipped() {
    ///     println!("{} was skipped: {error}", team.name);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `Teams_getAllTeams`, and that of the list.
    pub fn list_each<T, L>(
        &self,
        mut list: impl FnMut(&Squadcast, &Team) -> L + Send + 'static,
    ) -> FanOut<Team, T>
    where
        T: Send + 'static,
        L: Into<List<T>>,
    {
        let client = self.client.clone();
        FanOut::new(self.list(), move |team| list(&client, team))
    }

    /// Creates a team, unless there is one of this name that the caller may see.
    ///
    /// An existing team is returned as it is, even if it differs from the new one.
    ///
    /// # Errors
    /// The error of the list or of the creation.
    ///
    /// Operations: `Teams_getAllTeams`, `Teams_createTeam`.
    pub async fn ensure(&self, team: NewTeam) -> Result<Ensured<Team>> {
        let name = team.name().to_owned();
        let find = || async {
            let teams = self.list().await?;
            Ok(teams.into_iter().find(|team| team.name == name))
        };
        ensure(find, || self.create(team)).await
    }
}

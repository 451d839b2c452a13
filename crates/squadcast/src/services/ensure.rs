//! Creation of a service unless it exists.

use squad_core::bulk::{Ensured, ensure};

use super::{NewService, Service, Services};
use crate::{IdOf, Result, TeamId, kind};

impl Services<'_> {
    /// Creates a service, unless the team has one of this name.
    ///
    /// An existing service is returned as it is, even if it differs from the new one.
    ///
    /// ```
    /// # use squadcast::{EscalationPolicyId, Squadcast, TeamId, services::NewService};
    /// # async fn example(
    /// #     client: &Squadcast, team: TeamId, policy: EscalationPolicyId,
    /// # ) -> squadcast::Result<()> {
    /// let checkout = NewService::new("checkout", &policy);
    /// let checkout = client.services().ensure(&team, checkout).await?;
    /// if checkout.is_created() {
    ///     println!("created {}", checkout.get().id);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of the list or of the creation. [`is_configuration`](crate::Error::is_configuration) if a duration is not one
    /// that the service supports.
    ///
    /// Operations: `Services_getServices`, `Services_createService`.
    pub async fn ensure(
        &self,
        team: impl IdOf<kind::Team>,
        service: NewService,
    ) -> Result<Ensured<Service>> {
        let team = TeamId::of(team)?;
        let name = service.name().to_owned();
        let find = || async {
            let services = self.list(&team).name(&name).await?;
            // The filter may also match other names.
            Ok(services.into_iter().find(|service| service.name == name))
        };
        ensure(find, || self.create(&team, service)).await
    }
}

//! Service level objectives (SLOs): a target for some services, and the incidents that count against it.
//!
//! ```no_run
//! use squadcast::slos::{Check, Interval, NewSlo, SloUpdate, Target};
//! use squadcast::{IncidentId, Squadcast};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let team = client.teams().get_by_name("Payments").await?;
//! let checkout = client.services().get_by_name(&team, "checkout").await?;
//! let dbas = client.squads().get_by_name(&team, "DBAs").await?;
//! let owner = squadcast::UserOrSquad::squad(&dbas)?;
//!
//! let (target, month) = (Target::percent(99.9)?, Interval::rolling_days(30));
//! let slo = NewSlo::new("Checkout", target, month, [&checkout], owner)
//!     .sli("latency")
//!     .alert_when(Check::BudgetBreached)
//!     .notify_squad(&dbas);
//! let slo = client.slos().create(&team, slo).await?;
//!
//! // Fields that an update does not name keep their value.
//! let stricter = SloUpdate::new().target(Target::percent(99.95)?);
//! let slo = client.slos().update(&team, &slo, stricter).await?;
//!
//! // An incident that counts against the SLO, and then does not.
//! let incident: IncidentId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
//! let slos = client.slos();
//! let violation = slos.mark_affected(&slo, &incident, ["latency"], 12.5).await?;
//! slos.mark_false_positive(&slo, &violation, true).await?;
//! # Ok(())
//! # }
//! ```

mod content;
mod objective;

pub use content::{NewSlo, SloUpdate};
pub use objective::{Check, Interval, Target};
pub use squadcast_raw::slos::{
    Slo, SloAction, SloActionType, SloInsights, SloMonitoringCheck, SloOwnerType,
    SloViolatingIncident as SloViolation, SloWithInsights, TimeIntervalType,
};

use content::TEAM;
use squad_core::list::{Page, Paging};
use squadcast_raw::slos::{MarkSloAffectedRequest, UpdatedSlo};
use squadcast_raw::wire;

use crate::id::identified;
use crate::request::request;
use crate::{
    Error, IdOf, IncidentId, Kind, List, RequestBuilder, Result, SloId, SloViolationId, Squadcast,
    TeamId, kind,
};

/// The number of SLOs in a page.
const PAGE_SIZE: usize = 100;

/// The SLOs. From [`Squadcast::slos`].
#[derive(Debug, Clone, Copy)]
pub struct Slos<'a> {
    client: &'a Squadcast,
}

impl<'a> Slos<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the SLOs of a team.
    ///
    /// Operation: `SLO_getAllSLOs`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> List<Slo> {
        let raw = self.client.raw().clone();
        let team = TeamId::of(team);
        List::paged(
            self.client.raw().core(),
            &wire::SLO_GET_ALL_SL_OS,
            Paging::Offset(PAGE_SIZE),
            move |position| {
                let team = team.clone()?;
                let offset = position.offset().unwrap_or_default().to_string();
                let page = raw.slo_get_all_sl_os(team.as_str(), &offset, &PAGE_SIZE.to_string());
                Ok(page
                    .into_request()
                    .map(|page| Page::new(page.slos).total(page.meta.total)))
            },
        )
    }

    /// Gets an SLO of a team.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the team has no such SLO.
    ///
    /// Operation: `SLO_getSLOById`.
    pub fn get(
        &self,
        team: impl IdOf<kind::Team>,
        slo: impl IdOf<kind::Slo>,
    ) -> RequestBuilder<Slo> {
        self.get_with_insights(team, slo).map(|found| found.slo)
    }

    /// Gets an SLO of a team with figures about the past 30 days.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the team has no such SLO.
    ///
    /// Operation: `SLO_getSLOById`.
    pub fn get_with_insights(
        &self,
        team: impl IdOf<kind::Team>,
        slo: impl IdOf<kind::Slo>,
    ) -> RequestBuilder<SloWithInsights> {
        request(|| {
            let (team, slo) = (TeamId::of(team)?, SloId::of(slo)?);
            let raw = self.client.raw();
            let found = raw.slo_get_slo_by_id(slo.as_i64(), team.as_str());
            Ok(found.owner_type(TEAM).into())
        })
    }

    /// Creates an SLO that a team owns.
    ///
    /// # Errors
    /// [`is_configuration`](Error::is_configuration) if the SLO has no services, no service level indicators or an empty
    /// interval.
    ///
    /// Operation: `SLO_createSLO`.
    pub fn create(&self, team: impl IdOf<kind::Team>, slo: NewSlo) -> RequestBuilder<Slo> {
        request(|| {
            let team = TeamId::of(team)?;
            let body = slo.request(&team)?;
            let created = self.client.raw().slo_create_slo(&body);
            let created = created.owner_id(team.as_str()).owner_type(TEAM);
            Ok(created.into_request().map(|created| created.slo))
        })
    }

    /// Updates an SLO of a team. Fields that the update does not set keep their value.
    ///
    /// The API replaces an SLO as a whole, so this reads it first. A change that another caller makes between the two requests is
    /// lost.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the team has no such SLO, [`is_configuration`](Error::is_configuration) as for
    /// [`create`](Self::create).
    ///
    /// Operation: `SLO_updateSLO`.
    pub fn update(
        &self,
        team: impl IdOf<kind::Team>,
        slo: impl IdOf<kind::Slo>,
        update: SloUpdate,
    ) -> RequestBuilder<Slo> {
        request(|| {
            let (team, id) = (TeamId::of(team)?, SloId::of(slo)?);
            let changes = update.changes()?;
            let client = self.client.clone();
            Ok(self.get(&team, id).and_then(move |mut slo| {
                slo.owner_id = team.into();
                client.slos().put(slo, changes)
            }))
        })
    }

    /// Replaces an SLO by `slo`, which was read before and changed.
    ///
    /// ```
    /// # use squadcast::{SloId, Squadcast, TeamId};
    /// # async fn example(client: &Squadcast, team: TeamId, slo: SloId) -> squadcast::Result<()> {
    /// let mut slo = client.slos().get(&team, slo).await?;
    /// slo.slis.push("errors".to_owned());
    /// client.slos().replace(&slo).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the SLO does not exist.
    ///
    /// Operation: `SLO_updateSLO`.
    pub fn replace(&self, slo: &Slo) -> RequestBuilder<Slo> {
        request(|| self.put(slo.clone(), SloUpdate::new().changes()?))
    }

    fn put(&self, slo: Slo, changes: content::Changes) -> Result<RequestBuilder<Slo>> {
        let (team, id) = (TeamId::new(slo.owner_id.as_str())?, slo.id);
        let body = changes.applied(slo)?;
        let raw = self.client.raw();
        let updated = raw
            .slo_update_slo(id, team.as_str(), &body)
            .owner_type(TEAM);
        Ok(updated.into_request().try_map(|updated| match updated {
            UpdatedSlo::WrappedSlo(wrapped) => Ok(wrapped.slo),
            UpdatedSlo::Slo(slo) => Ok(slo),
            _ => Err(Error::new(Kind::Decode, "the response has no SLO")),
        }))
    }

    /// Deletes an SLO of a team.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the team has no such SLO.
    ///
    /// Operation: `SLO_removeSLO`.
    pub fn delete(
        &self,
        team: impl IdOf<kind::Team>,
        slo: impl IdOf<kind::Slo>,
    ) -> RequestBuilder<()> {
        request(|| {
            let (team, slo) = (TeamId::of(team)?, SloId::of(slo)?);
            let deleted = self
                .client
                .raw()
                .slo_remove_slo(slo.as_i64(), team.as_str());
            Ok(deleted.owner_type(TEAM).into_request().map(drop))
        })
    }

    /// Counts an incident against an SLO: the service level indicators that it violated, and the part of the error budget that
    /// it used up, in the unit of the SLO's `remaining_error_budget`.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the SLO or the incident does not exist.
    ///
    /// Operation: `SLO_markSLOAffected`.
    #[doc(alias = "error_budget_spent")]
    pub fn mark_affected(
        &self,
        slo: &Slo,
        incident: impl IdOf<kind::Incident>,
        slis: impl IntoIterator<Item = impl Into<String>>,
        budget_spent: f64,
    ) -> RequestBuilder<SloViolation> {
        request(|| {
            let team = TeamId::new(slo.owner_id.as_str())?;
            let body = MarkSloAffectedRequest::new(
                IncidentId::of(incident)?,
                slis.into_iter().map(Into::into).collect::<Vec<String>>(),
                budget_spent,
                TEAM,
                &team,
                &slo.org_id,
            );
            let raw = self.client.raw();
            let marked = raw.slo_mark_slo_affected(slo.id, team.as_str(), &body);
            Ok(marked
                .into_request()
                .map(|marked| marked.slo_violating_incident))
        })
    }

    /// Sets whether a violation is a false positive, which does not count against the SLO.
    ///
    /// The violation is what [`mark_affected`](Self::mark_affected) returned. If only the incident is known, use
    /// `client.incidents().mark_slo_false_positive(…)`.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the SLO has no such violation.
    ///
    /// Operation: `SLO_markSLOFalsePositive`.
    pub fn mark_false_positive(
        &self,
        slo: &Slo,
        violation: impl IdOf<kind::SloViolation>,
        false_positive: bool,
    ) -> RequestBuilder<SloViolation> {
        request(|| {
            let team = TeamId::new(slo.owner_id.as_str())?;
            let violation = SloViolationId::of(violation)?.to_string();
            let raw = self.client.raw();
            let marked = raw.slo_mark_slo_false_positive(
                slo.id,
                &violation,
                false_positive,
                team.as_str(),
                &serde_json::Map::new(),
            );
            Ok(marked
                .into_request()
                .map(|marked| marked.slo_violating_incident))
        })
    }
}

identified!(kind::Slo: Slo.id);
identified!(kind::SloViolation: SloViolation.id);
identified!(kind::Incident: SloViolation.incident_id);

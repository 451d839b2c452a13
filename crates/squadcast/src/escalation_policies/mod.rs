//! Escalation policies: whom an incident notifies, after how long and by which channels.
//!
//! ```no_run
//! use std::time::Duration;
//! use squadcast::Squadcast;
//! use squadcast::escalation_policies::{EscalationPolicyUpdate, NewEscalationPolicy, Step, Via};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let team = client.teams().get_by_name("Payments").await?;
//! let ada = client.users().get_by_email("ada@example.com").await?;
//! let dbas = client.squads().get_by_name(&team, "DBAs").await?;
//! let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
//!
//! // Ada at once, the squad after a quarter of an hour, and all of it once more.
//! let policy = NewEscalationPolicy::new("Checkout")
//!     .step(Step::at_once().notify_user(&ada).via([Via::Push, Via::Sms]))
//!     .step(Step::after(minutes(15)).notify_squad(&dbas).via([Via::Phone]))
//!     .repeat(1, minutes(10));
//! let policies = client.escalation_policies();
//! let policy = policies.create(&team, policy).await?;
//!
//! // Fields that an update does not name keep their value.
//! let update = EscalationPolicyUpdate::new().name("Checkout and till");
//! policies.update(&policy, update).await?;
//! # Ok(())
//! # }
//! ```

mod content;
mod step;

pub use content::{EscalationPolicyUpdate, NewEscalationPolicy};
pub use squadcast_raw::escalation_policies::{
    EscalationEntity, EscalationEntityType, EscalationPolicyResponse as EscalationPolicy,
    EscalationPolicyRule as EscalationStep, IncidentReminderRule as Reminder,
    NotificationChannel as Via,
};
pub use step::Step;

use squad_core::list::{Page, Paging};
use squadcast_raw::escalation_policies::UpdateEscalationPolicyRequest;
use squadcast_raw::wire;

use crate::id::identified;
use crate::request::{invalid, named, request};
use crate::{EscalationPolicyId, IdOf, List, RequestBuilder, Squadcast, TeamId, kind};

/// The number of policies in a page.
const PAGE_SIZE: usize = 100;

/// The escalation policies. From [`Squadcast::escalation_policies`].
#[derive(Debug, Clone, Copy)]
pub struct EscalationPolicies<'a> {
    client: &'a Squadcast,
}

impl<'a> EscalationPolicies<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the escalation policies of a team.
    ///
    /// Operation: `EscalationPolicies_getEscalationPolicyByTeam`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> List<EscalationPolicy> {
        let raw = self.client.raw().clone();
        let team = TeamId::of(team);
        List::paged(
            self.client.raw().core(),
            &wire::ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_TEAM,
            Paging::Number(PAGE_SIZE),
            move |position| {
                let team = team.clone()?;
                let number = i64::try_from(position.number()).unwrap_or(i64::MAX);
                let page = raw
                    .escalation_policies_get_escalation_policy_by_team(team.as_str())
                    .page_number(number)
                    .page_size(PAGE_SIZE as i64);
                Ok(page
                    .into_request()
                    .map(|page| Page::new(page.data).total(page.meta.total_count)))
            },
        )
    }

    /// Gets an escalation policy.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the policy does not exist.
    ///
    /// Operation: `EscalationPolicies_getEscalationPolicyById`.
    pub fn get(
        &self,
        policy: impl IdOf<kind::EscalationPolicy>,
    ) -> RequestBuilder<EscalationPolicy> {
        let raw = self.client.raw();
        raw.escalation_policies_get_escalation_policy_by_id(&policy.id())
            .into()
    }

    /// Gets an escalation policy of a team by its name. The list is read without pages, as the vendor's own tools do, and
    /// searched.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no such policy, [`Kind::Decode`](crate::Kind::Decode) if the policy is not in the
    /// response and the service returned only a part of the list.
    ///
    /// Operation: `EscalationPolicies_getEscalationPolicyByTeam`.
    pub fn get_by_name(
        &self,
        team: impl IdOf<kind::Team>,
        name: impl Into<String>,
    ) -> RequestBuilder<EscalationPolicy> {
        let name = name.into();
        request(|| {
            let team = TeamId::of(team)?;
            let raw = self.client.raw();
            let all = raw.escalation_policies_get_escalation_policy_by_team(team.as_str());
            Ok(all.into_request().try_map(move |page| {
                let total = usize::try_from(page.meta.total_count).unwrap_or_default();
                let cut = total > page.data.len();
                named(page.data, "escalation policy", &name, cut, |policy| {
                    &policy.name
                })
            }))
        })
    }

    /// Creates an escalation policy for a team.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the policy has no steps, a step has no target, or a duration is not
    /// in whole minutes (hours, until incidents are triggered once more).
    ///
    /// Operation: `EscalationPolicies_createEscalationPolicies`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        policy: NewEscalationPolicy,
    ) -> RequestBuilder<EscalationPolicy> {
        request(|| {
            let body = policy.request(TeamId::of(team)?)?;
            let raw = self.client.raw();
            Ok(raw
                .escalation_policies_create_escalation_policies(&body)
                .into())
        })
    }

    /// Updates an escalation policy. Fields that the update does not set keep their value.
    ///
    /// It reads the policy and sends the whole of it, because it is not known that the service keeps what is omitted. A change
    /// that another caller makes between the two requests is lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the policy does not exist, [`is_configuration`](crate::Error::is_configuration) as
    /// for [`create`](Self::create).
    ///
    /// Operation: `EscalationPolicies_updateEscalationPolicy`.
    pub fn update(
        &self,
        policy: impl IdOf<kind::EscalationPolicy>,
        update: EscalationPolicyUpdate,
    ) -> RequestBuilder<EscalationPolicy> {
        request(|| {
            let id = EscalationPolicyId::of(policy)?;
            let changes = update.changes()?;
            let raw = self.client.raw().clone();
            Ok(self.get(&id).and_then(move |policy| {
                let body = content::whole(&policy, changes);
                raw.escalation_policies_update_escalation_policy(id.as_str(), &body)
            }))
        })
    }

    /// Replaces an escalation policy by `policy`, which was read before and changed.
    ///
    /// ```
    /// # use squadcast::{EscalationPolicyId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, policy: EscalationPolicyId,
    /// # ) -> squadcast::Result<()> {
    /// let policies = client.escalation_policies();
    /// let mut policy = policies.get(&policy).await?;
    /// policy.rules.pop();
    /// policies.replace(&policy).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the policy has no steps.
    ///
    /// Operation: `EscalationPolicies_updateEscalationPolicy`.
    pub fn replace(&self, policy: &EscalationPolicy) -> RequestBuilder<EscalationPolicy> {
        request(|| {
            if policy.rules.is_empty() {
                return Err(invalid("an escalation policy needs at least one step"));
            }
            let body = content::whole(policy, UpdateEscalationPolicyRequest::new());
            let raw = self.client.raw();
            Ok(raw
                .escalation_policies_update_escalation_policy(&policy.id, &body)
                .into())
        })
    }

    /// Deletes an escalation policy. A service that uses it may prevent this.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the policy does not exist.
    ///
    /// Operation: `EscalationPolicies_removeEscalationPolicy`.
    pub fn delete(&self, policy: impl IdOf<kind::EscalationPolicy>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.escalation_policies_remove_escalation_policy(&policy.id())
            .into()
    }
}

identified!(kind::EscalationPolicy: EscalationPolicy.id);

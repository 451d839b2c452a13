//! Squads: groups of users within a team that are notified together.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::squads::{NewSquad, SquadRole};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let team = client.teams().get_by_name("Payments").await?;
//! let ada = client.users().get_by_email("ada@example.com").await?;
//! let bob = client.users().get_by_email("bob@example.com").await?;
//!
//! let dbas = NewSquad::new("DBAs").owner(&ada);
//! let dbas = client.squads().create(&team, dbas).await?;
//!
//! let members = client.squads().members(&dbas);
//! members.add(&bob, SquadRole::Member).await?;
//! members.remove(&ada).replacing_owner_with(&bob).await?;
//!
//! for squad in client.squads().list(&team).await? {
//!     println!("{} has {} members", squad.name, squad.members.len());
//! }
//! # Ok(())
//! # }
//! ```

mod content;
mod members;

pub use content::{NewSquad, SquadUpdate};
pub use members::{MemberChange, SquadMembers};
pub use squadcast_raw::squads::{Squad, SquadMember, SquadRole};

use content::member;
use squad_core::list::{Page, Paging};
use squadcast_raw::squads::{CreateSquadResponse, UpdateSquadNameRequest, UpdateSquadRequest};
use squadcast_raw::wire;

use crate::id::identified;
use crate::request::{named, request};
use crate::{IdOf, List, RequestBuilder, SquadId, Squadcast, TeamId, kind};

/// The squads. From [`Squadcast::squads`].
#[derive(Debug, Clone, Copy)]
pub struct Squads<'a> {
    client: &'a Squadcast,
}

impl<'a> Squads<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the squads of a team, with their members.
    ///
    /// # Errors
    /// The service can say that there are more squads, but has no way to request them. The list then ends with an error, and
    /// is never short in silence.
    ///
    /// Operation: `Squads_getAllSquads`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> List<Squad> {
        let raw = self.client.raw().clone();
        let team = TeamId::of(team);
        List::paged(
            self.client.raw().core(),
            &wire::SQUADS_GET_ALL_SQUADS,
            Paging::Whole,
            move |_| {
                let page = all(&raw, &team.clone()?);
                Ok(page.map(|page| {
                    let info = page.page_info;
                    Page::new(page.data).next(info.has_next, info.next_cursor)
                }))
            },
        )
    }

    /// Gets a squad.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad does not exist.
    ///
    /// Operation: `Squads_getSquadById`.
    pub fn get(&self, squad: impl IdOf<kind::Squad>) -> RequestBuilder<Squad> {
        let raw = self.client.raw();
        raw.squads_get_squad_by_id(&squad.id()).into()
    }

    /// Gets a squad of a team by its name. The list of the team is read and searched.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no such squad, [`Kind::Decode`](crate::Kind::Decode) if
    /// the squad is not in the response and the service returned only a part of the list.
    ///
    /// Operation: `Squads_getAllSquads`.
    pub fn get_by_name(
        &self,
        team: impl IdOf<kind::Team>,
        name: impl Into<String>,
    ) -> RequestBuilder<Squad> {
        let name = name.into();
        request(|| {
            let page = all(self.client.raw(), &TeamId::of(team)?);
            Ok(page.try_map(move |page| {
                let cut = page.page_info.has_next;
                named(page.data, "squad", &name, cut, |squad| &squad.name)
            }))
        })
    }

    /// Creates a squad in a team.
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the team has a squad with this name.
    ///
    /// Operation: `Squads_createSquad`.
    pub fn create(&self, team: impl IdOf<kind::Team>, squad: NewSquad) -> RequestBuilder<Squad> {
        request(|| {
            let body = squad.request(TeamId::of(team)?)?;
            let created = self.client.raw().squads_create_squad(&body);
            Ok(created.into_request().map(as_squad))
        })
    }

    /// Sets the name of a squad.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad does not exist,
    /// [`is_conflict`](crate::Error::is_conflict) if another squad of the team has the name.
    ///
    /// Operation: `Squads_updateSquadName`.
    #[doc(alias = "update_name")]
    pub fn rename(
        &self,
        squad: impl IdOf<kind::Squad>,
        name: impl Into<String>,
    ) -> RequestBuilder<()> {
        let body = UpdateSquadNameRequest::new(name);
        let raw = self.client.raw();
        let renamed = raw.squads_update_squad_name(&squad.id(), &body);
        renamed.into_request().map(drop)
    }

    /// Updates a squad. Fields that the update does not set keep their value.
    ///
    /// It reads the squad and sends the whole of it, because it is not known that the service keeps what is omitted. A change
    /// that another caller makes between the two requests is lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad does not exist.
    ///
    /// Operation: `Squads_updateSquad`.
    pub fn update(
        &self,
        squad: impl IdOf<kind::Squad>,
        update: SquadUpdate,
    ) -> RequestBuilder<Squad> {
        request(|| {
            let id = SquadId::of(squad)?;
            let changes = update.changes()?;
            let raw = self.client.raw().clone();
            Ok(self.get(&id).and_then(move |squad| {
                let mut body = UpdateSquadRequest::new();
                body.name = changes.name.or(Some(squad.name));
                body.members = changes.members.or(Some(squad.members));
                raw.squads_update_squad(id.as_str(), &body)
            }))
        })
    }

    /// Replaces the name and the members of a squad by those of `squad`, which was read before and changed.
    ///
    /// ```
    /// # use squadcast::{SquadId, Squadcast, squads::SquadRole};
    /// # async fn example(client: &Squadcast, dbas: SquadId) -> squadcast::Result<()> {
    /// let mut dbas = client.squads().get(&dbas).await?;
    /// dbas.members.retain(|member| member.role == Some(SquadRole::Owner));
    /// client.squads().replace(&dbas).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad does not exist.
    ///
    /// Operation: `Squads_updateSquad`.
    pub fn replace(&self, squad: &Squad) -> RequestBuilder<Squad> {
        let body = UpdateSquadRequest::new()
            .name(&squad.name)
            .members(squad.members.clone());
        let raw = self.client.raw();
        raw.squads_update_squad(&squad.id, &body).into()
    }

    /// Deletes a squad. A schedule or an escalation policy that uses it may prevent this.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad does not exist.
    ///
    /// Operation: `Squads_deleteSquad`.
    pub fn delete(&self, squad: impl IdOf<kind::Squad>) -> RequestBuilder<()> {
        self.client.raw().squads_delete_squad(&squad.id()).into()
    }

    /// Returns the members of a squad, as a nested resource.
    #[must_use]
    pub fn members(&self, squad: impl IdOf<kind::Squad>) -> SquadMembers<'a> {
        SquadMembers::new(self.client, &squad.id())
    }
}

/// Requests all squads of a team. The reference and the vendor's Terraform provider name the team differently.
fn all(
    raw: &squadcast_raw::Client,
    team: &TeamId,
) -> RequestBuilder<squadcast_raw::squads::SquadPage> {
    let team = team.as_str();
    raw.squads_get_all_squads(team).team_id(team).into()
}

/// A creation names some fields differently.
fn as_squad(created: CreateSquadResponse) -> Squad {
    let mut squad = Squad::default();
    squad.id = created.id;
    squad.org_id = created.organization_id;
    squad.team_id = created.owner_id;
    squad.name = created.name;
    squad.members = created.members;
    (squad.created_at, squad.updated_at) = (created.created_at, created.created_at);
    squad.created_by = Some(created.created_by).filter(|user| !user.is_empty());
    squad
}

identified!(kind::Squad: Squad.id);

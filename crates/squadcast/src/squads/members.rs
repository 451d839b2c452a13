//! The members of a squad.

use std::future::IntoFuture;

use squadcast_raw::squads::{SquadMember, UpdateSquadMemberRequest, UpdateSquadRequest};

use super::{SquadRole, member};
use crate::id::identified;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Result, SquadId, Squadcast, UserId, kind};

/// The members of one squad. From [`Squads::members`](super::Squads::members).
#[derive(Debug, Clone)]
pub struct SquadMembers<'a> {
    client: &'a Squadcast,
    squad: Box<str>,
}

/// A change to a member that may need another owner of the squad. Await it for the members that are left, with their roles.
/// From [`SquadMembers::set_role`] and [`SquadMembers::remove`].
#[derive(Debug, Clone)]
#[must_use = "a request does nothing until it is awaited"]
pub struct MemberChange {
    client: Squadcast,
    squad: Box<str>,
    member: Box<str>,
    /// The role to set; `None` to remove the member.
    role: Option<SquadRole>,
    owner: Option<String>,
}

impl<'a> SquadMembers<'a> {
    pub(super) fn new(client: &'a Squadcast, squad: &str) -> Self {
        Self {
            client,
            squad: squad.into(),
        }
    }

    /// Lists the members, with their roles.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad does not exist.
    ///
    /// Operation: `Squads_getSquadById`.
    pub fn list(&self) -> List<SquadMember> {
        let squad = self.client.raw().squads_get_squad_by_id(&self.squad);
        List::from_request(squad.into_request().map(|squad| squad.members))
    }

    /// Adds a user with a role, or changes the role if the user is a member. Returns all members.
    ///
    /// The API has no operation for this: it reads the squad and sends all of its members. A change that another caller makes
    /// between the two requests is lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad or the user does not exist.
    ///
    /// Operation: `Squads_updateSquad`.
    pub fn add(
        &self,
        user: impl IdOf<kind::User>,
        role: SquadRole,
    ) -> RequestBuilder<Vec<SquadMember>> {
        self.add_all([(user, role)])
    }

    /// Adds several users with roles, or changes their roles. Returns all members. See [`add`](Self::add).
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad or a user does not exist.
    ///
    /// Operation: `Squads_updateSquad`.
    pub fn add_all<U: IdOf<kind::User>>(
        &self,
        users: impl IntoIterator<Item = (U, SquadRole)>,
    ) -> RequestBuilder<Vec<SquadMember>> {
        request(|| {
            let squad = SquadId::new(&*self.squad)?;
            let users = users.into_iter();
            let added: Vec<SquadMember> = users
                .map(|(user, role)| Ok(member(&UserId::of(user)?, role)))
                .collect::<Result<_>>()?;
            let raw = self.client.raw().clone();
            let present = self.client.raw().squads_get_squad_by_id(squad.as_str());
            let updated = present.into_request().and_then(move |present| {
                let mut members = present.members;
                for new in added {
                    match members.iter_mut().find(|old| old.user_id == new.user_id) {
                        Some(old) => old.role = new.role,
                        None => members.push(new),
                    }
                }
                let body = UpdateSquadRequest::new()
                    .name(present.name)
                    .members(members);
                raw.squads_update_squad(squad.as_str(), &body)
            });
            Ok(updated.map(|squad| squad.members))
        })
    }

    /// Sets the role of a member. Returns all members with their roles.
    ///
    /// Roles matter in organizations on the OBAC permission model only. If the last owner of the squad gets another role,
    /// [`replacing_owner_with`](MemberChange::replacing_owner_with) has to name the next one.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad has no such member.
    ///
    /// Operation: `Squads_updateSquadMember`.
    pub fn set_role(&self, member: impl IdOf<kind::User>, role: SquadRole) -> MemberChange {
        self.change(member, Some(role))
    }

    /// Removes a member from the squad. Returns those that are left.
    ///
    /// If it is the last owner of the squad, [`replacing_owner_with`](MemberChange::replacing_owner_with) has to name the next
    /// one.
    ///
    /// ```
    /// # use squadcast::{SquadId, Squadcast, UserId};
    /// # async fn example(
    /// #     client: &Squadcast, dbas: SquadId, ada: UserId, bob: UserId,
    /// # ) -> squadcast::Result<()> {
    /// let members = client.squads().members(&dbas);
    /// members.remove(&ada).replacing_owner_with(&bob).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the squad has no such member.
    ///
    /// Operation: `Squads_removeSquadMember`.
    pub fn remove(&self, member: impl IdOf<kind::User>) -> MemberChange {
        self.change(member, None)
    }

    fn change(&self, member: impl IdOf<kind::User>, role: Option<SquadRole>) -> MemberChange {
        MemberChange {
            client: self.client.clone(),
            squad: self.squad.clone(),
            member: member.id().into(),
            role,
            owner: None,
        }
    }
}

impl MemberChange {
    /// Sets the user who becomes an owner of the squad in place of the member.
    #[doc(alias = "replaceWith")]
    pub fn replacing_owner_with(mut self, user: impl IdOf<kind::User>) -> Self {
        self.owner = Some(user.id().into_owned());
        self
    }

    /// Converts this into the request type that all methods share, for example for its `deadline`.
    pub fn into_request(self) -> RequestBuilder<Vec<SquadMember>> {
        request(|| {
            let owner = self.owner.map(UserId::new).transpose()?;
            let raw = self.client.raw();
            Ok(match self.role {
                Some(role) => {
                    let body = UpdateSquadMemberRequest::new(role);
                    let mut set = raw.squads_update_squad_member(&self.squad, &self.member, &body);
                    if let Some(owner) = owner {
                        set = set.replace_with(owner.as_str());
                    }
                    set.into_request().map(|squad| squad.members)
                }
                None => {
                    let mut removed = raw.squads_remove_squad_member(&self.squad, &self.member);
                    if let Some(owner) = owner {
                        removed = removed.replace_with(owner.as_str());
                    }
                    removed.into_request().map(|squad| squad.members)
                }
            })
        })
    }
}

impl IntoFuture for MemberChange {
    type Output = Result<Vec<SquadMember>>;
    type IntoFuture = RequestBuilder<Vec<SquadMember>>;

    fn into_future(self) -> Self::IntoFuture {
        self.into_request()
    }
}

identified!(kind::User: SquadMember.user_id);

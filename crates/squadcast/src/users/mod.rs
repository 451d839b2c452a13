//! Users of the organization, their roles and abilities, and their API tokens.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::users::{NewUser, OrganizationRole};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let organization = client.organization().await?;
//! println!("the users of {}:", organization.name);
//! for user in client.users().list().await? {
//!     println!("{} {} <{}>", user.first_name, user.last_name, user.email);
//! }
//!
//! let users = client.users();
//! let ada = match users.get_by_email("ada@example.com").await {
//!     Err(error) if error.is_not_found() => {
//!         let role = OrganizationRole::User;
//!         users.add(NewUser::new("ada@example.com", role, "Ada", "Lovelace")).await?
//!     }
//!     found => found?,
//! };
//! users.set_role(&ada, OrganizationRole::Stakeholder).await?;
//! # Ok(())
//! # }
//! ```

mod api_tokens;
mod undocumented;

use squadcast_raw::users::{
    DeleteUserRequest, UpdateUserAbilitiesRequest, UpdateUserRequest, UserAbilities,
};

pub use api_tokens::ApiTokens;
pub use squadcast_raw::users::{
    Ability, AddUserRequest as NewUser, ApiToken, Contact, GlobalRbacAbilityName as AbilityName,
    NotificationRule, OrganizationRole, User, UserRole,
};
pub use undocumented::Organization;

use crate::id::identified;
use crate::request::request;
use crate::{Error, Id, IdOf, Kind, List, RequestBuilder, Result, Squadcast, UserId, kind};

/// The users of the organization. From [`Squadcast::users`].
#[derive(Debug, Clone, Copy)]
pub struct Users<'a> {
    client: &'a Squadcast,
}

/// What happens to the incidents that are assigned to a deleted user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AssignedIncidents {
    /// They are not changed.
    Leave,
    /// They are reassigned to the replacement.
    Reassign,
    /// They are suppressed.
    Suppress,
}

impl<'a> Users<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the users.
    ///
    /// ```
    /// # use squadcast::Squadcast;
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// for user in client.users().list().await? {
    ///     let (first, last) = (user.first_name, user.last_name);
    ///     println!("{first} {last} is {:?}", user.role);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `Users_getAllUsers`.
    pub fn list(&self) -> List<User> {
        List::from_request(self.client.raw().users_get_all_users())
    }

    /// Gets a user.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the user does not exist.
    ///
    /// Operation: `Users_getUserById`.
    pub fn get(&self, user: impl IdOf<kind::User>) -> RequestBuilder<User> {
        self.client.raw().users_get_user_by_id(&user.id()).into()
    }

    /// Adds a user to the organization and invites them by e-mail.
    ///
    /// ```
    /// # use squadcast::{Squadcast, users::{NewUser, OrganizationRole}};
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let role = OrganizationRole::User;
    /// let ada = NewUser::new("ada@example.com", role, "Ada", "Lovelace");
    /// let ada = client.users().add(ada).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](Error::is_conflict) if a user has this e-mail address already.
    ///
    /// Operation: `Users_addUser`.
    pub fn add(&self, user: NewUser) -> RequestBuilder<User> {
        self.client.raw().users_add_user(&user).into()
    }

    /// Sets the role of a user in the organization.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the user does not exist.
    ///
    /// Operation: `Users_updateUserByID`.
    pub fn set_role(
        &self,
        user: impl IdOf<kind::User>,
        role: OrganizationRole,
    ) -> RequestBuilder<User> {
        let body = UpdateUserRequest::new(role);
        let raw = self.client.raw();
        raw.users_update_user_by_id(&user.id(), &body).into()
    }

    /// Removes a user from the organization without a replacement. To hand over what the user owns, see
    /// [`remove_handing_over`](Self::remove_handing_over) and [`delete_and_replace`](Self::delete_and_replace).
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the user does not exist.
    ///
    /// Operation: `Users_removeUserFromOrg`.
    pub fn remove(&self, user: impl IdOf<kind::User>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.users_remove_user_from_org(&user.id()).into()
    }

    /// Replaces `user` by `replacement` everywhere and then deletes `user`. This cannot be undone, and is never retried.
    ///
    /// ```
    /// # use squadcast::{Squadcast, UserId, users::AssignedIncidents};
    /// # async fn example(
    /// #     client: &Squadcast, leaving: UserId, joining: UserId,
    /// # ) -> squadcast::Result<()> {
    /// let incidents = AssignedIncidents::Reassign;
    /// let users = client.users();
    /// users.delete_and_replace(leaving, joining, incidents).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](Error::is_configuration) if both are the same user,
    /// [`is_not_found`](Error::is_not_found) if one of them does not exist.
    ///
    /// Operation: `Users_deleteUser`.
    #[doc(alias = "swap_user_id")]
    #[doc(alias = "delete-user")]
    pub fn delete_and_replace(
        &self,
        user: impl IdOf<kind::User>,
        replacement: impl IdOf<kind::User>,
        incidents: AssignedIncidents,
    ) -> RequestBuilder<()> {
        request(|| {
            let (user, replacement) = (UserId::of(user)?, UserId::of(replacement)?);
            if user == replacement {
                return Err(Error::new(
                    Kind::Configuration,
                    format!("user {user} cannot be replaced by itself; give another user"),
                ));
            }
            let body = DeleteUserRequest::new(
                user,
                replacement,
                incidents == AssignedIncidents::Suppress,
                incidents == AssignedIncidents::Reassign,
            );
            let deleted = self.client.raw().users_delete_user(&body);
            Ok(deleted.into_request().map(drop))
        })
    }

    /// Lists the roles that users can have in the organization.
    ///
    /// Operation: `Users_getUserRoles`.
    pub fn roles(&self) -> List<UserRole> {
        List::from_request(self.client.raw().users_get_user_roles())
    }

    /// Sets the abilities of users in the organization, for one or several users at once. An empty list removes all
    /// abilities.
    ///
    /// ```
    /// # use squadcast::{Squadcast, UserId, users::AbilityName};
    /// # async fn example(
    /// #     client: &Squadcast, ada: UserId, bob: UserId,
    /// # ) -> squadcast::Result<()> {
    /// let manage = vec![AbilityName::ManageTeams, AbilityName::ManageUsers];
    /// let abilities = [(&ada, manage), (&bob, vec![])];
    /// client.users().set_abilities(abilities).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if one of the users does not exist.
    ///
    /// Operation: `Users_updateOrgLevelPermissions`.
    #[doc(alias = "org_level_permissions")]
    pub fn set_abilities<U: IdOf<kind::User>>(
        &self,
        users: impl IntoIterator<Item = (U, Vec<AbilityName>)>,
    ) -> RequestBuilder<()> {
        request(|| {
            let users = users
                .into_iter()
                .map(|(user, abilities)| Ok(UserAbilities::new(Id::of(user)?, abilities)))
                .collect::<Result<Vec<_>>>()?;
            let body = UpdateUserAbilitiesRequest::new(users);
            let updated = self.client.raw().users_update_org_level_permissions(&body);
            Ok(updated.into_request().map(drop))
        })
    }

    /// Returns the API tokens (refresh tokens), as a nested resource.
    #[must_use]
    #[doc(alias = "refresh-token")]
    pub fn api_tokens(&self) -> ApiTokens<'a> {
        ApiTokens::new(self.client)
    }
}

identified!(kind::User: User.id);

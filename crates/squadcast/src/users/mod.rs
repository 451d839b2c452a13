//! Users: the people of the organization, what they may do in it, and the API tokens made for them.

mod api_tokens;

use squadcast_raw::users::{
    DeleteUserRequest, UpdateUserAbilitiesRequest, UpdateUserRequest, UserAbilities,
};

pub use api_tokens::ApiTokens;
pub use squadcast_raw::users::{
    Ability, AddUserRequest as NewUser, ApiToken, Contact, GlobalRbacAbilityName as AbilityName,
    NotificationRule, OrganizationRole, User, UserRole,
};

use crate::{Error, IdOf, Kind, List, Result, Squadcast, id, kind};

/// The users of the organization. From [`Squadcast::users`].
#[derive(Debug, Clone, Copy)]
pub struct Users<'a> {
    client: &'a Squadcast,
}

/// What becomes of the incidents that are assigned to a user who is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AssignedIncidents {
    /// They stay as they are.
    Leave,
    /// They go to the replacement.
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
    ///     println!("{} {} is {:?}", user.first_name, user.last_name, user.role);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self) -> List<'a, User> {
        let raw = self.client.raw();
        List::whole(async move {
            raw.users_get_all_users()
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Reads a user.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such user, and every other [`Kind`].
    pub async fn get(&self, user: impl IdOf<kind::User>) -> Result<User> {
        Ok(self
            .client
            .raw()
            .users_get_user_by_id(user.id_text())
            .await?
            .into_inner())
    }

    /// Adds a person to the organization, who is invited by e-mail.
    ///
    /// ```
    /// # use squadcast::{Squadcast, users::{NewUser, OrganizationRole}};
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let ada = NewUser::new("ada@example.com", OrganizationRole::User, "Ada", "Lovelace");
    /// let ada = client.users().add(ada).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the e-mail address is there already, and every other [`Kind`].
    pub async fn add(&self, user: NewUser) -> Result<User> {
        Ok(self.client.raw().users_add_user(&user).await?.into_inner())
    }

    /// Gives a user another role in the organization.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such user, and every other [`Kind`].
    pub async fn set_role(
        &self,
        user: impl IdOf<kind::User>,
        role: OrganizationRole,
    ) -> Result<User> {
        Ok(self
            .client
            .raw()
            .users_update_user_by_id(user.id_text(), &UpdateUserRequest::new(role))
            .await?
            .into_inner())
    }

    /// Removes a user from the organization without putting anybody in their place.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such user, and every other [`Kind`].
    pub async fn remove(&self, user: impl IdOf<kind::User>) -> Result<()> {
        self.client
            .raw()
            .users_remove_user_from_org(user.id_text())
            .await?;
        Ok(())
    }

    /// Puts `replacement` in the place of `user` everywhere, and then deletes `user`. It cannot be undone, and is never sent
    /// twice.
    ///
    /// ```
    /// # use squadcast::{Squadcast, UserId, users::AssignedIncidents};
    /// # async fn example(client: &Squadcast, leaving: UserId, joining: UserId) -> squadcast::Result<()> {
    /// client.users().delete_and_replace(leaving, joining, AssignedIncidents::Reassign).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if both are the same user,
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such user, and every other [`Kind`].
    pub async fn delete_and_replace(
        &self,
        user: impl IdOf<kind::User>,
        replacement: impl IdOf<kind::User>,
        incidents: AssignedIncidents,
    ) -> Result<()> {
        let user = id::check::<kind::User>(user.id_text())?;
        let replacement = id::check::<kind::User>(replacement.id_text())?;
        if user == replacement {
            return Err(Error::new(
                Kind::Configuration,
                format!("the user {user} cannot take their own place; name somebody else"),
            ));
        }
        let request = DeleteUserRequest::new(
            user,
            replacement,
            incidents == AssignedIncidents::Suppress,
            incidents == AssignedIncidents::Reassign,
        );
        self.client.raw().users_delete_user(&request).await?;
        Ok(())
    }

    /// Lists the roles that users can have in the organization.
    pub fn roles(&self) -> List<'a, UserRole> {
        let raw = self.client.raw();
        List::whole(async move {
            raw.users_get_user_roles()
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Sets what users may do in the whole organization, for one or several at once. An empty list takes all abilities away.
    ///
    /// ```
    /// # use squadcast::{Squadcast, UserId, users::AbilityName};
    /// # async fn example(client: &Squadcast, ada: UserId, bob: UserId) -> squadcast::Result<()> {
    /// client
    ///     .users()
    ///     .set_abilities([
    ///         (&ada, vec![AbilityName::ManageTeams, AbilityName::ManageUsers]),
    ///         (&bob, vec![]),
    ///     ])
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such user, and every other [`Kind`].
    pub async fn set_abilities<U: IdOf<kind::User>>(
        &self,
        users: impl IntoIterator<Item = (U, Vec<AbilityName>)>,
    ) -> Result<()> {
        let users: Result<Vec<_>> = users
            .into_iter()
            .map(|(user, abilities)| {
                let user = id::check::<kind::User>(user.id_text())?;
                Ok(UserAbilities::new(user, abilities))
            })
            .collect();
        self.client
            .raw()
            .users_update_org_level_permissions(&UpdateUserAbilitiesRequest::new(users?))
            .await?;
        Ok(())
    }

    /// The API tokens: refresh tokens that can be listed, made and revoked.
    #[must_use]
    pub fn api_tokens(&self) -> ApiTokens<'a> {
        ApiTokens::new(self.client)
    }
}

impl IdOf<kind::User> for User {
    fn id_text(&self) -> &str {
        &self.id
    }
}

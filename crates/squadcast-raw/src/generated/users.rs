// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `users` area.

use serde::{Deserialize, Serialize};

/// A permission of a user in the whole organization.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ability {
    /// Id by which the service knows the ability.
    pub id: Option<String>,
    /// Name by which an ability is granted, such as `manage-users`.
    pub slug: Option<String>,
}

squad_core::lenient_struct!(Ability default {} { id = "id", slug = "slug" });

/// A person to add to the organization.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddUserRequest {
    /// E-mail address by which the person is invited and signs in; personal.
    pub email: String,
    /// Role in the organization: `account_owner`, `user` or `stakeholder`.
    pub role: crate::users::OrganizationRole,
    /// Given name of the person.
    pub first_name: String,
    /// Family name of the person.
    pub last_name: String,
}

squad_core::request_struct! {
    AddUserRequest {
        email: String,
        role: crate::users::OrganizationRole,
        first_name: String,
        last_name: String,
    } {
    }
}

/// A refresh token of a user, secret part included.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ApiToken {
    /// Id by which the refresh token is revoked; not secret.
    pub id: String,
    /// Id of the organization that the token gives access to.
    pub organization_id: String,
    /// Id of the user whose role the token carries.
    pub user_id: String,
    /// Secret: the refresh token itself; protect it like a password.
    pub token: String,
    /// Time at which an access token was last made from it, as a string, presumably RFC 3339.
    pub last_refresh: String,
    /// Number of calls allowed with this token; over what time is not documented.
    pub rate_limit: i64,
    /// Whether the refresh token has been revoked.
    pub deleted: bool,
}

squad_core::lenient_struct!(ApiToken default { id = "id" } { organization_id = "organization_id", user_id = "user_id", token = "token", last_refresh = "last_refresh", rate_limit = "rate_limit", deleted = "deleted" });

squad_core::redacted_debug!(ApiToken { id, organization_id, user_id, last_refresh, rate_limit, deleted } { token });

/// Phone at which a user is called and sent messages; personal.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Contact {
    /// Country calling code of the phone number, such as `+91`.
    pub dial_code: String,
    /// Number without the country calling code; personal.
    pub phone_number: String,
}

squad_core::lenient_struct!(Contact default {} { dial_code = "dial_code", phone_number = "phone_number" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTokenRequest {
    /// Id of the user whose role the token carries.
    pub user_id: String,
}

squad_core::request_struct! {
    CreateTokenRequest {
        user_id: String,
    } {
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteUserRequest {
    /// Id of the user to delete.
    pub user_id: String,
    /// Id of the user who takes the deleted user's place everywhere.
    pub swap_user_id: String,
    /// Whether incidents assigned to the deleted user are suppressed.
    pub suppress_incidents: bool,
    /// Whether incidents assigned to the deleted user go to the replacement.
    pub reassign_incidents: bool,
}

squad_core::request_struct! {
    DeleteUserRequest {
        user_id: String,
        swap_user_id: String,
        suppress_incidents: bool,
        reassign_incidents: bool,
    } {
    }
}

squad_core::open_enum! {
    /// Permission that holds in the whole organization, such as managing its teams or its API tokens.
    pub enum GlobalRbacAbilityName {
        /// `manage-api-tokens`
        ManageApiTokens = "manage-api-tokens",
        /// `manage-billing`
        ManageBilling = "manage-billing",
        /// `manage-extensions`
        ManageExtensions = "manage-extensions",
        /// `manage-teams`
        ManageTeams = "manage-teams",
        /// `manage-users`
        ManageUsers = "manage-users",
        /// `manage-webhooks`
        ManageWebhooks = "manage-webhooks",
        /// `manage-organization-analytics`
        ManageOrganizationAnalytics = "manage-organization-analytics",
        /// `manage-postmortem-templates`
        ManagePostmortemTemplates = "manage-postmortem-templates",
        /// `manage-audit-logs`
        ManageAuditLogs = "manage-audit-logs",
        /// `manage-feature-settings`
        ManageFeatureSettings = "manage-feature-settings",
    }
}

/// One step of how a user wants to be notified: a channel and how long to wait before using it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotificationRule {
    /// Channel used, such as push, e-mail, SMS or phone call, as the server spells it.
    pub type_: String,
    /// How long after the assignment the channel is used, presumably in minutes.
    pub time: i64,
    /// Whether the rule notifies the second contact of the user.
    pub notify_secondary: Option<bool>,
}

squad_core::lenient_struct!(NotificationRule default {} { type_ = "type", time = "time", notify_secondary = "notify_secondary" });

squad_core::open_enum! {
    /// Role in the organization: `account_owner`, `user` or `stakeholder`.
    pub enum OrganizationRole {
        /// `account_owner`
        AccountOwner = "account_owner",
        /// `user`
        User = "user",
        /// `stakeholder`
        Stakeholder = "stakeholder",
    }
}

/// Organization-wide permissions for one user or several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateUserAbilitiesRequest {
    /// One entry for each user whose permissions are set.
    pub data: Vec<crate::users::UserAbilities>,
}

squad_core::request_struct! {
    UpdateUserAbilitiesRequest {
        data: Vec<crate::users::UserAbilities>,
    } {
    }
}

/// New role of a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateUserRequest {
    /// Role in the organization: `account_owner`, `user` or `stakeholder`.
    pub role: crate::users::OrganizationRole,
}

squad_core::request_struct! {
    UpdateUserRequest {
        role: crate::users::OrganizationRole,
    } {
    }
}

/// A user of the organization. E-mail addresses and phone numbers in it are personal.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct User {
    /// Id by which other operations name the user.
    pub id: String,
    /// Given name of the user.
    pub first_name: String,
    /// Family name of the user.
    pub last_name: String,
    /// Name that the web app shows for the user.
    pub username_for_display: Option<String>,
    /// E-mail address by which the user signs in; personal.
    pub email: String,
    /// Phone at which the user is reached; personal.
    pub contact: crate::users::Contact,
    /// Further e-mail addresses of the user; null if there are none; personal.
    pub secondary_emails: Vec<String>,
    /// Whether the user has confirmed the e-mail address.
    pub email_verified: bool,
    /// IANA name of the time zone that the user has chosen, such as `Europe/London`.
    pub time_zone: String,
    /// Job title; may be empty.
    pub title: String,
    /// What the user says about themselves; may be empty.
    pub bio: String,
    /// How the user wants to be notified, step by step.
    pub notification_rules: Vec<crate::users::NotificationRule>,
    /// Whether the user has uploaded a picture.
    pub user_image: bool,
    /// Id of the user's role, as the list of user roles gives it.
    pub role_id: Option<String>,
    /// Name of the user's role in the organization, such as `account_owner`, `user` or `stakeholder`.
    pub role: Option<String>,
    /// What the user may do in the whole organization.
    pub abilities: Vec<crate::users::Ability>,
    /// Ids of the abilities of the user.
    pub ability_ids: Vec<String>,
    /// Whether the user has confirmed the phone number.
    pub phone_verified: Option<bool>,
    /// Whether the service still lets the user in for a time although the account no longer entitles them; its start and end are not documented.
    pub in_grace_period: Option<bool>,
    /// How, and how many minutes ahead, the user is reminded of going on call.
    pub oncall_reminder_rules: Vec<crate::users::NotificationRule>,
    /// Second phone at which the user is reached; personal.
    pub secondary_contact: Option<crate::users::Contact>,
    /// Whether the user has confirmed the second phone number.
    pub secondary_phone_verified: Option<bool>,
    /// Whether notifications get through although the phone is set to do not disturb.
    pub is_override_dnd_enabled: Option<bool>,
    /// Whether the user signed up for a trial.
    pub is_trial_signup: Option<bool>,
}

squad_core::lenient_struct!(User default { id = "id" } { first_name = "first_name", last_name = "last_name", username_for_display = "username_for_display", email = "email", contact = "contact", secondary_emails = "secondary_emails", email_verified = "email_verified", time_zone = "time_zone", title = "title", bio = "bio", notification_rules = "notification_rules", user_image = "user_image", role_id = "role_id", role = "role", abilities = "abilities", ability_ids = "ability_ids", phone_verified = "phone_verified", in_grace_period = "in_grace_period", oncall_reminder_rules = "oncall_reminder_rules", secondary_contact = "secondary_contact", secondary_phone_verified = "secondary_phone_verified", is_override_dnd_enabled = "is_override_dnd_enabled", is_trial_signup = "is_trial_signup" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserAbilities {
    /// Id of the user whose permissions are set.
    pub user_id: String,
    /// Permissions that the user is to have; presumably empty takes all away.
    pub abilities: Vec<crate::users::GlobalRbacAbilityName>,
}

squad_core::request_struct! {
    UserAbilities {
        user_id: String,
        abilities: Vec<crate::users::GlobalRbacAbilityName>,
    } {
    }
}

/// Role that users can have in the organization.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UserRole {
    /// Id that the `role_id` of a user refers to.
    pub id: String,
    /// Name of the role, such as `account_owner`.
    pub name: String,
    /// Largest number of users who may have the role, presumably.
    pub limit: i64,
    /// Place of the role when roles are listed.
    pub order: i64,
}

squad_core::lenient_struct!(UserRole default { id = "id" } { name = "name", limit = "limit", order = "order" });

// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `global-oncall-reminder-rules` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// Delete the on-call reminder rules of a team.
    ///
    /// Removes the whole set of reminder rules of one team, so that no reminders are sent on its behalf.
    ///
    /// `DELETE /v3/global-oncall-reminder-rules`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_oncall_reminder_rules_delete_global_oncall_reminder_rules(
        &self,
        owner_id: &str,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_DELETE_GLOBAL_ONCALL_REMINDER_RULES)
            .query("owner_id", owner_id)
            .answered()
    }

    /// Get the on-call reminder rules of a team.
    ///
    /// Reads the set of reminder rules of one team and whether it is switched on.
    ///
    /// `GET /v3/global-oncall-reminder-rules`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_oncall_reminder_rules_get_global_oncall_reminder_rules(
        &self,
        owner_id: &str,
    ) -> RequestBuilder<'_, crate::global_oncall_reminder_rules::GlobalOncallReminderRule> {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_GET_GLOBAL_ONCALL_REMINDER_RULES)
            .query("owner_id", owner_id)
            .answered()
    }

    /// Create the on-call reminder rules of a team.
    ///
    /// Sets up the reminder rules of one team, which is named in the body.
    ///
    /// `POST /v3/global-oncall-reminder-rules`
    ///
    /// - `body`: Team, switch and reminders of the new set.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_oncall_reminder_rules_create_global_oncall_reminder_rules(
        &self,
        body: &crate::global_oncall_reminder_rules::CreateGlobalOncallReminderRulesRequest,
    ) -> RequestBuilder<'_, crate::global_oncall_reminder_rules::GlobalOncallReminderRule> {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_CREATE_GLOBAL_ONCALL_REMINDER_RULES).json(body).answered()
    }

    /// Update the on-call reminder rules of a team.
    ///
    /// Replaces the reminders of one team and switches them on or off. Send all reminders, not just those that change.
    ///
    /// `PUT /v3/global-oncall-reminder-rules`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `body`: Switch and reminders as they are to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_oncall_reminder_rules_update_global_oncall_reminder_rules(
        &self,
        owner_id: &str,
        body: &crate::global_oncall_reminder_rules::UpdateGlobalOncallReminderRulesRequest,
    ) -> RequestBuilder<'_, crate::global_oncall_reminder_rules::GlobalOncallReminderRule> {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_UPDATE_GLOBAL_ONCALL_REMINDER_RULES)
            .query("owner_id", owner_id)
            .json(body)
            .answered()
    }
}

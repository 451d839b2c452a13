// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `global-oncall-reminder-rules` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Deletes the on-call reminder rules of a team.
    ///
    /// Removes the whole set of reminder rules of one team, so that no reminders are sent on its behalf.
    ///
    /// Operation `GlobalOncallReminderRules_deleteGlobalOncallReminderRules`: `DELETE /v3/global-oncall-reminder-rules`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    pub fn global_oncall_reminder_rules_delete_global_oncall_reminder_rules(
        &self,
        owner_id: &str,
    ) -> GlobalOncallReminderRulesDeleteGlobalOncallReminderRules {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_DELETE_GLOBAL_ONCALL_REMINDER_RULES)
            .query("owner_id", owner_id)
            .into()
    }

    /// Gets the on-call reminder rules of a team.
    ///
    /// Returns the set of reminder rules of one team and whether it is switched on.
    ///
    /// Operation `GlobalOncallReminderRules_getGlobalOncallReminderRules`: `GET /v3/global-oncall-reminder-rules`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    pub fn global_oncall_reminder_rules_get_global_oncall_reminder_rules(
        &self,
        owner_id: &str,
    ) -> GlobalOncallReminderRulesGetGlobalOncallReminderRules {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_GET_GLOBAL_ONCALL_REMINDER_RULES)
            .query("owner_id", owner_id)
            .into()
    }

    /// Creates the on-call reminder rules of a team.
    ///
    /// Sets up the reminder rules of one team, which is named in the body.
    ///
    /// Operation `GlobalOncallReminderRules_createGlobalOncallReminderRules`: `POST /v3/global-oncall-reminder-rules`.
    ///
    /// - `body`: Team, switch and reminders of the new set.
    pub fn global_oncall_reminder_rules_create_global_oncall_reminder_rules(
        &self,
        body: &crate::global_oncall_reminder_rules::CreateGlobalOncallReminderRulesRequest,
    ) -> GlobalOncallReminderRulesCreateGlobalOncallReminderRules {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_CREATE_GLOBAL_ONCALL_REMINDER_RULES).json(body).into()
    }

    /// Updates the on-call reminder rules of a team.
    ///
    /// Replaces the reminders of one team and switches them on or off. Send all reminders, not just those that change.
    ///
    /// Operation `GlobalOncallReminderRules_updateGlobalOncallReminderRules`: `PUT /v3/global-oncall-reminder-rules`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `body`: Switch and reminders as they are to be from now on.
    pub fn global_oncall_reminder_rules_update_global_oncall_reminder_rules(
        &self,
        owner_id: &str,
        body: &crate::global_oncall_reminder_rules::UpdateGlobalOncallReminderRulesRequest,
    ) -> GlobalOncallReminderRulesUpdateGlobalOncallReminderRules {
        self.core.call(&wire::GLOBAL_ONCALL_REMINDER_RULES_UPDATE_GLOBAL_ONCALL_REMINDER_RULES)
            .query("owner_id", owner_id)
            .json(body)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `GlobalOncallReminderRules_deleteGlobalOncallReminderRules`, from [`global_oncall_reminder_rules_delete_global_oncall_reminder_rules`](crate::Client::global_oncall_reminder_rules_delete_global_oncall_reminder_rules).
    GlobalOncallReminderRulesDeleteGlobalOncallReminderRules -> () {}
}

squad_core::operation_request! {
    /// Request of `GlobalOncallReminderRules_getGlobalOncallReminderRules`, from [`global_oncall_reminder_rules_get_global_oncall_reminder_rules`](crate::Client::global_oncall_reminder_rules_get_global_oncall_reminder_rules).
    GlobalOncallReminderRulesGetGlobalOncallReminderRules -> crate::global_oncall_reminder_rules::GlobalOncallReminderRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalOncallReminderRules_createGlobalOncallReminderRules`, from [`global_oncall_reminder_rules_create_global_oncall_reminder_rules`](crate::Client::global_oncall_reminder_rules_create_global_oncall_reminder_rules).
    GlobalOncallReminderRulesCreateGlobalOncallReminderRules -> crate::global_oncall_reminder_rules::GlobalOncallReminderRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalOncallReminderRules_updateGlobalOncallReminderRules`, from [`global_oncall_reminder_rules_update_global_oncall_reminder_rules`](crate::Client::global_oncall_reminder_rules_update_global_oncall_reminder_rules).
    GlobalOncallReminderRulesUpdateGlobalOncallReminderRules -> crate::global_oncall_reminder_rules::GlobalOncallReminderRule {}
}

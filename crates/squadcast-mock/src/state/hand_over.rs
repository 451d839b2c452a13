//! Puts one user in the place of another.

use serde_json::{Value, json};

use super::database::Database;
use super::dictionary;
use super::incident::AssigneeKind;

impl Database {
    /// Replaces a user by another everywhere, or in what one team owns. What a user has created or changed stays theirs.
    pub(crate) fn hand_over(&mut self, team_id: Option<&str>, old: &str, new: &str) {
        let selected = |owner: &str| team_id.is_none_or(|team| team == owner);
        for incident in self.incidents.iter_mut().filter(|it| selected(&it.team_id)) {
            for assignee in incident.assignee.iter_mut().chain(&mut incident.responders) {
                if assignee.kind == AssigneeKind::User && assignee.id == old {
                    new.clone_into(&mut assignee.id);
                }
            }
        }
        for service in self.services.iter_mut().filter(|it| selected(&it.team_id)) {
            let maintainer = service.settings.get_mut("maintainer");
            if let Some(id) = maintainer.and_then(|maintainer| maintainer.get_mut("id"))
                && *id == old
            {
                *id = json!(new);
            }
            for rule in service.rules.values_mut().flatten() {
                let target = rule.pointer_mut("/route_to/entity_id");
                if let Some(id) = target.filter(|id| **id == old) {
                    *id = json!(new);
                }
            }
        }
        if let Some(model) = dictionary::model() {
            let team = team_id.map(|id| Value::String(id.to_owned()));
            let within = team.as_ref().map(|id| ("team_id", id));
            model.replace_id(&mut self.store, within, old, new);
        }
    }

    /// Returns the user who gets what a removed one owned: the first account owner that remains.
    pub(crate) fn default_user(&self, without: &str) -> Option<String> {
        let mut users = self.users.iter();
        let owner = users
            .find(|user| user.role == super::people::UserRole::AccountOwner && user.id != without);
        owner.map(|user| user.id.clone())
    }
}

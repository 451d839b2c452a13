// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! Types that several areas use.

use std::collections::BTreeMap;

/// The user, squad or team in charge of a resource, such as an escalation policy, a runbook or a workflow.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EntityOwner {
    /// Id of the owner, such as a user or a squad.
    pub id: String,
    /// Type of the entity that `id` refers to, such as `user`, `squad` or `team`.
    pub type_: String,
}

squad_core::lenient_struct!(EntityOwner {} { id = "id", type_ = "type" });

squad_core::request_struct! {
    EntityOwner {
        id: String,
        type_: String,
    } {
    }
}

/// Permissions of one user on an object, in addition to those of the user's roles.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RbacEntityPermission {
    /// Id of the user the permission is for.
    pub user_id: String,
    /// Each ability by its name, with whether the user has it.
    pub abilities: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(RbacEntityPermission default {} { user_id = "user_id", abilities = "abilities" });

/// The team that an object belongs to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RbacOwner {
    /// Id of the team that owns the object.
    pub id: String,
    /// Always `team`.
    pub type_: crate::shared::RbacOwnerType,
}

squad_core::lenient_struct!(RbacOwner default {} { id = "id", type_ = "type" });

squad_core::open_enum! {
    /// Always `team`.
    pub enum RbacOwnerType {
        /// `team`
        Team = "team",
    }
}

/// Position of a page in a list that is paginated with cursors.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PageInfo {
    /// Number of items in a page.
    pub page_size: i32,
    /// Whether another page follows.
    pub has_next: bool,
    /// Whether another page comes before.
    pub has_prev: bool,
    /// Cursor to send for the following page; absent or empty on the last one.
    pub next_cursor: Option<String>,
    /// Cursor to send for the page before; absent or empty on the first one.
    pub prev_cursor: Option<String>,
}

squad_core::lenient_struct!(PageInfo default {} { page_size = "pageSize", has_next = "hasNext", has_prev = "hasPrev", next_cursor = "nextCursor", prev_cursor = "prevCursor" });

/// Conditions that decide whether an event is sent to a webhook.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebhookFilter {
    /// Operator that joins the conditions, such as and or or.
    pub op: String,
    /// Conditions to be joined.
    pub conditions: Vec<crate::shared::WebhookFilterCondition>,
}

squad_core::lenient_struct!(WebhookFilter {} { op = "op", conditions = "conditions" });

squad_core::request_struct! {
    WebhookFilter {
        op: String,
        conditions: Vec<crate::shared::WebhookFilterCondition>,
    } {
    }
}

/// A single comparison in the filter of a webhook.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebhookFilterCondition {
    /// Operator that compares the two sides.
    pub op: Option<String>,
    /// Left side: the field of the event that is looked at.
    pub lhs: Option<String>,
    /// Right side: the value to compare with.
    pub rhs: Option<String>,
}

squad_core::lenient_struct!(WebhookFilterCondition default {} { op = "op", lhs = "lhs", rhs = "rhs" });

squad_core::request_struct! {
    WebhookFilterCondition {
    } {
        op: String,
        lhs: String,
        rhs: String,
    }
}

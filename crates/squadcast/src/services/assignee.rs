//! Wire forms of assignees and maintainers in the services area.

use squadcast_raw::services::{
    NotificationDelayAssignee, NotificationDelayAssigneeType, RouteTarget, RouteTargetType,
    ServiceMaintainer, ServiceMaintainerType,
};

use crate::{Assignee, UserOrSquad};

/// The vendor's own tools write `escalationpolicy` without an underscore here.
impl From<Assignee> for RouteTarget {
    fn from(assignee: Assignee) -> Self {
        let kind = match &assignee {
            Assignee::User(_) => RouteTargetType::User,
            Assignee::Squad(_) => RouteTargetType::Squad,
            Assignee::EscalationPolicy(_) => RouteTargetType::Escalationpolicy,
        };
        Self::new(kind, assignee.id())
    }
}

impl From<Assignee> for NotificationDelayAssignee {
    fn from(assignee: Assignee) -> Self {
        let kind = match &assignee {
            Assignee::User(_) => NotificationDelayAssigneeType::User,
            Assignee::Squad(_) => NotificationDelayAssigneeType::Squad,
            Assignee::EscalationPolicy(_) => NotificationDelayAssigneeType::EscalationPolicy,
        };
        Self::new().id(assignee.id()).type_(kind)
    }
}

impl From<UserOrSquad> for ServiceMaintainer {
    fn from(maintainer: UserOrSquad) -> Self {
        let kind = match &maintainer {
            UserOrSquad::User(_) => ServiceMaintainerType::User,
            UserOrSquad::Squad(_) => ServiceMaintainerType::Squad,
        };
        Self::new(maintainer.id(), kind)
    }
}

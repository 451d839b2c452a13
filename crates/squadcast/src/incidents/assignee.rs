//! Wire forms of assignees in the incidents area.

use squadcast_raw::incidents::{AssignedTo, AssigneeType, NewAdditionalResponder};

use crate::{Assignee, Error, EscalationPolicyId, Kind, Result, SquadId, UserId, UserOrSquad};

impl Assignee {
    /// Returns the type of the assignee on the wire.
    #[must_use]
    pub fn kind(&self) -> AssigneeType {
        match self {
            Self::User(_) => AssigneeType::User,
            Self::Squad(_) => AssigneeType::Squad,
            Self::EscalationPolicy(_) => AssigneeType::Escalationpolicy,
        }
    }
}

/// The service writes `escalationpolicy` in some places and `escalation_policy` in others.
impl TryFrom<&AssignedTo> for Assignee {
    type Error = Error;

    fn try_from(assigned: &AssignedTo) -> Result<Self> {
        match assigned.type_.as_str() {
            "user" => UserId::new(assigned.id.as_str()).map(Self::User),
            "squad" => SquadId::new(assigned.id.as_str()).map(Self::Squad),
            "escalationpolicy" | "escalation_policy" => {
                EscalationPolicyId::new(assigned.id.as_str()).map(Self::EscalationPolicy)
            }
            other => {
                let shown: String = other.chars().take(20).collect();
                Err(Error::new(
                    Kind::Configuration,
                    format!(
                        "unknown type of assignee {shown:?}; expected a user, a squad or an escalation policy"
                    ),
                ))
            }
        }
    }
}

impl From<Assignee> for squadcast_raw::incidents::Assignee {
    fn from(assignee: Assignee) -> Self {
        Self::new(assignee.id(), assignee.kind())
    }
}

impl From<UserOrSquad> for NewAdditionalResponder {
    fn from(either: UserOrSquad) -> Self {
        let kind = match either {
            UserOrSquad::User(_) => "user",
            UserOrSquad::Squad(_) => "squad",
        };
        Self::new(either.id(), kind)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn assignment_converts_into_an_assignee() {
        let mut assigned = AssignedTo::default();
        for (kind, id) in [("user", "u1"), ("squad", "s1"), ("escalationpolicy", "e1")] {
            (assigned.type_, assigned.id) = (kind.to_owned(), id.to_owned());
            let assignee = Assignee::try_from(&assigned).unwrap();
            assert_eq!((assignee.kind().as_str(), assignee.id()), (kind, id));
        }
        assigned.type_ = "team".into();
        assert!(
            Assignee::try_from(&assigned)
                .unwrap_err()
                .is_configuration()
        );
        (assigned.type_, assigned.id) = ("user".into(), String::new());
        assert!(
            Assignee::try_from(&assigned)
                .unwrap_err()
                .is_configuration()
        );
    }
}

//! One difference before its severity is known: the rule, both locations, and how the set of
//! allowed values changed. A direction turns it into an effect.

use crate::change::{Direction, Severity};
use crate::rules::{Judged, Rule, ValueChange};

/// The directions in which a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum AppliesTo {
    Both,
    Requests,
    Responses,
}

impl AppliesTo {
    pub(crate) fn includes(self, direction: Direction) -> bool {
        match self {
            AppliesTo::Both => true,
            AppliesTo::Requests => direction == Direction::Request,
            AppliesTo::Responses => matches!(direction, Direction::Response | Direction::Error),
        }
    }
}

/// A difference of two schemas, or of two operations.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Finding {
    pub(crate) rule: &'static Rule,
    /// For a field that is new or gone: whether it is required.
    pub(crate) required: bool,
    pub(crate) change: ValueChange,
    /// Why a response outside the old set of values is still decoded.
    pub(crate) tolerated: Option<&'static str>,
    pub(crate) applies_to: AppliesTo,
    /// A structure is gone, not only a value.
    pub(crate) structure_lost: bool,
    /// The reason, where the one that follows from the change does not say enough.
    pub(crate) reason: Option<&'static str>,
    pub(crate) summary: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) old_pointer: String,
    pub(crate) new_pointer: String,
    pub(crate) likely: Option<String>,
}

impl Finding {
    pub(crate) fn new(
        rule: &'static Rule,
        change: ValueChange,
        pointers: (String, String),
        summary: String,
    ) -> Self {
        Finding {
            rule,
            required: false,
            change,
            tolerated: None,
            applies_to: AppliesTo::Both,
            structure_lost: false,
            reason: None,
            summary,
            before: None,
            after: None,
            old_pointer: pointers.0,
            new_pointer: pointers.1,
            likely: None,
        }
    }

    /// The severity in one direction, and the reason.
    pub(crate) fn severity(
        &self,
        direction: Direction,
        errors_by_form: bool,
    ) -> (Severity, String) {
        let judged = Judged {
            change: self.change,
            tolerated: self.tolerated,
            structure_lost: self.structure_lost,
            had_before: self.before.is_some(),
        };
        let (severity, reason) = judged.severity(direction, errors_by_form);
        (severity, self.reason.map_or(reason, str::to_owned))
    }
}

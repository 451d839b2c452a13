//! What a change does to the set of allowed values, and the severity that follows from it in each
//! direction.

use crate::change::{Direction, Severity};

/// What a change does to the set of allowed values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ValueChange {
    /// The same values are allowed.
    Same,
    /// Fewer values are allowed.
    Narrower,
    /// More values are allowed.
    Wider,
    /// Some more and some fewer values are allowed.
    Crossed,
    /// A value that could be sent or received is no longer part of the contract.
    Lost,
    /// The same values are allowed, and an absent field means another value.
    Default,
    /// The same values are allowed, and the deprecation differs.
    Noted,
}

/// What a severity is decided from.
pub(crate) struct Judged {
    pub(crate) change: ValueChange,
    /// Why a response outside the old set of values is still decoded.
    pub(crate) tolerated: Option<&'static str>,
    /// A structure is gone, not only a value.
    pub(crate) structure_lost: bool,
    /// There was a value before.
    pub(crate) had_before: bool,
}

impl ValueChange {
    /// Every severity that the change can have in one direction.
    pub(super) fn severities(self, direction: Direction) -> Vec<Severity> {
        let mut out = Vec::new();
        for (tolerated, flag) in [(None, false), (Some(""), false), (None, true)] {
            for by_form in [false, true] {
                let judged = Judged {
                    change: self,
                    tolerated,
                    structure_lost: flag,
                    had_before: flag,
                };
                out.push(judged.severity(direction, by_form).0);
            }
        }
        out
    }
}

impl Judged {
    /// The severity in one direction, and the reason.
    pub(crate) fn severity(
        &self,
        direction: Direction,
        errors_by_form: bool,
    ) -> (Severity, String) {
        match direction {
            Direction::Request | Direction::Operation => self.in_request(),
            Direction::Response => self.in_response(),
            Direction::Error if !errors_by_form => self.in_response(),
            Direction::Error => self.in_error(),
        }
    }

    fn in_request(&self) -> (Severity, String) {
        let (severity, reason) = match self.change {
            ValueChange::Narrower | ValueChange::Crossed => (
                Severity::Breaking,
                "a request that was valid before can be rejected",
            ),
            ValueChange::Lost => (
                Severity::Breaking,
                "a value that clients send is no longer part of the contract",
            ),
            ValueChange::Wider => (Severity::Additive, "every valid request stays valid"),
            ValueChange::Default if !self.had_before => (
                Severity::Additive,
                "an absent field now has a documented meaning",
            ),
            ValueChange::Default => (
                Severity::Breaking,
                "an absent field means another value than before",
            ),
            ValueChange::Noted => (Severity::Additive, "requests work as before"),
            ValueChange::Same => (Severity::Cosmetic, "the same requests are valid"),
        };
        (severity, reason.to_owned())
    }

    fn in_response(&self) -> (Severity, String) {
        match (self.change, self.tolerated) {
            (ValueChange::Wider | ValueChange::Crossed, Some(reason)) => (
                Severity::Additive,
                format!("old clients still decode it, {reason}"),
            ),
            (ValueChange::Wider | ValueChange::Crossed, None) => (
                Severity::Breaking,
                "a response can arrive that old clients do not decode".to_owned(),
            ),
            (ValueChange::Lost, _) => (
                Severity::Breaking,
                "a value that clients read no longer arrives".to_owned(),
            ),
            (ValueChange::Narrower, _) => (
                Severity::Additive,
                "every response is one that was allowed before".to_owned(),
            ),
            (ValueChange::Noted, _) => (
                Severity::Additive,
                "responses are the same as before".to_owned(),
            ),
            (ValueChange::Same | ValueChange::Default, _) => {
                (Severity::Cosmetic, "the same responses arrive".to_owned())
            }
        }
    }

    fn in_error(&self) -> (Severity, String) {
        match self.change {
            ValueChange::Lost => (
                Severity::Breaking,
                "a value that clients read of an error no longer arrives".to_owned(),
            ),
            ValueChange::Crossed | ValueChange::Wider if self.structure_lost => (
                Severity::Breaking,
                "the structure that clients read of an error can be missing".to_owned(),
            ),
            ValueChange::Same | ValueChange::Default => {
                (Severity::Cosmetic, "the same errors arrive".to_owned())
            }
            ValueChange::Narrower => (
                Severity::Additive,
                "every error is one that was allowed before".to_owned(),
            ),
            ValueChange::Wider | ValueChange::Crossed | ValueChange::Noted => (
                Severity::Additive,
                "only because errors are decoded by their form, whatever is documented".to_owned(),
            ),
        }
    }
}

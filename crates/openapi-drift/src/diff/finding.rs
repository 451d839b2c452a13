//! One difference of two schemas before it is judged: what happened, on which
//! two places, and how the set of allowed values moved. No direction yet.

use crate::change::{Class, Direction};

/// How the allowed values moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Moved {
    /// Not at all.
    Same,
    /// Fewer are allowed.
    Narrower,
    /// More are allowed.
    Wider,
    /// Some more, some fewer.
    Crossed,
    /// A field that could be read or sent is gone.
    Lost,
    /// The same values, and leaving the field out now means something else.
    Meaning,
    /// The same values, and a client's compiler has something to say.
    Noted,
}

/// In which directions a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Only {
    Both,
    Requests,
    Answers,
}

impl Only {
    pub(crate) fn admits(self, direction: Direction) -> bool {
        match self {
            Only::Both => true,
            Only::Requests => direction == Direction::Request,
            Only::Answers => matches!(direction, Direction::Response | Direction::Error),
        }
    }
}

/// A difference of two schemas.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Finding {
    pub(crate) stem: String,
    /// For a field added or removed: whether it is required.
    pub(crate) required: bool,
    pub(crate) moved: Moved,
    /// Why an answer that moved out of the old set is still decoded.
    pub(crate) survives: Option<&'static str>,
    pub(crate) only: Only,
    /// A structure is gone with it, not a value alone.
    pub(crate) loses: bool,
    pub(crate) what: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) old_pointer: String,
    pub(crate) new_pointer: String,
    pub(crate) likely: Option<String>,
}

impl Finding {
    /// The class in one direction, and why.
    pub(crate) fn judge(&self, direction: Direction, errors_by_shape: bool) -> (Class, String) {
        match direction {
            Direction::Request | Direction::Operation => self.judge_request(),
            Direction::Response => self.judge_answer(),
            Direction::Error if !errors_by_shape => self.judge_answer(),
            Direction::Error => self.judge_error(),
        }
    }

    fn judge_request(&self) -> (Class, String) {
        let (class, why) = match self.moved {
            Moved::Narrower | Moved::Crossed => (
                Class::Breaking,
                "a request that was right before can be refused",
            ),
            Moved::Lost => (
                Class::Breaking,
                "what a client sends here is no longer part of the contract",
            ),
            Moved::Wider => (Class::Additive, "every request that was right stays right"),
            Moved::Meaning if self.before.is_none() => (
                Class::Additive,
                "leaving the field out now has a documented meaning",
            ),
            Moved::Meaning => (
                Class::Breaking,
                "leaving the field out means something else than before",
            ),
            Moved::Noted => (Class::Additive, "it works as before and is marked"),
            Moved::Same => (Class::Cosmetic, "the same requests are right"),
        };
        (class, why.to_owned())
    }

    fn judge_answer(&self) -> (Class, String) {
        match (self.moved, self.survives) {
            (Moved::Wider | Moved::Crossed, Some(reason)) => (
                Class::Additive,
                format!("old clients still decode it, {reason}"),
            ),
            (Moved::Wider | Moved::Crossed, None) => (
                Class::Breaking,
                "an answer can come that old clients do not decode".to_owned(),
            ),
            (Moved::Lost, _) => (
                Class::Breaking,
                "what a client reads here no longer comes".to_owned(),
            ),
            (Moved::Narrower, _) => (
                Class::Additive,
                "every answer stays within what was promised".to_owned(),
            ),
            (Moved::Noted, _) => (
                Class::Additive,
                "it works as before and is marked".to_owned(),
            ),
            (Moved::Same | Moved::Meaning, _) => {
                (Class::Cosmetic, "the same answers come".to_owned())
            }
        }
    }

    fn judge_error(&self) -> (Class, String) {
        match self.moved {
            Moved::Lost => (
                Class::Breaking,
                "what a client reads of an error no longer comes".to_owned(),
            ),
            Moved::Crossed | Moved::Wider if self.loses => (
                Class::Breaking,
                "the structure that a client reads of an error can be missing".to_owned(),
            ),
            Moved::Same | Moved::Meaning => (Class::Cosmetic, "the same errors come".to_owned()),
            Moved::Narrower => (
                Class::Additive,
                "every error stays within what was promised".to_owned(),
            ),
            Moved::Wider | Moved::Crossed | Moved::Noted => (
                Class::Additive,
                "only because errors are read by their shape, whatever is documented".to_owned(),
            ),
        }
    }
}

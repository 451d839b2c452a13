//! The value side of the wire: how answers are read forgivingly, and how request types are built.
//!
//! An answer is read by [`Received`]: an unknown enum value, an extra field, `null` for a list, a number for a string
//! are survived and reported through `tracing`; a missing envelope or a missing identifying field is an error with its
//! JSON path. Nothing here knows HTTP.

mod build;
mod decode;
mod open_enum;
mod received;
mod report;
mod scalar;
mod time;
mod union;

pub use build::Nullable;
pub use decode::{DecodeError, decode};
pub use received::{
    Members, Object, Received, Rest, answer_object, element_object, identifying, into_object,
    member, object, present,
};
pub use report::{attempt, note_unknown_value};
pub use scalar::Scalar;
pub use union::{tag_of, tagged, with_tag};

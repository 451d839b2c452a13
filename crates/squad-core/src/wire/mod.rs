//! The value side of the wire: how answers are read forgivingly, and how request types are built.
//!
//! An answer is read by [`LenientDeserialize`]: an unknown enum value, an extra field, `null` for a list, a number for a string
//! are survived and reported through `tracing`; a missing envelope or a missing identifying field is an error with its
//! JSON path. Nothing here knows HTTP.

mod build;
mod decode;
mod lenient;
mod open_enum;
mod report;
mod scalar;
mod time;
mod union;

pub use build::Nullable;
pub use decode::{DecodeError, decode};
pub use lenient::{
    LenientDeserialize, Members, Object, Rest, element_object, identifying, into_object, member,
    object, present, response_object,
};
pub use report::{attempt, note_unknown_value};
pub use scalar::Scalar;
pub use union::{tag_of, tagged, with_tag};

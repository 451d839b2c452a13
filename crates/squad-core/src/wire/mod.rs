//! Values on the wire: lenient decoding of responses, and building and serializing of request types.
//!
//! [`LenientDeserialize`] tolerates an unknown enum value, an extra field, a `null` list or a number sent as a string, and
//! reports it. A missing envelope, or a missing or mistyped identifying field, is an error with its JSON path. What one
//! decoding may allocate is bounded; see [`Decoder::max_bytes`]. Nothing here knows HTTP.

mod budget;
mod build;
mod decode;
mod deviations;
mod lenient;
mod numbers;
mod open_enum;
mod repair;
mod scalar;
mod time;
mod union;
mod unknown_fields;

pub use build::Nullable;
pub use decode::{DecodeError, Decoder, MAX_DECODED_BYTES, decode};
pub(crate) use decode::{Measured, measure, parse_row};
pub use deviations::{Deviation, Deviations};
pub use lenient::LenientDeserialize;
pub(crate) use lenient::NUMBER;
pub(crate) use repair::repair;
pub use scalar::Scalar;
pub use unknown_fields::UnknownFields;

/// Called by the code of this crate's macros.
#[doc(hidden)]
pub mod macros {
    pub use super::deviations::{report_unknown_value, try_variant};
    pub use super::lenient::{
        AdditionalProperties, LenientStruct, ObjectSerializer, deserialize_field,
        deserialize_identifying_field, deserialize_struct, deserialize_struct_element,
        deserialize_struct_into, deserialize_struct_response, deserialize_value,
    };
    pub use super::union::{deserialize_tagged, tag_of, with_tag};
}

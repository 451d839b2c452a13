//! What generated structs share: `new` and setters for request types, decoding and serializing of response types, and a
//! `Debug` that shows no secret.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lenient::LenientDeserialize;

/// A field of a request that can be left unchanged, cleared or set.
///
/// ```
/// use squad_core::wire::Nullable;
/// assert_eq!(Nullable::from(3), Nullable::Value(3));
/// assert_eq!(Nullable::<i64>::from(None), Nullable::Null);
/// assert!(Nullable::<i64>::default().is_absent());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nullable<T> {
    /// The field is not sent, and keeps its value.
    #[default]
    Absent,
    /// `null` is sent, and clears the field.
    Null,
    /// The value is sent.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns whether the field is not sent.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns the value, if there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            _ => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

impl<T: LenientDeserialize> LenientDeserialize for Nullable<T> {
    fn fallback() -> Self {
        Default::default()
    }

    fn is_omitted(&self) -> bool {
        self.is_absent()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_option_lenient(deserializer).map(Self::from)
    }
}

/// Implements [`LenientDeserialize`], `Deserialize` and `Serialize` for a struct; with `default`, `Default` too.
///
/// The first braces list the identifying fields, the second ones the others, each with its name on the wire. A field after
/// `..` holds the members without a field of their own: a map if the document describes them, otherwise
/// [`UnknownFields`](crate::wire::UnknownFields). A field without a value is omitted when it is serialized, unless it is marked
/// `or_null` or, for a time, `or_empty`.
///
/// ```
/// #[derive(Debug)]
/// struct Squad {
///     id: String,
///     member_ids: Vec<String>,
///     slug: Option<String>,
///     note: Option<String>,
/// }
/// squad_core::lenient_struct!(Squad { id = "id" } { member_ids = "memberIds", slug = "slug", note = "note" or_null });
///
/// let squad: Squad = serde_json::from_str(r#"{"id": "5f1e", "memberIds": null}"#)?;
/// assert!(squad.member_ids.is_empty());
/// assert_eq!(serde_json::to_string(&squad)?, r#"{"id":"5f1e","memberIds":[],"note":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! lenient_struct {
    ($name:ident default $($fields:tt)*) => {
        impl Default for $name {
            fn default() -> Self {
                $crate::wire::LenientDeserialize::fallback()
            }
        }

        $crate::lenient_struct!($name $($fields)*);
    };
    (
        $name:ident
        { $($identity:ident = $identity_name:literal),* $(,)? }
        { $($field:ident = $field_name:literal $($how:ident)?),* $(,)? }
        $(..$additional:ident)?
    ) => {
        impl $crate::wire::macros::LenientStruct for $name {
            const EXPECTED: &'static str = concat!("an object (", stringify!($name), ")");
            const IDENTIFYING: &'static [&'static str] = &[$($identity_name),*];

            #[allow(unused_variables, unreachable_patterns)]
            fn deserialize_member<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                object: &mut A,
            ) -> Result<bool, A::Error> {
                let decoded = match name {
                    $($identity_name => $crate::wire::macros::deserialize_identifying_field(object, &mut self.$identity),)*
                    $($field_name => $crate::wire::macros::deserialize_field(object, &mut self.$field),)*
                    $(_ => $crate::wire::macros::AdditionalProperties::deserialize_member(&mut self.$additional, name, object),)?
                    _ => return Ok(false),
                };
                decoded.map(|()| true)
            }
        }

        impl $crate::wire::LenientDeserialize for $name {
            fn fallback() -> Self {
                Self {
                    $($identity: $crate::wire::LenientDeserialize::fallback(),)*
                    $($field: $crate::wire::LenientDeserialize::fallback(),)*
                    $($additional: $crate::wire::LenientDeserialize::fallback(),)?
                }
            }

            fn deserialize_lenient<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::wire::macros::deserialize_struct(deserializer)
            }

            fn deserialize_into<'de, D: $crate::__private::serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
            ) -> Result<(), D::Error> {
                $crate::wire::macros::deserialize_struct_into(self, deserializer)
            }

            fn deserialize_element<'de, D: $crate::__private::serde::Deserializer<'de>>(
                list: &mut Vec<Self>,
                deserializer: D,
            ) -> Result<(), D::Error> {
                $crate::wire::macros::deserialize_struct_element(list, deserializer)
            }

            fn deserialize_response<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::wire::macros::deserialize_struct_response(deserializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::wire::macros::deserialize_struct_response(deserializer)
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut object = $crate::wire::macros::ObjectSerializer::new(serializer);
                $(object.field($identity_name, &self.$identity);)*
                $($crate::__serialize_field!(object, $field_name, &self.$field $(, $how)?);)*
                $(object.additional_properties(&self.$additional);)?
                object.end()
            }
        }
    };
}

/// Serializes one field of a [`lenient_struct!`](crate::lenient_struct!).
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_field {
    ($object:ident, $name:literal, $value:expr) => {
        $object.field($name, $value)
    };
    ($object:ident, $name:literal, $value:expr, $how:ident) => {
        $object.$how($name, $value)
    };
}

/// Implements `new` with the required fields, and a setter for each optional field of a request type.
#[macro_export]
macro_rules! request_struct {
    ($name:ident { $($required:ident: $required_type:ty,)* } $({ $($optional:ident: $optional_type:ty,)* })?) => {
        impl $name {
            /// Creates a value of the required fields. The others are not sent until they are set.
            #[must_use]
            #[allow(clippy::too_many_arguments, clippy::new_without_default)]
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                $(let $required: $required_type = $required.into();)*
                Self {
                    $($required: $required.into(),)*
                    $($($optional: Default::default(),)*)?
                }
            }

            $($(
                #[doc = concat!("Sets [`", stringify!($name), "::", stringify!($optional), "`](field@Self::", stringify!($optional), ").")]
                #[must_use]
                pub fn $optional(mut self, $optional: impl Into<$optional_type>) -> Self {
                    let value: $optional_type = $optional.into();
                    self.$optional = value.into();
                    self
                }
            )*)?
        }
    };
}

/// Implements `Debug` for a struct with `[redacted]` in place of each secret.
#[macro_export]
macro_rules! redacted_debug {
    ($name:ident { $($field:ident),* $(,)? } { $($secret:ident),* $(,)? }) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))
                    $(.field(stringify!($field), &self.$field))*
                    $(.field(stringify!($secret), &format_args!("[redacted]")))*
                    .finish()
            }
        }
    };
}

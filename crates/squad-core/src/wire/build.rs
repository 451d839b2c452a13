//! What generated structs share: `new` and setters for those that are sent, reading and writing of those that are
//! received, and a `Debug` that shows no secret.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lenient::LenientDeserialize;

/// A field of a request that can be left alone, cleared or set.
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
    /// Whether nothing is sent.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, where there is one.
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
    fn absent() -> Self {
        Self::Absent
    }

    fn is_left_out(&self) -> bool {
        self.is_absent()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_option_lenient(deserializer).map(Self::from)
    }
}

/// Implements [`LenientDeserialize`], `Deserialize` and `Serialize` for a struct; with `default`, `Default` too.
///
/// First come the fields without which the struct means nothing, then the others, each with its name on the wire; last,
/// the field that takes what the document leaves open. A field without a value is left out when it is written, or is
/// written `or_null` or, if it is a time, `or_empty`.
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
                $crate::wire::LenientDeserialize::absent()
            }
        }

        $crate::lenient_struct!($name $($fields)*);
    };
    (
        $name:ident
        { $($identity:ident = $identity_name:literal),* $(,)? }
        { $($field:ident = $field_name:literal $($how:ident)?),* $(,)? }
        $(..$rest:ident)?
    ) => {
        impl $crate::wire::Object for $name {
            const EXPECTED: &'static str = concat!("an object (", stringify!($name), ")");
            const IDENTIFYING: &'static [&'static str] = &[$($identity_name),*];

            #[allow(unused_variables, unreachable_patterns)]
            fn read<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                object: &mut A,
            ) -> Result<bool, A::Error> {
                let read = match name {
                    $($identity_name => $crate::wire::identifying(object, &mut self.$identity),)*
                    $($field_name => $crate::wire::member(object, &mut self.$field),)*
                    $(_ => $crate::wire::Rest::put(&mut self.$rest, name, object),)?
                    _ => return Ok(false),
                };
                read.map(|()| true)
            }
        }

        impl $crate::wire::LenientDeserialize for $name {
            fn absent() -> Self {
                Self {
                    $($identity: $crate::wire::LenientDeserialize::absent(),)*
                    $($field: $crate::wire::LenientDeserialize::absent(),)*
                    $($rest: $crate::wire::LenientDeserialize::absent(),)?
                }
            }

            fn receive<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::wire::object(deserializer)
            }

            fn deserialize_into<'de, D: $crate::__private::serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
            ) -> Result<(), D::Error> {
                $crate::wire::into_object(self, deserializer)
            }

            fn deserialize_element<'de, D: $crate::__private::serde::Deserializer<'de>>(
                list: &mut Vec<Self>,
                deserializer: D,
            ) -> Result<(), D::Error> {
                $crate::wire::element_object(list, deserializer)
            }

            fn deserialize_response<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::wire::response_object(deserializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::wire::response_object(deserializer)
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut members = $crate::wire::Members::of(serializer);
                $(members.member($identity_name, &self.$identity);)*
                $($crate::__written!(members, $field_name, &self.$field $(, $how)?);)*
                $(members.rest(&self.$rest);)?
                members.end()
            }
        }
    };
}

/// How [`lenient_struct!`](crate::lenient_struct!) writes one field.
#[doc(hidden)]
#[macro_export]
macro_rules! __written {
    ($members:ident, $name:literal, $value:expr) => {
        $members.member($name, $value)
    };
    ($members:ident, $name:literal, $value:expr, $how:ident) => {
        $members.$how($name, $value)
    };
}

/// Implements `new` (the required fields) and a setter for each optional field of a struct that is sent.
#[macro_export]
macro_rules! request_struct {
    ($name:ident { $($required:ident: $required_type:ty,)* } $({ $($optional:ident: $optional_type:ty,)* })?) => {
        impl $name {
            /// With what the service asks for; the rest is left out until it is set.
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

/// Implements `Debug` for a struct, writing a mark in place of each secret.
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

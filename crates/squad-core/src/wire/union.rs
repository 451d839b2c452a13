//! Unions: discriminated by a tag, which may be undocumented, or by the identifying fields of their variants.

use serde::Serialize;
use serde::de::{Deserializer, Error};
use serde_json::{Map, Value};

use super::lenient::deserialize_value;

/// Decodes an object that has a tag. Called by the code of `tagged_union!`.
///
/// # Errors
/// If the value is not an object.
pub fn deserialize_tagged<'de, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static str,
) -> Result<Map<String, Value>, D::Error> {
    let found = match deserialize_value(deserializer)? {
        Value::Object(object) => return Ok(object),
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
    };
    // serde's own message would quote the value.
    Err(D::Error::custom(format_args!(
        "expected an object with `{tag}`, found {found}"
    )))
}

/// Returns the tag of `object`; of an object without a tag the empty string, if it has the member `identity`. Called by the code
/// of `tagged_union!`.
///
/// # Errors
/// If the member `tag` is missing or not a string.
pub fn tag_of<'a, E: Error>(
    object: &'a Map<String, Value>,
    tag: &'static str,
    identity: Option<&str>,
) -> Result<&'a str, E> {
    match object.get(tag) {
        Some(Value::String(text)) => Ok(text),
        None if identity.is_some_and(|name| object.contains_key(name)) => Ok(""),
        Some(_) => Err(E::custom(format_args!("the tag `{tag}` is not a string"))),
        None => Err(E::missing_field(tag)),
    }
}

/// Serializes `value` into an object whose first member is the tag. Called by the code of `tagged_union!`.
///
/// # Errors
/// If `value` does not serialize into an object.
pub fn with_tag<T: Serialize, E: serde::ser::Error>(
    tag: &str,
    text: &str,
    value: &T,
) -> Result<Map<String, Value>, E> {
    let mut object = Map::new();
    object.insert(tag.to_owned(), Value::String(text.to_owned()));
    match serde_json::to_value(value).map_err(E::custom)? {
        Value::Object(members) => {
            object.extend(members.into_iter().filter(|(key, _)| key != tag));
            Ok(object)
        }
        _ => Err(E::custom("a member of a tagged union must be an object")),
    }
}

/// Implements decoding and serializing of an enum that is discriminated by a tag.
///
/// The enum has a variant `Unknown(serde_json::Map<String, serde_json::Value>)` for undocumented tags. With
/// `or "name"` after the tag, an object without the tag but with that member is decoded as `Unknown`, too.
#[macro_export]
macro_rules! tagged_union {
    ($name:ident, $tag:literal $(or $identity:literal)? { $($text:literal => $variant:ident,)* }) => {
        impl $name {
            /// Returns the tag on the wire that discriminates the variants.
            #[must_use]
            pub fn tag(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $text,)*
                    Self::Unknown(object) => object.get($tag).and_then(|tag| tag.as_str()).unwrap_or_default(),
                }
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::__private::serde::Serialize::serialize(
                        &$crate::wire::macros::with_tag::<_, S::Error>($tag, $text, value)?,
                        serializer,
                    ),)*
                    Self::Unknown(object) => $crate::__private::serde::Serialize::serialize(object, serializer),
                }
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use $crate::__private::serde::{Deserialize, de::Error};
                let mut object = $crate::wire::macros::deserialize_tagged(deserializer, $tag)?;
                let identity: &[&str] = &[$($identity)?];
                let identity = identity.first().copied();
                let tag = $crate::wire::macros::tag_of::<D::Error>(&object, $tag, identity)?;
                match tag.to_owned().as_str() {
                    $($text => {
                        object.remove($tag);
                        Deserialize::deserialize($crate::__private::serde_json::Value::Object(object))
                            .map(Self::$variant)
                            .map_err(D::Error::custom)
                    })*
                    other => {
                        $crate::wire::macros::report_unknown_value(stringify!($name), other);
                        Ok(Self::Unknown(object))
                    }
                }
            }
        }

        impl $crate::wire::LenientDeserialize for $name {
            fn fallback() -> Self {
                Self::Unknown($crate::__private::serde_json::Map::new())
            }

            fn deserialize_lenient<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::__private::serde::Deserialize::deserialize(deserializer)
            }
        }
    };
}

/// Implements [`LenientDeserialize`](crate::wire::LenientDeserialize) and `Deserialize` for an enum that is discriminated by the
/// identifying fields of its variants: the first that can be decoded is taken. Its fallback is that of the first.
#[macro_export]
macro_rules! untagged_union {
    ($name:ident { $first:ident $(, $variant:ident)* $(,)? }) => {
        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use $crate::__private::serde::{Deserialize, de::Error};
                let value = $crate::wire::macros::deserialize_value(deserializer)?;
                $crate::wire::macros::try_variant(|| Deserialize::deserialize(&value).map(Self::$first))
                    $(.or_else(|_| $crate::wire::macros::try_variant(|| Deserialize::deserialize(&value).map(Self::$variant))))*
                    .map_err(|_| D::Error::custom(concat!("none of the variants of ", stringify!($name))))
            }
        }

        impl $crate::wire::LenientDeserialize for $name {
            fn fallback() -> Self {
                Self::$first($crate::wire::LenientDeserialize::fallback())
            }

            fn deserialize_lenient<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::__private::serde::Deserialize::deserialize(deserializer)
            }
        }
    };
}

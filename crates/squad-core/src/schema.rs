//! JSON Schema of the types, with the feature `schemars`.
//!
//! The generated types have the schema of the document that they are made from, with its descriptions; this module has those of
//! the types of this crate. A schema describes what the API documents. Decoding accepts more: undocumented values of enums,
//! `null` for a list, numbers in strings.
//!
//! ```
//! use squad_core::list::Position;
//! use squad_core::schema::schemars::schema_for;
//!
//! let schema = schema_for!(Position);
//! assert_eq!(schema.get("title"), Some(&"Position".into()));
//! ```

use std::borrow::Cow;

pub use schemars1 as schemars;
use schemars1::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::id::{Id, IdKind};
use crate::wire::{Nullable, Scalar, UnknownFields};

/// A type that a schema refers to, by the name in its text.
pub type Reference = (&'static str, fn(&mut SchemaGenerator) -> Schema);

/// Implements `JsonSchema` for generated types from the text of their schemas. The braces list the types that a text refers to.
#[macro_export]
macro_rules! document_schema {
    ($($type:path = $text:literal { $($name:literal => $reference:path,)* })*) => {$(
        impl $crate::schema::schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $crate::schema::short_name(stringify!($type)).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($type)).into()
            }

            fn json_schema(
                generator: &mut $crate::schema::schemars::SchemaGenerator,
            ) -> $crate::schema::schemars::Schema {
                $crate::schema::parse(
                    $text,
                    &[$(($name, |generator| generator.subschema_for::<$reference>()),)*],
                    generator,
                )
            }
        }
    )*};
}

/// Implements `JsonSchema` for an [`open_enum!`](crate::open_enum): any string, and the documented ones by name.
#[macro_export]
macro_rules! open_enum_schema {
    ($name:ident) => {
        impl $crate::schema::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(
                _: &mut $crate::schema::schemars::SchemaGenerator,
            ) -> $crate::schema::schemars::Schema {
                let listed: Vec<&str> = Self::LISTED.iter().map(Self::as_str).collect();
                $crate::schema::schemars::json_schema!({"type": "string", "examples": listed})
            }
        }
    };
}

/// Returns the last segment of a path.
#[doc(hidden)]
#[must_use]
pub fn short_name(path: &'static str) -> &'static str {
    path.rsplit("::").next().unwrap_or(path).trim()
}

/// Parses the text of a schema, and replaces its references.
#[doc(hidden)]
pub fn parse(text: &str, references: &[Reference], generator: &mut SchemaGenerator) -> Schema {
    let Ok(mut schema) = serde_json::from_str::<Value>(text) else {
        return Schema::default();
    };
    let mut rest = vec![&mut schema];
    while let Some(value) = rest.pop() {
        match value {
            Value::Object(object) => {
                let name = object.get("$ref").and_then(Value::as_str);
                let found = references.iter().find(|(known, _)| name == Some(known));
                if let Some((_, of)) = found {
                    object.remove("$ref");
                    let annotations = std::mem::take(object);
                    if let Some(referred) = of(generator).as_object() {
                        object.extend(referred.clone());
                    }
                    object.extend(annotations);
                    continue;
                }
                rest.extend(object.values_mut());
            }
            Value::Array(elements) => rest.extend(elements),
            _ => {}
        }
    }
    Schema::try_from(schema).unwrap_or_default()
}

impl<K: IdKind> JsonSchema for Id<K> {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::Id<{}>", module_path!(), std::any::type_name::<K>()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"description": format!("The id of {}.", K::NAME), "type": ["string", "integer"]})
    }
}

impl<T: JsonSchema> JsonSchema for Nullable<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Option::<T>::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

impl JsonSchema for UnknownFields {
    fn schema_name() -> Cow<'static, str> {
        "UnknownFields".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object"})
    }
}

impl JsonSchema for Scalar {
    fn schema_name() -> Cow<'static, str> {
        "Scalar".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "boolean", "number"]})
    }
}

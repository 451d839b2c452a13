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

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub)]

    use serde_json::json;

    use super::*;

    crate::id_kinds! {
        /// A team.
        Team(Box<str>) = "a team", TeamId;
        /// A campaign.
        Campaign(i64) = "a campaign", CampaignId;
    }

    crate::open_enum! {
        /// A state.
        pub enum State {
            /// Open.
            Open = "open",
            /// Closed.
            Closed = "closed",
        }
    }
    crate::open_enum_schema!(State);

    struct Squad;
    struct Member;
    crate::document_schema! {
        Squad = r##"{"type": "object", "properties": {
            "state": {"$ref": "State", "description": "Its state."},
            "members": {"items": [{"$ref": "Member"}, {"anyOf": [{"$ref": "State"}, {"type": "null"}]}]},
            "other": {"$ref": "#/elsewhere"}
        }}"## { "State" => State, "Member" => Member, }
        self::Member = r#"{"type": "string"}"# {}
    }

    fn schema<T: JsonSchema>() -> Value {
        T::json_schema(&mut SchemaGenerator::default()).to_value()
    }

    #[test]
    fn each_type_has_its_schema_and_its_name() {
        let id = json!({"description": "The id of a team.", "type": ["string", "integer"]});
        assert_eq!(schema::<TeamId>(), id);
        let id = json!({"description": "The id of a campaign.", "type": ["string", "integer"]});
        assert_eq!(schema::<CampaignId>(), id);
        assert_eq!(
            schema::<Nullable<bool>>(),
            json!({"type": ["boolean", "null"]})
        );
        assert_eq!(schema::<UnknownFields>(), json!({"type": "object"}));
        assert_eq!(
            schema::<Scalar>(),
            json!({"type": ["string", "boolean", "number"]})
        );
        let state = json!({"type": "string", "examples": ["open", "closed"]});
        assert_eq!(schema::<State>(), state);

        let names = [
            (TeamId::schema_name(), "Id"),
            (Nullable::<State>::schema_name(), "Nullable_State"),
            (UnknownFields::schema_name(), "UnknownFields"),
            (Scalar::schema_name(), "Scalar"),
            (State::schema_name(), "State"),
            (Squad::schema_name(), "Squad"),
            (Member::schema_name(), "Member"),
        ];
        for (name, expected) in names {
            assert_eq!(name, expected);
        }
        assert_eq!(short_name("a::b ::c"), "c");
        assert_eq!(short_name(" c "), "c");
    }

    #[test]
    fn schemas_are_distinguished_by_their_ids() {
        let module = module_path!();
        assert_eq!(
            TeamId::schema_id(),
            format!("squad_core::schema::Id<{module}::kind::Team>")
        );
        assert_ne!(TeamId::schema_id(), CampaignId::schema_id());
        assert_eq!(Nullable::<State>::schema_id(), Option::<State>::schema_id());
        assert_eq!(State::schema_id(), format!("{module}::State"));
        assert_eq!(Squad::schema_id(), format!("{module}::Squad"));
        assert!(Nullable::<State>::inline_schema() && !State::inline_schema());
    }

    #[test]
    fn references_are_replaced_wherever_they_are_and_keep_their_annotations() {
        let mut generator = SchemaGenerator::default();
        let found = Squad::json_schema(&mut generator).to_value();
        let expected = json!({"type": "object", "properties": {
            "state": {"$ref": "#/$defs/State", "description": "Its state."},
            "members": {"items": [
                {"$ref": "#/$defs/Member"},
                {"anyOf": [{"$ref": "#/$defs/State"}, {"type": "null"}]},
            ]},
            "other": {"$ref": "#/elsewhere"},
        }});
        assert_eq!(found, expected);
        let mut defined: Vec<_> = generator.definitions().keys().collect();
        defined.sort();
        assert_eq!(defined, ["Member", "State"]);
        let invalid = parse("no JSON", &[], &mut generator);
        assert_eq!(invalid, Schema::default());
    }
}

//! The generated types with their JSON Schemas.

use schemars1::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{RoundTrip, round_trip};

/// A generated type.
pub struct Type {
    /// The component of the document that it is made from.
    pub component: &'static str,
    /// The path in its crate.
    pub path: &'static str,
    /// Its JSON Schema, with all definitions.
    pub schema: fn() -> Schema,
    /// Decodes a value and serializes it again.
    pub round_trip: RoundTrip,
}

/// Describes a generated type.
pub const fn of<T: JsonSchema + Serialize + DeserializeOwned>(
    component: &'static str,
    path: &'static str,
) -> Type {
    Type {
        component,
        path,
        schema: || SchemaGenerator::default().into_root_schema_for::<T>(),
        round_trip: round_trip::<T>,
    }
}

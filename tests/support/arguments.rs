//! Arguments of a call as JSON, by their names on the wire.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The arguments of one call; the body's name is `body`.
#[derive(Debug, Default, Clone)]
pub struct Arguments(pub Map<String, Value>);

impl Arguments {
    /// An argument that the method asks for.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> T {
        self.optional(name).unwrap_or_else(|| panic!("no argument {name}"))
    }

    /// An argument that may be left out.
    pub fn optional<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let value = self.0.get(name)?.clone();
        Some(serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("argument {name} = {value}: {error}")))
    }
}

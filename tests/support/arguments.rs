//! Arguments of a call as JSON, by their names on the wire.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The arguments of one call; the body's name is `body`.
#[derive(Debug, Default, Clone)]
pub struct Arguments {
    /// The values.
    pub values: Map<String, Value>,
    /// The body, as `Debug` prints it.
    pub printed: Arc<Mutex<String>>,
}

impl Arguments {
    /// A required argument.
    pub fn get<T: DeserializeOwned + Debug>(&self, name: &str) -> T {
        self.optional(name)
            .unwrap_or_else(|| panic!("no argument {name}"))
    }

    /// An optional argument.
    pub fn optional<T: DeserializeOwned + Debug>(&self, name: &str) -> Option<T> {
        let value = self.values.get(name)?.clone();
        let read: T = serde_json::from_value(value.clone())
            .unwrap_or_else(|error| panic!("argument {name} = {value}: {error}"));
        if name == "body" {
            *self.printed.lock().unwrap() = format!("{read:?}");
        }
        Some(read)
    }
}

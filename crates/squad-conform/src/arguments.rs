//! The arguments and the result of a generated method, as JSON.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use squad_core::{ByteStream, Error, Kind, Result};

/// The arguments of one call by their names on the wire; the name of the body is `body`.
#[derive(Debug, Default, Clone)]
pub struct Arguments {
    /// The values.
    pub values: Map<String, Value>,
    /// The body as `Debug` prints its type, once it was converted.
    pub printed: Arc<Mutex<String>>,
}

impl Arguments {
    /// Converts a required argument.
    ///
    /// # Errors
    /// If it is missing or has another type.
    pub fn get<T: DeserializeOwned + Debug>(&self, name: &str) -> Result<T> {
        self.optional(name)?.ok_or_else(|| {
            Error::new(
                Kind::Configuration,
                format!("the argument {name} is missing"),
            )
        })
    }

    /// Converts an optional argument.
    ///
    /// # Errors
    /// If it has another type.
    pub fn optional<T: DeserializeOwned + Debug>(&self, name: &str) -> Result<Option<T>> {
        let Some(value) = self.values.get(name) else {
            return Ok(None);
        };
        let converted: T = serde_json::from_value(value.clone()).map_err(|error| {
            Error::new(
                Kind::Configuration,
                format!("the argument {name} is of another type"),
            )
            .with_source(error)
        })?;
        if name == "body" {
            *self.printed.lock().unwrap_or_else(PoisonError::into_inner) = format!("{converted:?}");
        }
        Ok(Some(converted))
    }
}

/// The value that a method returned.
#[derive(Debug)]
pub struct Decoded {
    /// The value, serialized as JSON.
    pub value: Value,
    /// The value, as `Debug` prints it.
    pub printed: String,
}

impl Decoded {
    /// Serializes and prints a decoded value.
    pub fn of<T: Serialize + Debug>(value: &T) -> Option<Self> {
        Some(Self {
            value: serde_json::to_value(value).ok()?,
            printed: format!("{value:?}"),
        })
    }
}

/// Reads a streamed response to its end. It has no value.
pub(crate) async fn drained(mut body: ByteStream) -> Result<Option<Decoded>> {
    while body.chunk().await?.is_some() {}
    Ok(None)
}

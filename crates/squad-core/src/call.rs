//! One call: its arguments, and the one road on which every call is sent and decoded.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Client, Error, Kind, Operation, Result};

/// A call under construction.
///
/// An argument that cannot be sent (an empty path segment, say) is kept as an error until the call is sent.
#[derive(Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct Call<'a> {
    client: &'a Client,
    operation: &'static Operation,
}

impl<'a> Call<'a> {
    pub(crate) fn new(client: &'a Client, operation: &'static Operation) -> Self {
        Self { client, operation }
    }

    /// Fills the path parameter `name`.
    pub fn path(self, _name: &'static str, _value: impl std::fmt::Display) -> Self {
        self
    }

    /// Adds the query parameter `name`, written as the wire table says.
    pub fn query(self, _name: &'static str, _value: impl QueryValue) -> Self {
        self
    }

    /// Adds the header `name`.
    pub fn header(self, _name: &'static str, _value: impl QueryValue) -> Self {
        self
    }

    /// Sets a JSON body.
    pub fn json<B: Serialize + ?Sized>(self, _body: &B) -> Self {
        self
    }

    /// Sets a form body (`application/x-www-form-urlencoded`).
    pub fn form<B: Serialize + ?Sized>(self, _body: &B) -> Self {
        self
    }

    /// Sends the call and decodes its answer, the envelope taken off.
    ///
    /// # Errors
    /// Every [`Kind`].
    pub async fn send<T: DeserializeOwned>(self) -> Result<Response<T>> {
        let _ = (self.client, self.operation);
        Err(Error::new(Kind::Configuration, "not there yet"))
    }
}

/// A value that can stand in a query string or a header: nothing, one text or several.
pub trait QueryValue {
    /// Hands each text to `each`.
    fn texts(&self, each: &mut dyn FnMut(&str));
}

/// A decoded answer, with what came beside it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// The decoded value.
    pub value: T,
}

//! The client core that generated clients stand on.

use crate::{Call, Operation};

/// Base URLs, credentials, cache and transport of one account. Cheap to clone; clones share everything.
#[derive(Debug, Clone)]
pub struct Client {}

impl Client {
    /// Begins a call of `operation`.
    #[must_use]
    pub fn call(&self, operation: &'static Operation) -> Call<'_> {
        Call::new(self, operation)
    }
}

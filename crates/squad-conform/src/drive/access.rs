//! What a run may call.

use openapi_mock::Operation;

use super::collections::READING;

/// What a run may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Everything: the service is a fake.
    Everything,
    /// Nothing.
    Read,
}

impl Access {
    /// Returns whether a run may call an operation.
    pub(super) fn allows(self, operation: &Operation) -> bool {
        match self {
            Self::Everything => true,
            Self::Read => {
                operation.method == http::Method::GET || READING.contains(&operation.id.as_str())
            }
        }
    }
}

/// Why a call could not be made or failed.
pub(super) enum Failure {
    /// No id was found in this collection.
    NoId(String),
    /// The call failed.
    Call(squad_core::Error),
}

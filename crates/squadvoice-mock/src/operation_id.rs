//! The id of an operation that the fake serves.

use std::fmt;
use std::str::FromStr;

use openapi_mock::MockError;

use crate::document;

/// The id of an operation that the fake serves.
///
/// [`operations`](crate::operations) has one constant per operation, so that a misspelled name does not compile. Text is
/// parsed, and rejected if it is not the id of an operation.
///
/// ```
/// use squadvoice_mock::{MockError, OperationId, operations};
///
/// let id: OperationId = "Leads_createLeads".parse()?;
/// assert_eq!(id, operations::LEADS_CREATE_LEADS);
/// let error = "Teams_dance".parse::<OperationId>();
/// assert!(matches!(error, Err(MockError::UnknownOperation(id)) if id == "Teams_dance"));
/// # Ok::<(), MockError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OperationId(&'static str);

impl OperationId {
    pub(crate) const fn new(id: &'static str) -> Self {
        Self(id)
    }

    /// Returns the `operationId` of the document.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl FromStr for OperationId {
    type Err = MockError;

    fn from_str(text: &str) -> Result<Self, MockError> {
        match document::embedded()?.operation(text) {
            Some(operation) => Ok(Self(&operation.id)),
            None => Err(MockError::UnknownOperation(text.to_owned())),
        }
    }
}

impl AsRef<str> for OperationId {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

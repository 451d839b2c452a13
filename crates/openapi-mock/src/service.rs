//! What a fake implements: authentication, operations and the format of errors.

use http::HeaderMap;

use crate::document::{Document, Operation};
use crate::record::Host;
use crate::response::Response;
use crate::validation::RawRequest;

/// The part of a fake that is specific to a service.
///
/// The server calls [`authenticate`](Self::authenticate) first, then finds the operation, then injects a failure if there
/// is one, then calls [`execute`](Self::execute).
pub trait Service: Send + Sync + 'static {
    /// The result of authentication.
    type Caller;

    /// Returns the document of the service.
    fn document(&self) -> &'static Document;

    /// Returns the host that serves an operation. On the other host its path does not exist.
    fn host(&self, operation: &Operation) -> Host;

    /// Checks the credentials of a request to a path before its operation is known.
    ///
    /// # Errors
    /// The response to a request with missing or invalid credentials.
    fn authenticate(
        &self,
        host: Host,
        path: &str,
        headers: &HeaderMap,
    ) -> Result<Self::Caller, Response>;

    /// Returns the caller of an operation that needs no credentials, or `None` if the operation needs them. Defaults to `None`.
    fn anonymous(&self, operation: &Operation) -> Option<Self::Caller> {
        let _ = operation;
        None
    }

    /// Executes an operation. The request is not validated yet; see [`validate`](crate::validate).
    fn execute(
        &self,
        operation: &Operation,
        request: RawRequest<'_>,
        caller: Self::Caller,
    ) -> Response;

    /// Returns the response to a request that never reaches an operation, or the response of an injected failure.
    fn error(&self, host: Host, status: u16, message: &str) -> Response;

    /// Returns the response to a path that the document does not have. Defaults to [`error`](Self::error) with 404.
    fn unknown_path(&self, host: Host, path: &str) -> Response {
        let _ = path;
        self.error(host, 404, "path not found")
    }
}

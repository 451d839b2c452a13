//! The wire table rows of the incoming webhook. Written by hand: the vendor's reference does not list the endpoint.

use squad_core::Operation;
use squad_core::operation::{Method, Parameter, ParameterLocation};

/// Sends an alert. The operation id is this crate's own.
pub(super) static SEND: Operation = row();

/// Sends an alert that may be sent twice.
pub(super) static SEND_RETRYABLE: Operation = row().idempotent();

const PARAMETERS: &[Parameter] = &[Parameter::new("key", ParameterLocation::Path, true).secret()];

const fn row() -> Operation {
    Operation::new(
        "undocumented_sendAlert",
        Method::Post,
        "/v2/incidents/api/{key}",
        "alerts",
    )
    .parameters(PARAMETERS)
    .body("application/json", true)
    .without_token()
    .unavailable_is_ambiguous()
}

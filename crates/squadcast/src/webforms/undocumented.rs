//! Endpoints of webforms that the vendor's reference does not list.
//!
//! | endpoint | evidence |
//! |---|---|
//! | `GET /v3/webform/by-name?name=&owner_id=` | sent by the vendor's Terraform provider (`internal/api/webforms.go`); the response has the form of the one for a webform by its id |

use squad_core::Operation;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};

/// Gets a webform by its name. The operation id is not the vendor's.
pub(super) static GET_BY_NAME: Operation = Operation::new(
    "Webforms_getWebformByName",
    Method::Get,
    "/v3/webform/by-name",
    "webforms",
)
.parameters(&[
    Parameter::new("name", ParameterLocation::Query, true),
    Parameter::new("owner_id", ParameterLocation::Query, true),
])
.responses(&[ResponseSpec::new(200, Some("application/json"))])
.envelope("data")
.idempotent();

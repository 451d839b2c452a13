//! Endpoints of status pages that the vendor's reference does not list.
//!
//! | endpoint | evidence |
//! |---|---|
//! | `PUT /v4/statuspages/{statuspageID}/groups/{group_id}` | sent by the vendor's Terraform provider (`internal/api/status_pages.go`) to rename a group; the response has the form of the one for its creation |

use squad_core::Operation;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};

/// Updates a component group. The operation id is not the vendor's.
pub(super) static UPDATE_GROUP: Operation = Operation::new(
    "ComponentGroups_updateComponentGroupById",
    Method::Put,
    "/v4/statuspages/{statuspageID}/groups/{group_id}",
    "status-pages",
)
.parameters(&[
    Parameter::new("statuspageID", ParameterLocation::Path, true),
    Parameter::new("group_id", ParameterLocation::Path, true),
])
.body("application/json", true)
.responses(&[ResponseSpec::new(200, Some("application/json"))])
.envelope("data")
.idempotent();

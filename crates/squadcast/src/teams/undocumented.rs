//! A request about the members of a team that the vendor's reference does not list.
//!
//! | request | evidence |
//! |---|---|
//! | `DELETE /v3/teams/{teamID}/members/{userID}?assignDependenciesToDefaultUser=true` | sent by the vendor's Terraform provider |

use squad_core::Operation;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};

use super::TeamMembers;
use crate::request::request;
use crate::{IdOf, RequestBuilder, UserId, kind};

/// Not marked as idempotent: what the member owns is handed over once, and never a second time by a retry.
static REMOVE_MEMBER_HANDING_OVER: Operation = Operation::new(
    "Teams_removeTeamMemberHandingOver",
    Method::Delete,
    "/v3/teams/{teamID}/members/{userID}",
    "teams",
)
.parameters(&[
    Parameter::new("teamID", ParameterLocation::Path, true),
    Parameter::new("userID", ParameterLocation::Path, true),
    Parameter::new(
        "assignDependenciesToDefaultUser",
        ParameterLocation::Query,
        true,
    ),
])
.responses(&[ResponseSpec::new(204, None)]);

impl TeamMembers<'_> {
    /// Removes a user from the team, and hands what the user owns over to the default user of the team. It is never retried.
    ///
    /// The vendor's reference does not list this form of the request; the vendor's Terraform provider sends it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the user is not a member.
    ///
    /// Operation: `Teams_removeTeamMemberHandingOver`, a name of this crate; the request is not documented.
    #[doc(alias = "assignDependenciesToDefaultUser")]
    pub fn remove_handing_over(&self, member: impl IdOf<kind::User>) -> RequestBuilder<()> {
        request(|| {
            let member = UserId::of(member)?;
            let call = self.client.raw().core().call(&REMOVE_MEMBER_HANDING_OVER);
            Ok(call
                .path("teamID", &self.team)
                .path("userID", member)
                .query("assignDependenciesToDefaultUser", true)
                .request())
        })
    }
}

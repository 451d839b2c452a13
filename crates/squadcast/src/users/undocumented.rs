//! Requests about users and the organization that the vendor's reference does not list.
//!
//! | request | evidence |
//! |---|---|
//! | `GET /v3/organization` | sent by the vendor's Terraform provider, which decodes id, name and slug |
//! | `GET /v3/users?email=` | sent by the vendor's Terraform provider, which decodes one user, not a list |
//! | `DELETE /v3/users/{userID}?assignDependenciesToDefaultUsers=true` | sent by the vendor's Terraform provider |

use squad_core::Operation;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};

use super::{User, Users};
use crate::request::{invalid, request};
use crate::{IdOf, RequestBuilder, Squadcast, UserId, kind};

static GET_ORGANIZATION: Operation = Operation::new(
    "Organization_getOrganization",
    Method::Get,
    "/v3/organization",
    "users",
)
.responses(&[ResponseSpec::new(200, Some("application/json"))])
.envelope("data")
.idempotent();

static GET_USER_BY_EMAIL: Operation =
    Operation::new("Users_getUserByEmail", Method::Get, "/v3/users", "users")
        .parameters(&[Parameter::new("email", ParameterLocation::Query, true)])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// Not marked as idempotent: what the user owns is handed over once, and never a second time by a retry.
static REMOVE_USER_HANDING_OVER: Operation = Operation::new(
    "Users_removeUserHandingOver",
    Method::Delete,
    "/v3/users/{userID}",
    "users",
)
.parameters(&[
    Parameter::new("userID", ParameterLocation::Path, true),
    Parameter::new(
        "assignDependenciesToDefaultUsers",
        ParameterLocation::Query,
        true,
    ),
])
.responses(&[ResponseSpec::new(204, None)]);

/// The organization that the account belongs to. From [`Squadcast::organization`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = ["id"]))
)]
#[non_exhaustive]
pub struct Organization {
    /// Id of the organization.
    pub id: String,
    /// Name of the organization.
    pub name: String,
    /// Short form of the name, fit for a URL.
    pub slug: String,
}

squad_core::lenient_struct!(Organization default { id = "id" } { name = "name", slug = "slug" });

impl Squadcast {
    /// Gets the organization of the account.
    ///
    /// The vendor's reference does not list this request; the vendor's Terraform provider sends it.
    ///
    /// Operation: `Organization_getOrganization`, a name of this crate; the request is not documented.
    pub fn organization(&self) -> RequestBuilder<Organization> {
        self.raw().core().call(&GET_ORGANIZATION).request()
    }
}

impl Users<'_> {
    /// Gets a user by e-mail address.
    ///
    /// The vendor's reference does not list this request; the vendor's Terraform provider sends it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if no user has the address,
    /// [`is_configuration`](crate::Error::is_configuration) if it is empty.
    ///
    /// Operation: `Users_getUserByEmail`, a name of this crate; the request is not documented.
    pub fn get_by_email(&self, email: &str) -> RequestBuilder<User> {
        request(|| {
            if email.is_empty() {
                return Err(invalid("the e-mail address is empty"));
            }
            let call = self.client.raw().core().call(&GET_USER_BY_EMAIL);
            Ok(call.query("email", email).request())
        })
    }

    /// Removes a user from the organization, and hands what the user owns over to the default users of the teams. It is never
    /// retried.
    ///
    /// The vendor's reference does not list this form of the request; the vendor's Terraform provider sends it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the user does not exist.
    ///
    /// Operation: `Users_removeUserHandingOver`, a name of this crate; the request is not documented.
    #[doc(alias = "assignDependenciesToDefaultUsers")]
    pub fn remove_handing_over(&self, user: impl IdOf<kind::User>) -> RequestBuilder<()> {
        request(|| {
            let user = UserId::of(user)?;
            let call = self.client.raw().core().call(&REMOVE_USER_HANDING_OVER);
            Ok(call
                .path("userID", user)
                .query("assignDependenciesToDefaultUsers", true)
                .request())
        })
    }
}

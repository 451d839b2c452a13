// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `auth` area.


/// An access token with its times. Both tokens in it are secret.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AccessTokenData {
    /// Secret: the JWT to send as bearer token with every other operation.
    pub access_token: String,
    /// Time at which the access token ends, in seconds since the Unix epoch.
    pub expires_at: i64,
    /// Time at which the access token was made, in seconds since the Unix epoch.
    pub issued_at: i64,
    /// Secret: a refresh token, from which further access tokens can be got.
    pub refresh_token: String,
    /// Kind of the access token, such as `bearer`.
    pub type_: String,
}

squad_core::lenient_struct!(AccessTokenData default { access_token = "access_token" } { expires_at = "expires_at", issued_at = "issued_at", refresh_token = "refresh_token", type_ = "type" });

squad_core::redacted_debug!(AccessTokenData { expires_at, issued_at, type_ } { access_token, refresh_token });

// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The types of the `oauth` area.

use serde::{Deserialize, Serialize};

/// Requests tokens with the name and password of a user.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PasswordGrant {
    /// Identifies the password grant.
    pub grant_type: crate::oauth::PasswordGrantType,
    /// Id of the OAuth client, from the API integration page of the dashboard.
    pub client_id: String,
    /// Secret: belongs to the `client_id` and comes from the same page.
    pub client_secret: String,
    /// Name of the user to whom the client belongs.
    pub username: String,
    /// Secret: the password of that user.
    pub password: String,
}

squad_core::request_struct! {
    PasswordGrant {
        grant_type: crate::oauth::PasswordGrantType,
        client_id: String,
        client_secret: String,
        username: String,
        password: String,
    } {
    }
}

squad_core::redacted_debug!(PasswordGrant { grant_type, client_id, username } { client_secret, password });

squad_core::open_enum! {
    /// Identifies the password grant.
    pub enum PasswordGrantType {
        /// `password`
        Password = "password",
    }
}

squad_core::open_enum! {
    /// Identifies the refresh token grant.
    pub enum RefreshGrantType {
        /// `refresh_token`
        RefreshToken = "refresh_token",
    }
}

/// Requests new tokens with an earlier refresh token, which presumably becomes invalid.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RefreshTokenGrant {
    /// Identifies the refresh token grant.
    pub grant_type: crate::oauth::RefreshGrantType,
    /// Id of the OAuth client, from the API integration page of the dashboard.
    pub client_id: String,
    /// Secret: belongs to the `client_id` and comes from the same page.
    pub client_secret: String,
    /// Secret: the refresh token of the latest grant.
    pub refresh_token: String,
}

squad_core::request_struct! {
    RefreshTokenGrant {
        grant_type: crate::oauth::RefreshGrantType,
        client_id: String,
        client_secret: String,
        refresh_token: String,
    } {
    }
}

squad_core::redacted_debug!(RefreshTokenGrant { grant_type, client_id } { client_secret, refresh_token });

/// An access token, and the refresh token for the next one.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TokenGrant {
    /// Secret: the token to send as bearer token with the calls for leads.
    pub access_token: String,
    /// Kind of the access token.
    pub token_type: String,
    /// Lifetime of the access token in seconds.
    pub expires_in: i64,
    /// Secret: the token that gets the next access token. Its lifetime is not documented.
    pub refresh_token: String,
    /// Scopes of the access token: names separated by spaces.
    pub scope: String,
}

squad_core::lenient_struct!(TokenGrant default { access_token = "access_token" } { token_type = "token_type", expires_in = "expires_in", refresh_token = "refresh_token", scope = "scope" });

squad_core::redacted_debug!(TokenGrant { token_type, expires_in, scope } { access_token, refresh_token });

/// A grant for an access token; `grant_type` says which of the two it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum TokenRequest {
    /// [`crate::oauth::PasswordGrant`]
    PasswordGrant(crate::oauth::PasswordGrant),
    /// [`crate::oauth::RefreshTokenGrant`]
    RefreshTokenGrant(crate::oauth::RefreshTokenGrant),
}

impl From<crate::oauth::PasswordGrant> for TokenRequest {
    fn from(value: crate::oauth::PasswordGrant) -> Self {
        Self::PasswordGrant(value)
    }
}

impl From<crate::oauth::RefreshTokenGrant> for TokenRequest {
    fn from(value: crate::oauth::RefreshTokenGrant) -> Self {
        Self::RefreshTokenGrant(value)
    }
}

/// The token to revoke, and the client to which it was given.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TokenRevocation {
    /// Id of the OAuth client, from the API integration page of the dashboard.
    pub client_id: String,
    /// Secret: belongs to the `client_id` and comes from the same page.
    pub client_secret: String,
    /// Secret: the token to revoke.
    pub token: String,
}

squad_core::request_struct! {
    TokenRevocation {
        client_id: String,
        client_secret: String,
        token: String,
    } {
    }
}

squad_core::redacted_debug!(TokenRevocation { client_id } { client_secret, token });

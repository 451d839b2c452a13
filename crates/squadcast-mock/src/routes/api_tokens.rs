//! Refresh tokens: list, create for a user, revoke.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::table::{Table, merge};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, IdKind, RefreshToken};
use openapi_mock::Response;
use openapi_mock::samples::ZERO_TIME;

pub(super) const OPERATIONS: Table = &[
    ("Users_getAllTokens", list),
    ("Users_createToken", create),
    ("Users_removeToken", revoke),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let tokens: Vec<Value> = database
        .tokens
        .valid()
        .map(|token| view(call, database, token))
        .collect();
    Ok(call.data(tokens))
}

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let user_id = call.body_text("/user_id");
    if database.user(user_id).is_err() {
        return Err(ApiError::field("user_id", "is not the id of a user"));
    }
    let id = database.next_id(IdKind::ApiToken);
    let token = database.tokens.issue(id, user_id);
    Ok(call.data(view(call, database, &token)))
}

fn revoke(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("refreshTokenID");
    if database.tokens.revoke(|token| token.id == id) {
        Ok(call.no_content())
    } else {
        Err(ApiError::not_found("refresh token"))
    }
}

fn view(call: &Call<'_>, database: &Database, token: &RefreshToken) -> Value {
    let last_refresh = token
        .last_used
        .and_then(|time| Timestamp::try_from(time).ok())
        .map_or_else(|| ZERO_TIME.to_owned(), |time| time.to_string());
    let fields = json!({
        "id": token.id,
        "organization_id": database.organization_id,
        "user_id": token.user_id,
        "token": token.secret,
        "last_refresh": last_refresh,
        "rate_limit": 100,
        "deleted": token.revoked,
    });
    merge(call.defaults("V3.Users.ApiToken"), fields)
}

//! The token endpoints: password grant, refresh with rotation, revocation. Errors are those of django-oauth-toolkit.

use std::time::SystemTime;

use http::header;
use openapi_mock::{Document, Operation, RawRequest, Rejection, Response, validate};
use serde_json::{Value, json};

use crate::state::{InvalidGrant, Pair, State};

/// Handles a request to a token endpoint.
pub(crate) fn respond(
    document: &Document,
    state: &State,
    now: SystemTime,
    operation: &Operation,
    request: RawRequest<'_>,
) -> Response {
    let revokes = operation.id == "OAuth_revokeToken";
    let input = match validate(document, operation, request, &()) {
        Ok(input) => input,
        // A body that is not a form has no grant type.
        Err(Rejection::ContentType(_)) if !revokes => {
            return error(400, "unsupported_grant_type", "");
        }
        Err(rejection) => return error(400, "invalid_request", &rejection.to_string()),
    };
    let field = |name: &str| input.body.get(name).and_then(Value::as_str).unwrap_or("");
    let mut database = state.database();
    let database = &mut *database;
    let account = database
        .accounts
        .iter()
        .find(|account| account.client_id == field("client_id"))
        .filter(|account| account.client_secret == field("client_secret"));
    let Some(account) = account else {
        let challenge = "Bearer error=\"invalid_client\"";
        return error(401, "invalid_client", "").header(header::WWW_AUTHENTICATE, challenge);
    };
    if revokes {
        database.tokens.revoke(field("token"));
        return Response::text(200, "text/html; charset=utf-8", String::new());
    }
    let granted = match field("grant_type") {
        "password" => {
            let matches =
                account.username == field("username") && account.password == field("password");
            database.tokens.log_in(matches, &account.client_id, now)
        }
        _ => database
            .tokens
            .refresh(field("refresh_token"), &account.client_id, now),
    };
    match granted {
        Ok(pair) => grant(&pair),
        Err(InvalidGrant) => error(400, "invalid_grant", "Invalid credentials given."),
    }
}

fn grant(pair: &Pair) -> Response {
    let body = json!({
        "access_token": pair.access,
        "token_type": "Bearer",
        "expires_in": pair.lifetime.as_secs(),
        "refresh_token": pair.refresh,
        "scope": "read write",
    });
    Response::json(200, &body)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::PRAGMA, "no-cache")
}

/// Creates an error response of a token endpoint.
pub(crate) fn error(status: u16, code: &str, description: &str) -> Response {
    let body = match description {
        "" => json!({ "error": code }),
        text => json!({ "error": code, "error_description": text }),
    };
    Response::json(status, &body)
}

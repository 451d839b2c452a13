//! Refresh tokens as the API manages them: list, make for a user, revoke.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Table, lay_over};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Kind, RefreshToken, World};

pub(super) const OPERATIONS: Table = &[
    ("Users_getAllTokens", list),
    ("Users_createToken", create),
    ("Users_removeToken", revoke),
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let tokens: Vec<Value> = world
        .tokens
        .good()
        .map(|token| view(call, world, token))
        .collect();
    Ok(call.data(tokens))
}

fn create(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let user_id = call.text("/user_id");
    if world.user(user_id).is_err() {
        return Err(Refusal::field("user_id", "is not a user"));
    }
    let id = world.next_id(Kind::ApiToken);
    let token = world.tokens.issue(id, user_id);
    Ok(call.data(view(call, world, &token)))
}

fn revoke(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = call.id("refreshTokenID");
    if world.tokens.revoke(|token| token.id == id) {
        Ok(call.done())
    } else {
        Err(Refusal::not_found("refresh token"))
    }
}

fn view(call: &Call<'_>, world: &World, token: &RefreshToken) -> Value {
    let last_refresh = token
        .last_used
        .and_then(|at| Timestamp::try_from(at).ok())
        .map_or_else(|| crate::made_up::ZERO_TIME.to_owned(), |at| at.to_string());
    let fields = json!({
        "id": token.id,
        "organization_id": world.organization_id,
        "user_id": token.user_id,
        "token": token.secret,
        "last_refresh": last_refresh,
        "rate_limit": 100,
        "deleted": token.revoked,
    });
    lay_over(call.blank("V3.Users.ApiToken"), fields)
}

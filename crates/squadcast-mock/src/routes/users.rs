//! Users of the organization.

use serde_json::{Value, json};

use super::table::{Table, merge};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, User, UserRole};
use openapi_mock::Response;
use openapi_mock::samples::sample_id;

pub(super) const OPERATIONS: Table = &[
    ("Users_getAllUsers", list),
    ("Users_getUserById", get),
    ("Users_addUser", add),
    ("Users_updateUserByID", update),
    ("Users_removeUserFromOrg", remove),
    ("Users_deleteUser", replace),
    ("Users_updateOrgLevelPermissions", set_abilities),
    ("Users_getUserRoles", roles),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    // Not documented, but sent by the vendor's Terraform provider, which decodes one user.
    if let Some(email) = call.query_str("email") {
        let found = database.users.iter().find(|user| user.email == email);
        let found = found.ok_or_else(|| ApiError::not_found("user"))?;
        return Ok(call.data(serialize(call, found)));
    }
    let users: Vec<Value> = database
        .users
        .iter()
        .map(|user| serialize(call, user))
        .collect();
    Ok(call.data(users))
}

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let user = database.user(call.path("userID"))?;
    Ok(call.data(serialize(call, user)))
}

fn add(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let email = call.body_text("/email");
    if database.users.iter().any(|user| user.email == email) {
        return Err(ApiError::conflict(
            "a user with this e-mail address already exists",
        ));
    }
    let user = database.new_user(
        call.body_text("/first_name"),
        call.body_text("/last_name"),
        email,
        role(call)?,
    );
    let body = serialize(call, &user);
    database.users.push(user);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let role = role(call)?;
    let id = database.user(call.path("userID"))?.id.clone();
    if role != UserRole::AccountOwner {
        check_owner_remains(database, &id)?;
    }
    let user = database.user_mut(&id)?;
    user.role = role;
    let body = serialize(call, user);
    Ok(call.data(body))
}

fn role(call: &Call<'_>) -> Result<UserRole, ApiError> {
    UserRole::parse(call.body_text("/role")).ok_or_else(|| ApiError::field("role", "is not a role"))
}

/// Rejects a change after which the organization has no account owner.
fn check_owner_remains(database: &Database, without: &str) -> Result<(), ApiError> {
    let owner = |user: &User| user.role == UserRole::AccountOwner && user.id != without;
    if database.users.iter().any(owner) {
        Ok(())
    } else {
        Err(ApiError::conflict(
            "the organization needs an account owner",
        ))
    }
}

fn remove(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.user(call.path("userID"))?.id.clone();
    check_owner_remains(database, &id)?;
    if call.query_str("assignDependenciesToDefaultUsers") == Some("true")
        && let Some(default) = database.default_user(&id)
    {
        database.hand_over(None, &id, &default);
    }
    remove_everywhere(database, &id);
    Ok(call.no_content())
}

/// Removes a user from the organization and every team, and revokes the user's tokens.
fn remove_everywhere(database: &mut Database, id: &str) {
    database.users.retain(|user| user.id != id);
    for team in &mut database.teams {
        team.members.retain(|member| member.user_id != id);
    }
    database.tokens.revoke(|token| token.user_id == id);
}

/// Replaces a user by another and deletes it.
fn replace(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let user_id = |field: &str| match database.user(call.body_text(&format!("/{field}"))) {
        Ok(user) => Ok(user.id.clone()),
        Err(_) => Err(ApiError::field(field, "is not the id of a user")),
    };
    let (old, new) = (user_id("user_id")?, user_id("swap_user_id")?);
    if old == new {
        return Err(ApiError::field("swap_user_id", "is the user to delete"));
    }
    check_owner_remains(database, &old)?;
    for team in &mut database.teams {
        let is_member = team.members.iter().any(|member| member.user_id == new);
        for member in &mut team.members {
            if member.user_id == old && !is_member {
                member.user_id.clone_from(&new);
            }
        }
    }
    database.hand_over(None, &old, &new);
    remove_everywhere(database, &old);
    Ok(call.data(json!({})))
}

fn set_abilities(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut changes = Vec::new();
    for change in call.body_array("/data") {
        let id = change.get("user_id").and_then(Value::as_str).unwrap_or("");
        if database.user(id).is_err() {
            return Err(ApiError::field("data.user_id", "is not the id of a user"));
        }
        let abilities = change.get("abilities").and_then(Value::as_array);
        let abilities: Vec<String> = abilities
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        changes.push((id.to_owned(), abilities));
    }
    for (id, abilities) in changes {
        database.user_mut(&id)?.abilities = abilities;
    }
    Ok(call.data("Permissions updated"))
}

fn roles(call: &Call<'_>, _world: &mut Database) -> Result<Response, ApiError> {
    let roles: Vec<Value> = UserRole::ALL
        .iter()
        .enumerate()
        .map(|(order, role)| {
            merge(
                call.defaults("V3.Users.UserRole"),
                json!({
                    "id": role_id(*role),
                    "name": role.as_str(),
                    "limit": if *role == UserRole::AccountOwner { 1 } else { 100 },
                    "order": order + 1,
                }),
            )
        })
        .collect();
    Ok(call.data(roles))
}

fn role_id(role: UserRole) -> String {
    sample_id(role.as_str())
}

/// Serializes a user.
fn serialize(call: &Call<'_>, user: &User) -> Value {
    let abilities: Vec<Value> = user
        .abilities
        .iter()
        .map(|slug| json!({ "slug": slug }))
        .collect();
    let fields = json!({
        "id": user.id,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "username_for_display": format!("{} {}", user.first_name, user.last_name),
        "email": user.email,
        "contact": { "dial_code": "+49", "phone_number": "5550100" },
        "secondary_emails": [],
        "email_verified": true,
        "time_zone": "Europe/Berlin",
        "notification_rules": [{ "type": "Push", "time": 0 }, { "type": "Email", "time": 5 }],
        "role": user.role.as_str(),
        "role_id": role_id(user.role),
        "abilities": abilities,
    });
    merge(call.defaults("V3.Users.User"), fields)
}

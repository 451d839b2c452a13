//! Users of the organization.

use serde_json::{Value, json};

use super::{Table, lay_over};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{AssigneeKind, User, UserRole, World};

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

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let users: Vec<Value> = world.users.iter().map(|user| view(call, user)).collect();
    Ok(call.data(users))
}

fn get(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let user = world.user(call.id("userID"))?;
    Ok(call.data(view(call, user)))
}

fn add(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let email = call.text("/email");
    if !email.contains('@') {
        return Err(Refusal::field("email", "is not an e-mail address"));
    }
    if world.users.iter().any(|user| user.email == email) {
        return Err(Refusal::conflict(
            "a user with this e-mail address already exists",
        ));
    }
    let user = world.new_user(
        call.text("/first_name"),
        call.text("/last_name"),
        email,
        role(call)?,
    );
    let body = view(call, &user);
    world.users.push(user);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let role = role(call)?;
    let id = world.user(call.id("userID"))?.id.clone();
    if role != UserRole::AccountOwner {
        stays_owned(world, &id)?;
    }
    let user = world.user_mut(&id)?;
    user.role = role;
    let body = view(call, user);
    Ok(call.data(body))
}

fn role(call: &Call<'_>) -> Result<UserRole, Refusal> {
    UserRole::read(call.text("/role")).ok_or_else(|| Refusal::field("role", "is not a role"))
}

/// An organization keeps an account owner.
fn stays_owned(world: &World, without: &str) -> Result<(), Refusal> {
    let owner = |user: &User| user.role == UserRole::AccountOwner && user.id != without;
    if world.users.iter().any(owner) {
        Ok(())
    } else {
        Err(Refusal::conflict("the organization needs an account owner"))
    }
}

fn remove(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = world.user(call.id("userID"))?.id.clone();
    stays_owned(world, &id)?;
    take_out(world, &id);
    Ok(call.done())
}

/// Takes a user out of the organization and every team, and ends the tokens.
fn take_out(world: &mut World, id: &str) {
    world.users.retain(|user| user.id != id);
    for team in &mut world.teams {
        team.members.retain(|member| member.user_id != id);
    }
    world.tokens.revoke(|token| token.user_id == id);
}

/// Deletes a user after putting another in the place.
fn replace(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let known = |field: &str| match world.user(call.text(&format!("/{field}"))) {
        Ok(user) => Ok(user.id.clone()),
        Err(_) => Err(Refusal::field(field, "is not a user")),
    };
    let (old, new) = (known("user_id")?, known("swap_user_id")?);
    if old == new {
        return Err(Refusal::field("swap_user_id", "is the user to delete"));
    }
    stays_owned(world, &old)?;
    for team in &mut world.teams {
        let there = team.members.iter().any(|member| member.user_id == new);
        for member in &mut team.members {
            if member.user_id == old && !there {
                member.user_id.clone_from(&new);
            }
        }
    }
    for incident in &mut world.incidents {
        let people = incident.assignee.iter_mut().chain(&mut incident.responders);
        for person in people {
            if person.kind == AssigneeKind::User && person.id == old {
                person.id.clone_from(&new);
            }
        }
    }
    for service in &mut world.services {
        let maintainer = service.settings.get_mut("maintainer");
        if let Some(id) = maintainer.and_then(|maintainer| maintainer.get_mut("id"))
            && *id == old
        {
            *id = json!(new);
        }
    }
    take_out(world, &old);
    Ok(call.data(json!({})))
}

fn set_abilities(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let sent = call.body.get("data").and_then(Value::as_array);
    let mut changes = Vec::new();
    for change in sent.into_iter().flatten() {
        let id = change.get("user_id").and_then(Value::as_str).unwrap_or("");
        if world.user(id).is_err() {
            return Err(Refusal::field("data.user_id", "is not a user"));
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
        world.user_mut(&id)?.abilities = abilities;
    }
    Ok(call.data("Permissions updated"))
}

fn roles(call: &Call<'_>, _world: &mut World) -> Result<Answer, Refusal> {
    let roles: Vec<Value> = UserRole::ALL
        .iter()
        .enumerate()
        .map(|(order, role)| {
            lay_over(
                call.blank("V3.Users.UserRole"),
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
    crate::made_up::made_up_id(role.as_str())
}

/// A user as every operation on users answers it.
fn view(call: &Call<'_>, user: &User) -> Value {
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
    lay_over(call.blank("V3.Users.User"), fields)
}

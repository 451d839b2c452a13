//! The request of each method of the users and auth areas, and the effect of revoking a token on the client.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use crate::support::{Fake, REFRESH_TOKEN, builder, operations_of, rejection, success};
use serde_json::{Value, json};
use squadcast::users::{AbilityName, AssignedIncidents, NewUser, OrganizationRole};
use squadcast::{ApiTokenId, User, UserId};

fn user() -> UserId {
    "u1".parse().unwrap()
}

fn other() -> UserId {
    "u2".parse().unwrap()
}

fn token() -> ApiTokenId {
    "k1".parse().unwrap()
}

fn value(operation: &str) -> Value {
    let user = json!({ "id": "u1", "first_name": "Ada", "role": "user" });
    let token = json!({ "id": "k1", "user_id": "u1", "token": "token-canary-2c" });
    match operation {
        "Users_getAllUsers" => json!([user, { "id": "u2" }]),
        "Users_getUserRoles" => json!([{ "id": "r1", "name": "account_owner" }]),
        "Users_getAllTokens" => json!([token]),
        "Users_createToken" => token,
        "Users_updateOrgLevelPermissions" => json!("done"),
        "Users_deleteUser" => json!({}),
        _ => user,
    }
}

#[tokio::test]
async fn every_operation_of_the_areas_is_reached() {
    let fake = Fake::new(value);
    let users = fake.client.users();

    let all = users.list().await.unwrap();
    fake.sent("Users_getAllUsers", "GET /v3/users", Value::Null);
    assert_eq!(all.len(), 2);

    let ada = users.get(&all[0]).await.unwrap();
    fake.sent("Users_getUserById", "GET /v3/users/u1", Value::Null);
    assert_eq!(ada.first_name, "Ada");

    let new = NewUser::new("ada@example.com", OrganizationRole::User, "Ada", "Lovelace");
    users.add(new).await.unwrap();
    fake.sent(
        "Users_addUser",
        "POST /v3/users",
        json!({
            "email": "ada@example.com",
            "role": "user",
            "first_name": "Ada",
            "last_name": "Lovelace",
        }),
    );

    let role = OrganizationRole::Stakeholder;
    users.set_role(user(), role).await.unwrap();
    fake.sent(
        "Users_updateUserByID",
        "PUT /v3/users/u1",
        json!({ "role": "stakeholder" }),
    );

    users.remove(user()).await.unwrap();
    fake.sent(
        "Users_removeUserFromOrg",
        "DELETE /v3/users/u1",
        Value::Null,
    );

    for (incidents, suppress, reassign) in [
        (AssignedIncidents::Leave, false, false),
        (AssignedIncidents::Suppress, true, false),
        (AssignedIncidents::Reassign, false, true),
    ] {
        users
            .delete_and_replace(user(), other(), incidents)
            .await
            .unwrap();
        fake.sent(
            "Users_deleteUser",
            "PUT /v3/users/delete-user",
            json!({
                "user_id": "u1",
                "swap_user_id": "u2",
                "suppress_incidents": suppress,
                "reassign_incidents": reassign,
            }),
        );
    }

    let roles = users.roles().await.unwrap();
    fake.sent("Users_getUserRoles", "GET /v3/users/roles", Value::Null);
    assert_eq!(roles[0].name, "account_owner");

    let abilities = [
        (
            user(),
            vec![AbilityName::ManageTeams, AbilityName::ManageUsers],
        ),
        (other(), vec![]),
    ];
    users.set_abilities(abilities).await.unwrap();
    fake.sent(
        "Users_updateOrgLevelPermissions",
        "PUT /v3/users/abilities",
        json!({ "data": [
            { "user_id": "u1", "abilities": ["manage-teams", "manage-users"] },
            { "user_id": "u2", "abilities": [] },
        ] }),
    );

    let tokens = users.api_tokens();
    let listed = tokens.list().await.unwrap();
    fake.sent("Users_getAllTokens", "GET /v3/refresh-token", Value::Null);
    let made = tokens.create(user()).await.unwrap();
    fake.sent(
        "Users_createToken",
        "POST /v3/refresh-token",
        json!({ "user_id": "u1" }),
    );
    assert_eq!(made.token, "token-canary-2c");
    for shown in [format!("{made:?}"), format!("{listed:#?}")] {
        assert!(!shown.contains("canary"), "{shown}");
    }
    tokens.revoke(&made).await.unwrap();
    fake.sent(
        "Users_removeToken",
        "DELETE /v3/refresh-token/k1",
        Value::Null,
    );

    let mut areas = operations_of("users");
    areas.extend(operations_of("auth"));
    assert_eq!(fake.reached(), areas);
}

#[tokio::test]
async fn invalid_users_and_self_replacement_are_rejected_before_anything_is_sent() {
    let fake = Fake::new(value);
    let users = fake.client.users();
    let unknown = User::default();
    let leave = AssignedIncidents::Leave;
    for (result, word) in [
        (
            users.delete_and_replace(user(), user(), leave).await,
            "cannot be replaced by itself",
        ),
        (
            users.delete_and_replace(user(), &unknown, leave).await,
            "the id of a user",
        ),
        (
            users.delete_and_replace(&unknown, user(), leave).await,
            "the id of a user",
        ),
        (
            users.set_abilities([(&unknown, vec![])]).await,
            "the id of a user",
        ),
        (
            users.api_tokens().create(&unknown).await.map(drop),
            "the id of a user",
        ),
        (users.remove(&unknown).await, "userID"),
    ] {
        let error = result.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
    assert_eq!(fake.transport.count(), 0);
}

/// Whether it failed is not known after a server error, and it cannot be undone.
#[tokio::test]
async fn deleting_a_user_is_never_retried() {
    let fake = Fake::with(|_, _| rejection(503, "try again"));
    let users = fake.client.users();
    let result = users
        .delete_and_replace(user(), other(), AssignedIncidents::Leave)
        .await;
    assert!(result.unwrap_err().is_server());
    assert_eq!(fake.calls().len(), 1);
}

#[tokio::test]
async fn call_after_a_revocation_exchanges_a_new_token() {
    let fake = Fake::new(value);
    let users = fake.client.users();
    users.list().await.unwrap();
    users.list().await.unwrap();
    assert_eq!(fake.exchanges(), 1);

    users.api_tokens().revoke(token()).await.unwrap();
    assert_eq!(
        fake.exchanges(),
        1,
        "no token is exchanged before it is needed"
    );
    users.list().await.unwrap();
    assert_eq!(fake.exchanges(), 2);
    let requests = fake.transport.requests();
    let exchange = requests.iter().rev().nth(1).unwrap();
    assert_eq!(exchange.header("x-refresh-token"), REFRESH_TOKEN);
}

/// The token may be revoked although the response was an error.
#[tokio::test]
async fn access_tokens_are_dropped_even_if_the_revocation_failed() {
    let status = Arc::new(AtomicU16::new(0));
    let rejected = Arc::clone(&status);
    let fake = Fake::with(move |operation, _| match rejected.load(Ordering::SeqCst) {
        status if status > 0 && operation.id == "Users_removeToken" => rejection(status, "no"),
        _ => success(operation, &value(operation.id)),
    });
    let users = fake.client.users();
    for (nth, code) in [404, 500].into_iter().enumerate() {
        status.store(code, Ordering::SeqCst);
        users.list().await.unwrap();
        assert_eq!(fake.exchanges(), nth + 1);
        let error = users.api_tokens().revoke(token()).await.unwrap_err();
        assert_eq!(error.status().map(|s| s.as_u16()), Some(code));
        users.list().await.unwrap();
        assert_eq!(fake.exchanges(), nth + 2);
    }
}

/// The token is not revoked if nothing was sent.
#[tokio::test]
async fn access_tokens_stay_cached_if_the_revocation_was_not_sent() {
    let fake = Fake::new(value);
    let users = fake.client.users();
    users.list().await.unwrap();
    let unsaved = squadcast::users::ApiToken::default();
    let error = users.api_tokens().revoke(&unsaved).await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    users.list().await.unwrap();
    assert_eq!(fake.exchanges(), 1);
}

/// With a fixed access token there is no cached token to drop, and no token to exchange.
#[tokio::test]
async fn client_with_a_fixed_access_token_can_revoke_but_not_verify() {
    let fake = Fake::new(value);
    let client = builder(&fake.transport)
        .access_token("abc")
        .build()
        .unwrap();
    client.users().api_tokens().revoke(token()).await.unwrap();
    let error = client.auth().verify().await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert!(error.to_string().contains("access token"), "{error}");
    assert_eq!(fake.exchanges(), 0);
}

#[tokio::test]
async fn verify_exchanges_whatever_is_cached() {
    let fake = Fake::new(value);
    fake.client.auth().verify().await.unwrap();
    assert_eq!(fake.exchanges(), 1);
    fake.client.users().list().await.unwrap();
    assert_eq!(fake.exchanges(), 1, "what verifying brought is used");
    fake.client.auth().verify().await.unwrap();
    assert_eq!(fake.exchanges(), 2);
}

#[tokio::test]
async fn verify_fails_for_a_rejected_credential() {
    let transport = squad_core::testing::MemoryTransport::new(|_| rejection(401, "revoked"));
    let client = builder(&transport)
        .refresh_token(REFRESH_TOKEN)
        .build()
        .unwrap();
    let error = client.auth().verify().await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains(REFRESH_TOKEN), "{shown}");
}

#[tokio::test]
async fn refresh_token_is_exchanged_on_the_authentication_host_without_a_bearer() {
    let fake = Fake::new(value);
    let access = fake.client.auth().exchange("other-canary-1").await.unwrap();
    assert_eq!(access.access_token, "access-canary-90ab");
    assert!(!format!("{access:?}").contains("canary"));
    let requests = fake.transport.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        requests[0].url.as_str(),
        "https://auth.test/oauth/access-token"
    );
    assert_eq!(requests[0].header("x-refresh-token"), "other-canary-1");
    assert_eq!(requests[0].header("authorization"), "");

    for unusable in ["", " ", "a\nb"] {
        let error = fake.client.auth().exchange(unusable).await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(fake.transport.count(), 1);
}

//! Refresh tokens and access tokens.

use std::collections::HashSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::super::tokens::{RefreshToken, Tokens};

const MINUTE: Duration = Duration::from_secs(60);

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Tokens with one refresh token for each of these users.
fn tokens<const N: usize>(users: [&str; N]) -> (Tokens, [RefreshToken; N]) {
    let mut tokens = Tokens::new(MINUTE);
    let issued = users.map(|user| tokens.issue(format!("id of {user}"), user));
    (tokens, issued)
}

fn ids(tokens: &Tokens) -> Vec<&str> {
    tokens.valid().map(|token| token.id.as_str()).collect()
}

#[test]
fn exchanged_token_is_that_of_its_user_until_it_expires() {
    let (mut tokens, [ada, bob]) = tokens(["ada", "bob"]);
    let first = tokens.exchange(&ada.secret, at(1000)).unwrap();
    assert_eq!((first.issued_at, first.expires_at), (1000, 1060));
    let second = tokens.exchange(&bob.secret, at(1030)).unwrap();
    for (now, first_user, second_user) in [
        (1000, Some("ada"), Some("bob")),
        (1059, Some("ada"), Some("bob")),
        (1060, None, Some("bob")),
        (1089, None, Some("bob")),
        (1090, None, None),
    ] {
        assert_eq!(
            tokens.user_id(&first.access_token, at(now)),
            first_user,
            "{now}"
        );
        assert_eq!(
            tokens.user_id(&second.access_token, at(now)),
            second_user,
            "{now}"
        );
    }
    assert_eq!(tokens.user_id("mock-access-", at(1000)), None);
    assert_eq!(tokens.user_id(&ada.secret, at(1000)), None);
    assert!(tokens.exchange("guessed", at(1000)).is_none());
    assert!(tokens.exchange(&first.access_token, at(1000)).is_none());
    let used: Vec<Option<SystemTime>> = tokens.valid().map(|token| token.last_used).collect();
    assert_eq!(used, [Some(at(1000)), Some(at(1030))]);
}

#[test]
fn expired_access_tokens_are_dropped_at_the_next_exchange() {
    let (mut tokens, [ada]) = tokens(["ada"]);
    let stored = |tokens: &Tokens, count: usize| {
        let expected = format!("Tokens {{ lifetime: 60s, refresh: 1, access: {count}, .. }}");
        assert_eq!(format!("{tokens:?}"), expected);
    };
    stored(&tokens, 0);
    for (now, count) in [(0, 1), (59, 2), (60, 2), (118, 3), (119, 3), (500, 1)] {
        tokens.exchange(&ada.secret, at(now)).unwrap();
        stored(&tokens, count);
    }
    tokens.expire_access_tokens();
    stored(&tokens, 0);
    assert!(tokens.exchange(&ada.secret, at(500)).is_some());
}

#[test]
fn revoked_token_and_its_access_tokens_are_invalid() {
    let (mut tokens, [ada, bob, eve]) = tokens(["ada", "bob", "eve"]);
    let [first, second] = [&ada, &bob].map(|token| tokens.exchange(&token.secret, at(0)).unwrap());
    assert_eq!(ids(&tokens), ["id of ada", "id of bob", "id of eve"]);
    assert!(!tokens.revoke(|token| token.user_id == "mallory"));
    assert!(tokens.revoke(|token| token.id == ada.id));
    assert!(
        !tokens.revoke(|token| token.id == ada.id),
        "it was revoked before"
    );
    assert_eq!(ids(&tokens), ["id of bob", "id of eve"]);
    assert_eq!(tokens.user_id(&first.access_token, at(1)), None);
    assert_eq!(tokens.user_id(&second.access_token, at(1)), Some("bob"));
    assert!(tokens.exchange(&ada.secret, at(1)).is_none());
    assert!(tokens.exchange(&bob.secret, at(1)).is_some());
    assert!(tokens.revoke(|_| true));
    assert_eq!(ids(&tokens), [""; 0]);
    assert!(tokens.exchange(&eve.secret, at(1)).is_none());
}

#[test]
fn every_secret_is_another_one() {
    let (mut tokens, [ada, bob]) = tokens(["ada", "bob"]);
    let mut secrets = HashSet::from([ada.secret.clone(), bob.secret]);
    for _ in 0..3 {
        secrets.insert(tokens.exchange(&ada.secret, at(0)).unwrap().access_token);
    }
    let (_, [other]) = self::tokens(["ada"]);
    secrets.insert(other.secret);
    assert_eq!(secrets.len(), 6);
    for secret in secrets {
        let digits = secret
            .strip_prefix("mock-refresh-")
            .or_else(|| secret.strip_prefix("mock-access-"));
        let digits = digits.unwrap();
        assert!(
            digits.len() == 32 && digits.bytes().all(|it| it.is_ascii_hexdigit()),
            "{secret}"
        );
    }
}

//! A token exchange that succeeds.

use std::time::{SystemTime, UNIX_EPOCH};

use openapi_mock::mocks::{Mock, MockServer};

use crate::auth::AuthMocks;

/// The validity of an access token, in seconds.
const VALIDITY: i64 = 24 * 60 * 60;

/// Mocks the exchange of any refresh token for this access token, which is valid for a day.
#[track_caller]
pub fn mock_token_exchange<'s>(server: &'s MockServer, access_token: &str) -> Mock<'s> {
    server.mock_auth_get_access_token(|_, then| {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = since_epoch.map_or(0, |time| time.as_secs().cast_signed());
        let mut token = then.example();
        access_token.clone_into(&mut token.access_token);
        token.issued_at = now;
        token.expires_at = now + VALIDITY;
        token.type_ = "bearer".to_owned();
        then.ok(&token)
    })
}

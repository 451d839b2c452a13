//! Refresh tokens and the access tokens made from them.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::people::UserRole;

/// The default lifetime of an access token: two days, as in the published example of the service.
pub(crate) const DEFAULT_TOKEN_LIFETIME: Duration = Duration::from_secs(172_800);

/// The user of a request.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) user_id: String,
    pub(crate) role: UserRole,
}

impl Caller {
    /// Returns the caller of an operation that needs no access token: the service itself, whose user id is empty.
    pub(crate) fn anonymous() -> Self {
        Self {
            user_id: String::new(),
            role: UserRole::AccountOwner,
        }
    }
}

/// All tokens, valid or not.
pub(crate) struct Tokens {
    pub(crate) lifetime: Duration,
    refresh: Vec<RefreshToken>,
    access: HashMap<String, AccessToken>,
    random: RandomState,
    last_secret: u64,
}

/// A refresh token, which the service also calls an API token.
#[derive(Clone)]
pub(crate) struct RefreshToken {
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) secret: String,
    pub(crate) last_used: Option<SystemTime>,
    pub(crate) revoked: bool,
}

struct AccessToken {
    refresh_id: String,
    user_id: String,
    expires_at: SystemTime,
}

/// The result of a token exchange.
pub(crate) struct TokenExchange {
    pub(crate) access_token: String,
    /// Unix seconds.
    pub(crate) issued_at: u64,
    /// Unix seconds.
    pub(crate) expires_at: u64,
}

impl Tokens {
    pub(crate) fn new(lifetime: Duration) -> Self {
        Self {
            lifetime,
            refresh: Vec::new(),
            access: HashMap::new(),
            random: RandomState::new(),
            last_secret: 0,
        }
    }

    /// Returns a secret that no other server and no other call returns.
    fn secret(&mut self, prefix: &str) -> String {
        self.last_secret += 1;
        let [first, second] = [0, 1].map(|part| self.random.hash_one((self.last_secret, part)));
        format!("{prefix}{first:016x}{second:016x}")
    }

    /// Issues a refresh token for a user.
    pub(crate) fn issue(&mut self, id: String, user_id: &str) -> RefreshToken {
        let token = RefreshToken {
            id,
            user_id: user_id.to_owned(),
            secret: self.secret("mock-refresh-"),
            last_used: None,
            revoked: false,
        };
        self.refresh.push(token.clone());
        token
    }

    /// Returns the valid refresh tokens.
    pub(crate) fn valid(&self) -> impl Iterator<Item = &RefreshToken> {
        self.refresh.iter().filter(|token| !token.revoked)
    }

    /// Revokes the valid refresh tokens that match, and every access token made from them. Returns whether there was one.
    pub(crate) fn revoke(&mut self, matches: impl Fn(&RefreshToken) -> bool) -> bool {
        let mut revoked = false;
        for token in &mut self.refresh {
            if !token.revoked && matches(token) {
                token.revoked = true;
                revoked = true;
                self.access
                    .retain(|_, access| access.refresh_id != token.id);
            }
        }
        revoked
    }

    /// Invalidates every access token. Refresh tokens stay valid.
    pub(crate) fn expire_access_tokens(&mut self) {
        self.access.clear();
    }

    /// Returns the id of the user of an access token that is valid at this time.
    pub(super) fn user_id(&self, access_token: &str, now: SystemTime) -> Option<&str> {
        let token = self.access.get(access_token)?;
        (token.expires_at > now).then_some(token.user_id.as_str())
    }

    /// Exchanges a valid refresh token for an access token.
    pub(super) fn exchange(&mut self, secret: &str, now: SystemTime) -> Option<TokenExchange> {
        let token = self
            .refresh
            .iter_mut()
            .find(|token| !token.revoked && token.secret == secret)?;
        token.last_used = Some(now);
        let (refresh_id, user_id) = (token.id.clone(), token.user_id.clone());
        let expires_at = now.checked_add(self.lifetime)?;
        let access_token = self.secret("mock-access-");
        self.access.retain(|_, access| access.expires_at > now);
        self.access.insert(
            access_token.clone(),
            AccessToken {
                refresh_id,
                user_id,
                expires_at,
            },
        );
        Some(TokenExchange {
            access_token,
            issued_at: unix_seconds(now),
            expires_at: unix_seconds(expires_at),
        })
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Tokens")
            .field("lifetime", &self.lifetime)
            .field("refresh", &self.refresh.len())
            .field("access", &self.access.len())
            .finish_non_exhaustive()
    }
}

fn unix_seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

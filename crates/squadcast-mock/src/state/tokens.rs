//! Refresh tokens and the access tokens made from them.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{UserRole, World};
use crate::refusal::Refusal;

/// How long an access token lives if nothing else is said: two days, as in the service.
pub(crate) const DEFAULT_LIFETIME: Duration = Duration::from_secs(172_800);

/// Who makes a request.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) user_id: String,
    pub(crate) role: UserRole,
}

/// All tokens, good and bad.
pub(crate) struct Tokens {
    pub(crate) lifetime: Duration,
    refresh: Vec<RefreshToken>,
    access: HashMap<String, AccessToken>,
    random: RandomState,
    made: u64,
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
    ends: SystemTime,
}

/// What the exchange gives out.
pub(crate) struct Exchanged {
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
            made: 0,
        }
    }

    /// A token that no other server and no other call gives out.
    fn secret(&mut self, prefix: &str) -> String {
        self.made += 1;
        let [first, second] = [0, 1].map(|part| self.random.hash_one((self.made, part)));
        format!("{prefix}{first:016x}{second:016x}")
    }

    /// Makes a refresh token for a user.
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

    /// The refresh tokens that are good.
    pub(crate) fn good(&self) -> impl Iterator<Item = &RefreshToken> {
        self.refresh.iter().filter(|token| !token.revoked)
    }

    /// Makes a good refresh token bad, and with it every access token made from it. Answers whether there was one.
    pub(crate) fn revoke(&mut self, which: impl Fn(&RefreshToken) -> bool) -> bool {
        let mut any = false;
        for token in &mut self.refresh {
            if !token.revoked && which(token) {
                token.revoked = true;
                any = true;
                self.access
                    .retain(|_, access| access.refresh_id != token.id);
            }
        }
        any
    }

    /// Makes every access token bad and leaves the refresh tokens as they are.
    pub(crate) fn end_access_tokens(&mut self) {
        self.access.clear();
    }

    fn exchange(&mut self, secret: &str, now: SystemTime) -> Option<Exchanged> {
        let token = self
            .refresh
            .iter_mut()
            .find(|token| !token.revoked && token.secret == secret)?;
        token.last_used = Some(now);
        let (refresh_id, user_id) = (token.id.clone(), token.user_id.clone());
        let ends = now.checked_add(self.lifetime)?;
        let access_token = self.secret("mock-access-");
        self.access.retain(|_, access| access.ends > now);
        self.access.insert(
            access_token.clone(),
            AccessToken {
                refresh_id,
                user_id,
                ends,
            },
        );
        Some(Exchanged {
            access_token,
            issued_at: unix_seconds(now),
            expires_at: unix_seconds(ends),
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

impl World {
    /// Exchanges a refresh token for an access token.
    pub(crate) fn exchange(
        &mut self,
        refresh_token: &str,
        now: SystemTime,
    ) -> Result<Exchanged, Refusal> {
        self.tokens
            .exchange(refresh_token, now)
            .ok_or_else(|| Refusal::new(401, "invalid refresh token"))
    }

    /// Who an access token stands for, if it is good at this time and its user is still there.
    pub(crate) fn caller(&self, access_token: &str, now: SystemTime) -> Option<Caller> {
        let access = self.tokens.access.get(access_token)?;
        if access.ends <= now {
            return None;
        }
        let user = self.user(&access.user_id).ok()?;
        Some(Caller {
            user_id: user.id.clone(),
            role: user.role,
        })
    }
}

//! Tokens. Refresh tokens rotate, and a spent one that is presented again ends the session that it belongs to.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

/// An access token and its refresh token.
pub(crate) struct Pair {
    pub(crate) access: String,
    pub(crate) refresh: String,
    pub(crate) lifetime: Duration,
}

/// The grant was rejected: `invalid_grant`.
#[derive(Debug)]
pub(crate) struct InvalidGrant;

/// What became of the tokens of a fake since its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TokenStatistics {
    /// Successful logins with a password.
    pub logins: usize,
    /// Successful refreshes.
    pub refreshes: usize,
    /// Refreshes with a token that was spent before.
    pub spent_reused: usize,
    /// Refreshes that were rejected, those with a spent token included.
    pub rejected: usize,
}

struct Access {
    family: usize,
    expires: SystemTime,
}

struct Refresh {
    family: usize,
    client_id: String,
    spent: bool,
}

/// Every token. A family is what one login led to.
pub(crate) struct Tokens {
    pub(crate) lifetime: Duration,
    pub(crate) statistics: TokenStatistics,
    access: HashMap<String, Access>,
    refresh: HashMap<String, Refresh>,
    /// Tokens of the dashboard, which do not expire.
    dashboard: Vec<String>,
    last: u64,
    families: usize,
}

impl Tokens {
    pub(crate) fn new(lifetime: Duration) -> Self {
        Self {
            lifetime,
            statistics: TokenStatistics::default(),
            access: HashMap::new(),
            refresh: HashMap::new(),
            dashboard: Vec::new(),
            last: 0,
            families: 0,
        }
    }

    pub(crate) fn log_in(
        &mut self,
        matches: bool,
        client_id: &str,
        now: SystemTime,
    ) -> Result<Pair, InvalidGrant> {
        if !matches {
            return Err(InvalidGrant);
        }
        self.statistics.logins += 1;
        self.families += 1;
        Ok(self.issue(self.families, client_id, now))
    }

    /// Spends a refresh token. The access token that belongs to it is invalid at once.
    pub(crate) fn refresh(
        &mut self,
        token: &str,
        client_id: &str,
        now: SystemTime,
    ) -> Result<Pair, InvalidGrant> {
        let found = self.refresh.get_mut(token);
        let Some(found) = found.filter(|found| found.client_id == client_id) else {
            self.statistics.rejected += 1;
            return Err(InvalidGrant);
        };
        let family = found.family;
        if std::mem::replace(&mut found.spent, true) {
            self.statistics.spent_reused += 1;
            self.statistics.rejected += 1;
            self.end(family);
            return Err(InvalidGrant);
        }
        self.access.retain(|_, access| access.family != family);
        self.statistics.refreshes += 1;
        Ok(self.issue(family, client_id, now))
    }

    fn issue(&mut self, family: usize, client_id: &str, now: SystemTime) -> Pair {
        let pair = Pair {
            access: self.next("access"),
            refresh: self.next("refresh"),
            lifetime: self.lifetime,
        };
        let expires = now.checked_add(self.lifetime).unwrap_or(now);
        self.access
            .insert(pair.access.clone(), Access { family, expires });
        let client_id = client_id.to_owned();
        let refresh = Refresh {
            family,
            client_id,
            spent: false,
        };
        self.refresh.insert(pair.refresh.clone(), refresh);
        pair
    }

    /// Returns a token of 30 characters, as the service makes them.
    fn next(&mut self, kind: &str) -> String {
        self.last += 1;
        format!("{:x<20}{:010}", format!("mock{kind}"), self.last)
    }

    /// Revokes a token. Revoking a refresh token also revokes its session; an unknown token changes nothing.
    pub(crate) fn revoke(&mut self, token: &str) {
        self.access.remove(token);
        if let Some(refresh) = self.refresh.get(token) {
            self.end(refresh.family);
        }
    }

    fn end(&mut self, family: usize) {
        self.access.retain(|_, access| access.family != family);
        self.refresh.retain(|_, refresh| refresh.family != family);
    }

    pub(crate) fn is_valid(&self, token: &str, now: SystemTime) -> bool {
        let expires = self.access.get(token).map(|access| access.expires);
        expires.is_some_and(|expires| now < expires)
            || self.dashboard.iter().any(|known| known == token)
    }

    /// Invalidates every access token. Refresh tokens stay valid.
    pub(crate) fn expire_access_tokens(&mut self) {
        self.access.clear();
    }

    pub(crate) fn add_dashboard_token(&mut self) -> String {
        let token = self.next("dashboard");
        self.dashboard.push(token.clone());
        token
    }

    /// Returns the number of access tokens that have neither expired nor been revoked.
    pub(crate) fn valid_access_tokens(&self, now: SystemTime) -> usize {
        let valid = self.access.values().filter(|access| now < access.expires);
        valid.count()
    }

    /// Returns the number of refresh tokens that can still be used.
    pub(crate) fn valid_refresh_tokens(&self) -> usize {
        let valid = self.refresh.values().filter(|refresh| !refresh.spent);
        valid.count()
    }
}

//! A strict OAuth2 provider with rotation: a refresh revokes the old tokens at once, and a spent refresh token that is reused
//! revokes the whole session.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::clock::TestClock;
use crate::clock::Clock as _;
use crate::transport::Request;

#[derive(Debug)]
pub(crate) struct StrictOAuth {
    /// The lifetime of its access tokens, in seconds.
    life: u64,
    /// By which access tokens expire. Without it they do not.
    clock: Option<Arc<TestClock>>,
    database: Mutex<Database>,
}

#[derive(Debug, Default)]
struct Database {
    issued: usize,
    /// Refresh token → its session and whether it is spent.
    refresh: HashMap<String, (usize, bool)>,
    /// Access token → its session and when it was issued.
    access: HashMap<String, (usize, Duration)>,
    /// The time of the current request.
    now: Duration,
    alive: HashMap<usize, bool>,
    log_ins: usize,
    rotations: usize,
    reuses: usize,
    revoked: Vec<String>,
}

impl Default for StrictOAuth {
    fn default() -> Self {
        Self::with_life(36_000)
    }
}

impl StrictOAuth {
    pub(crate) fn with_life(life: u64) -> Self {
        Self {
            life,
            clock: None,
            database: Mutex::default(),
        }
    }

    pub(crate) fn with_expiry(life: u64, clock: &Arc<TestClock>) -> Self {
        Self {
            clock: Some(Arc::clone(clock)),
            ..Self::with_life(life)
        }
    }

    fn now(&self) -> Duration {
        let clock = self.clock.as_ref();
        clock.map_or(Duration::ZERO, |clock| clock.monotonic())
    }

    pub(crate) fn log_ins(&self) -> usize {
        self.database.lock().unwrap().log_ins
    }

    pub(crate) fn rotations(&self) -> usize {
        self.database.lock().unwrap().rotations
    }

    /// How often a spent refresh token was reused.
    pub(crate) fn reuses(&self) -> usize {
        self.database.lock().unwrap().reuses
    }

    pub(crate) fn revoked(&self) -> Vec<String> {
        self.database.lock().unwrap().revoked.clone()
    }

    /// Whether the API accepts `access_token`.
    pub(crate) fn accepts(&self, access_token: &str) -> bool {
        let database = self.database.lock().unwrap();
        database
            .access
            .get(access_token)
            .is_some_and(|(session, issued)| {
                let expired = self.now() >= *issued + Duration::from_secs(self.life);
                database.alive[session] && !expired
            })
    }

    /// The refresh token of a log-in elsewhere.
    pub(crate) fn log_in(&self) -> String {
        let mut database = self.database.lock().unwrap();
        let session = database.session();
        database.pair(session).1
    }

    /// Revokes every session.
    pub(crate) fn revoke_all(&self) {
        self.database
            .lock()
            .unwrap()
            .alive
            .values_mut()
            .for_each(|alive| *alive = false);
    }

    pub(crate) fn respond_to(&self, request: &Request) -> (u16, String) {
        self.respond(request.url.path(), &super::fake::form(request))
    }

    pub(crate) fn respond(&self, path: &str, form: &HashMap<String, String>) -> (u16, String) {
        let field = |name: &str| form.get(name).map_or("", String::as_str);
        let now = self.now();
        let mut database = self.database.lock().unwrap();
        database.now = now;
        if (field("client_id"), field("client_secret")) != ("client", "client-secret") {
            return (401, r#"{"error":"invalid_client"}"#.to_owned());
        }
        if path == "/oauth/revoke_token/" {
            let token = field("token").to_owned();
            let session = database.refresh.get(&token).map(|(session, _)| *session);
            if let Some(session) = session {
                database.alive.insert(session, false);
            }
            database.access.remove(&token);
            database.revoked.push(token);
            return (200, String::new());
        }
        assert_eq!(path, "/oauth/token/");
        let rejected = |reason: &str| {
            (
                400,
                format!(r#"{{"error":"invalid_grant","error_description":"{reason}"}}"#),
            )
        };
        match field("grant_type") {
            "password"
                if (field("username"), field("password")) == ("me@example.com", "pass & word") =>
            {
                database.log_ins += 1;
                let session = database.session();
                database.grant(session, self.life)
            }
            "password" => rejected("wrong password"),
            "refresh_token" => {
                let token = field("refresh_token").to_owned();
                match database.refresh.get(&token).copied() {
                    None => rejected("unknown token"),
                    Some((session, true)) => {
                        database.reuses += 1;
                        database.alive.insert(session, false);
                        rejected("spent token")
                    }
                    Some((session, false)) if !database.alive[&session] => rejected("revoked"),
                    Some((session, false)) => {
                        database.refresh.insert(token, (session, true));
                        database.access.retain(|_, (of, _)| *of != session);
                        database.rotations += 1;
                        database.grant(session, self.life)
                    }
                }
            }
            _ => (400, r#"{"error":"unsupported_grant_type"}"#.to_owned()),
        }
    }
}

impl Database {
    fn session(&mut self) -> usize {
        let session = self.alive.len();
        self.alive.insert(session, true);
        session
    }

    fn pair(&mut self, session: usize) -> (String, String) {
        self.issued += 1;
        let (access, refresh) = (
            format!("access-{}", self.issued),
            format!("refresh-{}", self.issued),
        );
        self.access.insert(access.clone(), (session, self.now));
        self.refresh.insert(refresh.clone(), (session, false));
        (access, refresh)
    }

    fn grant(&mut self, session: usize, life: u64) -> (u16, String) {
        let (access, refresh) = self.pair(session);
        let body = format!(
            r#"{{"access_token":"{access}","token_type":"Bearer","expires_in":{life},"refresh_token":"{refresh}","scope":"read write"}}"#
        );
        (200, body)
    }
}

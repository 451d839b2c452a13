//! An OAuth2 provider that takes rotation seriously: a spent refresh token that comes back ends everything made from its log-in.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::transport::Request;

#[derive(Debug)]
pub(crate) struct StrictOAuth {
    /// The life of its access tokens, in seconds.
    life: u64,
    books: Mutex<Books>,
}

#[derive(Debug, Default)]
struct Books {
    issued: usize,
    /// Refresh token → its family and whether it was spent.
    refresh: HashMap<String, (usize, bool)>,
    /// Access token → its family.
    access: HashMap<String, usize>,
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
            books: Mutex::default(),
        }
    }

    pub(crate) fn log_ins(&self) -> usize {
        self.books.lock().unwrap().log_ins
    }

    pub(crate) fn rotations(&self) -> usize {
        self.books.lock().unwrap().rotations
    }

    /// How often a spent refresh token came back.
    pub(crate) fn reuses(&self) -> usize {
        self.books.lock().unwrap().reuses
    }

    pub(crate) fn revoked(&self) -> Vec<String> {
        self.books.lock().unwrap().revoked.clone()
    }

    /// Whether `access_token` is good at the API.
    pub(crate) fn accepts(&self, access_token: &str) -> bool {
        let books = self.books.lock().unwrap();
        books
            .access
            .get(access_token)
            .is_some_and(|family| books.alive[family])
    }

    /// A log-in made elsewhere: its refresh token.
    pub(crate) fn log_in(&self) -> String {
        let mut books = self.books.lock().unwrap();
        let family = books.family();
        books.pair(family).1
    }

    /// Ends every log-in.
    pub(crate) fn end_all(&self) {
        self.books
            .lock()
            .unwrap()
            .alive
            .values_mut()
            .for_each(|alive| *alive = false);
    }

    pub(crate) fn answer_request(&self, request: &Request) -> (u16, String) {
        self.answer(request.url.path(), &super::fake::form(request))
    }

    pub(crate) fn answer(&self, path: &str, form: &HashMap<String, String>) -> (u16, String) {
        let field = |name: &str| form.get(name).map_or("", String::as_str);
        let mut books = self.books.lock().unwrap();
        if (field("client_id"), field("client_secret")) != ("client", "client-secret") {
            return (401, r#"{"error":"invalid_client"}"#.to_owned());
        }
        if path == "/oauth/revoke_token/" {
            let token = field("token").to_owned();
            let family = books.refresh.get(&token).map(|(family, _)| *family);
            if let Some(family) = family {
                books.alive.insert(family, false);
            }
            books.access.remove(&token);
            books.revoked.push(token);
            return (200, String::new());
        }
        assert_eq!(path, "/oauth/token/");
        let refused = |why: &str| {
            (
                400,
                format!(r#"{{"error":"invalid_grant","error_description":"{why}"}}"#),
            )
        };
        match field("grant_type") {
            "password"
                if (field("username"), field("password")) == ("me@example.com", "pass & word") =>
            {
                books.log_ins += 1;
                let family = books.family();
                books.grant(family, self.life)
            }
            "password" => refused("wrong password"),
            "refresh_token" => {
                let token = field("refresh_token").to_owned();
                match books.refresh.get(&token).copied() {
                    None => refused("unknown token"),
                    Some((family, true)) => {
                        books.reuses += 1;
                        books.alive.insert(family, false);
                        refused("spent token")
                    }
                    Some((family, false)) if !books.alive[&family] => refused("ended"),
                    Some((family, false)) => {
                        books.refresh.insert(token, (family, true));
                        books.access.retain(|_, of| *of != family);
                        books.rotations += 1;
                        books.grant(family, self.life)
                    }
                }
            }
            _ => (400, r#"{"error":"unsupported_grant_type"}"#.to_owned()),
        }
    }
}

impl Books {
    fn family(&mut self) -> usize {
        let family = self.alive.len();
        self.alive.insert(family, true);
        family
    }

    fn pair(&mut self, family: usize) -> (String, String) {
        self.issued += 1;
        let (access, refresh) = (
            format!("access-{}", self.issued),
            format!("refresh-{}", self.issued),
        );
        self.access.insert(access.clone(), family);
        self.refresh.insert(refresh.clone(), (family, false));
        (access, refresh)
    }

    fn grant(&mut self, family: usize, life: u64) -> (u16, String) {
        let (access, refresh) = self.pair(family);
        let body = format!(
            r#"{{"access_token":"{access}","token_type":"Bearer","expires_in":{life},"refresh_token":"{refresh}","scope":"read write"}}"#
        );
        (200, body)
    }
}

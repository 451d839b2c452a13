//! A strict OAuth2 provider in memory: a refresh spends its token and ends the former access token at once, and a spent token
//! that is reused is counted.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use http::{Method, StatusCode};
use squad_core::testing::MemoryTransport;
use squad_core::transport::{Request, SendError, SendPhase, TransportResponse};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Mode {
    #[default]
    Works,
    /// Responds with 503.
    Down,
    /// Processes the request and loses the response.
    Loses,
    /// Rejects every log-in and token.
    Rejects,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) mode: Mode,
    pub(crate) exchanges: usize,
    pub(crate) log_ins: usize,
    pub(crate) rotations: usize,
    /// How often a spent refresh token was sent.
    pub(crate) reuses: usize,
    issued: usize,
    /// Refresh token → whether it is spent.
    refresh: HashMap<String, bool>,
    /// The access token that the API accepts.
    access: String,
}

/// The provider. Clones are the same one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Provider {
    state: Arc<Mutex<State>>,
    /// The lifetime of access tokens in seconds.
    life: u64,
    latency: Duration,
}

impl Provider {
    pub(crate) fn new(life: u64) -> Self {
        Self {
            life,
            latency: Duration::from_millis(30),
            ..Self::default()
        }
    }

    pub(crate) fn slow(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Exchanges, log-ins, rotations and reuses of spent tokens so far.
    pub(crate) fn counts(&self) -> [usize; 4] {
        let state = self.state();
        [
            state.exchanges,
            state.log_ins,
            state.rotations,
            state.reuses,
        ]
    }

    pub(crate) fn set(&self, mode: Mode) {
        self.state().mode = mode;
    }

    /// Whether the API accepts a token.
    pub(crate) fn accepts(&self, token: &str) -> bool {
        self.state().access == token
    }

    /// The refresh token of a log-in elsewhere.
    pub(crate) fn log_in_elsewhere(&self) -> String {
        self.state().pair().1
    }

    pub(crate) fn transport(&self) -> MemoryTransport {
        let provider = self.clone();
        MemoryTransport::with_async(move |request| {
            let provider = provider.clone();
            async move { provider.respond(&request).await }
        })
    }

    async fn respond(&self, request: &Request) -> Result<TransportResponse, SendError> {
        tokio::time::sleep(self.latency).await;
        let body = request.body.clone().unwrap_or_default();
        let (status, body) = self.handle(&request.method, request.url.path(), &body);
        if self.state().mode == Mode::Loses {
            return Err(SendError::new(SendPhase::Exchange, "connection reset"));
        }
        let status = StatusCode::from_u16(status).unwrap();
        Ok(TransportResponse::new(status, body))
    }

    /// Status and body of the response to a request.
    fn handle(&self, method: &Method, path: &str, body: &[u8]) -> (u16, String) {
        if path.contains("revoke") {
            self.state().access.clear();
            return (200, String::new());
        }
        if method == Method::GET {
            return self.squadcast();
        }
        let form = String::from_utf8_lossy(body).into_owned();
        let field = |name: &str| {
            let prefix = format!("{name}=");
            let mut pairs = form.split('&');
            let value = pairs.find_map(|pair| pair.strip_prefix(&prefix));
            value.unwrap_or_default().to_owned()
        };
        let mut state = self.state();
        state.exchange(&field("grant_type"), &field("refresh_token"), self.life)
    }

    /// The response of Squadcast, whose refresh tokens do not rotate.
    fn squadcast(&self) -> (u16, String) {
        let mut state = self.state();
        state.exchanges += 1;
        let access = state.pair().0;
        let body = serde_json::json!({"data": {
            "access_token": access, "issued_at": 1_700_000_000, "expires_at": 1_700_000_000 + self.life,
        }});
        (200, body.to_string())
    }

    /// Serves this provider on a loopback address, for other processes. Returns its URL.
    pub(crate) fn serve(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let provider = self.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let provider = provider.clone();
                // A process can be killed at any moment.
                std::thread::spawn(move || drop(provider.serve_one(stream)));
            }
        });
        url
    }

    fn serve_one(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(&stream);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            match line.trim().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().unwrap_or_default();
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let mut words = first.split(' ');
        let method: Method = words.next().unwrap_or_default().parse().unwrap_or_default();
        let (status, body) = self.handle(&method, words.next().unwrap_or_default(), &body);
        std::thread::sleep(self.latency);
        let head = format!(
            "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        (&stream).write_all(&[head.as_bytes(), body.as_bytes()].concat())
    }
}

impl State {
    fn pair(&mut self) -> (String, String) {
        self.issued += 1;
        let (access, refresh) = (
            format!("access-{}", self.issued),
            format!("refresh-{}", self.issued),
        );
        self.access.clone_from(&access);
        self.refresh.insert(refresh.clone(), false);
        (access, refresh)
    }

    fn exchange(&mut self, grant: &str, token: &str, life: u64) -> (u16, String) {
        self.exchanges += 1;
        let invalid = (400, r#"{"error":"invalid_grant"}"#.to_owned());
        match self.mode {
            Mode::Down => return (503, "down".to_owned()),
            Mode::Rejects => return invalid,
            Mode::Works | Mode::Loses => {}
        }
        if grant == "refresh_token" {
            match self.refresh.get_mut(token) {
                Some(spent) if !*spent => *spent = true,
                Some(_) => {
                    self.reuses += 1;
                    return invalid;
                }
                None => return invalid,
            }
            self.rotations += 1;
        } else {
            self.log_ins += 1;
        }
        let (access, refresh) = self.pair();
        let body = format!(
            r#"{{"access_token":"{access}","refresh_token":"{refresh}","expires_in":{life},"token_type":"Bearer"}}"#
        );
        (200, body)
    }
}

//! A canary in every secret, which is printed neither by `Debug`, nor by errors, nor at any tracing level.

use std::error::Error as _;
use std::fmt::Debug;
use std::io::Write;
use std::sync::{Arc, Mutex};

use super::clock::TestClock;
use super::fake::{
    FakeProvider, FakeResponse, grant_response, session_of, session_with, single_attempt,
};
use crate::auth::{
    AccessToken, Credential, FileStore, Grant, MemoryStore, OAuth2Source, PasswordGrant,
    RefreshToken, Session, SquadcastSource, Store, TokenRecord,
};
use crate::transport::{Request, SendPhase};
use crate::{Authorize, Error};

const CANARY: &str = "canary7f3a";

/// Everything that was printed.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Printed {
    fn debug(&self, value: &dyn Debug) {
        writeln!(self.clone(), "{value:?} {value:#?}").unwrap();
    }

    fn error(&self, error: &Error) {
        self.debug(error);
        writeln!(self.clone(), "{error} {error:#}").unwrap();
        let mut cause = error.source();
        while let Some(error) = cause {
            writeln!(self.clone(), "{error} {error:?}").unwrap();
            cause = error.source();
        }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

fn refresh_token() -> RefreshToken {
    RefreshToken::new(format!("{CANARY}-refresh")).unwrap()
}

fn grant() -> PasswordGrant {
    PasswordGrant::new(
        format!("{CANARY}-id"),
        format!("{CANARY}-client-secret"),
        format!("{CANARY}-user"),
        format!("{CANARY}-password"),
    )
    .unwrap()
}

/// Uses every method of `session` and prints the results.
async fn use_and_print(session: &Session, clock: &TestClock, printed: &Printed) {
    printed.debug(session);
    for _ in 0..4 {
        match session.bearer().await {
            Ok(bearer) => {
                printed.debug(&bearer);
                printed.debug(&bearer.header);
                assert!(bearer.header.is_sensitive());
                if let Err(error) = session.rejected(bearer.generation).await {
                    printed.error(&error);
                }
            }
            Err(error) => printed.error(&error),
        }
        clock.pass(200_000);
    }
    printed.debug(session);
    if let Err(error) = session.revoke().await {
        printed.error(&error);
    }
    printed.error(&session.bearer().await.unwrap_err());
    if let Err(error) = session.forget().await {
        printed.error(&error);
    }
}

/// Responses that contain the secrets in every way.
fn responses() -> Vec<FakeResponse> {
    let all = format!(
        "{CANARY}-refresh {CANARY}-client-secret {CANARY}-password {CANARY}-id {CANARY}-user"
    );
    vec![
        FakeResponse::Body(
            200,
            format!(r#"{{"data":{{"access_token":"{CANARY}-access","expires_at":"x"}}}}"#),
        ),
        FakeResponse::Body(
            200,
            format!(
                r#"{{"access_token":"{CANARY}-access","refresh_token":"{CANARY}-next","expires_in":60}}"#
            ),
        ),
        FakeResponse::Body(200, format!(r#"{{"access_token":"{CANARY} -access\n"}}"#)),
        FakeResponse::Body(200, format!("<html>{all}</html>")),
        FakeResponse::Body(200, format!(r#"{{"access_token":"{CANARY}-acc"#)),
        FakeResponse::Body(
            401,
            format!(r#"{{"meta":{{"status":401,"error_message":"no {CANARY}-refresh here"}}}}"#),
        ),
        FakeResponse::Body(
            400,
            r#"{"error":"invalid_grant","error_description":"SENT"}"#.to_owned(),
        ),
        FakeResponse::Body(500, all.clone()),
        FakeResponse::WithHeaders(
            302,
            vec![("location", format!("https://evil.example/?{CANARY}"))],
            all.clone(),
        ),
        FakeResponse::Truncated(200, all, 30),
        FakeResponse::Fail(SendPhase::Timeout),
    ]
}

/// `response`, with the secrets of the request in the place of `SENT`.
fn echo(response: &FakeResponse, request: &Request) -> FakeResponse {
    match response {
        FakeResponse::Body(status, body) => {
            let secrets = ["refresh_token", "password", "client_secret"];
            let sent = super::fake::form(request);
            let sent: Vec<_> = secrets
                .iter()
                .filter_map(|name| sent.get(*name))
                .cloned()
                .collect();
            FakeResponse::Body(*status, body.replace("SENT", &sent.join(", ")))
        }
        other => other.clone(),
    }
}

#[test]
fn a_canary_in_every_secret_is_printed_nowhere() {
    let printed = Printed::default();
    let writer = printed.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_writer(move || writer.clone())
        .finish();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let directory = tempfile::tempdir().unwrap();
    tracing::subscriber::with_default(subscriber, || {
        runtime.block_on(async {
            for (n, response) in responses().into_iter().enumerate() {
                // Another test may have registered a callsite at the moment when the subscriber was set.
                tracing::callsite::rebuild_interest_cache();
                let files = FileStore::new(directory.path().join(n.to_string())).unwrap();
                let stores: [Arc<dyn Store>; 2] = [Arc::new(MemoryStore::new()), Arc::new(files)];
                for store in stores {
                    let clock = Arc::new(TestClock::new());
                    let response = response.clone();
                    let provider = Arc::new(FakeProvider::new(move |request, _| {
                        echo(&response, request)
                    }));
                    let squadcast = SquadcastSource::new(refresh_token());
                    let oauth = OAuth2Source::password(grant());
                    let id = format!("{CANARY}-id");
                    let rotating = OAuth2Source::refresh_token(
                        id,
                        format!("{CANARY}-client-secret"),
                        refresh_token(),
                    )
                    .unwrap();
                    printed.debug(&squadcast);
                    printed.debug(&oauth);
                    printed.debug(&rotating);
                    printed.debug(&store);
                    use_and_print(
                        &session_with(
                            squadcast,
                            &provider,
                            &clock,
                            Arc::clone(&store),
                            single_attempt(),
                        ),
                        &clock,
                        &printed,
                    )
                    .await;
                    use_and_print(
                        &session_with(
                            oauth,
                            &provider,
                            &clock,
                            Arc::clone(&store),
                            single_attempt(),
                        ),
                        &clock,
                        &printed,
                    )
                    .await;
                    use_and_print(
                        &session_with(rotating, &provider, &clock, store, single_attempt()),
                        &clock,
                        &printed,
                    )
                    .await;
                    for request in &*provider.seen.lock().unwrap() {
                        printed.debug(&request.headers);
                    }
                }
            }
        });
    });
    let secret = || format!("{CANARY}-x");
    printed.debug(&refresh_token());
    printed.debug(&grant());
    printed.debug(&AccessToken::new(secret()).unwrap());
    printed.debug(&Grant::new(secret()).refresh_token(secret()));
    printed.debug(&Credential::reusable(secret().into()));
    printed.debug(&Credential::single_use(secret().into()));
    printed.debug(&TokenRecord {
        refresh_token: Some(secret().into()),
        ..TokenRecord::default()
    });
    let text = printed.text();
    assert!(text.contains("token_exchange"), "tracing was recorded");
    assert!(text.contains("invalid_grant"), "errors were printed");
    let found = text.lines().find(|line| line.contains(CANARY));
    assert!(found.is_none(), "{found:?}");
}

#[tokio::test]
async fn a_panic_in_a_callback_fails_its_exchange_and_does_not_print_the_secret() {
    let clock = Arc::new(TestClock::new());
    let granting = Arc::clone(&clock);
    let provider = Arc::new(FakeProvider::new(move |_, n| {
        grant_response(&granting, n, 3600)
    }));
    let calls = std::sync::atomic::AtomicUsize::new(0);
    let token = RefreshToken::from_callback(move || {
        let first = calls.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0;
        async move {
            assert!(!first, "{CANARY}");
            Ok::<_, String>("fine")
        }
    });
    let session = session_of(
        SquadcastSource::new(token),
        &provider,
        &clock,
        Arc::new(MemoryStore::new()),
    );
    let error = session.bearer().await.unwrap_err();
    assert!(error.to_string().contains("panicked"), "{error}");
    assert!(!format!("{error:?} {error}").contains(CANARY));
    clock.pass(2);
    assert!(
        session.bearer().await.is_ok(),
        "the next exchange calls it again"
    );
}

#[tokio::test]
async fn a_credential_is_sent_to_its_own_host_only() {
    let clock = Arc::new(TestClock::new());
    for response in responses() {
        let provider = Arc::new(FakeProvider::new(move |_, _| response.clone()));
        let source = SquadcastSource::new(refresh_token());
        let session = session_of(source, &provider, &clock, Arc::new(MemoryStore::new()));
        let _ = clock.drive(session.bearer()).await;
        for request in &*provider.seen.lock().unwrap() {
            assert_eq!(
                request.url.as_str(),
                "https://auth.example.com/oauth/access-token"
            );
            assert!(request.headers["x-refresh-token"].is_sensitive());
            assert!(request.body.is_none());
        }
    }
}

//! One request to an authentication host: its form, and each way to fail.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::header::{ACCEPT, CONTENT_TYPE, DATE, RETRY_AFTER};
use http::{HeaderMap, Method, StatusCode};
use secrecy::SecretString;
use url::Url;

use super::clock::{TestClock, clock};
use super::fake::{FakeProvider, FakeResponse, form};
use crate::auth::exchange::check_origin;
use crate::auth::{Credential, Exchange, ExchangeOutcome, GrantError, TokenResponse};
use crate::clock::Clock as _;
use crate::transport::SendPhase;
use crate::{Kind, RequestSent};

/// An authentication host, and what an exchange with it needs.
pub(crate) struct Host {
    origin: Url,
    credential: Credential,
    refresh_token: Option<SecretString>,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) provider: FakeProvider,
    wanted: Box<dyn Fn() -> bool + Send + Sync>,
}

impl Host {
    pub(crate) fn new(response: FakeResponse) -> Self {
        Self {
            origin: "https://auth.example.com:8443/prefix/".parse().unwrap(),
            credential: Credential::reusable("canary-credential".into()),
            refresh_token: None,
            clock: clock(),
            provider: FakeProvider::new(move |_, _| response.clone()),
            wanted: Box::new(|| true),
        }
    }

    pub(crate) fn refreshing(mut self) -> Self {
        self.refresh_token = Some("canary-refresh".into());
        self
    }

    pub(crate) fn exchange(&self) -> Exchange<'_> {
        Exchange {
            origin: &self.origin,
            transport: &self.provider,
            clock: &*self.clock,
            timeout: Duration::from_secs(10),
            credential: &self.credential,
            refresh_token: self.refresh_token.as_ref(),
            secrets: vec!["canary-stored".into()],
            request_begins: &*self.wanted,
        }
    }

    pub(crate) async fn sent(&self) -> Result<TokenResponse, GrantError> {
        let exchange = self.exchange();
        self.clock
            .drive(exchange.send(exchange.get("/token")))
            .await
    }
}

fn granted() -> FakeResponse {
    FakeResponse::Body(200, "granted".to_owned())
}

/// Everything that an error of an exchange says.
pub(crate) fn facts(
    failed: &GrantError,
) -> (ExchangeOutcome, Kind, RequestSent, Option<u16>, String) {
    let error = failed.error();
    assert_eq!(failed.to_string(), error.to_string());
    (
        failed.outcome(),
        error.kind(),
        error.exchange_sent(),
        error.status().map(|status| status.as_u16()),
        error.message().to_owned(),
    )
}

#[test]
fn a_request_is_made_for_a_path_below_the_origin() {
    let host = Host::new(granted()).refreshing();
    let exchange = host.exchange();
    assert_eq!(exchange.origin(), &host.origin);
    assert_eq!(exchange.display_origin(), "https://auth.example.com:8443");
    assert!(exchange.credential().secret().is_some());
    assert!(exchange.refresh_token().is_some());
    let bare = Host::new(granted());
    assert!(bare.exchange().refresh_token().is_none());

    let get = exchange.get("token");
    assert_eq!(get.method, Method::GET);
    assert_eq!(
        get.url.as_str(),
        "https://auth.example.com:8443/prefix/token"
    );
    assert_eq!(get.headers[ACCEPT], "application/json");
    assert_eq!((get.headers.len(), get.secret_path), (1, false));
    assert_eq!(
        (get.body, get.timeout),
        (None, Some(Duration::from_secs(10)))
    );

    let post = exchange.post_form("/token/", &[("a b", "c&d"), ("e", "ü")]);
    assert_eq!(post.method, Method::POST);
    assert_eq!(
        post.url.as_str(),
        "https://auth.example.com:8443/prefix/token/"
    );
    assert_eq!(post.body.as_deref(), Some(&b"a+b=c%26d&e=%C3%BC"[..]));
    assert_eq!(form(&post)["a b"], "c&d");
    assert_eq!(post.headers[ACCEPT], "application/json");
    let form = "application/x-www-form-urlencoded";
    assert_eq!(post.headers[CONTENT_TYPE], form);
}

#[tokio::test]
async fn every_failure_of_the_transport_has_its_own_error() {
    use ExchangeOutcome::{NotProcessed, Unknown};
    for (phase, what, outcome, kind, sent) in [
        (
            SendPhase::Connect,
            "could not connect",
            NotProcessed,
            Kind::Connection,
            RequestSent::No,
        ),
        (
            SendPhase::Misconfigured,
            "is not possible with this configuration",
            NotProcessed,
            Kind::Configuration,
            RequestSent::No,
        ),
        (
            SendPhase::Timeout,
            "timed out",
            Unknown,
            Kind::Timeout,
            RequestSent::Maybe,
        ),
        (
            SendPhase::Exchange,
            "lost its connection",
            Unknown,
            Kind::Connection,
            RequestSent::Maybe,
        ),
        (
            SendPhase::Redirect,
            "was redirected",
            Unknown,
            Kind::Redirect,
            RequestSent::Yes,
        ),
        (
            SendPhase::Decode,
            "has a response that cannot be decompressed",
            Unknown,
            Kind::Decode,
            RequestSent::Yes,
        ),
    ] {
        let failed = Host::new(FakeResponse::Fail(phase))
            .sent()
            .await
            .unwrap_err();
        let message = format!(
            "the token exchange at https://auth.example.com:8443 {what}: connection reset by peer"
        );
        assert_eq!(facts(&failed), (outcome, kind, sent, None, message));
    }
}

#[tokio::test]
async fn a_response_that_breaks_or_does_not_arrive_leaves_the_outcome_open() {
    let broken = FakeResponse::Truncated(200, "granted".to_owned(), 3);
    let failed = Host::new(broken).sent().await.unwrap_err();
    let message = "the token exchange at https://auth.example.com:8443 lost its connection: connection reset by peer";
    assert_eq!(
        facts(&failed),
        (
            ExchangeOutcome::Unknown,
            Kind::Connection,
            RequestSent::Yes,
            None,
            message.to_owned()
        )
    );
    let host = Host::new(FakeResponse::Hang);
    let started = host.clock.monotonic();
    let failed = host.sent().await.unwrap_err();
    let message = "no response to the token exchange at https://auth.example.com:8443 within 10 s";
    assert_eq!(
        facts(&failed),
        (
            ExchangeOutcome::Unknown,
            Kind::Timeout,
            RequestSent::Maybe,
            None,
            message.to_owned()
        )
    );
    assert_eq!(host.clock.monotonic() - started, Duration::from_secs(10));
}

#[tokio::test]
async fn a_redirect_is_not_followed_whatever_its_status() {
    for (status, text) in [
        (301, "301 Moved Permanently"),
        (302, "302 Found"),
        (303, "303 See Other"),
        (307, "307 Temporary Redirect"),
        (308, "308 Permanent Redirect"),
    ] {
        let host = Host::new(FakeResponse::Body(status, String::new()));
        let message = format!(
            "the token exchange at https://auth.example.com:8443 was redirected with {text}, which is not followed; check the URL of the authentication host"
        );
        assert_eq!(
            facts(&host.sent().await.unwrap_err()),
            (
                ExchangeOutcome::NotProcessed,
                Kind::Redirect,
                RequestSent::Yes,
                Some(status),
                message
            )
        );
        assert_eq!(host.provider.count(), 1);
    }
}

#[tokio::test]
async fn a_body_has_at_most_a_mebibyte() {
    let body = |length| FakeResponse::Body(200, "x".repeat(length));
    let response = Host::new(body(1 << 20)).sent().await.unwrap();
    assert_eq!(response.body.len(), 1 << 20);
    let failed = Host::new(body((1 << 20) + 1)).sent().await.unwrap_err();
    let message = "the response of the token exchange at https://auth.example.com:8443 contains no token: more than one mebibyte";
    assert_eq!(
        facts(&failed),
        (
            ExchangeOutcome::Unknown,
            Kind::Decode,
            RequestSent::Yes,
            None,
            message.to_owned()
        )
    );
}

#[tokio::test]
async fn nothing_is_sent_if_the_result_is_not_wanted_or_the_url_is_not_safe() {
    let mut host = Host::new(granted());
    host.wanted = Box::new(|| false);
    let failed = host.sent().await.unwrap_err();
    let message = "the tokens were forgotten or revoked during the exchange";
    assert_eq!(
        facts(&failed),
        (
            ExchangeOutcome::NotProcessed,
            Kind::Authentication,
            RequestSent::No,
            None,
            message.to_owned()
        )
    );
    let host = Host::new(granted());
    let exchange = host.exchange();
    let mut request = exchange.get("/token");
    request.url = "http://auth.example.com/token".parse().unwrap();
    let failed = exchange.send(request).await.unwrap_err();
    let message = "credentials are not sent to http://auth.example.com: plain http is for loopback addresses only; use https";
    assert_eq!(
        facts(&failed),
        (
            ExchangeOutcome::NotProcessed,
            Kind::Configuration,
            RequestSent::No,
            None,
            message.to_owned()
        )
    );
    assert_eq!(host.provider.count(), 0);
}

#[test]
fn an_origin_that_is_not_safe_is_rejected_with_the_reason() {
    for (url, origin, reason) in [
        ("data:text/plain,canary", "null", "the URL has no host"),
        (
            "http://example.com",
            "http://example.com",
            "plain http is for loopback addresses only; use https",
        ),
        (
            "ftp://example.com/",
            "ftp://example.com",
            "the scheme is not https",
        ),
        (
            "https://canary@example.com",
            "https://example.com",
            "the URL contains a user name or a password",
        ),
        (
            "https://:canary@example.com",
            "https://example.com",
            "the URL contains a user name or a password",
        ),
        (
            "https://example.com?canary",
            "https://example.com",
            "the URL contains a query or a fragment",
        ),
        (
            "https://example.com#canary",
            "https://example.com",
            "the URL contains a query or a fragment",
        ),
    ] {
        let error = check_origin(&Url::parse(url).unwrap()).unwrap_err();
        let message = format!("credentials are not sent to {origin}: {reason}");
        assert_eq!(error.message(), message);
        assert_eq!(error.kind(), Kind::Configuration);
    }
}

#[tokio::test]
async fn a_response_has_its_status_headers_body_and_times() {
    let received = clock().wall();
    let date = httpdate::fmt_http_date(received + Duration::from_secs(100));
    let until = httpdate::fmt_http_date(received + Duration::from_secs(130));
    let with = |headers: Vec<(&'static str, String)>| {
        Host::new(FakeResponse::WithHeaders(503, headers, "later".to_owned()))
    };
    let response = with(vec![
        ("date", date.clone()),
        ("retry-after", "7".to_owned()),
    ]);
    let response = response.sent().await.unwrap();
    assert_eq!(response.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.body.as_slice(), b"later");
    assert_eq!(response.headers.len(), 2);
    assert!(response.headers.contains_key(DATE) && response.headers.contains_key(RETRY_AFTER));
    let server: SystemTime = received + Duration::from_secs(100);
    assert_eq!(response.server_time(), Some(server));
    assert_eq!(response.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(format!("{response:?}"), "TokenResponse { status: 503, .. }");
    // A date is compared with the clock of the service, or with the local one when the response arrived.
    let dated = with(vec![("date", date), ("retry-after", until.clone())]);
    let dated = dated.sent().await.unwrap();
    assert_eq!(dated.retry_after(), Some(Duration::from_secs(30)));
    let undated = with(vec![("retry-after", until)]).sent().await.unwrap();
    assert_eq!(undated.retry_after(), Some(Duration::from_secs(130)));
    assert_eq!(undated.server_time(), None);
    let plain = Host::new(granted()).sent().await.unwrap();
    assert_eq!(
        (plain.headers, plain.status),
        (HeaderMap::new(), StatusCode::OK)
    );
}

#[test]
fn texts_of_a_provider_are_shown_without_any_secret_of_the_exchange() {
    let host = Host::new(granted()).refreshing();
    let other = SecretString::from("canary-other");
    let text = "canary-credential canary-refresh canary-stored canary-other\nx";
    assert_eq!(
        host.exchange().redact(text, &[&other]),
        "[redacted] [redacted] [redacted] [redacted] x"
    );
    let debug = format!("{:?}", host.exchange());
    assert!(
        debug.starts_with("Exchange { origin: \"https://auth.example.com:8443\", credential: Credential { fingerprint: Fingerprint("),
        "{debug}"
    );
    assert!(debug.ends_with("…), .. }, timeout: 10s, .. }"), "{debug}");
}

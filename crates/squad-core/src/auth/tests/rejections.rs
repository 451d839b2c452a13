//! The errors of an unsuccessful token exchange: what each status and each code of a provider means.

use futures::future::BoxFuture;

use super::exchange::{Host, facts};
use super::fake::{FakeResponse, form};
use crate::auth::{
    ExchangeOutcome, Grant, GrantError, OAuth2Source, PasswordGrant, RefreshToken, Source,
    SquadcastSource,
};
use crate::{Kind, RequestSent};
use std::time::Duration;

use ExchangeOutcome::{ClientRejected, NotProcessed, Rejected, Unknown};

const ORIGIN: &str = "https://auth.example.com:8443";

fn squadcast() -> SquadcastSource {
    SquadcastSource::new(RefreshToken::new("canary-credential").unwrap())
}

fn password() -> OAuth2Source {
    let grant = PasswordGrant::new("client", "canary-client-secret", "me", "canary-password");
    OAuth2Source::password(grant.unwrap())
}

fn token_only() -> OAuth2Source {
    let token = RefreshToken::new("canary-credential").unwrap();
    OAuth2Source::refresh_token("client", "canary-client-secret", token).unwrap()
}

async fn failed(source: &dyn Source, host: &Host) -> GrantError {
    let exchange = host.exchange();
    let result: BoxFuture<'_, Result<Grant, GrantError>> = source.exchange(&exchange);
    result.await.unwrap_err()
}

#[tokio::test]
async fn a_status_with_the_error_format_of_the_provider_is_a_rejection_or_not() {
    let later = ("retry-after", "7".to_owned());
    for (status, text, kind, outcome) in [
        (400, "400 Bad Request", Kind::Authentication, Rejected),
        (401, "401 Unauthorized", Kind::Authentication, Rejected),
        (403, "403 Forbidden", Kind::Authentication, Rejected),
        (402, "402 Payment Required", Kind::Permission, NotProcessed),
        (404, "404 Not Found", Kind::NotFound, NotProcessed),
        (408, "408 Request Timeout", Kind::Timeout, Unknown),
        (409, "409 Conflict", Kind::Decode, NotProcessed),
        (
            429,
            "429 Too Many Requests",
            Kind::RateLimited,
            NotProcessed,
        ),
        (499, "499 <unknown status code>", Kind::Decode, NotProcessed),
        (500, "500 Internal Server Error", Kind::Server, Unknown),
        (501, "501 Not Implemented", Kind::Server, Unknown),
        (502, "502 Bad Gateway", Kind::Server, Unknown),
        (503, "503 Service Unavailable", Kind::Server, NotProcessed),
        (504, "504 Gateway Timeout", Kind::Server, Unknown),
        (599, "599 <unknown status code>", Kind::Server, Unknown),
    ] {
        let body = r#"{"meta":{"error_message":"canary-credential is bad. "}}"#.to_owned();
        let response = FakeResponse::WithHeaders(status, vec![later.clone()], body);
        let error = failed(&squadcast(), &Host::new(response)).await;
        let (result, after, remedy) = match outcome {
            Rejected => (
                "was rejected",
                None,
                "; create a new refresh token on the profile page",
            ),
            _ => ("failed", Some(Duration::from_secs(7)), ""),
        };
        let message = format!(
            "the token exchange at {ORIGIN} {result} with {text}: [redacted] is bad{remedy}"
        );
        assert_eq!(
            facts(&error),
            (outcome, kind, RequestSent::Yes, Some(status), message)
        );
        assert_eq!(error.error().retry_after(), after, "{status}");
        assert_eq!(error.retry_after, after, "{status}");
    }
}

#[tokio::test]
async fn without_the_error_format_of_the_provider_no_status_is_a_rejection() {
    for (status, text, kind) in [
        (304, "304 Not Modified", Kind::Decode),
        (400, "400 Bad Request", Kind::Authentication),
        (401, "401 Unauthorized", Kind::Authentication),
        (402, "402 Payment Required", Kind::Permission),
        (403, "403 Forbidden", Kind::Permission),
    ] {
        let response = FakeResponse::Body(status, "<html>canary</html>".to_owned());
        let error = failed(&squadcast(), &Host::new(response)).await;
        let message = format!("the token exchange at {ORIGIN} failed with {text}");
        assert_eq!(
            facts(&error),
            (NotProcessed, kind, RequestSent::Yes, Some(status), message)
        );
        assert_eq!(error.error().retry_after(), None);
    }
}

#[tokio::test]
async fn a_response_without_a_token_is_an_error_that_says_what_it_is() {
    let response = FakeResponse::Body(200, "<html>canary</html>".to_owned());
    let error = failed(&squadcast(), &Host::new(response)).await;
    let message = format!("the response of the token exchange at {ORIGIN} contains no token: HTML");
    assert_eq!(
        facts(&error),
        (Unknown, Kind::Decode, RequestSent::Yes, None, message)
    );
}

#[tokio::test]
async fn each_code_of_oauth2_has_its_remedy_and_concerns_the_token_or_the_client() {
    let check_client = "check the client's id and secret";
    let registration = "check how the client is registered";
    let log_in = "log in again";
    let check_password = "check the user name and the password";
    for (code, refreshing, has_password, outcome, remedy) in [
        ("invalid_client", true, true, ClientRejected, check_client),
        ("invalid_client", false, true, ClientRejected, check_client),
        ("invalid_grant", true, true, Rejected, log_in),
        ("invalid_grant", true, false, Rejected, log_in),
        ("invalid_grant", false, true, Rejected, check_password),
        ("unauthorized_client", true, true, Rejected, registration),
        (
            "unauthorized_client",
            true,
            false,
            ClientRejected,
            registration,
        ),
        (
            "unauthorized_client",
            false,
            true,
            ClientRejected,
            registration,
        ),
        ("unsupported_grant_type", true, true, Rejected, registration),
        (
            "unsupported_grant_type",
            false,
            true,
            ClientRejected,
            registration,
        ),
        ("invalid_scope", true, true, ClientRejected, registration),
    ] {
        for description in [
            "",
            r#","error_description":"canary-client-secret, canary-stored.""#,
        ] {
            let body = format!(r#"{{"error":"{code}"{description}}}"#);
            let host = Host::new(FakeResponse::Body(400, body));
            let host = if refreshing { host.refreshing() } else { host };
            let source = if has_password {
                password()
            } else {
                token_only()
            };
            let error = failed(&source, &host).await;
            let said = match description {
                "" => code.to_owned(),
                _ => format!("{code}: [redacted], [redacted]"),
            };
            let message = format!(
                "the token exchange at {ORIGIN} was rejected with 400 Bad Request: {said}; {remedy}"
            );
            assert_eq!(
                facts(&error),
                (
                    outcome,
                    Kind::Authentication,
                    RequestSent::Yes,
                    Some(400),
                    message
                ),
                "{refreshing} {has_password}"
            );
        }
    }
}

#[tokio::test]
async fn a_code_that_passes_is_not_a_rejection() {
    for code in ["temporarily_unavailable", "server_error", "slow_down"] {
        let body = format!(r#"{{"error":"{code}"}}"#);
        let error = failed(&password(), &Host::new(FakeResponse::Body(400, body))).await;
        let message = format!("the token exchange at {ORIGIN} failed with 400 Bad Request");
        assert_eq!(
            facts(&error),
            (
                NotProcessed,
                Kind::Authentication,
                RequestSent::Yes,
                Some(400),
                message
            )
        );
    }
}

#[tokio::test]
async fn a_source_without_a_password_has_no_other_way_to_start() {
    let host = Host::new(FakeResponse::Body(200, String::new()));
    let message = format!(
        "the refresh token for {ORIGIN} is spent and there is no password to log in with; log in again and configure the new refresh token"
    );
    assert_eq!(
        facts(&failed(&token_only(), &host).await),
        (
            Rejected,
            Kind::Authentication,
            RequestSent::No,
            None,
            message
        )
    );
    assert_eq!(host.provider.count(), 0);
}

#[tokio::test]
async fn a_source_with_a_callback_logs_in_with_what_it_returned() {
    let source = OAuth2Source::password_from("crm", || async {
        let grant = PasswordGrant::new("client", "client-secret", "me", "password");
        grant.map_err(|error| error.to_string())
    });
    let body = r#"{"access_token":"access-1","refresh_token":"refresh-1"}"#;
    let host = Host::new(FakeResponse::Body(200, body.to_owned()));
    let unread = failed(&source, &host).await;
    let message = "the credentials were not read before the exchange".to_owned();
    assert_eq!(
        facts(&unread),
        (
            NotProcessed,
            Kind::Configuration,
            RequestSent::No,
            None,
            message
        )
    );
    let credential = source.credential().await.unwrap();
    assert_eq!(credential.fingerprint, source.identity());
    assert_ne!(credential.content, credential.fingerprint);
    let exchange = host.exchange();
    assert!(source.exchange(&exchange).await.is_ok());
    let sent = form(&host.provider.seen.lock().unwrap()[0]);
    let fields = [
        ("grant_type", "password"),
        ("username", "me"),
        ("password", "password"),
        ("client_id", "client"),
        ("client_secret", "client-secret"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(sent, fields.into());
}

#[tokio::test]
async fn a_page_or_an_error_does_not_confirm_a_revocation() {
    for (status, body, found) in [
        (200, " \n<html>canary</html>", "HTML"),
        (200, r#"{"error":"canary"}"#, "an error"),
    ] {
        let host = Host::new(FakeResponse::Body(status, body.to_owned())).refreshing();
        let exchange = host.exchange();
        let error = password().revoke(&exchange, None).await.unwrap_err();
        let message = format!(
            "the revocation at {ORIGIN} is not confirmed: the response with 200 OK is {found}"
        );
        assert_eq!(
            facts(&error),
            (
                Unknown,
                Kind::UnexpectedResponse,
                RequestSent::Yes,
                Some(status),
                message
            )
        );
    }
    for body in ["", "{}", "revoked", "[]"] {
        let host = Host::new(FakeResponse::Body(200, body.to_owned())).refreshing();
        let exchange = host.exchange();
        assert!(password().revoke(&exchange, None).await.is_ok(), "{body}");
        assert_eq!(host.provider.count(), 1);
    }
}

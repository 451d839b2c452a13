//! The receiver of webhooks, without and with a web framework.
#![allow(clippy::unwrap_used)]

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, StatusCode};
use http_body::{Body, Frame};
use serde_json::{Value, json};
use squadvoice::leads::NewLead;
use squadvoice::webhook::{Delivery, IdempotencyKey, Receiver};
use squadvoice_mock::MockServer;

use crate::support::{campaign, client_of};

const SECRET: &str = "5Jt4pUc2b8vQxL0mZr7w";

fn request(method: &str, path: &str, body: impl Into<String>) -> Request<String> {
    let builder = Request::builder().method(method).uri(path);
    builder.body(body.into()).unwrap()
}

async fn status(receiver: &Receiver, request: Request<impl Body>) -> u16 {
    let process = |_| async { Ok::<_, Infallible>(()) };
    receiver.handle(request, process).await.status().as_u16()
}

fn lead() -> String {
    json!({ "lead_id": "crm-1" }).to_string()
}

#[tokio::test]
async fn secret_is_checked_in_the_path_before_anything_else() {
    let receiver = Receiver::with_secret_in_path(SECRET).unwrap();
    for (method, path, expected) in [
        ("POST", format!("/leads/{SECRET}"), 201),
        ("POST", format!("/{SECRET}"), 201),
        ("POST", format!("/leads/{SECRET}?x=1"), 201),
        ("POST", format!("/leads/{SECRET}/"), 403),
        ("POST", format!("/leads/x{SECRET}"), 403),
        ("POST", format!("/leads/{}", &SECRET[1..]), 403),
        ("POST", "/leads/".to_owned(), 403),
        ("POST", format!("/leads?secret={SECRET}"), 403),
        ("GET", "/leads/".to_owned(), 403),
        ("GET", format!("/leads/{SECRET}"), 405),
    ] {
        let response = status(&receiver, request(method, &path, lead())).await;
        assert_eq!(response, expected, "{method} {path}");
    }
}

#[tokio::test]
async fn secret_is_checked_in_a_header() {
    let receiver = Receiver::with_secret_in_header("X-Squad-Secret", SECRET).unwrap();
    for (name, value, expected) in [
        ("x-squad-secret", SECRET, 201),
        ("x-squad-secret", "wrong", 403),
        ("x-squad-secret", "", 403),
        ("authorization", SECRET, 403),
    ] {
        let mut request = request("POST", "/leads", lead());
        let value = http::HeaderValue::from_str(value).unwrap();
        request.headers_mut().insert(name, value);
        assert_eq!(status(&receiver, request).await, expected, "{name}");
    }
}

#[test]
fn weak_and_unusable_secrets_are_rejected() {
    for secret in [
        "",
        "short",
        "with a space in between it",
        "with/slash/in/between/it",
        "umlaut-ü-in-between-it",
    ] {
        assert!(Receiver::with_secret_in_path(secret).is_err(), "{secret}");
    }
    for (name, secret) in [
        ("x-squad-secret", "short"),
        ("x-squad-secret", "with a space in between it"),
        ("not a header", SECRET),
    ] {
        assert!(Receiver::with_secret_in_header(name, secret).is_err());
    }
    let receiver = Receiver::with_secret_in_path(SECRET).unwrap();
    assert!(!format!("{receiver:?}").contains(SECRET));
}

/// A body of chunks that can fail, and that counts how often it is read.
struct Chunks(VecDeque<Result<Bytes, &'static str>>, Arc<Mutex<usize>>);

impl Body for Chunks {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        *self.1.lock().unwrap() += 1;
        Poll::Ready(self.0.pop_front().map(|chunk| chunk.map(Frame::data)))
    }
}

#[tokio::test]
async fn body_is_read_up_to_the_limit_and_not_at_all_without_the_secret() {
    let receiver = Receiver::with_secret_in_path(SECRET)
        .unwrap()
        .body_limit(64);
    let send = async |path: &str, chunks: &[Result<&'static str, &'static str>]| {
        let reads = Arc::new(Mutex::new(0));
        let chunks = chunks
            .iter()
            .map(|chunk| chunk.map(|text: &'static str| Bytes::from(text)));
        let body = Chunks(chunks.collect(), Arc::clone(&reads));
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .body(body)
            .unwrap();
        let status = status(&receiver, request).await;
        (status, *reads.lock().unwrap())
    };
    let path = format!("/{SECRET}");
    let long = "                                        "; // 40 bytes
    let (status, _) = send(&path, &[Ok(r#"{"lead_id""#), Ok(r#":"crm-1"}"#)]).await;
    assert_eq!(status, 201);
    assert_eq!(send(&path, &[Ok(long), Ok(long), Ok(long)]).await, (413, 2));
    assert_eq!(send(&path, &[Ok("{"), Err("reset")]).await.0, 400);
    assert_eq!(send("/wrong", &[Ok("{}")]).await, (403, 0));
    // The length that is announced is enough.
    let announced = request("POST", &path, " ".repeat(65));
    assert_eq!(self::status(&receiver, announced).await, 413);
}

#[tokio::test]
async fn unusable_body_is_a_400_and_a_failing_caller_a_500_without_details() {
    let receiver = Receiver::with_secret_in_path(SECRET).unwrap();
    let path = format!("/{SECRET}");
    let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    for body in [
        "",
        "{",
        "[]",
        "null",
        r#"{"phone_number":"1"}"#,
        r#"{"lead_id":[]}"#,
        &nested,
    ] {
        let response = status(&receiver, request("POST", &path, body)).await;
        assert_eq!(response, 400, "{:.40}", body);
    }
    let response = receiver
        .handle(request("POST", &path, lead()), |_| async {
            Err("canary: no database")
        })
        .await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(response.body().is_empty());
}

async fn delivered(body: Value) -> Delivery {
    let receiver = Receiver::with_secret_in_path(SECRET).unwrap();
    let request = request("POST", &format!("/{SECRET}"), body.to_string());
    receiver.receive(request).await.unwrap()
}

#[tokio::test]
async fn lead_is_decoded_with_everything_that_deployments_add() {
    let delivery = delivered(json!({
        "lead_id": 88412,
        "campaign_id": "0PT711",
        "processed_at": "2018-12-03T14:36:01",
        "lead_responses": [{ "question": "Budget?", "answer": "2,000" }],
        "lead_email": "a@example.com",
        "booking_date": null,
    }))
    .await;
    let lead = &delivery.lead;
    assert_eq!(lead.lead_id.as_str(), "88412");
    assert_eq!(lead.lead_responses.as_value()[0]["answer"], "2,000");
    assert!(!lead.lead_responses.is_empty());
    assert_eq!(lead.extra["lead_email"], "a@example.com");
}

#[tokio::test]
async fn key_is_the_same_for_the_same_processing_of_a_lead_only() {
    let body = |campaign: &str, lead: &str, time: &str| json!({ "campaign_id": campaign, "lead_id": lead, "processed_at": time });
    let key = async |body| delivered(body).await.key;
    let first = key(body("0PT711", "1", "2018-12-03T14:36:01+00:00")).await;
    // The same moment in another form, and other fields.
    let mut again = body("0PT711", "1", "2018-12-03T14:36:01");
    again["lead_outcome"] = json!("Interested");
    assert_eq!(key(again).await, first);
    for other in [
        body("0PT712", "1", "2018-12-03T14:36:01"),
        body("0PT711", "2", "2018-12-03T14:36:01"),
        body("0PT711", "1", "2018-12-03T14:36:02"),
        body("0PT7111", "", "2018-12-03T14:36:01"),
    ] {
        assert_ne!(key(other).await, first);
    }
    assert_eq!(first.to_string().len(), 64);
}

#[tokio::test]
async fn lead_of_the_fake_is_received_and_has_the_key_of_the_list() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    let campaign = client.campaign(campaign());
    let lead = NewLead::new("crm-1", "919800000001", "Asha Rao");
    campaign.create([lead]).await.unwrap();
    let answers = [("budget", "2,000")];
    let processed = fake
        .state()
        .process("0PT711", "crm-1", "Interested", &answers);
    let delivery = delivered(processed.unwrap().to_json()).await;
    assert_eq!(delivery.lead.lead_responses.get("budget"), Some("2,000"));
    let before = squadvoice::jiff::Timestamp::now() + squadvoice::jiff::Span::new().minutes(1);
    let listed = campaign.responses().processed_before(before).await.unwrap();
    assert_eq!(IdempotencyKey::of(&listed[0]), delivery.key);
}

//! The API: credentials, validation, both forms of errors, pages and the rate limit.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use squadvoice_mock::{BatchErrors, MockServer};

use crate::support::{api, http, json as parse, send};

const CREATE: &str = "/api/v4/leads/create/0PT711/";
const RESPONSES: &str = "/api/v4/leads/responses/0PT711/";

fn lead(id: &str) -> Value {
    json!({ "lead_id": id, "phone_number": "919800000001", "contact_name": "Asha Rao" })
}

#[tokio::test]
async fn rejected_token_is_a_403_in_version_4_and_a_401_elsewhere() {
    let fake = MockServer::start().await.unwrap();
    for (path, expected) in [
        (RESPONSES, 403),
        ("/api/v1/leads/responses/0PT711/", 401),
        ("/unknown/", 401),
    ] {
        let url = format!("{}{path}", fake.api_url());
        assert_eq!(send(http().get(&url)).await.0, expected, "{path}");
        let wrong = http().get(&url).bearer_auth("wrong");
        assert_eq!(send(wrong).await.0, expected, "{path}");
    }
}

#[tokio::test]
async fn requests_that_violate_the_document_are_rejected() {
    let fake = MockServer::start().await.unwrap();
    for (method, path, body, expected) in [
        // An object where a list is documented, and the reverse.
        ("POST", CREATE, lead("a"), 400),
        (
            "POST",
            "/api/v4/leads/delete/0PT711/",
            json!([lead("a")]),
            400,
        ),
        ("POST", CREATE, json!([{ "lead_id": "a" }]), 400),
        ("POST", CREATE, Value::Null, 400),
        (
            "POST",
            "/api/v4/leads/convert/0PT711/",
            json!({ "lead_id": "a", "detail": "x".repeat(33) }),
            400,
        ),
        (
            "GET",
            "/api/v4/leads/responses/0PT711/?color=blue",
            Value::Null,
            400,
        ),
        (
            "GET",
            "/api/v4/leads/responses/0PT711/?page=first",
            Value::Null,
            400,
        ),
        (
            "GET",
            "/api/v4/leads/responses/0PT711/?page=2",
            Value::Null,
            404,
        ),
        ("GET", "/api/v4/leads/responses/UNKNOWN/", Value::Null, 404),
        ("GET", CREATE, Value::Null, 405),
        ("GET", "/api/v4/leads/responses/0PT711", Value::Null, 301),
        // This path has no slash at its end.
        (
            "POST",
            "/voice/crm-integration-v2/crm-0PT711/lead-created/",
            lead("a"),
            404,
        ),
        (
            "POST",
            "/voice/crm-integration-v2/crm-0PT711/lead-created",
            lead("a"),
            200,
        ),
    ] {
        let (status, _, text) = api(&fake, method, path, body).await;
        assert_eq!(status, expected, "{method} {path}: {text}");
    }
}

#[tokio::test]
async fn list_is_created_as_a_whole_or_not_at_all() {
    for form in [BatchErrors::Aligned, BatchErrors::Indexed] {
        let fake = MockServer::builder()
            .batch_errors(form)
            .start()
            .await
            .unwrap();
        let invalid =
            json!([lead("a"), { "lead_id": "b", "phone_number": "x", "contact_name": " " }]);
        let (status, _, body) = api(&fake, "POST", CREATE, invalid).await;
        assert_eq!(status, 400);
        let errors = json!({
            "phone_number": ["Enter a valid phone number."],
            "contact_name": ["This field may not be empty."],
        });
        let expected = match form {
            BatchErrors::Aligned => json!([{}, errors]),
            BatchErrors::Indexed => json!({ "1": errors }),
        };
        assert_eq!(parse(&body), expected);
        assert!(fake.state().leads("0PT711").is_empty());
        // A violation of the document has the same form.
        let (_, _, body) = api(&fake, "POST", CREATE, json!([lead("a"), {}])).await;
        let missing = match form {
            BatchErrors::Aligned => &parse(&body)[1],
            BatchErrors::Indexed => &parse(&body)["1"],
        };
        assert_eq!(missing["lead_id"], json!(["is required"]), "{body}");
        assert_eq!(api(&fake, "POST", CREATE, json!([lead("a")])).await.0, 201);
    }
}

#[tokio::test]
async fn requests_beyond_the_limit_are_rejected_with_the_time_to_wait() {
    let fake = MockServer::builder().rate_limit(2).start().await.unwrap();
    for expected in [200, 200, 429] {
        let url = format!("{}{RESPONSES}", fake.api_url());
        let request = http().get(url).bearer_auth(fake.dashboard_token());
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), expected);
        let wait = response.headers().get("retry-after");
        let seconds = wait.map(|wait| wait.to_str().unwrap().parse::<u64>().unwrap());
        assert_eq!(seconds.is_some(), expected == 429);
        assert!(seconds.unwrap_or(60) > 50);
    }
}

#[tokio::test]
async fn extreme_pages_and_times_select_what_they_say() {
    let fake = MockServer::builder().leads(150).start().await.unwrap();
    for (query, count, results) in [
        ("page_size=0", 150, 100),
        ("page_size=-1", 150, 100),
        ("page_size=9223372036854775807", 150, 150),
        ("page=2", 150, 50),
        ("processed_after=9223372036854775807", 0, 0),
        ("processed_before=-9223372036854775808", 0, 0),
        ("processed_after=-9223372036854775808", 150, 100),
    ] {
        let path = format!("{RESPONSES}?{query}");
        let (status, _, body) = api(&fake, "GET", &path, Value::Null).await;
        assert_eq!(status, 200, "{query}: {body}");
        let body = parse(&body);
        let shown = body["results"].as_array().unwrap().len();
        assert_eq!((&body["count"], shown), (&json!(count), results), "{query}");
    }
}

#[tokio::test]
async fn update_with_an_invalid_phone_number_changes_nothing() {
    let fake = MockServer::builder().leads(1).start().await.unwrap();
    let before = fake.state().leads("0PT711");
    let update = json!({ "lead_id": "lead-1", "contact_name": "Other", "phone_number": "none" });
    let (status, _, body) = api(&fake, "PATCH", "/api/v4/leads/update/0PT711/", update).await;
    assert_eq!(
        (status, parse(&body)),
        (
            400,
            json!({ "phone_number": ["Enter a valid phone number."] })
        )
    );
    assert_eq!(fake.state().leads("0PT711"), before);
}

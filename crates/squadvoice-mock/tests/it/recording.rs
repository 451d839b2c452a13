//! The journal and recordings: queries and bodies without passwords, tokens and phone numbers.
#![allow(clippy::unwrap_used)]

use serde_json::json;
use squadvoice_mock::{MockServer, Recording, operations};

use crate::support::{api, password, post_form};

#[tokio::test]
async fn journal_and_recording_have_no_password_token_or_phone_number() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let fake = MockServer::builder().record(&file).start().await.unwrap();
    let (status, _, tokens) = post_form(&fake, "/oauth/token/", &password(&fake)).await;
    assert_eq!(status, 200, "{tokens}");
    // A path without its slash does not have an operation.
    post_form(&fake, "/oauth/token", &password(&fake)).await;
    let lead =
        json!({ "lead_id": "crm-1", "phone_number": "919800000001", "contact_name": "Asha Rao" });
    let (status, _, body) = api(&fake, "POST", "/api/v4/leads/create/0PT711/", json!([lead])).await;
    assert_eq!(status, 201, "{body}");
    assert_eq!(fake.count(operations::LEADS_CREATE_LEADS), 1);

    let requests = fake.requests();
    let created = requests
        .iter()
        .find(|request| request.is(operations::LEADS_CREATE_LEADS))
        .unwrap();
    let sent = created.json().unwrap();
    assert_eq!(
        (&sent[0]["lead_id"], &sent[0]["phone_number"]),
        (&json!("crm-1"), &json!("[redacted]"))
    );
    let mut texts: Vec<String> = requests
        .iter()
        .map(|request| String::from_utf8_lossy(request.body().unwrap()).into_owned())
        .collect();
    texts.push(std::fs::read_to_string(&file).unwrap());
    let account = fake.account();
    let encoded =
        |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let tokens: serde_json::Value = serde_json::from_str(&tokens).unwrap();
    for secret in [
        &account.password,
        &account.client_secret,
        &encoded(&account.password),
        &encoded(&account.client_secret),
        tokens["access_token"].as_str().unwrap(),
        tokens["refresh_token"].as_str().unwrap(),
        "919800000001",
    ] {
        for text in &texts {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }

    let recording = Recording::load(&file).unwrap();
    let fake = MockServer::builder()
        .replay(recording)
        .start()
        .await
        .unwrap();
    let (status, _, replayed) = api(&fake, "POST", "/api/v4/leads/create/0PT711/", json!([])).await;
    assert_eq!(status, 201, "{replayed}");
}

//! The request of each method of the webforms, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::{Fake, builder, operations_of};
use http::StatusCode;
use serde_json::{Value, json};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squadcast::webforms::{NewWebform, ReporterMail, Webform, WebformService, WebformUpdate};
use squadcast::{ServiceId, SquadId, TeamId, UserId, WebformId};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn squad() -> SquadId {
    "q1".parse().unwrap()
}

fn checkout() -> WebformService {
    let service: ServiceId = "s1".parse().unwrap();
    WebformService::new(service)
}

fn form() -> Value {
    json!({
        "id": 17, "org_id": "o1", "owner_id": "t1", "name": "Support", "is_cname": true,
        "public_url": "https://forms.example/17", "host_name": "report.acme.example",
        "tags": { "source": "webform" }, "is_captcha_enabled": true,
        "captcha_secret": { "site_key": "site", "secret": "captcha-canary" },
        "form_owner_type": "squad", "form_owner_id": "q1",
        "services": [{ "service_id": "s1", "name": "checkout", "alias": "Checkout", "order": 1 }],
        "input_field": [{ "label": "Severity", "options": ["low", "high"] }],
        "header": "Acme", "title": "Report", "footer_text": "Terms", "footer_link": "https://acme.example",
        "email_on": ["triggered"], "description": "Tell us", "incident_count": 3, "mttr": 1.5,
        "is_deleted": false, "deleted_at": null,
    })
}

fn value(operation: &str) -> Value {
    match operation {
        "Webforms_getAllWebforms" => json!({ "data": [form()], "meta": { "total_count": 1 } }),
        "Webforms_createWebform" => json!({ "webform": form() }),
        "Webforms_removeWebform" => json!("deleted"),
        _ => form(),
    }
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let forms = fake.client.webforms();

    let all: Vec<Webform> = forms.list(team()).await.unwrap();
    fake.sent(
        "Webforms_getAllWebforms",
        "GET /v3/webform?owner_id=t1&page_number=1&page_size=100",
        Value::Null,
    );
    let support = forms.get(team(), &all[0]).await.unwrap();
    fake.sent(
        "Webforms_getWebformById",
        "GET /v3/webform/17?owner_id=t1",
        Value::Null,
    );
    assert_eq!(
        (support.public_url.as_str(), support.incident_count),
        ("https://forms.example/17", 3)
    );
    assert!(!format!("{support:?}").contains("canary"));

    create(&fake).await;
    update(&fake, &support).await;

    forms.delete(team(), &support).await.unwrap();
    fake.sent(
        "Webforms_removeWebform",
        "DELETE /v3/webform/17?owner_id=t1",
        Value::Null,
    );

    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("webforms"));
}

async fn create(fake: &Fake) {
    let forms = fake.client.webforms();
    let new = NewWebform::new("Support", "Acme", "Report", squad(), [checkout()]);
    forms.create(team(), new.clone()).await.unwrap();
    let mut body = json!({
        "owner_id": "t1", "name": "Support", "is_cname": false, "form_owner_type": "squad",
        "form_owner_id": "q1", "services": [{ "service_id": "s1", "name": "", "alias": "" }],
        "header": "Acme", "title": "Report", "footer_text": "", "footer_link": "",
    });
    fake.sent("Webforms_createWebform", "POST /v3/webform", body.clone());

    let new = new
        .host_name("report.acme.example")
        .footer("Terms", "https://acme.example")
        .input("Severity", ["low", "high"])
        .tag("source", "webform")
        .mail_reporter_on([ReporterMail::Acknowledged])
        .captcha("site", "captcha-canary");
    assert!(!format!("{new:?}").contains("canary"));
    forms.create(team(), new).await.unwrap();
    for (name, value) in [
        ("is_cname", json!(true)),
        ("host_name", json!("report.acme.example")),
        ("footer_text", json!("Terms")),
        ("footer_link", json!("https://acme.example")),
        (
            "input_field",
            json!([{ "label": "Severity", "options": ["low", "high"] }]),
        ),
        ("tags", json!({ "source": "webform" })),
        ("email_on", json!(["acknowledged"])),
        ("is_captcha_enabled", json!(true)),
        (
            "captcha_secret",
            json!({ "site_key": "site", "secret": "captcha-canary" }),
        ),
    ] {
        body[name] = value;
    }
    fake.sent("Webforms_createWebform", "POST /v3/webform", body);
}

async fn update(fake: &Fake, support: &Webform) {
    let forms = fake.client.webforms();
    let mut body = json!({
        "owner_id": "t1", "name": "Support", "is_cname": true, "host_name": "report.acme.example",
        "public_url": "https://forms.example/17",
        "tags": { "source": "webform" }, "is_captcha_enabled": true,
        "captcha_secret": { "site_key": "site", "secret": "captcha-canary" },
        "form_owner_type": "squad", "form_owner_id": "q1",
        "services": [{ "service_id": "s1", "name": "checkout", "alias": "Checkout", "order": 1 }],
        "input_field": [{ "label": "Severity", "options": ["low", "high"] }],
        "header": "Acme", "title": "Report", "footer_text": "Terms", "footer_link": "https://acme.example",
        "email_on": ["triggered"], "description": "Tell us",
    });
    let before = fake.calls().len();
    forms
        .update(team(), WebformId::from(17), WebformUpdate::new())
        .await
        .unwrap();
    fake.sent("Webforms_updateWebform", "PUT /v3/webform/17", body.clone());
    assert_eq!(fake.calls().len() - before, 2);
    forms.replace(support, WebformUpdate::new()).await.unwrap();
    fake.sent("Webforms_updateWebform", "PUT /v3/webform/17", body.clone());
    assert_eq!(fake.calls().len() - before, 3);

    let ada: UserId = "u1".parse().unwrap();
    let changes = WebformUpdate::new()
        .name("Help")
        .owner(&ada)
        .host_name("")
        .tag("tier", "1")
        .services([checkout().alias("Till")])
        .no_captcha();
    forms.replace(support, changes).await.unwrap();
    for (name, value) in [
        ("name", json!("Help")),
        ("form_owner_type", json!("user")),
        ("form_owner_id", json!("u1")),
        ("is_cname", json!(false)),
        ("host_name", json!("")),
        ("tags", json!({ "source": "webform", "tier": "1" })),
        (
            "services",
            json!([{ "service_id": "s1", "name": "", "alias": "Till" }]),
        ),
        ("is_captcha_enabled", json!(false)),
    ] {
        body[name] = value;
    }
    body.as_object_mut().unwrap().remove("captcha_secret");
    fake.sent("Webforms_updateWebform", "PUT /v3/webform/17", body);
}

#[tokio::test]
async fn form_is_found_by_name_through_the_undocumented_endpoint() {
    let transport = MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({ "data": form() }))
    });
    let client = builder(&transport)
        .access_token("access-canary")
        .build()
        .unwrap();
    let found = client
        .webforms()
        .get_by_name(team(), "Support & help")
        .await
        .unwrap();
    assert_eq!(found.id, 17);
    let url = transport.requests()[0].url.clone();
    assert_eq!(url.path(), "/v3/webform/by-name");
    let query: Vec<_> = url.query_pairs().collect();
    assert_eq!(query[0], ("name".into(), "Support & help".into()));
    assert_eq!(query[1], ("owner_id".into(), "t1".into()));
}

#[tokio::test]
async fn form_without_services_sends_nothing() {
    let fake = Fake::new(value);
    let forms = fake.client.webforms();
    let none = NewWebform::new("Support", "Acme", "Report", squad(), []);
    let error = forms.create(team(), none).await.unwrap_err();
    assert!(
        error.is_configuration() && error.message().contains("at least one service"),
        "{error}"
    );
    let update = WebformUpdate::new().services([]);
    let error = forms
        .update(team(), WebformId::from(17), update)
        .await
        .unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert!(fake.calls().is_empty());
}

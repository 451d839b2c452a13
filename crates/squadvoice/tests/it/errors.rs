//! Error bodies by their structure, statuses, and what no output may show.
#![allow(clippy::unwrap_used)]

use serde_json::json;
use squad_core::transport::TransportResponse;
use squadvoice::Kind;
use squadvoice::leads::NewLead;

use crate::support::{Memory, campaign};

#[tokio::test]
async fn error_bodies_are_parsed_by_their_structure_whatever_their_type() {
    for (status, content_type, body, kind, message) in [
        (
            400,
            "text/html",
            r#"{"detail":"Bad campaign"}"#,
            Kind::Validation,
            "Bad campaign",
        ),
        (
            404,
            "application/json",
            r#"{"detail":"Not found."}"#,
            Kind::NotFound,
            "Not found.",
        ),
        (403, "application/json", "", Kind::Permission, "forbidden"),
        (
            503,
            "application/json",
            "<html><title>Down</title></html>",
            Kind::Server,
            "Down",
        ),
        (
            400,
            "application/json",
            r#""Just text""#,
            Kind::Validation,
            "Just text",
        ),
        (
            405,
            "text/plain",
            "Method not allowed",
            Kind::Validation,
            "Method not allowed",
        ),
    ] {
        let memory = Memory::new(move |_| {
            TransportResponse::new(status.try_into().unwrap(), body).header(
                http::header::CONTENT_TYPE,
                http::HeaderValue::from_static(content_type),
            )
        });
        let campaign = memory.client.campaign(campaign());
        let convert = campaign.convert("crm-1", "PAID");
        let error = convert.await.unwrap_err();
        assert_eq!(error.kind(), kind, "{body}");
        assert_eq!(error.message(), message, "{body}");
        assert_eq!(error.status().unwrap(), status);
    }
}

#[tokio::test]
async fn every_2xx_is_a_success_whatever_the_documented_one() {
    for status in [200, 201, 202, 204] {
        for body in ["", "{}", "[]", r#""ok""#] {
            let memory =
                Memory::new(move |_| TransportResponse::new(status.try_into().unwrap(), body));
            let campaign = memory.client.campaign(campaign());
            campaign.disable("crm-1").await.unwrap();
            campaign.delete("crm-1").await.unwrap();
            let report = campaign.create([NewLead::new("crm-1", "9198", "Asha")]);
            assert!(report.await.unwrap().is_complete(), "{status} {body:?}");
        }
    }
}

#[tokio::test]
async fn no_output_shows_a_phone_number_a_name_or_a_token() {
    let echo = json!([{ "phone_number": ["canary-919800000001 is not a phone number"] }]);
    let memory = Memory::with(400, echo);
    let campaign = memory.client.campaign(campaign());
    let lead =
        || NewLead::new("crm-1", "canary-919800000001", "canary name").field("city", "canary city");
    let printed = format!("{:?} {:?}", lead(), campaign.create([lead()]));
    assert!(!printed.contains("canary"), "{printed}");
    let report = campaign.create([lead()]).await.unwrap();
    let printed = format!("{report:?} {:?}", memory.client);
    assert!(!printed.contains("canary"), "{printed}");
    assert_eq!(report.rejected().count(), 1);
}

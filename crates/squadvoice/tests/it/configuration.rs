//! Hosts, slashes, redirects, and the rate limit.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::Value;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squadvoice::{Brand, Kind, SquadVoice};
use squadvoice_raw::wire;

use crate::support::{Memory, builder, campaign, page};

fn document() -> Value {
    let text = include_str!("../../../../openapi/squadvoice.json");
    serde_json::from_str(text).unwrap()
}

fn urls(servers: &Value) -> BTreeSet<String> {
    let servers = servers.as_array().unwrap().iter();
    servers
        .map(|server| server["url"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn brands_are_the_servers_of_the_document() {
    let document = document();
    let brands = Brand::ALL.iter();
    let api: BTreeSet<String> = brands.clone().map(|b| b.api_url().to_owned()).collect();
    assert_eq!(api, urls(&document["servers"]));
    let tokens: BTreeSet<String> = brands.map(|b| b.authentication_url().to_owned()).collect();
    for path in ["/oauth/token/", "/oauth/revoke_token/"] {
        let servers = &document["paths"][path]["post"]["servers"];
        assert_eq!(tokens, urls(servers), "{path}");
    }
    for brand in Brand::ALL {
        assert_eq!(brand.to_string().parse::<Brand>().unwrap(), *brand);
    }
}

#[test]
fn document_uses_the_means_of_openapi_3_1() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let webhook = &document["webhooks"]["leadProcessed"]["post"];
    assert!(webhook["responses"]["201"].is_object());
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!(schemes["bearer"]["scheme"], "bearer");
    let flow = &schemes["oauth"]["flows"]["password"];
    assert_eq!(flow["tokenUrl"], "/oauth/token/");
    assert_eq!(flow["refreshUrl"], "/oauth/token/");
    let schemas = &document["components"]["schemas"];
    for lead in ["NewLead", "NewLeadV1", "LeadUpdate"] {
        assert!(schemas[lead]["additionalProperties"].is_object(), "{lead}");
    }
    let kinds = serde_json::json!(["string", "integer"]);
    assert_eq!(schemas["LeadId"]["type"], kinds);
    let form = &document["paths"]["/oauth/token/"]["post"]["requestBody"]["content"];
    assert!(form["application/x-www-form-urlencoded"].is_object());
    assert_eq!(
        schemas["TokenRequest"]["oneOf"].as_array().unwrap().len(),
        2
    );
    let revoke = &document["paths"]["/oauth/revoke_token/"]["post"]["responses"];
    assert!(revoke["200"]["content"]["text/html"].is_object());
}

#[test]
fn each_host_can_be_set_apart_and_plain_http_is_for_loopback_addresses() {
    let urls = |builder: squadvoice::Builder| {
        let client = builder.access_token("t").build()?;
        let urls = client.raw().core().base_urls().clone();
        Ok::<_, squadvoice::Error>((urls.api().to_string(), urls.authentication().to_string()))
    };
    let iq = || SquadVoice::builder().brand(Brand::SquadIq);
    assert_eq!(
        urls(iq()).unwrap(),
        (
            "https://api.squadiq.in/".to_owned(),
            "https://api.squadstack.com/".to_owned()
        )
    );
    let (api, tokens) = urls(iq().api_url("https://proxy.test/voice/")).unwrap();
    assert_eq!(api, "https://proxy.test/voice/");
    assert_eq!(tokens, "https://api.squadstack.com/");
    let (api, tokens) = urls(iq().authentication_url("http://127.0.0.1:1")).unwrap();
    assert_eq!(api, "https://api.squadiq.in/");
    assert_eq!(tokens, "http://127.0.0.1:1/");
    for error in [
        urls(iq().api_url("http://api.squadiq.in")),
        urls(iq().authentication_url("http://10.0.0.1")),
        urls(iq().api_url("ftp://api.squadiq.in")),
    ] {
        assert_eq!(error.unwrap_err().kind(), Kind::Configuration);
    }
}

#[tokio::test]
async fn path_prefix_and_trailing_slash_are_kept_and_the_campaign_is_one_segment() {
    let transport = MemoryTransport::new(|_| TransportResponse::new(http::StatusCode::CREATED, ""));
    for base in ["https://proxy.test/voice", "https://proxy.test/voice/"] {
        let client = builder(&transport)
            .api_url(base)
            .access_token("t")
            .build()
            .unwrap();
        let id: squadvoice::CampaignId = "a%2Fb?c#d".parse().unwrap();
        client.campaign(id).disable("crm-1").await.unwrap();
        let url = transport.requests().pop().unwrap().url;
        assert_eq!(
            url.as_str(),
            "https://proxy.test/voice/api/v4/leads/disable/a%252Fb%3Fc%23d/"
        );
    }
    assert!("a/b".parse::<squadvoice::CampaignId>().is_err());
    for row in wire::ALL {
        let crm = row.id == "Crm_leadCreated";
        assert_eq!(row.path.ends_with('/'), !crm, "{}", row.id);
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let memory = Memory::new(move |_| {
            TransportResponse::new(status.try_into().unwrap(), "").header(
                http::header::LOCATION,
                http::HeaderValue::from_static("https://evil.example/"),
            )
        });
        let error = memory.client.campaign(campaign()).disable("crm-1").await;
        assert_eq!(error.unwrap_err().kind(), Kind::Redirect, "{status}");
        assert_eq!(memory.transport.count(), 1, "{status}");
    }
}

#[tokio::test]
async fn one_limit_is_shared_by_all_clones_and_operations() {
    let clock = ManualClock::new();
    let transport = MemoryTransport::new(|request| match request.method.as_str() {
        "GET" => page(0, None, &[]),
        _ => TransportResponse::new(http::StatusCode::CREATED, ""),
    });
    let client = builder(&transport)
        .access_token("limited")
        .clock(clock.clone())
        .deadline(None)
        .build()
        .unwrap();
    let started = squad_core::clock::Clock::monotonic(&clock);
    let calls = async {
        for number in 0..150 {
            let clone = client.clone();
            let campaign = clone.campaign(campaign());
            match number % 3 {
                0 => campaign.check().await.unwrap(),
                1 => campaign.disable("crm-1").await.unwrap(),
                // Version 1 documents no limit, but counts as well.
                _ => campaign.v1().disable("crm-1").await.unwrap(),
            }
            if number == 99 {
                let now = squad_core::clock::Clock::monotonic(&clock);
                assert_eq!(now, started);
            }
        }
    };
    clock.drive(calls).await;
    let passed = squad_core::clock::Clock::monotonic(&clock) - started;
    assert!(passed >= Duration::from_secs(60), "{passed:?}");
    assert!(passed < Duration::from_secs(61), "{passed:?}");
}

#[tokio::test]
async fn limit_can_be_raised_beyond_the_documented_one() {
    let clock = ManualClock::new();
    let transport = MemoryTransport::new(|_| page(0, None, &[]));
    let client = builder(&transport)
        .access_token("raised")
        .requests_per_minute(500)
        .clock(clock.clone())
        .build()
        .unwrap();
    let started = squad_core::clock::Clock::monotonic(&clock);
    let campaign = client.campaign(campaign());
    clock
        .drive(async {
            for _ in 0..400 {
                campaign.check().await.unwrap();
            }
        })
        .await;
    assert_eq!(squad_core::clock::Clock::monotonic(&clock), started);
}

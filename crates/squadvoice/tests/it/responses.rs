//! Pages of processed leads against a service in memory: what a page says about the next one, and shifting lists.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{Request, TransportResponse};
use squadvoice::SquadVoice;
use squadvoice::jiff::Timestamp;
use squadvoice::leads::Lead;
use squadvoice::responses::Checkpoint;

use crate::support::{Memory, builder, campaign, page};

const EVIL: &str = "http://evil.example/api/v4/leads/responses/0PT711/?page=";

fn query(request: &Request) -> BTreeMap<String, String> {
    request.url.query_pairs().into_owned().collect()
}

fn page_of(request: &Request) -> usize {
    query(request)["page"].parse().unwrap()
}

fn ids(leads: &[Lead]) -> Vec<&str> {
    leads.iter().map(|lead| lead.lead_id.as_str()).collect()
}

/// A service with these pages.
fn paged(pages: &'static [&'static [&'static str]]) -> MemoryTransport {
    let count = pages.iter().map(|page| page.len()).sum();
    MemoryTransport::new(move |request| {
        let number = page_of(request);
        let next = format!("{EVIL}{}", number + 1);
        let next = (number < pages.len()).then_some(next.as_str());
        page(count, next, pages[number - 1])
    })
}

fn client(transport: &MemoryTransport, clock: &ManualClock) -> SquadVoice {
    builder(transport)
        .access_token("t")
        .clock(clock.clone())
        .build()
        .unwrap()
}

#[tokio::test]
async fn only_the_page_number_of_the_next_address_is_used_and_the_end_of_the_window_is_fixed() {
    let transport = paged(&[&["a", "b"], &["c", "d"], &["e"]]);
    let clock = ManualClock::new();
    let client = client(&transport, &clock);
    let mut stream = client.campaign(campaign()).responses().stream();
    let mut read = Vec::new();
    while let Some(lead) = stream.next().await {
        read.push(lead.unwrap());
        clock.advance(Duration::from_secs(10));
    }
    assert_eq!(ids(&read), ["a", "b", "c", "d", "e"]);
    let lines: Vec<String> = transport
        .requests()
        .iter()
        .map(|request| request.url.to_string())
        .collect();
    let expected = |page| {
        format!(
            "https://api.test/api/v4/leads/responses/0PT711/?processed_before=1767225600000&page={page}"
        )
    };
    assert_eq!(lines, [expected(1), expected(2), expected(3)]);
}

#[tokio::test]
async fn next_page_that_was_read_before_is_an_error_and_not_an_endless_list() {
    for next in [1, 2] {
        let memory = Memory::new(move |_| page(10, Some(&format!("{EVIL}{next}")), &["a", "b"]));
        let result = memory.client.campaign(campaign()).responses().await;
        let error = result.unwrap_err();
        assert!(error.is_unexpected_response(), "{error}");
        assert!(memory.transport.count() <= 2, "{next}");
    }
    // A page without leads ends the list.
    let memory = Memory::new(|request| {
        let next = format!("{EVIL}{}", page_of(request) + 1);
        page(0, Some(&next), &[])
    });
    let leads = memory
        .client
        .campaign(campaign())
        .responses()
        .await
        .unwrap();
    assert!(leads.is_empty());
    assert_eq!(memory.transport.count(), 1);
}

#[tokio::test]
async fn each_lead_is_returned_once_and_none_is_missed_if_the_list_shifts() {
    // While page 1 is read, a lead leaves it, so that `c` moves from page 2 to page 1.
    let reads = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&reads);
    let memory = Memory::new(move |request| {
        let mut reads = counter.lock().unwrap();
        *reads += 1;
        match (*reads, page_of(request)) {
            (1, 1) => page(5, Some("?page=2"), &["gone", "b"]),
            (_, 1) => page(4, Some("?page=2"), &["b", "c"]),
            (_, _) => page(4, None, &["d", "e"]),
        }
    });
    // The service counts fewer leads than before, so the pages are read once more.
    let leads = memory
        .client
        .campaign(campaign())
        .responses()
        .await
        .unwrap();
    assert_eq!(ids(&leads), ["gone", "b", "d", "e", "c"]);

    // The same with a lead that was never returned: by the count, one is missing.
    let reads = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&reads);
    let memory = Memory::new(move |request| {
        let mut reads = counter.lock().unwrap();
        *reads += 1;
        match (*reads, page_of(request)) {
            (1, 1) => page(5, Some("?page=2"), &["a", "b"]),
            (2, _) => page(5, None, &["b", "d"]),
            (_, 1) => page(5, Some("?page=2"), &["a", "b", "c"]),
            (_, _) => page(5, None, &["d", "e"]),
        }
    });
    let leads = memory
        .client
        .campaign(campaign())
        .responses()
        .await
        .unwrap();
    assert_eq!(ids(&leads), ["a", "b", "d", "c", "e"]);
    assert_eq!(memory.transport.count(), 4);
}

#[tokio::test]
async fn stream_is_resumed_while_the_pages_are_read_once_more() {
    let reads = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&reads);
    let memory = Memory::new(move |request| {
        let mut reads = counter.lock().unwrap();
        *reads += 1;
        match (*reads, page_of(request)) {
            (1, 1) => page(7, Some("?page=2"), &["gone", "b"]),
            (_, 1) => page(6, Some("?page=2"), &["b", "c"]),
            (_, 2) => page(6, Some("?page=3"), &["d", "e"]),
            (_, _) => page(6, None, &["f", "g"]),
        }
    });
    let campaign = memory.client.campaign(campaign());
    let mut stream = campaign.responses().stream();
    let mut read = Vec::new();
    while let Some(lead) = stream.next().await {
        read.push(lead.unwrap());
        let checkpoint = stream.checkpoint();
        stream = campaign.responses().resume(checkpoint).stream();
    }
    // Each stream reads the page of the last lead once more, and no lead comes twice.
    assert_eq!(ids(&read), ["gone", "b", "c", "d", "e", "f", "g"]);

    *reads.lock().unwrap() = 0;
    let mut stream = campaign.responses().stream();
    let mut read = Vec::new();
    for _ in 0..7 {
        read.push(stream.next().await.unwrap().unwrap());
    }
    assert_eq!(ids(&read), ["gone", "b", "d", "e", "f", "g", "c"]);
    let mut stream = campaign.responses().resume(stream.checkpoint()).stream();
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn list_that_becomes_shorter_ends() {
    let memory = Memory::new(|request| match page_of(request) {
        1 => page(2, Some("?page=2"), &["a", "b"]),
        _ => TransportResponse::json(
            http::StatusCode::NOT_FOUND,
            &json!({ "detail": "Invalid page." }),
        ),
    });
    let leads = memory
        .client
        .campaign(campaign())
        .responses()
        .await
        .unwrap();
    assert_eq!(ids(&leads), ["a", "b"]);
    // An unknown campaign is an error.
    let memory = Memory::with(404, json!({ "detail": "Not found." }));
    let result = memory.client.campaign(campaign()).responses().await;
    assert!(result.unwrap_err().is_not_found());
}

#[tokio::test]
async fn pages_with_fewer_leads_than_the_service_counts_end_in_an_error_after_these() {
    type Pages = fn(usize) -> TransportResponse;
    let lists: [(&str, Pages, usize); 3] = [
        ("a single page", |_| page(3, None, &["a", "b"]), 1),
        (
            "a page that is missing",
            |number| match number {
                1 => page(3, Some("?page=2"), &["a", "b"]),
                _ => TransportResponse::new(http::StatusCode::NOT_FOUND, "{}"),
            },
            6,
        ),
        (
            "an empty page in the middle",
            |number| match number {
                1 => page(3, Some("?page=2"), &["a", "b"]),
                _ => page(3, Some("?page=3"), &[]),
            },
            6,
        ),
    ];
    for (name, pages, requests) in lists {
        let memory = Memory::new(move |request| pages(page_of(request)));
        let mut stream = memory.client.campaign(campaign()).responses().stream();
        let mut read = Vec::new();
        let error = loop {
            match stream.next().await.unwrap() {
                Ok(lead) => read.push(lead),
                Err(error) => break error,
            }
        };
        assert!(error.is_truncated(), "{name}: {error}");
        assert_eq!(ids(&read), ["a", "b"], "{name}");
        assert_eq!(memory.transport.count(), requests, "{name}");
        assert!(stream.next().await.is_none());
    }
}

#[tokio::test]
async fn pages_without_new_leads_end_in_an_error() {
    let transport = MemoryTransport::new(|request| {
        let next = format!("?page={}", page_of(request) + 1);
        page(2, Some(&next), &["a", "b"])
    });
    // The clock passes over the waits for the rate limit.
    let clock = ManualClock::new();
    let service = client(&transport, &clock);
    let campaign = service.campaign(campaign());
    let result = clock
        .drive(async { campaign.responses().deadline(None).await })
        .await;
    assert!(result.unwrap_err().is_unexpected_response());
    assert_eq!(transport.count(), 101);
}

#[tokio::test]
async fn stream_is_resumed_after_the_last_lead() {
    let transport = paged(&[&["a", "b"], &["c", "d"], &["e"]]);
    let clock = ManualClock::new();
    let client = client(&transport, &clock);
    for stop_after in 0..5 {
        let campaign = client.campaign(campaign());
        let mut stream = campaign.responses().stream();
        let mut read = Vec::new();
        for _ in 0..stop_after {
            read.push(stream.next().await.unwrap().unwrap());
        }
        let stored = serde_json::to_string(&stream.checkpoint()).unwrap();
        drop(stream);
        let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
        read.extend(campaign.responses().resume(checkpoint).await.unwrap());
        assert_eq!(ids(&read), ["a", "b", "c", "d", "e"], "{stop_after}");
    }
}

#[tokio::test]
async fn checkpoint_of_another_campaign_is_rejected() {
    let memory = Memory::new(|_| page(0, None, &[]));
    let other = "OTHER1".parse::<squadvoice::CampaignId>().unwrap();
    let checkpoint = memory
        .client
        .campaign(other)
        .responses()
        .stream()
        .checkpoint();
    let responses = memory.client.campaign(campaign()).responses();
    let error = responses.resume(checkpoint).await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(memory.transport.count(), 0);
}

#[tokio::test]
async fn following_reads_one_window_after_another_without_gaps() {
    // A lead is processed every 20 s, and shown at once.
    let clock = ManualClock::new();
    let start = UNIX_EPOCH + Duration::from_secs(1_767_225_600);
    let now = clock.clone();
    let transport = MemoryTransport::new(move |request| {
        let query = query(request);
        let time = |name: &str| {
            let milliseconds = query.get(name)?.parse::<u64>().ok()?;
            Some(UNIX_EPOCH + Duration::from_millis(milliseconds))
        };
        let wall = squad_core::clock::Clock::wall(&now);
        let processed = (0..100).map(|n| (n, start + Duration::from_secs(20 * n)));
        let shown = processed.filter(|(_, at)| {
            *at <= wall
                && time("processed_after").is_none_or(|after| *at > after)
                && time("processed_before").is_none_or(|before| *at < before)
        });
        let results: Vec<_> = shown
            .map(|(n, at)| {
                let at = Timestamp::try_from(at).unwrap();
                json!({ "lead_id": n, "processed_at": at.to_string() })
            })
            .collect();
        let body =
            json!({ "count": results.len(), "next": null, "previous": null, "results": results });
        TransportResponse::json(http::StatusCode::OK, &body)
    });
    let client = client(&transport, &clock);
    let mut stream = client
        .campaign(campaign())
        .responses()
        .follow(Duration::from_secs(30));
    let mut read: Vec<Lead> = Vec::new();
    clock
        .drive(async {
            while read.len() < 20 {
                read.push(stream.next().await.unwrap().unwrap());
            }
        })
        .await;
    let numbers: Vec<String> = (0..20).map(|n| n.to_string()).collect();
    assert_eq!(ids(&read), numbers);
    // One minute behind the present.
    let behind = squad_core::clock::Clock::wall(&clock)
        .duration_since(SystemTime::from(read[19].processed_at.unwrap()))
        .unwrap();
    assert!(behind >= Duration::from_secs(60), "{behind:?}");

    // Processes that are started one after another continue there, each lead once.
    for number in 20..40 {
        let checkpoint = stream.checkpoint();
        drop(stream);
        let responses = client.campaign(campaign()).responses().resume(checkpoint);
        stream = responses.follow(Duration::from_secs(30));
        let next = clock.drive(stream.next()).await.unwrap().unwrap();
        assert_eq!(next.lead_id.as_str(), number.to_string());
    }
}

#[tokio::test]
async fn ids_and_times_are_decoded_in_every_form() {
    let time: Timestamp = "2018-12-03T14:36:01Z".parse().unwrap();
    for created in [
        json!("2018-12-03T14:36:01+00:00"),
        json!("2018-12-03T20:06:01+05:30"),
        json!("2018-12-03T14:36:01"),
        json!(1_543_847_761_000_i64),
        json!("1543847761000"),
        json!(1_543_847_761),
    ] {
        let lead = json!({
            "lead_id": 9_007_199_254_740_993_i64,
            "created_at": created,
            "processed_at": null,
            "lead_outcome": "Connected : Objective Met",
            "lead_responses": { "budget": "2,000", "asked": 3 },
            "lead_email": "a@example.com",
        });
        let body = json!({ "count": 1, "next": null, "previous": null, "results": [lead] });
        let memory = Memory::with(200, body);
        let leads = memory
            .client
            .campaign(campaign())
            .responses()
            .await
            .unwrap();
        let lead = &leads[0];
        assert_eq!(lead.lead_id.as_str(), "9007199254740993");
        assert!(lead.lead_id.is_number());
        assert_eq!(lead.created_at, Some(time), "{created}");
        assert_eq!(lead.processed_at, None);
        assert_eq!(lead.lead_responses.get("budget"), Some("2,000"));
        assert_eq!(lead.lead_responses.iter().count(), 1);
        assert_eq!(lead.extra["lead_email"], "a@example.com");
    }
    // Without its id a lead means nothing.
    let body = json!({ "count": 1, "next": null, "previous": null, "results": [{ "a": 1 }] });
    let memory = Memory::with(200, body);
    let result = memory.client.campaign(campaign()).responses().await;
    assert!(result.unwrap_err().is_decode());
}

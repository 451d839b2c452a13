//! Long ranges as CSV: one file with one header, each incident once, and a checkpoint after each window.
#![cfg(feature = "incidents")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::TryStreamExt;
use http::StatusCode;
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::TransportResponse;
use squadcast::incidents::{CsvCheckpoint, CsvPart, CsvWindows, IncidentList};
use squadcast::jiff::Timestamp;
use squadcast::{Error, List, RetryPolicy};

use crate::incidents_support::{client, plain, sent, team, text};

const DAY: Duration = Duration::from_secs(24 * 3600);
const HEADER: &str = "id,title,created_at\r\n";

fn first() -> Timestamp {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

fn row(n: u32) -> String {
    let at = first() + 6 * n * Duration::from_secs(3600);
    format!("i{n},\"a \"\"quoted\"\",\nline\",{at}\r\n")
}

/// Incidents every 6 hours from the start of 2026; both bounds of a range are inclusive.
fn rows(request: &squadcast::core::transport::Request) -> String {
    let bound = |name: &str| -> Timestamp {
        let mut pairs = request.url.query_pairs();
        pairs
            .find(|(given, _)| given == name)
            .unwrap()
            .1
            .parse()
            .unwrap()
    };
    let (start, end) = (bound("start_time"), bound("end_time"));
    let rows = (0..400_u32).filter(|n| {
        let at = first() + 6 * *n * Duration::from_secs(3600);
        at >= start && at <= end
    });
    let rows: String = rows.map(row).collect();
    format!("{HEADER}{}", rows.trim_end())
}

fn service() -> MemoryTransport {
    MemoryTransport::new(|request| text(rows(request)))
}

fn list(service: &MemoryTransport, to: u32) -> IncidentList {
    plain(service)
        .incidents()
        .list(team(), first()..first() + to * DAY)
}

/// The file of incidents up to a day, including those at its start.
fn file(to: u32) -> String {
    let rows: String = (0..=4 * to).map(row).collect();
    format!("{HEADER}{rows}")
}

async fn parts(windows: CsvWindows) -> (String, Vec<CsvCheckpoint>) {
    let (mut file, mut checkpoints) = (Vec::new(), Vec::new());
    let mut parts = windows.stream();
    while let Some(part) = parts.next().await {
        match part.unwrap() {
            CsvPart::Rows(rows) => file.extend_from_slice(&rows),
            CsvPart::Complete(checkpoint) => checkpoints.push(checkpoint),
            other => panic!("{other:?}"),
        }
    }
    (String::from_utf8(file).unwrap(), checkpoints)
}

#[tokio::test]
async fn long_range_is_one_file_with_one_header_and_each_incident_once() {
    let service = service();
    let chunks = list(&service, 75).csv().await.unwrap();
    let chunks: Vec<_> = chunks.try_collect().await.unwrap();
    let found = String::from_utf8(chunks.concat()).unwrap();
    assert_eq!(found, file(75));
    let requests = service.requests();
    assert_eq!(requests.len(), 3);
    let starts: Vec<_> = requests
        .iter()
        .map(|request| sent(request, "start_time"))
        .collect();
    assert_eq!(starts[0].as_deref(), Some("2026-01-01T00%3A00%3A00Z"));
    assert_eq!(starts[1].as_deref(), Some("2026-01-30T23%3A59%3A59Z"));
}

#[tokio::test]
async fn interrupted_export_continues_after_its_checkpoint() {
    let (whole, checkpoints) = parts(list(&service(), 20).csv_windows(7 * DAY)).await;
    assert_eq!(whole, file(20));
    assert_eq!(checkpoints.len(), 3);
    assert_eq!(checkpoints[1].up_to(), first() + 14 * DAY);
    assert_eq!(checkpoints[2].bytes(), whole.len() as u64);
    for checkpoint in checkpoints {
        let stored = serde_json::to_string(&checkpoint).unwrap();
        let stored: CsvCheckpoint = serde_json::from_str(&stored).unwrap();
        let before = usize::try_from(stored.bytes()).unwrap();
        let resumed = list(&service(), 20).csv_windows(5 * DAY).resume(stored);
        let (rest, _) = parts(resumed).await;
        assert_eq!(format!("{}{rest}", &whole[..before]), whole);
    }
}

#[tokio::test]
async fn other_columns_and_truncated_rows_end_the_file_with_an_error() {
    let count = AtomicUsize::new(0);
    let changed = MemoryTransport::new(move |_| {
        let columns = ["id,title\n1,a\n", "id,status\n2,b\n"];
        text(columns[count.fetch_add(1, Ordering::Relaxed) % 2])
    });
    let file = list(&changed, 40).csv().await.unwrap();
    let error = file.try_collect::<Vec<_>>().await.unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.operation_id(), Some("Incidents_incidentExport"));

    let truncated = MemoryTransport::new(|_| text("id,title\n1,\"a"));
    let mut parts = list(&truncated, 10).csv_windows(5 * DAY).stream();
    let mut error = None;
    while let Some(part) = parts.next().await {
        error = part.err();
    }
    assert!(error.unwrap().is_decode());
}

#[tokio::test]
async fn file_without_an_id_has_equal_rows_once_and_one_without_rows_has_its_header() {
    let equal = MemoryTransport::new(|_| text("title\nsame\n\n"));
    let file = list(&equal, 40).csv().await.unwrap();
    let file: Vec<_> = file.try_collect().await.unwrap();
    assert_eq!(file.concat(), b"title\nsame\n");

    let empty = MemoryTransport::new(|_| text("\u{feff}id,title"));
    let (file, checkpoints) = parts(list(&empty, 10).csv_windows(5 * DAY)).await;
    assert_eq!(
        (file.as_str(), checkpoints.len()),
        ("\u{feff}id,title\n", 2)
    );
}

#[tokio::test]
async fn invalid_arguments_are_rejected_before_anything_is_sent() {
    let service = service();
    let (_, checkpoints) = parts(list(&service, 2).csv_windows(DAY)).await;
    let sent = service.count();
    let others = plain(&service);
    let others = others.incidents().list(
        "other".parse::<squadcast::TeamId>().unwrap(),
        first()..first() + 9 * DAY,
    );
    for windows in [
        list(&service, 2).csv_windows(Duration::ZERO),
        list(&service, 2).csv_windows(31 * DAY),
        list(&service, 2).csv_windows(Duration::from_secs(1)),
        others.csv_windows(DAY).resume(checkpoints[0].clone()),
    ] {
        let error = windows.stream().next().await.unwrap().unwrap_err();
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(service.count(), sent);
    let done = list(&service, 2)
        .csv_windows(DAY)
        .resume(checkpoints[1].clone());
    assert_eq!(parts(done).await, (String::new(), Vec::new()));
    assert_eq!(service.count(), sent);
}

#[tokio::test]
async fn rows_at_a_border_are_compared_by_their_id_wherever_it_is() {
    let count = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |_| {
        text(match count.fetch_add(1, Ordering::Relaxed) {
            0 => "title,ID,state\na,1,open\nb,2,open\n",
            _ => "title,ID,state\na,2,open\nb,3,open\n",
        })
    });
    let chunks = list(&service, 40).csv().await.unwrap();
    let chunks: Vec<_> = chunks.try_collect().await.unwrap();
    let found = String::from_utf8(chunks.concat()).unwrap();
    assert_eq!(found, "title,ID,state\na,1,open\nb,2,open\nb,3,open\n");
}

#[tokio::test]
async fn options_of_the_list_apply_to_every_form_of_its_csv() {
    let clock = ManualClock::new();
    let service =
        MemoryTransport::new(|_| TransportResponse::new(StatusCode::SERVICE_UNAVAILABLE, "{}"));
    let client = client(&service, &clock);
    let list = |days: u32| {
        let list = client
            .incidents()
            .list(team(), first()..first() + days * DAY);
        list.retry(RetryPolicy::disabled())
    };
    clock
        .drive(async {
            for error in [
                list(10).csv().await.unwrap_err(),
                list(40).csv().await.unwrap_err(),
                first_error(list(10).csv_windows(DAY).stream()).await,
                first_error(list(10).windows(DAY).stream()).await,
            ] {
                assert!(error.is_server(), "{error}");
            }
        })
        .await;
    assert_eq!(service.count(), 4, "no request is retried");
}

async fn first_error<T: Send + 'static>(mut list: List<T>) -> Error {
    list.next().await.unwrap().err().unwrap()
}

#[tokio::test]
async fn one_file_is_at_most_500_requests() {
    let service = MemoryTransport::new(|_| text("id\n"));
    list(&service, 500 * 30).csv().await.unwrap();
    assert_eq!(service.count(), 1);
    let error = list(&service, 500 * 30 + 1).csv().await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(
        error.message(),
        "the time range 2026-01-01T00:00:00Z to 2067-01-27T00:00:00Z takes 501 requests, \
         and a list sends at most 500; use a shorter range; no request was sent"
    );
    assert_eq!(service.count(), 1);
}

#[tokio::test]
async fn failure_of_a_later_window_is_the_error_of_the_stream() {
    let count = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |_| {
        if count.fetch_add(1, Ordering::Relaxed) == 0 {
            return text("id\n1\n");
        }
        TransportResponse::new(StatusCode::FORBIDDEN, "no")
    });
    let file = list(&service, 40).csv().await.unwrap();
    let error = file.try_collect::<Vec<_>>().await.unwrap_err();
    assert!(error.is_permission(), "{error}");
}

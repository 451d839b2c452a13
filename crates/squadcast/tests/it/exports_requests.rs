//! Exports, audit logs and analytics: their requests, polling and downloads.
#![cfg(all(feature = "exports", feature = "audit-logs", feature = "analytics"))]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};
use squadcast::audit_logs::{AuditLog, AuditLogClient, ExportFormat};
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::TransportResponse;
use squadcast::core::{ByteStream, clock::Clock};
use squadcast::exports::{ExportKind, ExportStatus, MailedExport};
use squadcast::jiff::civil::date;
use squadcast::{
    AuditLogExportId, AuditLogId, ExportId, ServiceId, Squadcast, TeamId, UserId, Window,
};

use crate::support::{Fake, operations_of, rejection, success};

const LINK: &str = "https://files.example.net/path-canary?signature=query-canary";

fn export() -> ExportId {
    "x1".parse().unwrap()
}

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn value(operation: &str) -> Value {
    let actor = json!({ "userID": "u1", "userName": "ada", "userEmail": "ada@example.com", "fullName": "Ada" });
    let team = json!({ "id": "t1", "name": "Payments", "isDeleted": false });
    let entry = json!({
        "id": 9, "resource": "service", "action": "update", "actor": actor, "client": "web",
        "timestamp": "2026-01-05T09:30:00Z", "team": team,
    });
    let history = json!({
        "id": "a1", "name": "Q3", "status": "completed", "downloadLink": LINK, "exportedAt": "now",
        "requestedBy": actor, "filters": { "startDate": "2026-07-01", "endDate": "2026-09-30" },
    });
    match operation {
        "Analytics_getOrgAnalytics" | "Analytics_getTeamAnalytics" => {
            json!({ "mtta": 61.5, "mttr": 600 })
        }
        "AuditLogs_listAuditLogs" => json!({ "data": [entry], "metadata": { "totalCount": 1 } }),
        "AuditLogs_listAuditLogsExportHistory" => {
            json!({ "data": [history], "metadata": { "totalCount": 1 } })
        }
        "AuditLogs_getAuditLogById" => entry,
        "AuditLogs_exportAuditLogs" => json!({ "id": "a1", "message": "started" }),
        "AuditLogs_getAuditLogsExportHistoryById" => history,
        _ => json!({
            "id": "x1", "type": "incidents", "status": "completed", "format": "csv",
            "download_url": LINK, "download_url_expires_at": "2026-01-05T09:30:00Z",
        }),
    }
}

#[tokio::test]
async fn every_operation_of_the_areas_is_reached() {
    let fake = Fake::new(value);
    let ada: UserId = "u1".parse().unwrap();
    let quarter = date(2026, 7, 1)..=date(2026, 9, 30);
    let logs = fake.client.audit_logs();

    let all = logs.list(quarter.clone()).await.unwrap();
    fake.sent(
        "AuditLogs_listAuditLogs",
        "GET /v3/audit-logs?pageSize=100&pageNumber=1&startDate=2026-07-01&endDate=2026-09-30",
        Value::Null,
    );
    assert_eq!(all[0].actor.full_name, "Ada");

    let list = logs
        .list(quarter.clone())
        .action("update")
        .action("create")
        .resource("service");
    let list = list.actor(&all[0].actor).team(&all[0].team);
    list.client(AuditLogClient::Terraform)
        .client("web")
        .await
        .unwrap();
    fake.sent(
        "AuditLogs_listAuditLogs",
        "GET /v3/audit-logs?pageSize=100&pageNumber=1&startDate=2026-07-01&endDate=2026-09-30\
         &action%5B%5D=update,create&resource%5B%5D=service&actor%5B%5D=u1&team%5B%5D=t1\
         &client%5B%5D=terraform,web",
        Value::Null,
    );

    logs.get(&all[0]).await.unwrap();
    fake.sent(
        "AuditLogs_getAuditLogById",
        "GET /v3/audit-logs/9",
        Value::Null,
    );

    let export = logs
        .export(quarter.clone(), ExportFormat::Csv, "Q3")
        .description("Third");
    let job = export
        .action("update")
        .actor(&ada)
        .client(AuditLogClient::Web)
        .await
        .unwrap();
    fake.sent(
        "AuditLogs_exportAuditLogs",
        "POST /v3/audit-logs/export",
        json!({
            "name": "Q3", "description": "Third", "exportType": "csv",
            "filters": {
                "startDate": "2026-07-01", "endDate": "2026-09-30", "action": ["update"],
                "actor": ["u1"], "client": ["web"],
            },
        }),
    );
    assert_eq!(job.id(), &"a1".parse::<AuditLogExportId>().unwrap());

    let finished = job.until_done().await.unwrap();
    fake.sent(
        "AuditLogs_getAuditLogsExportHistoryById",
        "GET /v3/audit-logs/export/history/a1",
        Value::Null,
    );
    assert_eq!(finished.export.filters.start_date, Some(date(2026, 7, 1)));
    let shown = format!("{finished:?} {:?}", finished.download());
    assert!(!shown.contains("canary"), "{shown}");
    job.state().await.unwrap();

    let past = logs.exports().list().await.unwrap();
    fake.sent(
        "AuditLogs_listAuditLogsExportHistory",
        "GET /v3/audit-logs/export/history?pageSize=100&pageNumber=1",
        Value::Null,
    );
    logs.exports().get(&past[0]).await.unwrap();
    assert_eq!(logs.exports().job(&past[0]).unwrap().id(), job.id());

    let got = fake.client.exports().get(self::export()).await.unwrap();
    fake.sent("Export_getExportDetails", "GET /v3/exports/x1", Value::Null);
    assert_eq!(
        (&got.status, &got.type_),
        (&ExportStatus::Completed, &ExportKind::Incidents)
    );
    assert!(!format!("{got:?}").contains("canary"));
    assert!(fake.client.exports().until_done(&got).await.is_ok());

    analytics(&fake, &ada).await;
    for area in ["analytics", "audit-logs", "exports"] {
        assert!(fake.reached().is_superset(&operations_of(area)), "{area}");
    }
}

async fn analytics(fake: &Fake, ada: &UserId) {
    let july = Window::between(
        "2026-07-01T00:00:00Z".parse().unwrap(),
        "2026-08-01T00:00:00Z".parse().unwrap(),
    );
    let checkout: ServiceId = "svc1".parse().unwrap();
    let all = fake
        .client
        .analytics()
        .organization(july)
        .team(team())
        .user(ada);
    assert_eq!(all.await.unwrap().mtta, 61.5);
    let range = "from=2026-07-01T00%3A00%3A00Z&to=2026-08-01T00%3A00%3A00Z";
    fake.sent(
        "Analytics_getOrgAnalytics",
        &format!("GET /v3/analyticsv2/organization?{range}&team_id=t1&user_id=u1"),
        Value::Null,
    );
    let times = fake
        .client
        .analytics()
        .team(team(), july)
        .user(ada)
        .service(&checkout);
    assert_eq!(times.await.unwrap().mttr, 600.0);
    fake.sent(
        "Analytics_getTeamAnalytics",
        &format!("GET /v3/analyticsv2/team?owner_id=t1&{range}&user_id=u1&service_id=svc1"),
        Value::Null,
    );
}

#[tokio::test]
async fn invalid_arguments_are_rejected_before_anything_is_sent() {
    let fake = Fake::new(value);
    let logs = fake.client.audit_logs();
    let days = || date(2026, 7, 1)..=date(2026, 7, 1);
    let inverted = || date(2026, 7, 2)..=date(2026, 7, 1);
    let long = "x".repeat(301);
    let export = |name: &str| logs.export(days(), ExportFormat::Json, name);
    let empty = Window::last(Duration::ZERO);
    for error in [
        logs.list(inverted()).await.unwrap_err(),
        logs.list(days()).client("desktop").await.unwrap_err(),
        logs.get(AuditLog::default()).await.unwrap_err(),
        logs.get(AuditLogId::from(0)).await.unwrap_err(),
        logs.export(inverted(), ExportFormat::Json, "x")
            .await
            .unwrap_err(),
        export("").await.unwrap_err(),
        export(" x").await.unwrap_err(),
        export(&long[..101]).await.unwrap_err(),
        export("x").description(long.as_str()).await.unwrap_err(),
        fake.client
            .analytics()
            .organization(empty)
            .await
            .unwrap_err(),
        fake.client
            .analytics()
            .team(team(), empty)
            .await
            .unwrap_err(),
        fake.client
            .exports()
            .download(&Default::default())
            .await
            .unwrap_err(),
        logs.exports()
            .download(&Default::default())
            .await
            .unwrap_err(),
    ] {
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(fake.calls().len(), 0);
    assert!(export(&long[..100]).await.is_ok());
    let described = export("x").description(&long[..300]);
    assert!(described.await.is_ok());
}

/// A client whose service returns the states one after another, the last one for ever, and a file at [`LINK`].
fn polled(clock: &ManualClock, states: &'static [&'static str]) -> (Squadcast, MemoryTransport) {
    let count = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |request| {
        if request.url.host_str() == Some("files.example.net") {
            return TransportResponse::new(StatusCode::OK, "id,title\n");
        }
        let nth = count.fetch_add(1, Ordering::Relaxed);
        let state = states[nth.min(states.len() - 1)];
        if state == "404" {
            return rejection(404, "no such export");
        }
        if state == "503" {
            return rejection(503, "busy");
        }
        let done = state == "completed";
        let link = if done { LINK } else { "" };
        let body = json!({ "data": {
            "id": "x1", "type": "incidents", "format": "csv", "status": state,
            "download_url": link, "downloadLink": link, "error_message": "disk full",
        } });
        TransportResponse::json(StatusCode::OK, &body)
    });
    let client = Squadcast::builder()
        .base_urls("https://api.test", "https://auth.test")
        .access_token("token-canary")
        .transport(service.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    (client, service)
}

async fn whole(mut file: ByteStream) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(chunk) = file.chunk().await.unwrap() {
        whole.extend_from_slice(&chunk);
    }
    whole
}

#[tokio::test]
async fn export_is_polled_until_it_is_completed_and_downloaded_without_the_token() {
    let clock = ManualClock::new();
    let (client, service) = polled(&clock, &["pending", "503", "running", "completed"]);
    let started = clock.monotonic();
    let finished = clock
        .drive(client.exports().until_done(export()).into_future())
        .await;
    let finished = finished.unwrap();
    assert!(clock.monotonic() - started >= Duration::from_millis(1000 + 1500));
    let file = clock
        .drive(finished.download().into_future())
        .await
        .unwrap();
    assert_eq!(whole(file).await, b"id,title\n");
    let request = service.requests().pop().unwrap();
    assert_eq!(request.url.as_str(), LINK);
    assert!(!request.headers.contains_key("authorization"));

    let job = client
        .audit_logs()
        .exports()
        .job(AuditLogExportId::new("a1").unwrap())
        .unwrap();
    let finished = clock.drive(job.until_done().into_future()).await.unwrap();
    let file = clock
        .drive(finished.download().into_future())
        .await
        .unwrap();
    assert_eq!(whole(file).await, b"id,title\n");
}

#[tokio::test]
async fn failure_that_may_pass_does_not_end_the_polling() {
    let clock = ManualClock::new();
    // More failures than one request is retried.
    let (client, _) = polled(
        &clock,
        &[
            "pending",
            "503",
            "503",
            "503",
            "503",
            "503",
            "503",
            "503",
            "503",
            "completed",
        ],
    );
    let limit = Duration::from_secs(3600);
    let done = client.exports().until_done(export()).deadline(limit);
    assert!(clock.drive(done.into_future()).await.is_ok());

    let (client, _) = polled(&clock, &["pending", "503"]);
    let late = client.exports().until_done(export()).deadline(limit);
    let error = clock.drive(late.into_future()).await.unwrap_err();
    assert_eq!(
        error.message(),
        "the total deadline of 3600 s for the export was exceeded; its state is \"pending\""
    );
    let last = std::error::Error::source(&error).unwrap().to_string();
    assert!(last.contains("busy"), "{last}");
}

#[tokio::test]
async fn failed_missing_and_late_exports_are_errors() {
    let clock = ManualClock::new();
    let job = |client: &Squadcast| {
        let id = AuditLogExportId::new("a1").unwrap();
        client.audit_logs().exports().job(id).unwrap().until_done()
    };
    let (client, _) = polled(&clock, &["pending", "failed"]);
    let failed = clock
        .drive(client.exports().until_done(export()).into_future())
        .await;
    let error = failed.unwrap_err();
    assert!(
        error.is_server() && error.message().contains("disk full"),
        "{error}"
    );
    assert_eq!(error.operation_id(), Some("Export_getExportDetails"));
    assert!(
        clock
            .drive(job(&client).into_future())
            .await
            .unwrap_err()
            .is_server()
    );

    let (client, _) = polled(&clock, &["404"]);
    let missing = clock
        .drive(client.exports().until_done(export()).into_future())
        .await;
    assert!(missing.unwrap_err().is_not_found());

    let (client, service) = polled(&clock, &["running"]);
    let started = clock.monotonic();
    let limit = Duration::from_secs(100);
    let late = client.exports().until_done(export()).deadline(limit);
    let error = clock.drive(late.into_future()).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("running"),
        "{error}"
    );
    assert_eq!(clock.monotonic() - started, limit);
    assert!((5..15).contains(&service.count()), "{}", service.count());
}

#[tokio::test]
async fn request_id_of_an_export_by_mail_is_tried_once() {
    let fake = Fake::with(|operation, _| success(operation, &value(operation.id)));
    let found = fake.client.exports().of_incidents(export()).await.unwrap();
    assert!(matches!(found, MailedExport::Export(export) if export.id == "x1"));
    let fake = Fake::with(|_, _| rejection(404, "no such export"));
    let found = fake.client.exports().of_incidents(export()).await.unwrap();
    assert_eq!(found, MailedExport::SentByMail);
    assert_eq!(fake.calls().len(), 1);
    let fake = Fake::with(|_, _| rejection(403, "no"));
    assert!(
        fake.client
            .exports()
            .of_incidents(export())
            .await
            .unwrap_err()
            .is_permission()
    );
}

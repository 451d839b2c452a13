//! The calls of the area `audit-logs`.

use super::{Run, call};
use squadcast::audit_logs::ExportFormat;
use squadcast::jiff::civil::date;

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let days = date(2000, 1, 1)..=date(2099, 12, 31);
    let entries = call!(run, client.audit_logs() => list(days.clone()));
    call!(run, client.audit_logs() => get(&entries[0]));
    let job = call!(run, client.audit_logs() => export(days, ExportFormat::Csv, "Q3"));
    call!(run, job => state());
    call!(run, job => until_done());
    let exports = call!(run, client.audit_logs().exports() => list());
    call!(run, client.audit_logs().exports() => get(&exports[0]));
}

//! The calls of the area `alerts`. The incoming webhook itself is not in the document.

use super::{Run, call};
use squadcast::alerts::{Alert, AlertSource};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let key = run.mock.state().services().remove(0).api_key;
    let url = format!("{}/v2/incidents/api/{key}", run.mock.api_url());
    let source = AlertSource::from_url(url).unwrap();
    let receipt = call!(run, source => trigger(Alert::new("Disk is full").dedup_key("disk")));
    call!(run, source => resolve("disk"));
    call!(run, client.alerts() => outcome(&receipt));
    let request = receipt.request_id().unwrap();
    call!(run, client.alerts() => outcome_of(request));
}

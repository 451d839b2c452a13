//! The calls of the area `exports`.

use super::{Run, call};
use serde_json::json;
use squadcast::ExportId;
use squadcast_mock::{Failure, operations};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let export: ExportId = "5f8e9d7c6b5a493827160fff".parse().unwrap();
    call!(run, client.exports() => get(&export));
    call!(run, client.exports() => of_incidents(&export));
    let completed = json!({ "data": {
        "id": export, "type": "incidents", "status": "completed", "format": "csv",
    } });
    let completed = Failure::status(200, completed.to_string());
    let operation = operations::EXPORT_GET_EXPORT_DETAILS;
    run.mock.fail_next(operation, 1, completed);
    call!(run, client.exports() => until_done(&export));
}

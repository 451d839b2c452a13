//! The calls of the area `exports`.

use super::{Run, call};
use squadcast::incidents::ExportFormat;
use squadcast::{TeamId, Window};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().teams()[0].id.parse().unwrap();
    let incidents = client.incidents().list(&team, Window::last_days(1));
    let export = incidents.export_by_mail(ExportFormat::Csv).await.unwrap();
    call!(run, client.exports() => get(&export));
    call!(run, client.exports() => of_incidents(&export));
    call!(run, client.exports() => until_done(&export));
}

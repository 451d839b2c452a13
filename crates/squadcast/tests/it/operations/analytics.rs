//! The calls of the area `analytics`.

use super::{Run, call};
use squadcast::{TeamId, Window};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().teams()[0].id.parse().unwrap();
    let week = Window::last_days(7);
    call!(run, client.analytics() => organization(week));
    call!(run, client.analytics() => team(&team, week));
}

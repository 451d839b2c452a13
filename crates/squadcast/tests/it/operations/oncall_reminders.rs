//! The calls of the area `global-oncall-reminder-rules`.

use std::time::Duration;

use super::{Run, call};
use squadcast::TeamId;
use squadcast::oncall_reminders::{OncallRemindersUpdate, Reminder, ReminderChannel};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().teams()[0].id.parse().unwrap();

    let hour = Reminder::new(ReminderChannel::Push, Duration::from_secs(3600));
    call!(run, client.oncall_reminders() => create(&team, [hour]));
    call!(run, client.oncall_reminders() => get(&team));
    let off = OncallRemindersUpdate::new().enabled(false);
    call!(run, client.oncall_reminders() => update(&team, off));
    call!(run, client.oncall_reminders() => delete(&team));
}

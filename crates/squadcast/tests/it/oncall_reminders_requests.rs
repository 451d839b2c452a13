//! The request of each method of the on-call reminders, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{Fake, operations_of};
use serde_json::{Value, json};
use squadcast::TeamId;
use squadcast::oncall_reminders::{OncallRemindersUpdate, Reminder, ReminderChannel};

const MINUTE: Duration = Duration::from_secs(60);

fn value(_: &str) -> Value {
    json!({
        "id": 1, "is_enabled": true, "owner_id": "t1",
        "rules": [{ "type": "Push", "time": 60 }, { "type": "Pigeon", "time": -1 }],
    })
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let reminders = fake.client.oncall_reminders();
    let team: TeamId = "t1".parse().unwrap();
    const PATH: &str = "/v3/global-oncall-reminder-rules";

    let rules = reminders.get(&team).await.unwrap();
    fake.sent(
        "GlobalOncallReminderRules_getGlobalOncallReminderRules",
        &format!("GET {PATH}?owner_id=t1"),
        Value::Null,
    );
    let read: Vec<Reminder> = rules.rules.iter().map(Reminder::from).collect();
    assert_eq!(read[0], Reminder::new(ReminderChannel::Push, 60 * MINUTE));
    assert_eq!(read[0].before(), 60 * MINUTE);
    assert_eq!(read[1].before(), Duration::ZERO);
    assert_eq!(read[1].channel().as_str(), "Pigeon");

    let day = Reminder::new(ReminderChannel::Email, 24 * 60 * MINUTE);
    reminders.create(&team, [day.clone()]).await.unwrap();
    fake.sent(
        "GlobalOncallReminderRules_createGlobalOncallReminderRules",
        &format!("POST {PATH}"),
        json!({ "is_enabled": true, "owner_id": "t1", "rules": [{ "type": "Email", "time": 1440 }] }),
    );

    let before = fake.calls().len();
    let off = OncallRemindersUpdate::new().enabled(false);
    reminders.update(&team, off).await.unwrap();
    let put = format!("PUT {PATH}?owner_id=t1");
    let operation = "GlobalOncallReminderRules_updateGlobalOncallReminderRules";
    let kept = json!([{ "type": "Push", "time": 60 }, { "type": "Pigeon", "time": -1 }]);
    fake.sent(
        operation,
        &put,
        json!({ "is_enabled": false, "rules": kept }),
    );
    let other = OncallRemindersUpdate::new().reminders([day]);
    reminders.update(&team, other.clone()).await.unwrap();
    let email = json!([{ "type": "Email", "time": 1440 }]);
    fake.sent(
        operation,
        &put,
        json!({ "is_enabled": true, "rules": email }),
    );
    assert_eq!(fake.calls().len() - before, 4);
    // Nothing is left to read.
    reminders.update(&team, other.enabled(false)).await.unwrap();
    fake.sent(
        operation,
        &put,
        json!({ "is_enabled": false, "rules": email }),
    );
    assert_eq!(fake.calls().len() - before, 5);

    reminders.delete(&team).await.unwrap();
    fake.sent(
        "GlobalOncallReminderRules_deleteGlobalOncallReminderRules",
        &format!("DELETE {PATH}?owner_id=t1"),
        Value::Null,
    );

    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("global-oncall-reminder-rules"));
}

#[tokio::test]
async fn times_that_the_service_cannot_have_send_nothing() {
    let fake = Fake::new(value);
    let reminders = fake.client.oncall_reminders();
    let team: TeamId = "t1".parse().unwrap();
    for (before, message) in [
        (Duration::from_secs(90), "whole minutes"),
        (Duration::ZERO, "zero"),
        ((7 * 24 * 60 + 1) * MINUTE, "at most 10080 minutes"),
    ] {
        let reminder = Reminder::new(ReminderChannel::Push, before);
        let error = reminders
            .create(&team, [reminder.clone()])
            .await
            .unwrap_err();
        assert!(
            error.is_configuration() && error.message().contains(message),
            "{error}"
        );
        let update = OncallRemindersUpdate::new().reminders([reminder]);
        assert!(
            reminders
                .update(&team, update)
                .await
                .unwrap_err()
                .is_configuration()
        );
    }
    assert!(fake.calls().is_empty());
}

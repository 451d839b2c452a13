//! Who is on call, over HTTP: the selected schedules and the users of each.

use serde_json::{Value, json};
use squadcast_mock::{Clock, UserRole};

use crate::support::{empty, noon};

const PATH: &str = "/v4/schedules/who-is-oncall";

#[tokio::test]
async fn users_on_call_are_shown_once_for_each_selected_schedule() {
    let (mock, client) = empty(&Clock::manual(noon())).await;
    let state = mock.state();
    let [payments, shop] = ["Payments", "Shop"].map(|name| state.add_team(name).id);
    let grace = state.users().remove(0);
    let ada = state.add_user("Ada", "Roth", "ada@example.com", UserRole::User);
    let squad = client.squad(&payments, &grace.id).await;
    let schedule = async |team: &str, participants: Value| {
        let new = json!({ "name": "On call", "description": "", "teamID": team, "ownerID": grace.id, "ownerType": "user",
            "timeZone": "UTC", "tags": [] });
        let id = client.post("/v4/schedules", &new).await.data()["id"]
            .as_u64()
            .unwrap();
        let rotation = json!({
            "name": "Mornings", "startDate": "2026-01-05T00:00:00Z", "period": "daily", "changeParticipantsFrequency": 1,
            "changeParticipantsUnit": "day", "participantGroups": [{ "participants": participants }],
            "shiftTimeSlots": [{ "startHour": 0, "startMin": 0, "duration": 780 }],
        });
        client
            .post(&format!("/v4/schedules/{id}/rotations"), &rotation)
            .await
            .data();
        id
    };
    let user = |id: &str| json!({ "type": "user", "id": id });
    let both = json!([user(&grace.id), { "type": "squad", "id": squad }, user(&ada.id)]);
    let first = schedule(&payments, both).await;
    let second = schedule(&shop, json!([user(&ada.id)])).await;
    let shown = |user: &squadcast_mock::User| {
        json!({ "id": user.id, "first_name": user.first_name, "last_name": user.last_name, "email": user.email,
            "contact": { "dial_code": "+49", "phone_number": "5550100" } })
    };
    let of_first = json!({ "oncall": [shown(&grace), shown(&ada)] });
    let of_second = json!({ "oncall": [shown(&ada)] });
    let nobody = json!({ "oncall": [] });
    for (query, expected) in [
        (String::new(), json!([of_first, of_second])),
        (format!("teamId={payments}"), json!([of_first])),
        (format!("teamId={shop}"), json!([of_second])),
        (format!("scheduleID={first}"), json!([of_first])),
        (format!("scheduleID={second}"), json!([of_second])),
        (
            format!("scheduleID={second}&teamId={shop}"),
            json!([of_second]),
        ),
        (format!("scheduleID={second}&teamId={payments}"), json!([])),
        (
            "time=2026-03-02T12:59:59Z".to_owned(),
            json!([of_first, of_second]),
        ),
        (
            "time=2026-03-02T13:00:00Z".to_owned(),
            json!([nobody, nobody]),
        ),
    ] {
        let found = client.get(&format!("{PATH}?{query}")).await.data();
        assert_eq!(found, expected, "{query}");
    }
    for (query, status, message) in [
        ("teamId=61ff", 404, "team not found"),
        ("scheduleID=4711", 404, "schedule not found"),
    ] {
        let response = client.get(&format!("{PATH}?{query}")).await;
        assert_eq!(response.status, status, "{query}");
        assert!(response.text.contains(message), "{response:?}");
    }
    let response = client.get(&format!("{PATH}?time=noon")).await;
    assert_eq!(response.status, 400, "{response:?}");
}

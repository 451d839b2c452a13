//! Updates of notes and communication cards keep what they do not name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::Fake;
use serde_json::{Value, json};
use squadcast::incidents::{CommunicationCardUpdate, NoteUpdate};
use squadcast::{CommunicationCardId, IncidentId, NoteId};

fn incident() -> IncidentId {
    "i1".parse().unwrap()
}

fn fake() -> Fake {
    let note = || json!({ "id": "n1", "message": "Down", "attachments": ["a.png"] });
    let card = || json!({ "id": 7, "title": "Bridge", "type": "other", "url": "https://a.test" });
    Fake::new(move |operation| match operation {
        "Notes_getAllNotes" => json!([{ "id": "n0" }, note()]),
        "CommunicationCards_getAllCommunicationCard" => json!([{ "id": 6 }, card()]),
        "Notes_updateNote" => note(),
        _ => card(),
    })
}

#[tokio::test]
async fn note_keeps_what_its_update_does_not_name() {
    let fake = fake();
    let notes = fake.client.incidents().notes(incident());
    let id: NoteId = "n1".parse().unwrap();
    let put = "PUT /v3/incidents/i1/warroom/n1";
    for (update, body) in [
        (
            NoteUpdate::new().message("Up"),
            json!({ "message": "Up", "attachments": ["a.png"] }),
        ),
        (
            NoteUpdate::new().attachments(["b.png"]),
            json!({ "message": "Down", "attachments": ["b.png"] }),
        ),
    ] {
        let before = fake.calls().len();
        notes.update(&id, update).await.unwrap();
        fake.sent("Notes_updateNote", put, body);
        assert_eq!(fake.calls().len(), before + 2);
    }
    // An update of everything needs nothing of the note.
    let before = fake.calls().len();
    let all = NoteUpdate::new().message("Up").attachments([""; 0]);
    let note = notes.update(&id, all).await.unwrap();
    fake.sent(
        "Notes_updateNote",
        put,
        json!({ "message": "Up", "attachments": [] }),
    );
    notes.replace(&note).await.unwrap();
    fake.sent(
        "Notes_updateNote",
        put,
        json!({ "message": "Down", "attachments": ["a.png"] }),
    );
    assert_eq!(fake.calls().len(), before + 2);

    let unknown: NoteId = "n9".parse().unwrap();
    let error = notes.update(unknown, NoteUpdate::new()).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn card_keeps_what_its_update_does_not_name() {
    let fake = fake();
    let cards = fake.client.incidents().communication_cards(incident());
    let put = "PUT /v3/incidents/i1/communication_cards/7";
    let body = |title: &str, kind: &str, url: &str| -> Value {
        json!({ "title": title, "type": kind, "url": url })
    };
    let id = CommunicationCardId::from(7);
    let title = CommunicationCardUpdate::new().title("War room");
    let card = cards.update(id, title).await.unwrap();
    let operation = "CommunicationCards_updateCommunicationCard";
    fake.sent(operation, put, body("War room", "other", "https://a.test"));
    let rest = CommunicationCardUpdate::new()
        .kind("zoom")
        .url("https://b.test");
    cards.update(&card, rest).await.unwrap();
    fake.sent(operation, put, body("Bridge", "zoom", "https://b.test"));
    cards.replace(&card).await.unwrap();
    fake.sent(operation, put, body("Bridge", "other", "https://a.test"));
    assert_eq!(fake.calls().len(), 5);

    let error = cards
        .update(CommunicationCardId::from(9), CommunicationCardUpdate::new())
        .await
        .unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

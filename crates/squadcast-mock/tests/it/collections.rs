//! Resources without a handler of their own: what is created can be listed, read, changed and deleted.

use openapi_mock::resources::Target;
use serde_json::{Value, json};
use squadcast_mock::{MockServer, Seed};

use crate::support::Client;

fn squad(name: &str, team: &str, user: &str) -> Value {
    json!({ "name": name, "owner_id": team, "members": [{ "user_id": user, "role": "owner" }] })
}

fn names(list: &Value) -> Vec<&str> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| item["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn created_resource_is_listed_read_changed_and_deleted() {
    let mock = MockServer::builder()
        .seed(Seed::empty())
        .start()
        .await
        .unwrap();
    let (team, other) = (
        mock.state().add_team("Payments").id,
        mock.state().add_team("Shop").id,
    );
    let user = mock.state().users().remove(0).id;
    let client = Client::new(&mock).await;
    let of = |team: &str| format!("/v4/squads?owner_id={team}");
    assert_eq!(
        client.get(&of(&team)).await.data(),
        json!([]),
        "nothing was created"
    );

    let dbas = client
        .post("/v4/squads", &squad("DBAs", &team, &user))
        .await
        .data();
    let web = client
        .post("/v4/squads", &squad("Web", &other, &user))
        .await
        .data();
    assert_eq!(dbas["name"], "DBAs");
    assert_ne!(dbas["id"], web["id"]);
    assert_eq!(names(&client.get(&of(&team)).await.data()), ["DBAs"]);
    assert_eq!(names(&client.get(&of(&other)).await.data()), ["Web"]);

    let path = format!("/v4/squads/{}", dbas["id"].as_str().unwrap());
    assert_eq!(client.get(&path).await.data()["name"], "DBAs");
    client
        .put(&path, &squad("Databases", &team, &user))
        .await
        .data();
    assert_eq!(client.get(&path).await.data()["name"], "Databases");
    assert_eq!(names(&client.get(&of(&team)).await.data()), ["Databases"]);

    assert!(client.delete(&path).await.status < 300);
    assert_eq!(client.get(&path).await.status, 404);
    assert_eq!(client.get(&of(&team)).await.data(), json!([]));
}

#[tokio::test]
async fn nested_resource_belongs_to_its_parent_and_dies_with_it() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams().remove(0).id;
    let page = |name: &str| {
        json!({ "name": name, "ownerType": "team", "ownerID": team, "teamID": team, "isPublic": true, "logoUrl": "https://example.com/l.png",
            "domainName": "status", "timezone": "UTC", "contactEmail": "a@example.com", "description": "d",
            "themeColor": { "primary": "#000000", "secondary": "#ffffff" }, "allowWebhookSubscription": true,
            "allowMaintenanceSubscription": true, "allowComponentsSubscription": true, "customDomainName": "status.example.com" })
    };
    let first = client.post("/v4/statuspages", &page("One")).await.data();
    let second = client.post("/v4/statuspages", &page("Two")).await.data();
    let components = |page: &Value| format!("/v4/statuspages/{}/components", page["id"]);
    let before = client
        .get(&components(&second))
        .await
        .data()
        .as_array()
        .unwrap()
        .len();
    let component = json!({ "name": "Card payments", "description": "d" });
    let made = client.post(&components(&first), &component).await.data();
    assert!(names(&client.get(&components(&first)).await.data()).contains(&"Card payments"));
    assert_eq!(
        client
            .get(&components(&second))
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        before
    );
    let listed =
        format!("/v4/statuspages?pageNumber=1&pageSize=10&filters.isPublic=true&teamID={team}");
    let pages = client.get(&listed).await.json();
    assert!(names(&pages["data"]).contains(&"Two"));
    assert_eq!(
        pages["meta"]["totalCount"],
        pages["data"].as_array().unwrap().len()
    );

    client
        .delete(&format!("/v4/statuspages/{}", first["id"]))
        .await;
    let gone = format!("{}/{}", components(&first), made["id"]);
    assert_eq!(client.get(&gone).await.status, 404);
}

#[test]
fn references_of_each_operation_are_listed() {
    let references = squadcast_mock::references().unwrap();
    let of = |operation: &str| -> Vec<(bool, &str, Target)> {
        let own = references.iter().filter(|it| it.operation == operation);
        own.map(|it| (it.query, it.field.as_str(), it.target.clone()))
            .collect()
    };
    let collection = |path: &str| Target::Collection(path.to_owned());
    assert_eq!(
        of("Squads_getAllSquads"),
        [
            (true, "owner_id", collection("/v3/teams")),
            (true, "team_id", collection("/v3/teams")),
        ]
    );
    assert_eq!(
        of("Runbooks_attachRunbooks"),
        [(false, "runbooks.*", collection("/v3/runbooks"))]
    );
    let words = [
        ("user", "/v3/users"),
        ("squad", "/v4/squads"),
        ("team", "/v3/teams"),
    ];
    let words = words.map(|(word, path)| (word.to_owned(), path.to_owned()));
    let owner = Target::ByType("ownerType".to_owned(), words.to_vec());
    assert_eq!(of("Schedules_updateSchedule"), [(false, "ownerID", owner)]);
    assert_eq!(of("Teams_getAllTeams"), []);
}

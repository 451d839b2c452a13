//! Every operation is driven, over the fake and against a base URL.

use std::collections::BTreeSet;

use squad_conform::drive::{self, Credential, Target};
use squad_conform::{Api, Report, Row, Status};
use squad_core::BaseUrls;
use squadcast_mock::MockServer;

fn assert_every_operation_is_listed(report: &Report) {
    let listed: BTreeSet<&str> = report.operations.keys().map(String::as_str).collect();
    let documented: BTreeSet<&str> = report.api.wire().iter().map(|row| row.id).collect();
    assert_eq!(listed, documented);
}

#[tokio::test]
async fn every_operation_of_the_fakes_conforms() {
    for api in Api::ALL {
        let report = drive::against_fake(api).await.unwrap();
        assert_every_operation_is_listed(&report);
        assert!(report.operations.values().all(Row::is_ok), "{report}");
        let text = format!("{report:?}{report}");
        for value in ["Checkout", "example.com", "0PT711", "eyJ"] {
            assert!(!text.contains(value), "{value}");
        }
    }
}

async fn target(mock: &MockServer) -> Target {
    Target {
        api: Api::Squadcast,
        urls: BaseUrls::new(&mock.api_url(), &mock.authentication_url()).unwrap(),
        credential: Credential::RefreshToken(mock.refresh_token().to_owned()),
        known: Default::default(),
    }
}

#[tokio::test]
async fn service_is_only_read_with_ids_that_were_found() {
    let mock = MockServer::start().await.unwrap();
    let report = drive::reading(&target(&mock).await).await.unwrap();
    assert_every_operation_is_listed(&report);
    assert!(report.is_conformant(), "{report}");

    let reading = ["Incidents_getIncidentsStatusByRequestids"];
    for request in mock.requests() {
        let id = request.operation_id.as_deref().unwrap();
        let reads = request.method == "GET" || reading.contains(&id) || id.contains("_render");
        assert!(reads, "{request}");
    }
    let row = &report.operations["Incidents_getIncidentById"];
    assert!(row.is_ok());
    let row = &report.operations["Incidents_resolveIncident"];
    assert_eq!(
        (row.sent, row.decoded),
        (Status::NotTried, Status::NotTried)
    );
    // There is no SLO, so no id to read one.
    let row = &report.operations["SLO_getSLOById"];
    assert_eq!((row.sent, row.is_ok()), (Status::NotTried, false));
    assert!(row.note.as_deref().unwrap().contains("/v3/slo"));
    assert!(report.summary().ok > 60, "{report}");
}

#[tokio::test]
async fn missing_object_is_not_tried_and_rejected_credential_is_an_error() {
    let mock = MockServer::start().await.unwrap();
    let report = drive::reading(&target(&mock).await).await.unwrap();
    let row = &report.operations["Postmortems_getPostmortemByIncident"];
    assert_eq!(row.decoded, Status::NotTried);
    assert!(row.note.as_deref().unwrap().contains("404"));

    let mut target = target(&mock).await;
    target.credential = Credential::RefreshToken("0123456789abcdef".to_owned());
    let error = drive::reading(&target).await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    assert!(!format!("{error:?} {target:?}").contains("0123456789abcdef"));
}

#[tokio::test]
async fn fakes_of_another_build_are_driven_like_the_embedded_ones() {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_squad-conform"));
    for (api, id) in [
        (Api::Squadcast, "Services_deleteService"),
        (Api::SquadVoice, "Leads_createLeads"),
    ] {
        let operations = [id.to_owned(), "Nowhere_isNoOperation".to_owned()];
        let report = drive::against_fakes_of(program, api, &operations);
        let report = report.await.unwrap();
        assert!(report.is_conformant(), "{report}");
        assert!(report.operations[id].is_ok(), "{report}");
    }
    let none = drive::against_fakes_of("/nowhere".as_ref(), Api::SquadVoice, &[]);
    assert!(none.await.is_err());
}

use crate::support::{get, request, send, start, token_request};

#[tokio::test]
async fn operation_is_found_by_method_and_path() {
    let server = start().await;
    for (path, operation) in [
        ("/items?owner=a", "listItems"),
        ("/items/7", "getItem"),
        ("/items/latest", "getLatestItem"),
        ("/%69tems/%37", "getItem"),
    ] {
        assert_eq!(
            get(&server, path).await.body["operation"],
            operation,
            "{path}"
        );
        assert_eq!(
            server.count(operation).unwrap(),
            server
                .requests()
                .iter()
                .filter(|request| { request.operation_id.as_deref() == Some(operation) })
                .count()
        );
    }
    assert_eq!(get(&server, "/items/%37").await.body["path"]["id"], "7");
}

#[tokio::test]
async fn unknown_path_is_404_and_another_method_is_405_with_the_allowed_ones() {
    let server = start().await;
    for path in ["/", "/item", "/items/", "/items/7/parts"] {
        assert_eq!(get(&server, path).await.status, 404, "{path}");
    }
    let response = send(request(&server, "PUT", "/items/7")).await;
    assert_eq!(
        (response.status, response.allow.as_deref()),
        (405, Some("GET, DELETE"))
    );
    let ids: Vec<_> = server
        .requests()
        .into_iter()
        .map(|request| request.operation_id)
        .collect();
    assert_eq!(ids, vec![None; 5]);
}

#[tokio::test]
async fn each_host_serves_its_own_operations() {
    let server = start().await;
    assert_eq!(send(token_request(&server)).await.status, 200);
    assert_eq!(send(request(&server, "POST", "/token")).await.status, 404);
    let url = format!("{}/items/7", server.authentication_url());
    let response = reqwest::get(url).await.unwrap();
    assert_eq!(response.status(), 404);
    assert_eq!(server.count("getToken").unwrap(), 1);
    assert_eq!(server.count("getItem").unwrap(), 0);
}

#[tokio::test]
async fn credentials_are_checked_before_the_path() {
    let server = start().await;
    for (path, status) in [("/items/7", 401), ("/unknown", 401), ("/hooks/key", 405)] {
        let url = format!("{}{path}", server.api_url());
        let response = reqwest::get(url).await.unwrap();
        let expected = if path == "/hooks/key" { 401 } else { status };
        assert_eq!(response.status(), expected, "{path}");
    }
    let url = format!("{}/hooks/key", server.api_url());
    let response = reqwest::Client::new().post(url).send().await.unwrap();
    assert_eq!(
        response.status(),
        202,
        "an operation without security needs no token"
    );
}

//! Shutdown of the server, and requests that are invalid HTTP or never complete.

use std::time::{Duration, Instant};

use crate::support::{Client, read};
use squadcast_mock::{Failure, MockServer, operations};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Handle;

/// Waits until the tasks of a dropped server have ended.
async fn until_tasks_are(expected: usize) {
    let alive = || Handle::current().metrics().num_alive_tasks();
    let ended = async {
        while alive() > expected {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let ended = tokio::time::timeout(Duration::from_secs(20), ended).await;
    assert!(ended.is_ok(), "{} tasks are running", alive());
}

#[tokio::test]
async fn drop_stops_every_task_and_closes_the_ports() {
    let before = Handle::current().metrics().num_alive_tasks();
    let mock = MockServer::start().await.unwrap();
    let address = mock.api_url().replace("http://", "");
    // An idle connection, one in the middle of the headers, and one without a response.
    let _idle = TcpStream::connect(&address).await.unwrap();
    let mut partial = TcpStream::connect(&address).await.unwrap();
    partial.write_all(b"GET /v3/teams HT").await.unwrap();
    {
        let client = Client::new(&mock).await;
        mock.fail_next(operations::TEAMS_GET_ALL_TEAMS, 1, Failure::hang());
        let request = client.request("GET", "/v3/teams", None);
        let hanging = tokio::spawn(request.send());
        while mock.count(operations::TEAMS_GET_ALL_TEAMS) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        drop(mock);
        let ended = tokio::time::timeout(Duration::from_secs(20), hanging).await;
        ended.unwrap().unwrap().unwrap_err();
    }
    until_tasks_are(before).await;
    TcpStream::connect(&address).await.unwrap_err();
}

#[tokio::test]
async fn shutdown_waits_until_every_connection_is_closed() {
    let before = Handle::current().metrics().num_alive_tasks();
    let mock = MockServer::start().await.unwrap();
    let address = mock.api_url().replace("http://", "");
    let mut idle = TcpStream::connect(&address).await.unwrap();
    mock.shutdown().await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), before);
    assert_eq!(idle.read(&mut [0; 8]).await.unwrap_or(0), 0);
}

#[tokio::test]
async fn invalid_requests_never_crash_the_server() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let token = client.token.clone();
    let address = mock.api_url().replace("http://", "");
    let head = format!("Authorization: Bearer {token}\r\nHost: x\r\n");
    let deep = "[".repeat(100_000);
    let requests: Vec<Vec<u8>> = vec![
        b"\x00\xff\xfe\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(),
        b"CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n".to_vec(),
        b"GET /v3/teams HTTP/1.1\r\nHost: x\r\nAuthorization: \xff\xfe\r\n\r\n".to_vec(),
        b"GET /v3/teams HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer\r\n\r\n".to_vec(),
        format!("GET /v3/incidents/%ff%00%zz HTTP/1.1\r\n{head}\r\n").into_bytes(),
        format!("GET /v3/incidents/%2e%2e%2f HTTP/1.1\r\n{head}\r\n").into_bytes(),
        format!("GET //////?&=&%ff=%ff&&& HTTP/1.1\r\n{head}\r\n").into_bytes(),
        format!("GET /v3/incidents/export?%ff=%ff&status=,,,&type= HTTP/1.1\r\n{head}\r\n").into_bytes(),
        format!("GET /v3/incidents/99999999999999999999999999 HTTP/1.1\r\n{head}\r\n").into_bytes(),
        format!(
            "POST /v3/teams HTTP/1.1\r\n{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{deep}",
            deep.len()
        )
        .into_bytes(),
        format!("POST /v3/teams HTTP/1.1\r\n{head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n").into_bytes(),
    ];
    for request in requests {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        // The server may close early, but must serve other connections.
        let _ = stream.write_all(&request).await;
        let _ = stream.shutdown().await;
        let mut response = Vec::new();
        let _ = stream.read_to_end(&mut response).await;
        let response = String::from_utf8_lossy(&response);
        assert!(
            response.is_empty() || response.starts_with("HTTP/1."),
            "{response}"
        );
        assert!(!response.starts_with("HTTP/1.1 5"), "{response}");
        assert_eq!(client.get("/v3/teams").await.status, 200);
    }
}

#[tokio::test]
async fn incomplete_body_times_out() {
    let mock = MockServer::builder()
        .body_timeout(Duration::from_millis(50))
        .start()
        .await
        .unwrap();
    let address = mock.api_url().replace("http://", "");
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let head = "POST /v3/teams HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut response = String::new();
    let read = stream.read_to_string(&mut response);
    tokio::time::timeout(Duration::from_secs(20), read)
        .await
        .unwrap()
        .unwrap();
    assert!(response.starts_with("HTTP/1.1 408 "), "{response}");
    assert!(
        response.contains("body: is incomplete after 50ms"),
        "{response}"
    );
}

#[tokio::test]
async fn body_is_limited_to_4_mib() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let body = |length: usize| format!("\"{}\"", "x".repeat(length - 2));
    for (length, status) in [(4 * 1024 * 1024, 422), (4 * 1024 * 1024 + 1, 413)] {
        let request = client.request("POST", "/v3/teams", None);
        let request = request.header("content-type", "application/json");
        let response = read(request.body(body(length)).send().await.unwrap()).await;
        assert_eq!(response.status, status, "{length}");
        assert!(response.text.len() < 1000, "the message contains the body");
    }
}

#[tokio::test]
async fn hundred_thousand_tags_are_stored() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let id = mock.state().incidents()[9].id.clone();
    let path = format!("/v3/incidents/{id}/tags");
    let count = 100_000;
    let tags = |value: &dyn Fn(usize) -> serde_json::Value| -> serde_json::Value {
        let tags: serde_json::Map<String, serde_json::Value> =
            (0..count).map(|n| (format!("k{n}"), value(n))).collect();
        serde_json::json!({ "tags": tags })
    };
    let valid = tags(&|_| serde_json::json!({ "value": "v", "color": "#fff" }));
    let began = Instant::now();
    assert_eq!(client.put(&path, &valid).await.status, 200);
    assert!(
        began.elapsed() < Duration::from_secs(30),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(mock.requests().last().unwrap().json().unwrap(), valid);
    assert_eq!(mock.state().incident(&id).unwrap().tags.len(), count);
    // Every tag violates the schema, but the response reports only some of them.
    let response = client.put(&path, &tags(&|n| serde_json::json!(n))).await;
    assert_eq!(response.status, 422);
    assert!(
        response.text.len() < 10_000,
        "{} bytes",
        response.text.len()
    );
    assert_eq!(mock.state().incident(&id).unwrap().tags.len(), count);
}

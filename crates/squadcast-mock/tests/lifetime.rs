//! The server's end, and its calm in front of bytes that are no request.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use squadcast_mock::{Failure, MockServer};
use support::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Handle;

/// Waits, for as long as a slow machine may need, until the tasks of a dropped server are gone.
async fn until_tasks_are(expected: usize) {
    let alive = || Handle::current().metrics().num_alive_tasks();
    let ended = async {
        while alive() > expected {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let ended = tokio::time::timeout(Duration::from_secs(20), ended).await;
    assert!(ended.is_ok(), "{} tasks are left", alive());
}

#[tokio::test]
async fn dropping_the_server_ends_every_task_and_frees_its_ports() {
    let before = Handle::current().metrics().num_alive_tasks();
    let mock = MockServer::start().await.unwrap();
    let address = mock.api_url().replace("http://", "");
    // One connection that is idle, one in the middle of a head, one whose answer hangs.
    let _idle = TcpStream::connect(&address).await.unwrap();
    let mut partial = TcpStream::connect(&address).await.unwrap();
    partial.write_all(b"GET /v3/teams HT").await.unwrap();
    {
        let client = Client::new(&mock).await;
        mock.fail_next("Teams_getAllTeams", 1, Failure::hang())
            .unwrap();
        let request = client.request("GET", "/v3/teams", None);
        let hanging = tokio::spawn(request.send());
        while mock.count("Teams_getAllTeams") == 0 {
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
async fn shutting_down_waits_until_everything_is_closed() {
    let before = Handle::current().metrics().num_alive_tasks();
    let mock = MockServer::start().await.unwrap();
    let address = mock.api_url().replace("http://", "");
    let mut idle = TcpStream::connect(&address).await.unwrap();
    mock.shutdown().await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), before);
    assert_eq!(idle.read(&mut [0; 8]).await.unwrap_or(0), 0);
}

#[tokio::test]
async fn no_bytes_make_it_fall() {
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
        // The server may close early; what counts is that it goes on answering others.
        let _ = stream.write_all(&request).await;
        let _ = stream.shutdown().await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        let answer = String::from_utf8_lossy(&answer);
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1."),
            "{answer}"
        );
        assert!(!answer.starts_with("HTTP/1.1 5"), "{answer}");
        assert_eq!(client.get("/v3/teams").await.status, 200);
    }
}

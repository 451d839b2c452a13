use std::time::Duration;

use openapi_mock::Failure;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Handle;

use crate::support::{request, start, start_with};

#[tokio::test]
async fn shutdown_closes_idle_connections_and_ends_every_task() {
    let before = Handle::current().metrics().num_alive_tasks();
    let server = start().await;
    let address = server.api_url().replace("http://", "");
    let mut idle = TcpStream::connect(&address).await.unwrap();
    server.shutdown().await;
    assert_eq!(idle.read(&mut [0; 8]).await.unwrap_or(0), 0);
    assert_eq!(Handle::current().metrics().num_alive_tasks(), before);
    TcpStream::connect(&address).await.unwrap_err();
}

#[tokio::test]
async fn dropped_server_ends_a_delayed_response() {
    let server = start().await;
    let delay = Duration::from_secs(600);
    server
        .fail_next("getItem", 1, Failure::slow(delay))
        .unwrap();
    let delayed = tokio::spawn(request(&server, "GET", "/items/7").send());
    while server.count("getItem").unwrap() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    drop(server);
    let ended = tokio::time::timeout(Duration::from_secs(20), delayed).await;
    ended.unwrap().unwrap().unwrap_err();
}

#[tokio::test]
async fn unfinished_body_is_408_and_says_in_the_journal_that_it_did_not_arrive() {
    let server = start_with(|options| options.body_timeout = Duration::from_millis(100)).await;
    let address = server.api_url().replace("http://", "");
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let head = "POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut response = String::new();
    let read = stream.read_to_string(&mut response);
    let read = tokio::time::timeout(Duration::from_secs(20), read).await;
    read.unwrap().unwrap();
    assert!(response.starts_with("HTTP/1.1 408 "), "{response}");
    let record = server.requests().remove(0);
    assert_eq!(record.status, Some(408));
    assert_eq!(
        record.body().unwrap_err().to_string(),
        "the body of POST /items 408 is not in the journal: it did not arrive"
    );
    assert_eq!(server.count("createItem").unwrap(), 1);
}

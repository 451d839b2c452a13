//! A write needs the lock and the revision that it was made from, and is carried out once.

use squad_core::auth::{Entry, Fingerprint, StoreKey, TokenRecord};
use squad_core::{Fleet as _, StoreFailure};

use crate::support::{Server, fleet, installed};

async fn locked(server: &Server) -> (Box<dyn Entry>, String) {
    let store = fleet(server).store().unwrap();
    let key = StoreKey::new("https://auth.test", Fingerprint::of("test", &["fencing"]));
    let mut entry = store.try_open(&key).await.unwrap();
    entry.write(TokenRecord::default()).await.unwrap();
    let keys: Vec<String> = server.command(&["KEYS", "*token*"]);
    (entry, keys[0].clone())
}

#[tokio::test]
async fn without_the_lock_nothing_is_written() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let (mut entry, key) = locked(&server).await;
    let revision = || -> String { server.command(&["HGET", &key, "rev"]) };
    let before = revision();
    let _: i64 = server.command(&["HSET", &key, "own", "another"]);
    let fenced = Some(StoreFailure::Fenced);
    let error = entry.write(TokenRecord::default()).await.unwrap_err();
    assert_eq!(error.store_failure(), fenced, "{error}");
    assert_eq!(entry.extend().await.unwrap_err().store_failure(), fenced);
    assert_eq!(entry.remove().await.unwrap_err().store_failure(), fenced);
    entry.release().await;
    assert_eq!(revision(), before);
    let owner: String = server.command(&["HGET", &key, "own"]);
    assert_eq!(owner, "another", "the lock of another was released");
}

#[tokio::test]
async fn over_another_revision_nothing_is_written() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let (mut entry, key) = locked(&server).await;
    let _: i64 = server.command(&["HINCRBY", &key, "rev", "1"]);
    let error = entry.write(TokenRecord::default()).await.unwrap_err();
    assert_eq!(error.store_failure(), Some(StoreFailure::Fenced), "{error}");
    assert!(entry.read().await.is_err());
}

#[tokio::test]
async fn a_write_that_arrives_twice_is_carried_out_once() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let script = redis::Script::new(include_str!("../../src/tokens/scripts/write.lua"));
    let mut connection = server.connection();
    let _: i64 = server.command(&["HSET", "key", "own", "me"]);
    let mut write = |request: &str, revision: &str, data: &str| -> Vec<redis::Value> {
        let mut call = script.key("key");
        for argument in [
            "me", request, revision, "0", "6000", "0", "0", "", data, "0",
        ] {
            call.arg(argument);
        }
        call.invoke(&mut connection).unwrap()
    };
    let first = write("request", "0", "first");
    assert_eq!(first[0], redis::Value::Int(1));
    assert_eq!(write("request", "0", "second"), first);
    let data: String = server.command(&["HGET", "key", "data"]);
    assert_eq!(data, "first");
    assert_eq!(write("other", "0", "third")[0], redis::Value::Int(0));
}

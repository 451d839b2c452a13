//! Redis forgets permits: no window has more calls because of it.

use std::time::Duration;

use futures::future::join_all;
use squad_core::Client;

use super::{CALLS, Service, call, fleet};
use crate::support::{Server, installed};

/// Three processes with calls that never stop, while `disturb` runs; then a new process. Every call succeeds.
async fn disturbed(server: &mut Server, disturb: impl AsyncFnOnce(&mut Server)) {
    let service = Service::new();
    let clients: Vec<Client> = (0..3)
        .map(|nth| service.client(&format!("process-{nth}"), Some(fleet(server))))
        .collect();
    let work = async {
        let calls = clients.iter().map(|client| call(client, 10));
        join_all(calls).await.into_iter().sum::<usize>()
    };
    let disturb = async {
        while service.count() < 2 * CALLS + 1 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        disturb(server).await;
    };
    let (successes, ()) = futures::join!(work, disturb);
    assert_eq!(successes, 30);
    let new = service.client("new", Some(fleet(server)));
    assert_eq!(call(&new, CALLS + 1).await, CALLS + 1);
    service.assert_limit();
}

/// The cases run at the same time, because they wait most of it.
#[tokio::test]
async fn no_window_has_more_calls_because_redis_forgets() {
    if !installed() {
        return;
    }
    futures::join!(
        a_flush_does_not_break_the_limit(),
        an_older_state_does_not_break_the_limit(),
        a_restart_without_persistence_does_not_break_the_limit(),
        a_restart_from_an_old_snapshot_does_not_break_the_limit(),
        a_new_process_waits_if_redis_is_younger_than_a_window(),
        forgotten_scripts_are_sent_with_the_next_call(),
    );
}

async fn a_flush_does_not_break_the_limit() {
    let mut server = Server::start(&[]);
    disturbed(&mut server, async |server| {
        let _: String = server.command(&["FLUSHALL"]);
    })
    .await;
}

async fn an_older_state_does_not_break_the_limit() {
    let mut server = Server::start(&[]);
    disturbed(&mut server, async |server| {
        let name = "squad:{squad/production}:limits:acknowledge:sent";
        let _: u64 = server.command(&["ZREMRANGEBYRANK", name, "0", "-1"]);
        let name = "squad:{squad/production}:limits:acknowledge:state";
        let _: u64 = server.command(&["HSET", name, "number", "1"]);
    })
    .await;
}

async fn a_restart_without_persistence_does_not_break_the_limit() {
    let mut server = Server::start(&[]);
    disturbed(&mut server, async |server| server.restart()).await;
}

async fn a_restart_from_an_old_snapshot_does_not_break_the_limit() {
    let mut server = Server::start(&[]);
    let service = Service::new();
    let client = service.client("before", Some(fleet(&server)));
    call(&client, 1).await;
    let _: String = server.command(&["SAVE"]);
    disturbed(&mut server, async |server| server.restart()).await;
}

async fn a_new_process_waits_if_redis_is_younger_than_a_window() {
    let mut server = Server::start(&[]);
    let service = Service::new();
    let before = service.client("before", Some(fleet(&server)));
    call(&before, CALLS).await;
    drop(before);
    server.restart();
    let new = service.client("new", Some(fleet(&server)));
    call(&new, CALLS).await;
    service.assert_limit();
}

async fn forgotten_scripts_are_sent_with_the_next_call() {
    let mut server = Server::start(&[]);
    disturbed(&mut server, async |server| {
        let _: String = server.command(&["SCRIPT", "FLUSH"]);
    })
    .await;
}

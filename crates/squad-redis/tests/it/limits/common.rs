//! What holds for the limiter within a process and for the shared one.

use std::time::Duration;

use futures::FutureExt as _;
use futures::future::join_all;
use squad_core::{Client, Kind, RequestSent};

use super::{CALLS, LIMITED, OTHER, Service, call, fleet};
use crate::support::{Server, installed};

/// Runs the test with clients of one account: of one process without a fleet, then of a process each.
macro_rules! with_each_limiter {
    ($($name:ident: $number:literal),* $(,)?) => {
        mod in_process {
            use super::*;

            $(
                #[tokio::test]
                async fn $name() {
                    let service = Service::new();
                    let clients = [(); $number].map(|()| service.client(stringify!($name), None));
                    super::$name(&service, &clients).await;
                }
            )*
        }

        mod shared {
            use super::*;

            $(
                #[tokio::test]
                async fn $name() {
                    if !installed() {
                        return;
                    }
                    let server = Server::start(&[]);
                    let service = Service::new();
                    let clients = [(); $number].map(|()| {
                        service.client(stringify!($name), Some(fleet(&server)))
                    });
                    super::$name(&service, &clients).await;
                }
            )*
        }
    };
}

with_each_limiter! {
    the_limit_holds_in_any_window: 3,
    dropped_calls_take_no_permit: 2,
    a_call_that_is_dropped_lets_the_next_one_go: 1,
    calls_are_sent_in_the_order_of_their_arrival: 1,
    other_operations_do_not_wait: 2,
    waiting_ends_at_the_deadline: 2,
}

async fn the_limit_holds_in_any_window(service: &Service, clients: &[Client]) {
    let calls = (0..24).map(|nth| call(&clients[nth % clients.len()], 1));
    let successes: usize = join_all(calls).await.into_iter().sum();
    assert_eq!((successes, service.count()), (24, 24));
    service.assert_limit();
}

async fn dropped_calls_take_no_permit(service: &Service, clients: &[Client]) {
    call(&clients[0], CALLS).await;
    for round in 0..20 {
        let mut waiting: Vec<_> = (0..4)
            .map(|nth| call(&clients[nth % 2], 1).boxed())
            .collect();
        let dropped_after = Duration::from_millis(round % 5);
        let some = futures::future::select_all(&mut waiting);
        // They are dropped at another moment of their request in each round.
        let _ = tokio::time::timeout(dropped_after, some).await;
    }
    let sent = service.count();
    // If the dropped calls had taken permits, these would be sent after many windows.
    let calls = (0..CALLS).map(|nth| call(&clients[nth % 2], 1));
    let all = tokio::time::timeout(Duration::from_secs(20), join_all(calls));
    let successes: usize = all.await.unwrap().into_iter().sum();
    assert_eq!(successes, CALLS);
    assert_eq!(service.count(), sent + CALLS);
    service.assert_limit();
}

async fn a_call_that_is_dropped_lets_the_next_one_go(service: &Service, clients: &[Client]) {
    let client = &clients[0];
    call(client, CALLS).await;
    let mut first = call(client, 1).boxed();
    let second = tokio::spawn({
        let client = client.clone();
        async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            call(&client, 1).await
        }
    });
    let dropped = tokio::time::timeout(Duration::from_millis(100), &mut first).await;
    assert!(dropped.is_err());
    drop(first);
    assert_eq!(second.await.unwrap(), 1);
    service.assert_limit();
}

async fn calls_are_sent_in_the_order_of_their_arrival(service: &Service, clients: &[Client]) {
    let order = std::sync::Mutex::new(Vec::new());
    let calls = (0..12).map(|nth| {
        let order = &order;
        async move {
            call(&clients[0], 1).await;
            order.lock().unwrap().push(nth);
        }
    });
    join_all(calls).await;
    assert_eq!(*order.lock().unwrap(), (0..12).collect::<Vec<_>>());
    service.assert_limit();
}

async fn other_operations_do_not_wait(service: &Service, clients: &[Client]) {
    call(&clients[0], CALLS).await;
    let mut waiting = call(&clients[1], 1).boxed();
    assert!(futures::poll!(&mut waiting).is_pending());
    for client in clients {
        let other = client.call(&OTHER).request::<()>();
        // It never waits, so that it is complete without the time of a window.
        assert!(other.into_future().now_or_never().unwrap().is_ok());
    }
    assert_eq!(waiting.await, 1);
    service.assert_limit();
}

async fn waiting_ends_at_the_deadline(service: &Service, clients: &[Client]) {
    call(&clients[0], CALLS).await;
    // The first window is full for a second from the last of these calls on.
    let call = clients[1]
        .call(&LIMITED)
        .deadline(Duration::from_millis(200));
    let error = call.request::<()>().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (Kind::Timeout, 0),
        "{error}"
    );
    assert_eq!(error.request_sent(), RequestSent::No);
    assert_eq!(service.count(), CALLS);
}

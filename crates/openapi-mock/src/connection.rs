//! The sockets of the fake: opens a port of 127.0.0.1, accepts connections, and closes them when the server stops.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::handler::{Context, handle, stopped};
use crate::record::Host;
use crate::service::Service;

/// The time that open connections have to finish their current response after the server stops.
const SHUTDOWN_GRACE: Duration = Duration::from_millis(500);

/// Opens a port of 127.0.0.1; 0 picks a free one.
pub(crate) async fn bind(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Accepts connections until the server stops, then waits for the grace period and closes the rest.
pub(crate) async fn accept_connections<S: Service>(
    listener: TcpListener,
    host: Host,
    context: Arc<Context<S>>,
) {
    let mut stop = context.stop.subscribe();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = stopped(&mut stop) => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(serve_connection(stream, host, Arc::clone(&context)));
                }
                // For example too many open files, which passes when others are closed.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    let all_closed = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(SHUTDOWN_GRACE, all_closed).await;
    connections.shutdown().await;
}

/// Serves one connection until the client or an injected failure closes it, or the server stops.
async fn serve_connection<S: Service>(stream: TcpStream, host: Host, context: Arc<Context<S>>) {
    let _ = stream.set_nodelay(true);
    let mut stop = context.stop.subscribe();
    let service = service_fn(move |request| handle(host, Arc::clone(&context), request));
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        // An error here means that the client disconnected or that a failure was injected.
        _ = connection.as_mut() => return,
        () = stopped(&mut stop) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

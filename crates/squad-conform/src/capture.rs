//! A transport that hands every exchange to a check, as it goes through.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_util::future::{BoxFuture, FutureExt as _};
use futures_util::stream::{BoxStream, Stream, StreamExt as _};
use squad_core::BaseUrls;
use squad_core::transport::{Connector, Request, SendError, Transport, TransportResponse};

use crate::exchange::{MAX_BODY, Received, Sent, Sink};

/// Wraps a connector, or a transport.
pub(crate) struct Capturing<T> {
    inner: T,
    sink: Arc<dyn Sink>,
    /// The paths of the base URLs, which the paths of the document do not have.
    prefixes: Vec<String>,
}

impl<T> Capturing<T> {
    pub(crate) fn new(inner: T, sink: Arc<dyn Sink>) -> Self {
        Self {
            inner,
            sink,
            prefixes: Vec::new(),
        }
    }

    fn sent(&self, request: &Request) -> Sent {
        let path = request.url.path();
        let below = |prefix: &String| {
            let rest = path.strip_prefix(prefix.as_str());
            rest.filter(|rest| rest.starts_with('/'))
        };
        let path = self.prefixes.iter().find_map(below).unwrap_or(path);
        Sent {
            method: request.method.clone(),
            path: path.to_owned(),
            query: request.url.query().unwrap_or_default().to_owned(),
            headers: request.headers.clone(),
            body: request.body.clone().unwrap_or_default(),
        }
    }
}

impl<C: Connector> Connector for Capturing<C> {
    fn connect(&self, hosts: &BaseUrls) -> squad_core::Result<Arc<dyn Transport>> {
        let prefix = |url: &url::Url| url.path().trim_end_matches('/').to_owned();
        let mut prefixes = vec![prefix(hosts.api()), prefix(hosts.authentication())];
        prefixes.retain(|prefix| !prefix.is_empty());
        // One can begin with the other.
        prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        Ok(Arc::new(Capturing {
            inner: self.inner.connect(hosts)?,
            sink: Arc::clone(&self.sink),
            prefixes,
        }))
    }
}

impl Transport for Capturing<Arc<dyn Transport>> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        let sent = self.sent(&request);
        async move {
            let mut response = match self.inner.send(request).await {
                Ok(response) => response,
                Err(error) => {
                    self.sink.exchange(&sent, None);
                    return Err(error);
                }
            };
            response.body = Tee {
                body: response.body,
                received: Some((
                    sent,
                    Received {
                        status: response.status.as_u16(),
                        headers: response.headers.clone(),
                        body: None,
                    },
                )),
                copy: Some(BytesMut::new()),
                sink: Arc::clone(&self.sink),
            }
            .boxed();
            Ok(response)
        }
        .boxed()
    }
}

impl<T> fmt::Debug for Capturing<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Capturing").finish_non_exhaustive()
    }
}

/// A body that is copied while it is read, and checked at its end. If it is dropped before, only the request is checked.
struct Tee {
    body: BoxStream<'static, Result<Bytes, SendError>>,
    received: Option<(Sent, Received)>,
    copy: Option<BytesMut>,
    sink: Arc<dyn Sink>,
}

impl Tee {
    fn finish(&mut self, complete: bool) {
        if let Some((sent, mut received)) = self.received.take() {
            received.body = self.copy.take().filter(|_| complete).map(BytesMut::freeze);
            self.sink.exchange(&sent, complete.then_some(&received));
        }
    }
}

impl Stream for Tee {
    type Item = Result<Bytes, SendError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.body.poll_next_unpin(context);
        match &polled {
            Poll::Ready(Some(Ok(chunk))) => {
                let fits = |copy: &BytesMut| copy.len() + chunk.len() <= MAX_BODY;
                match self.copy.take().filter(fits) {
                    Some(mut copy) => {
                        copy.extend_from_slice(chunk);
                        self.copy = Some(copy);
                    }
                    None => self.copy = None,
                }
            }
            Poll::Ready(None) => self.finish(true),
            Poll::Ready(Some(Err(_))) => self.finish(false),
            Poll::Pending => {}
        }
        polled
    }
}

impl Drop for Tee {
    fn drop(&mut self) {
        self.finish(false);
    }
}

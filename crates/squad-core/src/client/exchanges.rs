//! The transport for token exchanges: the client's own, with its user agent, reporting to its observer.

use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt as _};
use http::HeaderValue;
use http::header::USER_AGENT;

use crate::Kind;
use crate::clock::Clock;
use crate::observe::{Observer, TokenExchange};
use crate::transport::{Request, SendError, SendPhase, Transport, TransportResponse};

#[derive(Debug)]
pub(super) struct ExchangeTransport {
    pub(super) over: Arc<dyn Transport>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) observer: Arc<dyn Observer>,
    pub(super) user_agent: HeaderValue,
}

impl Transport for ExchangeTransport {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        request.headers.insert(USER_AGENT, self.user_agent.clone());
        async move {
            let started = self.clock.monotonic();
            let response = self.over.send(request).await;
            let error = match &response {
                Ok(response) if response.status.is_success() => None,
                Ok(response) => Some(Kind::of_status(response.status)),
                Err(error) if error.phase == SendPhase::Timeout => Some(Kind::Timeout),
                Err(_) => Some(Kind::Connection),
            };
            let elapsed = self.clock.monotonic().saturating_sub(started);
            self.observer
                .token_exchange(&TokenExchange::new(elapsed, error));
            response
        }
        .boxed()
    }
}

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Mutex;
    use std::time::Duration;

    use http::{HeaderMap, Method, StatusCode};

    use super::*;
    use crate::testing::{ManualClock, MemoryTransport};

    #[derive(Debug, Default)]
    struct Exchanges(Mutex<Vec<TokenExchange>>);

    impl Observer for Exchanges {
        fn token_exchange(&self, exchange: &TokenExchange) {
            self.0.lock().unwrap().push(exchange.clone());
        }
    }

    #[tokio::test]
    async fn an_exchange_is_observed_with_its_failure_and_its_time() {
        let status = |status| Ok(StatusCode::from_u16(status).unwrap());
        for (outcome, error) in [
            (status(200), None),
            (status(204), None),
            (status(302), Some(Kind::Redirect)),
            (status(401), Some(Kind::Authentication)),
            (status(429), Some(Kind::RateLimited)),
            (status(503), Some(Kind::Server)),
            (Err(SendPhase::Timeout), Some(Kind::Timeout)),
            (Err(SendPhase::Connect), Some(Kind::Connection)),
            (Err(SendPhase::Exchange), Some(Kind::Connection)),
        ] {
            let clock = ManualClock::new();
            let time = clock.clone();
            let service = MemoryTransport::with_async(move |_| {
                time.advance(Duration::from_secs(3));
                let response = outcome.map(|status| TransportResponse::new(status, ""));
                async move { response.map_err(|phase| SendError::new(phase, "no")) }
            });
            let observer = Arc::new(Exchanges::default());
            let transport = ExchangeTransport {
                over: Arc::new(service.clone()),
                clock: Arc::new(clock),
                observer: observer.clone(),
                user_agent: HeaderValue::from_static("my-tool/1"),
            };
            let request = Request {
                method: Method::GET,
                url: "https://auth.test/token".parse().unwrap(),
                secret_path: false,
                headers: HeaderMap::new(),
                body: None,
                timeout: None,
            };
            let response = transport.send(request).await;
            assert_eq!(response.map(|response| response.status).ok(), outcome.ok());
            let exchanges = observer.0.lock().unwrap();
            assert_eq!(exchanges.len(), 1);
            assert_eq!(exchanges[0].error, error, "{outcome:?}");
            assert_eq!(exchanges[0].elapsed, Duration::from_secs(3));
            assert_eq!(service.requests()[0].header("user-agent"), "my-tool/1");
        }
    }
}

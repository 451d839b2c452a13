//! Converts errors of `reqwest`: how far the request came, and what may be said about it.

use squad_core::transport::{SendError, SendPhase};

/// What the errors of one request name: the host of the URL and the proxy, if one is configured.
#[derive(Debug, Clone)]
pub(crate) struct Failures {
    host: String,
    proxy: Option<String>,
}

impl Failures {
    pub(crate) fn new(url: &reqwest::Url, proxy: Option<String>) -> Self {
        Self {
            host: url.host_str().unwrap_or_default().to_owned(),
            proxy,
        }
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn convert(&self, error: reqwest::Error) -> SendError {
        let host = &self.host;
        let (phase, message) = if error.is_builder() {
            let message = format!("the request to {host} cannot be built");
            (SendPhase::Misconfigured, message)
        } else if let Some(why) = tunnel_failure(&error) {
            let proxy = match &self.proxy {
                Some(address) => format!("the proxy {address}"),
                None => "a proxy".to_owned(),
            };
            (
                SendPhase::Connect,
                format!("cannot connect through {proxy}{why}"),
            )
        } else if error.is_connect() {
            (SendPhase::Connect, format!("cannot connect to {host}"))
        } else if error.is_timeout() {
            (
                SendPhase::Timeout,
                format!("no response from {host} in time"),
            )
        } else {
            (
                SendPhase::Exchange,
                format!("lost the connection to {host}"),
            )
        };
        // The URL can contain secrets in its query.
        SendError::new(phase, message).with_source(error.without_url())
    }
}

/// Returns what to say if the error is one of the proxy and not of the service behind it.
fn tunnel_failure(error: &reqwest::Error) -> Option<&'static str> {
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        // The type is private to `hyper-util`.
        let text = current.to_string();
        if text.starts_with("tunnel error") {
            return Some(if text.contains("authorization required") {
                ": it requires other credentials (HTTP 407)"
            } else {
                ""
            });
        }
        cause = current.source();
    }
    None
}

//! Pages fetched over HTTP. Redirects are followed here and not by the HTTP client, so that loops,
//! downgrades to http and long chains are reported. A body is read up to the limit.

use std::time::Duration;

use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

use super::error::ReadError;
use super::reading::{Progress, Reader};
use super::source::MAX_BYTES;

/// Redirects followed for one page.
const MAX_REDIRECTS: usize = 5;

/// Fetches pages with a limit on bytes, redirects and time.
#[derive(Debug, Clone)]
pub struct Fetcher {
    client: Client,
    max_bytes: usize,
}

impl Fetcher {
    /// Creates a fetcher with a timeout for each page and at most [`MAX_BYTES`] bytes.
    ///
    /// # Errors
    /// If TLS cannot be set up on this system.
    pub fn new(timeout: Duration) -> Result<Self, ReadError> {
        // An error means that a provider is installed already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(timeout)
            .user_agent(concat!("openapi-drift/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| ReadError::Network {
                source_name: "HTTP client".to_owned(),
                detail: causes(&error),
            })?;
        Ok(Fetcher {
            client,
            max_bytes: MAX_BYTES,
        })
    }

    /// Sets the maximum size of a page in bytes.
    #[must_use]
    pub fn with_max_bytes(mut self, max_bytes: usize) -> Self {
        self.max_bytes = max_bytes;
        self
    }

    /// Fetches the body at one address.
    ///
    /// # Errors
    /// If the status is not 200, the redirects are a loop, too many or lead from https to http, the
    /// body is too large, or the response takes too long.
    pub async fn get(&self, address: &str) -> Result<Vec<u8>, ReadError> {
        let mut url = Url::parse(address).map_err(|error| ReadError::Network {
            source_name: address.to_owned(),
            detail: format!("invalid address: {error}"),
        })?;
        let mut hops = vec![url.to_string()];
        loop {
            let network = |error: reqwest::Error| ReadError::Network {
                source_name: address.to_owned(),
                detail: causes(&error),
            };
            let response = self.client.get(url.clone()).send().await.map_err(network)?;
            let status = response.status();
            if !status.is_redirection() {
                return match status.as_u16() {
                    200 => self.body(address, response).await,
                    status => Err(ReadError::Status {
                        source_name: address.to_owned(),
                        status,
                    }),
                };
            }
            let location = response
                .headers()
                .get(LOCATION)
                .and_then(|l| l.to_str().ok());
            url = next(address, &url, location, &mut hops)?;
        }
    }

    async fn body(
        &self,
        address: &str,
        mut response: reqwest::Response,
    ) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        loop {
            let chunk = response.chunk().await.map_err(|error| ReadError::Network {
                source_name: address.to_owned(),
                detail: causes(&error),
            })?;
            let Some(chunk) = chunk else { return Ok(bytes) };
            if bytes.len() + chunk.len() > self.max_bytes {
                return Err(ReadError::TooLarge {
                    source_name: address.to_owned(),
                    limit: self.max_bytes,
                });
            }
            bytes.extend_from_slice(&chunk);
        }
    }
}

/// The target of a redirect, if it is allowed.
fn next(
    address: &str,
    from: &Url,
    location: Option<&str>,
    hops: &mut Vec<String>,
) -> Result<Url, ReadError> {
    let invalid = |detail: &str, hops: &[String]| ReadError::Redirects {
        source_name: address.to_owned(),
        detail: detail.to_owned(),
        hops: hops.to_vec(),
    };
    let Some(url) = location.and_then(|l| from.join(l).ok()) else {
        return Err(invalid("redirected without a valid address", hops));
    };
    let is_loop = hops.iter().any(|hop| *hop == url.as_str());
    hops.push(url.to_string());
    if is_loop {
        return Err(invalid("redirect loop", hops));
    }
    if hops.len() > MAX_REDIRECTS + 1 {
        return Err(invalid("too many redirects", hops));
    }
    let downgrade = from.scheme() == "https" && url.scheme() != "https";
    if downgrade || !matches!(url.scheme(), "http" | "https") {
        return Err(invalid("redirected away from https", hops));
    }
    Ok(url)
}

/// Fetches pages one after another into a reader.
pub async fn fetch(
    fetcher: &Fetcher,
    reader: &mut Reader,
    addresses: &[String],
    mut progress: impl FnMut(&Progress<'_>),
) {
    for (index, address) in addresses.iter().enumerate() {
        let fragments = match fetcher.get(address).await {
            Ok(bytes) => reader.add(address, &bytes),
            Err(error) => {
                reader.fail(error);
                0
            }
        };
        progress(&Progress {
            source_name: address,
            done: index + 1,
            total: addresses.len(),
            fragments,
        });
    }
}

/// Returns the reference pages that an index page links to: those below its own address.
///
/// ```
/// let index = "- [Users](/api-reference/users.md)\n- [Blog](https://elsewhere.example/x.md)\n";
/// let pages = openapi_drift::index_links("https://docs.example/api-reference.md", index);
/// assert_eq!(pages, ["https://docs.example/api-reference/users.md"]);
/// ```
pub fn index_links(address: &str, text: &str) -> Vec<String> {
    let Ok(base) = Url::parse(address) else {
        return Vec::new();
    };
    let below = format!("{}/", base.path().trim_end_matches(".md"));
    let mut out: Vec<String> = Vec::new();
    for part in text.split("](").skip(1) {
        let Some((link, _)) = part.split_once(')') else {
            continue;
        };
        let link = link.split_whitespace().next().unwrap_or_default();
        let Ok(mut url) = base.join(link) else {
            continue;
        };
        url.set_fragment(None);
        url.set_query(None);
        let ours = url.origin() == base.origin()
            && url.path().starts_with(&below)
            && url.path().ends_with(".md");
        if ours && !out.iter().any(|known| known == url.as_str()) {
            out.push(url.to_string());
        }
    }
    out
}

/// An error with its causes; reqwest's own text omits them.
fn causes(error: &dyn std::error::Error) -> String {
    let mut out = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !out.contains(&text) {
            out.push_str(": ");
            out.push_str(&text);
        }
        cause = error.source();
    }
    out
}

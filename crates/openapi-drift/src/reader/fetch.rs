//! Pages fetched over HTTP. Redirects are followed here and not by the client,
//! so that a loop, a fall back to plain http or a long way round is seen and
//! told; a body is read up to the limit and no further.

use std::time::Duration;

use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

use super::error::ReadError;
use super::source::MOST_BYTES;
use super::{Progress, Reader};

/// Redirects followed for one page.
const MOST_REDIRECTS: usize = 5;

/// Fetches pages with a limit on bytes, redirects and time.
#[derive(Debug, Clone)]
pub struct Fetcher {
    client: Client,
    most_bytes: usize,
}

impl Fetcher {
    /// A fetcher that gives each page `timeout` and at most [`MOST_BYTES`] bytes.
    ///
    /// # Errors
    /// When the TLS of this system cannot be set up.
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
            most_bytes: MOST_BYTES,
        })
    }

    /// The same fetcher with another limit of bytes a page.
    #[must_use]
    pub fn with_most_bytes(mut self, most_bytes: usize) -> Self {
        self.most_bytes = most_bytes;
        self
    }

    /// The body behind one address.
    ///
    /// # Errors
    /// A status that is not 200, redirects that lead in a circle, too far or
    /// from https to http, more bytes than allowed, or no answer in time.
    pub async fn get(&self, address: &str) -> Result<Vec<u8>, ReadError> {
        let mut url = Url::parse(address).map_err(|error| ReadError::Network {
            source_name: address.to_owned(),
            detail: format!("no address: {error}"),
        })?;
        let mut hops = vec![url.to_string()];
        loop {
            let network = |error: reqwest::Error| ReadError::Network {
                source_name: address.to_owned(),
                detail: causes(&error),
            };
            let answer = self.client.get(url.clone()).send().await.map_err(network)?;
            let status = answer.status();
            if !status.is_redirection() {
                return match status.as_u16() {
                    200 => self.body(address, answer).await,
                    status => Err(ReadError::Status {
                        source_name: address.to_owned(),
                        status,
                    }),
                };
            }
            let location = answer.headers().get(LOCATION).and_then(|l| l.to_str().ok());
            url = next(address, &url, location, &mut hops)?;
        }
    }

    async fn body(
        &self,
        address: &str,
        mut answer: reqwest::Response,
    ) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        loop {
            let chunk = answer.chunk().await.map_err(|error| ReadError::Network {
                source_name: address.to_owned(),
                detail: causes(&error),
            })?;
            let Some(chunk) = chunk else { return Ok(bytes) };
            if bytes.len() + chunk.len() > self.most_bytes {
                return Err(ReadError::TooLarge {
                    source_name: address.to_owned(),
                    limit: self.most_bytes,
                });
            }
            bytes.extend_from_slice(&chunk);
        }
    }
}

/// The address that a redirect leads to, if it may be followed.
fn next(
    address: &str,
    from: &Url,
    location: Option<&str>,
    hops: &mut Vec<String>,
) -> Result<Url, ReadError> {
    let refuse = |detail: &str, hops: &[String]| ReadError::Redirects {
        source_name: address.to_owned(),
        detail: detail.to_owned(),
        hops: hops.to_vec(),
    };
    let Some(url) = location.and_then(|l| from.join(l).ok()) else {
        return Err(refuse("redirected to no address", hops));
    };
    let again = hops.iter().any(|hop| *hop == url.as_str());
    hops.push(url.to_string());
    if again {
        return Err(refuse("the redirects go in a circle", hops));
    }
    if hops.len() > MOST_REDIRECTS + 1 {
        return Err(refuse("more redirects than are followed", hops));
    }
    let downgrade = from.scheme() == "https" && url.scheme() != "https";
    if downgrade || !matches!(url.scheme(), "http" | "https") {
        return Err(refuse("redirected away from https", hops));
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

/// The reference pages that an index page links to: those below its own address.
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

/// An error with its causes: reqwest's own text hides the interesting one.
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

//! Downloads of files from links that the service gives, which are on other hosts.
//!
//! A link is a secret, because anyone can fetch the file with it, and its host is not the service: the request has neither
//! the access token nor any other header of a call.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::{BoxFuture, Either, select};
use futures_util::stream::StreamExt as _;
use http::header::{ACCEPT, CONTENT_TYPE, LOCATION, USER_AGENT};
use http::{HeaderMap, HeaderValue, StatusCode};
use url::Url;

use super::body::ResponseBody;
use super::deadline::Deadline;
use super::stream::byte_stream;
use crate::base_urls::is_loopback;
use crate::error::redact;
use crate::operation::Method;
use crate::response::Head;
use crate::transport::{Request, SendError, SendPhase, TransportResponse};
use crate::{ByteStream, Client, Error, Kind, Operation, RequestSent, Result};

/// The largest file by default: 4 GiB.
const MAX_BYTES: u64 = 4 << 30;

/// Names the download in errors. Not an operation of the service.
static DOWNLOAD: Operation = Operation::new("download", Method::Get, "/", "download");

/// The download of a file from a link that the service gave, for example in an export. Await it for the [`ByteStream`]. From
/// [`Client::download`].
///
/// The link is a secret: neither `Debug` nor an error shows more of it than its host. The request has no access token, and
/// redirects are not followed. It is sent once; a link can be used again until it expires.
///
/// ```
/// # async fn example(client: &squad_core::Client, link: &str) -> squad_core::Result<()> {
/// let mut file = client.download(link).max_bytes(100 << 20).await?;
/// while let Some(chunk) = file.chunk().await? {
///     println!("{} bytes", chunk.len());
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Awaiting it fails with [`Kind::Configuration`] if the link is not https (http is allowed for loopback addresses only), with
/// [`Kind::Permission`] or [`Kind::NotFound`] if the link is no longer valid, with [`Kind::Redirect`] if it redirects, and with
/// [`Kind::UnexpectedResponse`] if the response is a web page. The stream fails with [`Kind::Decode`] if the file is larger than
/// [`max_bytes`](Self::max_bytes), and as every [`ByteStream`].
#[must_use = "nothing is sent until the download is awaited"]
pub struct Download {
    client: Client,
    link: Result<Url>,
    deadline: Option<Duration>,
    total_deadline: Option<Duration>,
    max_bytes: u64,
}

impl Client {
    /// Starts the download of a file from a link that the service gave.
    pub fn download(&self, link: &str) -> Download {
        self.downloaded(checked(link))
    }

    /// Creates a download that fails with `error` when it is awaited, for wrappers that have no link.
    pub fn invalid_download(&self, error: Error) -> Download {
        self.downloaded(Err(error))
    }

    fn downloaded(&self, link: Result<Url>) -> Download {
        Download {
            link,
            deadline: self.settings().deadline,
            total_deadline: None,
            max_bytes: MAX_BYTES,
            client: self.clone(),
        }
    }
}

impl Download {
    /// Sets the deadline up to the headers of the response, instead of the client's. `None` disables it.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.deadline = deadline.into();
        self
    }

    /// Sets a total deadline, which also covers the file. None by default; without one, the client's read timeout ends a
    /// download that stalls.
    pub fn total_deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.total_deadline = deadline.into();
        self
    }

    /// Sets the largest size of the file in bytes. Defaults to 4 GiB.
    pub fn max_bytes(mut self, bytes: u64) -> Self {
        self.max_bytes = bytes;
        self
    }

    async fn send(self) -> Result<ByteStream> {
        let url = self.link?;
        let clock = self.client.clock().clone();
        let deadline = Deadline::new(clock.monotonic(), self.deadline, self.total_deadline);
        let mut headers = HeaderMap::new();
        let user_agent = self.client.settings().user_agent.clone();
        headers.insert(USER_AGENT, user_agent);
        headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
        let request = Request {
            method: http::Method::GET,
            url: url.clone(),
            secret_path: true,
            headers,
            body: None,
            timeout: None,
        };
        let read_timeout = self.client.settings().read_timeout;
        let left = deadline.left(clock.monotonic());
        let wait = left.map_or(read_timeout, |left| left.min(read_timeout));
        let sent = self.client.transport().send(request);
        let response = match select(sent, clock.sleep(wait)).await {
            Either::Left((response, _)) => response.map_err(|error| hidden(error, &url).into()),
            Either::Right(((), _)) => {
                let host = url.host_str().unwrap_or_default();
                let seconds = wait.as_secs_f64();
                let message = format!("no response from {host} within {seconds} s");
                let error = Error::new(Kind::Timeout, message);
                Err(error.with_request_sent(RequestSent::Maybe))
            }
        };
        let response = response.map_err(|error: Error| error.with_operation(DOWNLOAD.id))?;
        check(&response, &url).map_err(|error| {
            let error = error.with_request_sent(RequestSent::Yes);
            let error = error.with_operation(DOWNLOAD.id);
            error.with_status(response.status)
        })?;
        let head = Head {
            status: response.status,
            headers: response.headers,
            request_id: None,
            attempts: 1,
        };
        let body = limited(response.body, self.max_bytes, url);
        let body = ResponseBody::Stream(None, body);
        let secrets = Vec::new();
        Ok(byte_stream(
            body,
            &head,
            &self.client,
            &DOWNLOAD,
            deadline,
            secrets,
        ))
    }
}

impl IntoFuture for Download {
    type Output = Result<ByteStream>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.link.as_ref().ok().and_then(Url::host_str);
        f.debug_struct("Download")
            .field("host", &host)
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}

/// Parses a link. No message contains more of it than the scheme.
fn checked(link: &str) -> Result<Url> {
    let invalid = |why: &str| {
        let message = format!("the link of the file {why}; no request was sent");
        Err(Error::new(Kind::Configuration, message))
    };
    let Ok(mut url) = Url::parse(link.trim()) else {
        return invalid("is not a URL");
    };
    let Some(host) = url.host() else {
        return invalid("has no host");
    };
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&host) => {}
        _ => return invalid("is not https (http is allowed for loopback addresses only)"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return invalid("has a user name or a password");
    }
    url.set_fragment(None);
    Ok(url)
}

fn check(response: &TransportResponse, url: &Url) -> Result<()> {
    let host = url.host_str().unwrap_or_default();
    let status = response.status;
    if status == StatusCode::OK {
        let html = response.headers.get(CONTENT_TYPE).is_some_and(|kind| {
            let kind = kind.to_str().unwrap_or_default();
            kind.trim_start()
                .to_ascii_lowercase()
                .starts_with("text/html")
        });
        if !html {
            return Ok(());
        }
        let message = format!("{host} responded with a web page instead of the file");
        return Err(Error::new(Kind::UnexpectedResponse, message));
    }
    // The body of the response is not shown: storage services quote parts of the signature of the link in it.
    let number = status.as_u16();
    let (kind, message) = match Kind::of_status(status) {
        Kind::Redirect => {
            let location = response.headers.get(LOCATION);
            let to = location.and_then(|location| Url::parse(location.to_str().ok()?).ok());
            let to = to
                .as_ref()
                .and_then(Url::host_str)
                .unwrap_or("another path");
            let message = format!(
                "the link of the file redirects from {host} to {to}, and redirects are not followed"
            );
            (Kind::Redirect, message)
        }
        Kind::Authentication | Kind::Permission => (Kind::Permission, expired(host, number)),
        Kind::NotFound => (Kind::NotFound, expired(host, number)),
        kind => {
            let message = format!("{host} responded with HTTP {number} instead of the file");
            (kind, message)
        }
    };
    Err(Error::new(kind, message))
}

fn expired(host: &str, status: u16) -> String {
    format!(
        "{host} rejected the link of the file with HTTP {status}; links expire, so get the export again for a new link"
    )
}

/// Ends the body with an error once it has more than `max` bytes, and removes the link from errors.
fn limited(body: super::body::Chunks, max: u64, url: Url) -> super::body::Chunks {
    let mut received = 0_u64;
    body.map(move |chunk| {
        let chunk = chunk.map_err(|error| hidden(error, &url))?;
        received = received.saturating_add(chunk.len() as u64);
        if received > max {
            let message =
                format!("the file has more than {max} bytes; raise `max_bytes` of the download");
            return Err(SendError::new(SendPhase::Decode, message));
        }
        Ok(chunk)
    })
    .boxed()
}

/// Removes the link from an error of the transport.
fn hidden(error: SendError, url: &Url) -> SendError {
    let mut secrets = vec![url.as_str()];
    secrets.extend(Some(url.path()).filter(|path| path.len() > 1));
    secrets.extend(url.query());
    let shows_link = |text: &str| matches!(redact(text, &secrets), std::borrow::Cow::Owned(_));
    let mut causes = std::iter::successors(
        error
            .source
            .as_deref()
            .map(|source| source as &dyn std::error::Error),
        |cause| cause.source(),
    );
    let source_shows_link = causes.any(|cause| shows_link(&format!("{cause} {cause:?}")));
    let message = redact(&error.message, &secrets).into_owned();
    SendError {
        phase: error.phase,
        message,
        source: error.source.filter(|_| !source_shows_link),
    }
}

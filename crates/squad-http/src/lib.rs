//! The HTTP transport of the Squadcast and SquadVoice clients: `reqwest` over rustls, with HTTP/2 and a connection pool.
//!
//! ```
//! use squad_core::{BaseUrls, Client};
//! use squad_http::Http;
//!
//! let client = Client::builder()
//!     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
//!     .static_token("0123456789abcdef")
//!     .connector(Http::new())
//!     .build()?;
//! # let _ = client;
//! # Ok::<(), squad_core::Error>(())
//! ```
//!
//! - Redirects are not followed, because `reqwest` would send `X-Refresh-Token` to the other host.
//! - Proxies come from the environment (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`) or from [`Http::proxy`]. Plain http, which is
//!   allowed for loopback addresses only, uses no proxy.
//! - Responses compressed with gzip are decompressed. The `Content-Length` is checked before.
//! - A POST or PATCH over HTTP/1.1 uses a new connection: on an idle connection that the server is about to close, it would be
//!   unknown whether the request was carried out.
//! - A pooled connection belongs to the tokio runtime on which it was opened. While that runtime is not driven, requests on it
//!   end with the attempt timeout. Blocking calls have a pool of their own, except over a client of your own.
//!
//! # Features
//! - `blocking`: forwards the feature of `squad-core`, and keeps the connections of blocking calls apart.
//! - `bundled-roots`: adds [`Http::bundled_roots`], for containers without root certificates.
#![cfg_attr(not(feature = "bundled-roots"), allow(rustdoc::broken_intra_doc_links))]

mod body;
mod failure;
mod pool;
mod settings;
mod tls;

pub use settings::Http;

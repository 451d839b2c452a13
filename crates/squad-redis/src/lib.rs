//! Shares the access tokens and the rate limits of one account among many processes, through Redis.
//!
//! ```
//! use squad_core::{BaseUrls, Client};
//! use squad_redis::{Fleet, Key};
//!
//! let key = Key::from_base64("c3F1YWQtcmVkaXMgZXhhbXBsZSBrZXksIDMyIGJ5dGU=")?;
//! let client = Client::builder()
//!     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
//!     .static_token("0123456789abcdef")
//!     .connector(squad_http::Http::new())
//!     .fleet(Fleet::redis("rediss://redis.example.com").key(key).account("production"))
//!     .build()?;
//! # let _ = client;
//! # Ok::<(), squad_core::Error>(())
//! ```
//!
//! Nothing is connected before the first call that needs the shared state. `docs/fleet.md` in the repository says what is
//! shared, what it costs, and what happens in each failure.
//!
//! # Features
//! - `cluster`: Redis Cluster.
//! - `sentinel`: Redis behind sentinels.

mod connection;
mod fleet;
mod key;
mod limits;
mod tokens;

pub use connection::Credentials;
pub use fleet::Fleet;
pub use key::Key;

//! Doubles for tests: a clock whose time is made by the test, and a transport in memory.
//!
//! Behind the cargo feature `testing`; not meant for production.
//!
//! ```
//! use http::StatusCode;
//! use squad_core::operation::{Method, Parameter, Place};
//! use squad_core::testing::{ManualClock, MemoryTransport};
//! use squad_core::transport::TransportResponse;
//! use squad_core::{BaseUrls, Client, Operation};
//!
//! static GET: Operation = Operation::new("getThing", Method::Get, "/v3/things/{id}", "things")
//!     .parameters(&[Parameter::new("id", Place::Path, true)])
//!     .idempotent();
//!
//! # async fn run() -> Result<(), squad_core::Error> {
//! let clock = ManualClock::new();
//! // A service that is down.
//! let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::BAD_GATEWAY, ""));
//! let client = Client::builder()
//!     .base_urls(BaseUrls::new("https://api.test", "https://auth.test")?)
//!     .static_token("0123456789")
//!     .transport(service.clone())
//!     .clock(clock.clone())
//!     .build()?;
//!
//! // `drive` lets virtual time pass whenever nothing else can happen: no test sleeps.
//! let answer = clock.drive(client.call(&GET).path("id", 7).request::<()>().with_response()).await;
//! assert!(answer.is_err_and(|error| error.is_server()));
//! assert_eq!(service.count(), 3);
//! # Ok(())
//! # }
//! # let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
//! # runtime.block_on(run()).map_err(|error| error.to_string())?;
//! # Ok::<(), String>(())
//! ```

mod clock;
mod memory;

pub use clock::ManualClock;
pub use memory::{MemoryTransport, Recorded};

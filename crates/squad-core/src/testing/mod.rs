//! Test doubles: a clock that the test controls, and a transport in memory. They need the cargo feature `testing`.
//!
//! ```
//! use http::StatusCode;
//! use squad_core::operation::{Method, Parameter, ParameterLocation};
//! use squad_core::testing::{ManualClock, MemoryTransport};
//! use squad_core::transport::TransportResponse;
//! use squad_core::{BaseUrls, Client, Operation};
//!
//! static GET: Operation = Operation::new("getThing", Method::Get, "/v3/things/{id}", "things")
//!     .parameters(&[Parameter::new("id", ParameterLocation::Path, true)])
//!     .idempotent();
//!
//! # async fn run() -> Result<(), squad_core::Error> {
//! let clock = ManualClock::new();
//! // A service in an outage.
//! let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::BAD_GATEWAY, ""));
//! let client = Client::builder()
//!     .base_urls(BaseUrls::new("https://api.test", "https://auth.test")?)
//!     .static_token("0123456789")
//!     .transport(service.clone())
//!     .clock(clock.clone())
//!     .build()?;
//!
//! // `drive` advances the time whenever every task waits, so that the test does not sleep.
//! let result = clock.drive(client.call(&GET).path("id", 7).request::<()>()).await;
//! assert!(result.is_err_and(|error| error.is_server()));
//! assert_eq!(service.count(), 3);
//! # Ok(())
//! # }
//! # let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
//! # runtime.block_on(run()).map_err(|error| error.to_string())?;
//! # Ok::<(), String>(())
//! ```

mod clock;
mod memory;
mod stores;

pub use clock::ManualClock;
pub use memory::{MemoryTransport, Recorded};
pub use stores::check_store;

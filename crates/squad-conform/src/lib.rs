//! Conformance: does the traffic of the Squadcast and SquadVoice clients agree with the OpenAPI documents?
//!
//! A request is validated against the *effective* document, OpenAPI 3.1 with nothing lowered. A response is validated in the
//! same way, and decoded by the types of the client once more, to find what they reject, lose or replace by a default. A
//! [`Report`] lists per operation what differed, with JSON pointers and without any value of the traffic.
//!
//! [`Conformance`] checks the traffic of a program: plug it into a client and read the report.
//!
//! ```
//! use squad_conform::{Api, Conformance};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let conformance = Conformance::new(Api::Squadcast)?;
//! let client = squad_core::Client::builder()
//!     .base_urls(squad_core::BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
//!     .static_token("0123456789abcdef");
//! let client = conformance.observe(client, squad_http::Http::new()).build()?;
//! # drop(client);
//! // … the program makes its calls …
//! let report = conformance.report();
//! assert!(report.is_conformant(), "{report}");
//! # Ok(())
//! # }
//! ```
//!
//! With `squadcast` it is `Squadcast::builder().core(|core| conformance.observe(core, Http::new()))`.
//!
//! The program `squad-conform` (`cargo xtask conform` in this workspace) drives every operation against the fake service or
//! against a real one, and checks recorded traffic; `docs/conformance.md` describes it.

mod api;
mod arguments;
mod capture;
mod check;
mod contract;
mod difference;
#[cfg(feature = "cli")]
pub mod drive;
mod exchange;
mod fidelity;
#[cfg(feature = "cli")]
pub mod replay;
mod report;
#[path = "generated/squadcast_calls.rs"]
#[rustfmt::skip]
mod squadcast_calls;
#[path = "generated/squadvoice_calls.rs"]
#[rustfmt::skip]
mod squadvoice_calls;

pub use self::api::Api;
pub use self::arguments::{Arguments, Decoded};
pub use self::check::Conformance;
pub use self::contract::Contract;
pub use self::difference::{Difference, Side};
pub use self::exchange::{Received, Sent};
pub use self::report::{Format, Report, Row, Status};

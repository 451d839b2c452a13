//! The commands on a small workspace, with a local server in place of the vendor's site.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod drift;
mod process;
mod site;
mod sources;
mod vendor;

//! Semantic differences of two OpenAPI documents, classed for a client.

mod change;
mod decoding;
mod diff;
mod document;
mod ignore;
mod intersect;
mod keywords;
mod node;
mod normalise;
mod pointer;
mod reader;
mod report;
mod rules;
mod vendor;

pub use change::{Change, Class, Direction, Drift, Effect, OperationName};
pub use decoding::Decoding;
pub use diff::{Options, compare};
pub use ignore::{Applied, Entry, Ignore, IgnoreError};
pub use reader::{
    Conflict, Fragment, MOST_BYTES, Progress, ReadError, Reader, Reading, read_bytes, read_page,
    read_path,
};
#[cfg(feature = "fetch")]
pub use reader::{Fetcher, fetch, index_links};
pub use report::{Format, UnknownFormat};
pub use vendor::{
    OverlayError, PLACEHOLDER, Unneeded, VendorError, Vendored, apply_leniently, placeholders,
    unneeded_actions, vendor, without_actions,
};

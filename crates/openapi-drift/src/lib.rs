//! Semantic differences of two OpenAPI documents, with their severity for a client.

mod bounds;
mod canonical;
mod change;
mod coverage;
mod decoding;
mod diff;
mod document;
mod flat;
mod ignore;
mod intersect;
mod keywords;
mod likeness;
mod node;
mod normalize;
mod opaque;
mod pattern;
mod pointer;
mod reader;
mod report;
mod rules;
mod vendor;

pub use change::{Change, Direction, Drift, Effect, OperationName, Severity};
pub use coverage::{Covered, complete};
pub use decoding::Decoding;
pub use diff::{Options, compare};
pub use ignore::{Applied, Entry, Ignore, IgnoreError};
pub use reader::{
    Conflict, Fragment, MAX_BYTES, Progress, ReadError, Reader, Reading, read_bytes, read_page,
    read_path,
};
#[cfg(feature = "fetch")]
pub use reader::{Fetcher, fetch, index_links};
pub use report::{Format, UnknownFormat};
pub use rules::{rule_names, rules_table};
pub use vendor::{
    OverlayError, PLACEHOLDER, Unneeded, VendorError, Vendored, apply_leniently, placeholders,
    unneeded_actions, vendor, without_actions,
};

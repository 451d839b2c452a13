//! The vendor's present document, read from where it is published: Markdown pages with OpenAPI
//! fragments, a folder of such pages, or one document in JSON or YAML. A source that cannot be read
//! is an error; the others are still read.

mod error;
#[cfg(feature = "fetch")]
mod fetch;
mod folder;
mod json;
mod merge;
mod page;
mod reading;
mod source;

pub use error::ReadError;
#[cfg(feature = "fetch")]
pub use fetch::{Fetcher, fetch, index_links};
pub use folder::read_path;
pub use merge::Conflict;
pub use page::{Fragment, read_page};
pub use reading::{Progress, Reader, Reading};
pub use source::{MAX_BYTES, read_bytes};

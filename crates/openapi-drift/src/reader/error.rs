//! Errors of a page, a file or an address. Every error names its source; the other sources are still
//! read.

/// A source that could not be read, wholly or in part.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The page has no OpenAPI fragment.
    #[error("{source_name}: no OpenAPI fragment (a ```json block with \"openapi\") on this page")]
    NoFragment {
        /// The page.
        source_name: String,
    },
    /// A fragment is not valid JSON.
    ///
    /// It may be truncated, or have a key twice.
    #[error("{source_name}, line {line}: the OpenAPI fragment is invalid: {detail}")]
    Invalid {
        /// The page.
        source_name: String,
        /// The line of its block, from 1.
        line: usize,
        /// What the parser says.
        detail: String,
    },
    /// The source is HTML, not Markdown or a document.
    #[error("{source_name}: HTML, not Markdown; use the address that ends in .md")]
    Html {
        /// The page.
        source_name: String,
    },
    /// The page or document is too large.
    #[error("{source_name}: more than {limit} bytes; not read")]
    TooLarge {
        /// The page.
        source_name: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The bytes are not UTF-8.
    #[error("{source_name}: not UTF-8 text (first bad byte at {at})")]
    NotText {
        /// The page.
        source_name: String,
        /// The offset of the first bad byte.
        at: usize,
    },
    /// It is not an OpenAPI document.
    #[error("{source_name}: not an OpenAPI document: {detail}")]
    NotOpenApi {
        /// The file or address.
        source_name: String,
        /// What is missing, or what the parser says.
        detail: String,
    },
    /// The redirects are a loop, too many, or not allowed.
    #[error("{source_name}: {detail} (via {})", hops.join(" → "))]
    Redirects {
        /// The requested address.
        source_name: String,
        /// What is wrong with the redirects.
        detail: String,
        /// The addresses on the way.
        hops: Vec<String>,
    },
    /// The status of the response is not 200.
    #[error("{source_name}: the server responded with {status}")]
    Status {
        /// The address.
        source_name: String,
        /// The HTTP status.
        status: u16,
    },
    /// The address could not be reached, or the response was incomplete.
    #[error("{source_name}: {detail}")]
    Network {
        /// The address.
        source_name: String,
        /// What happened.
        detail: String,
    },
    /// A file or folder could not be read.
    #[error("{source_name}: {error}")]
    File {
        /// The file or folder.
        source_name: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// A reference has no target in any source.
    #[error("{reference}, used at {pointer}, is in no source")]
    Unresolved {
        /// The reference as written.
        reference: String,
        /// Where it is used first in the merged document.
        pointer: String,
    },
}

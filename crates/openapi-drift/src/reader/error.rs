//! What can be wrong with a page, a file or an address. Every error names its
//! source and leaves the rest of the reading alone.

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
    /// A fragment stops or breaks in the middle.
    #[error("{source_name}, line {line}: the OpenAPI fragment is torn: {detail}")]
    Torn {
        /// The page.
        source_name: String,
        /// The line on which its block begins, from 1.
        line: usize,
        /// What the parser says.
        detail: String,
    },
    /// HTML came where Markdown or a document was asked for.
    #[error("{source_name}: HTML, not Markdown; ask for the address that ends in .md")]
    Html {
        /// The page.
        source_name: String,
    },
    /// More bytes than a page or document may have.
    #[error("{source_name}: more than {limit} bytes; not read")]
    TooLarge {
        /// The page.
        source_name: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The bytes are no UTF-8 text.
    #[error("{source_name}: not UTF-8 text (first bad byte at {at})")]
    NotText {
        /// The page.
        source_name: String,
        /// The offset of the first bad byte.
        at: usize,
    },
    /// It is readable and no OpenAPI document.
    #[error("{source_name}: no OpenAPI document: {detail}")]
    NotOpenApi {
        /// The file or address.
        source_name: String,
        /// What is missing, or what the parser says.
        detail: String,
    },
    /// The address leads in a circle, too far, or to a place it may not lead to.
    #[error("{source_name}: {detail} (by way of {})", hops.join(" → "))]
    Redirects {
        /// The address that was asked for.
        source_name: String,
        /// What is wrong with the redirects.
        detail: String,
        /// The addresses on the way.
        hops: Vec<String>,
    },
    /// The server did not answer 200.
    #[error("{source_name}: the server answered {status}")]
    Status {
        /// The address.
        source_name: String,
        /// The HTTP status.
        status: u16,
    },
    /// The address could not be reached, or the answer broke off.
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
    /// A reference names a component that no source told.
    #[error("{reference} is used at {pointer} and told by no source")]
    Unresolved {
        /// The reference as written.
        reference: String,
        /// Where in the merged document it is used first.
        pointer: String,
    },
}

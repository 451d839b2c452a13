//! Errors of starting and configuring a mock. Errors in *requests* are the service's.

use std::path::PathBuf;
use std::{fmt, io};

/// An error of starting or configuring a fake.
#[derive(Debug)]
#[non_exhaustive]
pub enum MockError {
    /// A port of 127.0.0.1 could not be opened.
    Bind(io::Error),
    /// The document in the crate could not be parsed; the text says why.
    Document(String),
    /// The document has no operation with this id.
    UnknownOperation(String),
    /// A recording could not be read or written.
    Recording {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
}

impl fmt::Display for MockError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bind(_) => write!(out, "the mock could not open a port on 127.0.0.1"),
            Self::Document(reason) => {
                write!(
                    out,
                    "the document of the mock could not be parsed: {reason}"
                )
            }
            Self::UnknownOperation(id) => {
                write!(out, "the document has no operation with the id `{id}`")
            }
            Self::Recording { path, source } => {
                write!(out, "the recording {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for MockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Bind(error) => Some(error),
            Self::Recording { source, .. } => Some(source),
            Self::Document(_) | Self::UnknownOperation(_) => None,
        }
    }
}

//! What can go wrong when a mock is started or told what to do. What a *request* can get wrong is in [`crate::refusal`].

use std::{fmt, io};

/// Why a [`MockServer`](crate::MockServer) could not be started or told what to do.
#[derive(Debug)]
#[non_exhaustive]
pub enum MockError {
    /// A loopback port could not be opened.
    Bind(io::Error),
    /// The document that is built into the crate could not be read; the text says where.
    Document(String),
    /// No operation of the document has this id.
    UnknownOperation(String),
}

impl fmt::Display for MockError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bind(_) => write!(out, "the mock could not open a port on 127.0.0.1"),
            Self::Document(reason) => {
                write!(out, "the document of the mock cannot be read: {reason}")
            }
            Self::UnknownOperation(id) => {
                write!(out, "the document has no operation with the id `{id}`")
            }
        }
    }
}

impl std::error::Error for MockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Bind(error) => Some(error),
            Self::Document(_) | Self::UnknownOperation(_) => None,
        }
    }
}

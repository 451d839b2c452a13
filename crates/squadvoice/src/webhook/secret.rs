//! The secret of a webhook, and its comparison in constant time.

use std::hint::black_box;

use http::header::HeaderName;
use http::request::Parts;
use ring::digest::{SHA256, digest};

use crate::{Error, Kind, Result};

/// The shortest secret, in characters. One of 20 random letters and digits cannot be guessed.
const SHORTEST: usize = 20;

/// A secret, and where a request has it.
#[derive(Clone)]
pub(super) struct Secret {
    digest: [u8; 32],
    place: Place,
}

#[derive(Clone)]
enum Place {
    /// The last segment of the path.
    Path,
    Header(HeaderName),
}

impl Secret {
    pub(super) fn in_path(secret: &str) -> Result<Self> {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if !secret.bytes().all(unreserved) {
            return Err(invalid(
                "contains a character that a path escapes; use letters, digits, `-`, `.`, `_` and `~`",
            ));
        }
        Self::new(secret, Place::Path)
    }

    pub(super) fn in_header(name: &str, secret: &str) -> Result<Self> {
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| Error::new(Kind::Configuration, "the name of the header is invalid"))?;
        if !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(invalid("contains a character that a header cannot have"));
        }
        Self::new(secret, Place::Header(name))
    }

    fn new(secret: &str, place: Place) -> Result<Self> {
        if secret.len() < SHORTEST {
            return Err(invalid(&format!("has fewer than {SHORTEST} characters")));
        }
        let digest = hash(secret.as_bytes());
        Ok(Self { digest, place })
    }

    /// Returns whether a request has the secret.
    pub(super) fn matches(&self, request: &Parts) -> bool {
        let given = match &self.place {
            Place::Path => request.uri.path().rsplit('/').next().map(str::as_bytes),
            Place::Header(name) => request.headers.get(name).map(|value| value.as_bytes()),
        };
        equal(&hash(given.unwrap_or_default()), &self.digest)
    }
}

fn invalid(problem: &str) -> Error {
    Error::new(
        Kind::Configuration,
        format!("the secret of the webhook {problem}"),
    )
}

/// A digest, so that the comparison tells nothing about the length of the secret.
fn hash(text: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    for (to, from) in out.iter_mut().zip(digest(&SHA256, text).as_ref()) {
        *to = *from;
    }
    out
}

/// Compares all bytes, whether or not an earlier one differs.
fn equal(left: &[u8; 32], right: &[u8; 32]) -> bool {
    let difference = left.iter().zip(right).fold(0, |difference, (left, right)| {
        black_box(difference | (left ^ right))
    });
    difference == 0
}

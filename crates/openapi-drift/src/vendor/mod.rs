//! The vendor's facts taken over into our document: wording kept, new things
//! with a placeholder, gone things gone, key order stable. A pure function of
//! two documents; what is kept as it stands is what the differ finds the same.

mod components;
mod dirty;
mod merge;
mod overlay;
mod words;

use serde_json::Value;

pub use overlay::{OverlayError, Unneeded, apply_leniently, unneeded_actions, without_actions};
pub use words::{PLACEHOLDER, placeholders};

use crate::change::{Change, Class};
use crate::diff::{Options, compare};
use crate::pointer;

/// Our document after the vendor's facts were taken over.
#[derive(Clone, Debug)]
pub struct Vendored {
    /// The new document.
    pub document: Value,
    /// JSON pointers of the words that a person has to write.
    pub placeholders: Vec<String>,
    /// What a client could still tell from the vendor's document; empty unless something was
    /// kept on purpose. Our names of components stay, for example.
    pub unsettled: Vec<Change>,
}

/// Why facts cannot be taken over.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VendorError {
    /// The documents are of different versions of OpenAPI.
    #[error(
        "our document is OpenAPI {ours} and the vendor's is {theirs}; their schemas do not mix"
    )]
    Version {
        /// Our version.
        ours: String,
        /// The vendor's version.
        theirs: String,
    },
}

/// Takes the vendor's facts over into our document.
///
/// `keep` names places of our document (JSON pointers) that stay as they are,
/// with everything below them: facts that a maintainer does not accept.
///
/// ```
/// use openapi_drift::{vendor, PLACEHOLDER};
/// use serde_json::json;
/// let ours = json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"summary": "Our words",
///     "responses": {"204": {"description": "Done."}}}}}});
/// let theirs = json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"summary": "Their words",
///     "deprecated": true, "responses": {"204": {"description": "OK"}}}}}});
/// let vendored = vendor(&ours, &theirs, &[])?;
/// let get = &vendored.document["paths"]["/a"]["get"];
/// assert_eq!((get["summary"].as_str(), get["deprecated"].as_bool()), (Some("Our words"), Some(true)));
/// # Ok::<(), openapi_drift::VendorError>(())
/// ```
///
/// # Errors
/// When one document is OpenAPI 3.0 and the other is not.
pub fn vendor(ours: &Value, theirs: &Value, keep: &[String]) -> Result<Vendored, VendorError> {
    let version = |document| {
        pointer::text(document, "openapi")
            .unwrap_or("of no version")
            .to_owned()
    };
    let (our_version, their_version) = (version(ours), version(theirs));
    if our_version.starts_with("3.0") != their_version.starts_with("3.0") {
        return Err(VendorError::Version {
            ours: our_version,
            theirs: their_version,
        });
    }
    let drift = compare(ours, theirs, &Options::default());
    let mut document = merge::merged(ours, theirs, &drift, keep);
    components::settle(&mut document, ours, theirs);
    let mut unsettled = compare(&document, theirs, &Options::default()).changes;
    unsettled.retain(|change| change.class() > Class::Cosmetic);
    Ok(Vendored {
        placeholders: placeholders(&document),
        document,
        unsettled,
    })
}

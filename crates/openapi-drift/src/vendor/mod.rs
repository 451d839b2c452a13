//! The vendor's facts merged into our document: documentation and order stay ours, new values have
//! placeholders. A pure function of two documents.

mod align;
mod behind;
mod dirty;
mod documentation;
mod form;
mod merge;
mod order;
mod overlay;
mod references;
mod sections;
mod settle;
mod touched;
mod variants;

use std::collections::BTreeSet;

use serde_json::Value;

pub use documentation::{PLACEHOLDER, placeholders};
pub use overlay::{OverlayError, Unneeded, apply_leniently, unneeded_actions, without_actions};

use crate::change::{Change, Severity};
use crate::diff::{Options, compare};
use crate::pointer;

/// Our document with the vendor's facts.
#[derive(Clone, Debug)]
pub struct Vendored {
    /// The new document.
    pub document: Value,
    /// JSON pointers of the descriptions that a person has to write.
    pub placeholders: Vec<String>,
    /// The changes that are left between the new document and the vendor's: those of facts that are
    /// kept on purpose.
    pub unsettled: Vec<Change>,
}

/// Why two documents cannot be merged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VendorError {
    /// The documents are of different versions of OpenAPI.
    #[error("our document is OpenAPI {ours} and the vendor's is {theirs}; they cannot be merged")]
    Version {
        /// Our version.
        ours: String,
        /// The vendor's version.
        theirs: String,
    },
}

/// Merges the vendor's facts into our document.
///
/// `keep` has JSON pointers into our document. The values there stay as they are, with everything
/// below: facts that are not accepted.
///
/// ```
/// use openapi_drift::{vendor, PLACEHOLDER};
/// use serde_json::json;
/// let ours = json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"summary": "Our summary",
///     "responses": {"204": {"description": "Done."}}}}}});
/// let theirs = json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"summary": "Their summary",
///     "deprecated": true, "responses": {"204": {"description": "OK"}}}}}});
/// let vendored = vendor(&ours, &theirs, &[])?;
/// let get = &vendored.document["paths"]["/a"]["get"];
/// assert_eq!((get["summary"].as_str(), get["deprecated"].as_bool()), (Some("Our summary"), Some(true)));
/// # Ok::<(), openapi_drift::VendorError>(())
/// ```
///
/// # Errors
/// If one document is OpenAPI 3.0 and the other is not.
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
    let form = in_our_form(ours, theirs);
    let drift = compare(ours, &form, &Options::default());
    let merge = |behind: &BTreeSet<String>| {
        let mut document = sections::merged(ours, &form, (&drift, behind), keep);
        settle::settle(&mut document, ours, &form);
        let mut unsettled = compare(&document, theirs, &Options::default()).changes;
        unsettled.retain(|change| change.severity() > Severity::Cosmetic);
        (document, unsettled)
    };
    let (mut document, mut unsettled) = merge(&BTreeSet::new());
    let behind = behind::differing(ours, &form, &unsettled);
    if !behind.is_empty() {
        (document, unsettled) = merge(&behind);
    }
    Ok(Vendored {
        placeholders: placeholders(&document),
        document,
        unsettled,
    })
}

/// The vendor's document in the form of ours, if that changes no fact.
fn in_our_form(ours: &Value, theirs: &Value) -> Value {
    let form = align::aligned(ours, theirs);
    let changed = compare(&form, theirs, &Options::default());
    match changed.severity() > Some(Severity::Cosmetic) {
        true => theirs.clone(),
        false => form,
    }
}

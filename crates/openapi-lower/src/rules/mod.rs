//! The rules of the general stage, a file each, and the order in which they work.
//!
//! A schema rule gets an object whose inner schemas are lowered already, takes its keywords out and
//! puts what OpenAPI 3.0 has for them in. The order matters where one rule writes what another
//! reads, and only there.

pub(crate) mod boolean;
pub(crate) mod version;

pub(crate) mod path_items;
pub(crate) mod reference_objects;
pub(crate) mod security;

mod addresses;
mod array_items;
mod binary_content;
mod comment;
mod conditional;
mod constant;
mod contains;
mod content;
mod dependent;
mod dialect;
mod evaluation;
mod examples;
mod exclusive_bounds;
mod info;
mod key_patterns;
mod licence;
mod null_union;
mod pattern_properties;
mod prefix_items;
mod property_names;
mod reference;
mod request_body;
mod required;
mod responses;
mod types;
mod unevaluated;
mod webhooks;

use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::lowering::Lowering;
use crate::places::Place;

/// Every rule for schemas, in order.
pub(crate) fn apply_to_schema(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    addresses::apply(draft, lowering);
    dialect::apply_to_schema(draft, lowering);
    comment::apply(draft, lowering);
    examples::apply(draft, lowering);
    content::apply(draft, lowering);
    constant::apply(draft);
    exclusive_bounds::apply(draft);
    required::apply(draft);
    // Writes `additionalProperties`, `patternProperties` and `prefixItems`.
    unevaluated::apply(draft, lowering);
    contains::apply(draft, lowering);
    prefix_items::apply(draft, lowering);
    pattern_properties::apply(draft, lowering);
    // Writes `properties` and `additionalProperties`.
    property_names::apply(draft, lowering);
    conditional::apply(draft, lowering);
    dependent::apply(draft);
    // Moves the keywords of a type into its branch.
    types::apply(draft);
    null_union::apply(draft);
    array_items::apply(draft);
    // Last, so that the reference is the first of `allOf`.
    reference::apply(draft, lowering);
}

/// Every rule for the other objects of a document.
pub(crate) fn apply_to_object(
    place: Place,
    at: &str,
    out: &mut Map<String, Value>,
    lowering: &mut Lowering<'_>,
) {
    match place {
        Place::Document => {
            version::apply(out);
            dialect::apply_to_document(at, out, lowering);
            webhooks::apply(at, out, lowering);
            security::apply_to_requirements(at, out, lowering);
        }
        Place::Info => info::apply(at, out, lowering),
        Place::License => licence::apply(at, out, lowering),
        Place::Components => {
            path_items::apply_to_components(at, out, lowering);
            security::apply_to_components(at, out, lowering);
        }
        Place::Operation => {
            responses::apply(at, out, lowering);
            request_body::apply(at, out, lowering);
            security::apply_to_requirements(at, out, lowering);
        }
        Place::MediaType => binary_content::apply(at, out),
        _ => {}
    }
}

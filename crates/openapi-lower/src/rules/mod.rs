//! The rules of lowering, one file per rule, and their order.
//!
//! A schema rule gets an object whose inner schemas are lowered already. It replaces its keywords by
//! what OpenAPI 3.0 has for them. The order matters only if one rule writes what another one reads.

pub(crate) mod boolean;
pub(crate) mod path_items;
pub(crate) mod reference_objects;
pub(crate) mod version;

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
mod license;
mod null_union;
mod nullable;
mod paths;
mod pattern_properties;
mod prefix_items;
mod property_names;
mod reference;
mod request_body;
mod required;
mod responses;
mod security;
mod types;
mod unevaluated;
mod webhooks;

use serde_json::{Map, Value};

use crate::context::Context;
use crate::objects::ObjectKind;
use crate::rewrite::SchemaRewrite;

/// Applies every rule for schemas, in order.
pub(crate) fn apply_to_schema(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    nullable::take(rewrite, context);
    addresses::apply(rewrite, context);
    dialect::apply_to_schema(rewrite, context);
    comment::apply(rewrite, context);
    examples::apply(rewrite, context);
    content::apply(rewrite, context);
    constant::apply(rewrite);
    exclusive_bounds::apply(rewrite);
    required::apply(rewrite);
    // Writes `additionalProperties`, `patternProperties` and `prefixItems`.
    unevaluated::apply(rewrite, context);
    contains::apply(rewrite, context);
    prefix_items::apply(rewrite, context);
    pattern_properties::apply(rewrite, context);
    // Writes `properties` and `additionalProperties`.
    property_names::apply(rewrite, context);
    conditional::apply(rewrite, context);
    dependent::apply(rewrite);
    // Moves the keywords of a type into its branch.
    types::apply(rewrite);
    null_union::apply(rewrite);
    array_items::apply(rewrite);
    // After all that write `allOf`, so that the reference is its first member.
    reference::apply(rewrite, context);
    nullable::honor(rewrite, context);
}

/// Applies every rule for the other objects of a document.
pub(crate) fn apply_to_object(
    kind: ObjectKind,
    at: &str,
    out: &mut Map<String, Value>,
    context: &mut Context<'_>,
) {
    match kind {
        ObjectKind::Document => {
            version::apply(out);
            paths::apply(out);
            dialect::apply_to_document(at, out, context);
            webhooks::apply(at, out, context);
            security::apply_to_requirements(at, out, context);
        }
        ObjectKind::Info => info::apply(at, out, context),
        ObjectKind::License => license::apply(at, out, context),
        ObjectKind::Components => {
            path_items::apply_to_components(out, context);
            security::apply_to_components(out, context);
        }
        ObjectKind::Operation => {
            responses::apply(at, out, context);
            request_body::apply(at, out, context);
            security::apply_to_requirements(at, out, context);
        }
        ObjectKind::MediaType => binary_content::apply(at, out),
        _ => {}
    }
}

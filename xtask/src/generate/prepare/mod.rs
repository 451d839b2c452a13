//! From the effective document to one that progenitor makes good types of: lowered to 3.0.3, every inline type named,
//! envelopes removed, components under flat names. One file per step; `walk` is shared.

mod all_of;
mod components;
mod inline;
mod parameter;
mod responses;
mod scalars;
mod uses;
mod walk;

use std::collections::BTreeMap;

use openapi_lower::Loss;
use serde_json::Value;

use super::{OperationFacts, Target};
use crate::{Problem, Problems};

pub(super) use components::Component;
pub(super) use walk::reference;

/// A document that progenitor accepts, and the facts of its components.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The lowered document.
    pub document: Value,
    /// What lowering could not preserve.
    pub losses: Vec<Loss>,
    /// The components by their flat name.
    pub components: BTreeMap<String, Component>,
    /// operationId → the envelope's member.
    pub envelopes: BTreeMap<String, String>,
}

/// Prepares the effective document for progenitor.
///
/// # Errors
/// Constructs that cannot be lowered, inline types without a name, names that clash.
pub(super) fn prepare(
    target: &Target<'_>,
    operations: &[OperationFacts],
) -> Result<Prepared, Problems> {
    use openapi_lower::progenitor as step;

    let mut before = target.effective.clone();
    let mut losses = step::keep_success_only(&mut before);
    let lowered = openapi_lower::lower(&before).map_err(|error| rejected(target, &error))?;
    losses.extend(lowered.losses);
    let mut document = lowered.document;
    losses.extend(step::drop_header_authorization(&mut document));
    losses.extend(step::json_content(&mut document));
    losses.extend(step::collapse_single(&mut document));
    losses.extend(step::dedupe_union(&mut document));
    losses.extend(step::drop_validation(&mut document));
    losses.extend(step::text_fences(&mut document));

    let used = uses::uses(target, operations, &before, &document);
    uses::keep_used(&mut document, &used);
    scalars::keep_undocumented_members(&before, &mut document);
    walk::for_each_schema(&mut document, &mut scalars::simplify_scalars);
    all_of::merge_all_of(&mut document);
    let envelopes = responses::remove_envelopes(&mut document);
    losses.extend(inline::hoist(&mut document, target)?);
    inline::name_union_arms(&mut document);
    inline::inline_plain_components(&mut document);
    // Again, because the steps in between add components and leave others unused.
    let used = uses::uses(target, operations, &before, &document);
    uses::keep_used(&mut document, &used);
    let components = components::name_components(&mut document, target, used)?;
    responses::simplify_responses(&mut document, operations);
    losses.sort();
    losses.dedup();
    Ok(Prepared {
        document,
        losses,
        components,
        envelopes,
    })
}

fn rejected(target: &Target<'_>, error: &openapi_lower::LowerError) -> Problems {
    Problems(
        error
            .problems()
            .iter()
            .map(|problem| {
                Problem::in_file(target.file, problem.message.clone(), problem.remedy.clone())
                    .at(problem.pointer.clone())
            })
            .collect(),
    )
}

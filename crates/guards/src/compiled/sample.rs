//! The mutants that are compiled: at most one in each area, so that what fails shows which one it was.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use squad_conform::Api;

use crate::mutants::Choice;
use crate::proof::document::{Reach, get, operations, reach};
use crate::regenerated::{Generator, Regenerated};

/// The operation that every call needs for its token: a change of it would fail all others too.
const TOKEN_EXCHANGE: &str = "Auth_getAccessToken";

/// A mutant to be compiled together with those of other areas.
pub(crate) struct Sampled<'c> {
    pub(crate) api: Api,
    pub(crate) choice: &'c Choice,
    /// The module of the generated crate.
    pub(crate) area: String,
    /// The operations that it changes, by their ids before and after.
    pub(crate) operations: BTreeSet<String>,
}

/// The documents of which mutants are compiled.
pub(crate) struct Pool<'c> {
    pub(crate) api: Api,
    pub(crate) generator: &'c Generator,
    pub(crate) choices: &'c BTreeMap<&'static str, Vec<Choice>>,
}

/// Chooses at most `wanted` mutants of different kinds and areas.
pub(crate) fn sample<'c>(pools: &[Pool<'c>], wanted: usize) -> Vec<Sampled<'c>> {
    let reaches: Vec<Reach> = pools
        .iter()
        .map(|pool| reach(&pool.generator.effective))
        .collect();
    let mut all: Vec<(&Pool<'c>, &Reach, &'c Choice)> = Vec::new();
    for (pool, reach) in pools.iter().zip(&reaches) {
        let choices = pool.choices.values().flatten();
        all.extend(
            choices
                .filter(|one| !one.plan.cosmetic)
                .map(|one| (pool, reach, one)),
        );
    }
    all.sort_by_key(|(_, _, choice)| choice.seed);
    let mut out: Vec<Sampled<'c>> = Vec::new();
    for (pool, reach, choice) in all {
        if out.len() == wanted {
            break;
        }
        let kind = choice.plan.kind;
        if out.iter().any(|one| one.choice.plan.kind == kind) {
            continue;
        }
        let Some((area, operations)) = area(pool, reach, choice) else {
            continue;
        };
        let is_free = out
            .iter()
            .all(|one| one.api != pool.api || one.area != area);
        let is_generated = || {
            let regenerated = pool.generator.regenerate(choice);
            matches!(regenerated, Some(Regenerated::Files { seen: true, .. }))
        };
        if is_free && is_generated() {
            out.push(Sampled {
                api: pool.api,
                choice,
                area,
                operations,
            });
        }
    }
    out.sort_by_key(|one| pools.iter().position(|pool| pool.api == one.api));
    out
}

/// The module and the operations that a mutant changes, unless it changes several modules.
fn area(pool: &Pool<'_>, reach: &Reach, choice: &Choice) -> Option<(String, BTreeSet<String>)> {
    let document = &pool.generator.effective;
    let place = choice.plan.pointer.replace("~1extra/", "/");
    let users: BTreeSet<String> = match reach.get(&choice.plan.at) {
        Some(users) => users.iter().map(|(_, id)| id.clone()).collect(),
        None => {
            let all = operations(document).into_iter();
            all.filter(|one| place.starts_with(&one.pointer) || one.pointer.starts_with(&place))
                .map(|one| one.label)
                .collect()
        }
    };
    let mut areas: Vec<String> = users
        .iter()
        .filter_map(|id| tag(pool, document, id))
        .collect();
    areas.dedup();
    let [area] = areas.as_slice() else {
        return None;
    };
    let area = area.replace('-', "_");
    let made = choice.make(document)?;
    let after = operations(&made.document).into_iter();
    let known: BTreeSet<String> = operations(document)
        .into_iter()
        .map(|one| one.label)
        .collect();
    let new = after.map(|one| one.label).filter(|id| !known.contains(id));
    let changed: BTreeSet<String> = users.into_iter().chain(new).collect();
    (!changed.contains(TOKEN_EXCHANGE)).then_some((area, changed))
}

/// The area of an operation.
fn tag(pool: &Pool<'_>, document: &Value, id: &str) -> Option<String> {
    let all = operations(document).into_iter();
    let operation = all.into_iter().find(|one| one.label == id)?;
    let tag = get(document, &operation.pointer).pointer("/tags/0")?;
    Some(pool.generator.area(tag.as_str()?))
}

//! The mutants that are compiled: at most one in each area, so that what fails shows which one it was.

use std::collections::{BTreeMap, BTreeSet};

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

/// An operation, and where it is.
struct Place {
    pointer: String,
    id: String,
    /// The module of the generated crate.
    area: String,
}

fn places(pool: &Pool<'_>) -> Vec<Place> {
    let document = &pool.generator.effective;
    let all = operations(document).into_iter().filter_map(|operation| {
        let tag = get(document, &operation.pointer).pointer("/tags/0")?;
        Some(Place {
            area: pool.generator.area(tag.as_str()?).replace('-', "_"),
            pointer: operation.pointer,
            id: operation.label,
        })
    });
    all.collect()
}

/// Chooses at most `wanted` mutants of different kinds and areas, in the order of their seeds.
pub(crate) fn sample<'c>(pools: &[Pool<'c>], wanted: usize) -> Vec<Sampled<'c>> {
    let known: Vec<(Reach, Vec<Place>)> = pools
        .iter()
        .map(|pool| (reach(&pool.generator.effective), places(pool)))
        .collect();
    let areas = known.iter().map(|(_, places)| {
        let areas = places.iter().filter(|place| place.id != TOKEN_EXCHANGE);
        areas
            .map(|place| &place.area)
            .collect::<BTreeSet<_>>()
            .len()
    });
    let wanted = wanted.min(areas.sum());
    let mut all = Vec::new();
    for (pool, known) in pools.iter().zip(&known) {
        let choices = pool.choices.values().flatten();
        let choices = choices.filter(|one| !one.plan.cosmetic);
        all.extend(choices.map(|one| (pool, known, one)));
    }
    all.sort_by_key(|(_, _, choice)| choice.seed);
    let mut out: Vec<Sampled<'c>> = Vec::new();
    for (pool, (reach, places), choice) in all {
        if out.len() == wanted {
            break;
        }
        let Some((area, users)) = area(reach, places, choice) else {
            continue;
        };
        let kind = choice.plan.kind;
        let is_taken = out
            .iter()
            .any(|one| one.choice.plan.kind == kind || (one.api == pool.api && one.area == area));
        if is_taken || users.contains(TOKEN_EXCHANGE) {
            continue;
        }
        let regenerated = pool.generator.regenerate(choice);
        if let Some(Regenerated::Files { seen: true, .. }) = regenerated
            && let Some(mutant) = choice.make(&pool.generator.effective)
        {
            let after = operations(&mutant.document).into_iter();
            let new = after.map(|one| one.label);
            let new = new.filter(|id| places.iter().all(|place| place.id != *id));
            out.push(Sampled {
                api: pool.api,
                choice,
                area,
                operations: users.into_iter().chain(new).collect(),
            });
        }
    }
    out.sort_by_key(|one| pools.iter().position(|pool| pool.api == one.api));
    out
}

/// The module that a mutant changes, unless there are several, and the operations that use its place.
fn area(reach: &Reach, places: &[Place], choice: &Choice) -> Option<(String, BTreeSet<String>)> {
    // That of an operation that is copied is the original's.
    let pointer = choice.plan.pointer.replace("~1extra/", "/");
    let users: BTreeSet<String> = match reach.get(&choice.plan.at) {
        Some(users) => users.iter().map(|(_, id)| id.clone()).collect(),
        None => {
            let is_near = |place: &&Place| {
                pointer.starts_with(&place.pointer)
                    || place.pointer.starts_with(&format!("{pointer}/"))
            };
            places
                .iter()
                .filter(is_near)
                .map(|place| place.id.clone())
                .collect()
        }
    };
    let own = places.iter().filter(|place| users.contains(&place.id));
    let areas: BTreeSet<&String> = own.map(|place| &place.area).collect();
    let area = areas.first().map(|area| (*area).clone())?;
    (areas.len() == 1).then_some((area, users))
}

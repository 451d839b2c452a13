//! The mutants of a document: a change of every kind, at places that a seed chooses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::proof::document::{reach, slice};
use crate::proof::mutate::{Mutant, Plan, cosmetic_mutants, operation_mutants, schema_mutants};

/// The paths of one slice.
const PATHS: usize = 8;

/// A document cut into slices of a few paths, so that a mutant costs little.
pub(crate) fn slices(document: &Value) -> Vec<Value> {
    let paths = document.get("paths").and_then(Value::as_object);
    let paths: Vec<String> = paths
        .into_iter()
        .flat_map(|paths| paths.keys().cloned())
        .collect();
    paths
        .chunks(PATHS)
        .map(|paths| slice(document, paths))
        .collect()
}

/// A mutant to be made.
pub(crate) struct Choice {
    /// The number of the slice.
    pub(crate) slice: usize,
    pub(crate) plan: Plan,
    pub(crate) seed: u64,
}

impl Choice {
    /// Makes the change in a slice or in the whole document.
    pub(crate) fn make(&self, document: &Value) -> Option<Mutant> {
        self.plan.make(document, self.seed)
    }
}

/// The places of each kind of change, in an order that the seed chooses.
pub(crate) fn choices(slices: &[Value], seed: u64) -> BTreeMap<&'static str, Vec<Choice>> {
    let mut out: BTreeMap<&'static str, Vec<Choice>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for (index, slice) in slices.iter().enumerate() {
        let reach = reach(slice);
        let mut plans = Vec::new();
        schema_mutants(slice, &reach, &mut plans);
        operation_mutants(slice, &mut plans);
        cosmetic_mutants(slice, &reach, &mut plans);
        for plan in plans {
            let place = match plan.pointer.is_empty() {
                true => format!("slice {index}"),
                false => plan.pointer.clone(),
            };
            if known.insert((plan.kind, place.clone())) {
                let seed = mixed(seed, &[plan.kind, &place]);
                let choice = Choice {
                    slice: index,
                    plan,
                    seed,
                };
                out.entry(choice.plan.kind).or_default().push(choice);
            }
        }
    }
    for choices in out.values_mut() {
        choices.sort_by_key(|choice| choice.seed);
    }
    out
}

/// FNV-1a, and the finalizer of SplitMix64.
fn mixed(seed: u64, parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325 ^ seed;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

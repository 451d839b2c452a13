//! Findings gathered into changes: one entry however many operations and
//! directions meet the same difference.

use std::collections::{BTreeSet, HashMap};

use super::finding::Finding;
use crate::change::{Change, Class, Direction, Drift, Effect, OperationName};

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    stem: String,
    what: String,
    old_pointer: String,
    new_pointer: String,
    before: Option<String>,
    after: Option<String>,
}

struct Gathered {
    change: Change,
    effects: Vec<(String, Direction, Class, String, BTreeSet<usize>)>,
}

/// Changes under way to a [`Drift`].
#[derive(Default)]
pub(crate) struct Collector {
    operations: Vec<OperationName>,
    gathered: Vec<Gathered>,
    index: HashMap<Key, usize>,
}

impl Collector {
    /// Notes an operation and gives its number.
    pub(crate) fn operation(&mut self, name: OperationName) -> usize {
        self.operations.push(name);
        self.operations.len() - 1
    }

    /// Notes that an operation meets a finding.
    pub(crate) fn add(
        &mut self,
        finding: &Finding,
        rule: String,
        direction: Direction,
        judged: (Class, String),
        operation: usize,
        through: &[String],
    ) {
        let key = Key {
            stem: finding.stem.clone(),
            what: finding.what.clone(),
            old_pointer: finding.old_pointer.clone(),
            new_pointer: finding.new_pointer.clone(),
            before: finding.before.clone(),
            after: finding.after.clone(),
        };
        let next = self.gathered.len();
        let at = *self.index.entry(key).or_insert(next);
        if at == next {
            self.gathered.push(Gathered {
                change: Change {
                    what: finding.what.clone(),
                    before: finding.before.clone(),
                    after: finding.after.clone(),
                    old_pointer: finding.old_pointer.clone(),
                    new_pointer: finding.new_pointer.clone(),
                    through: through.to_vec(),
                    likely: finding.likely.clone(),
                    effects: Vec::new(),
                },
                effects: Vec::new(),
            });
        }
        let Some(gathered) = self.gathered.get_mut(at) else {
            return;
        };
        let (class, why) = judged;
        let known = gathered
            .effects
            .iter_mut()
            .find(|e| e.0 == rule && e.1 == direction && e.2 == class && e.3 == why);
        match known {
            Some(effect) => {
                effect.4.insert(operation);
            }
            None => {
                let operations = BTreeSet::from([operation]);
                gathered
                    .effects
                    .push((rule, direction, class, why, operations));
            }
        }
    }

    /// Everything gathered, the gravest first and then in the old document's order.
    pub(crate) fn finish(self) -> Drift {
        let names = self.operations;
        let mut changes: Vec<Change> = self
            .gathered
            .into_iter()
            .map(|mut gathered| {
                gathered.effects.sort_by(|a, b| {
                    (std::cmp::Reverse(a.2), a.1, &a.0).cmp(&(std::cmp::Reverse(b.2), b.1, &b.0))
                });
                gathered.change.effects = gathered
                    .effects
                    .into_iter()
                    .map(|(rule, direction, class, why, operations)| Effect {
                        rule,
                        direction,
                        class,
                        why,
                        operations: operations
                            .into_iter()
                            .filter_map(|o| names.get(o).cloned())
                            .collect(),
                    })
                    .collect();
                gathered.change
            })
            .collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.class()));
        Drift { changes }
    }
}

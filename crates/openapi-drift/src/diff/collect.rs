//! Findings grouped into changes: one entry, however many operations and directions have the
//! same difference.

use std::collections::{BTreeSet, HashMap};

use super::finding::Finding;
use crate::change::{Change, Direction, Drift, Effect, OperationName, Severity};
use crate::rules::Rule;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    rule: &'static Rule,
    summary: String,
    old_pointer: String,
    new_pointer: String,
    before: Option<String>,
    after: Option<String>,
}

/// What an effect is about, apart from the operations.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Reported {
    pub(crate) rule: String,
    pub(crate) direction: Direction,
    pub(crate) severity: Severity,
    pub(crate) reason: String,
}

struct Group {
    rule: &'static Rule,
    change: Change,
    effects: Vec<(Reported, BTreeSet<usize>)>,
}

/// The changes found so far.
#[derive(Default)]
pub(crate) struct Collector {
    operations: Vec<OperationName>,
    groups: Vec<Group>,
    index: HashMap<Key, usize>,
}

impl Collector {
    /// Adds an operation and returns its number.
    pub(crate) fn operation(&mut self, name: OperationName) -> usize {
        self.operations.push(name);
        self.operations.len() - 1
    }

    /// Adds a finding that an operation has.
    pub(crate) fn add(
        &mut self,
        finding: &Finding,
        reported: Reported,
        operation: usize,
        through: Vec<String>,
    ) {
        let key = Key {
            rule: finding.rule,
            summary: finding.summary.clone(),
            old_pointer: finding.old_pointer.clone(),
            new_pointer: finding.new_pointer.clone(),
            before: finding.before.clone(),
            after: finding.after.clone(),
        };
        let next = self.groups.len();
        let at = *self.index.entry(key).or_insert(next);
        if at == next {
            self.groups.push(Group {
                rule: finding.rule,
                change: Change {
                    also: Vec::new(),
                    summary: finding.summary.clone(),
                    before: finding.before.clone(),
                    after: finding.after.clone(),
                    old_pointer: finding.old_pointer.clone(),
                    new_pointer: finding.new_pointer.clone(),
                    through,
                    likely: finding.likely.clone(),
                    effects: Vec::new(),
                },
                effects: Vec::new(),
            });
        }
        let Some(group) = self.groups.get_mut(at) else {
            return;
        };
        match group.effects.iter_mut().find(|e| e.0 == reported) {
            Some((_, operations)) => {
                operations.insert(operation);
            }
            None => group.effects.push((reported, BTreeSet::from([operation]))),
        }
    }

    /// Every change, the highest severity first and then in the old document's order.
    pub(crate) fn finish(self) -> Drift {
        let names = self.operations;
        let mut changes: Vec<Change> = joined(self.groups)
            .into_iter()
            .map(|group| {
                let mut change = group.change;
                let effects = group.effects.into_iter();
                change.effects = effects.map(|effect| named(effect, &names)).collect();
                change.effects.sort_by(|a, b| {
                    let key = |e: &Effect| (std::cmp::Reverse(e.severity), e.direction);
                    (key(a), &a.rule).cmp(&(key(b), &b.rule))
                });
                change
            })
            .collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.severity()));
        Drift { changes }
    }
}

fn named((reported, operations): (Reported, BTreeSet<usize>), names: &[OperationName]) -> Effect {
    let operations = operations.into_iter();
    Effect {
        rule: reported.rule,
        direction: reported.direction,
        severity: reported.severity,
        reason: reported.reason,
        operations: operations.filter_map(|o| names.get(o).cloned()).collect(),
    }
}

/// Joins the same change in several places: one side has one value where the other has several.
fn joined(groups: Vec<Group>) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut known: HashMap<(bool, Key), usize> = HashMap::new();
    for group in groups {
        let key = |is_old: bool| {
            let change = &group.change;
            let side = |pointer: &String, is_this: bool| match is_this {
                true => pointer.clone(),
                false => String::new(),
            };
            let key = Key {
                rule: group.rule,
                summary: change.summary.clone(),
                old_pointer: side(&change.old_pointer, is_old),
                new_pointer: side(&change.new_pointer, !is_old),
                before: change.before.clone(),
                after: change.after.clone(),
            };
            (is_old, key)
        };
        let keys = [key(true), key(false)];
        let first = keys.iter().find_map(|key| known.get(key)).copied();
        let at = first.unwrap_or(out.len());
        for key in keys {
            known.entry(key).or_insert(at);
        }
        match out.get_mut(at) {
            None => out.push(group),
            Some(first) => {
                let place = (group.change.old_pointer, group.change.new_pointer);
                first.change.also.push(place);
                for (reported, operations) in group.effects {
                    match first.effects.iter_mut().find(|e| e.0 == reported) {
                        Some((_, known)) => known.extend(operations),
                        None => first.effects.push((reported, operations)),
                    }
                }
            }
        }
    }
    out
}

//! The graph of schema pairs: an old schema and the new one in its place are compared once, and
//! edges lead to the pairs inside. Recursive schemas are loops of this graph.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::finding::{AppliesTo, Finding};
use crate::change::Direction;
use crate::decoding::Decoding;
use crate::document::SiteId;
use crate::node::Conjunction;
use crate::normalize::Normalizer;
use crate::pointer;
use crate::rules::Location;

/// A pair of schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PairId(u32);

impl PairId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the use of a pair adds to its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Role {
    /// The field identifies the member of a union.
    pub(crate) tag: bool,
    /// The field has no default: without it a response is an error.
    pub(crate) identifying: bool,
}

struct Pair {
    old: Conjunction,
    new: Conjunction,
    role: Role,
    findings: Vec<Finding>,
    edges: Vec<(PairId, AppliesTo)>,
    components: Vec<String>,
}

/// Settings of a comparison.
pub(crate) struct Settings {
    pub(crate) decoding: Decoding,
    pub(crate) documentation: bool,
}

/// Where a finding was met: the location of its schema, and the components that led there.
pub(crate) struct Met<'t> {
    pub(crate) location: Location,
    pub(crate) through: &'t [String],
}

/// Both documents and every pair of schemas so far.
pub(crate) struct Pairs<'d> {
    pub(crate) old: Normalizer<'d>,
    pub(crate) new: Normalizer<'d>,
    pub(crate) settings: Settings,
    ids: HashMap<(Conjunction, Conjunction, Role), PairId>,
    pairs: Vec<Pair>,
    solved: usize,
    live: HashSet<PairId>,
}

/// The result of one comparison: findings, and the pairs inside.
#[derive(Default)]
pub(crate) struct Compared {
    pub(crate) findings: Vec<Finding>,
    pub(crate) edges: Vec<(PairId, AppliesTo)>,
    pub(crate) components: Vec<String>,
}

impl<'d> Pairs<'d> {
    pub(crate) fn new(old: &'d Value, new: &'d Value, settings: Settings) -> Self {
        Pairs {
            old: Normalizer::new(old),
            new: Normalizer::new(new),
            settings,
            ids: HashMap::new(),
            pairs: Vec::new(),
            solved: 0,
            live: HashSet::new(),
        }
    }

    /// The pair of two schemas, each a conjunction.
    pub(crate) fn pair(&mut self, old: &[SiteId], new: &[SiteId], role: Role) -> PairId {
        let old = self.old.canonical(old);
        let new = self.new.canonical(new);
        let key = (old, new, role);
        if let Some(id) = self.ids.get(&key) {
            return *id;
        }
        let id = PairId(u32::try_from(self.pairs.len()).unwrap_or(u32::MAX));
        let (old, new, role) = key.clone();
        self.ids.insert(key, id);
        self.pairs.push(Pair {
            old,
            new,
            role,
            findings: Vec::new(),
            edges: Vec::new(),
            components: Vec::new(),
        });
        id
    }

    /// Compares every new pair, and those that they lead to.
    pub(crate) fn solve(
        &mut self,
        compare: fn(&mut Pairs<'d>, &Conjunction, &Conjunction, &Role) -> Compared,
    ) {
        while let Some(pair) = self.pairs.get(self.solved) {
            let (old, new, role) = (pair.old.clone(), pair.new.clone(), pair.role.clone());
            let compared = compare(self, &old, &new, &role);
            if let Some(pair) = self.pairs.get_mut(self.solved) {
                pair.findings = compared.findings;
                pair.edges = compared.edges;
                pair.components = compared.components;
            }
            self.solved += 1;
        }
        self.find_live();
    }

    /// Marks the pairs from which some difference can be reached.
    fn find_live(&mut self) {
        let mut back: Vec<Vec<u32>> = vec![Vec::new(); self.pairs.len()];
        let mut work = Vec::new();
        self.live.clear();
        for (index, pair) in self.pairs.iter().enumerate() {
            let id = PairId(u32::try_from(index).unwrap_or(u32::MAX));
            for (to, _) in &pair.edges {
                if let Some(list) = back.get_mut(to.index()) {
                    list.push(id.0);
                }
            }
            if !pair.findings.is_empty() && self.live.insert(id) {
                work.push(id);
            }
        }
        while let Some(id) = work.pop() {
            for from in back.get(id.index()).into_iter().flatten() {
                let from = PairId(*from);
                if self.live.insert(from) {
                    work.push(from);
                }
            }
        }
    }

    /// Visits every finding that a root reaches in a direction.
    pub(crate) fn reach(
        &self,
        root: PairId,
        direction: Direction,
        location: Location,
        mut found: impl FnMut(&Finding, Met<'_>),
    ) {
        let mut seen: HashSet<(PairId, bool)> = HashSet::new();
        let mut steps: Vec<(PairId, Location, Option<usize>)> = Vec::new();
        if self.live.contains(&root) && seen.insert((root, true)) {
            steps.push((root, location, None));
        }
        let mut at = 0;
        while let Some((id, location, _)) = steps.get(at).copied() {
            if let Some(pair) = self.pairs.get(id.index()) {
                let mut findings = pair
                    .findings
                    .iter()
                    .filter(|finding| finding.applies_to.includes(direction))
                    .peekable();
                if findings.peek().is_some() {
                    let through = self.through(&steps, at);
                    for finding in findings {
                        let through = &through;
                        found(finding, Met { location, through });
                    }
                }
                for (to, applies_to) in &pair.edges {
                    if applies_to.includes(direction)
                        && self.live.contains(to)
                        && seen.insert((*to, false))
                    {
                        steps.push((*to, location.inside(), Some(at)));
                    }
                }
            }
            at += 1;
        }
    }

    fn through(&self, steps: &[(PairId, Location, Option<usize>)], last: usize) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut at = Some(last);
        while let Some((id, _, before)) = at.and_then(|at| steps.get(at)) {
            if let Some(pair) = self.pairs.get(id.index()) {
                for name in pair.components.iter().rev() {
                    if names.last() != Some(name) {
                        names.push(name.clone());
                    }
                }
            }
            at = *before;
        }
        names.reverse();
        names
    }

    /// The pointers of both sides; for a side that is missing, where it was or would be.
    pub(crate) fn pointers(
        &self,
        old: Option<SiteId>,
        new: Option<SiteId>,
        around: (SiteId, SiteId),
        drop: usize,
    ) -> (String, String) {
        let old_document = &self.old.document;
        let new_document = &self.new.document;
        match (old, new) {
            (Some(old), Some(new)) => (
                old_document.pointer(old).to_owned(),
                new_document.pointer(new).to_owned(),
            ),
            (Some(old), None) => {
                let known = old_document.pointer(old).to_owned();
                let other = counterpart(
                    new_document.root,
                    &known,
                    drop,
                    new_document.pointer(around.1),
                );
                (known, other)
            }
            (None, Some(new)) => {
                let known = new_document.pointer(new).to_owned();
                let other = counterpart(
                    old_document.root,
                    &known,
                    drop,
                    old_document.pointer(around.0),
                );
                (other, known)
            }
            (None, None) => (
                old_document.pointer(around.0).to_owned(),
                new_document.pointer(around.1).to_owned(),
            ),
        }
    }
}

fn is_inline(value: &Value) -> bool {
    value.is_object() && value.get("$ref").is_none()
}

/// Where a value would be in the other document: in the same parent if it exists, and else in the
/// value that it was compared with.
fn counterpart(root: &Value, known: &str, drop: usize, fallback: &str) -> String {
    let mut parent = known;
    for _ in 0..drop {
        parent = parent.rsplit_once('/').map_or("", |(parent, _)| parent);
    }
    if root.pointer(parent).is_some_and(is_inline) && pointer::last(parent) != "properties" {
        parent.to_owned()
    } else {
        fallback.to_owned()
    }
}

//! Which alternative of the old schema became which of the new one: by type,
//! then by discriminator, component, equal shape and likeness.

use std::collections::BTreeSet;

use super::pairs::Pairs;
use super::{discriminator, shape};
use crate::node::{Alternative, Node, Type};
use crate::normalize::Normalizer;

/// Indices into the alternatives of both sides.
#[derive(Default)]
pub(crate) struct Matched {
    pub(crate) pairs: Vec<(usize, usize)>,
    pub(crate) removed: Vec<usize>,
    pub(crate) added: Vec<usize>,
    /// The field that identifies the members, if there is one.
    pub(crate) tag: Option<String>,
}

pub(crate) fn matched(pairs: &mut Pairs<'_>, old: &Node, new: &Node) -> Matched {
    let mut out = Matched {
        tag: tag_property(&mut pairs.old, old).or_else(|| tag_property(&mut pairs.new, new)),
        ..Matched::default()
    };
    let mut left: Vec<usize> = (0..old.alternatives.len()).collect();
    let mut right: Vec<usize> = (0..new.alternatives.len()).collect();
    let alone = |node: &Node, ty: Type| {
        let same = |a: &&Alternative| a.ty == ty;
        node.alternatives.iter().filter(same).count() == 1
    };

    // One of a type on each side.
    take(&mut out, &mut left, &mut right, |a, b| {
        let (a, b) = (&old.alternatives[a], &new.alternatives[b]);
        a.ty == b.ty && alone(old, a.ty) && alone(new, b.ty)
    });
    // Listed numbers are a set, whether the type is integer or number.
    take(&mut out, &mut left, &mut right, |a, b| {
        let (a, b) = (&old.alternatives[a], &new.alternatives[b]);
        a.is_listed_number() && b.is_listed_number()
    });
    if left.is_empty() || right.is_empty() {
        out.removed = left;
        out.added = right;
        return out;
    }
    if let Some(tag) = out.tag.clone() {
        let tags = |side: &mut Normalizer<'_>, node: &Node| -> Vec<BTreeSet<String>> {
            let alternatives = node.alternatives.iter();
            alternatives
                .map(|a| discriminator::tags(side, a, &tag).values)
                .collect()
        };
        let old_tags = tags(&mut pairs.old, old);
        let new_tags = tags(&mut pairs.new, new);
        take(&mut out, &mut left, &mut right, |a, b| {
            match (old_tags.get(a), new_tags.get(b)) {
                (Some(a), Some(b)) => !a.is_disjoint(b),
                _ => false,
            }
        });
    }
    take(&mut out, &mut left, &mut right, |a, b| {
        let (a, b) = (&old.alternatives[a], &new.alternatives[b]);
        a.ty == b.ty && a.component.is_some() && a.component == b.component
    });
    let old_shapes = shape::of_alternatives(&mut pairs.old, old, 2);
    let new_shapes = shape::of_alternatives(&mut pairs.new, new, 2);
    take(&mut out, &mut left, &mut right, |a, b| {
        old_shapes.get(a) == new_shapes.get(b)
    });
    let mut scored: Vec<(usize, usize, usize)> = Vec::new();
    for a in &left {
        for b in &right {
            let (x, y) = (&old.alternatives[*a], &new.alternatives[*b]);
            if let Some(score) = likeness(x, y) {
                scored.push((score, *a, *b));
            }
        }
    }
    scored.sort_by_key(|(score, a, b)| (std::cmp::Reverse(*score), *a, *b));
    for (_, a, b) in scored {
        if left.contains(&a) && right.contains(&b) {
            left.retain(|x| *x != a);
            right.retain(|x| *x != b);
            out.pairs.push((a, b));
        }
    }
    out.removed = left;
    out.added = right;
    out.pairs.sort_unstable();
    out
}

fn take(
    out: &mut Matched,
    left: &mut Vec<usize>,
    right: &mut Vec<usize>,
    is_pair: impl Fn(usize, usize) -> bool,
) {
    left.retain(|a| {
        let Some(at) = right.iter().position(|b| is_pair(*a, *b)) else {
            return true;
        };
        out.pairs.push((*a, right.remove(at)));
        false
    });
}

/// The likeness of two alternatives in per cent; `None` below a minimum.
fn likeness(a: &Alternative, b: &Alternative) -> Option<usize> {
    if a.ty != b.ty {
        return None;
    }
    if a.ty != Type::Object {
        return Some(50);
    }
    let a: BTreeSet<&String> = a.properties.keys().collect();
    let b: BTreeSet<&String> = b.properties.keys().collect();
    let all = a.union(&b).count();
    if all == 0 {
        return Some(50);
    }
    let score = a.intersection(&b).count() * 100 / all;
    (score >= 40).then_some(score)
}

/// The field that identifies the members of a union.
fn tag_property(side: &mut Normalizer<'_>, node: &Node) -> Option<String> {
    let objects: Vec<&Alternative> = node
        .alternatives
        .iter()
        .filter(|a| a.ty == Type::Object)
        .collect();
    if let Some(named) = objects.iter().find_map(|a| a.discriminator.as_ref()) {
        return Some(named.property.clone());
    }
    if objects.len() < 2 {
        return None;
    }
    let first = objects.first()?;
    let candidates: Vec<String> = first.properties.keys().cloned().collect();
    candidates.into_iter().find(|name| {
        let mut seen = BTreeSet::new();
        objects.iter().all(|object| {
            object.required.contains_key(name)
                && discriminator::listed(side, object, name).is_some_and(|values| {
                    values.len() == 1 && values.into_iter().all(|v| seen.insert(v))
                })
        })
    })
}

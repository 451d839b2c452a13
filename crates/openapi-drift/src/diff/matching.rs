//! Which alternative of the old schema became which of the new one: by type,
//! then by tag, by component, by equal shape and last by likeness.

use std::collections::BTreeSet;

use super::pairs::Pairs;
use crate::node::{Alternative, Node, Type};
use crate::normalise::Normaliser;

/// Indices into the alternatives of both sides.
#[derive(Default)]
pub(crate) struct Matched {
    pub(crate) pairs: Vec<(usize, usize)>,
    pub(crate) removed: Vec<usize>,
    pub(crate) added: Vec<usize>,
    /// The property that tells the members apart, if one does.
    pub(crate) tag: Option<String>,
}

pub(crate) fn matched(pairs: &mut Pairs<'_>, old: &Node, new: &Node) -> Matched {
    let mut out = Matched {
        tag: tag_property(&mut pairs.old, old).or_else(|| tag_property(&mut pairs.new, new)),
        ..Matched::default()
    };
    let mut left: Vec<usize> = (0..old.alternatives.len()).collect();
    let mut right: Vec<usize> = (0..new.alternatives.len()).collect();
    let lonely =
        |node: &Node, ty: Type| node.alternatives.iter().filter(|a| a.ty == ty).count() == 1;

    // One of a type on each side.
    take(&mut out, &mut left, &mut right, |a, b| {
        let (a, b) = (&old.alternatives[a], &new.alternatives[b]);
        a.ty == b.ty && lonely(old, a.ty) && lonely(new, b.ty)
    });
    if left.is_empty() || right.is_empty() {
        out.removed = left;
        out.added = right;
        return out;
    }
    if let Some(tag) = out.tag.clone() {
        let old_tags = tags(&mut pairs.old, old, &tag);
        let new_tags = tags(&mut pairs.new, new, &tag);
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
    let old_shapes = shapes(&mut pairs.old, old);
    let new_shapes = shapes(&mut pairs.new, new);
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

/// How alike two alternatives are, in per cent; `None` where too little.
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

/// The property by which the members of a union are told apart.
fn tag_property(side: &mut Normaliser<'_>, node: &Node) -> Option<String> {
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
                && tag_values(side, object, name).is_some_and(|values| {
                    values.len() == 1 && values.into_iter().all(|v| seen.insert(v))
                })
        })
    })
}

fn tags(side: &mut Normaliser<'_>, node: &Node, tag: &str) -> Vec<BTreeSet<String>> {
    node.alternatives
        .iter()
        .map(|a| {
            tag_values(side, a, tag)
                .or_else(|| a.component.clone().map(|name| BTreeSet::from([name])))
                .unwrap_or_default()
        })
        .collect()
}

fn tag_values(
    side: &mut Normaliser<'_>,
    alternative: &Alternative,
    tag: &str,
) -> Option<BTreeSet<String>> {
    let property = alternative.properties.get(tag)?;
    let schema = side.canonical(&property.schema);
    let node = side.node(&schema);
    let values = node.alternatives.first()?.values.as_ref()?;
    (!values.open).then(|| values.list.iter().map(ToString::to_string).collect())
}

fn shapes(side: &mut Normaliser<'_>, node: &Node) -> Vec<String> {
    node.alternatives
        .iter()
        .map(|a| shape(side, a, 2))
        .collect()
}

/// A text that is equal for alternatives of equal shape, to a small depth.
pub(crate) fn shape(side: &mut Normaliser<'_>, alternative: &Alternative, depth: usize) -> String {
    let mut out = String::from(alternative.ty.name());
    if let Some((format, _)) = &alternative.format {
        out.push('<');
        out.push_str(format);
        out.push('>');
    }
    if let Some(values) = &alternative.values {
        let mut list: Vec<String> = values.list.iter().map(ToString::to_string).collect();
        list.sort_unstable();
        out.push_str(&list.join("|"));
    }
    if depth == 0 {
        return out;
    }
    for (name, property) in alternative.properties.iter() {
        out.push_str(&format!(
            ",{name}{}:",
            if alternative.required.contains_key(name) {
                ""
            } else {
                "?"
            }
        ));
        out.push_str(&shape_of(side, &property.schema, depth - 1));
    }
    if !alternative.items.is_empty() {
        out.push_str(&format!(
            "[{}]",
            shape_of(side, &alternative.items, depth - 1)
        ));
    }
    out
}

/// The shape of a whole schema, for likely renames.
pub(crate) fn shape_of(
    side: &mut Normaliser<'_>,
    schema: &[crate::document::SiteId],
    depth: usize,
) -> String {
    let schema = side.canonical(schema);
    let node = side.node(&schema);
    let mut shapes: Vec<String> = node
        .alternatives
        .iter()
        .map(|a| shape(side, a, depth))
        .collect();
    shapes.sort_unstable();
    format!(
        "({}{})",
        shapes.join("/"),
        if node.nullable { "/null" } else { "" }
    )
}

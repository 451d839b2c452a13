//! Normal forms combined: `allOf` as an intersection, `anyOf` and `oneOf` as a union. Equal
//! members are kept once.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::bounds::tighter;
use crate::document::SiteId;
use crate::node::{Additional, Alternative, Joined, Node, Property, Type, Values};

/// A union with more members is not expanded any further.
const MOST_ALTERNATIVES: usize = 256;

/// The values that both schemas allow. `at` is where the combination is written.
pub(crate) fn intersect(a: &Node, b: &Node, at: SiteId) -> Node {
    let mut out = Node::nothing(at);
    out.nullable = a.nullable && b.nullable;
    if out.nullable {
        out.null_at = a.null_at.or(b.null_at);
    }
    for left in &a.alternatives {
        for right in &b.alternatives {
            if out.alternatives.len() >= MOST_ALTERNATIVES {
                break;
            }
            if let Some(both) = intersect_alternatives(left, right, at) {
                add(&mut out.alternatives, both);
            }
        }
    }
    out.joined = if a.alternatives.len() > 1 {
        a.joined
    } else {
        b.joined
    };
    out.components = a.components.iter().chain(&b.components).cloned().collect();
    out.default = a.default.clone().or_else(|| b.default.clone());
    out.deprecated = a.deprecated.or(b.deprecated);
    out.documentation = a.documentation.clone();
    for (key, texts) in &b.documentation {
        let known = out.documentation.entry(key.clone()).or_default();
        for text in texts {
            if !known.contains(text) {
                known.push(text.clone());
            }
        }
    }
    out
}

/// The values that any of the schemas allows.
pub(crate) fn unite(members: &[Rc<Node>], joined: Joined, at: SiteId) -> Node {
    let mut out = Node::nothing(at);
    out.joined = joined;
    // An empty member (`{}`) is a placeholder if there are others, and does not make the union nullable.
    let others = members.iter().any(|m| !m.is_any());
    for member in members {
        if member.nullable && !(others && member.is_any()) {
            out.nullable = true;
            out.null_at = out.null_at.or(member.null_at).or(Some(member.origin));
        }
        annotations(&mut out, member);
        for alternative in &member.alternatives {
            if out.alternatives.len() < MOST_ALTERNATIVES {
                let mut offered = alternative.clone();
                offered.member = Some(member.origin);
                add(&mut out.alternatives, offered);
            }
        }
    }
    absorb(&mut out.alternatives);
    // A union of one schema and null has the name of the schema.
    let mut bodies = members.iter().filter(|m| !m.alternatives.is_empty());
    if let (Some(only), None) = (bodies.next(), bodies.next()) {
        out.components = only.components.clone();
        out.joined = only.joined;
    }
    out
}

/// The documentation, default and deprecation of a member, whatever the order of the members.
fn annotations(out: &mut Node, member: &Node) {
    for (key, texts) in &member.documentation {
        let known = out.documentation.entry(key.clone()).or_default();
        for text in texts {
            if !known.contains(text) {
                known.push(text.clone());
            }
        }
    }
    let text = |d: &Option<(serde_json::Value, SiteId)>| d.as_ref().map(|d| d.0.to_string());
    if member.default.is_some()
        && (out.default.is_none() || text(&member.default) < text(&out.default))
    {
        out.default.clone_from(&member.default);
    }
    out.deprecated = out.deprecated.or(member.deprecated);
}

/// Adds an alternative unless there is an equal one of another member.
fn add(list: &mut Vec<Alternative>, mut alternative: Alternative) {
    let member = alternative.member;
    let known = list.iter().any(|known| {
        alternative.member = known.member;
        *known == alternative
    });
    if !known {
        alternative.member = member;
        list.push(alternative);
    }
}

/// Merges strings with listed values into one enum, which is open if there is a plain string, and
/// integers into numbers.
fn absorb(list: &mut Vec<Alternative>) {
    for ty in [Type::String, Type::Integer, Type::Number, Type::Boolean] {
        merge_enums(list, ty);
    }
    if list
        .iter()
        .any(|a| a.ty == Type::Number && a.is_any_number())
    {
        list.retain(|a| a.ty != Type::Integer);
    }
}

fn merge_enums(list: &mut Vec<Alternative>, ty: Type) {
    let is_enum = |a: &Alternative| a.ty == ty && a.values.is_some() && a.is_unbounded();
    let is_plain = |a: &Alternative| a.ty == ty && a.is_plain();
    let opened_at = list.iter().find(|a| is_plain(a)).map(|a| a.origin);
    let open = opened_at.is_some();
    let mut merged: Option<Alternative> = None;
    let mut kept = Vec::with_capacity(list.len());
    let mut place = None;
    for alternative in std::mem::take(list) {
        let enumerated = is_enum(&alternative);
        if !(enumerated || (open && is_plain(&alternative))) {
            kept.push(alternative);
            continue;
        }
        place.get_or_insert(kept.len());
        merged = Some(match merged.take() {
            None => alternative,
            Some(mut first) => {
                match (&mut first.values, alternative.values) {
                    (Some(known), Some(more)) => {
                        known.open |= more.open;
                        known.opened_at = known.opened_at.or(more.opened_at);
                        for (value, site) in more.list.into_iter().zip(more.sites) {
                            if !known.list.contains(&value) {
                                known.list.push(value);
                                known.sites.push(site);
                            }
                        }
                    }
                    (slot @ None, Some(more)) => *slot = Some(more),
                    _ => {}
                }
                first
            }
        });
    }
    if let (Some(mut merged), Some(place)) = (merged, place) {
        if let Some(values) = &mut merged.values {
            values.open = values.open || open;
            values.opened_at = values.opened_at.or(opened_at);
        }
        kept.insert(place, merged);
    }
    *list = kept;
}

fn intersect_alternatives(a: &Alternative, b: &Alternative, at: SiteId) -> Option<Alternative> {
    // One side allows everything: the other keeps its origin.
    if a.ty == Type::Any && a.is_plain() {
        return Some(with_tag(b.clone(), a));
    }
    if b.ty == Type::Any && b.is_plain() {
        return Some(with_tag(a.clone(), b));
    }
    let ty = match (a.ty, b.ty) {
        (x, y) if x == y => x,
        (Type::Any, y) => y,
        (x, Type::Any) => x,
        (Type::Integer, Type::Number) | (Type::Number, Type::Integer) => Type::Integer,
        _ => return None,
    };
    // One side states the type alone: the other keeps its origin.
    if a.ty == ty && b.ty == ty {
        if a.is_plain() {
            return Some(with_tag(b.clone(), a));
        }
        if b.is_plain() {
            return Some(with_tag(a.clone(), b));
        }
    }
    let mut out = Alternative::new(ty, at);
    out.member = a.member.or(b.member);
    out.values = match (&a.values, &b.values) {
        (Some(x), Some(y)) => Some(common(x, y)?),
        (x, y) => x.clone().or_else(|| y.clone()),
    };
    out.bounds = a.bounds.clone();
    for (bound, limit) in &b.bounds {
        let limit = match out.bounds.remove(bound) {
            Some(other) => tighter(*bound, other, limit.clone()),
            None => limit.clone(),
        };
        out.bounds.insert(*bound, limit);
    }
    out.format = a.format.clone().or_else(|| b.format.clone());
    out.patterns = merged(&a.patterns, &b.patterns);
    out.multiple_of = a.multiple_of.or(b.multiple_of);
    out.unique_items = a.unique_items.or(b.unique_items);
    out.items = a.items.iter().chain(&b.items).copied().collect();
    out.properties = properties(&a.properties, &b.properties);
    out.required = match (a.required.is_empty(), b.required.is_empty()) {
        (true, _) => Rc::clone(&b.required),
        (_, true) => Rc::clone(&a.required),
        _ => Rc::new(merged(&a.required, &b.required)),
    };
    out.identifying = a.identifying.union(&b.identifying).cloned().collect();
    (out.additional, out.additional_site) = additional(a, b);
    out.opaque = merged(&a.opaque, &b.opaque);
    out.discriminator = a.discriminator.clone().or_else(|| b.discriminator.clone());
    // A member that extends a base has its own name, not that of the base.
    out.component = match (&a.component, &b.component) {
        (Some(name), None) | (None, Some(name)) => Some(name.clone()),
        _ => None,
    };
    Some(out)
}

fn with_tag(mut kept: Alternative, other: &Alternative) -> Alternative {
    if kept.discriminator.is_none() {
        kept.discriminator.clone_from(&other.discriminator);
    }
    kept
}

fn common(a: &Values, b: &Values) -> Option<Values> {
    let (first, second) = if a.open && !b.open { (b, a) } else { (a, b) };
    if second.open {
        return Some(first.clone());
    }
    let (list, sites): (Vec<_>, Vec<_>) = first
        .list
        .iter()
        .zip(&first.sites)
        .filter(|(v, _)| second.list.contains(v))
        .map(|(v, site)| (v.clone(), *site))
        .unzip();
    (!list.is_empty()).then_some(Values {
        list,
        sites,
        site: first.site,
        open: false,
        opened_at: None,
    })
}

fn merged<V: Clone>(a: &BTreeMap<String, V>, b: &BTreeMap<String, V>) -> BTreeMap<String, V> {
    let mut out = b.clone();
    out.extend(a.iter().map(|(k, v)| (k.clone(), v.clone())));
    out
}

type Properties = Rc<BTreeMap<String, Property>>;

fn properties(a: &Properties, b: &Properties) -> Properties {
    if a.is_empty() {
        return Rc::clone(b);
    }
    if b.is_empty() {
        return Rc::clone(a);
    }
    let mut out = BTreeMap::clone(a);
    for (name, property) in b.iter() {
        match out.get_mut(name) {
            Some(known) => {
                for site in &property.schema {
                    if !known.schema.contains(site) {
                        known.schema.push(*site);
                    }
                }
                known.read_only |= property.read_only;
                known.write_only |= property.write_only;
            }
            None => {
                out.insert(name.clone(), property.clone());
            }
        }
    }
    Rc::new(out)
}

fn additional(a: &Alternative, b: &Alternative) -> (Additional, Option<SiteId>) {
    match (&a.additional, &b.additional) {
        (Additional::Unstated, _) => (b.additional.clone(), b.additional_site),
        (_, Additional::Unstated) => (a.additional.clone(), a.additional_site),
        (Additional::Closed, _) => (Additional::Closed, a.additional_site),
        (_, Additional::Closed) => (Additional::Closed, b.additional_site),
        (Additional::Open, _) => (b.additional.clone(), b.additional_site),
        (_, Additional::Open) => (a.additional.clone(), a.additional_site),
        (Additional::Of(x), Additional::Of(y)) => (
            Additional::Of(x.iter().chain(y).copied().collect()),
            a.additional_site,
        ),
    }
}

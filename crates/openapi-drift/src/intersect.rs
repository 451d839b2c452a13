//! Normal forms combined: `allOf` as an intersection, `anyOf` and `oneOf` as a
//! union. Members that say the same twice are kept once.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::document::SiteId;
use crate::keywords::tighter;
use crate::node::{Additional, Alternative, Joined, Node, Property, Type, Values};

/// A union with more members than this is not multiplied out any further.
const MOST_ALTERNATIVES: usize = 256;

/// What both schemas let in. `at` is where the combination is written.
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
    out.wording = a.wording.clone();
    for (key, words) in &b.wording {
        let known = out.wording.entry(key.clone()).or_default();
        for word in words {
            if !known.contains(word) {
                known.push(word.clone());
            }
        }
    }
    out
}

/// What any of the schemas lets in.
pub(crate) fn unite(members: &[Rc<Node>], joined: Joined, at: SiteId) -> Node {
    let mut out = Node::nothing(at);
    out.joined = joined;
    // A member that says nothing at all (`{}`) makes no promise; beside others
    // it is a place-holder and does not make the union nullable.
    let others = members.iter().any(|m| !m.is_any());
    for member in members {
        if member.nullable && !(others && member.is_any()) {
            out.nullable = true;
            out.null_at = out.null_at.or(member.null_at).or(Some(member.origin));
        }
        marks(&mut out, member);
        for alternative in &member.alternatives {
            if out.alternatives.len() < MOST_ALTERNATIVES {
                let mut offered = alternative.clone();
                offered.member = Some(member.origin);
                add(&mut out.alternatives, offered);
            }
        }
    }
    absorb(&mut out.alternatives);
    // A union that is only "this or null" goes by the name of what it holds.
    let mut bodies = members.iter().filter(|m| !m.alternatives.is_empty());
    if let (Some(only), None) = (bodies.next(), bodies.next()) {
        out.components = only.components.clone();
        out.joined = only.joined;
    }
    out
}

/// What a member says beside its values: words, default, deprecation. The order
/// of the members does not count.
fn marks(out: &mut Node, member: &Node) {
    for (key, words) in &member.wording {
        let known = out.wording.entry(key.clone()).or_default();
        for word in words {
            if !known.contains(word) {
                known.push(word.clone());
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

/// Adds what is not there yet, whichever member of a union offers it.
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

/// Strings with listed values are one enum; beside a plain string the enum is
/// open. Integers beside numbers say nothing new.
fn absorb(list: &mut Vec<Alternative>) {
    for ty in [Type::String, Type::Integer, Type::Number, Type::Boolean] {
        merge_enums(list, ty);
    }
    if list.iter().any(|a| a.ty == Type::Number && a.is_plain()) {
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
    // Nothing said on one side: the other stands as it is written.
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
    // The same type said again adds nothing, and the other keeps its place.
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
    out.other = merged(&a.other, &b.other);
    out.discriminator = a.discriminator.clone().or_else(|| b.discriminator.clone());
    // A member that extends a base goes by its own name; a base does not.
    out.component = match (&a.component, &b.component) {
        (Some(name), None) | (None, Some(name)) => Some(name.clone()),
        _ => None,
    };
    Some(out)
}

fn with_tag(mut stands: Alternative, says: &Alternative) -> Alternative {
    if stands.discriminator.is_none() {
        stands.discriminator.clone_from(&says.discriminator);
    }
    stands
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

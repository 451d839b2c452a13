//! Two schemas in normal form compared: null, default, deprecation and documentation of the whole
//! schema, and which alternatives match. `alternative` and `object` compare those that do.

use std::rc::Rc;

use serde_json::Value;

use super::alternative;
use super::comparison::Comparison;
use super::documentation;
use super::matching::{self, Matched};
use super::pairs::{Compared, Pairs, Role};
use crate::canonical::canonical;
use crate::document::{Document, SiteId};
use crate::node::{Alternative, Conjunction, Joined, Node, Type};
use crate::pointer;
use crate::rules::{Rule, ValueChange, registry as rules};

pub(crate) fn compare(
    pairs: &mut Pairs<'_>,
    old: &Conjunction,
    new: &Conjunction,
    role: &Role,
) -> Compared {
    let parts = changed_parts(pairs, old, new);
    let old = pairs.old.node(old);
    let new = pairs.new.node(new);
    let is_impossible = |node: &Node| node.alternatives.is_empty() && !node.nullable;
    let mut c = Comparison {
        around: (old.origin, new.origin),
        old: Rc::clone(&old),
        pairs,
        role,
        out: Compared::default(),
    };
    components(&mut c, &old, &new);
    texts(&mut c, &old, &new);
    annotations(&mut c, &old, &new);
    // Parts that exclude each other have no place together: the one that changed is reported.
    if is_impossible(&old) != is_impossible(&new)
        && let Some(parts) = parts
    {
        c.around = parts;
    }
    values(&mut c, &old, &new);
    c.out
}

/// The first part of a conjunction that is not written as it was, if both have the same parts.
fn changed_parts(
    pairs: &Pairs<'_>,
    old: &Conjunction,
    new: &Conjunction,
) -> Option<(SiteId, SiteId)> {
    let (before, after) = (&pairs.old.document, &pairs.new.document);
    let both = || old.iter().zip(new);
    let is_same_form =
        old.len() == new.len() && both().all(|(a, b)| before.pointer(*a) == after.pointer(*b));
    both()
        .find(|(a, b)| is_same_form && before.value(**a) != after.value(**b))
        .map(|(a, b)| (*a, *b))
}

/// Notes the components that the schemas are, and a likely rename.
fn components(c: &mut Comparison<'_, '_>, old: &Node, new: &Node) {
    let name = |document: &Document<'_>, site, node: &Node| {
        pointer::schema_component(document.pointer(site))
            .or_else(|| node.components.first().cloned())
    };
    let old_name = name(&c.pairs.old.document, c.around.0, old);
    let new_name = name(&c.pairs.new.document, c.around.1, new);
    let names = [&old_name, &new_name];
    c.out.components = names.into_iter().flatten().cloned().collect();
    c.out.components.dedup();
    let (Some(before), Some(after)) = (old_name, new_name) else {
        return;
    };
    let gone = !has_component(c.pairs.new.document.root, &before);
    let came = !has_component(c.pairs.old.document.root, &after);
    if before == after || !gone || !came {
        return;
    }
    let summary = format!("the component {before} is likely renamed to {after}");
    let rule = &rules::COMPONENT_RENAMED;
    let finding = c.find(rule, ValueChange::Same, (None, None), 0, summary);
    finding.old_pointer = pointer::join("/components/schemas", &[&before]);
    finding.new_pointer = pointer::join("/components/schemas", &[&after]);
    finding.likely = Some(format!("{before} renamed to {after}"));
    finding.before = Some(before);
    finding.after = Some(after);
}

fn texts(c: &mut Comparison<'_, '_>, old: &Node, new: &Node) {
    if !c.pairs.settings.documentation {
        return;
    }
    let differences = documentation::differences(&old.documentation, &new.documentation);
    for (key, before, after) in differences {
        let sites = c.around();
        let rule = documentation::rule(&key);
        let finding = c.find(rule, ValueChange::Same, sites, 0, format!("{key} differs"));
        finding.before = before;
        finding.after = after;
    }
}

/// The default and the deprecation.
fn annotations(c: &mut Comparison<'_, '_>, old: &Node, new: &Node) {
    let text = |default: &Option<(Value, SiteId)>| default.as_ref().map(|(v, _)| canonical(v));
    let (before, after) = (text(&old.default), text(&new.default));
    if before != after {
        let (rule, verb) = match (&before, &after) {
            (None, _) => (&rules::DEFAULT_VALUE_ADDED, "added"),
            (_, None) => (&rules::DEFAULT_VALUE_REMOVED, "removed"),
            _ => (&rules::DEFAULT_VALUE_CHANGED, "changed"),
        };
        let site = |default: &Option<(Value, SiteId)>| default.as_ref().map(|d| d.1);
        let sites = (site(&old.default), site(&new.default));
        let summary = format!("default {verb}");
        let finding = c.find(rule, ValueChange::Default, sites, 1, summary);
        finding.before = before;
        finding.after = after;
    }
    if old.deprecated.is_some() != new.deprecated.is_some() {
        let rule = match new.deprecated {
            Some(_) => &rules::DEPRECATED,
            None => &rules::REACTIVATED,
        };
        let sites = (old.deprecated, new.deprecated);
        c.find(rule, ValueChange::Noted, sites, 1, rule.words());
    }
}

fn values(c: &mut Comparison<'_, '_>, old: &Rc<Node>, new: &Rc<Node>) {
    if old.is_any() != new.is_any() {
        let change = match new.is_any() {
            true => ValueChange::Wider,
            false => ValueChange::Narrower,
        };
        type_changed(c, &rules::TYPE_CHANGED, change, old, new);
        return;
    }
    if old.nullable != new.nullable && !old.is_any() {
        nullability(c, old, new);
    }
    if old.alternatives.is_empty() && new.alternatives.is_empty() {
        return;
    }
    let matched = matching::matched(c.pairs, old, new);
    if matched.pairs.is_empty() {
        let change = match (old.alternatives.as_slice(), new.alternatives.as_slice()) {
            ([], _) => ValueChange::Wider,
            (_, []) => ValueChange::Narrower,
            ([a], [b]) if a.ty == Type::Integer && b.ty == Type::Number => ValueChange::Wider,
            ([a], [b]) if a.ty == Type::Number && b.ty == Type::Integer => ValueChange::Narrower,
            _ => ValueChange::Crossed,
        };
        let rule = match change {
            ValueChange::Wider => &rules::TYPE_GENERALIZED,
            ValueChange::Narrower => &rules::TYPE_SPECIALIZED,
            _ => &rules::TYPE_CHANGED,
        };
        type_changed(c, rule, change, old, new);
        return;
    }
    members(c, old, new, &matched);
    for (a, b) in &matched.pairs {
        if let (Some(a), Some(b)) = (old.alternatives.get(*a), new.alternatives.get(*b)) {
            alternative::compare(c, a, b, matched.tag.as_deref());
        }
    }
}

fn type_changed(
    c: &mut Comparison<'_, '_>,
    rule: &'static Rule,
    change: ValueChange,
    old: &Node,
    new: &Node,
) {
    let decoding = &c.pairs.settings.decoding;
    let tolerated = new
        .alternatives
        .iter()
        .map(|b| decoding.other_type(&old.alternatives, b.ty))
        .collect::<Option<Vec<_>>>()
        .and_then(|reasons| reasons.first().copied());
    let structured = |node: &Node| node.alternatives.iter().any(|a| !a.properties.is_empty());
    let structure_lost = structured(old) && !structured(new);
    let (mut before, mut after) = (type_name(old, true), type_name(new, true));
    if before == after {
        (before, after) = (type_name(old, false), type_name(new, false));
    }
    let sites = c.around();
    let summary = format!("type changed from {before} to {after}");
    let finding = c.find(rule, change, sites, 0, summary);
    finding.tolerated = tolerated;
    finding.structure_lost = structure_lost;
    finding.before = Some(before);
    finding.after = Some(after);
}

fn nullability(c: &mut Comparison<'_, '_>, old: &Node, new: &Node) {
    let sites = (
        old.null_at.or(Some(c.around.0)),
        new.null_at.or(Some(c.around.1)),
    );
    if new.nullable {
        let decoding = &c.pairs.settings.decoding;
        let tolerated = match c.role.tag {
            true => None,
            false => decoding.null(c.role.identifying, old),
        };
        let summary = "null is now allowed".to_owned();
        let rule = &rules::BECAME_NULLABLE;
        c.find(rule, ValueChange::Wider, sites, 0, summary)
            .tolerated = tolerated;
    } else {
        let summary = "null is no longer allowed".to_owned();
        let rule = &rules::BECAME_NOT_NULLABLE;
        c.find(rule, ValueChange::Narrower, sites, 0, summary);
    }
}

/// Where a member that is on one side alone is written: in the union, or, if both unions refer to
/// the same component there, in the component that changed.
fn written(c: &Comparison<'_, '_>, member: &Alternative, is_old: bool) -> SiteId {
    let Some(offered) = member.member else {
        return member.origin;
    };
    let (old, new) = (&c.pairs.old.document, &c.pairs.new.document);
    let (here, there) = if is_old { (old, new) } else { (new, old) };
    let value = here.value(offered);
    let is_reference = pointer::text(value, "$ref").is_some();
    match is_reference && there.root.pointer(here.pointer(offered)) == Some(value) {
        true => member.origin,
        false => offered,
    }
}

/// Members of a union that are on one side alone.
fn members(c: &mut Comparison<'_, '_>, old: &Node, new: &Node, matched: &Matched) {
    for gone in matched
        .removed
        .iter()
        .filter_map(|i| old.alternatives.get(*i))
    {
        let name = member_name(&c.pairs.old.document, gone);
        let rule = member_rule(old, gone, false);
        let summary = format!("{name} is no longer one of the alternatives");
        let sites = (Some(written(c, gone, true)), None);
        let change = match is_covered(gone, &new.alternatives) {
            true => ValueChange::Same,
            false => ValueChange::Narrower,
        };
        let finding = c.find(rule, change, sites, 2, summary);
        finding.before = Some(name);
    }
    for came in matched
        .added
        .iter()
        .filter_map(|i| new.alternatives.get(*i))
    {
        let name = member_name(&c.pairs.new.document, came);
        let rule = member_rule(new, came, true);
        let decoding = &c.pairs.settings.decoding;
        let tolerated = decoding.other_type(&old.alternatives, came.ty);
        let summary = format!("{name} is now one of the alternatives");
        let sites = (None, Some(written(c, came, false)));
        let change = match is_covered(came, &old.alternatives) {
            true => ValueChange::Same,
            false => ValueChange::Wider,
        };
        let finding = c.find(rule, change, sites, 2, summary);
        finding.tolerated = tolerated;
        finding.after = Some(name);
    }
}

/// Whether one of the alternatives allows everything that this one allows.
fn is_covered(one: &Alternative, by: &[Alternative]) -> bool {
    by.iter().any(|wide| {
        let includes = wide.ty == one.ty || (wide.ty == Type::Number && one.ty == Type::Integer);
        includes && wide.ty != Type::Object && wide.is_plain()
    })
}

fn has_component(root: &Value, name: &str) -> bool {
    root.get("components")
        .and_then(|components| components.get("schemas"))
        .is_some_and(|schemas| schemas.get(name).is_some())
}

fn member_rule(node: &Node, member: &Alternative, is_added: bool) -> &'static Rule {
    let structured = matches!(member.ty, Type::Object | Type::Array);
    match (node.joined, structured, is_added) {
        (Joined::OneOf, true, true) => &rules::ONE_OF_ADDED,
        (Joined::OneOf, true, false) => &rules::ONE_OF_REMOVED,
        (_, true, true) => &rules::ANY_OF_ADDED,
        (_, true, false) => &rules::ANY_OF_REMOVED,
        (_, false, true) => &rules::TYPE_GENERALIZED,
        (_, false, false) => &rules::TYPE_SPECIALIZED,
    }
}

fn member_name(document: &Document<'_>, member: &Alternative) -> String {
    member
        .component
        .clone()
        .or_else(|| pointer::schema_component(document.pointer(member.origin)))
        .unwrap_or_else(|| match (member.ty, &member.format) {
            (ty, Some((format, _))) => format!("{} <{format}>", ty.name()),
            (ty, None) => ty.name().to_owned(),
        })
}

/// The type for messages, by the names of components if there are any.
fn type_name(node: &Node, by_component: bool) -> String {
    let mut names: Vec<String> = Vec::new();
    for alternative in &node.alternatives {
        let name = alternative
            .component
            .clone()
            .filter(|_| by_component)
            .unwrap_or_else(|| alternative.ty.name().to_owned());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if node.nullable && !node.is_any() {
        names.push("null".to_owned());
    }
    if names.is_empty() {
        return "nothing".to_owned();
    }
    names.join(" | ")
}

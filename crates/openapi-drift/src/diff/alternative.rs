//! Two alternatives compared, keyword by keyword. Fields of objects are compared in `object`,
//! listed values in `values`, limits and formats in `limits`.

use super::comparison::Comparison;
use super::finding::AppliesTo;
use super::pairs::Role;
use super::{discriminator, limits, object, values};
use crate::document::SiteId;
use crate::node::{Alternative, Type};
use crate::pattern;
use crate::rules::{ValueChange, registry as rules};

pub(crate) fn compare(
    c: &mut Comparison<'_, '_>,
    old: &Alternative,
    new: &Alternative,
    tag: Option<&str>,
) {
    let outer = c.around;
    c.around = (old.origin, new.origin);
    values::compare(c, old, new);
    limits::compare(c, old, new);
    patterns(c, old, new);
    multiples(c, multiple_in_force(old), multiple_in_force(new));
    unique(c, old.unique_items, new.unique_items);
    opaque(c, old, new);
    discriminator::compare(c, old, new);
    items(c, old, new);
    if old.ty == Type::Object {
        object::compare(c, old, new, tag);
    }
    c.around = outer;
}

fn patterns(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let only_in = |one: &Alternative, other: &Alternative| -> Vec<(String, SiteId)> {
        let patterns = one.patterns.iter();
        patterns
            .filter(|(pattern, _)| !other.patterns.contains_key(*pattern))
            .filter(|(pattern, _)| is_in_force(one, pattern))
            .map(|(pattern, site)| (pattern.clone(), *site))
            .collect()
    };
    let (gone, came) = (only_in(old, new), only_in(new, old));
    for index in 0..gone.len().max(came.len()) {
        let (a, b) = (gone.get(index), came.get(index));
        let (rule, change) = match (a, b) {
            (Some(_), Some(_)) => (&rules::PATTERN_CHANGED, ValueChange::Crossed),
            (Some(_), None) => (&rules::PATTERN_REMOVED, ValueChange::Wider),
            (None, _) => (&rules::PATTERN_ADDED, ValueChange::Narrower),
        };
        let tolerated = c.pairs.settings.decoding.limit();
        let sites = (a.map(|x| x.1), b.map(|x| x.1));
        let finding = c.find(rule, change, sites, 1, rule.words());
        finding.before = a.map(|x| x.0.clone());
        finding.after = b.map(|x| x.0.clone());
        finding.tolerated = tolerated;
    }
}

/// Whether some listed value does not match; without listed values, a pattern always counts.
fn is_in_force(alternative: &Alternative, pattern: &str) -> bool {
    let listed = alternative.values.as_ref().filter(|values| !values.open);
    !listed.is_some_and(|values| {
        let mut texts = values.list.iter().filter_map(serde_json::Value::as_str);
        texts.all(|text| pattern::matches(pattern, text) == Some(true))
    })
}

/// The multiple, unless all listed values are multiples of it.
fn multiple_in_force(alternative: &Alternative) -> Option<(f64, SiteId)> {
    let (step, site) = alternative.multiple_of?;
    let listed = alternative.values.as_ref().filter(|values| !values.open);
    let satisfied = listed.is_some_and(|values| {
        let mut numbers = values.list.iter().filter_map(serde_json::Value::as_f64);
        numbers.all(|number| (number / step).fract() == 0.0)
    });
    (!satisfied).then_some((step, site))
}

fn multiples(c: &mut Comparison<'_, '_>, old: Option<(f64, SiteId)>, new: Option<(f64, SiteId)>) {
    let (a, b) = (old.map(|m| m.0), new.map(|m| m.0));
    if a == b {
        return;
    }
    let change = match (a, b) {
        (None, _) => ValueChange::Narrower,
        (_, None) => ValueChange::Wider,
        (Some(a), Some(b)) if a % b == 0.0 => ValueChange::Wider,
        (Some(a), Some(b)) if b % a == 0.0 => ValueChange::Narrower,
        _ => ValueChange::Crossed,
    };
    let tolerated = c.pairs.settings.decoding.limit();
    let sites = (old.map(|m| m.1), new.map(|m| m.1));
    let summary = "multipleOf changed".to_owned();
    let finding = c.find(&rules::MULTIPLE_OF_CHANGED, change, sites, 1, summary);
    finding.before = a.map(|m| m.to_string());
    finding.after = b.map(|m| m.to_string());
    finding.tolerated = tolerated;
}

fn unique(c: &mut Comparison<'_, '_>, old: Option<SiteId>, new: Option<SiteId>) {
    let (rule, change) = match (old, new) {
        (None, Some(_)) => (&rules::UNIQUE_ITEMS_ADDED, ValueChange::Narrower),
        (Some(_), None) => (&rules::UNIQUE_ITEMS_REMOVED, ValueChange::Wider),
        _ => return,
    };
    let tolerated = c.pairs.settings.decoding.limit();
    c.find(rule, change, (old, new), 1, rule.words()).tolerated = tolerated;
}

/// Keywords that are compared as text.
fn opaque(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let mut keywords: Vec<&String> = old.opaque.keys().chain(new.opaque.keys()).collect();
    keywords.sort_unstable();
    keywords.dedup();
    for keyword in keywords {
        let (a, b) = (old.opaque.get(keyword), new.opaque.get(keyword));
        if a.map(|x| &x.0) == b.map(|x| &x.0) {
            continue;
        }
        let change = match (a, b) {
            (None, _) => ValueChange::Narrower,
            (_, None) => ValueChange::Wider,
            _ => ValueChange::Crossed,
        };
        let tolerated = c.pairs.settings.decoding.limit();
        let sites = (a.map(|x| x.1), b.map(|x| x.1));
        let summary = format!("{keyword} changed");
        let finding = c.find(&rules::CONSTRAINT_CHANGED, change, sites, 1, summary);
        finding.before = a.map(|x| x.0.clone());
        finding.after = b.map(|x| x.0.clone());
        finding.tolerated = tolerated;
    }
}

fn items(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let (a, b) = (old.items.first().copied(), new.items.first().copied());
    let rule = &rules::TYPE_CHANGED;
    match (a, b) {
        (Some(_), Some(_)) => {
            let pair = c.pairs.pair(&old.items, &new.items, Role::default());
            c.out.edges.push((pair, AppliesTo::Both));
        }
        (Some(_), None) if !c.pairs.old.node(&old.items).is_any() => {
            let summary = "the schema of the items is no longer stated".to_owned();
            c.find(rule, ValueChange::Wider, (a, b), 1, summary);
        }
        (None, Some(_)) if !c.pairs.new.node(&new.items).is_any() => {
            let summary = "the schema of the items is now stated".to_owned();
            c.find(rule, ValueChange::Narrower, (a, b), 1, summary);
        }
        _ => {}
    }
}

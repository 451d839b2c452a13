//! Two objects compared: their fields, which of them are required, and additional fields.

use super::comparison::Comparison;
use super::finding::{AppliesTo, Finding};
use super::pairs::Role;
use super::shape;
use crate::document::{Document, SiteId};
use crate::likeness;
use crate::node::{Additional, Alternative, Property};
use crate::pointer;
use crate::rules::{ValueChange, registry as rules};

pub(crate) fn compare(
    c: &mut Comparison<'_, '_>,
    old: &Alternative,
    new: &Alternative,
    tag: Option<&str>,
) {
    let mut gone: Vec<&String> = Vec::new();
    let mut came: Vec<&String> = Vec::new();
    for (name, before) in old.properties.iter() {
        match new.properties.get(name) {
            None => gone.push(name),
            Some(after) => field(c, name, (old, before), (new, after), tag == Some(name)),
        }
    }
    came.extend(
        new.properties
            .keys()
            .filter(|n| !old.properties.contains_key(*n)),
    );
    let renames = renames(c, &gone, &came, old, new);
    let likely = |gone: Option<&str>, came: Option<&str>| {
        renames
            .iter()
            .find(|(a, b)| gone == Some(a.as_str()) || came == Some(b.as_str()))
            .map(|(a, b)| format!("{a} renamed to {b}"))
    };
    for name in gone {
        if let Some(property) = old.properties.get(name) {
            removed(c, name, property, (old, new), likely(Some(name), None));
        }
    }
    let unknown = c.pairs.settings.decoding.unknown_field();
    for name in came {
        // A map allowed such a field before, as one of its values.
        let entry = match &old.additional {
            Additional::Of(entry) => Some(entry.clone()),
            _ => None,
        };
        if let Some(property) = new.properties.get(name) {
            let required = new.required.contains_key(name);
            let change = match (&entry, required) {
                (Some(_), true) => ValueChange::Narrower,
                (Some(_), false) => ValueChange::Same,
                (None, true) => ValueChange::Crossed,
                (None, false) => ValueChange::Wider,
            };
            let summary = match required {
                true => format!("the required field {name} is new"),
                false => format!("the optional field {name} is new"),
            };
            let sites = (None, property.schema.first().copied());
            let finding = c.find(&rules::PROPERTY_ADDED, change, sites, 2, summary);
            finding.after = Some(name.clone());
            finding.tolerated = unknown;
            finding.likely = likely(None, Some(name));
            directed(finding, required, property);
            if let Some(entry) = entry {
                let pair = c.pairs.pair(&entry, &property.schema, Role::default());
                c.out.edges.push((pair, AppliesTo::Both));
            }
        }
    }
    unnamed_required(c, old, new);
    additional(c, old, new);
}

/// A field that is gone. In a map it is one of the entries from now on.
fn removed(
    c: &mut Comparison<'_, '_>,
    name: &str,
    property: &Property,
    (old, new): (&Alternative, &Alternative),
    likely: Option<String>,
) {
    let required = old.required.contains_key(name);
    let (change, tolerated) = match &new.additional {
        Additional::Of(entry) => {
            let pair = c.pairs.pair(&property.schema, entry, Role::default());
            c.out.edges.push((pair, AppliesTo::Both));
            let schema = c.pairs.old.canonical(&property.schema);
            let node = c.pairs.old.node(&schema);
            let decoding = &c.pairs.settings.decoding;
            let identifying = old.identifying.contains(name) || decoding.identifying.contains(name);
            match required {
                true => (ValueChange::Wider, decoding.absent(identifying, &node)),
                false => (ValueChange::Same, None),
            }
        }
        _ => (ValueChange::Lost, None),
    };
    let summary = format!("the field {name} is gone");
    let sites = (property.schema.first().copied(), None);
    let finding = c.find(&rules::PROPERTY_REMOVED, change, sites, 2, summary);
    finding.before = Some(name.to_owned());
    finding.likely = likely;
    finding.tolerated = tolerated;
    directed(finding, required, property);
}

fn directed(finding: &mut Finding, required: bool, property: &Property) {
    finding.required = required;
    finding.applies_to = match (property.read_only, property.write_only) {
        (true, _) => AppliesTo::Responses,
        (_, true) => AppliesTo::Requests,
        _ => AppliesTo::Both,
    };
}

/// One field that both sides have.
fn field(
    c: &mut Comparison<'_, '_>,
    name: &str,
    (old, before): (&Alternative, &Property),
    (new, after): (&Alternative, &Property),
    tag: bool,
) {
    let sites = (
        before.schema.first().copied(),
        after.schema.first().copied(),
    );
    let applies_to = match (
        before.read_only || after.read_only,
        before.write_only || after.write_only,
    ) {
        (true, _) => AppliesTo::Responses,
        (_, true) => AppliesTo::Requests,
        _ => AppliesTo::Both,
    };
    access(c, name, sites, before, after);
    let (was, is) = (
        old.required.contains_key(name),
        new.required.contains_key(name),
    );
    let identifying = old.identifying.contains(name)
        || c.pairs.settings.decoding.identifying.contains(name) && was;
    if was && !is {
        let schema = c.pairs.old.canonical(&before.schema);
        let node = c.pairs.old.node(&schema);
        let tolerated = match tag {
            true => None,
            false => c.pairs.settings.decoding.absent(identifying, &node),
        };
        let summary = format!("the field {name} is optional now");
        let change = match only_empty(new, name) && c.allows_empty(old.origin) {
            true => ValueChange::Same,
            false => ValueChange::Wider,
        };
        let finding = c.find(&rules::BECAME_OPTIONAL, change, sites, 0, summary);
        finding.tolerated = tolerated;
        finding.applies_to = applies_to;
    } else if is && !was {
        let summary = format!("the field {name} is required now");
        c.find(
            &rules::BECAME_REQUIRED,
            ValueChange::Narrower,
            sites,
            0,
            summary,
        )
        .applies_to = applies_to;
    }
    let role = Role { tag, identifying };
    let pair = c.pairs.pair(&before.schema, &after.schema, role);
    c.out.edges.push((pair, applies_to));
}

/// Whether the only new value is the empty object: it has no other field.
fn only_empty(new: &Alternative, name: &str) -> bool {
    new.properties.len() == 1
        && new.properties.contains_key(name)
        && matches!(new.additional, Additional::Unstated | Additional::Closed)
}

/// `readOnly` and `writeOnly`: the field is no longer sent or received, or is now.
fn access(
    c: &mut Comparison<'_, '_>,
    name: &str,
    sites: (Option<SiteId>, Option<SiteId>),
    before: &Property,
    after: &Property,
) {
    let unknown = c.pairs.settings.decoding.unknown_field();
    for (was, is, direction, on, off) in [
        (
            before.read_only,
            after.read_only,
            AppliesTo::Requests,
            &rules::BECAME_READ_ONLY,
            &rules::BECAME_NOT_READ_ONLY,
        ),
        (
            before.write_only,
            after.write_only,
            AppliesTo::Responses,
            &rules::BECAME_WRITE_ONLY,
            &rules::BECAME_NOT_WRITE_ONLY,
        ),
    ] {
        if was == is {
            continue;
        }
        let (rule, change) = match is {
            true => (on, ValueChange::Lost),
            false => (off, ValueChange::Wider),
        };
        let keyword = match direction {
            AppliesTo::Requests => "readOnly",
            _ => "writeOnly",
        };
        let stating = |document: &Document<'_>, property: &Property| {
            let mut sites = property.schema.iter().copied();
            sites.find(|site| pointer::flag(document.value(*site), keyword))
        };
        let at = (
            stating(&c.pairs.old.document, before).or(sites.0),
            stating(&c.pairs.new.document, after).or(sites.1),
        );
        let summary = format!("the field {name} {}", rule.words());
        let finding = c.find(rule, change, at, 0, summary);
        finding.applies_to = direction;
        finding.tolerated = unknown;
    }
}

/// Required names without a schema of their own.
fn unnamed_required(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let unnamed = |a: &Alternative, b: &Alternative| -> Vec<(String, SiteId)> {
        a.required
            .iter()
            .filter(|(name, _)| {
                !b.required.contains_key(*name)
                    && !(a.properties.contains_key(*name))
                    && !(b.properties.contains_key(*name))
            })
            .map(|(name, site)| (name.clone(), *site))
            .collect()
    };
    for (name, site) in unnamed(old, new) {
        let summary = format!("the field {name} is optional now");
        c.find(
            &rules::BECAME_OPTIONAL,
            ValueChange::Wider,
            (Some(site), None),
            2,
            summary,
        );
    }
    for (name, site) in unnamed(new, old) {
        let summary = format!("the field {name} is required now");
        c.find(
            &rules::BECAME_REQUIRED,
            ValueChange::Narrower,
            (None, Some(site)),
            2,
            summary,
        );
    }
}

fn additional(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    use Additional::{Closed, Of, Open, Unstated};
    let sites = (old.additional_site, new.additional_site);
    let unknown = c.pairs.settings.decoding.unknown_field();
    // An object without named fields allows any field unless it says otherwise.
    let stated = |a: &Alternative| match (&a.additional, a.properties.is_empty()) {
        (Unstated, true) => Open,
        (other, _) => other.clone(),
    };
    let (rule, change, tolerated) = match (stated(old), stated(new)) {
        (Of(a), Of(b)) => {
            let pair = c.pairs.pair(&a, &b, Role::default());
            c.out.edges.push((pair, AppliesTo::Both));
            return;
        }
        (Unstated, Unstated) | (Open, Open) | (Closed, Closed) => return,
        (Unstated, Closed) => (
            &rules::ADDITIONAL_PROPERTIES_CLOSED,
            ValueChange::Same,
            None,
        ),
        (Closed, Unstated) => (
            &rules::ADDITIONAL_PROPERTIES_OPENED,
            ValueChange::Same,
            None,
        ),
        (Unstated | Closed, Open) => (
            &rules::ADDITIONAL_PROPERTIES_OPENED,
            ValueChange::Wider,
            unknown,
        ),
        (Open, Unstated | Closed) => (
            &rules::ADDITIONAL_PROPERTIES_CLOSED,
            ValueChange::Lost,
            None,
        ),
        (Unstated | Closed, Of(_)) => (
            &rules::ADDITIONAL_PROPERTIES_TYPE_ADDED,
            ValueChange::Wider,
            unknown,
        ),
        (Of(_), Unstated | Closed) => (
            &rules::ADDITIONAL_PROPERTIES_TYPE_REMOVED,
            ValueChange::Lost,
            None,
        ),
        (Open, Of(b)) => {
            if c.pairs.new.node(&b).is_any() {
                return;
            }
            (
                &rules::ADDITIONAL_PROPERTIES_TYPE_ADDED,
                ValueChange::Narrower,
                None,
            )
        }
        (Of(a), Open) => {
            if c.pairs.old.node(&a).is_any() {
                return;
            }
            (
                &rules::ADDITIONAL_PROPERTIES_TYPE_REMOVED,
                ValueChange::Wider,
                None,
            )
        }
    };
    let summary = rule.words();
    c.find(rule, change, sites, 1, summary).tolerated = tolerated;
}

/// Fields that are gone and new with the same shape: likely renames.
fn renames(
    c: &mut Comparison<'_, '_>,
    gone: &[&String],
    came: &[&String],
    old: &Alternative,
    new: &Alternative,
) -> Vec<(String, String)> {
    if gone.is_empty() || came.is_empty() {
        return Vec::new();
    }
    let mut scored = Vec::new();
    for a in gone {
        for b in came {
            let (Some(x), Some(y)) = (old.properties.get(*a), new.properties.get(*b)) else {
                continue;
            };
            let x = shape::of_schema(&mut c.pairs.old, &x.schema, 2);
            let y = shape::of_schema(&mut c.pairs.new, &y.schema, 2);
            let alone = gone.len() == 1 && came.len() == 1;
            let score = likeness::of_names(a, b);
            if x == y && (alone || score >= 60) {
                scored.push((score, (*a).clone(), (*b).clone()));
            }
        }
    }
    scored.sort_by(|x, y| y.cmp(x));
    let mut out: Vec<(String, String)> = Vec::new();
    for (_, a, b) in scored {
        if !out.iter().any(|(x, y)| *x == a || *y == b) {
            out.push((a, b));
        }
    }
    out
}

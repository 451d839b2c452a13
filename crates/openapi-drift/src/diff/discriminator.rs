//! Discriminators: the field, and which of its values identify which schema.

use std::collections::BTreeSet;

use serde_json::Value;

use super::comparison::Comparison;
use crate::document::SiteId;
use crate::node::{Alternative, Discriminator};
use crate::normalize::Normalizer;
use crate::pointer;
use crate::rules::{ValueChange, registry as rules};

/// The values of a discriminator that identify one member of a union.
#[derive(Default)]
pub(crate) struct Tags {
    pub(crate) values: BTreeSet<String>,
    /// The member does not list them itself: a mapping or its component's name does.
    pub(crate) by_name: bool,
}

/// The values of the field `property` that identify an alternative. What the alternative lists
/// counts first, then an explicit mapping, then the name of its component.
pub(crate) fn tags(side: &mut Normalizer<'_>, alternative: &Alternative, property: &str) -> Tags {
    if let Some(values) = listed(side, alternative, property) {
        return Tags {
            values,
            by_name: false,
        };
    }
    let Some(component) = &alternative.component else {
        return Tags::default();
    };
    let at = pointer::join("/components/schemas", &[component]);
    let mapping = alternative.discriminator.iter().flat_map(|d| &d.mapping);
    let mapped: BTreeSet<String> = mapping
        .filter(|(_, target)| target_pointer(target) == at)
        .map(|(value, _)| quoted(value))
        .collect();
    let values = match mapped.is_empty() {
        true => BTreeSet::from([quoted(component)]),
        false => mapped,
    };
    Tags {
        values,
        by_name: alternative.discriminator.is_some(),
    }
}

fn quoted(value: &str) -> String {
    Value::from(value).to_string()
}

/// A mapping's target as a pointer: it is a reference, or the name of a component.
fn target_pointer(target: &str) -> String {
    pointer::of_reference(target).unwrap_or_else(|| pointer::join("/components/schemas", &[target]))
}

/// The values that an alternative lists for a field, if it lists all.
pub(crate) fn listed(
    side: &mut Normalizer<'_>,
    alternative: &Alternative,
    property: &str,
) -> Option<BTreeSet<String>> {
    let property = alternative.properties.get(property)?;
    let schema = side.canonical(&property.schema);
    let node = side.node(&schema);
    let values = node.alternatives.first()?.values.as_ref()?;
    (!values.open).then(|| values.list.iter().map(ToString::to_string).collect())
}

pub(crate) fn compare(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let (a, b) = (old.discriminator.as_ref(), new.discriminator.as_ref());
    let (rule, change) = match (a, b) {
        (None, None) => return,
        (None, Some(_)) => (&rules::DISCRIMINATOR_ADDED, ValueChange::Same),
        (Some(_), None) => (&rules::DISCRIMINATOR_REMOVED, ValueChange::Same),
        (Some(a), Some(b)) if a.property == b.property => {
            return mapping(c, (old, a), (new, b));
        }
        _ => (
            &rules::DISCRIMINATOR_PROPERTY_NAME_CHANGED,
            ValueChange::Crossed,
        ),
    };
    let sites = (a.map(|d| d.site), b.map(|d| d.site));
    let finding = c.find(rule, change, sites, 1, rule.words());
    finding.before = a.map(|d| d.property.clone());
    finding.after = b.map(|d| d.property.clone());
}

/// The values that identify the same member on both sides.
fn mapping(
    c: &mut Comparison<'_, '_>,
    (old, a): (&Alternative, &Discriminator),
    (new, b): (&Alternative, &Discriminator),
) {
    let before = tags(&mut c.pairs.old, old, &a.property);
    let after = tags(&mut c.pairs.new, new, &b.property);
    // A member of a union; a schema alone has no value to be identified by.
    let is_member = old.member.is_some() && new.member.is_some();
    if !(is_member && before.by_name && after.by_name) {
        return;
    }
    let sites: (Option<SiteId>, Option<SiteId>) = (Some(a.site), Some(b.site));
    for value in before.values.difference(&after.values) {
        let rule = &rules::DISCRIMINATOR_MAPPING_REMOVED;
        let summary = format!("{value} no longer identifies this schema");
        let finding = c.find(rule, ValueChange::Narrower, sites, 1, summary);
        finding.before = Some(value.clone());
    }
    for value in after.values.difference(&before.values) {
        let rule = &rules::DISCRIMINATOR_MAPPING_ADDED;
        let summary = format!("{value} now identifies this schema");
        let finding = c.find(rule, ValueChange::Wider, sites, 1, summary);
        finding.after = Some(value.clone());
    }
}

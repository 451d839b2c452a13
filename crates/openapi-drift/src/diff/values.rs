//! Listed values (`enum` and `const`) of two alternatives compared, as sets.

use serde_json::Value;

use super::comparison::Comparison;
use crate::document::SiteId;
use crate::node::{Alternative, Type, Values};
use crate::rules::{ValueChange, registry as rules};

pub(crate) fn compare(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let sites = (
        old.values.as_ref().map(|v| v.site),
        new.values.as_ref().map(|v| v.site),
    );
    let tolerated = match c.role.tag {
        true => None,
        false => c.pairs.settings.decoding.enum_value(),
    };
    match (&old.values, &new.values) {
        (None, Some(values)) => {
            let change = unless(values.open, ValueChange::Narrower);
            let summary = format!("the values are now listed: {}", text(values));
            let finding = c.find(&rules::BECAME_ENUM, change, sites, 1, summary);
            finding.after = Some(text(values));
        }
        (Some(values), None) => {
            let change = unless(values.open, ValueChange::Wider);
            let summary = format!("the values are no longer listed: {}", text(values));
            let finding = c.find(&rules::BECAME_NOT_ENUM, change, sites, 1, summary);
            finding.before = Some(text(values));
            finding.tolerated = tolerated;
        }
        (Some(a), Some(b)) => {
            opened(c, a, b, tolerated);
            for (value, site) in only_in(a, b) {
                let change = unless(b.open, ValueChange::Narrower);
                let summary = format!("the value {value} is no longer listed");
                let sites = (Some(site), sites.1);
                let finding = c.find(&rules::ENUM_VALUE_REMOVED, change, sites, 1, summary);
                finding.before = Some(value.to_string());
            }
            for (value, site) in only_in(b, a) {
                let change = unless(a.open, ValueChange::Wider);
                let summary = format!("the value {value} is now listed");
                let sites = (sites.0, Some(site));
                let finding = c.find(&rules::ENUM_VALUE_ADDED, change, sites, 1, summary);
                finding.after = Some(value.to_string());
                // An unknown value is kept only if it is of the type that is decoded.
                finding.tolerated = tolerated.filter(|_| is_of_type(value, old.ty));
            }
        }
        (None, None) => {}
    }
}

fn opened(c: &mut Comparison<'_, '_>, a: &Values, b: &Values, tolerated: Option<&'static str>) {
    if a.open == b.open {
        return;
    }
    let (rule, change, summary) = match b.open {
        true => (
            &rules::ENUM_OPENED,
            ValueChange::Wider,
            "values in addition to those listed are allowed",
        ),
        false => (
            &rules::ENUM_CLOSED,
            ValueChange::Narrower,
            "only the listed values are allowed",
        ),
    };
    let sites = (a.opened_at.or(Some(a.site)), b.opened_at.or(Some(b.site)));
    c.find(rule, change, sites, 1, summary.to_owned()).tolerated = tolerated;
}

/// No change of an open enum changes the set of allowed values.
fn unless(open: bool, change: ValueChange) -> ValueChange {
    match open {
        true => ValueChange::Same,
        false => change,
    }
}

fn is_of_type(value: &Value, ty: Type) -> bool {
    ty != Type::Integer || value.is_i64() || value.is_u64()
}

/// The values that one side lists alone, with where they are listed.
fn only_in<'v>(one: &'v Values, other: &Values) -> Vec<(&'v Value, SiteId)> {
    let listed = one.list.iter().zip(one.sites.iter().copied());
    listed
        .filter(|(value, _)| !other.list.contains(value))
        .collect()
}

fn text(values: &Values) -> String {
    let list: Vec<String> = values.list.iter().map(ToString::to_string).collect();
    list.join(" | ")
}

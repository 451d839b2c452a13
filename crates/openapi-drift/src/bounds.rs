//! Limits on numbers, lengths and counts, decoded from both dialects.

use serde_json::Value;

use crate::document::{Document, SiteId};
use crate::node::{Alternative, Bound, Limit, Type};
use crate::pointer;

/// Decodes the limits of a schema into an alternative.
pub(crate) fn decode(document: &mut Document<'_>, site: SiteId, out: &mut Alternative) {
    let value = document.value(site);
    for bound in Bound::ALL {
        if !bound.applies_to(out.ty) {
            continue;
        }
        let strict = match bound {
            Bound::Min => Some("exclusiveMinimum"),
            Bound::Max => Some("exclusiveMaximum"),
            _ => None,
        };
        let mut found: Option<Limit> = None;
        let mut take = |value: f64, exclusive: bool, site: SiteId| {
            let limit = Limit {
                value,
                exclusive,
                site,
            };
            found = Some(match found.take() {
                Some(other) => tighter(bound, other, limit),
                None => limit,
            });
        };
        if let (Some(number), Some(at)) = (
            value.get(bound.keyword()).and_then(Value::as_f64),
            document.child(site, bound.keyword()),
        ) {
            // In 3.0, `exclusiveMinimum` is a flag of `minimum`.
            let exclusive = strict.is_some_and(|k| pointer::flag(value, k));
            take(number, exclusive, at);
        }
        if let Some(keyword) = strict
            && let (Some(number), Some(at)) = (
                value.get(keyword).and_then(Value::as_f64),
                document.child(site, keyword),
            )
        {
            take(number, true, at);
        }
        if let Some(limit) = found {
            let limit = whole(bound, out.ty, limit);
            if !has_no_effect(bound, &limit) {
                out.bounds.insert(bound, limit);
            }
        }
    }
}

/// An exclusive limit on integers as the inclusive one next to it.
fn whole(bound: Bound, ty: Type, limit: Limit) -> Limit {
    if ty != Type::Integer {
        return limit;
    }
    let value = match (bound, limit.exclusive) {
        (Bound::Min, true) => limit.value.floor() + 1.0,
        (Bound::Min, false) => limit.value.ceil(),
        (Bound::Max, true) => limit.value.ceil() - 1.0,
        (Bound::Max, false) => limit.value.floor(),
        _ => limit.value,
    };
    Limit {
        value,
        exclusive: false,
        site: limit.site,
    }
}

fn has_no_effect(bound: Bound, limit: &Limit) -> bool {
    limit.value <= 0.0
        && matches!(
            bound,
            Bound::MinLength | Bound::MinItems | Bound::MinProperties
        )
}

/// The limit that allows fewer values.
pub(crate) fn tighter(bound: Bound, a: Limit, b: Limit) -> Limit {
    let a_wins = if a.value == b.value {
        a.exclusive || !b.exclusive
    } else if bound.is_lower() {
        a.value > b.value
    } else {
        a.value < b.value
    };
    if a_wins { a } else { b }
}

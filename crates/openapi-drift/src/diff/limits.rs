//! Limits and formats of two alternatives compared.

use serde_json::Value;

use super::comparison::Comparison;
use crate::node::{Alternative, Bound, FLOATS, Limit, Type};
use crate::pattern;
use crate::rules::{Rule, ValueChange, registry as rules};

pub(crate) fn compare(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    for bound in Bound::ALL {
        // The same limit on both sides is not a change, whether or not it has an effect.
        let stated = |a: &Alternative| a.bounds.get(&bound).map(|l| (l.value, l.exclusive));
        if stated(old) == stated(new) {
            continue;
        }
        limit(c, bound, in_force(old, bound), in_force(new, bound));
    }
    format(c, old, new);
}

/// The rules of a limit: set, no longer set, higher and lower.
fn rules_of(bound: Bound) -> [&'static Rule; 4] {
    match bound {
        Bound::Min => [
            &rules::MIN_SET,
            &rules::MIN_UNSET,
            &rules::MIN_INCREASED,
            &rules::MIN_DECREASED,
        ],
        Bound::Max => [
            &rules::MAX_SET,
            &rules::MAX_UNSET,
            &rules::MAX_INCREASED,
            &rules::MAX_DECREASED,
        ],
        Bound::MinLength => [
            &rules::MIN_LENGTH_SET,
            &rules::MIN_LENGTH_UNSET,
            &rules::MIN_LENGTH_INCREASED,
            &rules::MIN_LENGTH_DECREASED,
        ],
        Bound::MaxLength => [
            &rules::MAX_LENGTH_SET,
            &rules::MAX_LENGTH_UNSET,
            &rules::MAX_LENGTH_INCREASED,
            &rules::MAX_LENGTH_DECREASED,
        ],
        Bound::MinItems => [
            &rules::MIN_ITEMS_SET,
            &rules::MIN_ITEMS_UNSET,
            &rules::MIN_ITEMS_INCREASED,
            &rules::MIN_ITEMS_DECREASED,
        ],
        Bound::MaxItems => [
            &rules::MAX_ITEMS_SET,
            &rules::MAX_ITEMS_UNSET,
            &rules::MAX_ITEMS_INCREASED,
            &rules::MAX_ITEMS_DECREASED,
        ],
        Bound::MinProperties => [
            &rules::MIN_PROPERTIES_SET,
            &rules::MIN_PROPERTIES_UNSET,
            &rules::MIN_PROPERTIES_INCREASED,
            &rules::MIN_PROPERTIES_DECREASED,
        ],
        Bound::MaxProperties => [
            &rules::MAX_PROPERTIES_SET,
            &rules::MAX_PROPERTIES_UNSET,
            &rules::MAX_PROPERTIES_INCREASED,
            &rules::MAX_PROPERTIES_DECREASED,
        ],
    }
}

/// A limit that some value can violate. If all listed values satisfy it, or all texts that match
/// the pattern, or all numbers of the format, it has no effect.
fn in_force(alternative: &Alternative, bound: Bound) -> Option<&Limit> {
    let limit = alternative.bounds.get(&bound)?;
    let satisfies = |value: &Value| {
        let measure = match (bound, value) {
            (Bound::Min | Bound::Max, value) => value.as_f64(),
            (Bound::MinLength | Bound::MaxLength, Value::String(text)) => {
                Some(text.chars().count() as f64)
            }
            _ => None,
        };
        measure.is_some_and(|measure| match bound.is_lower() {
            true => measure > limit.value || (measure == limit.value && !limit.exclusive),
            false => measure < limit.value || (measure == limit.value && !limit.exclusive),
        })
    };
    let listed = alternative.values.as_ref().filter(|values| !values.open);
    let by_values = listed.is_some_and(|values| values.list.iter().all(satisfies));
    let by_others = by_pattern(alternative, bound, limit) || by_format(alternative, bound, limit);
    match by_values || by_others {
        true => None,
        false => Some(limit),
    }
}

/// Whether every text that matches the patterns satisfies a limit of the length.
fn by_pattern(alternative: &Alternative, bound: Bound, limit: &Limit) -> bool {
    alternative.patterns.keys().any(|pattern| match bound {
        Bound::MinLength => pattern::shortest(pattern) as f64 >= limit.value,
        Bound::MaxLength => {
            pattern::longest(pattern).is_some_and(|most| most as f64 <= limit.value)
        }
        _ => false,
    })
}

/// Whether every number of the integer format satisfies a limit.
fn by_format(alternative: &Alternative, bound: Bound, limit: &Limit) -> bool {
    let format = alternative.format.as_ref().map(|format| format.0.as_str());
    let range = match (alternative.ty, format) {
        (Type::Integer, Some(_)) => range(format),
        _ => None,
    };
    range.is_some_and(|(low, high)| match bound {
        Bound::Min => limit.value as i128 <= low,
        Bound::Max => limit.value as i128 >= high,
        _ => false,
    })
}

fn limit(c: &mut Comparison<'_, '_>, bound: Bound, old: Option<&Limit>, new: Option<&Limit>) {
    let shown = |limit: &Limit| match limit.exclusive {
        true => format!("{} (exclusive)", limit.value),
        false => limit.value.to_string(),
    };
    let keyword = bound.keyword();
    let [set, unset, increased, decreased] = rules_of(bound);
    let (rule, change, summary) = match (old, new) {
        (None, Some(b)) => (
            set,
            ValueChange::Narrower,
            format!("{keyword} set to {}", shown(b)),
        ),
        (Some(a), None) => (
            unset,
            ValueChange::Wider,
            format!("{keyword} {} removed", shown(a)),
        ),
        (Some(a), Some(b)) if a.value != b.value || a.exclusive != b.exclusive => {
            // An exclusive limit is just inside the inclusive one of the same value.
            let up = if a.value == b.value {
                b.exclusive == bound.is_lower()
            } else {
                b.value > a.value
            };
            let change = match up == bound.is_lower() {
                true => ValueChange::Narrower,
                false => ValueChange::Wider,
            };
            let (rule, verb) = match up {
                true => (increased, "increased"),
                false => (decreased, "decreased"),
            };
            let summary = format!("{keyword} {verb} from {} to {}", shown(a), shown(b));
            (rule, change, summary)
        }
        _ => return,
    };
    let tolerated = c.pairs.settings.decoding.limit();
    let sites = (old.map(|l| l.site), new.map(|l| l.site));
    let finding = c.find(rule, change, sites, 1, summary);
    finding.before = old.map(shown);
    finding.after = new.map(shown);
    finding.tolerated = tolerated;
}

/// The numbers that an integer format holds; without a format 64 bits.
fn range(format: Option<&str>) -> Option<(i128, i128)> {
    Some(match format {
        None | Some("int64") => (i128::from(i64::MIN), i128::from(i64::MAX)),
        Some("int32") => (i128::from(i32::MIN), i128::from(i32::MAX)),
        Some("int16") => (i128::from(i16::MIN), i128::from(i16::MAX)),
        Some("int8") => (i128::from(i8::MIN), i128::from(i8::MAX)),
        Some("uint64") => (0, i128::from(u64::MAX)),
        Some("uint32") => (0, i128::from(u32::MAX)),
        Some("uint16") => (0, i128::from(u16::MAX)),
        Some("uint8") => (0, i128::from(u8::MAX)),
        Some(_) => return None,
    })
}

/// The numbers of a format within the limits.
fn limited((low, high): (i128, i128), alternative: &Alternative) -> (i128, i128) {
    let at = |bound| {
        let limit = alternative.bounds.get(&bound);
        limit.map(|limit| limit.value as i128)
    };
    (
        at(Bound::Min).map_or(low, |limit| low.max(limit)),
        at(Bound::Max).map_or(high, |limit| high.min(limit)),
    )
}

/// Formats that forbid no value of the type.
fn forbids_nothing(ty: Type, format: Option<&str>) -> bool {
    match (ty, format) {
        (_, None) => true,
        (Type::Number, Some(format)) => FLOATS.contains(&format),
        (Type::String, Some(format)) => matches!(format, "password" | "string"),
        _ => false,
    }
}

fn format(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let name = |a: &Alternative| a.format.as_ref().map(|f| f.0.clone());
    let (before, after) = (name(old), name(new));
    if before == after {
        return;
    }
    let decoding = &c.pairs.settings.decoding;
    let (a, b) = (before.as_deref(), after.as_deref());
    let mut tolerated = match a.is_some_and(|format| decoding.is_decoded_format(format)) {
        true => None,
        false => decoding.limit(),
    };
    let change = match (old.ty, range(a), range(b)) {
        (Type::Integer, Some(x), Some(y)) => {
            tolerated = decoding.other_type(&c.old.alternatives, Type::Integer);
            let (x, y) = (limited(x, old), limited(y, new));
            match (y.0 >= x.0 && y.1 <= x.1, x.0 >= y.0 && x.1 <= y.1) {
                (true, true) => ValueChange::Same,
                (true, false) => ValueChange::Narrower,
                (false, true) => ValueChange::Wider,
                (false, false) => ValueChange::Crossed,
            }
        }
        _ => match (forbids_nothing(old.ty, a), forbids_nothing(new.ty, b)) {
            (true, true) => ValueChange::Same,
            (true, false) => ValueChange::Narrower,
            (false, true) => ValueChange::Wider,
            (false, false) => ValueChange::Crossed,
        },
    };
    let shown = |format: Option<&str>| format.unwrap_or("none").to_owned();
    let sites = (
        old.format.as_ref().map(|f| f.1),
        new.format.as_ref().map(|f| f.1),
    );
    let summary = format!("format changed from {} to {}", shown(a), shown(b));
    let finding = c.find(&rules::FORMAT_CHANGED, change, sites, 1, summary);
    finding.before = before;
    finding.after = after;
    finding.tolerated = tolerated;
}

//! Two alternatives of one type compared, keyword by keyword. Fields of objects
//! are compared in `object`.

use super::finding::Moved;
use super::object;
use super::pairs::Role;
use super::schema::Comparison;
use crate::document::SiteId;
use crate::node::{Alternative, Bound, Discriminator, Limit, Type, Values};

pub(crate) fn compare(
    c: &mut Comparison<'_, '_>,
    old: &Alternative,
    new: &Alternative,
    tag: Option<&str>,
) {
    let outer = c.around;
    c.around = (old.origin, new.origin);
    listed(c, old, new);
    for bound in Bound::ALL {
        limits(c, bound, in_force(old, bound), in_force(new, bound));
    }
    formats(c, old, new);
    patterns(c, old, new);
    multiples(c, old.multiple_of, new.multiple_of);
    unique(c, old.unique_items, new.unique_items);
    others(c, old, new);
    discriminators(c, old.discriminator.as_ref(), new.discriminator.as_ref());
    items(c, old, new);
    if old.ty == Type::Object {
        object::compare(c, old, new, tag);
    }
    c.around = outer;
}

fn listed(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let sites = (
        old.values.as_ref().map(|v| v.site),
        new.values.as_ref().map(|v| v.site),
    );
    let survives = match c.role.tag {
        true => None,
        false => c.pairs.settings.decoding.enum_value(),
    };
    match (&old.values, &new.values) {
        (None, Some(values)) => {
            let moved = if values.open {
                Moved::Same
            } else {
                Moved::Narrower
            };
            let what = format!("the values are now listed: {}", text(values));
            c.find("became-enum", moved, sites, 1, what).after = Some(text(values));
        }
        (Some(values), None) => {
            let moved = if values.open {
                Moved::Same
            } else {
                Moved::Wider
            };
            let what = format!("the values are no longer listed: {}", text(values));
            let finding = c.find("became-not-enum", moved, sites, 1, what);
            finding.before = Some(text(values));
            finding.survives = survives;
        }
        (Some(a), Some(b)) => {
            if a.open != b.open {
                let (stem, moved, what) = match b.open {
                    true => (
                        "enum-opened",
                        Moved::Wider,
                        "other values than the listed are allowed",
                    ),
                    false => (
                        "enum-closed",
                        Moved::Narrower,
                        "only the listed values are allowed",
                    ),
                };
                let at = (a.opened_at.or(sites.0), b.opened_at.or(sites.1));
                c.find(stem, moved, at, 1, what.to_owned()).survives = survives;
            }
            for (value, site) in only_in(a, b) {
                let moved = if b.open { Moved::Same } else { Moved::Narrower };
                let what = format!("the value {value} is no longer listed");
                let sites = (Some(site), sites.1);
                let finding = c.find("enum-value-removed", moved, sites, 1, what);
                finding.before = Some(value.to_string());
            }
            for (value, site) in only_in(b, a) {
                let moved = if a.open { Moved::Same } else { Moved::Wider };
                let what = format!("the value {value} is now listed");
                let sites = (sites.0, Some(site));
                let finding = c.find("enum-value-added", moved, sites, 1, what);
                finding.after = Some(value.to_string());
                finding.survives = survives;
            }
        }
        (None, None) => {}
    }
}

/// The values that one side lists alone, with where they are listed.
fn only_in<'v>(one: &'v Values, other: &Values) -> Vec<(&'v serde_json::Value, SiteId)> {
    let listed = one.list.iter().zip(one.sites.iter().copied());
    listed
        .filter(|(value, _)| !other.list.contains(value))
        .collect()
}

fn text(values: &Values) -> String {
    let list: Vec<String> = values.list.iter().map(ToString::to_string).collect();
    list.join(" | ")
}

/// The half of a rule's name that a limit has.
fn limit_name(bound: Bound) -> &'static str {
    match bound {
        Bound::Min => "min",
        Bound::Max => "max",
        Bound::MinLength => "min-length",
        Bound::MaxLength => "max-length",
        Bound::MinItems => "min-items",
        Bound::MaxItems => "max-items",
        Bound::MinProperties => "min-properties",
        Bound::MaxProperties => "max-properties",
    }
}

/// A limit that some value can meet; beside listed values that all keep it, a
/// limit says nothing.
fn in_force(alternative: &Alternative, bound: Bound) -> Option<&Limit> {
    let limit = alternative.bounds.get(&bound)?;
    let keeps = |value: &serde_json::Value| {
        let measure = match (bound, value) {
            (Bound::Min | Bound::Max, value) => value.as_f64(),
            (Bound::MinLength | Bound::MaxLength, serde_json::Value::String(text)) => {
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
    match listed.is_some_and(|values| values.list.iter().all(keeps)) {
        true => None,
        false => Some(limit),
    }
}

fn limits(c: &mut Comparison<'_, '_>, bound: Bound, old: Option<&Limit>, new: Option<&Limit>) {
    let show = |limit: &Limit| match limit.exclusive {
        true => format!("{} (exclusive)", limit.value),
        false => limit.value.to_string(),
    };
    let (name, keyword) = (limit_name(bound), bound.keyword());
    let (stem, moved, what) = match (old, new) {
        (None, Some(b)) => (
            "set",
            Moved::Narrower,
            format!("{keyword} set to {}", show(b)),
        ),
        (Some(a), None) => (
            "unset",
            Moved::Wider,
            format!("{keyword} {} removed", show(a)),
        ),
        (Some(a), Some(b)) if a.value != b.value || a.exclusive != b.exclusive => {
            // An exclusive limit lies just inside an inclusive one.
            let up = if a.value == b.value {
                b.exclusive == bound.is_lower()
            } else {
                b.value > a.value
            };
            let moved = match up == bound.is_lower() {
                true => Moved::Narrower,
                false => Moved::Wider,
            };
            let stem = if up { "increased" } else { "decreased" };
            (
                stem,
                moved,
                format!("{keyword} {stem} from {} to {}", show(a), show(b)),
            )
        }
        _ => return,
    };
    let survives = c.pairs.settings.decoding.limit();
    let sites = (old.map(|l| l.site), new.map(|l| l.site));
    let finding = c.find(&format!("{name}-{stem}"), moved, sites, 1, what);
    finding.before = old.map(show);
    finding.after = new.map(show);
    finding.survives = survives;
}

/// The numbers that an integer format holds; no format is 64 bits wide.
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

/// The numbers of a format that the limits leave.
fn limited((low, high): (i128, i128), alternative: &Alternative) -> (i128, i128) {
    let at = |bound| {
        alternative
            .bounds
            .get(&bound)
            .map(|limit| limit.value as i128)
    };
    (
        at(Bound::Min).map_or(low, |limit| low.max(limit)),
        at(Bound::Max).map_or(high, |limit| high.min(limit)),
    )
}

/// Formats that say how a value is shown or held and forbid none.
fn forbids_nothing(ty: Type, format: Option<&str>) -> bool {
    match (ty, format) {
        (_, None) => true,
        (Type::Number, Some(format)) => matches!(format, "float" | "double" | "decimal"),
        (Type::String, Some(format)) => matches!(format, "password" | "string"),
        _ => false,
    }
}

fn formats(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let name = |a: &Alternative| a.format.as_ref().map(|f| f.0.clone());
    let (before, after) = (name(old), name(new));
    if before == after {
        return;
    }
    let decoding = &c.pairs.settings.decoding;
    let (a, b) = (before.as_deref(), after.as_deref());
    let mut survives = match a.is_some_and(|format| decoding.is_decoded_format(format)) {
        true => None,
        false => decoding.limit(),
    };
    let moved = match (old.ty, range(a), range(b)) {
        (Type::Integer, Some(x), Some(y)) => {
            survives = None;
            let (x, y) = (limited(x, old), limited(y, new));
            match (y.0 >= x.0 && y.1 <= x.1, x.0 >= y.0 && x.1 <= y.1) {
                (true, true) => Moved::Same,
                (true, false) => Moved::Narrower,
                (false, true) => Moved::Wider,
                (false, false) => Moved::Crossed,
            }
        }
        _ => match (forbids_nothing(old.ty, a), forbids_nothing(new.ty, b)) {
            (true, true) => Moved::Same,
            (true, false) => Moved::Narrower,
            (false, true) => Moved::Wider,
            (false, false) => Moved::Crossed,
        },
    };
    let say = |f: Option<&str>| f.unwrap_or("none").to_owned();
    let sites = (
        old.format.as_ref().map(|f| f.1),
        new.format.as_ref().map(|f| f.1),
    );
    let what = format!("format changed from {} to {}", say(a), say(b));
    let finding = c.find("format-changed", moved, sites, 1, what);
    finding.before = before;
    finding.after = after;
    finding.survives = survives;
}

fn patterns(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let gone: Vec<(&String, &SiteId)> = old
        .patterns
        .iter()
        .filter(|(p, _)| !new.patterns.contains_key(*p))
        .collect();
    let came: Vec<(&String, &SiteId)> = new
        .patterns
        .iter()
        .filter(|(p, _)| !old.patterns.contains_key(*p))
        .collect();
    let count = gone.len().max(came.len());
    for index in 0..count {
        let (a, b) = (gone.get(index), came.get(index));
        let (stem, moved) = match (a, b) {
            (Some(_), Some(_)) => ("pattern-changed", Moved::Crossed),
            (Some(_), None) => ("pattern-removed", Moved::Wider),
            (None, _) => ("pattern-added", Moved::Narrower),
        };
        let survives = c.pairs.settings.decoding.limit();
        let sites = (a.map(|x| *x.1), b.map(|x| *x.1));
        let finding = c.find(stem, moved, sites, 1, stem.replace('-', " "));
        finding.before = a.map(|x| x.0.clone());
        finding.after = b.map(|x| x.0.clone());
        finding.survives = survives;
    }
}

fn multiples(c: &mut Comparison<'_, '_>, old: Option<(f64, SiteId)>, new: Option<(f64, SiteId)>) {
    let (a, b) = (old.map(|m| m.0), new.map(|m| m.0));
    if a == b {
        return;
    }
    let moved = match (a, b) {
        (None, _) => Moved::Narrower,
        (_, None) => Moved::Wider,
        (Some(a), Some(b)) if a % b == 0.0 => Moved::Wider,
        (Some(a), Some(b)) if b % a == 0.0 => Moved::Narrower,
        _ => Moved::Crossed,
    };
    let survives = c.pairs.settings.decoding.limit();
    let sites = (old.map(|m| m.1), new.map(|m| m.1));
    let what = "multipleOf changed".to_owned();
    let finding = c.find("multiple-of-changed", moved, sites, 1, what);
    finding.before = a.map(|m| m.to_string());
    finding.after = b.map(|m| m.to_string());
    finding.survives = survives;
}

fn unique(c: &mut Comparison<'_, '_>, old: Option<SiteId>, new: Option<SiteId>) {
    let (stem, moved) = match (old, new) {
        (None, Some(_)) => ("unique-items-added", Moved::Narrower),
        (Some(_), None) => ("unique-items-removed", Moved::Wider),
        _ => return,
    };
    let survives = c.pairs.settings.decoding.limit();
    let what = stem.replace('-', " ");
    c.find(stem, moved, (old, new), 1, what).survives = survives;
}

fn others(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let mut keywords: Vec<&String> = old.other.keys().chain(new.other.keys()).collect();
    keywords.sort_unstable();
    keywords.dedup();
    for keyword in keywords {
        let (a, b) = (old.other.get(keyword), new.other.get(keyword));
        if a.map(|x| &x.0) == b.map(|x| &x.0) {
            continue;
        }
        let moved = match (a, b) {
            (None, _) => Moved::Narrower,
            (_, None) => Moved::Wider,
            _ => Moved::Crossed,
        };
        let survives = c.pairs.settings.decoding.limit();
        let sites = (a.map(|x| x.1), b.map(|x| x.1));
        let what = format!("{keyword} changed");
        let finding = c.find("constraint-changed", moved, sites, 1, what);
        finding.before = a.map(|x| x.0.clone());
        finding.after = b.map(|x| x.0.clone());
        finding.survives = survives;
    }
}

fn discriminators(
    c: &mut Comparison<'_, '_>,
    old: Option<&Discriminator>,
    new: Option<&Discriminator>,
) {
    let sites = (old.map(|d| d.site), new.map(|d| d.site));
    let (stem, moved) = match (old, new) {
        (None, Some(_)) => ("discriminator-added", Moved::Same),
        (Some(_), None) => ("discriminator-removed", Moved::Same),
        (Some(a), Some(b)) if a.property != b.property => {
            ("discriminator-property-name-changed", Moved::Crossed)
        }
        (Some(a), Some(b)) if !a.mapping.keys().eq(b.mapping.keys()) => {
            ("discriminator-mapping-changed", Moved::Same)
        }
        _ => return,
    };
    let finding = c.find(stem, moved, sites, 1, stem.replace('-', " "));
    finding.before = old.map(|d| d.property.clone());
    finding.after = new.map(|d| d.property.clone());
}

fn items(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    let (a, b) = (old.items.first().copied(), new.items.first().copied());
    match (a, b) {
        (Some(_), Some(_)) => {
            let pair = c.pairs.pair(&old.items, &new.items, Role::default());
            c.out.edges.push((pair, super::finding::Only::Both));
        }
        (Some(_), None) if !c.pairs.old.node(&old.items).is_any() => {
            let what = "the type of the items is no longer said".to_owned();
            c.find("type-changed", Moved::Wider, (a, b), 1, what);
        }
        (None, Some(_)) if !c.pairs.new.node(&new.items).is_any() => {
            let what = "the type of the items is now said".to_owned();
            c.find("type-changed", Moved::Narrower, (a, b), 1, what);
        }
        _ => {}
    }
}

//! Two objects compared: their fields, which of them are required, and what is
//! said of fields without a name.

use super::finding::{Finding, Moved, Only};
use super::matching::shape_of;
use super::pairs::Role;
use super::schema::Comparison;
use crate::document::{Document, SiteId};
use crate::node::{Additional, Alternative, Property};
use crate::pointer;

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
            let required = old.required.contains_key(name);
            let what = format!("the field {name} is gone");
            let sites = (property.schema.first().copied(), None);
            let finding = c.find("property-removed", Moved::Lost, sites, 2, what);
            finding.before = Some(name.clone());
            finding.likely = likely(Some(name), None);
            travels(finding, required, property);
        }
    }
    let unknown = c.pairs.settings.decoding.unknown_field();
    for name in came {
        // A map took such a field before, as one of its values.
        let entry = match &old.additional {
            Additional::Of(entry) => Some(entry.clone()),
            _ => None,
        };
        if let Some(property) = new.properties.get(name) {
            let required = new.required.contains_key(name);
            let moved = match (&entry, required) {
                (Some(_), true) => Moved::Narrower,
                (Some(_), false) => Moved::Same,
                (None, true) => Moved::Crossed,
                (None, false) => Moved::Wider,
            };
            let what = match required {
                true => format!("the required field {name} is new"),
                false => format!("the optional field {name} is new"),
            };
            let sites = (None, property.schema.first().copied());
            let finding = c.find("property-added", moved, sites, 2, what);
            finding.after = Some(name.clone());
            finding.survives = unknown;
            finding.likely = likely(None, Some(name));
            travels(finding, required, property);
            if let Some(entry) = entry {
                let pair = c.pairs.pair(&entry, &property.schema, Role::default());
                c.out.edges.push((pair, Only::Both));
            }
        }
    }
    unnamed_required(c, old, new);
    additional(c, old, new);
}

fn travels(finding: &mut Finding, required: bool, property: &Property) {
    finding.required = required;
    finding.only = match (property.read_only, property.write_only) {
        (true, _) => Only::Answers,
        (_, true) => Only::Requests,
        _ => Only::Both,
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
    let only = match (
        before.read_only || after.read_only,
        before.write_only || after.write_only,
    ) {
        (true, _) => Only::Answers,
        (_, true) => Only::Requests,
        _ => Only::Both,
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
        let survives = match tag {
            true => None,
            false => c.pairs.settings.decoding.absent(identifying, &node),
        };
        let what = format!("the field {name} can be absent now");
        let finding = c.find("became-optional", Moved::Wider, sites, 0, what);
        finding.survives = survives;
        finding.only = only;
    } else if is && !was {
        let what = format!("the field {name} is required now");
        c.find("became-required", Moved::Narrower, sites, 0, what)
            .only = only;
    }
    let role = Role { tag, identifying };
    let pair = c.pairs.pair(&before.schema, &after.schema, role);
    c.out.edges.push((pair, only));
}

/// `readOnly` and `writeOnly`: the field stops or starts to travel one way.
fn access(
    c: &mut Comparison<'_, '_>,
    name: &str,
    sites: (Option<SiteId>, Option<SiteId>),
    before: &Property,
    after: &Property,
) {
    let unknown = c.pairs.settings.decoding.unknown_field();
    for (was, is, way, stem, unstem) in [
        (
            before.read_only,
            after.read_only,
            Only::Requests,
            "became-read-only",
            "became-not-read-only",
        ),
        (
            before.write_only,
            after.write_only,
            Only::Answers,
            "became-write-only",
            "became-not-write-only",
        ),
    ] {
        if was == is {
            continue;
        }
        let (stem, moved) = match is {
            true => (stem, Moved::Lost),
            false => (unstem, Moved::Wider),
        };
        let keyword = match way {
            Only::Requests => "readOnly",
            _ => "writeOnly",
        };
        let says = |document: &Document<'_>, property: &Property| {
            let mut sites = property.schema.iter().copied();
            sites.find(|site| pointer::flag(document.value(*site), keyword))
        };
        let at = (
            says(&c.pairs.old.document, before).or(sites.0),
            says(&c.pairs.new.document, after).or(sites.1),
        );
        let what = format!("the field {name} {}", stem.replace('-', " "));
        let finding = c.find(stem, moved, at, 0, what);
        finding.only = way;
        finding.survives = unknown;
    }
}

/// Names that are required and have no schema of their own.
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
        let what = format!("the field {name} can be absent now");
        c.find("became-optional", Moved::Wider, (Some(site), None), 2, what);
    }
    for (name, site) in unnamed(new, old) {
        let what = format!("the field {name} is required now");
        c.find(
            "became-required",
            Moved::Narrower,
            (None, Some(site)),
            2,
            what,
        );
    }
}

fn additional(c: &mut Comparison<'_, '_>, old: &Alternative, new: &Alternative) {
    use Additional::{Closed, Of, Open, Unstated};
    let sites = (old.additional_site, new.additional_site);
    let unknown = c.pairs.settings.decoding.unknown_field();
    // Without a named field, an object that says nothing is a free one.
    let said = |a: &Alternative| match (&a.additional, a.properties.is_empty()) {
        (Unstated, true) => Open,
        (other, _) => other.clone(),
    };
    let (stem, moved, survives) = match (said(old), said(new)) {
        (Of(a), Of(b)) => {
            let pair = c.pairs.pair(&a, &b, Role::default());
            c.out.edges.push((pair, Only::Both));
            return;
        }
        (Unstated, Unstated) | (Open, Open) | (Closed, Closed) => return,
        (Unstated, Closed) => ("additional-properties-closed", Moved::Same, None),
        (Closed, Unstated) => ("additional-properties-opened", Moved::Same, None),
        (Unstated | Closed, Open) => ("additional-properties-opened", Moved::Wider, unknown),
        (Open, Unstated | Closed) => ("additional-properties-closed", Moved::Lost, None),
        (Unstated | Closed, Of(_)) => ("additional-properties-type-added", Moved::Wider, unknown),
        (Of(_), Unstated | Closed) => ("additional-properties-type-removed", Moved::Lost, None),
        (Open, Of(b)) => {
            if c.pairs.new.node(&b).is_any() {
                return;
            }
            ("additional-properties-type-added", Moved::Narrower, None)
        }
        (Of(a), Open) => {
            if c.pairs.old.node(&a).is_any() {
                return;
            }
            ("additional-properties-type-removed", Moved::Wider, None)
        }
    };
    let what = stem.replace('-', " ");
    c.find(stem, moved, sites, 1, what).survives = survives;
}

/// Fields that are gone and came with the same shape: likely renames.
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
            let x = shape_of(&mut c.pairs.old, &x.schema, 2);
            let y = shape_of(&mut c.pairs.new, &y.schema, 2);
            let alone = gone.len() == 1 && came.len() == 1;
            let score = super::likeness::of_names(a, b);
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

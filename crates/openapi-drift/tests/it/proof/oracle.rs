//! The judge of a mutant's class. It generates requests and responses from both
//! documents and asks whether old requests stay right and new responses are still
//! read. It shares no code and no table with the differ.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use openapi_drift::Severity;
use serde_json::Value;

use super::document::{Reach, Way, operations, roots};
use super::instances::{Aim, DEEPEST, Source};
use super::mutate::{Mutant, Scope};
use super::wire;

const SAMPLES: usize = 90;
/// Samples while nothing has distinguished the documents.
const PATIENCE: usize = 600;

/// What instances can tell. `None`: this kind is nothing that they can see. An error: the oracle
/// cannot make a request to judge by.
pub(crate) fn judge(
    old: &Value,
    mutant: &Mutant,
    reach: &Reach,
    seed: u64,
) -> Result<Option<Severity>, String> {
    let mut rng = Rng::with_seed(seed);
    match &mutant.scope {
        Scope::Schema { root, focus } => {
            let ways: BTreeSet<Way> = reach
                .get(focus)
                .or_else(|| reach.get(root))
                .into_iter()
                .flatten()
                .map(|(w, _)| *w)
                .collect();
            let mut severity = Severity::Cosmetic;
            for way in ways {
                severity = severity.max(schema(
                    old,
                    &mutant.document,
                    (root, &mutant.new_root(), focus),
                    way,
                    &mut rng,
                ));
            }
            Ok(Some(severity))
        }
        Scope::Operation(label) => operation(old, &mutant.document, label, &mut rng).map(Some),
        Scope::Stated(_) => Ok(None),
    }
}

/// Whether instances of what an operation sends or receives tell the documents apart.
pub(crate) fn is_affected(
    old: &Value,
    mutant: &Mutant,
    (way, label): (Way, &str),
    seed: u64,
) -> bool {
    let Scope::Schema { focus, .. } = &mutant.scope else {
        return true;
    };
    let mut rng = Rng::with_seed(seed);
    let new = &mutant.document;
    operations(old)
        .iter()
        .filter(|operation| operation.label == label)
        .flat_map(|operation| roots(old, &operation.pointer))
        .filter(|(root_way, root)| *root_way == way && new.pointer(root).is_some())
        .any(|(_, root)| {
            schema(old, new, (&root, &root, focus), way, &mut rng) > Severity::Cosmetic
        })
}

fn schema(
    old: &Value,
    new: &Value,
    (root, new_root, focus): (&str, &str, &str),
    way: Way,
    rng: &mut Rng,
) -> Severity {
    let (old_source, new_source) = (Source::new(old), Source::new(new));
    let before = old_source.view(way, false);
    let after = new_source.view(way, false);
    let mut severity = Severity::Cosmetic;
    let mut kept: Vec<(Value, BTreeSet<String>)> = Vec::new();
    let mut arrived: Vec<Value> = Vec::new();
    let tags = before.tags();
    for sample in 0..PATIENCE {
        if sample >= SAMPLES && severity > Severity::Cosmetic {
            break;
        }
        let mut aim = Aim {
            focus,
            rng,
            carried: BTreeSet::new(),
        };
        if let Some(value) = before.generate(root, &mut aim, "", false, 0) {
            let right = after.valid(new_root, &value);
            if !right {
                severity = severity.max(if way == Way::Request {
                    Severity::Breaking
                } else {
                    Severity::Additive
                });
            }
            kept.push((value, aim.carried));
        }
        let mut aim = Aim {
            focus,
            rng,
            carried: BTreeSet::new(),
        };
        if let Some(value) = after.generate(new_root, &mut aim, "", false, 0) {
            if way == Way::Response && !before.decodes(root, &value, false, 0) {
                severity = Severity::Breaking;
            }
            if !before.valid(root, &value) {
                severity = severity.max(Severity::Additive);
            }
            arrived.push(value);
        }
        if severity == Severity::Breaking {
            return severity;
        }
    }
    // Without a member of a union nothing is missing from the others.
    let union = new.pointer(focus).is_some()
        && ["anyOf", "oneOf"]
            .iter()
            .any(|k| super::document::get(old, focus).get(k).is_some());
    // Nor does an empty object that is left of a member mean that the rest of it comes.
    let rest = |value: &Value, path: &str| {
        let (left, is_emptied) = without(value, path, &tags);
        !(union && is_emptied) && new_source.view(way, !union).valid(new_root, &left)
    };
    let whole = |value: &Value, path: &str| {
        let mut left = value.clone();
        drop_empty_lists(&mut left);
        let mut found = BTreeSet::new();
        paths(&left, String::new(), &tags, &mut found);
        after.valid(new_root, value) || found.contains(path) && after.valid(new_root, &left)
    };
    // A field of one member of a union does not replace that of another.
    let mut arrives = BTreeSet::from([String::new()]);
    for value in &arrived {
        paths(value, String::new(), &tags, &mut arrives);
    }
    for (value, carried) in &mut kept {
        let mut labeled = BTreeSet::new();
        paths(value, String::new(), &tags, &mut labeled);
        labeled.retain(|path| carried.contains(&unlabeled(path)));
        *carried = labeled;
    }
    if way != Way::Request && lost_fields(&kept, &arrives, way, (whole, rest)) {
        return Severity::Breaking;
    }
    severity
}

/// Whether a field that old responses carried is carried by no new one. It counts
/// as lost when the rest of such a response still comes: a whole member of a union
/// that never comes again takes nothing from the others. Of an error it also
/// counts as lost when a scalar comes where its structure was. Fields that are
/// seldom made are omitted, because chance could hide them. An old response that
/// has the field and is still valid, without its empty lists if need be, proves that
/// the field can come.
fn lost_fields(
    kept: &[(Value, BTreeSet<String>)],
    arrives: &BTreeSet<String>,
    way: Way,
    (still_valid, still_comes): (impl Fn(&Value, &str) -> bool, impl Fn(&Value, &str) -> bool),
) -> bool {
    let mut often: BTreeMap<&String, Vec<&Value>> = BTreeMap::new();
    for (value, carried) in kept {
        carried
            .iter()
            .for_each(|path| often.entry(path).or_default().push(value));
    }
    // Maps of maps have no names that could be lost below the first.
    often.retain(|path, values| {
        let named = path.matches('*').count() < 2;
        // There generation stops on both sides: a list is empty, a required item cannot be made.
        let steps = path.matches('.').count() + path.matches("[]").count();
        let named = named && steps < DEEPEST;
        named && values.len() * 6 >= kept.len() && !arrives.contains(*path)
    });
    often.into_iter().any(|(path, values)| {
        let above = path.rsplit_once('.').map_or("", |(above, _)| above);
        let labeled = above.strip_suffix('>').and_then(|a| a.rsplit_once('<'));
        let above = labeled.map_or(above, |(above, _)| above);
        let flat = arrives.contains(above) && !arrives.contains(&format!("{above}{{}}"));
        let gone = (way == Way::Error && flat && !path.contains('*'))
            || values.iter().any(|value| still_comes(value, path));
        gone && !values.iter().any(|value| still_valid(value, path))
    })
}

/// The name of a field in a data path; those of a map are all one.
fn segment(name: &str) -> &str {
    if super::instances::is_free(name) {
        "*"
    } else {
        name
    }
}

/// The fields that tell the members of unions apart, with the values that do.
type Tags = BTreeMap<String, BTreeSet<String>>;

/// `{name=value}` of an object in which a field tells the member of a union.
fn label(map: &serde_json::Map<String, Value>, tags: &Tags) -> String {
    let reported = tags.iter().find_map(|(name, values)| {
        let value = map.get(name)?.to_string();
        values
            .contains(&value)
            .then(|| format!("<{name}={}>", value.replace('.', "_")))
    });
    reported.unwrap_or_default()
}

fn unlabeled(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    out + rest
}

/// Data paths of a value, list places as `[]`; where an object is, `{}` too.
fn paths(value: &Value, at: String, tags: &Tags, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            out.insert(format!("{at}{{}}"));
            let at = format!("{at}{}", label(map, tags));
            for (name, value) in map {
                let here = format!("{at}.{}", segment(name));
                out.insert(here.clone());
                paths(value, here, tags, out);
            }
        }
        Value::Array(list) => {
            for value in list {
                paths(value, format!("{at}[]"), tags, out);
            }
        }
        _ => {}
    }
}

/// Drops the fields that are empty lists: a recursive schema with `minItems` allows few values,
/// and chance makes none of them.
fn drop_empty_lists(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
            map.values_mut().for_each(drop_empty_lists);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_empty_lists),
        _ => {}
    }
}

/// The value without a field, everywhere that the path leads, and whether an object is empty now.
fn without(value: &Value, path: &str, tags: &Tags) -> (Value, bool) {
    fn cut(value: &mut Value, at: String, path: &str, tags: &Tags) -> bool {
        match value {
            Value::Object(map) => {
                let at = format!("{at}{}", label(map, tags));
                let count = map.len();
                map.retain(|name, _| format!("{at}.{}", segment(name)) != path);
                let mut emptied = map.is_empty() && count > 0;
                for (name, value) in map {
                    emptied |= cut(value, format!("{at}.{}", segment(name)), path, tags);
                }
                emptied
            }
            Value::Array(list) => {
                let mut emptied = false;
                for value in list {
                    emptied |= cut(value, format!("{at}[]"), path, tags);
                }
                emptied
            }
            _ => false,
        }
    }
    let mut out = value.clone();
    let emptied = cut(&mut out, String::new(), path, tags);
    (out, emptied)
}

fn operation(old: &Value, new: &Value, label: &str, rng: &mut Rng) -> Result<Severity, String> {
    let unnamed = || format!("no request of {label} can be written");
    let (old_source, new_source) = (Source::new(old), Source::new(new));
    let find = |document: &Value| operations(document).into_iter().find(|o| o.label == label);
    let (before, after) = match (find(old), find(new)) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(after)) => {
            let sent = (0..PATIENCE)
                .find_map(|_| wire::request(&new_source, &after, rng))
                .ok_or_else(unnamed)?;
            return Ok(if wire::accepts(&old_source, label, &sent) {
                Severity::Cosmetic
            } else {
                Severity::Additive
            });
        }
        (Some(before), None) => {
            let sent = (0..PATIENCE)
                .find_map(|_| wire::request(&old_source, &before, rng))
                .ok_or_else(unnamed)?;
            return Ok(if wire::accepts(&new_source, label, &sent) {
                Severity::Cosmetic
            } else {
                Severity::Breaking
            });
        }
        (None, None) => return Ok(Severity::Cosmetic),
    };
    let mut severity = Severity::Cosmetic;
    for sample in 0..PATIENCE {
        if sample >= SAMPLES && severity > Severity::Cosmetic {
            break;
        }
        if let Some(sent) = wire::request(&old_source, &before, rng)
            && !wire::accepts(&new_source, label, &sent)
        {
            return Ok(Severity::Breaking);
        }
        if let Some(sent) = wire::request(&new_source, &after, rng)
            && !wire::accepts(&old_source, label, &sent)
        {
            severity = severity.max(Severity::Additive);
        }
        if let Some(came) = wire::response(&new_source, &after, rng) {
            let asked = offers_known(old, &before, new, &after, &came);
            if asked && !wire::reads(&old_source, &before, &came) {
                return Ok(Severity::Breaking);
            }
            if !wire::tells(&old_source, &before, &came) {
                severity = severity.max(Severity::Additive);
            }
        }
        if let Some(came) = wire::response(&old_source, &before, rng)
            && !wire::tells(&new_source, &after, &came)
        {
            severity = severity.max(Severity::Additive);
        }
    }
    Ok(if lost(old, &before, new, &after) {
        Severity::Breaking
    } else {
        severity
    })
}

/// Content negotiation: where one of the known content types is still offered,
/// the client requests it and no other comes.
fn offers_known(
    old: &Value,
    before: &super::document::Operation,
    new: &Value,
    after: &super::document::Operation,
    came: &wire::Response,
) -> bool {
    let Some((kind, _)) = &came.body else {
        return true;
    };
    let (known, offered) = (wire::offered(old, before), wire::offered(new, after));
    let (Some(known), Some(offered)) = (known.get(&came.status), offered.get(&came.status)) else {
        return true;
    };
    known.contains(kind) || known.is_disjoint(offered)
}

/// A value that a response always could carry and none does any more: the last
/// success, a header, the last content type that the client knows.
fn lost(
    old: &Value,
    before: &super::document::Operation,
    new: &Value,
    after: &super::document::Operation,
) -> bool {
    let (known, offered) = (wire::offered(old, before), wire::offered(new, after));
    let successes =
        |m: &BTreeMap<String, BTreeSet<String>>| m.keys().filter(|s| s.starts_with('2')).count();
    if successes(&known) > 0 && successes(&offered) == 0 {
        return true;
    }
    known.iter().any(|(status, offers)| {
        let Some(now) = offered.get(status) else {
            return false;
        };
        let headers = offers
            .iter()
            .filter(|t| t.starts_with("header "))
            .any(|h| !now.contains(h));
        let kinds: BTreeSet<&String> = offers
            .iter()
            .filter(|t| !t.starts_with("header "))
            .collect();
        let gone = !kinds.is_empty() && kinds.iter().all(|k| !now.contains(*k));
        headers || gone
    })
}

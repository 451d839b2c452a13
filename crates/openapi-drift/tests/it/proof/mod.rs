//! The proof that the differ sees every kind of change, rates it rightly and
//! puts it at its place, and that it is silent where nothing changed. A
//! generator makes the changes; an oracle of generated instances judges them.
//! `docs/drift.md` keeps the score.
mod document;
mod instances;
mod mutate;
mod oracle;
mod score;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fastrand::Rng;
use openapi_drift::{Change, Drift, Options, Severity, apply_leniently, compare, vendor};
use serde_json::{Value, json};

use crate::seed;
use document::{Reach, operations, reach, slice};
use mutate::{Mutant, Plan, Scope};
use score::{Row, Score};

/// Mutants of each kind and document.
const PER_KIND: usize = 9;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The synthetic document and every effective document of the workspace.
fn documents() -> &'static [(String, Value)] {
    static READ: std::sync::OnceLock<Vec<(String, Value)>> = std::sync::OnceLock::new();
    READ.get_or_init(read_documents)
}

fn read_documents() -> Vec<(String, Value)> {
    let read =
        |path: &Path| -> Value { serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap() };
    let mut out = vec![(
        "depot".to_owned(),
        serde_json::from_str(include_str!("../../fixtures/depot.json")).unwrap(),
    )];
    let folder = root().join("openapi");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(stem) = name.strip_suffix(".json").filter(|s| !s.contains('.')) else {
            continue;
        };
        let overlay = file.with_file_name(format!("{stem}.overlay.json"));
        let document = read(&file);
        let effective = match overlay.exists() {
            true => apply_leniently(&document, &read(&overlay)).unwrap().0,
            false => document,
        };
        out.push((stem.to_owned(), effective));
    }
    if let Ok(only) = std::env::var("DRIFT_ONLY") {
        out.retain(|(name, _)| *name == only);
    }
    out
}

/// A document cut into slices of a few paths, so that a mutant costs little. A path is in the
/// slice of its hash: one more path leaves the others where they were.
fn slices(document: &Value) -> Vec<Value> {
    let paths = document["paths"].as_object().unwrap();
    let count = paths.len().div_ceil(8).next_power_of_two() as u64;
    let mut parts: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for path in paths.keys() {
        let part = seed::unseeded(&[path]) % count;
        parts.entry(part).or_default().push(path.clone());
    }
    parts.values().map(|paths| slice(document, paths)).collect()
}

/// A mutant to be made of a slice, with the seed that it draws from.
struct Choice {
    slice: usize,
    plan: Plan,
    seed: u64,
}

/// The mutants of a document by kind, those to take first at the front: in the order of their
/// seeds, and each place once, however many slices have it.
fn choices(name: &str, slices: &[Value], reaches: &[Reach]) -> BTreeMap<&'static str, Vec<Choice>> {
    let mut out: BTreeMap<&'static str, Vec<Choice>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for (index, slice) in slices.iter().enumerate() {
        let mut plans = Vec::new();
        mutate::schema_mutants(slice, &reaches[index], &mut plans);
        mutate::operation_mutants(slice, &mut plans);
        mutate::cosmetic_mutants(slice, &reaches[index], &mut plans);
        for plan in plans {
            // Of an edit of the whole document, each slice makes another mutant.
            let place = match plan.pointer.is_empty() {
                true => format!("slice {index}"),
                false => plan.pointer.clone(),
            };
            if known.insert((plan.kind, place.clone(), plan.at.clone())) {
                let seed = seed::of(&[name, plan.kind, &place]);
                let choice = Choice {
                    slice: index,
                    plan,
                    seed,
                };
                out.entry(choice.plan.kind).or_default().push(choice);
            }
        }
    }
    for choices in out.values_mut() {
        choices.sort_by_key(|choice| choice.seed);
    }
    out
}

/// The changes that are at, above or below the mutated place, or at a schema that is composed of it.
fn placed<'c>(drift: &'c Drift, mutant: &Mutant, before: &Value) -> Vec<&'c Change> {
    let near = |a: &str, b: &str| {
        a == b || a.starts_with(&format!("{b}/")) || b.starts_with(&format!("{a}/"))
    };
    // A base that others extend is a part of those: a change of what they allow together is theirs.
    let composed = match &mutant.scope {
        Scope::Schema { root, .. } if !near(root, &mutant.pointer) => Some(root.as_str()),
        _ => None,
    };
    // What a reference and another branch allow together, such as `null`, is of the schema that has both.
    let reference = json!(format!("#{}", mutant.pointer));
    let has_branch = |place: &str| {
        let schema = document::get(before, place);
        let branches = ["allOf", "anyOf", "oneOf"].map(|keyword| schema[keyword].as_array());
        let mut branches = branches.into_iter().flatten().flatten();
        branches.any(|branch| branch["$ref"] == reference)
    };
    drift
        .changes
        .iter()
        .filter(|change| {
            change.places().any(|(old, new)| {
                near(old, &mutant.pointer)
                    || near(new, &mutant.pointer)
                    || has_branch(old)
                    || [old, new].map(Some).contains(&composed)
            })
        })
        .collect()
}

/// Whether the operations that a change names are those that reach the place.
fn reaches_rightly(
    changes: &[&Change],
    drift: &Drift,
    mutant: &Mutant,
    (slice, before): (&Value, &Reach),
    seed: u64,
) -> Result<(), String> {
    let Scope::Schema { focus, root } = &mutant.scope else {
        return Ok(());
    };
    let around = before
        .get(focus)
        .or_else(|| before.get(document::parent(document::parent(focus))))
        .or_else(|| before.get(root));
    let Some(expected) = around else {
        return Ok(());
    };
    let way = |d: openapi_drift::Direction| match d {
        openapi_drift::Direction::Response => document::Way::Response,
        openapi_drift::Direction::Error => document::Way::Error,
        _ => document::Way::Request,
    };
    for change in changes {
        for effect in &change.effects {
            let mut named: Vec<String> =
                effect.operations.iter().map(ToString::to_string).collect();
            named.sort();
            let wanted: Vec<String> = expected
                .iter()
                .filter(|(w, _)| *w == way(effect.direction))
                .map(|(_, o)| o.clone())
                .collect();
            let inside = named.iter().all(|n| wanted.contains(n));
            if !inside {
                return Err(format!(
                    "{} names {named:?}, reached by {wanted:?}",
                    effect.rule
                ));
            }
        }
    }
    // Together, all effects cover every operation that the place reaches and the change affects:
    // one part of an `allOf` can allow what another still forbids.
    for (w, operation) in expected {
        let reported = drift.changes.iter().flat_map(|c| &c.effects).any(|e| {
            way(e.direction) == *w && e.operations.iter().any(|o| o.to_string() == *operation)
        });
        let hidden = mutant.kind.contains("only");
        if !reported && !hidden && oracle::is_affected(slice, mutant, (*w, operation), seed) {
            return Err(format!("{operation} ({w:?}) is not named"));
        }
    }
    Ok(())
}

fn tried(slice: &Value, before: &Reach, choice: &Choice) -> Option<(Row, Option<String>)> {
    let mutant = choice.plan.make(slice, choice.seed)?;
    let drift = compare(slice, &mutant.document, &Options::default());
    let mut row = Row {
        mutants: 1,
        ..Row::default()
    };
    if mutant.cosmetic {
        let alarm = drift.severity().is_some_and(|c| c > Severity::Cosmetic);
        row.false_alarms = usize::from(alarm);
        row.seen = 1;
        if mutant.words {
            let options = Options {
                documentation: true,
                ..Options::default()
            };
            let reported = compare(slice, &mutant.document, &options);
            row.seen = usize::from(!reported.changes.is_empty());
            row.false_alarms |= usize::from(reported.severity() > Some(Severity::Cosmetic));
        }
        row.classed = usize::from(row.false_alarms == 0);
        row.placed = 1;
        let failed = row.seen + row.classed < 2;
        return Some((row, failed.then(|| explain(&mutant, &drift, "cosmetic"))));
    }
    let judged = match oracle::judge(slice, &mutant, before, choice.seed) {
        Ok(judged) => judged,
        Err(why) => return Some((row, Some(explain(&mutant, &drift, &why)))),
    };
    let severity = match (&mutant.scope, judged) {
        (Scope::Stated(severity), _) => *severity,
        (_, judged) => judged.unwrap(),
    };
    row.reported = usize::from(judged.is_none());
    let here = placed(&drift, &mutant, slice);
    if here.is_empty() && severity == Severity::Cosmetic {
        row.equivalent = 1;
        return Some((row, None));
    }
    row.seen = usize::from(!drift.changes.is_empty());
    row.classed = usize::from(drift.severity() == Some(severity));
    let reached = reaches_rightly(&here, &drift, &mutant, (slice, before), choice.seed);
    row.placed = usize::from(!here.is_empty() && reached.is_ok());
    let failed = row.seen + row.classed + row.placed < 3;
    let why = format!("oracle {severity}; {reached:?}");
    Some((row, failed.then(|| explain(&mutant, &drift, &why))))
}

fn explain(mutant: &Mutant, drift: &Drift, why: &str) -> String {
    let reported: Vec<String> = drift
        .changes
        .iter()
        .map(|c| {
            format!(
                "{} {} at {} → {} ({})",
                c.severity(),
                c.rule(),
                c.old_pointer,
                c.new_pointer,
                c.summary
            )
        })
        .collect();
    format!(
        "{} at {} [{:?}]: {why}; reported {reported:#?}",
        mutant.kind, mutant.pointer, mutant.scope
    )
}

/// Runs work over all cores; results in the order of the work.
fn spread<'w, T: Sync, R: Send>(work: &'w [T], each: impl Fn(&'w T) -> R + Sync) -> Vec<R> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let done = std::sync::Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some(item) = work.get(at) else { break };
                    let result = each(item);
                    done.lock().unwrap().push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, r)| r).collect()
}

/// How many failures are printed; `DRIFT_FAILURES` sets it.
fn shown_failures() -> usize {
    let set = std::env::var("DRIFT_FAILURES").ok();
    set.and_then(|n| n.parse().ok()).unwrap_or(12)
}

#[test]
fn every_kind_of_change_is_seen_rated_and_placed() {
    let mut score = Score::default();
    let mut failures = Vec::new();
    for (name, document) in documents() {
        let slices = slices(document);
        let reaches: Vec<Reach> = spread(&slices, reach);
        let began = std::time::Instant::now();
        let kinds: Vec<Vec<Choice>> = choices(name, &slices, &reaches).into_values().collect();
        let tried = spread(&kinds, |choices| {
            let made = choices.iter().filter_map(|choice| {
                let (slice, reach) = (&slices[choice.slice], &reaches[choice.slice]);
                tried(slice, reach, choice).map(|(row, failed)| (choice, row, failed))
            });
            made.take(PER_KIND).collect::<Vec<_>>()
        });
        println!("{name}: {:?}", began.elapsed());
        for (choice, row, failed) in tried.into_iter().flatten() {
            score.add(name, choice.plan.kind, choice.plan.cosmetic, &row);
            failures.extend(failed.map(|f| format!("{name}: {f}")));
        }
    }
    println!("{}", score.table());
    for failure in failures.iter().take(shown_failures()) {
        println!("{failure}\n");
    }
    if documents().len() > 1 {
        score.kept_in(&root().join("docs/drift.md"));
        score.has_every_kind();
    }
    assert!(
        failures.is_empty(),
        "{} failures of {} mutants with {}={}, the first are above",
        failures.len(),
        score.total().mutants,
        seed::VARIABLE,
        seed::text()
    );
}

/// Two changes of one document, in different operations or components, are both reported.
#[test]
fn two_changes_together_are_both_reported() {
    let document: Value = serde_json::from_str(include_str!("../../fixtures/depot.json")).unwrap();
    let before = reach(&document);
    let mut rng = Rng::with_seed(seed::of(&["pairs"]));
    let slices = [document.clone()];
    let mut plans: Vec<Choice> = Vec::new();
    for choices in choices("depot", &slices, std::slice::from_ref(&before)).into_values() {
        plans.extend(choices.into_iter().take(PER_KIND));
    }
    plans.retain(|choice| !choice.plan.cosmetic);
    let mut pairs = 0;
    for _ in 0..20_000 {
        let (x, y) = (
            &plans[rng.usize(..plans.len())],
            &plans[rng.usize(..plans.len())],
        );
        let (a, b) = (&x.plan, &y.plan);
        let apart = |x: &str, y: &str| !x.starts_with(y) && !y.starts_with(x);
        let (Some(first), Some(second)) = (a.make(&document, x.seed), b.make(&document, y.seed))
        else {
            continue;
        };
        // Only changes that are reported alone, and of places that do not touch.
        let moves = [
            "path renamed",
            "operation removed",
            "method changed",
            "operation added",
            "id renamed",
        ];
        if !apart(&a.at, &b.at)
            || !apart(&first.pointer, &second.pointer)
            || moves.contains(&a.kind)
            || moves.contains(&b.kind)
        {
            continue;
        }
        let lone = |m: &Mutant| {
            !placed(
                &compare(&document, &m.document, &Options::default()),
                m,
                &document,
            )
            .is_empty()
        };
        let Some(both) = b.make(&first.document, y.seed) else {
            continue;
        };
        if !lone(&first) || !lone(&second) || hides(&document, &first, &second) {
            continue;
        }
        let drift = compare(&document, &both.document, &Options::default());
        for mutant in [&first, &second] {
            assert!(
                !placed(&drift, mutant, &document).is_empty(),
                "{} hidden by the other of {} and {}: {drift:#?}",
                mutant.kind,
                a.pointer,
                b.pointer
            );
        }
        pairs += 1;
        if pairs == 400 {
            break;
        }
    }
    assert_eq!(pairs, 400);
}

/// One change takes the other's place out of reach, so that alone
/// it would not be a change of the document that is left.
fn hides(document: &Value, a: &Mutant, b: &Mutant) -> bool {
    let still = |gone: &Mutant, other: &Mutant| {
        // What is inside a value of another type is not compared with what was inside before.
        let mut left = gone.document.clone();
        if let Some(value) = left.pointer_mut(&gone.pointer)
            && document
                .pointer(&gone.pointer)
                .is_some_and(|old| old["type"] != value["type"])
        {
            *value = serde_json::json!({});
        }
        // A body of another content type is another body.
        let holder = gone.pointer.split("/content").next().unwrap_or_default();
        if let Some(Value::Object(before)) = document.pointer(&format!("{holder}/content"))
            && let Some(Value::Object(content)) = left.pointer_mut(&format!("{holder}/content"))
        {
            content.retain(|name, _| before.contains_key(name));
        }
        let (old, new) = (reach(document), reach(&left));
        let focus = match &other.scope {
            Scope::Schema { root, .. } => root.clone(),
            _ => other.pointer.clone(),
        };
        match old.get(&focus) {
            Some(users) => new.get(&focus) == Some(users),
            None => true,
        }
    };
    !still(a, b) || !still(b, a)
}

/// Facts taken over: afterwards our document says what the vendor's says.
#[test]
fn vendoring_a_mutant_leaves_no_difference() {
    for (name, document) in documents() {
        let slices = slices(document);
        let reaches: Vec<Reach> = spread(&slices, reach);
        let mut plans: Vec<Choice> = choices(name, &slices, &reaches)
            .into_values()
            .flatten()
            .collect();
        plans.sort_by_key(|choice| seed::of(&[name, "vendor", &choice.seed.to_string()]));
        plans.truncate(150);
        let failures: Vec<String> = spread(&plans, |choice| {
            let (slice, plan) = (&slices[choice.slice], &choice.plan);
            let mutant = plan.make(slice, choice.seed)?;
            let vendored = vendor(slice, &mutant.document, &[]).unwrap();
            let left = &vendored.unsettled;
            (!left.is_empty()).then(|| format!("{} at {}: {left:#?}", plan.kind, plan.pointer))
        })
        .into_iter()
        .flatten()
        .collect();
        assert!(
            failures.is_empty(),
            "{name} with {}={}: {} of {}; first {}",
            seed::VARIABLE,
            seed::text(),
            failures.len(),
            plans.len(),
            failures[0]
        );
    }
}

#[test]
fn the_documents_operations_are_all_walked() {
    for (name, document) in documents() {
        assert!(!operations(document).is_empty(), "{name}");
        assert_eq!(
            compare(
                document,
                document,
                &Options {
                    documentation: true,
                    ..Options::default()
                }
            )
            .changes,
            []
        );
    }
}

//! The guards that are compiled: clients and fake services of both documents, against each other.

mod sample;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use heck::ToSnakeCase as _;
use serde_json::Value;
use squad_conform::Api;

pub(crate) use self::sample::{Pool, Sampled, sample};
use self::workspace::{Fault, Workspace, differing};
use crate::judge::{Judged, Rating};
use crate::regenerated::describe;

/// The guards, in the order of the table.
const GUARDS: [&str; 6] = [
    "generated code compiles",
    "new client, new fake",
    "new client, old fake",
    "old client, new fake",
    "hand-written clients compile",
    "wire tests",
];

/// The guards that fail for a mutant, by their number in [`GUARDS`].
type Failing = BTreeSet<usize>;

/// Compiles mutants together and runs the guards. Returns what fails of each, in their order.
pub(crate) fn run(
    root: &Path,
    documents: &[(Api, &Value)],
    sampled: &[Sampled<'_>],
) -> Result<Vec<Failing>, Box<dyn Error>> {
    let mut failing = vec![Failing::new(); sampled.len()];
    let workspace = Workspace::copy(root)?;
    let old = workspace.old_program()?;
    let new = loop {
        set(&workspace, documents, sampled, |nth| {
            failing.get(nth).is_some_and(BTreeSet::is_empty)
        })?;
        match workspace.new_program()? {
            Ok(program) => break program,
            Err(faults) => blame(&faults, sampled, &mut failing, 0)?,
        }
    };
    let is_compiled: Vec<bool> = failing.iter().map(BTreeSet::is_empty).collect();
    let compiled = || {
        let all = sampled.iter().enumerate();
        all.filter(|(nth, _)| is_compiled.get(*nth) == Some(&true))
    };
    let operations: BTreeSet<&String> = compiled().flat_map(|(_, one)| &one.operations).collect();
    for (guard, client, fake) in [(1, &new, &new), (2, &new, &old), (3, &old, &new)] {
        let differing = differing(client, fake, &operations)?;
        for (nth, one) in compiled() {
            let is_own =
                |(api, id): &(String, String)| api == one.api.name() && one.operations.contains(id);
            if differing.iter().any(is_own)
                && let Some(failing) = failing.get_mut(nth)
            {
                failing.insert(guard);
            }
        }
    }
    let is_left = |failing: &[Failing], nth: usize| {
        is_compiled.get(nth) == Some(&true) && failing.get(nth).is_some_and(|all| !all.contains(&4))
    };
    loop {
        let faults = workspace.check_clients()?;
        if faults.is_empty() {
            break;
        }
        blame(&faults, sampled, &mut failing, 4)?;
        // The compiler stops at the first stage that fails: others may fail once these compile.
        set(&workspace, documents, sampled, |nth| is_left(&failing, nth))?;
    }
    let printed = workspace.wire_tests()?;
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let words: BTreeSet<&str> = printed.split(|it| !is_word(it)).collect();
    for (nth, one) in sampled.iter().enumerate() {
        let is_named = one.operations.iter().any(|id| words.contains(id.as_str()));
        if is_named
            && is_left(&failing, nth)
            && let Some(failing) = failing.get_mut(nth)
        {
            failing.insert(5);
        }
    }
    Ok(failing)
}

/// Generates the clients of the documents with those mutants that are left.
fn set(
    workspace: &Workspace,
    documents: &[(Api, &Value)],
    sampled: &[Sampled<'_>],
    is_left: impl Fn(usize) -> bool,
) -> Result<(), Box<dyn Error>> {
    for (api, document) in documents {
        let mut changed = (*document).clone();
        for (nth, one) in sampled.iter().enumerate() {
            if one.api == *api && is_left(nth) {
                let mutant = one.choice.make(&changed);
                changed = mutant
                    .ok_or("a mutant cannot be made together with another")?
                    .document;
            }
        }
        describe(&mut changed);
        workspace.set(*api, &changed)?;
    }
    workspace.regenerate()
}

/// Finds the mutants that errors of the compiler come from: by the modules that an error points at, or by the operation that it names.
fn blame(
    faults: &[Fault],
    sampled: &[Sampled<'_>],
    failing: &mut [Failing],
    guard: usize,
) -> Result<(), Box<dyn Error>> {
    let mut is_new = false;
    for (one, failing) in sampled.iter().zip(failing) {
        let is_its = |fault: &Fault| {
            let text = fault.text.to_lowercase();
            let names_it = one
                .operations
                .iter()
                .any(|id| text.contains(&id.to_snake_case()));
            let is_of_api = fault.file.contains(&format!("crates/{}", one.api));
            let points_at_it = files(&fault.text).any(|file| is_in(file, &one.area));
            is_of_api && (names_it || points_at_it)
        };
        if faults.iter().any(is_its) {
            is_new |= failing.insert(guard);
        }
    }
    match (is_new, faults.first()) {
        (false, Some(fault)) => {
            Err(format!("no mutant explains this error: {}", fault.text).into())
        }
        _ => Ok(()),
    }
}

/// Returns the files of the workspace that an error points at, its own first.
fn files(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let places = words.filter(|word| word.starts_with("crates/"));
    places.filter_map(|place| place.split(':').next())
}

/// Whether a file is of an area: the client for users shortens one of their names.
fn is_in(file: &str, area: &str) -> bool {
    let mut parts = file.split('/').map(|part| part.trim_end_matches(".rs"));
    let short = match area {
        "global_oncall_reminder_rules" => "oncall_reminders",
        "leads_v1" => "v1",
        "oauth" => "auth",
        other => other,
    };
    parts.any(|part| part == area || part == short)
}

/// The table of the mutants, with the guards of the text that fail for them too.
pub(crate) fn render(
    sampled: &[Sampled<'_>],
    failing: &[Failing],
    judged: &[Judged],
    took: Duration,
) -> String {
    let mut out = format!(
        "{} mutants, compiled together in {} seconds.\n\n| kind | operations |",
        sampled.len(),
        took.as_secs()
    );
    for guard in GUARDS {
        let _ = write!(out, " {guard} |");
    }
    out.push_str(" guards of the text |\n|---|---|");
    out.push_str(&"---|".repeat(GUARDS.len() + 1));
    out.push('\n');
    let mut total: BTreeMap<usize, usize> = BTreeMap::new();
    let mut none = 0;
    for ((one, failing), judged) in sampled.iter().zip(failing).zip(judged) {
        let first = one.operations.first().map_or("", String::as_str);
        let others = match one.operations.len() {
            0 | 1 => String::new(),
            many => format!(" and {} more", many - 1),
        };
        let _ = write!(out, "| {} | {first}{others} |", one.choice.plan.kind);
        for nth in 0..GUARDS.len() {
            let is_run = !failing.contains(&0) && (nth != 5 || !failing.contains(&4));
            let mark = match (failing.contains(&nth), is_run) {
                (true, _) => "fails",
                (false, false) => "-",
                (false, true) => "",
            };
            let _ = write!(out, " {mark} |");
        }
        failing
            .iter()
            .for_each(|nth| *total.entry(*nth).or_default() += 1);
        none += usize::from(failing.is_empty());
        let textual = match judged.rating {
            Rating::Equivalent if judged.failing.is_empty() => "(equivalent)".to_owned(),
            _ => judged.failing.join(", "),
        };
        let _ = writeln!(out, " {textual} |");
    }
    let _ = write!(out, "| **all** | |");
    for nth in 0..GUARDS.len() {
        let _ = write!(out, " {} |", total.get(&nth).copied().unwrap_or(0));
    }
    let _ = writeln!(out, " {none} fail these only |");
    out
}

#[cfg(test)]
mod tests {
    use super::{files, is_in};

    #[test]
    fn errors_belong_to_the_area_of_their_module() {
        for (file, area) in [
            ("crates/squadcast/src/services/requests.rs", "services"),
            (
                "crates/squadcast/src/oncall_reminders.rs",
                "global_oncall_reminder_rules",
            ),
            (
                "crates/squadcast-raw/src/generated/operations/slos.rs",
                "slos",
            ),
        ] {
            assert!(is_in(file, area), "{file}");
            assert!(!is_in(file, "teams"), "{file}");
        }
    }

    #[test]
    fn errors_point_at_the_generated_code_too() {
        let text = "error[E0277]: no `From<Scalar>`\n   --> crates/squadvoice/src/campaign.rs:171:44\n    |\n   \
                    ::: crates/squadvoice-raw/src/generated/leads.rs:17:1\n";
        let all: Vec<&str> = files(text).collect();
        let generated = "crates/squadvoice-raw/src/generated/leads.rs";
        assert_eq!(all, ["crates/squadvoice/src/campaign.rs", generated]);
        assert!(is_in(generated, "leads"));
    }
}

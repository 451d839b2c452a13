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
use crate::regenerated::describe;

/// The guards, in the order of the table.
const GUARDS: [&str; 5] = [
    "generated code compiles",
    "new client, new fake",
    "new client, old fake",
    "old client, new fake",
    "hand-written clients compile",
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
    loop {
        let faults = workspace.check_clients()?;
        if faults.is_empty() {
            return Ok(failing);
        }
        blame(&faults, sampled, &mut failing, 4)?;
        // The compiler stops at the first stage that fails: others may fail once these compile.
        let is_left = |nth: usize| {
            is_compiled.get(nth) == Some(&true)
                && failing.get(nth).is_some_and(|all| !all.contains(&4))
        };
        set(&workspace, documents, sampled, is_left)?;
    }
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

/// Finds the mutants that errors of the compiler come from: by the module with the error, or by the operation that it names.
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
            is_of_api && (names_it || is_in(&fault.file, &one.area))
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
    textual: &[Vec<&'static str>],
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
    for ((one, failing), textual) in sampled.iter().zip(failing).zip(textual) {
        let first = one.operations.first().map_or("", String::as_str);
        let others = match one.operations.len() {
            0 | 1 => String::new(),
            many => format!(" and {} more", many - 1),
        };
        let _ = write!(out, "| {} | {first}{others} |", one.choice.plan.kind);
        for nth in 0..GUARDS.len() {
            let mark = match (failing.contains(&nth), failing.contains(&0)) {
                (true, _) => "fails",
                (false, true) => "-",
                (false, false) => "",
            };
            let _ = write!(out, " {mark} |");
        }
        failing
            .iter()
            .for_each(|nth| *total.entry(*nth).or_default() += 1);
        none += usize::from(failing.is_empty());
        let _ = writeln!(out, " {} |", textual.join(", "));
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
    use super::is_in;

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
}

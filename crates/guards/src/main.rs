//! `cargo xtask guards`: changes the documents in every way, and reports which checks of this workspace fail although the generated
//! files were regenerated and accepted.

mod judge;
mod mutants;
#[rustfmt::skip]
mod proof;
mod table;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use openapi_drift::Severity;
use serde_json::Value;
use squad_conform::{Api, Contract, drive};

use self::judge::{Before, Exchange, Row, is_seen};
use self::mutants::{choices, slices};
use self::proof::mutate::Scope;

/// Measures which checks fail if the documents change.
#[derive(Parser)]
struct Options {
    /// The seed that chooses the places of the changes
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The number of mutants, at least one of each kind
    #[arg(long, default_value_t = 600)]
    mutants: usize,
    /// Write the table into docs/drift.md
    #[arg(long)]
    write: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            // Nothing is left to do if standard error is closed.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

/// Returns whether every change that matters fails a guard, and no other change does.
fn run(options: &Options) -> Result<bool, Box<dyn Error>> {
    let began = Instant::now();
    let mut rows: BTreeMap<&'static str, Row> = BTreeMap::new();
    for api in Api::ALL {
        let document = effective(api)?;
        let traffic = traffic(api)?;
        let slices = slices(&document);
        let befores: Vec<Option<Before<'_>>> = slices
            .iter()
            .map(|slice| Before::new(api, slice, &traffic))
            .collect();
        let choices = choices(&slices, options.seed);
        let each = options.mutants.div_ceil(2 * choices.len().max(1)).max(1);
        for (kind, choices) in choices {
            let made = choices.iter().filter_map(|choice| {
                let before = befores.get(choice.slice)?.as_ref()?;
                Some((before, choice.make(&slices)?))
            });
            for (before, mutant) in made.take(each) {
                let row = rows.entry(kind).or_default();
                let stated = matches!(mutant.scope, Scope::Stated(Severity::Cosmetic));
                row.cosmetic |= mutant.cosmetic || stated;
                row.mutants += 1;
                row.seen += usize::from(is_seen(before.document, &mutant.document));
                let failing = before.failing(api, &mutant.document);
                row.missed += usize::from(failing.is_empty());
                for guard in failing {
                    *row.failed.entry(guard).or_default() += 1;
                }
            }
        }
    }
    let text = table::render(&rows, options.seed, began.elapsed());
    std::io::stdout().write_all(text.as_bytes())?;
    if options.write {
        table::write(&text)?;
    }
    Ok(table::is_complete(&rows))
}

/// The document of an API with its overlay.
fn effective(api: Api) -> Result<Value, Box<dyn Error>> {
    let read = |name: String| -> Result<Value, Box<dyn Error>> {
        Ok(serde_json::from_slice(&std::fs::read(root().join(name))?)?)
    };
    let document = read(format!("openapi/{api}.json"))?;
    let overlay = read(format!("openapi/{api}.overlay.json"))?;
    Ok(openapi_drift::apply_leniently(&document, &overlay)?.0)
}

/// The root of the workspace.
fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_owned()
}

/// The traffic of every operation with the fake.
fn traffic(api: Api) -> Result<Vec<Exchange>, Box<dyn Error>> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build()?;
    let contract = Contract::of(api)?;
    let traffic = runtime.block_on(drive::traffic(api))?.into_iter();
    let exchanges = traffic.filter_map(|(sent, received)| {
        let (operation, _) = contract.document().route(&sent.method, &sent.path)?;
        Some(Exchange {
            operation: operation.id.clone(),
            sent,
            received,
        })
    });
    Ok(exchanges.collect())
}

//! `cargo xtask guards`: changes the documents in every way, and reports which checks of this workspace fail although the generated
//! files were regenerated and accepted.

mod judge;
mod mutants;
#[rustfmt::skip]
mod proof;
mod regenerated;
mod table;

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use clap::Parser;
use squad_conform::{Api, Contract, drive};

use self::judge::{Before, Exchange};
use self::mutants::{Choice, choices, slices};
use self::regenerated::Generator;
use self::table::Table;

/// Measures which checks fail if the documents change.
#[derive(Parser)]
struct Options {
    /// The seed that chooses the places of the changes
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The number of mutants, at least one of each kind
    #[arg(long, default_value_t = 600)]
    mutants: usize,
    /// Only mutants of this kind
    #[arg(long)]
    kind: Option<String>,
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
    let mut table = Table::default();
    for api in Api::ALL {
        let generator = Generator::new(&root(), api)?;
        let traffic = traffic(api)?;
        let slices = slices(&generator.effective);
        let befores: Vec<Option<Before<'_>>> = slices
            .iter()
            .map(|slice| Before::new(api, slice, &traffic))
            .collect();
        let choices = choices(&slices, options.seed);
        let each = options.mutants.div_ceil(2 * choices.len().max(1)).max(1);
        let wanted = |kind: &str| options.kind.as_deref().is_none_or(|only| only == kind);
        let taken: Vec<&Choice> = choices
            .iter()
            .filter(|(kind, _)| wanted(kind))
            .flat_map(|(_, choices)| {
                let can_be_made = |choice: &&Choice| {
                    let slice = slices.get(choice.slice);
                    slice.is_some_and(|slice| choice.make(slice).is_some())
                };
                choices.iter().filter(can_be_made).take(each)
            })
            .collect();
        let judged = spread(&taken, |choice| {
            let before = befores.get(choice.slice)?.as_ref()?;
            before.judge(&generator, choice)
        });
        for (choice, judged) in taken.iter().zip(judged) {
            let Some(judged) = judged else { continue };
            if judged.is_wrong() {
                let (kind, at) = (choice.plan.kind, &choice.plan.pointer);
                let failing = judged.failing.join(", ");
                writeln!(std::io::stderr(), "wrong: {api}: {kind} at {at}: {failing}")?;
            }
            table.add(choice.plan.kind, &judged);
        }
    }
    let text = table.render(options.seed, began.elapsed());
    std::io::stdout().write_all(text.as_bytes())?;
    if options.write {
        table::write(&text)?;
    }
    Ok(table.is_complete())
}

/// Runs work on all cores; the results are in the order of the work.
fn spread<W: Sync, R: Send>(work: &[W], each: impl Fn(&W) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let run = || {
        let mut done = Vec::new();
        while let (at, Some(one)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            (at, work.get(at))
        } {
            done.push((at, each(one)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        running
            .into_iter()
            .flat_map(|one| one.join().unwrap_or_default())
            .collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
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

//! `cargo xtask guards`: changes the documents in every way, and reports which checks of this workspace fail although the generated
//! files were regenerated and accepted.

mod compiled;
mod judge;
mod mutants;
#[rustfmt::skip]
mod proof;
mod regenerated;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use clap::Parser;
use serde_json::Value;
use squad_conform::{Api, Contract, drive};

use self::compiled::Pool;
use self::judge::{Before, Exchange, Judged};
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
    /// Compile this number of mutants together instead, each in an area of its own, and run the clients and fakes of both documents
    /// against each other
    #[arg(long, value_name = "MUTANTS")]
    compiled: Option<usize>,
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

/// The documents of an API, and their mutants.
struct Subject {
    api: Api,
    generator: Generator,
    slices: Vec<Value>,
    choices: BTreeMap<&'static str, Vec<Choice>>,
}

impl Subject {
    fn new(api: Api, seed: u64) -> Result<Self, Box<dyn Error>> {
        let generator = Generator::new(&root(), api)?;
        let slices = slices(&generator.effective);
        Ok(Self {
            api,
            choices: choices(&slices, seed),
            generator,
            slices,
        })
    }

    /// The first mutants of each kind that can be made.
    fn taken(&self, options: &Options) -> Vec<&Choice> {
        let each = options
            .mutants
            .div_ceil(2 * self.choices.len().max(1))
            .max(1);
        let wanted = |kind: &str| options.kind.as_deref().is_none_or(|only| only == kind);
        let kinds = self.choices.iter().filter(|(kind, _)| wanted(kind));
        let can_be_made = |choice: &&Choice| {
            let slice = self.slices.get(choice.slice);
            slice.is_some_and(|slice| choice.make(slice).is_some())
        };
        let taken = kinds.flat_map(|(_, all)| all.iter().filter(can_be_made).take(each));
        taken.collect()
    }

    /// Judges mutants by the guards of the text, in their order.
    fn judged(&self, taken: &[&Choice]) -> Result<Vec<Option<Judged>>, Box<dyn Error>> {
        let traffic = traffic(self.api)?;
        let needed: BTreeSet<usize> = taken.iter().map(|choice| choice.slice).collect();
        let befores: BTreeMap<usize, Before<'_>> = needed
            .into_iter()
            .filter_map(|nth| {
                let before = Before::new(self.api, self.slices.get(nth)?, &traffic)?;
                Some((nth, before))
            })
            .collect();
        Ok(spread(taken, |choice| {
            let before = befores.get(&choice.slice)?;
            before.judge(&self.generator, choice)
        }))
    }
}

fn run(options: &Options) -> Result<bool, Box<dyn Error>> {
    let mut subjects = Vec::new();
    for api in Api::ALL {
        subjects.push(Subject::new(api, options.seed)?);
    }
    match options.compiled {
        Some(wanted) => compile(options, &subjects, wanted),
        None => measure(options, &subjects),
    }
}

/// Measures the guards of the text. Returns whether every change that matters fails one, and no other change does.
fn measure(options: &Options, subjects: &[Subject]) -> Result<bool, Box<dyn Error>> {
    let began = Instant::now();
    let mut table = Table::default();
    for subject in subjects {
        let taken = subject.taken(options);
        for (choice, judged) in taken.iter().zip(subject.judged(&taken)?) {
            let Some(judged) = judged else { continue };
            if judged.is_wrong() {
                let (api, kind, at) = (subject.api, choice.plan.kind, &choice.plan.pointer);
                let failing = judged.failing.join(", ");
                writeln!(std::io::stderr(), "wrong: {api}: {kind} at {at}: {failing}")?;
            }
            table.add(choice.plan.kind, &judged);
        }
    }
    let text = table.render(options.seed, began.elapsed());
    std::io::stdout().write_all(text.as_bytes())?;
    if options.write {
        table::write("guards", &text)?;
    }
    Ok(table.is_complete())
}

/// Compiles some mutants and measures the guards that run.
fn compile(options: &Options, subjects: &[Subject], wanted: usize) -> Result<bool, Box<dyn Error>> {
    let pools: Vec<Pool<'_>> = subjects
        .iter()
        .map(|subject| Pool {
            api: subject.api,
            generator: &subject.generator,
            choices: &subject.choices,
        })
        .collect();
    let sampled = compiled::sample(&pools, wanted);
    let began = Instant::now();
    let documents: Vec<(Api, &Value)> = subjects
        .iter()
        .map(|subject| (subject.api, &subject.generator.effective))
        .collect();
    let failing = compiled::run(&root(), &documents, &sampled)?;
    let took = began.elapsed();
    let mut judged = Vec::new();
    for subject in subjects {
        let own = sampled.iter().filter(|one| one.api == subject.api);
        let taken: Vec<&Choice> = own.map(|one| one.choice).collect();
        judged.extend(subject.judged(&taken)?);
    }
    let judged: Option<Vec<Judged>> = judged.into_iter().collect();
    let judged = judged.ok_or("a mutant that was compiled cannot be judged by its text")?;
    let text = compiled::render(&sampled, &failing, &judged, took);
    std::io::stdout().write_all(text.as_bytes())?;
    if options.write {
        table::write("compiled guards", &text)?;
    }
    let mut all = failing.iter().zip(&judged);
    Ok(all.all(|(failing, judged)| !failing.is_empty() || !judged.is_wrong()))
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

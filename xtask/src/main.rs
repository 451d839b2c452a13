//! `cargo xtask …`: the maintainer's commands. This file only dispatches.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Commands for maintainers of this workspace.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check every operation of the clients against the documents, over a fake service, a real one or recordings.
    Conform(xtask::conform::Arguments),
    /// Compare the vendor's current document with ours.
    Drift(xtask::drift::Arguments),
    /// Generate the client crates from the documents under `openapi/`.
    Regen(xtask::regen::Arguments),
    /// Merge the vendor's changes into our document.
    Vendor(xtask::vendor::Arguments),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Conform(arguments) => xtask::conform::run(&arguments),
        Command::Drift(arguments) => xtask::drift::run(&arguments),
        Command::Regen(arguments) => xtask::regen::run(&arguments),
        Command::Vendor(arguments) => xtask::vendor::run(&arguments),
    }
}

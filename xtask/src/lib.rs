//! The commands of `cargo xtask`, as a library so that tests can call them: one file per command, a folder for the
//! stages of regeneration.
#![allow(clippy::print_stdout, clippy::print_stderr)]

pub mod accept;
pub mod conform;
pub mod document;
pub mod drift;
mod examples;
pub mod generate;
pub mod guards;
pub mod outcome;
pub mod regen;
pub mod sources;
pub mod surface;
pub mod vendor;

use std::path::{Path, PathBuf};

/// A failure that a maintainer can act on.
///
/// It names the file and the place in it, the problem, and the remedy.
#[derive(Debug, thiserror::Error)]
#[error("{file}{}: {problem}\n  remedy: {remedy}", pointer.as_deref().map(|p| format!(" at {p}")).unwrap_or_default())]
pub struct Problem {
    /// The file, relative to the workspace.
    pub file: String,
    /// The JSON pointer in it, if there is one.
    pub pointer: Option<String>,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A problem of a whole file.
    pub fn in_file(
        file: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            pointer: None,
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// The same problem at a JSON pointer.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }
}

/// All problems of a run, not only the first.
#[derive(Debug, Default)]
pub struct Problems(pub Vec<Problem>);

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

/// The workspace's root, wherever the command was started.
#[must_use]
pub fn workspace_root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

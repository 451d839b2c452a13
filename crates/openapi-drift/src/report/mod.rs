//! A [`Drift`](crate::Drift) written down: for a person, for a pull request,
//! for a program and for GitHub's annotations. It decides nothing.

mod annotations;
mod markdown;
mod text;

use std::str::FromStr;

use crate::change::{Change, Class, Drift, Effect};

/// The forms that a report can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal.
    Text,
    /// Markdown for a pull request.
    Markdown,
    /// JSON for a program.
    Json,
    /// GitHub workflow commands, one a change.
    Github,
}

/// A report's form that does not exist.
#[derive(Debug, thiserror::Error)]
#[error("there is no report format {0:?}; take text, markdown, json or github")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "text" => Ok(Format::Text),
            "markdown" | "md" => Ok(Format::Markdown),
            "json" => Ok(Format::Json),
            "github" => Ok(Format::Github),
            other => Err(UnknownFormat(other.to_owned())),
        }
    }
}

impl Drift {
    /// Writes the changes down. `file` is the document that GitHub's
    /// annotations point at, such as `openapi/squadcast.json`.
    ///
    /// ```
    /// use openapi_drift::{Drift, Format};
    /// let report = Drift::default().render("markdown".parse::<Format>()?, "openapi.json");
    /// assert!(report.contains("No difference"));
    /// # Ok::<(), openapi_drift::UnknownFormat>(())
    /// ```
    pub fn render(&self, format: Format, file: &str) -> String {
        match format {
            Format::Text => text::render(self),
            Format::Markdown => markdown::render(self),
            Format::Json => {
                let value = serde_json::json!({
                    "class": self.class(),
                    "breaking": self.count(Class::Breaking),
                    "additive": self.count(Class::Additive),
                    "cosmetic": self.count(Class::Cosmetic),
                    "changes": self.changes,
                });
                format!("{value:#}\n")
            }
            Format::Github => annotations::render(self, file),
        }
    }

    /// What a maintainer should do about the changes, one step a line.
    pub fn advice(&self) -> Vec<&'static str> {
        let mut steps = Vec::new();
        match self.class() {
            None | Some(Class::Cosmetic) => {
                steps.push("Nothing to do: no client can tell the documents apart.");
                return steps;
            }
            Some(Class::Additive) => {
                steps.push("Nothing breaks. Take the new facts over with `cargo xtask vendor`.");
            }
            Some(Class::Breaking) => {
                steps.push(
                    "Read each breaking change: is it a fact, or does the vendor's text contradict the service? \
                     What is wrong there becomes an overlay action with its evidence.",
                );
                steps.push("Take the accepted facts over with `cargo xtask vendor`.");
            }
        }
        steps.push("Write the words that it asks for, then run `cargo xtask regen` and the tests.");
        if self.changes.iter().any(|c| c.likely.is_some()) {
            steps.push(
                "Decide on each likely rename: keep the old name working where users would notice.",
            );
        }
        steps
    }
}

/// One line on how many operations a change reaches, with the first of them.
fn reached(effect: &Effect, most: usize) -> String {
    let names: Vec<String> = effect
        .operations
        .iter()
        .take(most)
        .map(ToString::to_string)
        .collect();
    let more = effect.operations.len().saturating_sub(names.len());
    match (names.is_empty(), more) {
        (true, _) => "no operation".to_owned(),
        (false, 0) => names.join(", "),
        (false, more) => format!("{} and {more} more", names.join(", ")),
    }
}

/// Cuts long values so that a line stays a line.
fn short(value: &str) -> String {
    const LONGEST: usize = 120;
    let line: String = value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    match value.chars().nth(LONGEST) {
        Some(_) => format!("{line}…"),
        None => line,
    }
}

/// Where a change stands: one pointer, or both where they differ.
fn place(change: &Change) -> String {
    match change.old_pointer == change.new_pointer {
        true => change.old_pointer.clone(),
        false => format!("{} → {}", change.old_pointer, change.new_pointer),
    }
}

/// "3 breaking, 1 additive and 0 cosmetic changes".
fn totals(drift: &Drift) -> String {
    format!(
        "{} breaking, {} additive, {} cosmetic",
        drift.count(Class::Breaking),
        drift.count(Class::Additive),
        drift.count(Class::Cosmetic)
    )
}

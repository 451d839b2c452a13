//! Reports of a [`Drift`](crate::Drift): for a terminal, a pull request, a program and GitHub's
//! annotations.

mod annotations;
mod markdown;
mod parts;
mod text;

use std::str::FromStr;

use crate::change::{Drift, Severity};

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal.
    Text,
    /// Markdown for a pull request.
    Markdown,
    /// JSON for a program.
    Json,
    /// GitHub workflow commands, one for each change.
    Github,
}

/// An unknown report format.
#[derive(Debug, thiserror::Error)]
#[error("unknown report format {0:?}; expected text, markdown, json or github")]
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
    /// Renders a report. `file` is the document that GitHub's annotations refer to, such as `openapi/squadcast.json`.
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
                    "severity": self.severity(),
                    "breaking": self.count(Severity::Breaking),
                    "additive": self.count(Severity::Additive),
                    "cosmetic": self.count(Severity::Cosmetic),
                    "changes": self.changes,
                });
                format!("{value:#}\n")
            }
            Format::Github => annotations::render(self, file),
        }
    }

    /// The next steps for a maintainer, one sentence each.
    pub fn advice(&self) -> Vec<&'static str> {
        let mut steps = Vec::new();
        match self.severity() {
            None | Some(Severity::Cosmetic) => {
                steps.push("Nothing to do: the documents are the same for every client.");
                return steps;
            }
            Some(Severity::Additive) => {
                steps.push("Nothing breaks. Apply the changes with `cargo xtask vendor`.");
            }
            Some(Severity::Breaking) => {
                steps.push(
                    "Check each breaking change against the service. If the vendor's document is wrong, write an \
                     overlay action with the evidence.",
                );
                steps.push("Apply the accepted changes with `cargo xtask vendor`.");
            }
        }
        steps.push(
            "Write the descriptions that it lists, then run `cargo xtask regen` and the tests.",
        );
        if self.changes.iter().any(|c| c.likely.is_some()) {
            steps.push("Decide on each likely rename whether the old name must keep working.");
        }
        steps
    }
}

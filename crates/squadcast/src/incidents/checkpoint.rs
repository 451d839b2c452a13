//! How far an export in windows is complete.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::export::Borders;
use crate::{Error, Kind, Result};

/// The progress of an export in windows. Store it, together with the rows of its window, and pass it to
/// [`IncidentWindows::resume`](super::IncidentWindows::resume) later.
///
/// It has the ids of the incidents at its border, because the service may return them again.
///
/// ```
/// # use squadcast::incidents::Checkpoint;
/// # fn example(checkpoint: &Checkpoint) -> Result<(), Box<dyn std::error::Error>> {
/// std::fs::write("checkpoint.json", serde_json::to_string(checkpoint)?)?;
/// let stored: Checkpoint = serde_json::from_str(&std::fs::read_to_string("checkpoint.json")?)?;
/// assert_eq!(stored.up_to(), checkpoint.up_to());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
pub struct Checkpoint {
    team: String,
    up_to: Timestamp,
    border: BTreeSet<String>,
}

impl Checkpoint {
    pub(super) fn new(team: &str, up_to: Timestamp, borders: &Borders) -> Self {
        Self {
            team: team.to_owned(),
            up_to,
            border: borders.ids().map(str::to_owned).collect(),
        }
    }

    /// Returns the ids at the border.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the checkpoint belongs to another team.
    pub(super) fn borders(self, team: &str) -> Result<Borders> {
        if self.team != team {
            return Err(Error::new(
                Kind::Configuration,
                "the checkpoint belongs to another team; no request was sent",
            ));
        }
        Ok(Borders::after(self.border))
    }

    /// Returns the time up to which the export is complete.
    #[must_use]
    pub fn up_to(&self) -> Timestamp {
        self.up_to
    }
}

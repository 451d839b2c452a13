// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `analytics` area.

use serde::{Deserialize, Serialize};
use squad_core::wire::{absent, receive};

/// Mean response times over a range. The reference does not state their unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AnalyticsResponse {
    /// Mean time from the creation of an incident to its acknowledgement.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub mtta: f64,
    /// Mean time from the creation of an incident to its resolution.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub mttr: f64,
}

squad_core::received!(AnalyticsResponse default { mtta, mttr });

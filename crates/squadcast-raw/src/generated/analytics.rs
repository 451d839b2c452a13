// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `analytics` area.


/// Mean response times over a range. The reference does not state their unit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AnalyticsResponse {
    /// Mean time from the creation of an incident to its acknowledgement.
    pub mtta: f64,
    /// Mean time from the creation of an incident to its resolution.
    pub mttr: f64,
}

squad_core::lenient_struct!(AnalyticsResponse default {} { mtta = "mtta", mttr = "mttr" });

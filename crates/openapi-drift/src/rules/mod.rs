//! Rules: the registry of every kind of change, with names, severities and texts.

mod name;
pub(crate) mod registry;
mod table;
mod value_change;

pub(crate) use name::Location;
pub(crate) use registry::Rule;
pub use table::{rule_names, rules_table};
pub(crate) use value_change::{Judged, ValueChange};

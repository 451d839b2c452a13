//! Generated client of the Squadcast API.

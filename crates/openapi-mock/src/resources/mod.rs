//! State for every resource of a document: what is created can be listed, read, changed and deleted.
//!
//! A [`Model`] is derived from the document once. It groups the operations into collections by their paths, and knows what
//! each of them does: `POST /squads` creates, `GET /squads` lists, and the operations of `/squads/{id}` read, change and
//! delete. A [`Store`] contains the resources. [`Model::execute`] applies a validated request to a store and returns the
//! response body in the form that the document declares.

mod access;
mod check;
mod classify;
mod collection;
mod dictionary;
mod elements;
mod envelope;
mod execute;
mod item;
mod list;
mod model;
mod names;
mod references;
mod seed;
mod shape;
mod store;
mod write;

pub use self::dictionary::{Dictionary, Initial};
pub use self::execute::{Computed, Outside, Request, StateError};
pub use self::model::Model;
pub use self::references::{Reference, Target};
pub use self::store::{Resource, Store};

#[cfg(test)]
mod tests;

//! Resources that have no state of their own kind: the fields that requests have sent, by collection and id.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use serde_json::{Map, Value};

/// The resources of all collections.
#[derive(Debug, Default)]
pub(crate) struct Collections {
    pub(crate) by_path: HashMap<String, Collection>,
    /// The number of created resources.
    pub(crate) created: u64,
    /// Whether lists do not have the examples.
    pub(crate) without_examples: bool,
}

/// The resources of one collection.
#[derive(Debug, Default)]
pub(crate) struct Collection {
    /// By id, in the order of creation for numbers and generated ids.
    pub(crate) resources: BTreeMap<String, Resource>,
    pub(crate) deleted: HashSet<String>,
}

/// A resource.
#[derive(Default)]
pub(crate) struct Resource {
    /// Whether it was created, and is not an example that was changed.
    pub(crate) created: bool,
    pub(crate) owner: Option<String>,
    /// The fields of the requests that created and changed it.
    pub(crate) fields: Map<String, Value>,
}

/// The fields are not shown: some of them are secrets.
impl fmt::Debug for Resource {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Resource")
            .field("created", &self.created)
            .field("owner", &self.owner)
            .finish_non_exhaustive()
    }
}

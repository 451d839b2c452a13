//! A collection: its paths, and what its resources look like.

use std::collections::BTreeSet;

use super::names::{canonical, noun};

/// A collection of resources, whose ids are in no path if it has no keys, or a single resource.
#[derive(Debug)]
pub(super) struct Collection {
    /// The path of the collection.
    pub(super) template: String,
    /// The path parameters before the id, in order.
    pub(super) parents: Vec<String>,
    /// The path parameters of a resource.
    pub(super) keys: Vec<String>,
    /// Whether it is a single resource.
    pub(super) single: bool,
    /// The required query parameters that select a single resource.
    pub(super) scope: Vec<String>,
    /// The noun of a resource.
    pub(super) noun: String,
    /// Whether ids are numbers.
    pub(super) number: bool,
    /// The keys of the fields.
    pub(super) fields: BTreeSet<String>,
    /// Fields that list the resources of a collection below.
    pub(super) embedded: Vec<(String, usize)>,
    /// The collections below.
    pub(super) below: Vec<usize>,
    /// The operation whose response shows a resource.
    pub(super) shown_by: Option<String>,
}

impl Collection {
    pub(super) fn new(template: &str, keys: Vec<String>) -> Self {
        let last = template.rsplit('/').next().unwrap_or_default();
        Self {
            template: template.to_owned(),
            parents: parameters(template),
            keys,
            single: false,
            scope: Vec::new(),
            noun: noun(last),
            number: false,
            fields: BTreeSet::new(),
            embedded: Vec::new(),
            below: Vec::new(),
            shown_by: None,
        }
    }

    /// Returns the last segment of the path as a key.
    pub(super) fn segment(&self) -> String {
        canonical(self.template.rsplit('/').next().unwrap_or_default())
    }
}

/// Returns the parameter of a segment in braces.
pub(super) fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// Returns the parameters of a path, in order.
pub(super) fn parameters(template: &str) -> Vec<String> {
    let segments = template.split('/').filter_map(parameter);
    segments.map(str::to_owned).collect()
}

/// Splits `/rules/{a}/{b}` into `/rules` and the parameters at the end.
pub(super) fn split(template: &str) -> (&str, Vec<String>) {
    let mut base = template;
    let mut keys = Vec::new();
    while let Some((parent, last)) = base.rsplit_once('/') {
        match parameter(last) {
            Some(name) => keys.insert(0, name.to_owned()),
            None => break,
        }
        base = parent;
    }
    (base, keys)
}

/// Joins the path parameters of a resource into its id. If there are several, a slash in one of them is encoded.
#[must_use]
pub fn join_id(parts: &[impl AsRef<str>]) -> String {
    if let [one] = parts {
        return one.as_ref().to_owned();
    }
    let parts = parts.iter().map(AsRef::as_ref);
    let encoded = parts.map(|part| part.replace('%', "%25").replace('/', "%2F"));
    encoded.collect::<Vec<_>>().join("/")
}

/// Splits the id of a resource into this number of path parameters.
#[must_use]
pub fn split_id(id: &str, count: usize) -> Vec<String> {
    if count < 2 {
        return vec![id.to_owned()];
    }
    let parts = id.split('/');
    parts
        .map(|part| part.replace("%2F", "/").replace("%25", "%"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{join_id, split_id};

    #[test]
    fn id_of_several_parameters_is_split_again() {
        for parts in [
            ["v2", "grafana"],
            ["a/b", "c"],
            ["a", "b/c"],
            ["%2F", "%25"],
        ] {
            assert_eq!(split_id(&join_id(&parts), 2), parts);
        }
        assert_ne!(join_id(&["a/b", "c"]), join_id(&["a", "b/c"]));
        assert_eq!(split_id(&join_id(&["a/b"]), 1), ["a/b"]);
    }
}

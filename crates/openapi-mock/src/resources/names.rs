//! Names of fields and collections, compared without case and separators.

use std::collections::HashMap;

use super::dictionary::Dictionary;

/// The names of a dictionary, indexed.
pub(super) struct Names(HashMap<&'static str, String>);

impl Names {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let mut keys = HashMap::new();
        for group in dictionary.same {
            let key = canonical(group.first().copied().unwrap_or_default());
            for name in *group {
                keys.insert(*name, key.clone());
            }
        }
        Self(keys)
    }

    /// Returns the key under which a field is stored.
    pub(super) fn key(&self, name: &str) -> String {
        self.known(name)
            .map_or_else(|| canonical(name), str::to_owned)
    }

    /// Returns the key of a name or a dotted path if the dictionary lists it.
    pub(super) fn known(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

/// Converts `created_at` and `createdAt` to `createdat`.
pub(super) fn canonical(name: &str) -> String {
    name.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns the noun of a collection: `escalation-policies` is `escalationpolicy`.
pub(super) fn noun(segment: &str) -> String {
    singular(&canonical(segment))
}

/// Returns the noun of a collection as people write it: `escalation-policies` is `escalation policy`.
pub(super) fn words(segment: &str) -> String {
    singular(&segment.replace(['-', '_'], " "))
}

fn singular(plural: &str) -> String {
    let endings = [
        ("ies", "y"),
        ("lves", "lf"),
        ("statuses", "status"),
        ("ss", "ss"),
        ("us", "us"),
        ("s", ""),
    ];
    let mut endings = endings.iter();
    let singular = endings.find_map(|(plural_ending, ending)| {
        Some(format!("{}{ending}", plural.strip_suffix(plural_ending)?))
    });
    singular.unwrap_or_else(|| plural.to_owned())
}

/// Returns the noun of a field that contains ids by its name, such as `service` of `service_ids`.
pub(super) fn id_noun(name: &str) -> Option<String> {
    let endings = ["_ids", "_id", "IDs", "Ids", "ID", "Id"];
    let stem = endings.iter().find_map(|ending| name.strip_suffix(ending));
    stem.map(canonical).filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{canonical, id_noun, noun};

    #[test]
    fn names_are_compared_without_case_and_separators() {
        assert_eq!(canonical("created_at"), canonical("createdAt"));
        assert_eq!(noun("escalation-policies"), "escalationpolicy");
        assert_eq!(noun("squads"), "squad");
        assert_eq!(noun("slo"), "slo");
        assert_eq!(id_noun("serviceID").as_deref(), Some("service"));
        assert_eq!(id_noun("workflow_ids").as_deref(), Some("workflow"));
        assert_eq!(id_noun("id"), None);
    }
}

//! Where new keys go: a new path after its siblings, a new keyword of an operation where our
//! operations have it.

use serde_json::{Map, Value};

use super::documentation::{Keys, OPERATION_ORDER};

/// Inserts a new key into an object whose keys have the given meaning.
pub(super) fn insert_key(out: &mut Map<String, Value>, key: &str, value: Value, keys: Keys) {
    let rank = |key: &str| OPERATION_ORDER.iter().position(|known| *known == key);
    let is_operation = keys == Keys::Keywords && out.contains_key("responses");
    let at = match (is_operation, rank(key)) {
        (true, Some(own)) => {
            let after = out
                .keys()
                .position(|k| rank(k).is_none_or(|rank| rank > own));
            after.unwrap_or(out.len())
        }
        _ => out.len(),
    };
    out.shift_insert(at, key.to_owned(), value);
}

/// Inserts a new name after the one that shares the most leading parts with it.
pub(super) fn insert_after_siblings(
    out: &mut Map<String, Value>,
    name: &str,
    value: Value,
    separator: char,
) {
    let mut best = (1, out.len());
    for (index, known) in out.keys().enumerate() {
        let parts = known.split(separator).zip(name.split(separator));
        let shared = parts.take_while(|(a, b)| a == b).count();
        if shared >= best.0.max(2) {
            best = (shared, index + 1);
        }
    }
    out.shift_insert(best.1, name.to_owned(), value);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn keys(map: &Map<String, Value>) -> Vec<&str> {
        map.keys().map(String::as_str).collect()
    }

    #[test]
    fn new_path_is_after_its_siblings() {
        let mut paths = Map::new();
        for path in ["/v3/teams", "/v3/teams/{id}", "/v3/users", "/v4/teams"] {
            paths.insert(path.to_owned(), json!({}));
        }
        for path in ["/v3/teams/{id}/members", "/v3/users/me", "/other"] {
            insert_after_siblings(&mut paths, path, json!({}), '/');
        }
        let expected = [
            "/v3/teams",
            "/v3/teams/{id}",
            "/v3/teams/{id}/members",
            "/v3/users",
            "/v3/users/me",
            "/v4/teams",
            "/other",
        ];
        assert_eq!(keys(&paths), expected);
    }

    #[test]
    fn new_keyword_of_an_operation_is_before_its_responses() {
        let mut operation = Map::new();
        for key in ["operationId", "summary", "requestBody", "responses"] {
            operation.insert(key.to_owned(), json!({}));
        }
        insert_key(&mut operation, "deprecated", json!(true), Keys::Keywords);
        insert_key(&mut operation, "x-new", json!(1), Keys::Keywords);
        let expected = [
            "operationId",
            "summary",
            "deprecated",
            "requestBody",
            "responses",
            "x-new",
        ];
        assert_eq!(keys(&operation), expected);
    }
}

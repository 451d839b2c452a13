//! A difference between traffic and the document, without any value of the traffic.

use std::collections::BTreeSet;

use openapi_mock::Violation;
use serde::Serialize;
use serde_json::Value;

/// What a recording has in place of a secret. It violates no schema.
pub(crate) const REDACTED: &str = "[redacted]";

/// Where a difference was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// In the request.
    Sent,
    /// In the response, by the schemas of the document.
    Received,
    /// Between the response and the value that the client made of it.
    Decoded,
}

impl Side {
    /// Returns the name, such as `sent`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Decoded => "decoded",
        }
    }
}

/// A difference between traffic and the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Difference {
    /// Where it was found.
    pub side: Side,
    /// The JSON pointer in the body, with `*` for an element of a list, a key of a map and every name that the document does
    /// not have; or the part of the message, such as `query color` or `status`.
    pub at: String,
    /// What is different. Contains no value of the traffic.
    pub what: String,
}

impl Difference {
    pub(crate) fn new(side: Side, at: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            side,
            at: at.into(),
            what: what.into(),
        }
    }
}

/// The names that the document has: only these are shown, because every other name comes from the traffic.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    /// Collects the names of the properties and parameters of a document.
    pub(crate) fn of(document: &Value) -> Self {
        let mut names = BTreeSet::new();
        let mut open = vec![document];
        while let Some(node) = open.pop() {
            match node {
                Value::Object(members) => {
                    if let Some(Value::Object(properties)) = members.get("properties") {
                        names.extend(properties.keys().cloned());
                    }
                    if let (Some(Value::String(name)), Some(_)) =
                        (members.get("name"), members.get("in"))
                    {
                        names.insert(name.clone());
                    }
                    open.extend(members.values());
                }
                Value::Array(items) => open.extend(items),
                _ => {}
            }
        }
        Self(names)
    }

    /// Returns a name of the document, or `*`.
    pub(crate) fn shown<'n>(&self, name: &'n str) -> &'n str {
        match self.0.contains(name) {
            true => name,
            false => "*",
        }
    }

    /// Replaces each segment of a JSON pointer that is not a name of the document by `*`.
    pub(crate) fn pointer(&self, pointer: &str) -> String {
        let segments = pointer.split('/').skip(1);
        segments.fold(String::new(), |masked, segment| {
            let name = segment.replace("~1", "/").replace("~0", "~");
            match self.0.contains(&name) {
                true => masked + "/" + segment,
                false => masked + "/*",
            }
        })
    }

    /// Converts a path of the client, such as `data[3].owner.name`, to a masked JSON pointer.
    pub(crate) fn pointer_of_path(&self, path: &str) -> String {
        let mut pointer = String::new();
        if path == "." {
            return pointer;
        }
        for part in path.split('.') {
            let (name, indices) = part.split_at(part.find('[').unwrap_or(part.len()));
            if !name.is_empty() {
                pointer.push('/');
                pointer.push_str(self.shown(name));
            }
            for _ in indices.matches('[') {
                pointer.push_str("/*");
            }
        }
        pointer
    }

    /// Converts the path of an undocumented field, whose name is shown if it is a plain word.
    pub(crate) fn pointer_of_undocumented(&self, path: &str, field: &str) -> String {
        match path.strip_suffix(field) {
            Some(parent) if is_plain_word(field) => {
                self.pointer_of_path(parent.trim_end_matches('.')) + "/" + field
            }
            _ => self.pointer_of_path(path),
        }
    }

    /// Converts the violations of a schema by a value.
    pub(crate) fn violations(
        &self,
        side: Side,
        value: &Value,
        violations: &[Violation],
    ) -> Vec<Difference> {
        let is_redacted = |violation: &&Violation| {
            let violating = value.pointer(&violation.pointer);
            violating.is_some_and(|violating| violating == REDACTED)
        };
        let violations = violations
            .iter()
            .filter(|violation| !is_redacted(violation));
        violations.map(|one| self.violation(side, one)).collect()
    }

    fn violation(&self, side: Side, violation: &Violation) -> Difference {
        let what = match violation.keyword.as_str() {
            "additionalProperties" | "unevaluatedProperties" => {
                "has a member that the document does not allow".to_owned()
            }
            "propertyNames" => {
                "has a member with a name that the document does not allow".to_owned()
            }
            _ => violation.message.clone(),
        };
        Difference::new(side, self.pointer(&violation.pointer), what)
    }
}

/// Whether a name can be shown although the document does not have it: letters and underscores, so that an id or a token that
/// is the key of a map is not.
fn is_plain_word(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    (1..=32).contains(&name.len()) && name.bytes().all(plain)
}

/// Replaces every quoted part of a message by a placeholder. A quote in a part is escaped.
pub(crate) fn without_quotes(message: &str) -> String {
    let mut out = String::new();
    let (mut quoted, mut escaped) = (false, false);
    for character in message.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => {
                if !quoted {
                    out.push_str("another text");
                }
                quoted = !quoted;
            }
            _ if quoted => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Names, without_quotes};

    fn names() -> Names {
        Names::of(&json!({
            "components": {"schemas": {"A": {"properties": {"data": {}, "owner": {"properties": {"a/b": {}}}}}}},
            "paths": {"/x": {"get": {"parameters": [{"name": "team", "in": "query"}]}}},
        }))
    }

    #[test]
    fn only_names_of_the_document_are_shown() {
        assert_eq!(
            names().pointer("/data/3/owner/a~1b/secret"),
            "/data/*/owner/a~1b/*"
        );
        assert_eq!(names().pointer(""), "");
        assert_eq!(names().shown("team"), "team");
        assert_eq!(names().shown("color"), "*");
    }

    #[test]
    fn path_of_the_client_becomes_a_pointer() {
        assert_eq!(
            names().pointer_of_path("data[3].owner.x"),
            "/data/*/owner/*"
        );
        for (path, field, pointer) in [
            ("data[].new_field", "new_field", "/data/*/new_field"),
            ("new_field", "new_field", "/new_field"),
            ("data[].5f1e8a", "5f1e8a", "/data/*/*"),
            ("data[].5f.secret", "5f.secret", "/data/*/*/*"),
            ("data[].5f[secret", "5f[secret", "/data/*/*/*"),
            ("data[].…", "secret", "/data/*/*"),
        ] {
            assert_eq!(names().pointer_of_undocumented(path, field), pointer);
        }
        assert_eq!(names().pointer_of_path("."), "");
        assert_eq!(names().pointer_of_path("[2].owner"), "/*/owner");
    }

    #[test]
    fn quoted_parts_of_a_message_are_removed() {
        assert_eq!(
            without_quotes(r#"found "a b", not "c""#),
            "found another text, not another text"
        );
        assert_eq!(
            without_quotes(r#"found "a\" b \\", not"#),
            "found another text, not"
        );
        assert_eq!(without_quotes(r#"found "unfinished"#), "found another text");
    }
}

//! The schema of a part of a request body: nothing is required, and unknown members are forbidden.

use serde_json::{Map, Value, json};

use super::target::Target;
use crate::document::{Document, Schema};

/// Keywords by which a schema has members that `properties` does not list.
const COMPOSITIONS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

impl Target {
    /// Ends the test if no request body of the operation can include `part`.
    #[track_caller]
    pub(super) fn check_part(self, part: &Value) {
        let Some(body) = &self.operation.body else {
            self.fail("the operation has no request body");
        };
        let schema = relaxed(body.schema.node());
        let components = self.document.root().get("components").map(relaxed);
        let document = json!({ "paths": {}, "components": components }).to_string();
        match Document::parse(&document) {
            Ok(document) => self.check(
                "part of the request body",
                &document,
                &Schema::new(schema),
                part,
            ),
            Err(reason) => self.fail(reason),
        }
    }
}

/// Returns a schema, or an object of schemas, that allows every part of what it allows.
fn relaxed(schema: &Value) -> Value {
    match schema {
        Value::Object(keywords) => {
            let has = |keyword: &str| keywords.contains_key(keyword);
            let has_members = keywords.get("properties").is_some_and(Value::is_object);
            let mut relaxed: Map<String, Value> = keywords
                .iter()
                .filter(|(keyword, value)| !is_about_the_whole(keyword, value, has_members))
                .map(|(keyword, value)| match keyword.as_str() {
                    // A part can be one of several alternatives.
                    "oneOf" => ("anyOf".to_owned(), self::relaxed(value)),
                    _ => (keyword.clone(), self::relaxed(value)),
                })
                .collect();
            let is_composed = COMPOSITIONS.into_iter().any(has);
            if has_members && !is_composed && !has("additionalProperties") {
                relaxed.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            Value::Object(relaxed)
        }
        Value::Array(schemas) => schemas.iter().map(relaxed).collect(),
        other => other.clone(),
    }
}

/// Returns whether a keyword says what the whole value has. A property of the same name has a schema as its value.
fn is_about_the_whole(keyword: &str, value: &Value, has_members: bool) -> bool {
    match keyword {
        "required" => value.is_array(),
        "minProperties" | "minItems" | "minContains" => value.is_number(),
        // Each of their schemas would forbid the members of the others.
        "allOf" => true,
        "anyOf" | "oneOf" => has_members,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::relaxed;

    #[test]
    fn nothing_is_required_and_unknown_members_are_forbidden() {
        let schema = json!({
            "type": "object",
            "required": ["name", "required"],
            "properties": { "name": { "type": "string" }, "required": { "type": "boolean" } },
        });
        let expected = json!({
            "type": "object",
            "properties": { "name": { "type": "string" }, "required": { "type": "boolean" } },
            "additionalProperties": false,
        });
        assert_eq!(relaxed(&schema), expected);
    }

    #[test]
    fn members_of_alternatives_and_compositions_stay_open() {
        let member = json!({ "type": "object", "properties": { "a": {} } });
        let schema = json!({ "properties": { "b": {} }, "allOf": [member], "anyOf": [member] });
        assert_eq!(relaxed(&schema), json!({ "properties": { "b": {} } }));
        let closed =
            json!({ "type": "object", "properties": { "a": {} }, "additionalProperties": false });
        let schema = json!({ "oneOf": [member] });
        assert_eq!(relaxed(&schema), json!({ "anyOf": [closed] }));
    }

    #[test]
    fn described_maps_stay_as_they_are() {
        let schema =
            json!({ "properties": { "a": {} }, "additionalProperties": { "type": "string" } });
        assert_eq!(relaxed(&schema), schema);
    }
}

//! `anyOf` or `oneOf` of one typed schema and `null`: the typed schema, `nullable`.
//!
//! Only where that says exactly the same; a reference, or a schema that demands more than its type
//! can say, stays beside `{"enum": [null]}`.

use serde_json::{Map, Value, json};

use crate::draft::Draft;
use crate::vocabulary;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for union in ["anyOf", "oneOf"] {
        let Some(typed) = typed_branch(&draft.out, union) else {
            continue;
        };
        let clash = typed.keys().any(|key| draft.out.contains_key(key));
        let plain = draft
            .out
            .keys()
            .all(|key| key == union || (vocabulary::is_annotation(key) && key != "discriminator"));
        if clash || !plain {
            continue;
        }
        let position = draft.out.keys().position(|key| key == union).unwrap_or(0);
        draft.take(union);
        let before: Vec<(String, Value)> = std::mem::take(&mut draft.out).into_iter().collect();
        let (head, tail) = before.split_at(position.min(before.len()));
        draft.out.extend(head.iter().cloned());
        draft.out.extend(typed);
        draft.out.extend(tail.iter().cloned());
        return;
    }
}

/// The branch that is not `null`, made nullable, if the union is one of two such branches.
fn typed_branch(out: &Map<String, Value>, union: &str) -> Option<Map<String, Value>> {
    let branches = out.get(union)?.as_array()?;
    let null = json!({ "enum": [null] });
    let (first, second) = match branches.as_slice() {
        [first, second] => (first, second),
        _ => return None,
    };
    let typed = match (*first == null, *second == null) {
        (true, false) => second,
        (false, true) => first,
        _ => return None,
    };
    let typed = typed.as_object()?;
    typed.get("type")?;
    let composed = ["allOf", "anyOf", "oneOf", "not"]
        .iter()
        .any(|keyword| typed.contains_key(*keyword));
    if composed || (typed.contains_key("nullable") && union == "oneOf") {
        return None;
    }
    let mut nullable = Map::new();
    for (key, value) in typed {
        if key == "nullable" {
            continue;
        }
        let mut value = value.clone();
        if key == "enum"
            && let Value::Array(values) = &mut value
            && !values.contains(&Value::Null)
        {
            values.push(Value::Null);
        }
        nullable.insert(key.clone(), value);
        if key == "type" {
            nullable.insert("nullable".to_owned(), Value::Bool(true));
        }
    }
    Some(nullable)
}

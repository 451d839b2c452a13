//! Lowers a schema: its inner schemas first, then the keywords of the schema itself by the rules.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::rewrite::SchemaRewrite;
use crate::vocabulary::{self, ValueKind};
use crate::{check, pointer, remedy, rules};

/// Lowers the schema at a pointer of the input.
pub(crate) fn lower_schema(context: &mut Context<'_>, at: &str, schema: &Value) -> Value {
    if !context.spend(1) {
        return json!({});
    }
    let source = match schema {
        Value::Bool(allowed) => return rules::boolean::schema(*allowed),
        Value::Object(source) => source,
        _ => {
            context.reject(
                at,
                "a schema must be an object or a boolean",
                "write a schema; `{}` accepts any value",
            );
            return json!({});
        }
    };
    let mut out = Map::new();
    for (keyword, value) in source {
        if let Some((keyword, value)) = lower_keyword(context, at, source, keyword, value) {
            out.insert(keyword, value);
        }
    }
    let mut rewrite = SchemaRewrite {
        pointer: at.to_owned(),
        source,
        out,
    };
    rules::apply_to_schema(&mut rewrite, context);
    Value::Object(rewrite.out)
}

/// Lowers the schemas in a keyword. Returns `None` for a keyword that is not carried over.
fn lower_keyword(
    context: &mut Context<'_>,
    at: &str,
    source: &Map<String, Value>,
    keyword: &str,
    value: &Value,
) -> Option<(String, Value)> {
    let here = pointer::child(at, keyword);
    let kind = vocabulary::value_kind(keyword)
        // A caller who allows `nullable` keeps it as an extension.
        .filter(|_| keyword != "nullable" || !context.options.allows(keyword));
    let Some(kind) = kind else {
        if keyword.starts_with("x-") {
            return Some((keyword.to_owned(), value.clone()));
        }
        if context.options.allows(keyword) {
            return Some((format!("x-{keyword}"), value.clone()));
        }
        context.reject(
            here,
            format!("unknown keyword `{keyword}`"),
            remedy::for_unknown(keyword),
        );
        return None;
    };
    if let Some(expected) = vocabulary::mismatch(kind, value) {
        context.reject(
            here,
            format!("`{keyword}` {expected}"),
            remedy::for_mismatch(keyword, value),
        );
        return None;
    }
    // Definitions are hoisted as a whole; a branch without an `if` does nothing in 3.1 either.
    let is_ignored = vocabulary::DEFINITIONS.contains(&keyword)
        || (matches!(keyword, "then" | "else") && !source.contains_key("if"));
    if is_ignored {
        return None;
    }
    let is_carried_over =
        keyword == "contentSchema" || (keyword == "additionalProperties" && value.is_boolean());
    let lowered = match (kind, value) {
        _ if is_carried_over => value.clone(),
        (ValueKind::Schema, _) => lower_schema(context, &here, value),
        (ValueKind::Schemas, Value::Array(list)) => {
            let schemas = list.iter().enumerate().map(|(nth, schema)| {
                lower_schema(context, &pointer::child(&here, &nth.to_string()), schema)
            });
            Value::Array(schemas.collect())
        }
        (ValueKind::SchemaMap, Value::Object(map)) => {
            let schemas = map.iter().map(|(name, schema)| {
                let lowered = lower_schema(context, &pointer::child(&here, name), schema);
                (name.clone(), lowered)
            });
            Value::Object(schemas.collect())
        }
        (ValueKind::Object(kind), Value::Object(object)) => {
            let mut out = object.clone();
            check::fields(kind, &here, object, &mut out, context);
            Value::Object(out)
        }
        _ => value.clone(),
    };
    Some((keyword.to_owned(), lowered))
}

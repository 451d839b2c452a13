//! Numbers and texts validated against their keywords.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::Regex;
use serde_json::Value;

pub(super) fn is_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => whole(value).is_some(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

pub(super) fn whole(value: &Value) -> Option<i128> {
    match value {
        Value::Number(n) if n.is_i64() => n.as_i64().map(i128::from),
        Value::Number(n) if n.is_u64() => n.as_u64().map(i128::from),
        Value::Number(n) => n
            .as_f64()
            .filter(|f| f.fract() == 0.0 && f.abs() < 1e15)
            .map(|f| f as i128),
        _ => None,
    }
}

pub(super) fn width(schema: &Value) -> (i128, i128) {
    match schema["format"].as_str() {
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("uint8") => (0, u8::MAX.into()),
        Some("uint16") => (0, u16::MAX.into()),
        Some("uint32") => (0, u32::MAX.into()),
        Some("uint64") => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    }
}

pub(super) fn in_format(schema: &Value, number: i128) -> bool {
    let (low, high) = width(schema);
    number >= low && number <= high
}

pub(super) fn holds_number(schema: &Value, value: &Value) -> bool {
    let number = value.as_f64().unwrap();
    let format = whole(value).is_none_or(|n| in_format(schema, n)) || schema["type"] == "number";
    let low = schema["minimum"].as_f64().is_none_or(|m| {
        if schema["exclusiveMinimum"] == true {
            number > m
        } else {
            number >= m
        }
    });
    let high = schema["maximum"].as_f64().is_none_or(|m| {
        if schema["exclusiveMaximum"] == true {
            number < m
        } else {
            number <= m
        }
    });
    let strict = schema["exclusiveMinimum"]
        .as_f64()
        .is_none_or(|m| number > m)
        && schema["exclusiveMaximum"]
            .as_f64()
            .is_none_or(|m| number < m);
    let step = schema["multipleOf"]
        .as_f64()
        .is_none_or(|m| (number / m).fract() == 0.0);
    format && low && high && strict && step
}

pub(super) fn is_date_format(schema: &Value) -> bool {
    ["date-time", "date", "time"]
        .iter()
        .any(|f| schema["format"] == *f)
}

/// Compiling a pattern costs more than matching it many times.
pub(super) fn is_match(pattern: &str, text: &str) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Regex>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        let compiled = known
            .entry(pattern.to_owned())
            .or_insert_with(|| Regex::new(pattern).unwrap());
        compiled.is_match(text)
    })
}

pub(super) fn matches_format(format: &str, text: &str) -> bool {
    let pattern = match format {
        "date-time" => r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        "date" => r"^\d{4}-\d\d-\d\d$",
        "time" => r"^\d\d:\d\d:\d\d",
        "uuid" => r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "email" => r"^[^@ ]+@[^@ ]+$",
        "uri" | "url" => r"^[a-z]+://",
        _ => return true,
    };
    is_match(pattern, text)
}

pub(super) fn is_date_or_free(schema: &Value, text: &str) -> bool {
    !is_date_format(schema) || matches_format(schema["format"].as_str().unwrap(), text)
}

pub(super) fn holds_text(schema: &Value, text: &str) -> bool {
    let length = text.chars().count() as f64;
    schema["minLength"].as_f64().is_none_or(|m| length >= m)
        && schema["maxLength"].as_f64().is_none_or(|m| length <= m)
        && schema["pattern"].as_str().is_none_or(|p| is_match(p, text))
        && schema["format"]
            .as_str()
            .is_none_or(|f| matches_format(f, text))
}

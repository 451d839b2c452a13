//! Pages of operations without state: the first page holds the whole sample list, and every later page is empty.

use serde_json::{Value, json};

use crate::call::Call;

/// Query parameters that number pages from 1.
const PAGE_NUMBERS: [&str; 2] = ["page_number", "pageNumber"];

/// Makes a sample response consistent with the page that was requested.
pub(super) fn apply(call: &Call<'_>, body: &mut Value) {
    let past_the_last = is_past_the_last(call);
    if past_the_last && let Some(data) = body.get_mut("data") {
        clear_list(data);
    }
    if let Some(Value::Object(page)) = body.get_mut("pageInfo") {
        page.insert("hasNext".to_owned(), json!(false));
        page.insert("hasPrev".to_owned(), json!(past_the_last));
        page.shift_remove("nextCursor");
        page.shift_remove("prevCursor");
    }
}

/// Returns whether the request is for a page after the first.
fn is_past_the_last(call: &Call<'_>) -> bool {
    let number = |name: &str| match call.query(name) {
        Some(Value::String(text)) => text.parse().ok(),
        value => value.and_then(Value::as_i64),
    };
    PAGE_NUMBERS
        .into_iter()
        .filter_map(number)
        .any(|page| page > 1)
        || number("offset").is_some_and(|offset| offset > 0)
        || call
            .query_str("cursor")
            .is_some_and(|cursor| !cursor.is_empty())
}

/// Clears the list in `data`, which is `data` itself or one of its fields.
fn clear_list(data: &mut Value) {
    match data {
        Value::Array(items) => items.clear(),
        Value::Object(fields) => {
            for field in fields.values_mut() {
                if let Value::Array(items) = field {
                    items.clear();
                }
            }
        }
        _ => {}
    }
}

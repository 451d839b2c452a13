//! Code fences in descriptions: rustdoc compiles a fence without a language as a test.

use serde_json::Value;

use crate::loss::Loss;
use crate::objects::ObjectKind;
use crate::walk;

/// Marks code fences without a language as `text`, in every description and summary.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "paths": {},
///     "info": { "title": "T", "version": "1", "description": "Say:\n```\nhello\n```" },
/// });
/// openapi_lower::progenitor::text_fences(&mut document);
/// assert_eq!(document["info"]["description"], "Say:\n```text\nhello\n```");
/// ```
pub fn text_fences(document: &mut Value) -> Vec<Loss> {
    walk::walk_mut(ObjectKind::Document, "", document, &mut |_, _, value| {
        let Some(object) = value.as_object_mut() else {
            return;
        };
        for key in ["description", "summary"] {
            if let Some(Value::String(text)) = object.get_mut(key)
                && (text.contains("```") || text.contains("~~~"))
            {
                *text = marked(text);
            }
        }
    });
    Vec::new()
}

fn marked(text: &str) -> String {
    let mut open: Option<String> = None;
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
            let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'));
            let length = mark.map_or(0, |mark| rest.chars().take_while(|c| *c == mark).count());
            let (fence, info) = rest.split_at(length);
            let info = info.trim();
            match &open {
                Some(opened) if fence.starts_with(opened.as_str()) && info.is_empty() => {
                    open = None;
                    line.to_owned()
                }
                None if length >= 3 => {
                    open = Some(fence.to_owned());
                    if info.is_empty() {
                        format!("{indent}{fence}text")
                    } else {
                        line.to_owned()
                    }
                }
                _ => line.to_owned(),
            }
        })
        .collect();
    lines.join("\n")
}

//! `license.identifier`: becomes the URL of the license text at SPDX. An expression of several
//! licenses is lost.

use serde_json::{Map, Value};

use crate::context::Context;
use crate::loss::LossKind;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, context: &mut Context<'_>) {
    let Some(identifier) = out.shift_remove("identifier") else {
        return;
    };
    let one = identifier.as_str().filter(|id| {
        !id.is_empty()
            && id
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    });
    match one {
        Some(id) if !out.contains_key("url") => {
            let url = format!("https://spdx.org/licenses/{id}.html");
            out.insert("url".to_owned(), url.into());
        }
        _ => context.lose(
            pointer::child(at, "identifier"),
            "license",
            LossKind::Annotation,
            format!("the license identifier {identifier}"),
        ),
    }
}

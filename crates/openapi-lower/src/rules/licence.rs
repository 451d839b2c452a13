//! `license.identifier`: the address of the licence text at SPDX, for an identifier that is one
//! licence; an expression of several is lost.

use serde_json::{Map, Value};

use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, lowering: &mut Lowering<'_>) {
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
        _ => lowering.lose(
            pointer::child(at, "identifier"),
            "licence",
            LossKind::Annotation,
            format!("the licence identifier {identifier}"),
        ),
    }
}

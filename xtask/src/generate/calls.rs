//! The test helper that calls any generated method from its operationId and arguments in JSON.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Target;
use super::methods::{Argument, Method};
use super::operations::OperationFacts;

/// The source of the helper.
pub(super) fn write(
    target: &Target<'_>,
    operations: &[OperationFacts],
    methods: &BTreeMap<String, Method>,
) -> String {
    let mut out = format!(
        "// Made by `cargo xtask regen` from {}. Do not edit.\n\n\
         use futures::future::BoxFuture;\n\
         use jiff::Timestamp;\n\
         use jiff::civil::Date;\n\
         use serde_json::{{Map, Value}};\n\n\
         use crate::{{Answered, arguments::Arguments}};\n\n\
         /// Calls the method of `operation` with `arguments`; `None` if there is no such method.\n\
         pub fn call<'a>(\n    client: &'a {}::Client,\n    operation: &str,\n    arguments: &'a Arguments,\n\
         ) -> Option<BoxFuture<'a, squad_core::Result<Option<Answered>>>> {{\n    Some(match operation {{\n",
        target.file, target.crate_name
    );
    for operation in operations {
        let Some(method) = methods.get(&operation.id) else {
            continue;
        };
        let list: Vec<String> = method
            .arguments
            .iter()
            .map(|argument| pass(target, argument))
            .collect();
        let read = if operation.streaming {
            "|_| None"
        } else {
            "|answer| Answered::of(&answer.value)"
        };
        let _ = writeln!(
            out,
            "        {:?} => Box::pin(async move {{\n            client.{}({}).await.map({read})\n        }}),",
            operation.id,
            operation.function(),
            list.join(", "),
        );
    }
    out.push_str("        _ => return None,\n    })\n}\n");
    if !out.contains("Map<") {
        out = out.replace(
            "use serde_json::{Map, Value};\n",
            if out.contains("Value>") {
                "use serde_json::Value;\n"
            } else {
                ""
            },
        );
    }
    if !out.contains("<Date>") {
        out = out.replace("use jiff::civil::Date;\n", "");
    }
    if !out.contains("<Timestamp>") {
        out = out.replace("use jiff::Timestamp;\n", "");
    }
    out
}

fn pass(target: &Target<'_>, argument: &Argument) -> String {
    let owned = argument
        .owned
        .replace("crate::", &format!("{}::", target.crate_name));
    let wire = &argument.wire;
    match (argument.optional, argument.borrowed) {
        (false, false) => format!("arguments.get::<{owned}>({wire:?})"),
        (false, true) => format!("&arguments.get::<{owned}>({wire:?})"),
        (true, false) => format!("arguments.optional::<{owned}>({wire:?})"),
        (true, true) if owned == "String" || owned.starts_with("Vec<") => {
            format!("arguments.optional::<{owned}>({wire:?}).as_deref()")
        }
        (true, true) => format!("arguments.optional::<{owned}>({wire:?}).as_ref()"),
    }
}

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
        let positional = method.arguments.iter().filter(|argument| !argument.setter);
        let list: Vec<String> = positional.map(|argument| pass(target, argument)).collect();
        let setters = method.arguments.iter().filter(|argument| argument.setter);
        let set: String = setters.map(|argument| set(target, argument)).collect();
        let read = if operation.streaming {
            "|_| None"
        } else {
            "|value| Answered::of(&value)"
        };
        let _ = writeln!(
            out,
            "        {:?} => Box::pin(async move {{\n            let {}request = client.{}({});\n{set}            request.await.map({read})\n        }}),",
            operation.id,
            if set.is_empty() { "" } else { "mut " },
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

/// A positional argument.
fn pass(target: &Target<'_>, argument: &Argument) -> String {
    let (borrow, owned) = (
        if argument.borrowed { "&" } else { "" },
        owned(target, argument),
    );
    format!("{borrow}arguments.get::<{owned}>({:?})", argument.wire)
}

/// A setter, called if the argument is there.
fn set(target: &Target<'_>, argument: &Argument) -> String {
    let (borrow, owned) = (
        if argument.borrowed { "&" } else { "" },
        owned(target, argument),
    );
    let (wire, ident) = (&argument.wire, &argument.ident);
    format!(
        "            if let Some(value) = arguments.optional::<{owned}>({wire:?}) {{\n                request = request.{ident}({borrow}value);\n            }}\n"
    )
}

fn owned(target: &Target<'_>, argument: &Argument) -> String {
    let name = format!("{}::", target.crate_name);
    argument.owned.replace("crate::", &name)
}

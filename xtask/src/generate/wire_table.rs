//! The wire table: one row per operation, the only place of method, path, idempotency and limits.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::methods::Method;
use super::operations::OperationFacts;

/// The source of the table.
pub(super) fn write(operations: &[OperationFacts], methods: &BTreeMap<String, Method>) -> String {
    let mut out = String::from(
        "use squad_core::operation::{ResponseSpec, Method, Operation, Parameter, ParameterLocation};\n\n\
         /// Every operation, in the document's order.\npub static ALL: &[&Operation] = &[\n",
    );
    for operation in operations {
        let _ = writeln!(out, "    &{},", operation.row());
    }
    out.push_str("];\n");
    for operation in operations {
        let method: String = operation
            .method
            .chars()
            .take(1)
            .chain(operation.method.to_lowercase().chars().skip(1))
            .collect();
        let _ = write!(
            out,
            "\n/// `{}`: {}.\npub static {}: Operation =\n    Operation::new({:?}, Method::{method}, {:?}, {:?})",
            operation.id,
            operation.summary.trim_end_matches('.'),
            operation.row(),
            operation.id,
            operation.path,
            operation.area,
        );
        if !operation.parameters.is_empty() {
            out.push_str("\n        .parameters(&[");
            for parameter in &operation.parameters {
                let location: String = parameter
                    .location
                    .chars()
                    .take(1)
                    .flat_map(char::to_uppercase)
                    .chain(parameter.location.chars().skip(1))
                    .collect();
                let _ = write!(
                    out,
                    "\n            Parameter::new({:?}, ParameterLocation::{location}, {})",
                    parameter.name, parameter.required
                );
                if parameter.comma {
                    out.push_str(".comma_separated()");
                }
                if parameter.secret {
                    out.push_str(".secret()");
                }
                out.push(',');
            }
            out.push_str("\n        ])");
        }
        if let Some(body) = &operation.body {
            let _ = write!(
                out,
                "\n        .body({:?}, {})",
                body.content_type, body.required
            );
        }
        out.push_str("\n        .responses(&[");
        let mut responses = Vec::new();
        for response in &operation.responses {
            if response.content_types.is_empty() {
                responses.push(format!("ResponseSpec::new({}, None)", response.status));
            }
            responses.extend(
                response
                    .content_types
                    .iter()
                    .map(|kind| format!("ResponseSpec::new({}, Some({kind:?}))", response.status)),
            );
        }
        let _ = write!(out, "{}])", responses.join(", "));
        if let Some(envelope) = methods
            .get(&operation.id)
            .and_then(|method| method.envelope.as_ref())
        {
            let _ = write!(out, "\n        .envelope({envelope:?})");
        }
        if !operation.also_reads.is_empty() {
            let paths: Vec<String> = operation
                .also_reads
                .iter()
                .map(|path| format!("&{path:?}"))
                .collect();
            let _ = write!(out, "\n        .also_reads(&[{}])", paths.join(", "));
        }
        if operation.may_be_empty {
            out.push_str("\n        .may_be_empty()");
        }
        if !operation.secret_fields.is_empty() {
            let _ = write!(
                out,
                "\n        .secret_fields(&{:?})",
                operation.secret_fields
            );
        }
        if operation.own_servers {
            out.push_str("\n        .on_authentication_host()");
        }
        if operation.idempotent {
            out.push_str("\n        .idempotent()");
        }
        if let Some((calls, seconds)) = operation.limit {
            let _ = write!(out, "\n        .limit({calls}, {seconds})");
        }
        if let Some(items) = operation.max_items {
            let _ = write!(out, "\n        .max_items({items})");
        }
        if operation.streaming {
            out.push_str("\n        .streaming()");
        }
        out.push_str(";\n");
    }
    out
}

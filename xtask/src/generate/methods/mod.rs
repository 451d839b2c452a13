//! The pass over progenitor's methods: its names, arguments and types stay; descriptions are the document's, optional
//! parameters become setters of a request type, and the body is one call into `squad-core`.

mod signature;
mod text;

use std::collections::BTreeMap;

use super::operations::OperationFacts;
use super::prepare::Prepared;
use super::progenitor::Raw;
use super::types::Types;
use super::{Lock, Target};
use crate::{Problem, Problems};

pub(super) use signature::{Argument, is_copied};

/// A method of the generated client.
#[derive(Debug)]
pub(super) struct Method {
    /// Its source text, indented for an `impl` block.
    pub text: String,
    /// The source text of its request type.
    pub request: String,
    /// Its arguments: the positional ones in order, then the setters.
    pub arguments: Vec<Argument>,
    /// The type of the value that it returns.
    pub value: String,
    /// The member of the response that contains the value.
    pub envelope: Option<String>,
}

impl Method {
    /// What the lock records of it.
    pub(super) fn positional(&self) -> Vec<String> {
        let positional = self.arguments.iter().filter(|argument| !argument.setter);
        positional.map(|argument| argument.wire.clone()).collect()
    }
}

/// Makes the methods, by operationId.
///
/// # Errors
/// An operation or a parameter that progenitor lost, and a parameter without a description.
pub(super) fn shape(
    target: &Target<'_>,
    operations: &[OperationFacts],
    prepared: &Prepared,
    raw: &Raw,
    types: &Types,
) -> Result<BTreeMap<String, Method>, Problems> {
    let mut methods = BTreeMap::new();
    let mut problems = Problems::default();
    for operation in operations {
        match method(operation, target.lock, prepared, raw, types) {
            Ok(method) => drop(methods.insert(operation.id.clone(), method)),
            Err(what) => problems.0.push(Problem::in_file(
                target.file,
                format!("{}: {what}", operation.id),
                "correct the operation by overlay, or extend xtask/src/generate/methods",
            )),
        }
    }
    if problems.0.is_empty() {
        Ok(methods)
    } else {
        Err(problems)
    }
}

fn method(
    operation: &OperationFacts,
    lock: &Lock,
    prepared: &Prepared,
    raw: &Raw,
    types: &Types,
) -> Result<Method, String> {
    let item = raw
        .methods
        .get(&operation.function())
        .ok_or("progenitor generated no method for it")?;
    let arguments = signature::arguments(operation, lock, &item.sig, types)?;
    let value = signature::response_type(&item.sig.output, types)?;
    Ok(Method {
        text: text::method(operation, &arguments),
        request: text::request(operation, &arguments, &value),
        arguments,
        value,
        envelope: prepared.envelopes.get(&operation.id).cloned(),
    })
}

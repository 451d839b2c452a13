//! The stages from an effective document to the files of a generated crate, each a pure function.
//!
//! effective document → facts of the operations → lowered document with every type named → progenitor → types and
//! methods in our form → files, and the wire table.

mod calls;
mod files;
mod lock;
mod methods;
mod mocks;
mod names;
mod operation_ids;
mod operations;
mod prepare;
mod progenitor;
mod schemas;
mod source;
mod types;
mod wire_table;

use serde_json::Value;

use crate::Problems;

pub use files::GeneratedFile;
pub use lock::Lock;
pub use names::Names;
pub use operations::{OperationFacts, ParameterFacts, operations};

/// The document of an API and everything else that generation needs.
#[derive(Debug)]
pub struct Target<'a> {
    /// The file the document came from, for messages and for the generated files' first lines.
    pub file: &'a str,
    /// The effective document.
    pub effective: &'a Value,
    /// The file of the names table.
    pub names_file: &'a str,
    /// The names table.
    pub names: &'a Names,
    /// The lock of the generated surface.
    pub lock: &'a Lock,
    /// The file of the lock.
    pub lock_file: &'a str,
    /// The name of the generated crate, as Rust code spells it.
    pub crate_name: &'a str,
}

/// The result of generation.
#[derive(Debug)]
pub struct Generated {
    /// The files of the crate's `src/generated/`.
    pub sources: Vec<GeneratedFile>,
    /// The calls of every method by operationId.
    pub calls: String,
    /// The list of types that are both received and sent, for tests.
    pub both_ways: String,
    /// The files of the `src/generated/` of the crate with the mocks.
    pub mocks: Vec<GeneratedFile>,
    /// The test helper that mocks every operation.
    pub mock_calls: String,
    /// The ids of the operations, for the fake.
    pub operation_ids: String,
    /// The list of all types, for tests of their JSON Schemas.
    pub types: String,
    /// The lock of what was generated.
    pub lock: Lock,
    /// What lowering could not preserve.
    pub losses: Vec<openapi_lower::Loss>,
}

/// Generates the files of a client crate.
///
/// # Errors
/// Every problem of the document, the names table or the lock.
pub fn generate(target: &Target<'_>) -> Result<Generated, Problems> {
    let operations = operations(target)?;
    let prepared = prepare::prepare(target, &operations)?;
    let raw = progenitor::generate(target, &prepared.document)?;
    let types = types::shape(target, &prepared, &raw)?;
    let methods = methods::shape(target, &operations, &prepared, &raw, &types)?;
    let lock = Lock {
        arguments: methods
            .iter()
            .map(|(id, method)| (id.clone(), method.positional()))
            .collect(),
        types: prepared
            .components
            .values()
            .map(|component| (component.original.clone(), component.path()))
            .collect(),
    };
    let calls = calls::write(target, &operations, &methods);
    let both_ways = calls::both_ways(target, &types.both_ways);
    let mocks = mocks::write(target, &operations, &methods);
    let mock_calls = mocks::calls(target, &operations, &methods);
    let schemas = schemas::write(&prepared);
    let type_list = schemas::list(target.crate_name, target.file, &prepared);
    let sources = files::assemble(target, &operations, types, methods, schemas)?;
    Ok(Generated {
        sources,
        calls,
        both_ways,
        mocks,
        mock_calls,
        operation_ids: operation_ids::write(target.file, &operations),
        types: type_list,
        lock,
        losses: prepared.losses,
    })
}

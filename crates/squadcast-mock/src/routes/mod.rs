//! What each operation does. An operation that is not in a table here has no state and answers what is made up from its schema.

mod api_tokens;
mod incidents;
mod services;
mod stateless;
mod teams;
mod users;

use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::World;

/// An operation with state.
type Handler = fn(&Call<'_>, &mut World) -> Result<Answer, Refusal>;

/// The operations of one area, by id.
type Table = &'static [(&'static str, Handler)];

const TABLES: &[Table] = &[
    incidents::OPERATIONS,
    incidents::bulk::OPERATIONS,
    incidents::events::OPERATIONS,
    incidents::export::OPERATIONS,
    incidents::ingestion::OPERATIONS,
    incidents::merging::OPERATIONS,
    incidents::notes::OPERATIONS,
    incidents::postmortems::OPERATIONS,
    incidents::responders::OPERATIONS,
    services::OPERATIONS,
    services::configuration::OPERATIONS,
    services::maintenance::OPERATIONS,
    services::overlays::OPERATIONS,
    services::rules::OPERATIONS,
    teams::OPERATIONS,
    teams::members::OPERATIONS,
    teams::roles::OPERATIONS,
    users::OPERATIONS,
    api_tokens::OPERATIONS,
];

/// Carries an operation out.
pub(crate) fn carry_out(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let handler = TABLES
        .iter()
        .flat_map(|table| table.iter())
        .find(|(id, _)| *id == call.operation.id);
    match handler {
        Some((_, handler)) => handler(call, world),
        None => stateless::answer(call, world),
    }
}

/// Lays the fields of an object over those of another.
fn lay_over(mut base: Map<String, Value>, fields: Value) -> Value {
    if let Value::Object(fields) = fields {
        base.extend(fields);
    }
    Value::Object(base)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use std::collections::HashSet;

    use super::TABLES;
    use crate::document::Document;

    #[test]
    fn every_operation_with_state_is_in_the_document_and_in_one_table() {
        let document = Document::embedded().unwrap();
        let mut seen = HashSet::new();
        for (id, _) in TABLES.iter().flat_map(|table| table.iter()) {
            assert!(
                document.operation(id).is_some(),
                "{id} is not in the document"
            );
            assert!(seen.insert(id), "{id} stands in two tables");
        }
    }
}

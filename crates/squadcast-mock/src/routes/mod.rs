//! The operations. An operation that is in no table has no state and returns an example of its response.

mod api_tokens;
mod audit_logs;
mod derived;
mod exports;
mod incidents;
mod schedules;
mod services;
mod slos;
mod stateless;
mod status_pages;
mod table;
mod teams;
mod users;

use self::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::document::is_read_only;
use crate::state::Database;
use openapi_mock::Response;

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
    schedules::OPERATIONS,
    services::OPERATIONS,
    services::alert_sources::OPERATIONS,
    services::configuration::OPERATIONS,
    services::maintenance::OPERATIONS,
    services::overlays::OPERATIONS,
    services::rules::OPERATIONS,
    status_pages::OPERATIONS,
    teams::OPERATIONS,
    teams::members::OPERATIONS,
    teams::roles::OPERATIONS,
    users::OPERATIONS,
    api_tokens::OPERATIONS,
    audit_logs::OPERATIONS,
    exports::OPERATIONS,
    slos::OPERATIONS,
];

/// Executes an operation.
pub(crate) fn dispatch(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let handler = TABLES
        .iter()
        .flat_map(|table| table.iter())
        .find(|(id, _)| *id == call.operation.id);
    derived::check_references(call, database)?;
    let response = match handler {
        Some((_, handler)) => handler(call, database),
        None => {
            derived::respond(call, database).unwrap_or_else(|| stateless::respond(call, database))
        }
    }?;
    if !is_read_only(call.operation) {
        audit_logs::record(call, database);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use std::collections::HashSet;

    use super::TABLES;
    use crate::document;

    #[test]
    fn print_roles() {
        let document = document::embedded().unwrap();
        let model = document::model().unwrap();
        for template in model.collections() {
            println!("C {template}");
        }
        let roles: std::collections::HashMap<&str, &str> = model.operations().collect();
        for op in document.operations() {
            let hand = TABLES
                .iter()
                .flat_map(|t| t.iter())
                .any(|(id, _)| *id == op.id);
            println!(
                "{} {:?} {} {}",
                if hand { "H" } else { "-" },
                roles.get(op.id.as_str()),
                op.method,
                op.template
            );
        }
        for r in model.references(document) {
            println!("R {} {} {:?}", r.operation, r.field, r.target);
        }
        for (o, f) in model.unmatched() {
            println!("U {o} {f}");
        }
    }

    #[test]
    fn operation_with_state_is_documented_and_in_one_table() {
        let document = document::embedded().unwrap();
        let mut seen = HashSet::new();
        for (id, _) in TABLES.iter().flat_map(|table| table.iter()) {
            assert!(
                document.operation(id).is_some(),
                "{id} is not in the document"
            );
            assert!(seen.insert(id), "{id} is in two tables");
        }
    }
}

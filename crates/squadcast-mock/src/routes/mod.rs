//! The operations. An operation that is in no table has no state and returns an example of its response.

mod analytics;
mod api_tokens;
mod audit_logs;
mod derived;
mod exports;
mod incidents;
#[cfg(test)]
pub(crate) mod listing;
mod rulesets;
mod schedules;
mod services;
mod slos;
mod squads;
mod stateless;
mod status_pages;
mod table;
mod teams;
mod users;
mod workflow_actions;
mod workflow_runs;

use self::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::document::is_read_only;
use crate::state::Database;
use openapi_mock::Response;

const TABLES: &[Table] = &[
    incidents::OPERATIONS,
    incidents::actions::OPERATIONS,
    incidents::bulk::OPERATIONS,
    incidents::events::OPERATIONS,
    incidents::export::OPERATIONS,
    incidents::ingestion::OPERATIONS,
    incidents::merging::OPERATIONS,
    incidents::notes::OPERATIONS,
    incidents::postmortems::OPERATIONS,
    incidents::responders::OPERATIONS,
    incidents::tools::OPERATIONS,
    schedules::OPERATIONS,
    services::OPERATIONS,
    services::alert_sources::OPERATIONS,
    services::configuration::OPERATIONS,
    services::maintenance::OPERATIONS,
    services::one_rule::OPERATIONS,
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
    squads::OPERATIONS,
    rulesets::OPERATIONS,
    analytics::OPERATIONS,
];

/// Executes an operation.
pub(crate) fn dispatch(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let handler = TABLES
        .iter()
        .flat_map(|table| table.iter())
        .find(|(id, _)| *id == call.operation.id);
    database.triggers.clear();
    derived::check_references(call, database)?;
    let response = match handler {
        Some((_, handler)) => handler(call, database),
        None => {
            derived::respond(call, database).unwrap_or_else(|| stateless::respond(call, database))
        }
    }?;
    if !is_read_only(call.operation) {
        audit_logs::record(call, database);
        workflow_runs::run(call, database);
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

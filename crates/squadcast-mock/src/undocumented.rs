//! The endpoints that the document does not list, for [`MockServer::fail_next`](crate::MockServer::fail_next) and
//! [`MockServer::count`](crate::MockServer::count).
//!
//! The fake serves them because programs use them. `undocumented.json` in this crate describes their requests.

use crate::OperationId;

/// The incoming webhook of a service: `POST /v2/incidents/api/{key}`.
///
/// It deduplicates an alert into an open incident of the service with the same `event_id`, and suppresses one if the service
/// is in maintenance; that the service does the same is an assumption.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// use squadcast_mock::{Failure, undocumented};
///
/// mock.fail_next(undocumented::SEND_ALERT, 1, Failure::too_many_requests(30));
/// assert_eq!(mock.count(undocumented::SEND_ALERT), 0);
/// # }
/// ```
pub const SEND_ALERT: OperationId = OperationId::new("undocumented_sendAlert");

/// The people on call: `GET /v4/schedules/who-is-oncall`.
pub const WHO_IS_ON_CALL: OperationId = OperationId::new("undocumented_whoIsOncall");

/// The organization: `GET /v3/organization`.
pub const GET_ORGANIZATION: OperationId = OperationId::new("Organization_getOrganization");

/// The alert sources that exist: `GET /v3/alert-sources`.
pub const LIST_ALERT_SOURCES: OperationId = OperationId::new("AlertSources_listAlertSources");

/// The active alert sources of a service: `GET /v3/catalog-services/{serviceID}/alert-sources`.
pub const LIST_ALERT_SOURCES_OF_SERVICE: OperationId =
    OperationId::new("AlertSources_listAlertSourcesOfService");

/// Replaces the active alert sources of a service: `PUT /v3/catalog-services/{serviceID}/alert-sources`.
pub const REPLACE_ALERT_SOURCES_OF_SERVICE: OperationId =
    OperationId::new("AlertSources_replaceAlertSourcesOfService");

/// Creates one rule of a service: `POST /v3/services/{serviceID}/{kind}/new`.
pub const CREATE_SERVICE_RULE: OperationId = OperationId::new("ServiceRules_createRule");

/// One rule of a service: `GET /v3/services/{serviceID}/{kind}/{ruleID}`.
pub const GET_SERVICE_RULE: OperationId = OperationId::new("ServiceRules_getRule");

/// Replaces one rule of a service: `PUT /v3/services/{serviceID}/{kind}/{ruleID}`.
pub const REPLACE_SERVICE_RULE: OperationId = OperationId::new("ServiceRules_replaceRule");

/// Deletes one rule of a service: `DELETE /v3/services/{serviceID}/{kind}/{ruleID}`.
pub const DELETE_SERVICE_RULE: OperationId = OperationId::new("ServiceRules_deleteRule");

/// Renames a group of components: `PUT /v4/statuspages/{statuspageID}/groups/{group_id}`.
pub const UPDATE_COMPONENT_GROUP: OperationId =
    OperationId::new("ComponentGroups_updateComponentGroupById");

/// A webform by its name: `GET /v3/webform/by-name`.
pub const GET_WEBFORM_BY_NAME: OperationId = OperationId::new("Webforms_getWebformByName");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::document;

    #[test]
    fn every_undocumented_operation_has_a_constant() {
        let source = include_str!("undocumented.rs");
        let operations = document::embedded().unwrap().operations();
        let undocumented = operations.iter().filter(|operation| !operation.documented);
        for operation in undocumented {
            let constant = format!("OperationId::new({:?})", operation.id);
            assert!(source.contains(&constant), "{}", operation.id);
        }
    }
}

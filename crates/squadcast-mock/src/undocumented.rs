//! Names of the endpoints that the document does not list, for [`MockServer::fail_next`](crate::MockServer::fail_next) and
//! [`MockServer::count`](crate::MockServer::count).
//!
//! The fake serves them because programs use them. `undocumented.json` in this crate describes their requests.

/// The incoming webhook of a service: `POST /v2/incidents/api/{key}`.
///
/// It deduplicates an alert into an open incident of the service with the same `event_id`, and suppresses one if the service
/// is in maintenance; that the service does the same is an assumption.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) -> Result<(), squadcast_mock::MockError> {
/// use squadcast_mock::{Failure, undocumented};
///
/// mock.fail_next(undocumented::SEND_ALERT, 1, Failure::too_many_requests(30))?;
/// assert_eq!(mock.count(undocumented::SEND_ALERT), 0);
/// # Ok(())
/// # }
/// ```
pub const SEND_ALERT: &str = "undocumented_sendAlert";

/// The people on call: `GET /v4/schedules/who-is-oncall`.
pub const WHO_IS_ON_CALL: &str = "undocumented_whoIsOncall";

/// The organization: `GET /v3/organization`.
pub const GET_ORGANIZATION: &str = "Organization_getOrganization";

/// The alert sources that exist: `GET /v3/alert-sources`.
pub const LIST_ALERT_SOURCES: &str = "AlertSources_listAlertSources";

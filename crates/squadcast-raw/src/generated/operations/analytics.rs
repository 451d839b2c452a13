// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `analytics` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Gets response times of the organization.
    ///
    /// Returns the mean times to acknowledge and to resolve incidents in the organization over a time range, narrowed to a team or a user if wanted.
    ///
    /// Operation `Analytics_getOrgAnalytics`: `GET /v3/analyticsv2/organization`.
    ///
    /// - `from`: Begin of the time range, as a date or RFC 3339 time.
    /// - `to`: End of the time range, as a date or RFC 3339 time.
    ///
    /// Optional: [`team_id`](AnalyticsGetOrgAnalytics::team_id), [`user_id`](AnalyticsGetOrgAnalytics::user_id).
    pub fn analytics_get_org_analytics(&self, from: &str, to: &str) -> AnalyticsGetOrgAnalytics {
        self.core.call(&wire::ANALYTICS_GET_ORG_ANALYTICS).query("from", from).query("to", to).into()
    }

    /// Gets response times of a team.
    ///
    /// Returns the mean times to acknowledge and to resolve incidents of one team over a time range, narrowed to a user or a service if wanted.
    ///
    /// Operation `Analytics_getTeamAnalytics`: `GET /v3/analyticsv2/team`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `from`: Begin of the time range, as a date or RFC 3339 time.
    /// - `to`: End of the time range, as a date or RFC 3339 time.
    ///
    /// Optional: [`user_id`](AnalyticsGetTeamAnalytics::user_id), [`service_id`](AnalyticsGetTeamAnalytics::service_id).
    pub fn analytics_get_team_analytics(&self, owner_id: &str, from: &str, to: &str) -> AnalyticsGetTeamAnalytics {
        self.core.call(&wire::ANALYTICS_GET_TEAM_ANALYTICS)
            .query("owner_id", owner_id)
            .query("from", from)
            .query("to", to)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `Analytics_getOrgAnalytics`, from [`analytics_get_org_analytics`](crate::Client::analytics_get_org_analytics).
    AnalyticsGetOrgAnalytics -> crate::analytics::AnalyticsResponse {
        /// Id of the team to narrow the figures to; without it all teams count.
        team_id: &str => query "team_id",
        /// Id of the user to narrow the figures to; without it all users count.
        user_id: &str => query "user_id",
    }
}

squad_core::operation_request! {
    /// Request of `Analytics_getTeamAnalytics`, from [`analytics_get_team_analytics`](crate::Client::analytics_get_team_analytics).
    AnalyticsGetTeamAnalytics -> crate::analytics::AnalyticsResponse {
        /// Id of the user to narrow the figures to; without it all users count.
        user_id: &str => query "user_id",
        /// Id of the service to narrow the figures to; without it all services count.
        service_id: &str => query "service_id",
    }
}

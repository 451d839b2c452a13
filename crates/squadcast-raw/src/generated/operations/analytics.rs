// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `analytics` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// Get response times of the organization.
    ///
    /// Returns the mean times to acknowledge and to resolve incidents in the organization over a time range, narrowed to a team or a user if wanted.
    ///
    /// `GET /v3/analyticsv2/organization`
    ///
    /// - `from`: Begin of the time range, as a date or RFC 3339 time.
    /// - `to`: End of the time range, as a date or RFC 3339 time.
    /// - `team_id`: Id of the team to narrow the figures to; without it all teams count.
    /// - `user_id`: Id of the user to narrow the figures to; without it all users count.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn analytics_get_org_analytics(
        &self,
        from: &str,
        to: &str,
        team_id: Option<&str>,
        user_id: Option<&str>,
    ) -> RequestBuilder<'_, crate::analytics::AnalyticsResponse> {
        self.core.call(&wire::ANALYTICS_GET_ORG_ANALYTICS)
            .query("from", from)
            .query("to", to)
            .query("team_id", team_id)
            .query("user_id", user_id)
            .answered()
    }

    /// Get response times of a team.
    ///
    /// Returns the mean times to acknowledge and to resolve incidents of one team over a time range, narrowed to a user or a service if wanted.
    ///
    /// `GET /v3/analyticsv2/team`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `from`: Begin of the time range, as a date or RFC 3339 time.
    /// - `to`: End of the time range, as a date or RFC 3339 time.
    /// - `user_id`: Id of the user to narrow the figures to; without it all users count.
    /// - `service_id`: Id of the service to narrow the figures to; without it all services count.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn analytics_get_team_analytics(
        &self,
        owner_id: &str,
        from: &str,
        to: &str,
        user_id: Option<&str>,
        service_id: Option<&str>,
    ) -> RequestBuilder<'_, crate::analytics::AnalyticsResponse> {
        self.core.call(&wire::ANALYTICS_GET_TEAM_ANALYTICS)
            .query("owner_id", owner_id)
            .query("from", from)
            .query("to", to)
            .query("user_id", user_id)
            .query("service_id", service_id)
            .answered()
    }
}

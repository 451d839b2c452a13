// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `webforms` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List the webforms of a team.
    ///
    /// Returns the webforms of one team, a page at a time. Ask for further pages until the total has been reached.
    ///
    /// `GET /v3/webform`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `page_size`: Number of entries on a page.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webforms_get_all_webforms(
        &self,
        owner_id: &str,
        page_number: Option<i64>,
        page_size: Option<i64>,
    ) -> RequestBuilder<'_, crate::webforms::WebformPage> {
        self.core.call(&wire::WEBFORMS_GET_ALL_WEBFORMS)
            .query("owner_id", owner_id)
            .query("page_number", page_number)
            .query("page_size", page_size)
            .answered()
    }

    /// Create a webform for a team.
    ///
    /// Sets up a public form through which incidents are reported for the services named. Sending the request twice makes two webforms.
    ///
    /// `POST /v3/webform`
    ///
    /// - `body`: Owner, services, questions and appearance of the new webform.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webforms_create_webform(
        &self,
        body: &crate::webforms::CreateOrUpdateWebformRequest,
    ) -> RequestBuilder<'_, crate::webforms::CreatedWebform> {
        self.core.call(&wire::WEBFORMS_CREATE_WEBFORM).json(body).answered()
    }

    /// Update a webform of a team.
    ///
    /// Changes the services, questions, owner or appearance of one webform. The body has the form used for creating one, so send everything and not just what changes; the team is named in it as `owner_id`.
    ///
    /// `PUT /v3/webform/{webformId}`
    ///
    /// - `webform_id`: Id of the webform: the `id` of a webform listed by `Webforms_getAllWebforms`.
    /// - `body`: The webform as it is to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webforms_update_webform(
        &self,
        webform_id: i64,
        body: &crate::webforms::CreateOrUpdateWebformRequest,
    ) -> RequestBuilder<'_, crate::webforms::Webform> {
        self.core.call(&wire::WEBFORMS_UPDATE_WEBFORM).path("webformId", webform_id).json(body).answered()
    }

    /// Delete a webform of a team.
    ///
    /// Removes one webform, so that its public address takes no more reports. Incidents that came from it stay.
    ///
    /// `DELETE /v3/webform/{webformId}`
    ///
    /// - `webform_id`: Id of the webform: the `id` of a webform listed by `Webforms_getAllWebforms`.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webforms_remove_webform(&self, webform_id: i64, owner_id: &str) -> RequestBuilder<'_, String> {
        self.core.call(&wire::WEBFORMS_REMOVE_WEBFORM)
            .path("webformId", webform_id)
            .query("owner_id", owner_id)
            .answered()
    }

    /// Get one webform of a team.
    ///
    /// Reads a single webform with its services, questions and figures about the incidents that came from it.
    ///
    /// `GET /v3/webform/{webformId}`
    ///
    /// - `webform_id`: Id of the webform: the `id` of a webform listed by `Webforms_getAllWebforms`.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webforms_get_webform_by_id(
        &self,
        webform_id: i64,
        owner_id: &str,
    ) -> RequestBuilder<'_, crate::webforms::Webform> {
        self.core.call(&wire::WEBFORMS_GET_WEBFORM_BY_ID)
            .path("webformId", webform_id)
            .query("owner_id", owner_id)
            .answered()
    }
}

// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `webforms` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists the webforms of a team.
    ///
    /// Returns the webforms of one team, one page at a time. Request further pages until the total is reached.
    ///
    /// Operation `Webforms_getAllWebforms`: `GET /v3/webform`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`page_number`](WebformsGetAllWebforms::page_number), [`page_size`](WebformsGetAllWebforms::page_size).
    pub fn webforms_get_all_webforms(&self, owner_id: &str) -> WebformsGetAllWebforms {
        self.core.call(&wire::WEBFORMS_GET_ALL_WEBFORMS).query("owner_id", owner_id).into()
    }

    /// Creates a webform for a team.
    ///
    /// Sets up a public form through which incidents are reported for the services named. Sending the request twice makes two webforms.
    ///
    /// Operation `Webforms_createWebform`: `POST /v3/webform`.
    ///
    /// - `body`: Owner, services, questions and appearance of the new webform.
    pub fn webforms_create_webform(
        &self,
        body: &crate::webforms::CreateOrUpdateWebformRequest,
    ) -> WebformsCreateWebform {
        self.core.call(&wire::WEBFORMS_CREATE_WEBFORM).json(body).into()
    }

    /// Updates a webform of a team.
    ///
    /// Changes the services, questions, owner or appearance of one webform. The body has the same form as for creating one, so send all fields, not only those that change; the team is named in it as `owner_id`.
    ///
    /// Operation `Webforms_updateWebform`: `PUT /v3/webform/{webformId}`.
    ///
    /// - `webform_id`: Id of the webform: the `id` of a webform listed by `Webforms_getAllWebforms`.
    /// - `body`: The webform as it is to be from now on.
    pub fn webforms_update_webform(
        &self,
        webform_id: i64,
        body: &crate::webforms::CreateOrUpdateWebformRequest,
    ) -> WebformsUpdateWebform {
        self.core.call(&wire::WEBFORMS_UPDATE_WEBFORM).path("webformId", webform_id).json(body).into()
    }

    /// Deletes a webform of a team.
    ///
    /// Removes one webform, so that its public address takes no more reports. Incidents that came from it stay.
    ///
    /// Operation `Webforms_removeWebform`: `DELETE /v3/webform/{webformId}`.
    ///
    /// - `webform_id`: Id of the webform: the `id` of a webform listed by `Webforms_getAllWebforms`.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    pub fn webforms_remove_webform(&self, webform_id: i64, owner_id: &str) -> WebformsRemoveWebform {
        self.core.call(&wire::WEBFORMS_REMOVE_WEBFORM).path("webformId", webform_id).query("owner_id", owner_id).into()
    }

    /// Gets one webform of a team.
    ///
    /// Returns a single webform with its services, questions and figures about the incidents that came from it.
    ///
    /// Operation `Webforms_getWebformById`: `GET /v3/webform/{webformId}`.
    ///
    /// - `webform_id`: Id of the webform: the `id` of a webform listed by `Webforms_getAllWebforms`.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    pub fn webforms_get_webform_by_id(&self, webform_id: i64, owner_id: &str) -> WebformsGetWebformById {
        self.core.call(&wire::WEBFORMS_GET_WEBFORM_BY_ID)
            .path("webformId", webform_id)
            .query("owner_id", owner_id)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `Webforms_getAllWebforms`, from [`webforms_get_all_webforms`](crate::Client::webforms_get_all_webforms).
    WebformsGetAllWebforms -> crate::webforms::WebformPage {
        /// Number of the page, presumably counted from 1.
        page_number: i64 => query "page_number",
        /// Number of entries on a page.
        page_size: i64 => query "page_size",
    }
}

squad_core::operation_request! {
    /// Request of `Webforms_createWebform`, from [`webforms_create_webform`](crate::Client::webforms_create_webform).
    WebformsCreateWebform -> crate::webforms::CreatedWebform {}
}

squad_core::operation_request! {
    /// Request of `Webforms_updateWebform`, from [`webforms_update_webform`](crate::Client::webforms_update_webform).
    WebformsUpdateWebform -> crate::webforms::Webform {}
}

squad_core::operation_request! {
    /// Request of `Webforms_removeWebform`, from [`webforms_remove_webform`](crate::Client::webforms_remove_webform).
    WebformsRemoveWebform -> String {}
}

squad_core::operation_request! {
    /// Request of `Webforms_getWebformById`, from [`webforms_get_webform_by_id`](crate::Client::webforms_get_webform_by_id).
    WebformsGetWebformById -> crate::webforms::Webform {}
}

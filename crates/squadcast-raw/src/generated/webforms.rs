// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `webforms` area.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};

/// A webform as it is to be created, or as it is to be after an update.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateWebformRequest {
    /// Id of the team that owns the webform.
    pub owner_id: String,
    /// Name under which the team knows the webform.
    pub name: String,
    /// Whether the form is served under a host name of the customer's own.
    pub is_cname: bool,
    /// Host name of the customer's own; absent or empty when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_name: Option<String>,
    /// Tags put on every incident that the form creates: keys with text values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    /// Whether whoever fills in the form must pass a captcha.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_captcha_enabled: Option<bool>,
    /// Secret: the pair of captcha keys that the form uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captcha_secret: Option<crate::webforms::RecaptchaSecrets>,
    /// Kind of entity that looks after the form, such as a user, a squad or a team.
    pub form_owner_type: String,
    /// Id of the entity that looks after the form.
    pub form_owner_id: String,
    /// Services for which the form offers to report incidents.
    pub services: Vec<crate::webforms::WfService>,
    /// Extra questions that the form asks, each with the choices offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_field: Option<Vec<crate::webforms::WfInputField>>,
    /// Text at the top of the form.
    pub header: String,
    /// Headline of the public form.
    pub title: String,
    /// Address of the image shown as the logo of the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Text at the bottom of the form.
    pub footer_text: String,
    /// Address that the text at the bottom leads to.
    pub footer_link: String,
    /// Names of the incident events on which the reporter is notified by e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_on: Option<Vec<String>>,
    /// Text that explains the form to whoever fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Address at which the form is to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
}

squad_core::request_struct! {
    CreateOrUpdateWebformRequest {
        owner_id: String,
        name: String,
        is_cname: bool,
        form_owner_type: String,
        form_owner_id: String,
        services: Vec<crate::webforms::WfService>,
        header: String,
        title: String,
        footer_text: String,
        footer_link: String,
    } {
        host_name: String,
        tags: BTreeMap<String, String>,
        is_captcha_enabled: bool,
        captcha_secret: crate::webforms::RecaptchaSecrets,
        input_field: Vec<crate::webforms::WfInputField>,
        logo_url: String,
        email_on: Vec<String>,
        description: String,
        public_url: String,
    }
}

squad_core::redacted_debug!(CreateOrUpdateWebformRequest { owner_id, name, is_cname, host_name, tags, is_captcha_enabled, form_owner_type, form_owner_id, services, input_field, header, title, logo_url, footer_text, footer_link, email_on, description, public_url } { captcha_secret });

/// Envelope of the response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreatedWebform {
    /// The new webform.
    pub webform: crate::webforms::Webform,
}

squad_core::lenient_struct!(CreatedWebform default {} { webform = "webform" });

/// The pair of keys with which a webform checks that a human fills it in.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct RecaptchaSecrets {
    /// Key that the form shows to the captcha service in the browser.
    pub site_key: String,
    /// Secret: key that the server sends to the captcha service for verification.
    pub secret: String,
}

squad_core::lenient_struct!(RecaptchaSecrets {} { site_key = "site_key", secret = "secret" });

squad_core::request_struct! {
    RecaptchaSecrets {
        site_key: String,
        secret: String,
    } {
    }
}

squad_core::redacted_debug!(RecaptchaSecrets { site_key } { secret });

/// Figures about the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TotalCount {
    /// Number of webforms that the team has.
    pub total_count: i32,
}

squad_core::lenient_struct!(TotalCount default {} { total_count = "total_count" });

/// A public page on which incidents are reported, with figures about those that came from it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Webform {
    /// Id of the webform.
    pub id: i32,
    /// Id of the organization that the webform belongs to.
    pub org_id: String,
    /// Id of the team that owns the webform.
    pub owner_id: String,
    /// Name under which the team knows the webform.
    pub name: String,
    /// Whether the form is served under a host name of the customer's own.
    pub is_cname: bool,
    /// Address at which the form can be filled in.
    pub public_url: String,
    /// Host name of the customer's own; absent or empty when there is none.
    pub host_name: Option<String>,
    /// Tags put on every incident that the form creates: keys with text values.
    pub tags: BTreeMap<String, String>,
    /// Whether whoever fills in the form must pass a captcha.
    pub is_captcha_enabled: bool,
    /// Name of the captcha service in use.
    pub captcha_provider: String,
    /// Secret: the pair of captcha keys that the form uses.
    pub captcha_secret: crate::webforms::RecaptchaSecrets,
    /// Kind of entity that looks after the form, such as a user, a squad or a team.
    pub form_owner_type: String,
    /// Id of the entity that looks after the form.
    pub form_owner_id: String,
    /// Name of the entity that looks after the form.
    pub form_owner_name: String,
    /// Services for which the form offers to report incidents.
    pub services: Vec<crate::webforms::WfService>,
    /// Extra questions that the form asks, each with the choices offered.
    pub input_field: Vec<crate::webforms::WfInputField>,
    /// Text at the top of the form.
    pub header: String,
    /// Headline of the public form.
    pub title: String,
    /// Address of the image shown as the logo of the form.
    pub logo_url: Option<String>,
    /// Text at the bottom of the form.
    pub footer_text: String,
    /// Address that the text at the bottom leads to.
    pub footer_link: String,
    /// Names of the incident events on which the reporter is notified by e-mail.
    pub email_on: Vec<String>,
    /// Text that explains the form to whoever fills it in.
    pub description: Option<String>,
    /// Number of incidents that came from the form.
    pub incident_count: i64,
    /// Mean time to resolve the incidents that came from the form; the unit is not documented.
    pub mttr: f64,
    /// Whether the webform was removed.
    pub is_deleted: bool,
    /// Time at which the webform was removed; it has no meaning while the webform exists.
    pub deleted_at: Option<String>,
}

squad_core::lenient_struct!(Webform default { id = "id" } { org_id = "org_id", owner_id = "owner_id", name = "name", is_cname = "is_cname", public_url = "public_url", host_name = "host_name", tags = "tags", is_captcha_enabled = "is_captcha_enabled", captcha_provider = "captcha_provider", captcha_secret = "captcha_secret", form_owner_type = "form_owner_type", form_owner_id = "form_owner_id", form_owner_name = "form_owner_name", services = "services", input_field = "input_field", header = "header", title = "title", logo_url = "logo_url", footer_text = "footer_text", footer_link = "footer_link", email_on = "email_on", description = "description", incident_count = "incident_count", mttr = "mttr", is_deleted = "is_deleted", deleted_at = "deleted_at" });

squad_core::redacted_debug!(Webform { id, org_id, owner_id, name, is_cname, public_url, host_name, tags, is_captcha_enabled, captcha_provider, form_owner_type, form_owner_id, form_owner_name, services, input_field, header, title, logo_url, footer_text, footer_link, email_on, description, incident_count, mttr, is_deleted, deleted_at } { captcha_secret });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebformPage {
    /// Webforms on this page.
    pub data: Vec<crate::webforms::Webform>,
    /// Figures about the list.
    pub meta: crate::webforms::TotalCount,
}

squad_core::lenient_struct!(WebformPage default { data = "data" } { meta = "meta" });

/// An extra question on a webform with the choices offered.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WfInputField {
    /// Text of the question.
    pub label: String,
    /// Choices offered.
    pub options: Vec<String>,
}

squad_core::lenient_struct!(WfInputField {} { label = "label", options = "options" });

squad_core::request_struct! {
    WfInputField {
        label: String,
        options: Vec<String>,
    } {
    }
}

/// A service for which a webform offers to report incidents.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WfService {
    /// Id of the service that an incident is raised on.
    pub service_id: String,
    /// Name of the service inside the organization.
    pub name: String,
    /// Name that the form shows in place of the service's own.
    pub alias: String,
}

squad_core::lenient_struct!(WfService {} { service_id = "service_id", name = "name", alias = "alias" });

squad_core::request_struct! {
    WfService {
        service_id: String,
        name: String,
        alias: String,
    } {
    }
}

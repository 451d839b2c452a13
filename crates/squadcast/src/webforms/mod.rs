//! Webforms: public forms on which people without an account report incidents.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::webforms::{NewWebform, WebformService, WebformUpdate};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let forms = client.webforms();
//! # let team: squadcast::TeamId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
//! # let support: squadcast::SquadId = "5f0b1d3a8c2e4a0010c0fff0".parse()?;
//! # let checkout: squadcast::ServiceId = "5f0b1d3a8c2e4a0010c0fff1".parse()?;
//!
//! let checkout = WebformService::new(&checkout).alias("Checkout");
//! let form = NewWebform::new("Support", "Acme", "Report a problem", &support, [checkout]);
//! let form = forms.create(&team, form).await?;
//! println!("open {}", form.public_url);
//!
//! let update = WebformUpdate::new().tag("source", "webform");
//! forms.update(&team, &form, update).await?;
//! # Ok(())
//! # }
//! ```

mod content;
mod undocumented;

pub use content::{NewWebform, WebformService, WebformUpdate};
pub use squadcast_raw::webforms::{
    RecaptchaSecrets, Webform, WfInputField as WebformInput, WfService as ServiceOfWebform,
};

use squad_core::list::{Page, Paging};
use squadcast_raw::wire::WEBFORMS_GET_ALL_WEBFORMS;

use crate::id::identified;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Squadcast, TeamId, WebformId, kind};
use undocumented::GET_BY_NAME;

const PAGE_SIZE: u16 = 100;

squad_core::open_enum! {
    /// An event of an incident on which its reporter is notified by e-mail. The vendor's Terraform provider knows these three.
    pub enum ReporterMail {
        /// The incident was raised.
        Triggered = "triggered",
        /// A responder acknowledged the incident.
        Acknowledged = "acknowledged",
        /// The incident was resolved.
        Resolved = "resolved",
    }
}

#[cfg(feature = "schemars")]
squad_core::open_enum_schema!(ReporterMail);

/// The webforms. From [`Squadcast::webforms`].
#[derive(Debug, Clone, Copy)]
pub struct Webforms<'a> {
    client: &'a Squadcast,
}

impl<'a> Webforms<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the webforms of a team. They are requested 100 at a time.
    ///
    /// Operation: `Webforms_getAllWebforms`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> List<Webform> {
        let (raw, team) = (self.client.raw().clone(), TeamId::of(team));
        List::paged(
            self.client.raw().core(),
            &WEBFORMS_GET_ALL_WEBFORMS,
            Paging::Number(PAGE_SIZE.into()),
            move |position| {
                let number = i64::try_from(position.number()).unwrap_or(i64::MAX);
                let forms = raw
                    .webforms_get_all_webforms(team.clone()?.as_str())
                    .page_number(number)
                    .page_size(PAGE_SIZE.into())
                    .into_request();
                Ok(forms.map(|forms| Page::new(forms.data).total(forms.meta.total_count)))
            },
        )
    }

    /// Gets a webform of a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webform does not exist.
    ///
    /// Operation: `Webforms_getWebformById`.
    pub fn get(
        &self,
        team: impl IdOf<kind::Team>,
        webform: impl IdOf<kind::Webform>,
    ) -> RequestBuilder<Webform> {
        request(|| {
            let (team, webform) = (TeamId::of(team)?, WebformId::of(webform)?);
            let raw = self.client.raw();
            Ok(raw
                .webforms_get_webform_by_id(webform.as_i64(), team.as_str())
                .into())
        })
    }

    /// Gets a webform of a team by its name, through an endpoint that the vendor's reference does not list.
    ///
    /// The vendor's Terraform provider uses `GET /v3/webform/by-name`.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no such webform.
    ///
    /// Operation: an undocumented one.
    pub fn get_by_name(&self, team: impl IdOf<kind::Team>, name: &str) -> RequestBuilder<Webform> {
        request(|| {
            let team = TeamId::of(team)?;
            let call = self.client.raw().core().call(&GET_BY_NAME);
            Ok(call
                .query("name", name)
                .query("owner_id", team.as_str())
                .request())
        })
    }

    /// Creates a webform of a team. Every call creates another one.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if the form has no service.
    ///
    /// Operation: `Webforms_createWebform`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        webform: NewWebform,
    ) -> RequestBuilder<Webform> {
        request(|| {
            let body = webform.request(TeamId::of(team)?)?;
            let created = self.client.raw().webforms_create_webform(&body);
            Ok(created.into_request().map(|created| created.webform))
        })
    }

    /// Updates a webform of a team. Fields that the update does not set keep their value; tags and inputs are added.
    ///
    /// The service replaces what it gets, so the webform is read first; a change that another program makes in between is
    /// lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webform does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if the update sets no service.
    ///
    /// Operation: `Webforms_updateWebform`.
    pub fn update(
        &self,
        team: impl IdOf<kind::Team>,
        webform: impl IdOf<kind::Webform>,
        update: WebformUpdate,
    ) -> RequestBuilder<Webform> {
        request(|| {
            update.check()?;
            let (team, id) = (TeamId::of(team)?, WebformId::of(webform)?.as_i64());
            let raw = self.client.raw().clone();
            let read = raw.webforms_get_webform_by_id(id, team.as_str());
            Ok(read.into_request().and_then(move |form| {
                request(|| {
                    let body = update.applied_to(&form)?;
                    Ok(raw.webforms_update_webform(id, &body).into())
                })
            }))
        })
    }

    /// Replaces a webform by the one that was read before, with changes. It sends one request, and overwrites every change
    /// that was made since the webform was read.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webform does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if the update sets no service.
    ///
    /// Operation: `Webforms_updateWebform`.
    pub fn replace(&self, webform: &Webform, update: WebformUpdate) -> RequestBuilder<Webform> {
        request(|| {
            let id = WebformId::of(webform)?.as_i64();
            let body = update.applied_to(webform)?;
            Ok(self.client.raw().webforms_update_webform(id, &body).into())
        })
    }

    /// Deletes a webform of a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webform does not exist.
    ///
    /// Operation: `Webforms_removeWebform`.
    #[doc(alias = "remove")]
    pub fn delete(
        &self,
        team: impl IdOf<kind::Team>,
        webform: impl IdOf<kind::Webform>,
    ) -> RequestBuilder<()> {
        request(|| {
            let (team, webform) = (TeamId::of(team)?, WebformId::of(webform)?);
            let raw = self.client.raw();
            let deleted = raw.webforms_remove_webform(webform.as_i64(), team.as_str());
            Ok(deleted.into_request().map(drop))
        })
    }
}

identified!(kind::Webform: Webform.id);
identified!(kind::Service: ServiceOfWebform.service_id);

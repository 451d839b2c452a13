//! Requests that create and update webforms.

use std::collections::BTreeMap;

use squadcast_raw::webforms::{
    CreateOrUpdateWebformRequest, RecaptchaSecrets, WfInputField, WfService,
};

use super::{ReporterMail, Webform};
use crate::kept::kept;
use crate::request::invalid;
use crate::{IdOf, Owner, Result, ServiceId, TeamId, kind};

/// A webform to create.
///
/// ```
/// use squadcast::{ServiceId, SquadId};
/// use squadcast::webforms::{NewWebform, ReporterMail, WebformService};
///
/// let support: SquadId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let checkout: ServiceId = "5f0b1d3a8c2e4a0010c0fff0".parse()?;
/// let form = NewWebform::new(
///     "Support",
///     "Acme support",
///     "Report a problem",
///     &support,
///     [WebformService::new(&checkout).alias("Checkout")],
/// )
/// .input("Severity", ["low", "high"])
/// .mail_reporter_on([ReporterMail::Triggered, ReporterMail::Resolved]);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewWebform {
    name: String,
    header: String,
    title: String,
    owner: Owner,
    services: Vec<WebformService>,
    settings: Settings,
}

/// Changes to a webform. Fields that are not set keep their value.
///
/// ```
/// use squadcast::webforms::WebformUpdate;
///
/// let update = WebformUpdate::new()
///     .title("Report an incident")
///     .tag("source", "webform");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct WebformUpdate {
    name: Option<String>,
    header: Option<String>,
    title: Option<String>,
    owner: Option<Owner>,
    services: Option<Vec<WebformService>>,
    settings: Settings,
}

/// A service for which a webform offers to report incidents.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct WebformService {
    service: String,
    name: String,
    alias: String,
}

/// The optional settings that creation and update have in common.
#[derive(Debug, Clone, Default, PartialEq)]
struct Settings {
    description: Option<String>,
    host_name: Option<String>,
    logo_url: Option<String>,
    footer: Option<(String, String)>,
    tags: Option<BTreeMap<String, String>>,
    inputs: Option<Vec<WfInputField>>,
    mail_on: Option<Vec<ReporterMail>>,
    /// `None` in it turns the captcha off.
    captcha: Option<Option<RecaptchaSecrets>>,
}

macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Sets the text that explains the form to the reporter.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.settings.description = Some(description.into());
                self
            }

            /// Serves the form under a host name of your own. An empty name serves it under the vendor's again.
            #[doc(alias = "is_cname")]
            pub fn host_name(mut self, host: impl Into<String>) -> Self {
                self.settings.host_name = Some(host.into());
                self
            }

            /// Sets the URL of the image that is shown as the logo.
            pub fn logo_url(mut self, url: impl Into<String>) -> Self {
                self.settings.logo_url = Some(url.into());
                self
            }

            /// Sets the text at the bottom of the form, and the URL that it leads to. Both are empty by default.
            #[doc(alias = "footer_text")]
            #[doc(alias = "footer_link")]
            pub fn footer(mut self, text: impl Into<String>, link: impl Into<String>) -> Self {
                self.settings.footer = Some((text.into(), link.into()));
                self
            }

            /// Adds a choice that the form offers. The option that is chosen becomes a tag of the incident.
            ///
            /// The vendor's Terraform provider allows ten choices with ten options each.
            #[doc(alias = "input_field")]
            pub fn input(
                mut self,
                label: impl Into<String>,
                options: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                let options: Vec<String> = options.into_iter().map(Into::into).collect();
                let input = WfInputField::new(label, options);
                self.settings.inputs.get_or_insert_default().push(input);
                self
            }

            /// Adds a tag to those of the incidents that the form creates.
            pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
                let tags = self.settings.tags.get_or_insert_default();
                tags.insert(key.into(), value.into());
                self
            }

            /// Sets the events on which the reporter is notified by e-mail.
            #[doc(alias = "email_on")]
            pub fn mail_reporter_on(
                mut self,
                events: impl IntoIterator<Item = ReporterMail>,
            ) -> Self {
                self.settings.mail_on = Some(events.into_iter().collect());
                self
            }

            /// Protects the form with a captcha. `Debug` does not show the secret.
            pub fn captcha(
                mut self,
                site_key: impl Into<String>,
                secret: impl Into<String>,
            ) -> Self {
                self.settings.captcha = Some(Some(RecaptchaSecrets::new(site_key, secret)));
                self
            }
        }
    };
}

settings!(NewWebform);
settings!(WebformUpdate);

impl NewWebform {
    /// Creates a webform with the name that the team knows it by, the text at its top, its headline, its owner, and at least
    /// one service.
    pub fn new(
        name: impl Into<String>,
        header: impl Into<String>,
        title: impl Into<String>,
        owner: impl Into<Owner>,
        services: impl IntoIterator<Item = WebformService>,
    ) -> Self {
        Self {
            name: name.into(),
            header: header.into(),
            title: title.into(),
            owner: owner.into(),
            services: services.into_iter().collect(),
            settings: Settings::default(),
        }
    }

    pub(super) fn request(self, team: TeamId) -> Result<CreateOrUpdateWebformRequest> {
        let settings = self.settings;
        let (footer_text, footer_link) = settings.footer.unwrap_or_default();
        let mut body = CreateOrUpdateWebformRequest::new(
            team,
            self.name,
            has_host(settings.host_name.as_deref()),
            self.owner.kind(),
            self.owner.id(),
            wire_services(self.services)?,
            self.header,
            self.title,
            footer_text,
            footer_link,
        );
        body.host_name = settings.host_name;
        body.tags = settings.tags;
        body.input_field = settings.inputs;
        body.logo_url = settings.logo_url;
        body.email_on = settings.mail_on.as_deref().map(names);
        body.description = settings.description;
        if let Some(captcha) = settings.captcha {
            body.is_captcha_enabled = Some(captcha.is_some());
            body.captcha_secret = captcha;
        }
        Ok(body)
    }
}

impl WebformUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name that the team knows the form by.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the text at the top.
    pub fn header(mut self, header: impl Into<String>) -> Self {
        self.header = Some(header.into());
        self
    }

    /// Sets the headline.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the owner.
    #[doc(alias = "form_owner_id")]
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// Replaces the services.
    pub fn services(mut self, services: impl IntoIterator<Item = WebformService>) -> Self {
        self.services = Some(services.into_iter().collect());
        self
    }

    /// Removes the captcha.
    pub fn no_captcha(mut self) -> Self {
        self.settings.captcha = Some(None);
        self
    }

    /// Validates the update before anything is sent.
    pub(super) fn check(&self) -> Result<()> {
        let services = self.services.clone();
        services.map(wire_services).transpose().map(drop)
    }

    pub(super) fn applied_to(self, form: &Webform) -> Result<CreateOrUpdateWebformRequest> {
        let settings = self.settings;
        let (owner_type, owner_id) = self
            .owner
            .map(|owner| (owner.kind().to_owned(), owner.id().to_owned()))
            .unzip();
        let services = match self.services {
            Some(services) => wire_services(services)?,
            None => form.services.clone(),
        };
        let host_name = settings.host_name.or_else(|| form.host_name.clone());
        let (footer_text, footer_link) = settings
            .footer
            .unwrap_or_else(|| (form.footer_text.clone(), form.footer_link.clone()));
        let mut body = CreateOrUpdateWebformRequest::new(
            kept(None, &form.owner_id, "the `owner_id` of the webform")?,
            kept(self.name, &form.name, "the `name` of the webform")?,
            has_host(host_name.as_deref()),
            kept(
                owner_type,
                &form.form_owner_type,
                "the `form_owner_type` of the webform",
            )?,
            kept(
                owner_id,
                &form.form_owner_id,
                "the `form_owner_id` of the webform",
            )?,
            services,
            self.header.unwrap_or_else(|| form.header.clone()),
            self.title.unwrap_or_else(|| form.title.clone()),
            footer_text,
            footer_link,
        );
        let mut tags = form.tags.clone();
        tags.extend(settings.tags.unwrap_or_default());
        let mut inputs = form.input_field.clone();
        inputs.extend(settings.inputs.unwrap_or_default());
        body.host_name = host_name;
        body.tags = Some(tags);
        body.input_field = Some(inputs);
        body.logo_url = settings.logo_url.or_else(|| form.logo_url.clone());
        let mail_on = settings.mail_on.as_deref().map(names);
        body.email_on = mail_on.or_else(|| Some(form.email_on.clone()));
        body.description = settings.description.or_else(|| form.description.clone());
        body.public_url = Some(form.public_url.clone()).filter(|url| !url.is_empty());
        let read = form.is_captcha_enabled.then(|| form.captcha_secret.clone());
        let captcha = settings.captcha.unwrap_or(read);
        body.is_captcha_enabled = Some(captcha.is_some());
        body.captcha_secret = captcha;
        Ok(body)
    }
}

impl WebformService {
    /// Creates an entry for a service.
    pub fn new(service: impl IdOf<kind::Service>) -> Self {
        Self {
            service: service.id().into_owned(),
            name: String::new(),
            alias: String::new(),
        }
    }

    /// Sets the name that the form shows in place of the service's own.
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.alias = alias.into();
        self
    }

    /// Sets the name of the service. The vendor's Terraform provider leaves it empty, and the service fills it in.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

fn has_host(host: Option<&str>) -> bool {
    host.is_some_and(|host| !host.is_empty())
}

fn wire_services(services: Vec<WebformService>) -> Result<Vec<WfService>> {
    if services.is_empty() {
        return Err(invalid("a webform needs at least one service"));
    }
    let services = services.into_iter();
    let services = services.map(|entry| {
        let service = ServiceId::new(entry.service)?;
        Ok(WfService::new(service, entry.name, entry.alias))
    });
    services.collect()
}

fn names(events: &[ReporterMail]) -> Vec<String> {
    events.iter().map(ToString::to_string).collect()
}

//! Requests that create and update status pages.

use jiff::tz::TimeZone;
use squadcast_raw::status_pages::{
    CreateStatusPageRequest, NewStatusPageComponentList, NewStatusPageThemeColor, OwnerType,
    ThemeColor, ThemeColorUpdate, UpdateStatusPageByIdRequest,
};

use super::{NewComponent, NewComponentGroup, StatusPageSettings};
use crate::kept::kept;
use crate::request::invalid;
use crate::{IdOf, Owner, Result, TeamId, kind};

/// A status page to create.
///
/// ```
/// use jiff::tz::TimeZone;
/// use squadcast::status_pages::{NewComponent, NewComponentGroup, NewStatusPage};
/// use squadcast::{Owner, TeamId};
///
/// let team: TeamId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let page = NewStatusPage::new("Acme", "acme", "help@acme.example", TimeZone::UTC, &team)
///     .public(true)
///     .component(NewComponent::new("Website"))
///     .group(
///         NewComponentGroup::new("Payments"),
///         [NewComponent::new("Cards"), NewComponent::new("Invoices")],
///     );
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewStatusPage {
    name: String,
    domain_name: String,
    contact_email: String,
    time_zone: TimeZone,
    owner: Owner,
    entries: Vec<Entry>,
    body: Settings,
}

/// Changes to a status page. Fields that are not set keep their value.
///
/// ```
/// use squadcast::status_pages::StatusPageUpdate;
///
/// let update = StatusPageUpdate::new()
///     .name("Acme status")
///     .theme("#0b7285", "#ffffff");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct StatusPageUpdate {
    name: Option<String>,
    domain_name: Option<String>,
    contact_email: Option<String>,
    time_zone: Option<TimeZone>,
    owner: Option<Owner>,
    team: Option<String>,
    custom_domain_enabled: Option<bool>,
    body: Settings,
}

/// An entry of a new page.
#[derive(Debug, Clone, PartialEq)]
enum Entry {
    Component(NewComponent),
    Group(NewComponentGroup, Vec<NewComponent>),
}

/// The optional settings that creation and update have in common.
#[derive(Debug, Clone, Default, PartialEq)]
struct Settings {
    description: Option<String>,
    public: Option<bool>,
    custom_domain_name: Option<String>,
    logo_url: Option<String>,
    theme: Option<(String, String)>,
    component_subscription: Option<bool>,
    maintenance_subscription: Option<bool>,
    webhook_subscription: Option<bool>,
    hidden_from_search_engines: Option<bool>,
}

/// Defines what creation and update have in common.
macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Sets the text that introduces the page to visitors.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.body.description = Some(description.into());
                self
            }

            /// Sets whether everyone can see the page. A page that is not public is private.
            #[doc(alias = "isPublic")]
            pub fn public(mut self, public: bool) -> Self {
                self.body.public = Some(public);
                self
            }

            /// Sets the domain of your own under which the page is reached.
            pub fn custom_domain_name(mut self, domain: impl Into<String>) -> Self {
                self.body.custom_domain_name = Some(domain.into());
                self
            }

            /// Sets the URL of the image that is shown as the logo.
            pub fn logo_url(mut self, url: impl Into<String>) -> Self {
                self.body.logo_url = Some(url.into());
                self
            }

            /// Sets the primary and the secondary color, for example `#0b7285`.
            #[doc(alias = "themeColor")]
            pub fn theme(
                mut self,
                primary: impl Into<String>,
                secondary: impl Into<String>,
            ) -> Self {
                self.body.theme = Some((primary.into(), secondary.into()));
                self
            }

            /// Sets whether visitors can subscribe to single components.
            pub fn allow_component_subscription(mut self, allow: bool) -> Self {
                self.body.component_subscription = Some(allow);
                self
            }

            /// Sets whether visitors can subscribe to maintenances.
            pub fn allow_maintenance_subscription(mut self, allow: bool) -> Self {
                self.body.maintenance_subscription = Some(allow);
                self
            }

            /// Sets whether visitors can subscribe with a webhook as well as by e-mail.
            pub fn allow_webhook_subscription(mut self, allow: bool) -> Self {
                self.body.webhook_subscription = Some(allow);
                self
            }

            /// Sets whether search engines are asked not to list the page.
            pub fn hide_from_search_engines(mut self, hide: bool) -> Self {
                self.body.hidden_from_search_engines = Some(hide);
                self
            }
        }
    };
}

settings!(NewStatusPage);
settings!(StatusPageUpdate);

impl NewStatusPage {
    /// Creates a page with its title, its name on the vendor's domain, the e-mail address that visitors can write to, the
    /// time zone in which it shows times, and its owner.
    pub fn new(
        name: impl Into<String>,
        domain_name: impl Into<String>,
        contact_email: impl Into<String>,
        time_zone: TimeZone,
        owner: impl Into<Owner>,
    ) -> Self {
        Self {
            name: name.into(),
            domain_name: domain_name.into(),
            contact_email: contact_email.into(),
            time_zone,
            owner: owner.into(),
            entries: Vec::new(),
            body: Settings::default(),
        }
    }

    /// Adds a component that is in no group. Its service is not sent: create it after the page to connect it to one.
    pub fn component(mut self, component: NewComponent) -> Self {
        self.entries.push(Entry::Component(component));
        self
    }

    /// Adds a group with its components.
    pub fn group(
        mut self,
        group: NewComponentGroup,
        components: impl IntoIterator<Item = NewComponent>,
    ) -> Self {
        let components = components.into_iter().collect();
        self.entries.push(Entry::Group(group, components));
        self
    }

    pub(super) fn request(self, team: TeamId) -> Result<CreateStatusPageRequest> {
        let entries = self.entries.into_iter();
        let entries = entries.map(Entry::request).collect::<Result<Vec<_>>>()?;
        let settings = self.body;
        let mut body = CreateStatusPageRequest::new(
            self.name,
            self.domain_name,
            zone_name(&self.time_zone)?,
            team,
            self.contact_email,
            OwnerType::from(self.owner.kind()),
            self.owner.id(),
        );
        body.description = settings.description;
        body.is_public = settings.public;
        body.custom_domain_name = settings.custom_domain_name;
        body.logo_url = settings.logo_url;
        body.theme_color = settings.theme.map(|(primary, secondary)| {
            NewStatusPageThemeColor::new()
                .primary(primary)
                .secondary(secondary)
        });
        body.components = (!entries.is_empty()).then_some(entries);
        body.allow_components_subscription = settings.component_subscription;
        body.allow_maintenance_subscription = settings.maintenance_subscription;
        body.allow_webhook_subscription = settings.webhook_subscription;
        body.hide_from_search_engines = settings.hidden_from_search_engines;
        Ok(body)
    }
}

impl Entry {
    fn request(self) -> Result<NewStatusPageComponentList> {
        match self {
            Self::Component(component) => component.into_entry(),
            Self::Group(group, components) => group.into_entry(components),
        }
    }
}

impl StatusPageUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the title.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the name under which the page is reached on the vendor's domain.
    pub fn domain_name(mut self, domain: impl Into<String>) -> Self {
        self.domain_name = Some(domain.into());
        self
    }

    /// Sets the e-mail address that visitors can write to.
    pub fn contact_email(mut self, address: impl Into<String>) -> Self {
        self.contact_email = Some(address.into());
        self
    }

    /// Sets the time zone in which the page shows times.
    pub fn time_zone(mut self, time_zone: TimeZone) -> Self {
        self.time_zone = Some(time_zone);
        self
    }

    /// Sets the owner.
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// Sets the team that the page belongs to.
    pub fn team(mut self, team: impl IdOf<kind::Team>) -> Self {
        self.team = Some(team.id().into_owned());
        self
    }

    /// Sets whether the page is served under its [custom domain](Self::custom_domain_name).
    pub fn custom_domain_enabled(mut self, enabled: bool) -> Self {
        self.custom_domain_enabled = Some(enabled);
        self
    }

    /// Validates the update before anything is sent.
    pub(super) fn check(&self) -> Result<()> {
        if let Some(team) = &self.team {
            TeamId::new(team.as_str())?;
        }
        self.time_zone.as_ref().map(zone_name).transpose().map(drop)
    }

    /// Returns the settings with the changes.
    pub(super) fn applied_to(
        self,
        page: &StatusPageSettings,
    ) -> Result<UpdateStatusPageByIdRequest> {
        let settings = self.body;
        let (owner_type, owner_id) = self
            .owner
            .map(|owner| (owner.kind().to_owned(), owner.id().to_owned()))
            .unzip();
        let zone = self.time_zone.as_ref().map(zone_name).transpose()?;
        let (primary, secondary) = settings.theme.unwrap_or_else(|| {
            let ThemeColor {
                primary, secondary, ..
            } = page.theme_color.clone();
            (primary, secondary)
        });
        let mut body = UpdateStatusPageByIdRequest::new(
            kept(self.name, &page.name, "the `name` of the page")?,
            settings.public.unwrap_or(page.is_public),
            kept(
                self.domain_name,
                &page.domain_name,
                "the `domainName` of the page",
            )?,
            kept(self.team, &page.team_id, "the `teamID` of the page")?,
            ThemeColorUpdate::new(primary, secondary),
            kept(
                self.contact_email,
                &page.contact_email,
                "the `contactEmail` of the page",
            )?,
            kept(
                owner_type,
                page.owner_type.as_str(),
                "the `ownerType` of the page",
            )?,
            kept(owner_id, &page.owner_id, "the `ownerID` of the page")?,
        );
        body.description = settings.description.or_else(|| page.description.clone());
        body.custom_domain_name = settings
            .custom_domain_name
            .or_else(|| page.custom_domain_name.clone());
        body.logo_url = settings.logo_url;
        body.timezone =
            zone.or_else(|| Some(page.timezone.clone()).filter(|zone| !zone.is_empty()));
        body.allow_components_subscription = Some(
            settings
                .component_subscription
                .unwrap_or(page.allow_components_subscription),
        );
        body.allow_maintenance_subscription = Some(
            settings
                .maintenance_subscription
                .unwrap_or(page.allow_maintenance_subscription),
        );
        body.allow_webhook_subscription = Some(
            settings
                .webhook_subscription
                .unwrap_or(page.allow_webhook_subscription),
        );
        body.is_custom_domain_enabled = self.custom_domain_enabled;
        body.hide_from_search_engines = settings
            .hidden_from_search_engines
            .or(page.hide_from_search_engines);
        Ok(body)
    }
}

fn zone_name(zone: &TimeZone) -> Result<String> {
    zone.iana_name().map(str::to_owned).ok_or_else(|| {
        invalid("the time zone of a status page needs a name, such as `Europe/London`")
    })
}

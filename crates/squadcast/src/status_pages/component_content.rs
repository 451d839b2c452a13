//! Components, and requests that create and update them.

use squadcast_raw::status_pages::{
    CreateComponentRequest, NewStatusPageComponent, NewStatusPageComponentList,
    NewStatusPageComponentListType, NewStatusPageComponentType, UpdateComponentByIdRequest,
};

use super::ComponentStatus;
use crate::kept::kept;
use crate::request::invalid;
use crate::{ComponentGroupId, ComponentId, IdOf, Result, ServiceId, kind};

/// A component of a status page, with its group.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Component {
    /// Id of the component.
    pub id: ComponentId,
    /// Name of the component on the page.
    pub name: String,
    /// Text that explains the component to visitors.
    pub description: Option<String>,
    /// The group that the component is in.
    pub group: Option<GroupOfComponent>,
    /// Current status.
    pub status: Option<ComponentStatus>,
    /// Whether the component is under maintenance.
    pub under_maintenance: bool,
    /// Status that is shown during a maintenance.
    pub status_maintenance: Option<ComponentStatus>,
    /// Whether visitors can subscribe to the component.
    pub allow_subscription: Option<bool>,
    /// Whether the component is hidden from visitors.
    pub is_hidden: bool,
}

/// The group that a component is in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupOfComponent {
    /// Id of the group.
    pub id: ComponentGroupId,
    /// Name of the group.
    pub name: String,
}

/// A component to create.
///
/// ```
/// use squadcast::ComponentGroupId;
/// use squadcast::status_pages::NewComponent;
///
/// let payments = ComponentGroupId::from(12);
/// let cards = NewComponent::new("Cards")
///     .description("Payments by card")
///     .group(payments);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewComponent {
    name: String,
    settings: Settings,
}

/// Changes to a component. Fields that are not set keep their value.
///
/// ```
/// use squadcast::status_pages::ComponentUpdate;
///
/// let update = ComponentUpdate::new().name("Card payments").no_group();
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct ComponentUpdate {
    name: Option<String>,
    no_group: bool,
    settings: Settings,
}

/// The optional settings that creation and update have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Settings {
    description: Option<String>,
    allow_subscription: Option<bool>,
    group: Option<String>,
    service: Option<String>,
}

impl Settings {
    fn group(&self) -> Result<Option<i64>> {
        let group = self.group.as_deref();
        group
            .map(|group| ComponentGroupId::new(group).map(|group| group.as_i64()))
            .transpose()
    }

    fn service(&self) -> Result<Option<String>> {
        let service = self.service.as_deref();
        service
            .map(|service| ServiceId::new(service).map(String::from))
            .transpose()
    }
}

macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Sets the text that explains the component to visitors.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.settings.description = Some(description.into());
                self
            }

            /// Sets whether visitors can subscribe to the component.
            pub fn allow_subscription(mut self, allow: bool) -> Self {
                self.settings.allow_subscription = Some(allow);
                self
            }

            /// Puts the component into a group.
            #[doc(alias = "groupID")]
            #[doc(alias = "belongsToGroup")]
            pub fn group(mut self, group: impl IdOf<kind::ComponentGroup>) -> Self {
                self.settings.group = Some(group.id().into_owned());
                self
            }

            /// Connects the component to a service.
            pub fn service(mut self, service: impl IdOf<kind::Service>) -> Self {
                self.settings.service = Some(service.id().into_owned());
                self
            }
        }
    };
}

settings!(NewComponent);
settings!(ComponentUpdate);

impl NewComponent {
    /// Creates a component with a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            settings: Settings::default(),
        }
    }

    pub(super) fn request(self) -> Result<CreateComponentRequest> {
        let (group, service) = (self.settings.group()?, self.settings.service()?);
        let mut body = CreateComponentRequest::new(self.name);
        body.description = self.settings.description;
        body.allow_subscription = self.settings.allow_subscription;
        body.belongs_to_group = group.map(|_| true);
        body.group_id = group;
        body.service_id = service;
        Ok(body)
    }

    /// Rejects a group, because a new page has none with an id.
    fn check_for_new_page(&self) -> Result<()> {
        match self.settings.group {
            None => Ok(()),
            Some(_) => Err(invalid(format!(
                "the component `{}` of a new page names a group by its id; add it with the group",
                self.name
            ))),
        }
    }

    /// As an entry of a new page, in no group.
    pub(super) fn into_entry(self) -> Result<NewStatusPageComponentList> {
        self.check_for_new_page()?;
        if self.settings.service.is_some() {
            return Err(invalid(format!(
                "the component `{}` of a new page cannot be connected to a service unless it is in a group; create it after the page",
                self.name
            )));
        }
        let kind = NewStatusPageComponentListType::Component;
        let mut entry = NewStatusPageComponentList::new(kind, self.name);
        entry.description = self.settings.description;
        entry.allow_subscription = self.settings.allow_subscription;
        Ok(entry)
    }

    /// As an entry of a group of a new page.
    pub(super) fn in_group(self) -> Result<NewStatusPageComponent> {
        self.check_for_new_page()?;
        let kind = NewStatusPageComponentType::Component;
        let allow = self.settings.allow_subscription.unwrap_or_default();
        let service = self.settings.service()?;
        let mut entry = NewStatusPageComponent::new(kind, self.name, allow);
        entry.description = self.settings.description;
        entry.service_id = service;
        Ok(entry)
    }
}

impl ComponentUpdate {
    pub(super) fn group_id(&self) -> Result<Option<i64>> {
        self.settings.group()
    }

    pub(super) fn service_id(&self) -> Result<Option<String>> {
        self.settings.service()
    }

    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Takes the component out of its group.
    pub fn no_group(mut self) -> Self {
        self.settings.group = None;
        self.no_group = true;
        self
    }

    pub(super) fn applied_to(
        self,
        component: Component,
        group: Option<i64>,
        service: Option<String>,
    ) -> Result<UpdateComponentByIdRequest> {
        let previous = component.group.map(|group| group.id.as_i64());
        let group = group.or(previous.filter(|_| !self.no_group));
        let name = kept(self.name, &component.name, "the `name` of the component")?;
        let mut body = UpdateComponentByIdRequest::new(name);
        body.description = self.settings.description.or(component.description);
        body.allow_subscription = self
            .settings
            .allow_subscription
            .or(component.allow_subscription);
        body.belongs_to_group = Some(group.is_some());
        // The vendor's Terraform provider sends 0 for a component that is in no group.
        body.group_id = Some(group.unwrap_or_default());
        body.service_id = service;
        Ok(body)
    }
}

//! The component groups of a status page.

use squadcast_raw::status_pages::{
    CreateComponentGroupRequest, NewStatusPageComponentList, NewStatusPageComponentListType,
};

use super::undocumented::UPDATE_GROUP;
use super::{ComponentGroup, ComponentGroupDetails, CreatedComponentGroup, NewComponent};
use crate::id::identified;
use crate::kept::kept;
use crate::request::{named, request};
use crate::{ComponentGroupId, IdOf, List, RequestBuilder, Result, Squadcast, StatusPageId, kind};

/// The component groups of one status page. From
/// [`StatusPages::component_groups`](super::StatusPages::component_groups).
///
/// The components of a group are not part of it: [`ComponentUpdate::group`](super::ComponentUpdate::group) moves a
/// component into a group, and [`no_group`](super::ComponentUpdate::no_group) out of it.
#[derive(Debug, Clone)]
pub struct ComponentGroups<'a> {
    client: &'a Squadcast,
    page: Result<StatusPageId>,
}

/// A component group to create.
///
/// ```
/// use squadcast::status_pages::NewComponentGroup;
///
/// let payments = NewComponentGroup::new("Payments")
///     .description("Cards and invoices")
///     .allow_subscription(true);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewComponentGroup {
    name: String,
    settings: Settings,
}

/// Changes to a component group. Fields that are not set keep their value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct ComponentGroupUpdate {
    name: Option<String>,
    settings: Settings,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Settings {
    description: Option<String>,
    allow_subscription: Option<bool>,
}

macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Sets the text that explains the group to visitors.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.settings.description = Some(description.into());
                self
            }

            /// Sets whether visitors can subscribe to the group.
            pub fn allow_subscription(mut self, allow: bool) -> Self {
                self.settings.allow_subscription = Some(allow);
                self
            }
        }
    };
}

settings!(NewComponentGroup);
settings!(ComponentGroupUpdate);

impl<'a> ComponentGroups<'a> {
    pub(super) fn new(client: &'a Squadcast, page: impl IdOf<kind::StatusPage>) -> Self {
        Self {
            client,
            page: StatusPageId::of(page),
        }
    }

    fn page(&self) -> Result<String> {
        self.page.clone().map(String::from)
    }

    fn all(&self) -> RequestBuilder<Vec<ComponentGroup>> {
        request(|| {
            let raw = self.client.raw();
            Ok(raw
                .component_groups_list_component_groups(&self.page()?)
                .into())
        })
    }

    /// Lists the groups with their components.
    ///
    /// Operation: `ComponentGroups_listComponentGroups`.
    pub fn list(&self) -> List<ComponentGroup> {
        List::from_request(self.all())
    }

    /// Gets a group, without its components.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the group does not exist.
    ///
    /// Operation: `ComponentGroups_getComponentGroupById`.
    pub fn get(
        &self,
        group: impl IdOf<kind::ComponentGroup>,
    ) -> RequestBuilder<ComponentGroupDetails> {
        request(|| {
            let group = ComponentGroupId::of(group)?.to_string();
            let raw = self.client.raw();
            Ok(raw
                .component_groups_get_component_group_by_id(&self.page()?, &group)
                .into())
        })
    }

    /// Gets a group with its components by its name, out of the list. If several have the name, the first one.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page has no group with this name.
    ///
    /// Operation: `ComponentGroups_listComponentGroups`.
    pub fn get_by_name(&self, name: impl Into<String>) -> RequestBuilder<ComponentGroup> {
        let name = name.into();
        self.all().try_map(move |groups| {
            named(groups, "component group", &name, false, |group| &group.name)
        })
    }

    /// Creates an empty group. Every call creates another one.
    ///
    /// ```
    /// # use squadcast::{Squadcast, StatusPageId};
    /// # use squadcast::status_pages::{NewComponent, NewComponentGroup};
    /// # async fn example(client: &Squadcast, page: StatusPageId) -> squadcast::Result<()> {
    /// let pages = client.status_pages();
    /// let payments = NewComponentGroup::new("Payments");
    /// let payments = pages.component_groups(page).create(payments).await?;
    /// let cards = NewComponent::new("Cards").group(&payments);
    /// pages.components(page).create(cards).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page does not exist.
    ///
    /// Operation: `ComponentGroups_createComponentGroup`.
    pub fn create(&self, group: NewComponentGroup) -> RequestBuilder<CreatedComponentGroup> {
        request(|| {
            let body = group.request();
            let raw = self.client.raw();
            Ok(raw
                .component_groups_create_component_group(&self.page()?, &body)
                .into())
        })
    }

    /// Updates a group, through an endpoint that the vendor's reference does not list. Fields that the update does not set
    /// keep their value.
    ///
    /// The vendor's Terraform provider renames groups with `PUT /v4/statuspages/{id}/groups/{id}`, and sends the name
    /// alone. Whether the endpoint changes the other fields is not known; all are sent, as they are at the creation of a
    /// group. The group is read first; a change that another program makes in between is lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the group does not exist.
    ///
    /// Operations: `ComponentGroups_getComponentGroupById` and an undocumented one.
    pub fn update(
        &self,
        group: impl IdOf<kind::ComponentGroup>,
        update: ComponentGroupUpdate,
    ) -> RequestBuilder<ComponentGroupDetails> {
        request(|| {
            let (id, page) = (ComponentGroupId::of(group)?.to_string(), self.page()?);
            let core = self.client.raw().core().clone();
            let read = self
                .client
                .raw()
                .component_groups_get_component_group_by_id(&page, &id);
            Ok(read.into_request().and_then(move |group| {
                request(|| {
                    let body = update.applied_to(group)?;
                    let call = core
                        .call(&UPDATE_GROUP)
                        .path("statuspageID", page)
                        .path("group_id", id);
                    Ok(call.json(&body).request())
                })
            }))
        })
    }

    /// Deletes a group.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the group does not exist.
    ///
    /// Operation: `ComponentGroups_deleteComponentGroupById`.
    pub fn delete(&self, group: impl IdOf<kind::ComponentGroup>) -> RequestBuilder<()> {
        request(|| {
            let group = ComponentGroupId::of(group)?.to_string();
            let raw = self.client.raw();
            let deleted = raw.component_groups_delete_component_group_by_id(&self.page()?, &group);
            Ok(deleted.into_request().map(drop))
        })
    }
}

impl NewComponentGroup {
    /// Creates a group with a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            settings: Settings::default(),
        }
    }

    fn request(self) -> CreateComponentGroupRequest {
        let mut body = CreateComponentGroupRequest::new(self.name);
        body.description = self.settings.description;
        body.allow_subscription = self.settings.allow_subscription;
        body
    }

    /// As an entry of a new page.
    pub(super) fn into_entry(
        self,
        components: Vec<NewComponent>,
    ) -> Result<NewStatusPageComponentList> {
        let components = components.into_iter();
        let components = components
            .map(NewComponent::in_group)
            .collect::<Result<Vec<_>>>()?;
        let mut entry =
            NewStatusPageComponentList::new(NewStatusPageComponentListType::Group, self.name);
        entry.description = self.settings.description;
        entry.allow_subscription = self.settings.allow_subscription;
        Ok(entry.components(components))
    }
}

impl ComponentGroupUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    fn applied_to(self, group: ComponentGroupDetails) -> Result<CreateComponentGroupRequest> {
        let name = kept(self.name, &group.name, "the `name` of the group")?;
        let mut body = CreateComponentGroupRequest::new(name);
        body.description = self.settings.description.or(group.description);
        let allow = self.settings.allow_subscription;
        body.allow_subscription = Some(allow.unwrap_or(group.allow_subscription));
        Ok(body)
    }
}

identified!(
    kind::ComponentGroup: ComponentGroup.id,
    CreatedComponentGroup.id,
    ComponentGroupDetails.id
);

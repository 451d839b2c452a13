//! The components of a status page.

use squadcast_raw::status_pages::ComponentsComponent;

use super::{
    Component, ComponentDetails, ComponentUpdate, CreatedComponent, GroupOfComponent, NewComponent,
    UpdatedComponent,
};
use crate::id::identified;
use crate::request::{named, request};
use crate::{
    ComponentId, Error, IdOf, Kind, List, RequestBuilder, Result, Squadcast, StatusPageId, kind,
};

/// The components of one status page. From [`StatusPages::components`](super::StatusPages::components).
#[derive(Debug, Clone)]
pub struct Components<'a> {
    client: &'a Squadcast,
    page: Result<StatusPageId>,
}

impl<'a> Components<'a> {
    pub(super) fn new(client: &'a Squadcast, page: impl IdOf<kind::StatusPage>) -> Self {
        Self {
            client,
            page: StatusPageId::of(page),
        }
    }

    fn page(&self) -> Result<String> {
        self.page.clone().map(String::from)
    }

    /// Lists the components, those of groups included. Each names its group; an empty group does not appear.
    ///
    /// ```
    /// # use squadcast::{Squadcast, StatusPageId};
    /// # async fn example(client: &Squadcast, page: StatusPageId) -> squadcast::Result<()> {
    /// for component in client.status_pages().components(page).list().await? {
    ///     let group = component.group.map(|group| group.name);
    ///     println!("{} {}", group.unwrap_or_default(), component.name);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `Components_listComponents`.
    pub fn list(&self) -> List<Component> {
        List::from_request(self.flattened())
    }

    fn flattened(&self) -> RequestBuilder<Vec<Component>> {
        request(|| {
            let raw = self.client.raw();
            let list = raw.components_list_components(&self.page()?);
            Ok(list.into_request().try_map(flatten))
        })
    }

    /// Gets a component.
    ///
    /// The response has neither the group nor the settings of the component, which [`list`](Self::list) has.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the component does not exist.
    ///
    /// Operation: `Components_getComponentById`.
    pub fn get(&self, component: impl IdOf<kind::Component>) -> RequestBuilder<ComponentDetails> {
        request(|| {
            let component = ComponentId::of(component)?.to_string();
            let raw = self.client.raw();
            Ok(raw
                .components_get_component_by_id(&self.page()?, &component)
                .into())
        })
    }

    /// Gets a component by its name, out of the list.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page has no component with this name,
    /// [`is_conflict`](crate::Error::is_conflict) if it has several, which can be in different groups.
    ///
    /// Operation: `Components_listComponents`.
    pub fn get_by_name(&self, name: impl Into<String>) -> RequestBuilder<Component> {
        let name = name.into();
        self.flattened().try_map(move |components| {
            let alike = components.iter().filter(|component| component.name == name);
            if alike.count() > 1 {
                let message =
                    format!("the page has several components with the name `{name}`; use the id");
                return Err(Error::new(Kind::Conflict, message));
            }
            named(components, "component", &name, false, |component| {
                &component.name
            })
        })
    }

    /// Creates a component. Every call creates another one.
    ///
    /// ```
    /// # use squadcast::{ComponentGroupId, Squadcast, StatusPageId};
    /// # use squadcast::status_pages::NewComponent;
    /// # async fn example(
    /// #     client: &Squadcast, page: StatusPageId, payments: ComponentGroupId,
    /// # ) -> squadcast::Result<()> {
    /// let components = client.status_pages().components(page);
    /// let cards = NewComponent::new("Cards").group(payments);
    /// let cards = components.create(cards).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page does not exist.
    ///
    /// Operation: `Components_createComponent`.
    pub fn create(&self, component: NewComponent) -> RequestBuilder<CreatedComponent> {
        request(|| {
            let body = component.request()?;
            let raw = self.client.raw();
            Ok(raw.components_create_component(&self.page()?, &body).into())
        })
    }

    /// Updates a component. Fields that the update does not set keep their value.
    ///
    /// The service replaces what it gets, so the list is read first; a change that another program makes in between is
    /// lost. No response contains the service that a component is connected to: it is sent only if the update sets it,
    /// and whether an update without it keeps it is not documented.
    ///
    /// ```
    /// # use squadcast::{ComponentId, Squadcast, StatusPageId};
    /// # use squadcast::status_pages::ComponentUpdate;
    /// # async fn example(
    /// #     client: &Squadcast, page: StatusPageId, cards: ComponentId,
    /// # ) -> squadcast::Result<()> {
    /// let components = client.status_pages().components(page);
    /// let update = ComponentUpdate::new().description("Visa and Mastercard");
    /// components.update(cards, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the page has no such component.
    ///
    /// Operation: `Components_updateComponentById`.
    pub fn update(
        &self,
        component: impl IdOf<kind::Component>,
        update: ComponentUpdate,
    ) -> RequestBuilder<UpdatedComponent> {
        request(|| {
            let (id, page) = (ComponentId::of(component)?, self.page()?);
            let (group, service) = (update.group_id()?, update.service_id()?);
            let raw = self.client.raw().clone();
            Ok(self.flattened().and_then(move |components| {
                request(|| {
                    let found = components.into_iter().find(|component| component.id == id);
                    let component = found.ok_or_else(|| {
                        let message = format!("the page has no component with the id {id}");
                        Error::new(Kind::NotFound, message)
                    })?;
                    let body = update.applied_to(component, group, service)?;
                    Ok(raw
                        .components_update_component_by_id(&page, &id.to_string(), &body)
                        .into())
                })
            }))
        })
    }

    /// Deletes a component.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the component does not exist.
    ///
    /// Operation: `Components_deleteComponentById`.
    pub fn delete(&self, component: impl IdOf<kind::Component>) -> RequestBuilder<()> {
        request(|| {
            let component = ComponentId::of(component)?.to_string();
            let raw = self.client.raw();
            let deleted = raw.components_delete_component_by_id(&self.page()?, &component);
            Ok(deleted.into_request().map(drop))
        })
    }
}

/// Takes the components out of their groups.
fn flatten(entries: Vec<ComponentsComponent>) -> Result<Vec<Component>> {
    let mut flat = Vec::with_capacity(entries.len());
    let mut open = vec![(None, entries.into_iter())];
    while let Some((group, entries)) = open.last_mut() {
        let Some(entry) = entries.next() else {
            open.pop();
            continue;
        };
        if entry.type_.as_deref() != Some("group") && entry.components.is_empty() {
            flat.push(Component::new(entry, group.clone())?);
            continue;
        }
        let group = GroupOfComponent {
            id: identity(entry.id, "component group")?.into(),
            name: entry.name.unwrap_or_default(),
        };
        open.push((Some(group), entry.components.into_iter()));
    }
    Ok(flat)
}

fn identity(id: Option<i64>, what: &str) -> Result<i64> {
    id.ok_or_else(|| {
        let message = format!("the service returned a {what} without an `id`");
        Error::new(Kind::Decode, message)
    })
}

impl Component {
    fn new(entry: ComponentsComponent, group: Option<GroupOfComponent>) -> Result<Self> {
        Ok(Self {
            id: identity(entry.id, "component")?.into(),
            name: entry.name.unwrap_or_default(),
            description: entry.description,
            group,
            status: entry.status,
            under_maintenance: entry.under_maintenance.unwrap_or_default(),
            status_maintenance: entry.status_maintenance,
            allow_subscription: entry.allow_subscription,
            is_hidden: entry.is_hidden.unwrap_or_default(),
        })
    }
}

identified!(kind::Component: Component.id, CreatedComponent.id, ComponentDetails.id, UpdatedComponent.id);
identified!(kind::ComponentGroup: GroupOfComponent.id);

// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `status-pages` area.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A component inside a group of a status page. The form nests, so that an entry can hold entries of its own.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ComponentGroupsComponent {
    /// Id of the entry, a component or a component group.
    pub id: Option<i64>,
    /// Kind of the entry: a single component or a group of components.
    pub type_: Option<String>,
    /// Name that visitors of the page see.
    pub name: Option<String>,
    /// Whether visitors may subscribe to updates about this entry.
    pub allow_subscription: Option<bool>,
    /// Text that explains the entry to visitors.
    pub description: Option<String>,
    /// Current health of the entry.
    pub status: Option<crate::status_pages::ComponentGroupsComponentStatus>,
    /// Whether a maintenance is going on for the entry.
    pub under_maintenance: Option<bool>,
    /// Status level shown while the entry is under maintenance.
    pub status_maintenance: Option<crate::status_pages::ComponentGroupsComponentStatus>,
    /// Entries that the group holds, each of the same form; absent or empty for a single component.
    pub components: Vec<crate::status_pages::ComponentGroupsComponent>,
    /// Whether the entry is hidden from the public view of the page.
    pub is_hidden: Option<bool>,
}

squad_core::lenient_struct!(ComponentGroupsComponent default {} { id = "id", type_ = "type", name = "name", allow_subscription = "allowSubscription", description = "description", status = "status", under_maintenance = "underMaintenance", status_maintenance = "statusMaintenance", components = "components", is_hidden = "isHidden" });

/// A component group of a status page as the list shows it, with its health and the components inside it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ComponentGroup {
    /// Id of the component group.
    pub id: i64,
    /// Kind of the entry, which distinguishes a group from a single component.
    pub type_: String,
    /// Heading that visitors see above the group's components.
    pub name: String,
    /// Whether visitors may subscribe to updates about the whole group.
    pub allow_subscription: bool,
    /// Text that explains the group to visitors.
    pub description: Option<String>,
    /// Current health of the group as a whole.
    pub status: Option<crate::status_pages::ComponentGroupsComponentStatus>,
    /// Whether a maintenance is going on for the group.
    pub under_maintenance: Option<bool>,
    /// Status level shown while the group is under maintenance.
    pub status_maintenance: Option<crate::status_pages::ComponentGroupsComponentStatus>,
    /// Components that the group holds.
    pub components: Vec<crate::status_pages::ComponentGroupsComponent>,
    /// Whether the group is hidden from the public view of the page.
    pub is_hidden: Option<bool>,
}

squad_core::lenient_struct!(ComponentGroup default { id = "id" } { type_ = "type", name = "name", allow_subscription = "allowSubscription", description = "description", status = "status", under_maintenance = "underMaintenance", status_maintenance = "statusMaintenance", components = "components", is_hidden = "isHidden" });

/// A level of health as the page shows it, used for a component or a group and for its state under maintenance.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ComponentGroupsComponentStatus {
    /// Id of the status level.
    pub id: i64,
    /// Display name of the status level.
    pub name: String,
    /// Color in which the page shows the status level.
    pub color: String,
    /// Short machine-readable name of the status level.
    pub slug: String,
}

squad_core::lenient_struct!(ComponentGroupsComponentStatus default {} { id = "id", name = "name", color = "color", slug = "slug" });

/// A new component group of a status page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateComponentGroupRequest {
    /// Heading that visitors see above the group's components.
    pub name: String,
    /// Text that explains the group to visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether visitors may subscribe to updates about the whole group.
    #[serde(rename = "allowSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_subscription: Option<bool>,
}

squad_core::request_struct! {
    CreateComponentGroupRequest {
        name: String,
    } {
        description: String,
        allow_subscription: bool,
    }
}

/// A group right after it was added to its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateComponentGroupResponse {
    /// Id given to the new group.
    pub id: i64,
    /// Id of the status page that the group belongs to.
    pub page_id: i64,
    /// Heading that visitors see above the group's components.
    pub name: String,
    /// Text that explains the group to visitors.
    pub description: Option<String>,
    /// Whether visitors may subscribe to updates about the whole group.
    pub allow_subscription: bool,
}

squad_core::lenient_struct!(CreateComponentGroupResponse default { id = "id" } { page_id = "pageID", name = "name", description = "description", allow_subscription = "allowSubscription" });

/// A group that was just removed from its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteComponentGroupByIdResponse {
    /// Id that the deleted group had.
    pub id: i64,
    /// Heading that visitors see above the group's components.
    pub name: String,
    /// Text that explained the group to visitors; null when it had none.
    pub description: Option<String>,
    /// Whether visitors may subscribe to updates about the whole group.
    pub allow_subscription: bool,
}

squad_core::lenient_struct!(DeleteComponentGroupByIdResponse default {} { id = "id", name = "name", description = "description", allow_subscription = "allowSubscription" });

/// Settings of a single group, without the components inside it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetComponentGroupByIdResponse {
    /// Id of the component group.
    pub id: i64,
    /// Id of the status page that the group belongs to.
    pub page_id: i64,
    /// Heading that visitors see above the group's components.
    pub name: String,
    /// Text that explains the group to visitors.
    pub description: Option<String>,
    /// Whether visitors may subscribe to updates about the whole group.
    pub allow_subscription: bool,
}

squad_core::lenient_struct!(GetComponentGroupByIdResponse default { id = "id" } { page_id = "pageID", name = "name", description = "description", allow_subscription = "allowSubscription" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComponentUpdate {
    /// Kind of the entry: `component` for a single one, `group` for several under a heading.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Name that visitors of the page see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether visitors may subscribe to updates about the entry.
    #[serde(rename = "allowSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_subscription: Option<bool>,
    /// Text that explains the entry to visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Components that the group holds; omit it for a single component.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub components: Option<Vec<crate::status_pages::NestedComponentUpdate>>,
}

impl Default for ComponentUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ComponentUpdate {
    } {
        type_: String,
        name: String,
        allow_subscription: bool,
        description: String,
        components: Vec<crate::status_pages::NestedComponentUpdate>,
    }
}

/// An entry of a status page: a component, or a group that holds components of the same form.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ComponentsComponent {
    /// Id of the entry, a component or a component group.
    pub id: Option<i64>,
    /// Kind of the entry: a single component or a group of components.
    pub type_: Option<String>,
    /// Name that visitors of the page see.
    pub name: Option<String>,
    /// Whether visitors may subscribe to updates about this entry.
    pub allow_subscription: Option<bool>,
    /// Text that explains the entry to visitors.
    pub description: Option<String>,
    /// Current health of the entry.
    pub status: Option<crate::status_pages::ComponentsComponentStatus>,
    /// Whether a maintenance is going on for the entry.
    pub under_maintenance: Option<bool>,
    /// Status level shown while the entry is under maintenance.
    pub status_maintenance: Option<crate::status_pages::ComponentsComponentStatus>,
    /// Entries that the group holds, each of the same form; absent or empty for a single component.
    pub components: Vec<crate::status_pages::ComponentsComponent>,
    /// Whether the entry is hidden from the public view of the page.
    pub is_hidden: Option<bool>,
}

squad_core::lenient_struct!(ComponentsComponent default {} { id = "id", type_ = "type", name = "name", allow_subscription = "allowSubscription", description = "description", status = "status", under_maintenance = "underMaintenance", status_maintenance = "statusMaintenance", components = "components", is_hidden = "isHidden" });

/// A level of health as the page shows it, used for a component and for its state under maintenance.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ComponentsComponentStatus {
    /// Id of the status level.
    pub id: i64,
    /// Display name of the status level.
    pub name: String,
    /// Color in which the page shows the status level.
    pub color: String,
    /// Short machine-readable name of the status level.
    pub slug: String,
}

squad_core::lenient_struct!(ComponentsComponentStatus default {} { id = "id", name = "name", color = "color", slug = "slug" });

/// A new component of a status page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateComponentRequest {
    /// Name that visitors of the page see.
    pub name: String,
    /// Text that explains the component to visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether visitors may subscribe to updates about the component.
    #[serde(rename = "allowSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_subscription: Option<bool>,
    /// Id of the component group that the component is put into.
    #[serde(rename = "groupID", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<i64>,
    /// Id of the service that the component represents.
    #[serde(rename = "serviceID", skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    /// Whether the component is part of the group that `groupID` names.
    #[serde(rename = "belongsToGroup", skip_serializing_if = "Option::is_none")]
    pub belongs_to_group: Option<bool>,
}

squad_core::request_struct! {
    CreateComponentRequest {
        name: String,
    } {
        description: String,
        allow_subscription: bool,
        group_id: i64,
        service_id: String,
        belongs_to_group: bool,
    }
}

/// A component right after it was added to its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateComponentResponse {
    /// Id given to the new component.
    pub id: i64,
    /// Id of the status page that shows the component.
    pub page_id: i64,
    /// Name that visitors of the page see.
    pub name: String,
    /// Text that explains the component to visitors.
    pub description: String,
    /// Id of the component's current status: the `id` of a status listed by `StatusPages_listStatusPageStatuses`.
    pub status_id: Option<i64>,
    /// Whether a maintenance is going on for the component.
    pub under_maintenance: bool,
    /// Id of the component group that holds the component; absent if it is in no group.
    pub group_id: Option<i64>,
}

squad_core::lenient_struct!(CreateComponentResponse default { id = "id" } { page_id = "pageID", name = "name", description = "description", status_id = "statusID", under_maintenance = "underMaintenance", group_id = "groupID" });

/// A component that was just removed from its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteComponentByIdResponse {
    /// Id that the deleted component had.
    pub id: i64,
    /// Name that visitors of the page see.
    pub name: String,
    /// Text that explains the component to visitors.
    pub description: String,
    /// Whether visitors could subscribe to updates about the component.
    pub allow_subscription: bool,
}

squad_core::lenient_struct!(DeleteComponentByIdResponse default {} { id = "id", name = "name", description = "description", allow_subscription = "allowSubscription" });

/// A single component with its present state.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetComponentByIdResponse {
    /// Id of the component.
    pub id: i64,
    /// Id of the status page that shows the component.
    pub page_id: i64,
    /// Name that visitors of the page see.
    pub name: String,
    /// Text that explains the component to visitors.
    pub description: String,
    /// Id of the component's current status: the `id` of a status listed by `StatusPages_listStatusPageStatuses`.
    pub status_id: Option<i64>,
    /// Whether a maintenance is going on for the component.
    pub under_maintenance: bool,
}

squad_core::lenient_struct!(GetComponentByIdResponse default { id = "id" } { page_id = "pageID", name = "name", description = "description", status_id = "statusID", under_maintenance = "underMaintenance" });

/// New settings for a component that exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateComponentByIdRequest {
    /// Name that visitors of the page see.
    pub name: String,
    /// Text that explains the component to visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether visitors may subscribe to updates about the component.
    #[serde(rename = "allowSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_subscription: Option<bool>,
    /// Id of the component group that the component is put into.
    #[serde(rename = "groupID", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<i64>,
    /// Id of the service that the component represents.
    #[serde(rename = "serviceID", skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    /// Whether the component is part of the group that `groupID` names.
    #[serde(rename = "belongsToGroup", skip_serializing_if = "Option::is_none")]
    pub belongs_to_group: Option<bool>,
}

squad_core::request_struct! {
    UpdateComponentByIdRequest {
        name: String,
    } {
        description: String,
        allow_subscription: bool,
        group_id: i64,
        service_id: String,
        belongs_to_group: bool,
    }
}

/// A component after its settings were changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateComponentByIdResponse {
    /// Id of the component.
    pub id: i64,
    /// Id of the status page that shows the component.
    pub page_id: i64,
    /// Name that visitors of the page see.
    pub name: String,
    /// Text that explains the component to visitors.
    pub description: String,
    /// Id of the component group that holds the component; absent if it is in no group.
    pub group_id: Option<i64>,
    /// Whether visitors may subscribe to updates about the component.
    pub allow_subscription: bool,
}

squad_core::lenient_struct!(UpdateComponentByIdResponse default { id = "id" } { page_id = "pageID", name = "name", description = "description", group_id = "groupID", allow_subscription = "allowSubscription" });

/// A new status page: its name, domain, appearance, components, subscription settings, team and owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateStatusPageRequest {
    /// Title of the page as visitors see it.
    pub name: String,
    /// Text that introduces the page to visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether everyone can see the page; false keeps it private.
    #[serde(rename = "isPublic", skip_serializing_if = "Option::is_none")]
    pub is_public: Option<bool>,
    /// Name under which the page is reached on the vendor's domain.
    #[serde(rename = "domainName")]
    pub domain_name: String,
    /// Domain of the customer's own under which the page is reached; absent or empty when there is none.
    #[serde(rename = "customDomainName", skip_serializing_if = "Option::is_none")]
    pub custom_domain_name: Option<String>,
    /// Address of the image shown as the logo of the page.
    #[serde(rename = "logoUrl", skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Name of the time zone in which the page shows times, such as `Europe/London`.
    pub timezone: String,
    /// Id of the team that the page belongs to.
    #[serde(rename = "teamID")]
    pub team_id: String,
    /// Colors in which the page is drawn.
    #[serde(rename = "themeColor", skip_serializing_if = "Option::is_none")]
    pub theme_color: Option<crate::status_pages::NewStatusPageThemeColor>,
    /// Components and groups to put on the page from the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub components: Option<Vec<crate::status_pages::NewStatusPageComponentList>>,
    /// E-mail address that visitors can write to.
    #[serde(rename = "contactEmail")]
    pub contact_email: String,
    /// Whether visitors may subscribe with a webhook in addition to e-mail.
    #[serde(rename = "allowWebhookSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_webhook_subscription: Option<bool>,
    /// Whether visitors may subscribe to single components.
    #[serde(rename = "allowComponentsSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_components_subscription: Option<bool>,
    /// Whether visitors may subscribe to news of maintenances.
    #[serde(rename = "allowMaintenanceSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_maintenance_subscription: Option<bool>,
    /// Kind of entity that owns the page: `team`, `user` or `squad`.
    #[serde(rename = "ownerType")]
    pub owner_type: crate::status_pages::OwnerType,
    /// Id of the team, user or squad that owns the page.
    #[serde(rename = "ownerID")]
    pub owner_id: String,
    /// Whether search engines are asked not to list the page.
    #[serde(rename = "hideFromSearchEngines", skip_serializing_if = "Option::is_none")]
    pub hide_from_search_engines: Option<bool>,
}

squad_core::request_struct! {
    CreateStatusPageRequest {
        name: String,
        domain_name: String,
        timezone: String,
        team_id: String,
        contact_email: String,
        owner_type: crate::status_pages::OwnerType,
        owner_id: String,
    } {
        description: String,
        is_public: bool,
        custom_domain_name: String,
        logo_url: String,
        theme_color: crate::status_pages::NewStatusPageThemeColor,
        components: Vec<crate::status_pages::NewStatusPageComponentList>,
        allow_webhook_subscription: bool,
        allow_components_subscription: bool,
        allow_maintenance_subscription: bool,
        hide_from_search_engines: bool,
    }
}

/// A status page right after it was created.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateStatusPageResponse {
    /// Id given to the new status page.
    pub id: i64,
    /// Id of the organization that the page belongs to.
    pub organization_id: String,
    /// Title of the page as visitors see it.
    pub name: String,
    /// Whether everyone can see the page; false keeps it private.
    pub is_public: bool,
    /// Name of the time zone in which the page shows times, such as `Europe/London`.
    pub timezone: String,
    /// Text that introduces the page to visitors.
    pub description: Option<String>,
    /// Name under which the page is reached on the vendor's domain.
    pub domain_name: String,
    /// E-mail address that visitors can write to.
    pub contact_email: String,
    /// Colors in which the page is drawn.
    pub theme_color: Option<crate::status_pages::NewStatusPageThemeColor>,
    /// Components and groups of the page.
    pub components: Vec<crate::status_pages::NewStatusPageComponentList>,
    /// Whether visitors may subscribe to single components.
    pub allow_components_subscription: bool,
    /// Whether visitors may subscribe to news of maintenances.
    pub allow_maintenance_subscription: bool,
    /// Whether visitors may subscribe with a webhook in addition to e-mail.
    pub allow_webhook_subscription: bool,
    /// Kind of entity that owns the page: `team`, `user` or `squad`.
    pub owner_type: String,
    /// Id of the team, user or squad that owns the page.
    pub owner_id: String,
    /// Id of the team that the page belongs to.
    pub team_id: String,
    /// Whether search engines are asked not to list the page.
    pub hide_from_search_engines: Option<bool>,
}

squad_core::lenient_struct!(CreateStatusPageResponse default { id = "id" } { organization_id = "organizationID", name = "name", is_public = "isPublic", timezone = "timezone", description = "description", domain_name = "domainName", contact_email = "contactEmail", theme_color = "themeColor", components = "components", allow_components_subscription = "allowComponentsSubscription", allow_maintenance_subscription = "allowMaintenanceSubscription", allow_webhook_subscription = "allowWebhookSubscription", owner_type = "ownerType", owner_id = "ownerID", team_id = "teamID", hide_from_search_engines = "hideFromSearchEngines" });

/// Current status of the page as a whole.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CurrentStatus {
    /// Id of the current status.
    pub id: i64,
    /// Display name of the current status.
    pub name: String,
    /// Color in which the page shows the current status.
    pub color: String,
    /// Short machine-readable name of the current status.
    pub slug: String,
}

squad_core::lenient_struct!(CurrentStatus default {} { id = "id", name = "name", color = "color", slug = "slug" });

/// Identity of a status page that was just removed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteStatusPageByIdResponse {
    /// Id that the deleted page had.
    pub id: i64,
    /// Title that the deleted page had.
    pub name: String,
    /// Id of the organization that the page belonged to.
    pub organization_id: String,
    /// Id of the team that the page belonged to.
    pub team_id: String,
}

squad_core::lenient_struct!(DeleteStatusPageByIdResponse default {} { id = "id", name = "name", organization_id = "organizationID", team_id = "teamID" });

/// A subscriber that was just removed from a status page.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteSubscriberByIdResponse {
    /// Id that the removed subscriber had.
    pub id: i64,
    /// Channel by which the subscriber is notified, e-mail or webhook.
    pub type_: String,
    /// E-mail address to which news are sent; empty for a webhook subscriber. Personal data.
    pub email_id: String,
    /// Secret: address to which news are posted; empty for an e-mail subscriber.
    pub webhook_url: String,
}

squad_core::lenient_struct!(DeleteSubscriberByIdResponse default {} { id = "id", type_ = "type", email_id = "emailID", webhook_url = "webhookURL" });

squad_core::redacted_debug!(DeleteSubscriberByIdResponse { id, type_, email_id } { webhook_url });

/// Settings of a single status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetStatusPageByIdResponse {
    /// Id of the status page.
    pub id: i64,
    /// Id of the organization that the page belongs to.
    pub organization_id: String,
    /// Title of the page as visitors see it.
    pub name: String,
    /// Whether everyone can see the page; false keeps it private.
    pub is_public: bool,
    /// Name of the time zone in which the page shows times, such as `Europe/London`.
    pub timezone: String,
    /// Text that introduces the page to visitors.
    pub description: Option<String>,
    /// Name under which the page is reached on the vendor's domain.
    pub domain_name: String,
    /// Domain of the customer's own under which the page is reached; absent or empty when there is none.
    pub custom_domain_name: Option<String>,
    /// E-mail address that visitors can write to.
    pub contact_email: String,
    /// Colors in which the page is drawn.
    pub theme_color: crate::status_pages::ThemeColor,
    /// Whether visitors may subscribe to single components.
    pub allow_components_subscription: bool,
    /// Whether visitors may subscribe to news of maintenances.
    pub allow_maintenance_subscription: bool,
    /// Whether visitors may subscribe with a webhook in addition to e-mail.
    pub allow_webhook_subscription: bool,
    /// Kind of entity that owns the page: `team`, `user` or `squad`.
    pub owner_type: String,
    /// Id of the team, user or squad that owns the page.
    pub owner_id: String,
    /// Id of the team that the page belongs to.
    pub team_id: String,
    /// Whether search engines are asked not to list the page.
    pub hide_from_search_engines: Option<bool>,
}

squad_core::lenient_struct!(GetStatusPageByIdResponse default { id = "id" } { organization_id = "organizationID", name = "name", is_public = "isPublic", timezone = "timezone", description = "description", domain_name = "domainName", custom_domain_name = "customDomainName", contact_email = "contactEmail", theme_color = "themeColor", allow_components_subscription = "allowComponentsSubscription", allow_maintenance_subscription = "allowMaintenanceSubscription", allow_webhook_subscription = "allowWebhookSubscription", owner_type = "ownerType", owner_id = "ownerID", team_id = "teamID", hide_from_search_engines = "hideFromSearchEngines" });

/// A named and colored level, used for the status of components and of the page and for the state of an issue.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssuesComponentStatus {
    /// Id of the level.
    pub id: i64,
    /// Display name of the level.
    pub name: String,
    /// Color in which the page shows the level.
    pub color: String,
    /// Short machine-readable name of the level.
    pub slug: String,
}

squad_core::lenient_struct!(IssuesComponentStatus default {} { id = "id", name = "name", color = "color", slug = "slug" });

/// A new issue on a status page: its title, components, states and messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateIssueRequest {
    /// Headline of the issue on the page.
    pub title: String,
    /// Id of the status that the page as a whole takes: the `id` of a status listed by `StatusPages_listStatusPageStatuses`.
    #[serde(rename = "statusID", skip_serializing_if = "Option::is_none")]
    pub status_id: Option<i64>,
    /// Components that the issue touches, each with the status it takes.
    pub components: Vec<crate::status_pages::NewIssueComponent>,
    /// States that the issue goes through, with the messages posted in each.
    pub issues: Vec<crate::status_pages::NewIssueState>,
}

squad_core::request_struct! {
    CreateIssueRequest {
        title: String,
        components: Vec<crate::status_pages::NewIssueComponent>,
        issues: Vec<crate::status_pages::NewIssueState>,
    } {
        status_id: i64,
    }
}

/// An issue right after it was posted.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateIssueResponse {
    /// Id given to the new issue.
    pub id: i64,
    /// Ids of the components that the issue touches.
    pub component_i_ds: Vec<i64>,
    /// Headline of the issue on the page.
    pub title: String,
}

squad_core::lenient_struct!(CreateIssueResponse default { id = "id" } { component_i_ds = "componentIDs", title = "title" });

/// An issue that was just removed from its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteIssueByIdResponse {
    /// Id that the deleted issue had.
    pub id: i64,
    /// Ids of the components that the issue touched; null when there were none.
    pub component_i_ds: Vec<i64>,
    /// Headline that the issue had on the page.
    pub title: String,
}

squad_core::lenient_struct!(DeleteIssueByIdResponse default {} { id = "id", component_i_ds = "componentIDs", title = "title" });

/// An issue in full: the components it touches, its states and messages, and the status of the page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetIssueByIdData {
    /// Id of the issue.
    pub id: i64,
    /// Headline of the issue on the page.
    pub title: String,
    /// RFC 3339 time of the latest change to the issue.
    pub last_updated_at: Option<Timestamp>,
    /// Components that the issue touches, with their status.
    pub components: Vec<crate::status_pages::IssueComponentDetail>,
    /// States that the issue went through, each with its messages.
    pub issues: Vec<crate::status_pages::IssueDetail>,
    /// State in which the issue is now.
    pub current_issue_state: crate::status_pages::IssuesComponentStatus,
    /// Status of the page as a whole.
    pub page_status: crate::status_pages::IssuesComponentStatus,
    /// Whether a maintenance is going on for the page.
    pub under_maintenance: bool,
    /// Status level shown while the page is under maintenance.
    pub status_maintenance: crate::status_pages::IssuesComponentStatus,
    /// Id of the status page that shows the issue.
    pub page_id: i64,
    /// Whether the issue was carried over from an earlier kind of status page.
    pub is_migrated: bool,
}

squad_core::lenient_struct!(GetIssueByIdData default { id = "id" } { title = "title", last_updated_at = "lastUpdatedAt", components = "components", issues = "issues", current_issue_state = "currentIssueState", page_status = "pageStatus", under_maintenance = "underMaintenance", status_maintenance = "statusMaintenance", page_id = "pageID", is_migrated = "isMigrated" });

/// An issue as the list of a page's issues shows it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Issue {
    /// Id of the issue.
    pub id: Option<i64>,
    /// Headline of the issue on the page.
    pub title: Option<String>,
    /// Components that the issue touches.
    pub components: Vec<crate::status_pages::IssueComponent>,
    /// State in which the issue is now.
    pub current_state: Option<crate::status_pages::IssueState>,
    /// RFC 3339 time at which the issue was posted.
    pub created_at: Option<Timestamp>,
}

squad_core::lenient_struct!(Issue default {} { id = "id", title = "title", components = "components", current_state = "currentState", created_at = "createdAt" });

/// A component touched by an issue, by id and name.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueComponent {
    /// Id of the component touched.
    pub id: Option<i64>,
    /// Name of the component as visitors see it.
    pub name: Option<String>,
}

squad_core::lenient_struct!(IssueComponent default {} { id = "id", name = "name" });

/// A component touched by an issue, with the status it has.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueComponentDetail {
    /// Id of the component touched.
    pub id: Option<i64>,
    /// Health of the component while the issue lasts.
    pub status: Option<crate::status_pages::IssuesComponentStatus>,
    /// Whether a maintenance is going on for the component.
    pub under_maintenance: Option<bool>,
    /// Status level shown while the component is under maintenance.
    pub status_maintenance: Option<crate::status_pages::IssuesComponentStatus>,
}

squad_core::lenient_struct!(IssueComponentDetail default {} { id = "id", status = "status", under_maintenance = "underMaintenance", status_maintenance = "statusMaintenance" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IssueComponentUpdate {
    /// Id of the component touched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// Id of the status that the component takes while the issue lasts.
    #[serde(rename = "statusID", skip_serializing_if = "Option::is_none")]
    pub status_id: Option<i64>,
}

impl Default for IssueComponentUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    IssueComponentUpdate {
    } {
        id: i64,
        status_id: i64,
    }
}

/// One state that an issue went through and what was posted in it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueDetail {
    /// The state itself, for example that the cause is being looked into.
    pub state: Option<crate::status_pages::IssuesComponentStatus>,
    /// Messages posted while the issue was in this state.
    pub state_messages: Vec<crate::status_pages::IssueStateMessage>,
}

squad_core::lenient_struct!(IssueDetail default {} { state = "state", state_messages = "stateMessages" });

/// State in which an issue is, named and colored for the page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueState {
    /// Id of the issue state.
    pub id: i64,
    /// Display name of the issue state.
    pub name: String,
    /// Color in which the page shows the issue state.
    pub color: String,
    /// Short machine-readable name of the issue state.
    pub slug: String,
}

squad_core::lenient_struct!(IssueState default {} { id = "id", name = "name", color = "color", slug = "slug" });

/// A message posted to the page in the course of an issue.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueStateMessage {
    /// Id of the posted message.
    pub id: Option<i64>,
    /// Message that visitors and subscribers read.
    pub text: Option<String>,
    /// RFC 3339 time at which the message was posted.
    pub timestamp: Option<Timestamp>,
}

squad_core::lenient_struct!(IssueStateMessage default {} { id = "id", text = "text", timestamp = "timestamp" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IssueStateMessageUpdate {
    /// Message that visitors and subscribers read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// RFC 3339 time at which the message counts as posted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

impl Default for IssueStateMessageUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    IssueStateMessageUpdate {
    } {
        text: String,
        timestamp: Timestamp,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IssueStateUpdate {
    /// Id of the state: the `ID` of a state listed by `Issues_listStatusPageIssueStates`.
    #[serde(rename = "stateID", skip_serializing_if = "Option::is_none")]
    pub state_id: Option<i64>,
    /// Messages posted to the page in that state.
    #[serde(rename = "stateMessages", skip_serializing_if = "Option::is_none")]
    pub state_messages: Option<Vec<crate::status_pages::IssueStateMessageUpdate>>,
}

impl Default for IssueStateUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    IssueStateUpdate {
    } {
        state_id: i64,
        state_messages: Vec<crate::status_pages::IssueStateMessageUpdate>,
    }
}

/// The issues of a status page with their total.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListIssuesResponse {
    /// Issues of the page.
    pub data: Vec<crate::status_pages::Issue>,
    /// Figures about the list.
    pub meta: crate::status_pages::TotalCount,
}

squad_core::lenient_struct!(ListIssuesResponse default { data = "data" } { meta = "meta" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewIssueComponent {
    /// Id of the component touched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// Id of the status that the component takes while the issue lasts.
    #[serde(rename = "statusID", skip_serializing_if = "Option::is_none")]
    pub status_id: Option<i64>,
}

impl Default for NewIssueComponent {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    NewIssueComponent {
    } {
        id: i64,
        status_id: i64,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewIssueState {
    /// Id of the state: the `ID` of a state listed by `Issues_listStatusPageIssueStates`.
    #[serde(rename = "stateID", skip_serializing_if = "Option::is_none")]
    pub state_id: Option<i64>,
    /// Messages posted to the page in that state.
    #[serde(rename = "stateMessages", skip_serializing_if = "Option::is_none")]
    pub state_messages: Option<Vec<crate::status_pages::NewIssueStateMessage>>,
}

impl Default for NewIssueState {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    NewIssueState {
    } {
        state_id: i64,
        state_messages: Vec<crate::status_pages::NewIssueStateMessage>,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewIssueStateMessage {
    /// Message that visitors and subscribers read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// RFC 3339 time at which the message counts as posted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

impl Default for NewIssueStateMessage {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    NewIssueStateMessage {
    } {
        text: String,
        timestamp: Timestamp,
    }
}

/// A state that issues of one status page can take. Several of its keys begin with a capital letter on the wire.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusPageIssueState {
    /// Id of the state, the one that `stateID` of an issue refers to.
    pub id: i64,
    /// Place of the state in the order of the page's states.
    pub idx: i64,
    /// Id of the status page that the state belongs to.
    pub page_id: i64,
    /// Display name of the state.
    pub name: String,
    /// Color in which the page shows the state.
    pub color: String,
    /// Text offered for a message when an issue enters the state.
    pub default_message: String,
    /// RFC 3339 time at which the state was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the latest change to the state.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the state was removed; null while it is in use.
    pub deleted_at: Option<Timestamp>,
}

squad_core::lenient_struct!(StatusPageIssueState default {} { id = "ID", idx = "Idx", page_id = "PageID", name = "Name", color = "Color", default_message = "DefaultMessage", created_at = "createdAt", updated_at = "updatedAt", deleted_at = "deletedAt" });

/// An issue as it is to be after the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateIssueRequest {
    /// Headline of the issue on the page.
    pub title: String,
    /// Id of the status that the page as a whole takes: the `id` of a status listed by `StatusPages_listStatusPageStatuses`.
    #[serde(rename = "statusID", skip_serializing_if = "Option::is_none")]
    pub status_id: Option<i64>,
    /// Components that the issue touches, each with the status it takes.
    pub components: Vec<crate::status_pages::IssueComponentUpdate>,
    /// States that the issue goes through, with the messages posted in each.
    pub issues: Vec<crate::status_pages::IssueStateUpdate>,
}

squad_core::request_struct! {
    UpdateIssueRequest {
        title: String,
        components: Vec<crate::status_pages::IssueComponentUpdate>,
        issues: Vec<crate::status_pages::IssueStateUpdate>,
    } {
        status_id: i64,
    }
}

/// An issue after it was changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateIssueResponse {
    /// Id of the issue.
    pub id: i64,
    /// Ids of the components that the issue touches.
    pub component_i_ds: Vec<i64>,
    /// Headline of the issue on the page.
    pub title: String,
}

squad_core::lenient_struct!(UpdateIssueResponse default { id = "id" } { component_i_ds = "componentIDs", title = "title" });

/// One page of a team's status pages with totals.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListStatusPagesResponse {
    /// Status pages on this page of results.
    pub data: Vec<crate::status_pages::StatusPage>,
    /// Totals of the list.
    pub meta: crate::status_pages::StatusPagesMeta,
}

squad_core::lenient_struct!(ListStatusPagesResponse default { data = "data" } { meta = "meta" });

/// The subscribers of a status page with figures about them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListSubscribersResponse {
    /// Subscribers of the page; null when there are none.
    pub data: Vec<crate::status_pages::StatusPageSubscriber>,
    /// Totals and the limit of the page.
    pub meta: Option<crate::status_pages::ListSubscribersResponseMeta>,
}

squad_core::lenient_struct!(ListSubscribersResponse default { data = "data" } { meta = "meta" });

/// Figures about the subscribers of a status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListSubscribersResponseMeta {
    /// How many subscribers the page has.
    pub total_subscribers_count: Option<crate::status_pages::TotalSubscribersCount>,
    /// Number of subscribers that the page may have at most.
    pub maximum_subscribers_limit: i64,
    /// Number of subscribers that the page gained in the past week.
    pub last_week_subscribers_count: i64,
}

squad_core::lenient_struct!(ListSubscribersResponseMeta default {} { total_subscribers_count = "totalSubscribersCount", maximum_subscribers_limit = "maximumSubscribersLimit", last_week_subscribers_count = "lastWeekSubscribersCount" });

/// Status level shown while the page is under maintenance.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MaintenanceStatus {
    /// Id of the maintenance level.
    pub id: i64,
    /// Display name of the maintenance level.
    pub name: String,
    /// Color in which the page shows the maintenance level.
    pub color: String,
    /// Short machine-readable name of the maintenance level.
    pub slug: String,
}

squad_core::lenient_struct!(MaintenanceStatus default {} { id = "id", name = "name", color = "color", slug = "slug" });

/// A new maintenance on a status page: its title, note, components and time window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateMaintenanceRequest {
    /// Headline of the maintenance on the page.
    pub title: String,
    /// Text that explains to visitors the work and its effects.
    pub note: String,
    /// Ids of the components under maintenance.
    pub components: Vec<i64>,
    /// RFC 3339 time at which the maintenance begins.
    #[serde(rename = "startTime")]
    pub start_time: Timestamp,
    /// RFC 3339 time at which the maintenance ends.
    #[serde(rename = "endTime")]
    pub end_time: Timestamp,
}

squad_core::request_struct! {
    CreateMaintenanceRequest {
        title: String,
        note: String,
        components: Vec<i64>,
        start_time: Timestamp,
        end_time: Timestamp,
    } {
    }
}

/// A maintenance right after it was scheduled.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateMaintenanceResponse {
    /// Id given to the new maintenance.
    pub id: i64,
    /// Headline of the maintenance on the page.
    pub title: String,
    /// Id of the status page that announces the maintenance.
    pub page_id: i64,
    /// Text that explains to visitors the work and its effects.
    pub note: String,
    /// Ids of the components under maintenance.
    pub components: Vec<i64>,
    /// RFC 3339 time at which the maintenance begins.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the maintenance ends.
    pub end_time: Option<Timestamp>,
}

squad_core::lenient_struct!(CreateMaintenanceResponse default { id = "id" } { title = "title", page_id = "pageID", note = "note", components = "components", start_time = "startTime", end_time = "endTime" });

/// A maintenance that was just removed from its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteMaintenanceByIdResponse {
    /// Id that the deleted maintenance had.
    pub id: i64,
    /// Headline of the maintenance on the page.
    pub title: String,
    /// Id of the status page that announces the maintenance.
    pub page_id: i64,
    /// Text that explains to visitors the work and its effects.
    pub note: String,
    /// Ids of the components under maintenance.
    pub components: Vec<i64>,
    /// RFC 3339 time at which the maintenance begins.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the maintenance ends.
    pub end_time: Option<Timestamp>,
}

squad_core::lenient_struct!(DeleteMaintenanceByIdResponse default {} { id = "id", title = "title", page_id = "pageID", note = "note", components = "components", start_time = "startTime", end_time = "endTime" });

/// A single maintenance, with most keys spelled with a capital first letter.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetMaintenanceByIdResponse {
    /// Id of the maintenance.
    pub id: i64,
    /// Id of the status page that announces the maintenance.
    pub page_id: i64,
    /// Ids of the components under maintenance.
    pub component_id_list: Vec<i64>,
    /// Headline of the maintenance on the page.
    pub title: String,
    /// Text that explains to visitors the work and its effects.
    pub note: String,
    /// RFC 3339 time at which the maintenance begins.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the maintenance ends.
    pub end_time: Option<Timestamp>,
    /// RFC 3339 time at which the maintenance was scheduled.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the latest change to the maintenance.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the maintenance was removed; null while it exists.
    pub deleted_at: Option<Timestamp>,
}

squad_core::lenient_struct!(GetMaintenanceByIdResponse default { id = "ID" } { page_id = "PageID", component_id_list = "ComponentIDList", title = "Title", note = "Note", start_time = "StartTime", end_time = "EndTime", created_at = "createdAt", updated_at = "updatedAt", deleted_at = "deletedAt" });

/// Maintenances of a status page in a time window, with their total.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListMaintenancesResponse {
    /// Maintenances that fall into the window.
    pub data: Vec<crate::status_pages::Maintenance>,
    /// Figures about the list.
    pub meta: crate::status_pages::MaintenancesMeta,
}

squad_core::lenient_struct!(ListMaintenancesResponse default { data = "data" } { meta = "meta" });

/// A maintenance as the list shows it, with the names of the components it touches.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Maintenance {
    /// Id of the maintenance.
    pub id: Option<i64>,
    /// Headline of the maintenance on the page.
    pub title: Option<String>,
    /// Id of the status page that announces the maintenance.
    pub page_id: Option<i64>,
    /// Text that explains to visitors the work and its effects.
    pub note: Option<String>,
    /// Components under maintenance.
    pub components: Vec<crate::status_pages::MaintenanceComponent>,
    /// RFC 3339 time at which the maintenance begins.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the maintenance ends.
    pub end_time: Option<Timestamp>,
    /// How far the maintenance is, for example still to come, going on or over.
    pub maintenance_state: Option<String>,
}

squad_core::lenient_struct!(Maintenance default {} { id = "id", title = "title", page_id = "pageID", note = "note", components = "components", start_time = "startTime", end_time = "endTime", maintenance_state = "maintenanceState" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MaintenanceComponent {
    /// Id of the component under maintenance.
    pub id: Option<i64>,
    /// Name of the component as visitors see it.
    pub name: Option<String>,
    /// Name of the component group that holds the component; empty or absent if it is in no group.
    pub group_name: Option<String>,
}

squad_core::lenient_struct!(MaintenanceComponent default {} { id = "id", name = "name", group_name = "groupName" });

/// Figures about the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MaintenancesMeta {
    /// Number of maintenances found.
    pub total_count: i64,
}

squad_core::lenient_struct!(MaintenancesMeta default {} { total_count = "totalCount" });

/// A maintenance as it is to be after the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateMaintenanceByIdRequest {
    /// Headline of the maintenance on the page.
    pub title: String,
    /// Text that explains to visitors the work and its effects.
    pub note: String,
    /// Ids of the components under maintenance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub components: Option<Vec<i64>>,
    /// RFC 3339 time at which the maintenance begins.
    #[serde(rename = "startTime")]
    pub start_time: Timestamp,
    /// RFC 3339 time at which the maintenance ends.
    #[serde(rename = "endTime")]
    pub end_time: Timestamp,
}

squad_core::request_struct! {
    UpdateMaintenanceByIdRequest {
        title: String,
        note: String,
        start_time: Timestamp,
        end_time: Timestamp,
    } {
        components: Vec<i64>,
    }
}

/// A maintenance after it was changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateMaintenanceByIdResponse {
    /// Id of the maintenance.
    pub id: i64,
    /// Headline of the maintenance on the page.
    pub title: String,
    /// Id of the status page that announces the maintenance.
    pub page_id: i64,
    /// Text that explains to visitors the work and its effects.
    pub note: String,
    /// Ids of the components under maintenance.
    pub components: Vec<i64>,
    /// RFC 3339 time at which the maintenance begins.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the maintenance ends.
    pub end_time: Option<Timestamp>,
}

squad_core::lenient_struct!(UpdateMaintenanceByIdResponse default { id = "id" } { title = "title", page_id = "pageID", note = "note", components = "components", start_time = "startTime", end_time = "endTime" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NestedComponentUpdate {
    /// Kind of the entry: `component` for a single one, `group` for several under a heading.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Name that visitors of the page see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether visitors may subscribe to updates about the entry.
    #[serde(rename = "allowSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_subscription: Option<bool>,
    /// Text that explains the entry to visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Id of the service that the component represents.
    #[serde(rename = "serviceID", skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
}

impl Default for NestedComponentUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    NestedComponentUpdate {
    } {
        type_: String,
        name: String,
        allow_subscription: bool,
        description: String,
        service_id: String,
    }
}

/// A component inside a group that is made together with its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NewStatusPageComponent {
    /// Kind of the entry: `component` for a single one, `group` for several under a heading.
    pub type_: crate::status_pages::NewStatusPageComponentType,
    /// Name that visitors of the page see.
    pub name: String,
    /// Whether visitors may subscribe to updates about the entry.
    pub allow_subscription: bool,
    /// Text that explains the entry to visitors.
    pub description: Option<String>,
    /// Id of the service that the component represents.
    pub service_id: Option<String>,
}

squad_core::lenient_struct!(NewStatusPageComponent {} { type_ = "type", name = "name", allow_subscription = "allowSubscription", description = "description", service_id = "serviceID" });

squad_core::request_struct! {
    NewStatusPageComponent {
        type_: crate::status_pages::NewStatusPageComponentType,
        name: String,
        allow_subscription: bool,
    } {
        description: String,
        service_id: String,
    }
}

/// A component or group that is made together with its status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NewStatusPageComponentList {
    /// Kind of the entry: `component` for a single one, `group` for several under a heading.
    pub type_: crate::status_pages::NewStatusPageComponentListType,
    /// Name that visitors of the page see.
    pub name: String,
    /// Whether visitors may subscribe to updates about the entry.
    pub allow_subscription: Option<bool>,
    /// Text that explains the entry to visitors.
    pub description: Option<String>,
    /// Components that the group holds; omit it for a single component.
    pub components: Option<Vec<crate::status_pages::NewStatusPageComponent>>,
}

squad_core::lenient_struct!(NewStatusPageComponentList {} { type_ = "type", name = "name", allow_subscription = "allowSubscription", description = "description", components = "components" });

squad_core::request_struct! {
    NewStatusPageComponentList {
        type_: crate::status_pages::NewStatusPageComponentListType,
        name: String,
    } {
        allow_subscription: bool,
        description: String,
        components: Vec<crate::status_pages::NewStatusPageComponent>,
    }
}

squad_core::open_enum! {
    /// Kind of the entry: `component` for a single one, `group` for several under a heading.
    pub enum NewStatusPageComponentListType {
        /// `component`
        Component = "component",
        /// `group`
        Group = "group",
    }
}

squad_core::open_enum! {
    /// Kind of the entry: `component` for a single one, `group` for several under a heading.
    pub enum NewStatusPageComponentType {
        /// `component`
        Component = "component",
        /// `group`
        Group = "group",
    }
}

/// The two colors in which a new status page is drawn.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NewStatusPageThemeColor {
    /// Main color of the page.
    pub primary: Option<String>,
    /// Second color of the page.
    pub secondary: Option<String>,
}

squad_core::lenient_struct!(NewStatusPageThemeColor default {} { primary = "primary", secondary = "secondary" });

squad_core::request_struct! {
    NewStatusPageThemeColor {
    } {
        primary: String,
        secondary: String,
    }
}

squad_core::open_enum! {
    /// Kind of entity that owns the page: `team`, `user` or `squad`.
    pub enum OwnerType {
        /// `team`
        Team = "team",
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
    }
}

/// A status page as the list shows it, with its current status, domain checks and number of subscribers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusPage {
    /// Id of the status page.
    pub id: i64,
    /// Title of the page as visitors see it.
    pub name: String,
    /// Whether everyone can see the page; false keeps it private.
    pub is_public: bool,
    /// Name under which the page is reached on the vendor's domain.
    pub domain_name: String,
    /// Domain of the customer's own under which the page is reached; absent or empty when there is none.
    pub custom_domain_name: Option<String>,
    /// Name of the time zone in which the page shows times, such as `Europe/London`.
    pub timezone: String,
    /// Address of the image shown as the logo of the page.
    pub logo_url: String,
    /// Components that the page shows, by id and name.
    pub components: Vec<crate::status_pages::StatusPageComponent>,
    /// Whether the page is served under the custom domain.
    pub is_custom_domain_enabled: bool,
    /// Whether the DNS address record of the custom domain was found to be right.
    pub is_custom_a_record_verified: bool,
    /// Whether the DNS text record of the custom domain was found to be right.
    pub is_custom_txt_verified: bool,
    /// DNS text record that proves ownership of the custom domain.
    pub txt_record: String,
    /// DNS address record to which the custom domain must point.
    pub a_record: String,
    /// Number of subscribers of the page.
    pub subscribers_count: i64,
    /// Current status of the page as a whole.
    pub status: crate::status_pages::CurrentStatus,
    /// Whether a maintenance is going on for the page.
    pub under_maintenance: bool,
    /// Status level shown while the page is under maintenance.
    pub status_maintenance: crate::status_pages::MaintenanceStatus,
    /// Kind of entity that owns the page: `team`, `user` or `squad`.
    pub owner_type: String,
    /// Id of the team, user or squad that owns the page.
    pub owner_id: String,
}

squad_core::lenient_struct!(StatusPage default { id = "id" } { name = "name", is_public = "isPublic", domain_name = "domainName", custom_domain_name = "customDomainName", timezone = "timezone", logo_url = "logoUrl", components = "components", is_custom_domain_enabled = "isCustomDomainEnabled", is_custom_a_record_verified = "isCustomARecordVerified", is_custom_txt_verified = "isCustomTxtVerified", txt_record = "txtRecord", a_record = "aRecord", subscribers_count = "subscribersCount", status = "status", under_maintenance = "underMaintenance", status_maintenance = "statusMaintenance", owner_type = "ownerType", owner_id = "ownerID" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusPageComponent {
    /// Id of the component shown.
    pub id: i64,
    /// Name of the component as visitors see it.
    pub name: String,
}

squad_core::lenient_struct!(StatusPageComponent default {} { id = "id", name = "name" });

/// A level of health that a status page and its components can have.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusPageStatus {
    /// Id of the status, the one that `statusID` refers to.
    pub id: i64,
    /// Display name of the level.
    pub name: String,
    /// Machine-readable name of the level.
    pub status: String,
    /// Text that explains the level to visitors.
    pub description: String,
    /// Color in which the page shows the level.
    pub color: String,
}

squad_core::lenient_struct!(StatusPageStatus default {} { id = "id", name = "name", status = "status", description = "description", color = "color" });

/// A recipient that a status page notifies.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StatusPageSubscriber {
    /// Id of the subscriber.
    pub id: i64,
    /// Channel by which the subscriber is notified, e-mail or webhook.
    pub type_: String,
    /// E-mail address to which news are sent; empty for a webhook subscriber. Personal data.
    pub email_id: String,
    /// Secret: address to which news are posted; empty for an e-mail subscriber.
    pub webhook_url: String,
    /// State of the subscription: in force, or waiting for confirmation.
    pub status: String,
    /// Components that the subscriber wants to hear of; absent or empty for the whole page.
    pub component_list: Vec<crate::status_pages::StatusPageSubscriberComponent>,
    /// RFC 3339 time at which the subscription was made.
    pub subscribed_on: Option<Timestamp>,
}

squad_core::lenient_struct!(StatusPageSubscriber default { id = "id" } { type_ = "type", email_id = "emailID", webhook_url = "webhookURL", status = "status", component_list = "componentList", subscribed_on = "subscribedOn" });

squad_core::redacted_debug!(StatusPageSubscriber { id, type_, email_id, status, component_list, subscribed_on } { webhook_url });

/// A component that a subscriber wants to hear of.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusPageSubscriberComponent {
    /// Id of the component.
    pub id: i64,
    /// Name of the component as visitors see it.
    pub name: String,
}

squad_core::lenient_struct!(StatusPageSubscriberComponent default {} { id = "id", name = "name" });

/// Totals of the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusPagesMeta {
    /// Number of status pages that match the filters.
    pub total_count: i64,
    /// Number of status pages in the whole organization.
    pub org_total_count: i64,
}

squad_core::lenient_struct!(StatusPagesMeta default {} { total_count = "totalCount", org_total_count = "orgTotalCount" });

/// Colors in which the page is drawn.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ThemeColor {
    /// Main color of the page.
    pub primary: String,
    /// Second color of the page.
    pub secondary: String,
}

squad_core::lenient_struct!(ThemeColor default {} { primary = "primary", secondary = "secondary" });

/// Colors in which the page is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ThemeColorUpdate {
    /// Main color of the page.
    pub primary: String,
    /// Second color of the page.
    pub secondary: String,
}

squad_core::request_struct! {
    ThemeColorUpdate {
        primary: String,
        secondary: String,
    } {
    }
}

/// Figures about the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TotalCount {
    /// Number of issues that the page has.
    pub total_count: i64,
}

squad_core::lenient_struct!(TotalCount default {} { total_count = "totalCount" });

/// How many subscribers a status page has.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TotalSubscribersCount {
    /// Number of subscribers of the page.
    pub total_count: i64,
}

squad_core::lenient_struct!(TotalSubscribersCount default {} { total_count = "totalCount" });

/// Settings of a status page as they are to be after the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateStatusPageByIdRequest {
    /// Title of the page as visitors see it.
    pub name: String,
    /// Text that introduces the page to visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether everyone can see the page; false keeps it private.
    #[serde(rename = "isPublic")]
    pub is_public: bool,
    /// Name under which the page is reached on the vendor's domain.
    #[serde(rename = "domainName")]
    pub domain_name: String,
    /// Domain of the customer's own under which the page is reached; absent or empty when there is none.
    #[serde(rename = "customDomainName", skip_serializing_if = "Option::is_none")]
    pub custom_domain_name: Option<String>,
    /// Address of the image shown as the logo of the page.
    #[serde(rename = "logoUrl", skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Name of the time zone in which the page shows times, such as `Europe/London`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Id of the team that the page belongs to.
    #[serde(rename = "teamID")]
    pub team_id: String,
    /// Colors in which the page is drawn.
    #[serde(rename = "themeColor")]
    pub theme_color: crate::status_pages::ThemeColorUpdate,
    /// Whether visitors may subscribe to single components.
    #[serde(rename = "allowComponentsSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_components_subscription: Option<bool>,
    /// Whether visitors may subscribe to news of maintenances.
    #[serde(rename = "allowMaintenanceSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_maintenance_subscription: Option<bool>,
    /// Whether visitors may subscribe with a webhook in addition to e-mail.
    #[serde(rename = "allowWebhookSubscription", skip_serializing_if = "Option::is_none")]
    pub allow_webhook_subscription: Option<bool>,
    /// Components and groups of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub components: Option<Vec<crate::status_pages::ComponentUpdate>>,
    /// E-mail address that visitors can write to.
    #[serde(rename = "contactEmail")]
    pub contact_email: String,
    /// Whether the page is served under the custom domain.
    #[serde(rename = "isCustomDomainEnabled", skip_serializing_if = "Option::is_none")]
    pub is_custom_domain_enabled: Option<bool>,
    /// Whether search engines are asked to exclude the page.
    #[serde(rename = "hideFromSearchEngines", skip_serializing_if = "Option::is_none")]
    pub hide_from_search_engines: Option<bool>,
    /// Kind of entity that owns the page: `team`, `user` or `squad`.
    #[serde(rename = "ownerType")]
    pub owner_type: String,
    /// Id of the team, user or squad that owns the page.
    #[serde(rename = "ownerID")]
    pub owner_id: String,
}

squad_core::request_struct! {
    UpdateStatusPageByIdRequest {
        name: String,
        is_public: bool,
        domain_name: String,
        team_id: String,
        theme_color: crate::status_pages::ThemeColorUpdate,
        contact_email: String,
        owner_type: String,
        owner_id: String,
    } {
        description: String,
        custom_domain_name: String,
        logo_url: String,
        timezone: String,
        allow_components_subscription: bool,
        allow_maintenance_subscription: bool,
        allow_webhook_subscription: bool,
        components: Vec<crate::status_pages::ComponentUpdate>,
        is_custom_domain_enabled: bool,
        hide_from_search_engines: bool,
    }
}

/// Settings of a status page after they were changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateStatusPageByIdResponse {
    /// Id of the status page.
    pub id: i64,
    /// Id of the organization that the page belongs to.
    pub organization_id: Option<String>,
    /// Title of the page as visitors see it.
    pub name: String,
    /// Whether everyone can see the page; false keeps it private.
    pub is_public: bool,
    /// Name of the time zone in which the page shows times, such as `Europe/London`.
    pub timezone: String,
    /// Text that introduces the page to visitors.
    pub description: Option<String>,
    /// Name under which the page is reached on the vendor's domain.
    pub domain_name: String,
    /// Domain of the customer's own under which the page is reached; absent or empty when there is none.
    pub custom_domain_name: Option<String>,
    /// E-mail address that visitors can write to.
    pub contact_email: String,
    /// Colors in which the page is drawn.
    pub theme_color: crate::status_pages::ThemeColor,
    /// Whether visitors may subscribe to single components.
    pub allow_components_subscription: bool,
    /// Whether visitors may subscribe to news of maintenances.
    pub allow_maintenance_subscription: bool,
    /// Whether visitors may subscribe with a webhook in addition to e-mail.
    pub allow_webhook_subscription: bool,
    /// Whether search engines are asked to exclude the page.
    pub hide_from_search_engines: bool,
    /// Kind of entity that owns the page: `team`, `user` or `squad`.
    pub owner_type: String,
    /// Id of the team, user or squad that owns the page.
    pub owner_id: String,
    /// Id of the team that the page belongs to.
    pub team_id: String,
}

squad_core::lenient_struct!(UpdateStatusPageByIdResponse default { id = "id" } { organization_id = "organizationID", name = "name", is_public = "isPublic", timezone = "timezone", description = "description", domain_name = "domainName", custom_domain_name = "customDomainName", contact_email = "contactEmail", theme_color = "themeColor", allow_components_subscription = "allowComponentsSubscription", allow_maintenance_subscription = "allowMaintenanceSubscription", allow_webhook_subscription = "allowWebhookSubscription", hide_from_search_engines = "hideFromSearchEngines", owner_type = "ownerType", owner_id = "ownerID", team_id = "teamID" });

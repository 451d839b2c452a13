//! Requests that create and change workflows.

use serde_json::{Map, Value};
use squadcast_raw::workflows::{EntityOwner, Tag};

use super::action::invalid;
use super::{Action, Filter, Trigger, Workflow};
use crate::{FilterValue, IdOf, Owner, Result, TeamId, kind};

/// A workflow to create.
///
/// ```
/// use squadcast::workflows::{Action, Filter, NewWorkflow, Priority, Trigger};
///
/// let workflow = NewWorkflow::new("P1 to the wiki", Trigger::IncidentTriggered)
///     .when(Filter::priority(Priority::P1))
///     .then(Action::note("The runbook is in the wiki"));
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct NewWorkflow {
    fields: Fields,
    enabled: bool,
}

/// Changes to a workflow. Fields that are not set keep their value.
///
/// ```
/// use squadcast::workflows::{Trigger, WorkflowUpdate};
///
/// let update = WorkflowUpdate::new().title("P1 to the wiki").trigger(Trigger::IncidentCreated);
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct WorkflowUpdate {
    fields: Fields,
    team: Option<Result<TeamId>>,
}

/// The fields that are set.
#[derive(Debug, Clone, Default)]
struct Fields {
    title: Option<String>,
    description: Option<String>,
    trigger: Option<FilterValue<Trigger>>,
    owner: Option<Owner>,
    tags: Option<Vec<Tag>>,
    filter: Option<Filter>,
    actions: Option<Vec<Action>>,
    enabled: Option<bool>,
}

macro_rules! setters {
    ($name:ident) => {
        impl $name {
            /// Sets the description.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.fields.description = Some(description.into());
                self
            }

            /// Sets the user, squad or team that owns the workflow within its team.
            pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
                self.fields.owner = Some(owner.into());
                self
            }

            /// Sets the conditions that the incident must meet. The last call counts; combine several conditions with
            /// [`Filter::all`] and [`Filter::any`].
            pub fn when(mut self, filter: Filter) -> Self {
                self.fields.filter = Some(filter);
                self
            }
        }
    };
}

setters!(NewWorkflow);
setters!(WorkflowUpdate);

impl NewWorkflow {
    /// Creates an enabled workflow that runs on every incident event of the trigger.
    pub fn new(title: impl Into<String>, trigger: impl Into<FilterValue<Trigger>>) -> Self {
        Self {
            fields: Fields {
                title: Some(title.into()),
                trigger: Some(trigger.into()),
                ..Fields::default()
            },
            enabled: true,
        }
    }

    /// Adds a tag to the workflow itself.
    pub fn tag(self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.add_tag(Tag::new().key(key).value(value))
    }

    /// Adds a tag with a color, a CSS hex code such as `#0f61dd`.
    pub fn colored_tag(
        self,
        key: impl Into<String>,
        value: impl Into<String>,
        color: impl Into<String>,
    ) -> Self {
        self.add_tag(Tag::new().key(key).value(value).color(color))
    }

    fn add_tag(mut self, tag: Tag) -> Self {
        self.fields.tags.get_or_insert_default().push(tag);
        self
    }

    /// Adds an action after those that were added before.
    pub fn then(mut self, action: impl Into<Action>) -> Self {
        let actions = self.fields.actions.get_or_insert_default();
        actions.push(action.into());
        self
    }

    /// Sets whether the workflow runs. `true` by default.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Returns the body. The team owns the workflow unless another owner is set, because the vendor's Terraform provider
    /// always sends an owner.
    pub(super) fn request(self, team: TeamId) -> Result<Value> {
        let mut fields = self.fields;
        fields.enabled = Some(self.enabled);
        let owner = fields.owner.take();
        fields.owner = Some(owner.unwrap_or_else(|| Owner::Team(team.clone())));
        fields.body(Some(team))
    }
}

impl WorkflowUpdate {
    /// Creates an update that changes nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.fields.title = Some(title.into());
        self
    }

    /// Sets the incident event that makes the workflow run.
    pub fn trigger(mut self, trigger: impl Into<FilterValue<Trigger>>) -> Self {
        self.fields.trigger = Some(trigger.into());
        self
    }

    /// Sets the team that the workflow belongs to.
    pub fn team(mut self, team: impl IdOf<kind::Team>) -> Self {
        self.team = Some(TeamId::of(team));
        self
    }

    /// Replaces all tags. An empty list removes all.
    pub fn tags(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.fields.tags = Some(tags.into_iter().collect());
        self
    }

    /// Replaces all actions. [`Workflows::actions`](super::Workflows::actions) changes single ones.
    pub fn actions(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.fields.actions = Some(actions.into_iter().collect());
        self
    }

    /// Sets whether the workflow runs.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.fields.enabled = Some(enabled);
        self
    }

    pub(super) fn request(self) -> Result<Value> {
        let team = self.team.transpose()?;
        self.fields.body(team)
    }

    /// Returns the whole workflow with the changes.
    pub(super) fn over(self, read: &Workflow) -> Result<Value> {
        let team = match self.team {
            Some(team) => team?,
            None => TeamId::new(read.owner_id.as_str())?,
        };
        let set = self.fields;
        let mut fields = Fields {
            title: set.title.or_else(|| Some(read.title.clone())),
            description: set.description.or_else(|| Some(read.description.clone())),
            trigger: set.trigger.or_else(|| {
                let trigger = FilterValue::other(read.trigger.as_str());
                (!read.trigger.as_str().is_empty()).then_some(trigger)
            }),
            owner: set.owner,
            tags: set.tags.or_else(|| Some(read.tags.clone())),
            filter: set
                .filter
                .or_else(|| read.filters.as_ref().map(Filter::from)),
            actions: set
                .actions
                .or_else(|| Some(read.actions.iter().map(Action::from).collect())),
            enabled: set.enabled.or(Some(read.enabled)),
        };
        let owner = match (fields.owner.take(), &read.entity_owner) {
            (Some(owner), _) => Some(entity_owner(&owner)),
            (None, owner) => owner.clone(),
        };
        let mut body = fields.body(Some(team))?;
        if let (Some(owner), Some(body)) = (owner, body.as_object_mut()) {
            body.insert("entity_owner".to_owned(), value(&owner)?);
        }
        Ok(body)
    }
}

impl Fields {
    /// Returns the body. Not a generated type, because those have documented conditions only.
    fn body(self, team: Option<TeamId>) -> Result<Value> {
        let mut body = Map::new();
        let mut set = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                body.insert(name.to_owned(), value);
            }
        };
        set("title", self.title.map(Value::String));
        set("description", self.description.map(Value::String));
        set("owner_id", team.as_ref().map(value).transpose()?);
        let owner = self.owner.as_ref().map(entity_owner);
        set("entity_owner", owner.as_ref().map(value).transpose()?);
        set("tags", self.tags.as_ref().map(value).transpose()?);
        let trigger = self.trigger.map(FilterValue::checked).transpose()?;
        set("trigger", trigger.as_ref().map(value).transpose()?);
        set("filters", self.filter.map(Filter::request).transpose()?);
        let actions = self.actions.map(|actions| {
            let actions = actions.into_iter().map(|action| value(&action.request()?));
            actions.collect::<Result<Vec<_>>>().map(Value::Array)
        });
        set("actions", actions.transpose()?);
        set("enabled", self.enabled.map(Value::Bool));
        Ok(Value::Object(body))
    }
}

fn entity_owner(owner: &Owner) -> EntityOwner {
    EntityOwner::new(owner.id(), owner.kind())
}

fn value(value: &impl serde::Serialize) -> Result<Value> {
    serde_json::to_value(value)
        .map_err(|error| invalid("the workflow cannot be written as JSON").with_source(error))
}

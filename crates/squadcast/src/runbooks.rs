//! Runbooks: lists of steps to work through during an incident.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::runbooks::{NewRunbook, RunbookUpdate};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let runbooks = client.runbooks();
//! # let team: squadcast::TeamId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
//!
//! let failover = NewRunbook::new("Failover", ["Stop writes", "Promote the replica"]);
//! let failover = runbooks.create(&team, failover).await?;
//!
//! let update = RunbookUpdate::new().step("Start writes");
//! runbooks.update(&failover, update).await?;
//! # Ok(())
//! # }
//! ```

use squadcast_raw::runbooks::{CreateRunbookRequest, UpdateRunbookRequest};
use squadcast_raw::shared::EntityOwner;

pub use squadcast_raw::runbooks::{Runbook, Step, UpdationInfo as RunbookChange};

use crate::id::identified;
use crate::kept::kept;
use crate::request::{named, request};
use crate::{IdOf, List, Owner, RequestBuilder, Result, RunbookId, Squadcast, TeamId, kind};

/// The runbooks. From [`Squadcast::runbooks`].
#[derive(Debug, Clone, Copy)]
pub struct Runbooks<'a> {
    client: &'a Squadcast,
}

/// A runbook to create.
///
/// ```
/// use squadcast::SquadId;
/// use squadcast::runbooks::NewRunbook;
///
/// let dbas: SquadId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let failover = NewRunbook::new("Failover", ["Stop writes", "Promote the replica"])
///     .owner(&dbas);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewRunbook {
    name: String,
    steps: Vec<Step>,
    owner: Option<Owner>,
}

/// Changes to a runbook. Fields that are not set keep their value.
///
/// ```
/// use squadcast::runbooks::RunbookUpdate;
///
/// let update = RunbookUpdate::new()
///     .name("Failover of the database")
///     .steps(["Stop writes", "Promote the replica"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct RunbookUpdate {
    name: Option<String>,
    steps: Option<Vec<Step>>,
    added: Vec<Step>,
    owner: Option<Owner>,
}

impl<'a> Runbooks<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    fn all(&self, team: impl IdOf<kind::Team>) -> RequestBuilder<Vec<Runbook>> {
        request(|| {
            let team = TeamId::of(team)?;
            let raw = self.client.raw();
            Ok(raw
                .runbooks_get_all_runbooks_by_team()
                .owner_id(team.as_str())
                .into())
        })
    }

    /// Lists the runbooks of a team.
    ///
    /// Operation: `Runbooks_getAllRunbooksByTeam`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> List<Runbook> {
        List::from_request(self.all(team))
    }

    /// Gets a runbook.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the runbook does not exist.
    ///
    /// Operation: `Runbooks_getRunbookById`.
    pub fn get(&self, runbook: impl IdOf<kind::Runbook>) -> RequestBuilder<Runbook> {
        let raw = self.client.raw();
        raw.runbooks_get_runbook_by_id(&runbook.id()).into()
    }

    /// Gets a runbook of a team by its name, out of the list. If several have the name, the first one.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no such runbook.
    ///
    /// Operation: `Runbooks_getAllRunbooksByTeam`.
    pub fn get_by_name(
        &self,
        team: impl IdOf<kind::Team>,
        name: impl Into<String>,
    ) -> RequestBuilder<Runbook> {
        let name = name.into();
        self.all(team).try_map(move |runbooks| {
            named(runbooks, "runbook", &name, false, |runbook| &runbook.name)
        })
    }

    /// Creates a runbook of a team. Every call creates another one.
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if the service rejects the name or a step.
    ///
    /// Operation: `Runbooks_createRunbook`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        runbook: NewRunbook,
    ) -> RequestBuilder<Runbook> {
        request(|| {
            let team = TeamId::of(team)?;
            let mut body = CreateRunbookRequest::new(runbook.name, runbook.steps, team);
            body.entity_owner = runbook.owner.as_ref().map(entity);
            let raw = self.client.raw();
            Ok(raw.runbooks_create_runbook(&body).into())
        })
    }

    /// Updates a runbook. Fields that the update does not set keep their value.
    ///
    /// The service replaces what it gets, so the runbook is read first; a change that another program makes in between is
    /// lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the runbook does not exist.
    ///
    /// Operation: `Runbooks_updateRunbook`.
    pub fn update(
        &self,
        runbook: impl IdOf<kind::Runbook>,
        update: RunbookUpdate,
    ) -> RequestBuilder<Runbook> {
        request(|| {
            let id = RunbookId::of(runbook)?;
            let raw = self.client.raw().clone();
            let read = raw.runbooks_get_runbook_by_id(id.as_str()).into_request();
            Ok(read.and_then(move |runbook| {
                request(|| {
                    let body = update.applied_to(&runbook)?;
                    Ok(raw.runbooks_update_runbook(id.as_str(), &body).into())
                })
            }))
        })
    }

    /// Replaces a runbook by the one that was read before, with changes. It sends one request, and overwrites every change
    /// that was made since the runbook was read.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the runbook does not exist.
    ///
    /// Operation: `Runbooks_updateRunbook`.
    pub fn replace(&self, runbook: &Runbook, update: RunbookUpdate) -> RequestBuilder<Runbook> {
        request(|| {
            let body = update.applied_to(runbook)?;
            let raw = self.client.raw();
            Ok(raw.runbooks_update_runbook(&runbook.id, &body).into())
        })
    }

    /// Deletes a runbook.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the runbook does not exist.
    ///
    /// Operation: `Runbooks_removeRunbook`.
    #[doc(alias = "remove")]
    pub fn delete(&self, runbook: impl IdOf<kind::Runbook>) -> RequestBuilder<()> {
        self.client
            .raw()
            .runbooks_remove_runbook(&runbook.id())
            .into()
    }
}

impl NewRunbook {
    /// Creates a runbook with a name and its steps, in the order in which they are worked through.
    pub fn new(
        name: impl Into<String>,
        steps: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            name: name.into(),
            steps: steps.into_iter().map(Step::new).collect(),
            owner: None,
        }
    }

    /// Sets the owner within the team.
    #[doc(alias = "entity_owner")]
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = Some(owner.into());
        self
    }
}

impl RunbookUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Replaces all steps.
    pub fn steps(mut self, steps: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.steps = Some(steps.into_iter().map(Step::new).collect());
        self
    }

    /// Adds a step at the end.
    pub fn step(mut self, step: impl Into<String>) -> Self {
        self.added.push(Step::new(step));
        self
    }

    /// Sets the owner within the team.
    #[doc(alias = "entity_owner")]
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    fn applied_to(self, runbook: &Runbook) -> Result<UpdateRunbookRequest> {
        let name = kept(self.name, &runbook.name, "the `name` of the runbook")?;
        let mut steps = self.steps.unwrap_or_else(|| runbook.steps.clone());
        steps.extend(self.added);
        let mut body = UpdateRunbookRequest::new(name, steps);
        let read = Some(&runbook.entity_owner).filter(|owner| !owner.id.is_empty());
        body.entity_owner = match &self.owner {
            Some(owner) => Some(entity(owner)),
            None => read.cloned(),
        };
        Ok(body)
    }
}

fn entity(owner: &Owner) -> EntityOwner {
    EntityOwner::new(owner.id(), owner.kind())
}

identified!(kind::Runbook: Runbook.id);

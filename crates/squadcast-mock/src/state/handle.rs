//! The handle with which a test reads and changes the state of a running fake.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::database::{Database, IdKind, Ingested};
use super::dictionary;
use super::incident::Incident;
use super::people::{Team, User, UserRole};
use super::service::Service;
use openapi_mock::Clock;

/// A handle to read and change the state of a running fake. Clones share the state.
///
/// ```
/// # async fn example() -> Result<(), squadcast_mock::MockError> {
/// use squadcast_mock::{IncidentStatus, MockServer};
///
/// let mock = MockServer::start().await?;
/// let team = mock.state().add_team("Payments");
/// let service = mock.state().add_service(&team.id, "Checkout");
/// let incident = mock.state().add_incident(&service.id, "Card payments are slow");
/// // … the code under test acknowledges it …
/// let incident = mock.state().incident(&incident.id);
/// assert_eq!(incident.map(|incident| incident.status), Some(IncidentStatus::Acknowledged));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct State {
    database: Arc<Mutex<Database>>,
    clock: Clock,
}

impl State {
    pub(crate) fn new(database: Database, clock: Clock) -> Self {
        Self {
            database: Arc::new(Mutex::new(database)),
            clock,
        }
    }

    pub(crate) fn database(&self) -> MutexGuard<'_, Database> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(crate) fn now(&self) -> jiff::Timestamp {
        self.clock.timestamp()
    }

    /// Returns every team.
    pub fn teams(&self) -> Vec<Team> {
        self.database().teams.clone()
    }

    /// Returns every user of the organization.
    pub fn users(&self) -> Vec<User> {
        self.database().users.clone()
    }

    /// Returns every service of all teams.
    pub fn services(&self) -> Vec<Service> {
        self.database().services.clone()
    }

    /// Returns every incident of all teams.
    pub fn incidents(&self) -> Vec<Incident> {
        self.database().incidents.clone()
    }

    /// Returns the ids of the resources of a collection by its path, such as `/v4/squads`. The collection is one at the top
    /// of the document whose state is derived from it; any other one is empty.
    ///
    /// ```
    /// # fn example(mock: &squadcast_mock::MockServer) {
    /// let runbook = mock.state().ids("/v3/runbooks").remove(0);
    /// # }
    /// ```
    pub fn ids(&self, collection: &str) -> Vec<String> {
        let database = self.database();
        let found = dictionary::model()
            .map(|model| model.resources(&database.store, collection, &[]))
            .unwrap_or_default();
        found
            .into_iter()
            .map(|resource| resource.id.clone())
            .collect()
    }

    /// Returns the incident with this id.
    pub fn incident(&self, id: &str) -> Option<Incident> {
        self.database().incident(id).ok().cloned()
    }

    /// Returns the service with this id.
    pub fn service(&self, id: &str) -> Option<Service> {
        self.database().service(id).ok().cloned()
    }

    /// Adds a team without members.
    pub fn add_team(&self, name: &str) -> Team {
        let now = self.clock.timestamp();
        let mut database = self.database();
        let team = database.new_team(name, "", now);
        database.teams.push(team.clone());
        team
    }

    /// Adds a user, who belongs to no team.
    pub fn add_user(&self, first_name: &str, last_name: &str, email: &str, role: UserRole) -> User {
        let mut database = self.database();
        let user = database.new_user(first_name, last_name, email, role);
        database.users.push(user.clone());
        user
    }

    /// Adds a service to a team. Its maintainer is the account owner.
    pub fn add_service(&self, team_id: &str, name: &str) -> Service {
        let now = self.clock.timestamp();
        let mut database = self.database();
        let team = database.team(team_id).ok().cloned();
        let policy = team.map(|team| database.escalation_policy(&team, now));
        let policy = policy.unwrap_or_default();
        let service = database.new_service(team_id, name, &policy, now);
        database.services.push(service.clone());
        service
    }

    /// Triggers an incident on a service at the current time. It has no assignee and belongs to the team of the service.
    pub fn add_incident(&self, service_id: &str, message: &str) -> Incident {
        let now = self.clock.timestamp();
        let mut database = self.database();
        let incident = database.new_incident(service_id, message, now);
        database.incidents.push(incident.clone());
        incident
    }

    /// Adds a request to the incoming webhook that created this incident. Returns the request id, whose status the API
    /// then reports.
    pub fn add_request(&self, incident_id: &str) -> String {
        let mut database = self.database();
        let id = database.next_id(IdKind::Request);
        let ingested = Ingested {
            status: "created",
            incident_id: Some(incident_id.to_owned()),
        };
        database.requests.insert(id.clone(), ingested);
        id
    }

    /// Replaces the team with the same id, or adds it.
    pub fn put_team(&self, team: Team) {
        replace_or_add(&mut self.database().teams, team, |team| &team.id);
    }

    /// Replaces the user with the same id, or adds it.
    pub fn put_user(&self, user: User) {
        replace_or_add(&mut self.database().users, user, |user| &user.id);
    }

    /// Replaces the service with the same id, or adds it.
    pub fn put_service(&self, service: Service) {
        replace_or_add(&mut self.database().services, service, |service| {
            &service.id
        });
    }

    /// Replaces the incident with the same id, or adds it.
    ///
    /// ```
    /// # fn example(mock: &squadcast_mock::MockServer) {
    /// let state = mock.state();
    /// let mut incident = state.incidents().remove(0);
    /// incident.priority = Some("P1".to_owned());
    /// state.put_incident(incident);
    /// # }
    /// ```
    pub fn put_incident(&self, incident: Incident) {
        replace_or_add(&mut self.database().incidents, incident, |incident| {
            &incident.id
        });
    }
}

fn replace_or_add<T>(resources: &mut Vec<T>, resource: T, id: impl Fn(&T) -> &String) {
    match resources.iter_mut().find(|old| id(old) == id(&resource)) {
        Some(old) => *old = resource,
        None => resources.push(resource),
    }
}

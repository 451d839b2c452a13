//! What the fake service remembers. [`State`] is how a test looks at it and changes it; [`World`] is what the
//! operations work on. Nothing here knows of HTTP or of the document.

mod incident;
mod people;
mod seed;
mod service;
mod tokens;

use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

pub use self::incident::{
    Assignee, AssigneeKind, FollowUp, Incident, IncidentEvent, IncidentStatus, LogEntry, Note,
    Postmortem, Tag,
};
pub(crate) use self::people::slug;
pub use self::people::{Member, Team, TeamRole, User, UserRole};
pub use self::seed::Seed;
pub use self::service::Service;
pub(crate) use self::tokens::{Caller, DEFAULT_LIFETIME, RefreshToken, Tokens};
use crate::clock::Clock;
use crate::refusal::Refusal;

/// What an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Team = 0x61,
    User = 0x62,
    Service = 0x63,
    Incident = 0x64,
    EscalationPolicy = 0x65,
    TeamRole = 0x66,
    Note = 0x67,
    ApiToken = 0x68,
    Request = 0x69,
    Postmortem = 0x6a,
}

/// Everything that the fake service remembers.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) organization_id: String,
    pub(crate) organization_name: String,
    pub(crate) teams: Vec<Team>,
    pub(crate) users: Vec<User>,
    pub(crate) services: Vec<Service>,
    pub(crate) incidents: Vec<Incident>,
    pub(crate) tokens: Tokens,
    /// The incidents that requests to the incoming webhook raised, by request id.
    pub(crate) requests: HashMap<String, String>,
    /// When each caller used an operation that the service limits.
    pub(crate) limited_calls: HashMap<(String, String), VecDeque<Timestamp>>,
    made: HashMap<Kind, u64>,
}

impl World {
    pub(crate) fn new(tokens: Tokens) -> Self {
        Self {
            organization_id: "600000000000000000000001".to_owned(),
            organization_name: "Example Organization".to_owned(),
            teams: Vec::new(),
            users: Vec::new(),
            services: Vec::new(),
            incidents: Vec::new(),
            tokens,
            requests: HashMap::new(),
            limited_calls: HashMap::new(),
            made: HashMap::new(),
        }
    }

    /// The next id of this kind: 24 hexadecimal digits, the same in every run.
    pub(crate) fn next_id(&mut self, kind: Kind) -> String {
        let made = self.made.entry(kind).or_insert(0);
        *made += 1;
        format!("{:02x}{:022x}", kind as u8, made)
    }

    pub(crate) fn team(&self, id: &str) -> Result<&Team, Refusal> {
        found(self.teams.iter().find(|team| team.id == id), "team")
    }

    pub(crate) fn team_mut(&mut self, id: &str) -> Result<&mut Team, Refusal> {
        found(self.teams.iter_mut().find(|team| team.id == id), "team")
    }

    pub(crate) fn user(&self, id: &str) -> Result<&User, Refusal> {
        found(self.users.iter().find(|user| user.id == id), "user")
    }

    pub(crate) fn user_mut(&mut self, id: &str) -> Result<&mut User, Refusal> {
        found(self.users.iter_mut().find(|user| user.id == id), "user")
    }

    pub(crate) fn service(&self, id: &str) -> Result<&Service, Refusal> {
        found(
            self.services.iter().find(|service| service.id == id),
            "service",
        )
    }

    pub(crate) fn service_mut(&mut self, id: &str) -> Result<&mut Service, Refusal> {
        found(
            self.services.iter_mut().find(|service| service.id == id),
            "service",
        )
    }

    pub(crate) fn incident(&self, id: &str) -> Result<&Incident, Refusal> {
        found(
            self.incidents.iter().find(|incident| incident.is(id)),
            "incident",
        )
    }

    pub(crate) fn incident_mut(&mut self, id: &str) -> Result<&mut Incident, Refusal> {
        found(
            self.incidents.iter_mut().find(|incident| incident.is(id)),
            "incident",
        )
    }
}

fn found<T>(thing: Option<T>, what: &str) -> Result<T, Refusal> {
    thing.ok_or_else(|| Refusal::not_found(what))
}

/// A handle on what the fake service remembers, to look at and to change while it runs.
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
/// let seen = mock.state().incident(&incident.id);
/// assert_eq!(seen.map(|incident| incident.status), Some(IncidentStatus::Triggered));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct State {
    world: Arc<Mutex<World>>,
    clock: Clock,
}

impl State {
    pub(crate) fn new(world: World, clock: Clock) -> Self {
        Self {
            world: Arc::new(Mutex::new(world)),
            clock,
        }
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every team.
    pub fn teams(&self) -> Vec<Team> {
        self.world().teams.clone()
    }

    /// Every user of the organization.
    pub fn users(&self) -> Vec<User> {
        self.world().users.clone()
    }

    /// Every service, of all teams.
    pub fn services(&self) -> Vec<Service> {
        self.world().services.clone()
    }

    /// Every incident, of all teams.
    pub fn incidents(&self) -> Vec<Incident> {
        self.world().incidents.clone()
    }

    /// The incident with this id.
    pub fn incident(&self, id: &str) -> Option<Incident> {
        self.world().incident(id).ok().cloned()
    }

    /// The service with this id.
    pub fn service(&self, id: &str) -> Option<Service> {
        self.world().service(id).ok().cloned()
    }

    /// Adds a team without members.
    pub fn add_team(&self, name: &str) -> Team {
        let now = self.clock.timestamp();
        let mut world = self.world();
        let team = world.new_team(name, "", now);
        world.teams.push(team.clone());
        team
    }

    /// Adds a user, who belongs to no team yet.
    pub fn add_user(&self, first_name: &str, last_name: &str, email: &str, role: UserRole) -> User {
        let mut world = self.world();
        let user = world.new_user(first_name, last_name, email, role);
        world.users.push(user.clone());
        user
    }

    /// Adds a service to a team.
    pub fn add_service(&self, team_id: &str, name: &str) -> Service {
        let now = self.clock.timestamp();
        let mut world = self.world();
        let policy = world.next_id(Kind::EscalationPolicy);
        let service = world.new_service(team_id, name, &policy, now);
        world.services.push(service.clone());
        service
    }

    /// Triggers an incident on a service now, assigned to nobody. It belongs to the service's team.
    pub fn add_incident(&self, service_id: &str, message: &str) -> Incident {
        let now = self.clock.timestamp();
        let mut world = self.world();
        let incident = world.new_incident(service_id, message, now);
        world.incidents.push(incident.clone());
        incident
    }

    /// Says that a request to the incoming webhook raised this incident; answers the id of the request, whose status can then
    /// be asked for.
    pub fn add_request(&self, incident_id: &str) -> String {
        let mut world = self.world();
        let id = world.next_id(Kind::Request);
        world.requests.insert(id.clone(), incident_id.to_owned());
        id
    }

    /// Puts a changed team in the place of the one with the same id; adds it if there is none.
    pub fn put_team(&self, team: Team) {
        replace(&mut self.world().teams, team, |team| &team.id);
    }

    /// Puts a changed user in the place of the one with the same id; adds it if there is none.
    pub fn put_user(&self, user: User) {
        replace(&mut self.world().users, user, |user| &user.id);
    }

    /// Puts a changed service in the place of the one with the same id; adds it if there is none.
    pub fn put_service(&self, service: Service) {
        replace(&mut self.world().services, service, |service| &service.id);
    }

    /// Puts a changed incident in the place of the one with the same id; adds it if there is none.
    pub fn put_incident(&self, incident: Incident) {
        replace(&mut self.world().incidents, incident, |incident| {
            &incident.id
        });
    }
}

fn replace<T>(things: &mut Vec<T>, thing: T, id: impl Fn(&T) -> &String) {
    match things.iter_mut().find(|old| id(old) == id(&thing)) {
        Some(old) => *old = thing,
        None => things.push(thing),
    }
}

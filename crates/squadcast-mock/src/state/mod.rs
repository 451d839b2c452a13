//! The state of the fake: the database, its tables, the seed data, and the handle that tests use. Nothing here depends on
//! HTTP.

mod audit;
mod computed;
mod database;
mod dictionary;
mod filters;
mod hand_over;
mod handle;
mod health;
mod incident;
mod links;
pub(crate) mod on_call;
mod people;
mod records;
mod resources;
mod rota;
mod seed;
mod service;
#[cfg(test)]
mod tests;
mod tokens;

pub(crate) use self::computed::RULES;
pub(crate) use self::database::{Database, IdKind, Ingested};
#[cfg(test)]
pub(crate) use self::dictionary::SAME;
pub(crate) use self::dictionary::model;
pub use self::handle::State;
pub(crate) use self::health::{PAGES, STATES, STATUSES};
pub use self::incident::{
    Assignee, AssigneeKind, FollowUp, Incident, IncidentEvent, IncidentStatus, LogEntry, Note,
    Postmortem, Tag,
};
pub(crate) use self::links::LinkKey;
pub(crate) use self::people::slug;
pub use self::people::{Member, Team, TeamRole, User, UserRole};
pub(crate) use self::records::{AuditEntry, Export, Violation};
pub(crate) use self::resources::Derived;
pub use self::seed::Seed;
pub use self::service::Service;
pub(crate) use self::tokens::{Caller, DEFAULT_TOKEN_LIFETIME, RefreshToken, Tokens};

//! The state of the fake: the database, its tables, the seed data, and the handle that tests use. Nothing here depends on
//! HTTP.

mod collections;
mod database;
mod handle;
mod incident;
mod people;
mod seed;
mod service;
mod tokens;

pub(crate) use self::collections::{Collection, Resource};
pub(crate) use self::database::{Database, IdKind, Ingested};
pub use self::handle::State;
pub use self::incident::{
    Assignee, AssigneeKind, FollowUp, Incident, IncidentEvent, IncidentStatus, LogEntry, Note,
    Postmortem, Tag,
};
pub(crate) use self::people::slug;
pub use self::people::{Member, Team, TeamRole, User, UserRole};
pub use self::seed::Seed;
pub use self::service::Service;
pub(crate) use self::tokens::{Caller, DEFAULT_TOKEN_LIFETIME, RefreshToken, Tokens};

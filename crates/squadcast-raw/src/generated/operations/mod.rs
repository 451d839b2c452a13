// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations, an area a module.

#[cfg(feature = "analytics")]
pub mod analytics;
#[cfg(feature = "audit-logs")]
pub mod audit_logs;
#[cfg(feature = "auth")]
pub mod auth;
#[cfg(feature = "escalation-policies")]
pub mod escalation_policies;
#[cfg(feature = "exports")]
pub mod exports;
#[cfg(feature = "extensions")]
pub mod extensions;
#[cfg(feature = "global-event-rules")]
pub mod global_event_rules;
#[cfg(feature = "global-oncall-reminder-rules")]
pub mod global_oncall_reminder_rules;
#[cfg(feature = "incidents")]
pub mod incidents;
#[cfg(feature = "runbooks")]
pub mod runbooks;
#[cfg(feature = "schedules")]
pub mod schedules;
#[cfg(feature = "services")]
pub mod services;
#[cfg(feature = "slos")]
pub mod slos;
#[cfg(feature = "squads")]
pub mod squads;
#[cfg(feature = "status-pages")]
pub mod status_pages;
#[cfg(feature = "teams")]
pub mod teams;
#[cfg(feature = "users")]
pub mod users;
#[cfg(feature = "webforms")]
pub mod webforms;
#[cfg(feature = "workflows")]
pub mod workflows;

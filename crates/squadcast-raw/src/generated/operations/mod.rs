// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations, an area a module.

#[cfg(feature = "analytics")]
mod analytics;
#[cfg(feature = "audit-logs")]
mod audit_logs;
#[cfg(feature = "auth")]
mod auth;
#[cfg(feature = "escalation-policies")]
mod escalation_policies;
#[cfg(feature = "exports")]
mod exports;
#[cfg(feature = "extensions")]
mod extensions;
#[cfg(feature = "global-event-rules")]
mod global_event_rules;
#[cfg(feature = "global-oncall-reminder-rules")]
mod global_oncall_reminder_rules;
#[cfg(feature = "incidents")]
mod incidents;
#[cfg(feature = "runbooks")]
mod runbooks;
#[cfg(feature = "schedules")]
mod schedules;
#[cfg(feature = "services")]
mod services;
#[cfg(feature = "slos")]
mod slos;
#[cfg(feature = "squads")]
mod squads;
#[cfg(feature = "status-pages")]
mod status_pages;
#[cfg(feature = "teams")]
mod teams;
#[cfg(feature = "users")]
mod users;
#[cfg(feature = "webforms")]
mod webforms;
#[cfg(feature = "workflows")]
mod workflows;

//! The integration tests of `squadcast`, one module per behavior, in one binary: linking is most of their build time.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    // Each example declares its module `support`.
    clippy::duplicate_mod
)]

mod across_teams;
mod alerts;
mod alerts_story;
mod blocking;
mod builder_input;
mod custom_requests;
mod debug_output;
mod escalation_policies_requests;
mod examples;
mod exports_requests;
mod extensions_requests;
mod global_event_rules_requests;
mod ids;
mod incidents_bulk;
mod incidents_csv;
mod incidents_events;
mod incidents_list;
mod incidents_requests;
mod incidents_story;
mod incidents_support;
mod incidents_updates;
mod incidents_watch;
mod incidents_windows;
mod oncall_reminders_requests;
mod operations;
mod requests;
mod runbooks_requests;
mod schedules_input;
mod schedules_on_call;
mod schedules_on_call_bounds;
mod schedules_on_call_fake;
mod schedules_on_call_properties;
mod schedules_on_call_requests;
mod schedules_requests;
mod schemas;
mod services_input;
mod services_requests;
mod services_story;
mod slos_requests;
mod squads_requests;
mod status_pages_issues;
mod status_pages_requests;
mod support;
mod teams_requests;
mod undocumented_requests;
mod update_bodies;
mod update_bodies_of_teams;
mod users_requests;
mod webforms_requests;
mod webhook_events;
mod workflows_requests;

//! Tests of the fake from outside, over HTTP.
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod alert_sources;
mod analytics;
mod audit_log;
mod behavior;
mod calendar_links;
mod collections;
mod credentials;
mod empty_ids;
mod errors;
mod export;
mod exports;
mod failures;
mod incident_resources;
mod incident_status;
mod incident_tools;
mod incidents;
mod incoming_webhook;
mod lifetime;
mod on_call;
mod pages;
mod people;
mod postmortems;
#[cfg(all(unix, feature = "cli"))]
mod program;
#[cfg(all(unix, feature = "cli"))]
mod recording;
mod robustness;
mod rulesets;
mod schedules;
mod seed;
mod service_configuration;
mod service_rules;
mod services;
mod slos;
mod squads;
mod state;
mod support;
mod team_members;
mod teams;
mod users;
mod vendor_clients;
mod workflows;

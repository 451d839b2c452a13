//! Recipes: one page for each frequent use of the API.
//!
//! Each page is a short program; the examples in `crates/squadcast/examples/` are complete ones, which run against a fake of
//! the service unless an account is given.
//!
//! | recipe | example |
//! |---|---|
//! | [Trigger and resolve incidents](alerts) | `send_alert` |
//! | [The people on call](on_call) | `who_is_on_call` |
//! | [List the incidents of a team](incidents) | `list_incidents` |
//! | [Acknowledge and resolve many incidents](bulk) | `bulk_resolve` |
//! | [Configuration as code](configuration) | `config_as_code` |
//! | [Copy a team to another account](migration) | `migrate_team` |
//! | [Import from another provider](import) | `import_opsgenie` |
//! | [A nightly export](export) | `warehouse_sync` |
//! | [Times to acknowledge and to resolve](report) | `mtta_report` |
//! | [Tickets for incidents](tickets) | `ticket_webhook` |
//! | [A pager bot](war_room) | `pager_bot` |
//! | [Tell customers](status_page) | `status_page` |
//! | [Schedules and overrides](schedules) | `manage_schedules` |
//! | [Addresses of alert sources](ingestion) | `ingestion_urls` |
//! | [Audit log, analytics and maintenance](audit) | `audit_report` |

#[doc = include_str!("cookbook/alerts.md")]
pub mod alerts {}

#[doc = include_str!("cookbook/on_call.md")]
pub mod on_call {}

#[doc = include_str!("cookbook/incidents.md")]
pub mod incidents {}

#[doc = include_str!("cookbook/bulk.md")]
pub mod bulk {}

#[doc = include_str!("cookbook/configuration.md")]
pub mod configuration {}

#[doc = include_str!("cookbook/migration.md")]
pub mod migration {}

#[doc = include_str!("cookbook/import.md")]
pub mod import {}

#[doc = include_str!("cookbook/export.md")]
pub mod export {}

#[doc = include_str!("cookbook/report.md")]
pub mod report {}

#[doc = include_str!("cookbook/tickets.md")]
pub mod tickets {}

#[doc = include_str!("cookbook/war_room.md")]
pub mod war_room {}

#[doc = include_str!("cookbook/status_page.md")]
pub mod status_page {}

#[doc = include_str!("cookbook/schedules.md")]
pub mod schedules {}

#[doc = include_str!("cookbook/ingestion.md")]
pub mod ingestion {}

#[doc = include_str!("cookbook/audit.md")]
pub mod audit {}

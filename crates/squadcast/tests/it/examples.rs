//! Every example runs to its end against the fake.
#![cfg(all(feature = "all", feature = "blocking"))]
#![allow(clippy::print_stdout, unused_imports)]

/// Includes an example as a module with a test that runs it.
macro_rules! examples {
    ($($path:literal $name:ident),* $(,)?) => {$(
        #[path = $path]
        mod $name;
    )*

        /// The files of the examples.
        const EXAMPLES: &[&str] = &[$($path),*];

        mod runs {
            $(#[test]
            fn $name() {
                super::$name::main().unwrap();
            })*
        }
    };
}

examples! {
    "../../examples/audit_report.rs" audit_report,
    "../../examples/blocking.rs" blocking,
    "../../examples/bulk_resolve.rs" bulk_resolve,
    "../../examples/config_as_code.rs" config_as_code,
    "../../examples/import_opsgenie.rs" import_opsgenie,
    "../../examples/ingestion_urls.rs" ingestion_urls,
    "../../examples/list_incidents.rs" list_incidents,
    "../../examples/manage_schedules.rs" manage_schedules,
    "../../examples/migrate_team.rs" migrate_team,
    "../../examples/mtta_report.rs" mtta_report,
    "../../examples/pager_bot.rs" pager_bot,
    "../../examples/quickstart.rs" quickstart,
    "../../examples/send_alert.rs" send_alert,
    "../../examples/status_page.rs" status_page,
    "../../examples/ticket_webhook.rs" ticket_webhook,
    "../../examples/warehouse_sync.rs" warehouse_sync,
    "../../examples/who_is_on_call.rs" who_is_on_call,
}

/// It starts processes of its own, and waits for more than a minute. The tests of `squad-redis` do what it shows.
const WITH_REDIS: &str = "../../examples/fleet.rs";

#[test]
fn every_example_is_run() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".rs"))
        .map(|name| format!("../../examples/{name}"))
        .filter(|path| path != WITH_REDIS)
        .collect();
    files.sort();
    assert_eq!(files, EXAMPLES);
}

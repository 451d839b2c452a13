//! What is checked once per connection: the version of the server, and that the user may run every command.

use std::sync::LazyLock;

use redis::Value;

use super::failure::{Failure, FailureKind};
use super::script::Script;

/// Runs each command in a form that changes nothing, and returns the information of the server and the commands that are not
/// permitted.
static PROBE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("probe.lua")));

pub(super) fn script() -> &'static Script {
    &PROBE
}

/// Judges the result of the script.
pub(super) fn check(result: Value, least: (u32, u32), host: &str) -> Result<(), Failure> {
    let Ok((information, denied)) = redis::from_redis_value::<(String, Vec<String>)>(result) else {
        return Err(Failure::unexpected("another result of the first script"));
    };
    if !denied.is_empty() {
        let message = format!(
            "the user at Redis {host} may not run {}; grant with ACL SETUSER: +eval +evalsha +{}",
            denied.join(", ").to_uppercase(),
            denied.join(" +")
        );
        return Err(Failure::new(FailureKind::Configuration, message));
    }
    let Some(version) = version(&information) else {
        // Some services hide their version.
        return Ok(());
    };
    if version < least {
        let message = format!(
            "Redis at {host} has the version {}.{}; {}.{} or newer is needed",
            version.0, version.1, least.0, least.1
        );
        return Err(Failure::new(FailureKind::Configuration, message));
    }
    Ok(())
}

/// Major and minor version in the output of `INFO server`.
fn version(information: &str) -> Option<(u32, u32)> {
    let version = information
        .lines()
        .find_map(|line| line.trim().strip_prefix("redis_version:"))?;
    let mut numbers = version.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn version_of_the_server_is_read_from_its_information() {
        assert_eq!(
            version("# Server\r\nredis_version:7.0.15\r\n"),
            Some((7, 0))
        );
        assert_eq!(version("redis_version:6.2"), Some((6, 2)));
        for odd in [
            "",
            "redis_version:",
            "redis_version:x.y",
            "valkey_version:8.0",
        ] {
            assert_eq!(version(odd), None, "{odd:?}");
        }
    }

    /// The commands in the scripts of a folder, in lower case.
    fn commands(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                commands(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "lua") {
                let text = std::fs::read_to_string(path).unwrap();
                let calls = text.split("redis.call('").skip(1);
                found.extend(calls.map(|call| call.split('\'').next().unwrap().to_lowercase()));
            }
        }
    }

    #[test]
    fn every_command_of_a_script_is_checked_at_the_first_connection() {
        let mut found = Vec::new();
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        commands(&source, &mut found);
        assert!(found.len() > 20, "{found:?}");
        for command in found {
            let checked = format!("{{ '{command}'");
            assert!(include_str!("probe.lua").contains(&checked), "{command}");
        }
    }

    #[test]
    fn an_old_server_and_missing_permissions_are_named_with_their_remedy() {
        let result = |version: &str, denied: &[&str]| {
            let text = |text: &str| Value::BulkString(text.as_bytes().to_vec());
            Value::Array(vec![
                text(&format!("redis_version:{version}")),
                Value::Array(denied.iter().map(|command| text(command)).collect()),
            ])
        };
        let failure = check(result("6.0.16", &[]), (6, 2), "r:6379").unwrap_err();
        assert_eq!(failure.kind, FailureKind::Configuration);
        assert!(
            failure
                .message
                .contains("r:6379 has the version 6.0; 6.2 or newer")
        );
        let failure = check(result("7.0.0", &["time", "hset"]), (6, 2), "r:6379").unwrap_err();
        assert!(failure.message.contains("TIME, HSET"), "{failure}");
        assert!(failure.message.contains("+time +hset"), "{failure}");
        assert!(check(result("6.2.0", &[]), (6, 2), "r").is_ok());
    }
}

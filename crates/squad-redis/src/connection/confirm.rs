//! Waits until a write is on replicas and in the log of the server.

use redis::Value;

use super::Confirmation;
use super::failure::{Failure, FailureKind};
use super::link::Link;
use super::settings::Settings;

/// Waits for the confirmation of the last write of `link`, on the node of `key`. Returns whether the log has it.
pub(super) async fn confirm(
    link: &mut Link,
    key: &str,
    needed: Confirmation,
    settings: &Settings,
) -> Result<bool, Failure> {
    // The server gives up before the connection does.
    let limit = settings.response_timeout.as_millis() / 2;
    let failed = |error| Failure::of(&error, &settings.host());
    if needed.replicas > 0 {
        let mut wait = redis::cmd("WAIT");
        wait.arg(needed.replicas).arg(limit.to_string());
        let confirmed = link.send_to_node_of(key, wait).await.map_err(failed)?;
        if !matches!(confirmed, Value::Int(n) if n >= i64::from(needed.replicas)) {
            return Err(unconfirmed(settings, "its replicas"));
        }
    }
    if !needed.log {
        return Ok(false);
    }
    let mut wait = redis::cmd("WAITAOF");
    wait.arg(1).arg(0).arg(limit.to_string());
    let confirmed = match link.send_to_node_of(key, wait).await {
        Ok(confirmed) => confirmed,
        // Before Redis 7.2.
        Err(error) if error.to_string().contains("unknown command") => return Ok(false),
        Err(error) => return Err(failed(error)),
    };
    match confirmed {
        Value::Array(counts) if matches!(counts.first(), Some(Value::Int(1..))) => Ok(true),
        _ => Err(unconfirmed(settings, "its log")),
    }
}

fn unconfirmed(settings: &Settings, by: &str) -> Failure {
    let message = format!(
        "a write to Redis at {} was not confirmed by {by} in time",
        settings.host()
    );
    Failure::new(FailureKind::Away, message)
}

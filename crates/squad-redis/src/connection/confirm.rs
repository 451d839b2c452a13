//! Waits until a write is on replicas and in the log of the server.

use redis::Value;

use super::Confirmation;
use super::failure::Failure;
use super::link::Link;
use super::settings::Settings;

/// What has confirmed a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Confirmed {
    /// Not everything that was needed, in time.
    No,
    /// All replicas, if there are any.
    ByReplicas,
    /// All replicas and the log of the server.
    ByLog,
}

/// Waits for the confirmation of the last write of `link`, on the node of `key`.
pub(super) async fn confirm(
    link: &mut Link,
    key: &str,
    needed: Confirmation,
    settings: &Settings,
) -> Result<Confirmed, Failure> {
    // The server gives up before the connection does.
    let limit = settings.response_timeout.as_millis() / 2;
    let failed = |error| Failure::of(&error, &settings.host());
    if needed.replicas > 0 {
        let mut wait = redis::cmd("WAIT");
        wait.arg(needed.replicas).arg(limit.to_string());
        let confirmed = link.send_to_node_of(key, wait).await.map_err(failed)?;
        if !matches!(confirmed, Value::Int(n) if n >= i64::from(needed.replicas)) {
            return Ok(Confirmed::No);
        }
    }
    if !needed.log {
        return Ok(Confirmed::ByReplicas);
    }
    let mut wait = redis::cmd("WAITAOF");
    wait.arg(1).arg(0).arg(limit.to_string());
    match link.send_to_node_of(key, wait).await {
        Ok(Value::Array(counts)) if matches!(counts.first(), Some(Value::Int(1..))) => {
            Ok(Confirmed::ByLog)
        }
        Ok(_) => Ok(Confirmed::No),
        // Before Redis 7.2.
        Err(error) if error.to_string().contains("unknown command") => Ok(Confirmed::ByReplicas),
        Err(error) => Err(failed(error)),
    }
}

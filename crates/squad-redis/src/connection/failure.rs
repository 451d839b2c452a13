//! Why Redis did not carry out a script.

use std::fmt;
use std::sync::Arc;

use redis::{ErrorKind, RedisError, ServerErrorKind};
use squad_core::{Error, Kind};

/// What a failure means for its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureKind {
    /// Redis cannot be used now: not reachable, silent, read-only, loading, out of memory.
    Away,
    /// The configuration has to be changed: password, TLS, permissions, version of the server.
    Configuration,
    /// The script failed, or returned another type than expected.
    Script,
}

/// A failure, with a message that names the server and the remedy. It contains no secret.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) kind: FailureKind,
    pub(crate) message: Arc<str>,
    /// The connection broke, so that a new one may work at once.
    pub(super) dropped: bool,
}

impl Failure {
    pub(crate) fn new(kind: FailureKind, message: impl Into<Arc<str>>) -> Self {
        Self {
            kind,
            message: message.into(),
            dropped: false,
        }
    }

    /// The failure that `error` means, at the server `host`.
    pub(super) fn of(error: &RedisError, host: &str) -> Self {
        let (kind, why) = classify(error);
        Self {
            kind,
            message: format!("Redis at {host} {why}").into(),
            dropped: kind == FailureKind::Away && error.is_connection_dropped(),
        }
    }

    /// A result of an unexpected type.
    pub(crate) fn unexpected(what: &str) -> Self {
        let message = format!("Redis returned {what}, which no version of this library stores");
        Self::new(FailureKind::Script, message)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let kind = match failure.kind {
            FailureKind::Configuration => Kind::Configuration,
            FailureKind::Away | FailureKind::Script => Kind::CredentialStore,
        };
        Self::new(kind, &*failure.message)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

fn classify(error: &RedisError) -> (FailureKind, String) {
    if let Some(problem) = tls_problem(&error.to_string()) {
        return (FailureKind::Configuration, problem);
    }
    let detail = error.detail().unwrap_or_default();
    let code = error.code().unwrap_or_default();
    let away = |why: &str| (FailureKind::Away, why.to_owned());
    let configuration = |why: &str| (FailureKind::Configuration, why.to_owned());
    match error.kind() {
        ErrorKind::AuthenticationFailed => configuration(
            "rejected the user or password; check the URL, or what `credentials` returns",
        ),
        ErrorKind::Server(ServerErrorKind::NoPerm) => (
            FailureKind::Configuration,
            format!("does not permit a command to this user ({detail}); grant it with ACL SETUSER"),
        ),
        ErrorKind::InvalidClientConfig => (
            FailureKind::Configuration,
            format!("cannot be connected to with these settings: {error}"),
        ),
        ErrorKind::Server(ServerErrorKind::BusyLoading) => away("is loading its data"),
        ErrorKind::Server(ServerErrorKind::ReadOnly) => {
            away("is a read-only replica; connect to the primary")
        }
        ErrorKind::Server(
            ServerErrorKind::MasterDown
            | ServerErrorKind::ClusterDown
            | ServerErrorKind::TryAgain
            | ServerErrorKind::Moved
            | ServerErrorKind::Ask,
        )
        | ErrorKind::ClusterConnectionNotFound
        | ErrorKind::MasterNameNotFoundBySentinel
        | ErrorKind::NoValidReplicasFoundBySentinel => (
            FailureKind::Away,
            format!("has no primary for these keys ({error})"),
        ),
        _ if matches!(code, "WRONGPASS" | "NOAUTH") => configuration(
            "rejected the user or password; check the URL, or what `credentials` returns",
        ),
        _ if code == "OOM" || detail.contains("OOM command") => {
            away("is out of memory; raise maxmemory, with the policy noeviction")
        }
        _ if matches!(code, "MISCONF" | "NOREPLICAS" | "BUSY" | "UNKILLABLE") => {
            (FailureKind::Away, format!("accepts no writes ({code})"))
        }
        _ if error.is_timeout() => away("did not respond in time"),
        _ if error.is_connection_refusal() => away("does not accept connections on this port"),
        ErrorKind::Io => (FailureKind::Away, format!("cannot be reached: {error}")),
        _ => (
            FailureKind::Script,
            format!("could not carry out a script: {error}"),
        ),
    }
}

/// The problem of a certificate, from the message of rustls, which the `redis` crate passes on as text.
fn tls_problem(text: &str) -> Option<String> {
    if let Some((_, problem)) = text.split_once("invalid peer certificate: ") {
        return Some(format!(
            "presented no certificate that is trusted for this name ({problem}); check the host name and `root_certificate`"
        ));
    }
    let (_, alert) = text.split_once("received fatal alert: ")?;
    let about_certificate = [
        "CertificateRequired",
        "UnknownCA",
        "BadCertificate",
        "CertificateUnknown",
    ]
    .iter()
    .any(|name| alert.starts_with(name));
    about_certificate
        .then(|| format!("rejected the client certificate ({alert}); check `client_certificate`"))
}

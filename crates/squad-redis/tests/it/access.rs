//! Users, passwords, certificates and permissions.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use squad_core::{Authorize as _, Error, Kind};
use squad_redis::{Credentials, Fleet};

use crate::support::{ACCOUNT, Provider, Server, free_port, installed, key, reusable, session};

fn of(url: impl AsRef<str>) -> Fleet {
    Fleet::redis(url).key(key()).account(ACCOUNT)
}

/// The error of the store, if the fleet cannot be used. Calls succeed without it.
async fn store_error(fleet: &Fleet) -> Option<Error> {
    let provider = Provider::new(3600);
    let session = session(fleet, reusable(), &provider);
    session.bearer().await.unwrap();
    session.store_error()
}

#[tokio::test]
async fn a_wrong_password_is_a_configuration_error_and_a_callback_can_change_it() {
    if !installed() {
        return;
    }
    let server = Server::start(&["--requirepass", "right-canary"]);
    let url = |password: &str| format!("redis://:{password}@127.0.0.1:{}", server.port());
    assert!(store_error(&of(url("right-canary"))).await.is_none());
    for wrong in [
        url("wrong-canary"),
        format!("redis://127.0.0.1:{}", server.port()),
    ] {
        let error = store_error(&of(wrong)).await.unwrap();
        assert_eq!(error.kind(), Kind::Configuration, "{error}");
        assert!(error.to_string().contains("user or password"), "{error}");
        assert!(error.to_string().contains("127.0.0.1"), "{error}");
        assert!(!format!("{error:?}").contains("canary"), "{error:?}");
    }
    let calls = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&calls);
    let fleet = of(format!("redis://127.0.0.1:{}", server.port())).credentials(move || {
        let first = counter.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            let password = if first { "old-canary" } else { "right-canary" };
            Ok::<_, String>(Credentials::password(password))
        }
    });
    assert_eq!(
        store_error(&fleet).await.unwrap().kind(),
        Kind::Configuration
    );
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(store_error(&fleet).await.is_none());
    assert_eq!(calls.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn missing_permissions_are_named() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let set = |rules: &[&str]| {
        let all = [
            &["ACL", "SETUSER", "fleet", "reset", "on", ">pw", "~squad:*"],
            rules,
        ]
        .concat();
        let _: String = server.command(&all);
    };
    let fleet = || of(format!("redis://fleet:pw@127.0.0.1:{}", server.port()));
    set(&["+eval", "+evalsha", "+info", "+hmget", "+hget", "+hset"]);
    let error = store_error(&fleet()).await.unwrap();
    assert_eq!(error.kind(), Kind::Configuration, "{error}");
    assert!(error.to_string().contains("TIME"), "{error}");
    assert!(error.to_string().contains("+time"), "{error}");
    // The list of the documentation.
    let documented = include_str!("../../../../docs/fleet.md");
    let line = documented
        .lines()
        .find(|line| line.contains("+evalsha"))
        .unwrap();
    let known = |word: &&str| word.starts_with('+') && *word != "+waitaof";
    let commands: Vec<&str> = line.split_whitespace().filter(known).collect();
    set(&commands);
    let error = store_error(&fleet()).await;
    assert!(error.is_none(), "{error:?}");
}

struct Files {
    folder: tempfile::TempDir,
    authority: CertifiedIssuer<'static, KeyPair>,
}

impl Files {
    fn new() -> Self {
        let mut parameters = CertificateParams::new(Vec::new()).unwrap();
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        parameters
            .distinguished_name
            .push(DnType::CommonName, "authority");
        let authority = CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap());
        let files = Self {
            folder: tempfile::tempdir().unwrap(),
            authority: authority.unwrap(),
        };
        files.write("ca.pem", &files.authority.pem());
        files
    }

    fn write(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// A certificate for `host` and its key.
    fn certificate(&self, host: &str) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let mut parameters = CertificateParams::new([host.to_owned()]).unwrap();
        parameters.distinguished_name.push(DnType::CommonName, host);
        let certificate = parameters.signed_by(&key, &self.authority).unwrap();
        (certificate.pem(), key.serialize_pem())
    }
}

#[tokio::test]
async fn tls_takes_a_private_authority_and_a_client_certificate_and_checks_the_name() {
    if !installed() {
        return;
    }
    let files = Files::new();
    let (certificate, private) = files.certificate("localhost");
    let certificate = files.write("server.pem", &certificate);
    let private = files.write("server.key", &private);
    let tls_port = free_port();
    let _server = Server::start(&[
        "--tls-port",
        &tls_port.to_string(),
        "--tls-cert-file",
        &certificate,
        "--tls-key-file",
        &private,
        "--tls-ca-cert-file",
        &files.path("ca.pem"),
        "--tls-auth-clients",
        "yes",
    ]);
    let authority = files.authority.pem();
    let (own, own_key) = files.certificate("client");
    let fleet = |host: &str| {
        of(format!("rediss://{host}:{tls_port}"))
            .root_certificate(authority.clone())
            .client_certificate(own.clone(), own_key.clone())
    };
    let error = store_error(&fleet("localhost")).await;
    assert!(error.is_none(), "{error:?}");
    // The certificate is for another name.
    let error = store_error(&fleet("127.0.0.1")).await.unwrap();
    assert_eq!(error.kind(), Kind::Configuration, "{error}");
    assert!(error.to_string().contains("127.0.0.1"), "{error}");
    assert!(error.to_string().contains("host name"), "{error}");
    // The authority is another one.
    let other = fleet("localhost").root_certificate(Files::new().authority.pem());
    let error = store_error(&other).await.unwrap();
    assert!(error.to_string().contains("root_certificate"), "{error}");
    // No certificate is presented.
    let without = of(format!("rediss://localhost:{tls_port}")).root_certificate(authority.clone());
    assert!(store_error(&without).await.is_some());
}

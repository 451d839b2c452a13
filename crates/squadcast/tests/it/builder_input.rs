//! The client builder: rejected settings, the environment, and the hosts of the regions.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

use std::collections::BTreeSet;
use std::process::{Command, Output};

use crate::support::{Fake, REFRESH_TOKEN};
use serde_json::{Value, json};
use squadcast::{Error, REFRESH_TOKEN_VARIABLE, REGION_VARIABLE, Region, Squadcast};

/// Asserts that the builder rejected its settings, with a message that contains all of `parts`.
#[track_caller]
fn rejected(result: squadcast::Result<Squadcast>, parts: &[&str]) {
    let error: Error = result.unwrap_err();
    assert!(error.is_configuration(), "{error:?}");
    for word in parts {
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    assert!(!error.to_string().contains(REFRESH_TOKEN), "{error}");
    assert!(!format!("{error:?}").contains(REFRESH_TOKEN), "{error:?}");
}

#[test]
fn hosts_of_the_regions_are_those_of_the_document() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/squadcast.json");
    let document: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let hosts = |servers: &Value| -> BTreeSet<String> {
        let servers = servers.as_array().unwrap().iter();
        servers
            .map(|server| server["url"].as_str().unwrap().to_owned())
            .collect()
    };
    let known = |url: fn(Region) -> &'static str| -> BTreeSet<String> {
        Region::ALL
            .iter()
            .map(|region| url(*region).to_owned())
            .collect()
    };
    let exchange = &document["paths"]["/oauth/access-token"]["get"]["servers"];
    assert_eq!(known(Region::api_url), hosts(&document["servers"]));
    assert_eq!(known(Region::authentication_url), hosts(exchange));
    // Both hosts of a region have the same domain.
    for region in Region::ALL {
        let api = region.api_url().strip_prefix("https://api.").unwrap();
        let authentication = region.authentication_url();
        assert_eq!(authentication.strip_prefix("https://auth."), Some(api));
    }
}

#[test]
fn region_parses_from_its_own_name() {
    for region in Region::ALL {
        assert_eq!(region.to_string().parse::<Region>().unwrap(), *region);
        let shouted = format!(" {}\n", region.as_str().to_uppercase());
        assert_eq!(shouted.parse::<Region>().unwrap(), *region);
    }
    let error = "mars".parse::<Region>().unwrap_err();
    assert!(error.is_configuration());
    assert!(error.to_string().contains("\"mars\""), "{error}");
    assert!(error.to_string().contains("`us`, `eu`"), "{error}");
}

#[test]
fn region_and_base_urls_exclude_each_other() {
    let both = Squadcast::builder()
        .region(Region::Eu)
        .base_urls("https://api.example.com", "https://auth.example.com")
        .refresh_token(REFRESH_TOKEN);
    rejected(both.build(), &["`eu`", "base URLs", "set only one"]);
}

#[test]
fn plain_http_is_only_allowed_on_loopback() {
    let over = |api: &str, authentication: &str| {
        Squadcast::builder()
            .base_urls(api, authentication)
            .refresh_token(REFRESH_TOKEN)
            .build()
    };
    let secure = "https://x.example.com";
    rejected(over("http://api.example.com", secure), &["http"]);
    rejected(over(secure, "http://auth.example.com"), &["http"]);
    rejected(over("http://192.168.0.10", secure), &["http"]);
    rejected(over("http://localhost.example.com", secure), &["http"]);
    rejected(over("ftp://127.0.0.1", secure), &[]);
    rejected(over("api.example.com", secure), &[]);
    rejected(over("", secure), &[]);
    for loopback in [
        "http://127.0.0.1:8080",
        "http://localhost:1",
        "http://[::1]:1",
    ] {
        over(loopback, loopback).unwrap();
    }
}

#[test]
fn invalid_token_is_rejected() {
    let builder = || Squadcast::builder().region(Region::Us);
    for token in ["", "  ", "line\nfeed"] {
        rejected(builder().refresh_token(token).build(), &["refresh token"]);
        rejected(builder().access_token(token).build(), &["token"]);
    }
    // The last credential counts.
    builder()
        .refresh_token("")
        .refresh_token("good")
        .build()
        .unwrap();
    rejected(
        builder().access_token("good").refresh_token("").build(),
        &[],
    );
}

#[test]
fn debug_does_not_show_credentials() {
    let builder = Squadcast::builder()
        .region(Region::Us)
        .refresh_token(REFRESH_TOKEN);
    let shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    let shown = format!("{shown} {client:?} {client:#?} {:?}", client.teams().list());
    assert!(!shown.contains(REFRESH_TOKEN), "{shown}");
}

/// The environment is shared by the whole process, so this test runs itself in a child process with the variables set.
#[test]
fn missing_settings_are_read_from_the_environment() {
    const INNER: &str = "SQUADCAST_TEST_BUILDS_FROM_THE_ENVIRONMENT";
    if std::env::var_os(INNER).is_some() {
        match Squadcast::from_env() {
            Ok(client) => println!("api: {}", client.raw().core().base_urls().api()),
            Err(error) => println!("{:?}: {error}", error.kind()),
        }
        return;
    }
    let run = |region: Option<&str>, token: Option<&str>| -> String {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args([
            "builder_input::missing_settings_are_read_from_the_environment",
            "--nocapture",
        ]);
        child.args(["--exact", "--test-threads=1"]).env(INNER, "1");
        for (name, value) in [(REGION_VARIABLE, region), (REFRESH_TOKEN_VARIABLE, token)] {
            match value {
                Some(value) => child.env(name, value),
                None => child.env_remove(name),
            };
        }
        let Output { status, stdout, .. } = child.output().unwrap();
        assert!(status.success());
        String::from_utf8(stdout).unwrap()
    };
    let output = run(Some("eu"), Some(REFRESH_TOKEN));
    assert!(
        output.contains("api: https://api.eu.squadcast.com"),
        "{output}"
    );
    for (region, token, parts) in [
        (None, Some(REFRESH_TOKEN), "no region is set"),
        (Some("mars"), Some(REFRESH_TOKEN), "unknown region \"mars\""),
        (Some("us"), None, REFRESH_TOKEN_VARIABLE),
        (Some("us"), Some(""), REFRESH_TOKEN_VARIABLE),
    ] {
        let output = run(region, token);
        assert!(output.contains("Configuration: "), "{output}");
        assert!(output.contains(parts), "{parts}: {output}");
        assert!(!output.contains(REFRESH_TOKEN), "{output}");
    }
}

#[tokio::test]
async fn no_request_is_sent_before_the_first_call() {
    let fake = Fake::new(|_| json!([]));
    let client = fake.client.clone();
    drop(client.teams().list());
    assert_eq!(fake.transport.count(), 0);
    client.teams().list().await.unwrap();
    fake.client.teams().list().await.unwrap();
    assert_eq!(fake.exchanges(), 1, "clones share the token");
}

//! Wrong settings are configuration errors when a client is built.

use squad_core::{BaseUrls, Client, Error, Kind};
use squad_redis::{Fleet, Key};

fn built(fleet: Fleet) -> Result<Client, Error> {
    Client::builder()
        .base_urls(BaseUrls::new("https://api.test", "https://auth.test")?)
        .static_token("0123456789")
        .connector(squad_http::Http::new())
        .fleet(fleet)
        .build()
}

#[test]
fn wrong_settings_are_rejected_without_quoting_the_url() {
    let key = Key::new([1; 32]);
    let fleet = |url: &str| Fleet::redis(url).key(key.clone()).account("production");
    let secret = "canary-password";
    for (fleet, expected) in [
        (fleet(&format!("http://u:{secret}@host")), "another scheme"),
        (
            fleet(&format!("rediss://u:{secret}@host/#insecure")),
            "fragment",
        ),
        (
            fleet(&format!("redis://u:{secret}@host/nine")),
            "cannot be used",
        ),
        (fleet(secret), "is not a URL"),
        (fleet("redis://host").root_certificate("pem"), "rediss://"),
        (fleet("redis://host").account("a{b"), "account"),
        (fleet("redis://host").namespace(""), "namespace"),
        (
            Fleet::redis("redis://host").key(key.clone()),
            "has no account",
        ),
    ] {
        let error = built(fleet).unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!format!("{error} {error:?}").contains(secret), "{error:?}");
    }
    let good = fleet(&format!("rediss://user:{secret}@redis.example.com"));
    let client = built(good.clone()).unwrap();
    assert!(!format!("{good:?} {client:?}").contains(secret), "{good:?}");
}

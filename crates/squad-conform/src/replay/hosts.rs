//! Which API a host belongs to: a browser's recording has requests to hosts of all kinds.

use std::collections::BTreeMap;

use serde_json::Value;
use squad_core::__private::is_loopback;
use url::{Host, Url};

use crate::check::Conformance;

/// What a host is.
pub(super) enum Found {
    /// One of the API with this index.
    Api(usize),
    /// One of any API: the path decides.
    Any,
    /// Another one.
    Other,
}

pub(super) struct Hosts {
    documented: BTreeMap<String, usize>,
    others: Vec<String>,
}

impl Hosts {
    pub(super) fn new(checks: &[Conformance], others: &[String]) -> Self {
        let mut documented = BTreeMap::new();
        for (nth, check) in checks.iter().enumerate() {
            let document = check.contract().document().root();
            let paths = document.get("paths").and_then(Value::as_object);
            let mut items = vec![document];
            items.extend(paths.into_iter().flat_map(|paths| paths.values()));
            let servers = items.into_iter().filter_map(|item| item.get("servers"));
            for server in servers.filter_map(Value::as_array).flatten() {
                let url = server.get("url").and_then(Value::as_str);
                let url = url.and_then(|url| Url::parse(url).ok());
                if let Some(host) = url.as_ref().and_then(Url::host_str) {
                    documented.insert(host.to_owned(), nth);
                }
            }
        }
        let others = others.iter().map(|host| host.to_ascii_lowercase());
        Self {
            documented,
            others: others.collect(),
        }
    }

    pub(super) fn api(&self, host: &str) -> Found {
        let is_local = Host::parse(host).is_ok_and(|host| is_loopback(&host));
        match self.documented.get(host) {
            Some(nth) => Found::Api(*nth),
            None if is_local || self.others.iter().any(|other| other == host) => Found::Any,
            None => Found::Other,
        }
    }
}

//! The public methods that send requests, from the surface snapshots of the crate.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Methods that send no request to an operation of the document: the type, the method and the reason.
const EXCEPT: &[(&str, &str, &str)] = &[];

fn snapshots() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/snapshots");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let own = files.filter(|file| {
        let name = file.file_name().into_string().unwrap();
        name.starts_with("squadcast-")
            && !name.starts_with("squadcast-mock-")
            && !name.starts_with("squadcast-raw-")
            && name.ends_with(".snap")
    });
    let texts = own.map(|file| std::fs::read_to_string(file.path()).unwrap());
    texts.collect()
}

/// The types and the names of their public methods that return a request, a list, or a type that can be awaited.
pub(super) fn requests() -> BTreeSet<(String, String)> {
    let snapshots = snapshots();
    let lines = || snapshots.iter().flat_map(|text| text.lines());
    let awaited: BTreeSet<&str> = lines()
        .filter_map(|line| line.strip_prefix("impl IntoFuture for "))
        .map(name)
        .collect();
    let sends = |output: &str| {
        let of = name(output);
        ["RequestBuilder", "List"].contains(&of) || awaited.contains(of)
    };
    let mut found = BTreeSet::new();
    let mut of = "";
    for line in lines() {
        if let Some(implementation) = line.strip_prefix("impl ") {
            of = name(implementation);
        }
        let Some(method) = line.strip_prefix("    ") else {
            continue;
        };
        let asynchronous = method.starts_with("async fn ");
        let method = method.strip_prefix("async ").unwrap_or(method);
        let Some((method, signature)) = method.strip_prefix("fn ").and_then(|m| m.split_once('('))
        else {
            continue;
        };
        let output = signature
            .rsplit_once("-> ")
            .map_or("", |(_, output)| output);
        // Awaiting the builder of a list does the same.
        let converts = ["stream", "into_request"].contains(&method) && awaited.contains(of);
        if signature.contains("self") && (asynchronous || sends(output)) && !converts {
            let method = method.split('<').next().unwrap_or(method);
            found.insert((of.to_owned(), method.to_owned()));
        }
    }
    for (resource, method, _) in EXCEPT {
        let listed = found.remove(&((*resource).to_owned(), (*method).to_owned()));
        assert!(listed, "{resource}::{method} does not exist");
    }
    found
}

/// The name of a type, without its path and parameters.
fn name(of: &str) -> &str {
    let plain = of.split('<').next().unwrap_or(of);
    plain.rsplit("::").next().unwrap_or(plain).trim()
}

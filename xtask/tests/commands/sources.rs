//! Where the vendor's document is taken from when nothing is named: the whole document, or the pages of the index.

use openapi_drift::{Progress, Reading};
use xtask::sources::published;

use super::site::{ours, page, serve};

const INDEX: &str =
    "# Reference\n\n- [Users](/reference/users.md)\n- [Elsewhere](https://else.example/x.md)\n";

/// What is read of a site, and how many sources that took.
fn read(pages: &[(&str, String)]) -> (Reading, usize) {
    let base = serve(pages);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut seen = 0;
    let reader = runtime
        .block_on(published(
            &format!("{base}/whole.json"),
            &format!("{base}/reference.md"),
            &mut |_: &Progress<'_>| seen += 1,
        ))
        .unwrap();
    (reader.finish(), seen)
}

fn failures(reading: &Reading) -> String {
    let failures: Vec<String> = reading.errors.iter().map(ToString::to_string).collect();
    failures.join("\n")
}

#[test]
fn the_whole_document_is_enough() {
    let (reading, seen) = read(&[
        ("whole.json", ours().to_string()),
        ("reference.md", INDEX.into()),
    ]);
    assert_eq!((reading.fragments, seen), (1, 1));
    assert_eq!(failures(&reading), "");
}

#[test]
fn without_the_whole_document_the_pages_of_the_index_are_read() {
    let (reading, seen) = read(&[
        ("reference.md", INDEX.into()),
        ("reference/users.md", page(&ours())),
    ]);
    assert_eq!((reading.fragments, seen), (2, 1));
    assert_eq!(failures(&reading), "");
}

#[test]
fn invalid_whole_document_is_skipped() {
    let (reading, seen) = read(&[
        ("whole.json", "<!doctype html>".into()),
        ("reference.md", INDEX.into()),
        ("reference/users.md", page(&ours())),
    ]);
    assert_eq!((reading.fragments, seen), (2, 2));
    assert_eq!(failures(&reading), "");
}

#[test]
fn every_missing_source_is_reported() {
    let (reading, _) = read(&[]);
    let reported = failures(&reading);
    assert_eq!(reading.errors.len(), 2, "{reported}");
    assert!(
        reported.contains("whole.json") && reported.contains("reference.md"),
        "{reported}"
    );
    let (reading, _) = read(&[("reference.md", "# Nothing here\n".into())]);
    let reported = failures(&reading);
    assert_eq!(reading.errors.len(), 1, "{reported}");
    assert!(reported.contains("whole.json"), "{reported}");
}

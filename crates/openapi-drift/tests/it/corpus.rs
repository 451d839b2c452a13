//! The fuzz targets' corpus replayed, and every corpus file torn and bent in a seeded way: nothing panics, and what the
//! differ is given twice does not differ.

use std::path::Path;

use openapi_drift::{Format, Options, Reader, compare, vendor};
use serde_json::Value;

use crate::seed;

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(name);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 8, "{name}: {} files", files.len());
    files
        .into_iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect()
}

/// The bytes cut, doubled and with single bytes changed.
fn bent(bytes: &[u8], rng: &mut fastrand::Rng) -> Vec<Vec<u8>> {
    let mut out = vec![bytes.to_vec()];
    for _ in 0..40 {
        let mut bytes = bytes.to_vec();
        if bytes.is_empty() {
            break;
        }
        for _ in 0..rng.usize(1..5) {
            let at = rng.usize(..bytes.len());
            match rng.u8(..4) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = rng.u8(..),
                2 => bytes.insert(at, *b"{}[]\",:\\\0`".get(rng.usize(..10)).unwrap()),
                _ => {
                    let part = bytes[at..(at + 20).min(bytes.len())].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        out.push(bytes);
    }
    out
}

#[test]
fn reader_tolerates_any_bytes() {
    let mut rng = fastrand::Rng::with_seed(seed::of(&["corpus", "reader"]));
    for file in corpus("reader").into_iter().chain(corpus("differ")) {
        for bytes in bent(&file, &mut rng) {
            let mut reader = Reader::default();
            for name in ["page.md", "document.json", "document.yaml", "unknown"] {
                reader.add(name, &bytes);
            }
            let _ = reader.finish();
        }
    }
}

#[test]
fn differ_tolerates_any_documents() {
    let mut rng = fastrand::Rng::with_seed(seed::of(&["corpus", "differ"]));
    let options = Options {
        documentation: true,
        ..Options::default()
    };
    for file in corpus("differ") {
        for bytes in bent(&file, &mut rng) {
            let mut halves = bytes.splitn(2, |byte| *byte == 0);
            let mut next = || -> Option<Value> { serde_json::from_slice(halves.next()?).ok() };
            let Some(old) = next() else { continue };
            let new = next().unwrap_or(Value::Null);
            let drift = compare(&old, &new, &options);
            for format in [Format::Text, Format::Markdown, Format::Json, Format::Github] {
                let _ = drift.render(format, "file");
            }
            let _ = vendor(&old, &new, &[]);
            assert_eq!(compare(&old, &old, &options).changes, []);
        }
    }
}

//! Pages and documents on disk: one file, or every page of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::ReadError;
use super::reading::{Progress, Reader};
use super::source::MAX_BYTES;

/// The extensions of pages and documents in a folder.
const ENDINGS: [&str; 5] = ["md", "markdown", "json", "yaml", "yml"];

/// Adds a file, or every page and document below a folder in the order of their names.
pub fn read_path(reader: &mut Reader, path: &Path, mut progress: impl FnMut(&Progress<'_>)) {
    let mut files = Vec::new();
    if path.is_dir() {
        list(reader, path, &mut files, 0);
        if files.is_empty() {
            reader.fail(ReadError::NoFragment {
                source_name: path.display().to_string(),
            });
        }
    } else {
        files.push(path.to_owned());
    }
    let total = files.len();
    for (index, file) in files.iter().enumerate() {
        let source_name = file.display().to_string();
        let fragments = match bytes(file, &source_name) {
            Ok(bytes) => reader.add(&source_name, &bytes),
            Err(error) => {
                reader.fail(error);
                0
            }
        };
        progress(&Progress {
            source_name: &source_name,
            done: index + 1,
            total,
            fragments,
        });
    }
}

/// Folders nested deeper are skipped.
const DEEPEST: usize = 8;

fn list(reader: &mut Reader, folder: &Path, files: &mut Vec<PathBuf>, depth: usize) {
    let failed = |error| ReadError::File {
        source_name: folder.display().to_string(),
        error,
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return reader.fail(failed(error)),
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(error) => reader.fail(failed(error)),
        }
    }
    paths.sort();
    for path in paths {
        let ending = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        if path.is_dir() && depth < DEEPEST {
            list(reader, &path, files, depth + 1);
        } else if ENDINGS.contains(&ending.to_lowercase().as_str()) {
            files.push(path);
        }
    }
}

fn bytes(file: &Path, source_name: &str) -> Result<Vec<u8>, ReadError> {
    let failed = |error| ReadError::File {
        source_name: source_name.to_owned(),
        error,
    };
    let length = fs::metadata(file).map_err(failed)?.len();
    if length > MAX_BYTES as u64 {
        return Err(ReadError::TooLarge {
            source_name: source_name.to_owned(),
            limit: MAX_BYTES,
        });
    }
    fs::read(file).map_err(failed)
}

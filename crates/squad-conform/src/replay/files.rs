//! The files of a recording.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use crate::exchange::MAX_BODY;

/// The number of files of a folder that are read.
const MAX_FILES: usize = 10_000;

/// Returns the files at a path, those of a folder in the order of their names, and the number of omitted files. Folders
/// in a folder are not searched.
pub(super) fn of(path: &Path) -> Result<(Vec<PathBuf>, usize), String> {
    if !path.exists() {
        return Err(format!("{} does not exist", shown(path)));
    }
    if !path.is_dir() {
        return Ok((vec![path.to_owned()], 0));
    }
    let unread =
        |error: std::io::Error| format!("{} cannot be read: {}", shown(path), error.kind());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unread)? {
        let file = entry.map_err(unread)?.path();
        if is_recording(&file) {
            files.push(file);
        }
    }
    if files.is_empty() {
        let shown = shown(path);
        return Err(format!("{shown} has no *.har, *.jsonl or OPERATION.json"));
    }
    files.sort();
    let omitted = files.len().saturating_sub(MAX_FILES);
    files.truncate(MAX_FILES);
    Ok((files, omitted))
}

/// Whether a file is a recording by its name. One whose kind is not known is, so that the reason is reported.
fn is_recording(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let known = |one: &str| ["har", "json", "jsonl"].contains(&one.to_ascii_lowercase().as_str());
    extension.is_some_and(known) && path.metadata().map_or(true, |metadata| metadata.is_file())
}

/// Opens a file, behind a byte order mark.
pub(super) fn open(path: &Path) -> Result<BufReader<File>, String> {
    let mut reader = BufReader::new(File::open(path).map_err(unread)?);
    let start = reader.fill_buf().map_err(unread)?;
    if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
        return Err("is UTF-16; convert it to UTF-8".to_owned());
    }
    if start.starts_with(b"\xEF\xBB\xBF") {
        reader.consume(3);
    }
    Ok(reader)
}

/// Reads a response body. One that is too large to be checked is not complete.
pub(super) fn body(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let most = MAX_BODY as u64 + 1;
    open(path)?
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(unread)?;
    Ok(bytes)
}

pub(super) fn unread(error: std::io::Error) -> String {
    format!("cannot be read: {}", error.kind())
}

/// The name of a file, without control characters and those that reverse the direction of a text.
pub(super) fn shown(path: &Path) -> String {
    let is_hidden = |one: char| {
        one.is_control()
            || matches!(one, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let name = path.to_string_lossy();
    name.chars()
        .map(|one| if is_hidden(one) { '?' } else { one })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs::File;

    use super::{MAX_FILES, of};

    #[test]
    fn files_beyond_the_limit_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        for nth in 0..MAX_FILES + 2 {
            File::create(folder.path().join(format!("{nth:05}.json"))).unwrap();
        }
        File::create(folder.path().join("ignored.txt")).unwrap();
        let (files, omitted) = of(folder.path()).unwrap();
        assert_eq!((files.len(), omitted), (MAX_FILES, 2));
        assert!(files[0].ends_with("00000.json"));
    }
}

//! A copy of the documents and of everything generated, for tests that change it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;
use xtask::outcome::Outcome;
use xtask::regen::Arguments;
use xtask::workspace_root;

/// Everything generated, made once.
pub(super) static GENERATED: LazyLock<BTreeMap<PathBuf, String>> = LazyLock::new(|| {
    xtask::regen::files(&workspace_root()).unwrap_or_else(|problems| panic!("{problems}"))
});

/// A copy of the documents and of everything generated, in a folder of its own.
pub(super) struct Copy(pub(super) TempDir);

impl Copy {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let openapi = workspace_root().join("openapi");
        copy(&openapi, &folder.path().join("openapi"));
        for (path, text) in &*GENERATED {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    pub(super) fn edit(&self, file: &str, change: impl FnOnce(&mut Value)) {
        let path = self.0.path().join(file);
        let mut value: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        change(&mut value);
        std::fs::write(path, serde_json::to_string_pretty(&value).unwrap()).unwrap();
    }

    pub(super) fn regen(&self) -> Outcome {
        xtask::regen::outcome(&Arguments {
            check: false,
            root: Some(self.0.path().to_owned()),
        })
    }

    pub(super) fn check(&self) -> Outcome {
        xtask::regen::outcome(&Arguments {
            check: true,
            root: Some(self.0.path().to_owned()),
        })
    }

    pub(super) fn digest(&self) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        gather(self.0.path(), &mut found);
        found.sort();
        found
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

fn gather(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            gather(&entry.path(), found);
        } else {
            found.push((
                entry.path().display().to_string(),
                std::fs::read(entry.path()).unwrap(),
            ));
        }
    }
}

//! Tokens in files that processes share: one record per file, replaced as a whole, with a lock file next to it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use futures_util::future::{BoxFuture, FutureExt as _};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::{Entry, Store, StoreKey, Stored, TokenRecord, locked_by_another};
use crate::{Error, Kind, Result, StoreFailure};

/// The largest file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 1 << 20;

/// Stores tokens in files of one directory (mode 0700, the files 0600), for any number of processes.
///
/// The files contain access tokens and rotated refresh tokens, not encrypted, but never the credential that they were made
/// from. Their names are fingerprints. The directory must be on a file system with working locks; some network file systems
/// have none.
///
/// A file that cannot be used is set aside with a warning, as `….invalid`, if the refresh token of the source does not
/// rotate. If it rotates, calls fail with an error that names the file, because the file may hold the only valid token.
///
/// ```
/// use squad_core::auth::FileStore;
///
/// let directory = tempfile::tempdir()?;
/// let store = FileStore::new(directory.path().join("tokens"))?;
/// # drop(store);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct FileStore {
    directory: PathBuf,
}

impl FileStore {
    /// Makes a store in `directory`, which is created if it does not exist.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`] if the directory cannot be created, or if users other than its owner can access it.
    pub fn new(directory: impl Into<PathBuf>) -> Result<Self> {
        let directory = directory.into();
        prepare(&directory)?;
        Ok(Self { directory })
    }
}

impl FileStore {
    fn files(&self, key: &StoreKey) -> Files {
        Files {
            directory: self.directory.clone(),
            key: key.clone(),
        }
    }

    async fn lock(files: Files, waits: bool) -> Result<Box<dyn Entry>> {
        let lock = move || {
            let lock = files.lock(waits)?;
            // The reader of an invalid record gets its error.
            let revision = files.read().ok().flatten().map(|record| record.revision);
            Ok((files, lock, revision))
        };
        let (files, lock, revision) = on_thread(lock).await?;
        Ok(Box::new(LockedRecord {
            files: Arc::new(files),
            lock: Arc::new(lock),
            revision: Arc::new(AtomicU64::new(revision.unwrap_or_default())),
        }))
    }
}

impl Store for FileStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        Self::lock(self.files(key), true).boxed()
    }

    fn try_open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        Self::lock(self.files(key), false).boxed()
    }

    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        let files = self.files(key);
        async move {
            let record = on_thread(move || files.read()).await?;
            let revision = record.as_ref().map_or(0, |record| record.revision);
            Ok(Stored::new(record).revision(revision))
        }
        .boxed()
    }
}

/// A locked record. The lock is released with the last clone of the lock file's handle; a running write has one, too.
struct LockedRecord {
    files: Arc<Files>,
    lock: Arc<File>,
    /// The revision of the file.
    revision: Arc<AtomicU64>,
}

impl LockedRecord {
    fn on_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Files) -> Result<T> + Send + 'static,
    ) -> BoxFuture<'static, Result<T>> {
        let (files, lock) = (Arc::clone(&self.files), Arc::clone(&self.lock));
        on_thread(move || {
            let result = work(&files);
            drop(lock);
            result
        })
        .boxed()
    }
}

impl Entry for LockedRecord {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        self.on_thread(Files::read)
    }

    fn write(&mut self, mut record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        let revision = Arc::clone(&self.revision);
        self.on_thread(move |files| {
            record.revision = next_revision(revision.load(Ordering::SeqCst));
            files.write(&record)?;
            revision.store(record.revision, Ordering::SeqCst);
            Ok(())
        })
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        let revision = Arc::clone(&self.revision);
        self.on_thread(move |files| {
            files.remove()?;
            revision.store(0, Ordering::SeqCst);
            Ok(())
        })
    }

    fn revision(&self) -> Option<u64> {
        Some(self.revision.load(Ordering::SeqCst))
    }

    fn set_aside(&mut self) -> BoxFuture<'_, Result<()>> {
        self.on_thread(Files::set_aside)
    }
}

/// The files of a record.
struct Files {
    directory: PathBuf,
    key: StoreKey,
}

impl Files {
    fn path(&self, extension: &str) -> PathBuf {
        self.directory
            .join(format!("{}.{extension}", self.key.fingerprint()))
    }

    /// The prefix of files that are being written.
    fn temporary_prefix(&self) -> String {
        format!(".{}.", self.key.fingerprint())
    }

    fn lock(&self, waits: bool) -> Result<File> {
        prepare(&self.directory)?;
        let open = || {
            private()
                .create(true)
                .truncate(false)
                .write(true)
                .open(self.path("lock"))
        };
        let failed = |error| self.failed("locked", &error);
        let file = open().map_err(failed)?;
        if waits {
            file.lock().map_err(failed)?;
        } else {
            file.try_lock().map_err(|error| match error {
                TryLockError::WouldBlock => locked_by_another(&self.key),
                TryLockError::Error(error) => failed(error),
            })?;
        }
        self.sweep();
        Ok(file)
    }

    /// Removes the temporary files of a killed process. Only the holder of the lock writes, so none of them is in use.
    fn sweep(&self) {
        let prefix = self.temporary_prefix();
        let Ok(entries) = fs::read_dir(&self.directory) else {
            return;
        };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                // A file that cannot be removed does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn read(&self) -> Result<Option<TokenRecord>> {
        let read = || {
            let path = self.path("json");
            // Opening a named pipe would wait for its other end.
            if !fs::metadata(&path)?.is_file() {
                return Err(io::Error::other("it is not a regular file"));
            }
            let mut file = File::open(path)?;
            let metadata = file.metadata()?;
            if metadata.len() > MAX_FILE_BYTES {
                return Err(io::Error::other("it is larger than one mebibyte"));
            }
            only_owner(&metadata, "600")?;
            let length = usize::try_from(metadata.len()).unwrap_or_default();
            let room = length.saturating_add(1);
            let mut bytes = Zeroizing::new(Vec::with_capacity(room));
            file.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = match read() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.failed("read", &error)),
        };
        let record = TokenRecord::from_bytes(&bytes, &self.key);
        record.map(Some).map_err(|invalid| {
            Error::new(
                Kind::CredentialStore,
                format!(
                    "the token file {} cannot be used: {invalid}; it is left as it is, remove it to log in again",
                    self.display_path()
                ),
            )
            .with_store_failure(StoreFailure::Unreadable)
        })
    }

    fn write(&self, record: &TokenRecord) -> Result<()> {
        let write = || {
            let mut file = tempfile::Builder::new()
                .prefix(&self.temporary_prefix())
                .suffix(".tmp")
                .tempfile_in(&self.directory)?;
            file.write_all(&record.to_bytes(&self.key))?;
            file.as_file().sync_all()?;
            file.persist(self.path("json"))?;
            sync_directory(&self.directory)
        };
        write().map_err(|error| self.failed("written", &error))
    }

    fn remove(&self) -> Result<()> {
        match fs::remove_file(self.path("json")).and_then(|()| sync_directory(&self.directory)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(self.failed("removed", &error))
            }
            _ => Ok(()),
        }
    }

    fn set_aside(&self) -> Result<()> {
        let renamed = fs::rename(self.path("json"), self.path("invalid"));
        renamed.map_err(|error| self.failed("set aside", &error))
    }

    /// The path of the record for errors. The file name is abbreviated: it is derived from the credential, and whoever had
    /// all of it could check guesses.
    fn display_path(&self) -> String {
        let name = format!("{}.json", self.key.fingerprint().abbreviated());
        self.directory.join(name).display().to_string()
    }

    fn failed(&self, action: &str, error: &io::Error) -> Error {
        // The error of a temporary file contains its path, and with it the name of the record.
        let reason = match error.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code).to_string(),
            None => error
                .to_string()
                .replace(&self.key.fingerprint().to_string(), "…"),
        };
        Error::new(
            Kind::CredentialStore,
            format!(
                "the token file {} cannot be {action}: {reason}",
                self.display_path()
            ),
        )
    }
}

/// The revision after `last`. It contains the time, so that a new file after a removed one has another revision.
fn next_revision(last: u64) -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = now.map_or(0, |now| u64::try_from(now.as_millis()).unwrap_or(0));
    millis.max(last.saturating_add(1))
}

/// Runs `work` on a thread of its own. A blocking thread of the runtime would delay the runtime's shutdown for as long as
/// another process has the lock, and `work` completes even if the runtime is shut down.
async fn on_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let (sender, receiver) = oneshot::channel();
    let failed =
        |reason: &str| Error::new(Kind::CredentialStore, format!("the token store {reason}"));
    std::thread::Builder::new()
        .name("token store".to_owned())
        .spawn(move || {
            // The receiver may be gone.
            let _ = sender.send(work());
        })
        .map_err(|error| failed(&format!("cannot start a thread: {error}")))?;
    receiver.await.unwrap_or_else(|_| Err(failed("panicked")))
}

/// Creates `directory` for its owner alone, or checks its permissions.
fn prepare(directory: &Path) -> Result<()> {
    let prepare = || {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(directory)?;
        only_owner(&fs::metadata(directory)?, "700")
    };
    prepare().map_err(|error| {
        Error::new(
            Kind::CredentialStore,
            format!(
                "the directory {} cannot be used for tokens: {error}",
                directory.display()
            ),
        )
    })
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn only_owner(metadata: &fs::Metadata, mode: &str) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    if metadata.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "users other than its owner can access it; set its mode to {mode}"
    )))
}

#[cfg(not(unix))]
fn only_owner(_metadata: &fs::Metadata, _mode: &str) -> io::Result<()> {
    Ok(())
}

/// Makes a rename durable.
#[cfg(unix)]
fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

#[cfg(not(unix))]
fn sync_directory(_directory: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_directory_that_is_gone_cannot_be_made_durable() {
        let directory = std::env::temp_dir();
        assert!(sync_directory(&directory).is_ok());
        let gone = sync_directory(&directory.join("squad-core-no-such-directory"));
        assert!(gone.is_err_and(|error| error.kind() == io::ErrorKind::NotFound));
    }

    #[test]
    fn a_revision_is_the_time_or_the_one_after_the_last() {
        let first = next_revision(0);
        assert!(first > 1_700_000_000_000, "{first}");
        assert_eq!(next_revision(u64::MAX - 1), u64::MAX);
        assert_eq!(next_revision(u64::MAX), u64::MAX);
    }
}

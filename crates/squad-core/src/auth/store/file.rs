//! Tokens in files, shared by processes: one record a file, replaced as a whole, with a lock file beside it.
//!
//! A record that cannot be understood is never overwritten; the error names the file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt as _};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::{Entry, Saved, Store, StoreKey};
use crate::{Error, Kind, Result};

/// The largest file that is read.
const LARGEST: u64 = 1 << 20;

/// Keeps tokens in files of one directory (mode 0700, the files 0600), for any number of processes.
///
/// The files hold access tokens and rotated refresh tokens in the clear, never the credential they were made from. Their names
/// are fingerprints. The directory must be on a file system where locks work, which some network file systems are not.
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
    /// A store in `directory`, which is created if it is not there.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where the directory cannot be created, or others than its owner can look into it.
    pub fn new(directory: impl Into<PathBuf>) -> Result<Self> {
        let directory = directory.into();
        prepare(&directory)?;
        Ok(Self { directory })
    }
}

impl Store for FileStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        let held = Held {
            directory: self.directory.clone(),
            key: key.clone(),
        };
        async move {
            let (held, lock) = aside(move || held.lock().map(|lock| (held, lock))).await?;
            Ok(Box::new(Locked {
                held: Arc::new(held),
                lock: Arc::new(lock),
            }) as Box<dyn Entry>)
        }
        .boxed()
    }
}

/// A locked record. The lock goes with the last clone of the lock file's handle, which a write under way has, too.
struct Locked {
    held: Arc<Held>,
    lock: Arc<File>,
}

impl Locked {
    fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Held) -> Result<T> + Send + 'static,
    ) -> BoxFuture<'static, Result<T>> {
        let (held, lock) = (Arc::clone(&self.held), Arc::clone(&self.lock));
        aside(move || {
            let result = work(&held);
            drop(lock);
            result
        })
        .boxed()
    }
}

impl Entry for Locked {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<Saved>>> {
        self.aside(Held::read)
    }

    fn write(&mut self, saved: Saved) -> BoxFuture<'_, Result<()>> {
        self.aside(move |held| held.write(&saved))
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.aside(Held::remove)
    }
}

/// Where a record is.
struct Held {
    directory: PathBuf,
    key: StoreKey,
}

impl Held {
    fn path(&self, ending: &str) -> PathBuf {
        self.directory
            .join(format!("{}.{ending}", self.key.fingerprint()))
    }

    /// What files begin with that are not in place yet.
    fn aside_prefix(&self) -> String {
        format!(".{}.", self.key.fingerprint())
    }

    fn lock(&self) -> Result<File> {
        prepare(&self.directory)?;
        let path = self.path("lock");
        let lock = || {
            let file = private()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            file.lock()?;
            Ok(file)
        };
        let file = lock().map_err(|error| trouble(&path, "locked", &error))?;
        self.sweep();
        Ok(file)
    }

    /// Removes what a killed process left behind. Only the holder of the lock writes, so nothing of it is in use.
    fn sweep(&self) {
        let prefix = self.aside_prefix();
        let Ok(entries) = fs::read_dir(&self.directory) else {
            return;
        };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                // One that stays is in nobody's way.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn read(&self) -> Result<Option<Saved>> {
        let path = self.path("json");
        let read = || {
            let mut file = File::open(&path)?;
            let about = file.metadata()?;
            if about.len() > LARGEST {
                return Err(io::Error::other("it is larger than a mebibyte"));
            }
            only_owner(&about, "600")?;
            let room = usize::try_from(about.len()).unwrap_or_default() + 1;
            let mut bytes = Zeroizing::new(Vec::with_capacity(room));
            file.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = match read() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(trouble(&path, "read", &error)),
        };
        Saved::from_bytes(&bytes, &self.key).map(Some).map_err(|what| {
            Error::new(
                Kind::Configuration,
                format!(
                    "the token file {} cannot be used: {what}; it was left as it is, remove it to log in anew",
                    path.display()
                ),
            )
        })
    }

    fn write(&self, saved: &Saved) -> Result<()> {
        let path = self.path("json");
        let write = || {
            let mut file = tempfile::Builder::new()
                .prefix(&self.aside_prefix())
                .suffix(".tmp")
                .tempfile_in(&self.directory)?;
            file.write_all(&saved.to_bytes(&self.key))?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            sync_directory(&self.directory)
        };
        write().map_err(|error| trouble(&path, "written", &error))
    }

    fn remove(&self) -> Result<()> {
        let path = self.path("json");
        match fs::remove_file(&path).and_then(|()| sync_directory(&self.directory)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(trouble(&path, "removed", &error))
            }
            _ => Ok(()),
        }
    }
}

/// Runs `work` in a thread of its own. A thread of the runtime would keep the runtime from shutting down for as long as another
/// process has the lock, and `work` is to come to its end even if the runtime does not.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let (tell, told) = oneshot::channel();
    let failed = |what: &str| Error::new(Kind::Configuration, format!("the token store {what}"));
    std::thread::Builder::new()
        .name("token store".to_owned())
        .spawn(move || {
            // Whoever asked may be gone.
            let _ = tell.send(work());
        })
        .map_err(|error| failed(&format!("cannot start a thread: {error}")))?;
    told.await.unwrap_or_else(|_| Err(failed("panicked")))
}

fn trouble(path: &Path, what: &str, error: &io::Error) -> Error {
    Error::new(
        Kind::Configuration,
        format!(
            "the token file {} cannot be {what}: {error}",
            path.display()
        ),
    )
}

/// Creates `directory` for its owner alone, or checks that it is so.
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
            Kind::Configuration,
            format!(
                "the directory {} cannot hold tokens: {error}",
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
fn only_owner(about: &fs::Metadata, mode: &str) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    if about.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "others than its owner have access to it; set its mode to {mode}"
    )))
}

#[cfg(not(unix))]
fn only_owner(_about: &fs::Metadata, _mode: &str) -> io::Result<()> {
    Ok(())
}

/// Makes a rename outlast a power cut.
#[cfg(unix)]
fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

#[cfg(not(unix))]
fn sync_directory(_directory: &Path) -> io::Result<()> {
    Ok(())
}

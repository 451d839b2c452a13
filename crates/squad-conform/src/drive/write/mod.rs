//! A run that writes: it creates objects of its own, calls the operations that change them, and deletes them.

mod body;
mod removal;
mod rules;
mod writer;

use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::panic::AssertUnwindSafe;
use std::str::FromStr;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Either, Shared, select};
use squad_core::{Error, Kind, Result};

use self::writer::Writer;
use super::{Target, client, contract, read};
use crate::check::Conformance;
use crate::report::Report;

/// Ends a run when it is ready.
type Stop = Shared<BoxFuture<'static, ()>>;

/// The start of the names of all objects of one run, such as `conform-4k1x09zq-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefix(String);

/// The start of every prefix.
const START: &str = "conform-";
/// The number of random characters of a prefix.
const RANDOM: usize = 8;
const ALPHABET: &str = "0123456789abcdefghijklmnopqrstuv";

impl Prefix {
    /// Creates a random prefix.
    #[must_use]
    pub fn random() -> Self {
        let mut bits = RandomState::new().hash_one(START);
        let mut text = START.to_owned();
        for _ in 0..RANDOM {
            text.extend(ALPHABET.chars().nth((bits % 32) as usize));
            bits /= 32;
        }
        text.push('-');
        Self(text)
    }

    /// Returns the prefix.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the prefix of a name, if it has one.
    fn of(name: &str) -> Option<Self> {
        let random = name.strip_prefix(START)?.get(..RANDOM)?;
        let is_prefix = random.chars().all(|one| ALPHABET.contains(one));
        let prefix = format!("{START}{random}-");
        (is_prefix && name.starts_with(&prefix)).then_some(Self(prefix))
    }

    fn name(&self, number: usize) -> String {
        format!("{self}{number}")
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Prefix {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let prefix = Self::of(text).filter(|prefix| prefix.0 == text);
        prefix.ok_or_else(|| format!("a prefix is like {START}4k1x09zq-"))
    }
}

/// Drives every operation that only reads against a service, and those that write with objects that this run creates. The
/// objects are deleted at the end, and also after an error and once `stop` is ready; [`Report::remaining`] lists those that
/// could not be deleted.
///
/// # Errors
/// If the client cannot be built, the credential is rejected, or `stop` is ready before anything was created.
pub async fn writing(
    target: &Target,
    prefix: &Prefix,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<Report> {
    let stop = stop.boxed().shared();
    let check = Conformance::keeping(contract(target.api)?, 1);
    let reading = read(target, &check).boxed();
    let client = match select(reading, stop.clone()).await {
        Either::Left((client, _)) => client?,
        Either::Right(_) => return Err(failure("the run was stopped before it has written")),
    };
    let mut writer = Writer::new(target, client, check, prefix.clone(), stop)?;
    let written = AssertUnwindSafe(writer.write()).catch_unwind().await;
    let stopped = written.is_ok() && writer.is_stopped();
    let mut report = removed(&mut writer).await;
    report.stopped = stopped;
    match written {
        Ok(()) => Ok(report),
        Err(_) => Err(failure(format!(
            "the run has panicked; these objects remain: {:?}",
            report.remaining
        ))),
    }
}

/// Deletes the objects that an earlier run has left.
///
/// # Errors
/// If the client cannot be built, the credential is rejected, or no team has this prefix.
pub async fn removing(target: &Target, prefix: &Prefix) -> Result<Report> {
    let check = Conformance::keeping(contract(target.api)?, 1);
    let client = client(&check, target.urls.clone(), &target.credential).await?;
    let stop = std::future::pending().boxed().shared();
    let mut writer = Writer::new(target, client, check, prefix.clone(), stop)?;
    writer.discover().await;
    match writer.objects.is_empty() {
        true => Err(failure(format!(
            "no team was found whose name starts with {prefix}"
        ))),
        false => Ok(removed(&mut writer).await),
    }
}

/// Deletes the objects of a run, and returns its report with those that remain.
async fn removed(writer: &mut Writer) -> Report {
    let remaining = writer.remove().await;
    let mut report = writer.check.report();
    report.remaining = remaining;
    report
}

fn failure(message: impl Into<String>) -> Error {
    Error::new(Kind::Configuration, message.into())
}

//! The scripts of the limits: their keys, arguments and results.

use std::sync::LazyLock;
use std::time::Duration;

use redis::Value;
use squad_core::limits::Window;

use crate::connection::{Failure, Script};

pub(super) static TAKE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("take.lua")));
pub(super) static LEAVE: LazyLock<Script> =
    LazyLock::new(|| Script::new(include_str!("leave.lua")));
pub(super) static PAUSE: LazyLock<Script> =
    LazyLock::new(|| Script::new(include_str!("pause.lua")));

/// How long a permit is valid.
pub(super) const VALID: Duration = Duration::from_secs(1);
/// The longest time until a process notices that Redis is back: the longest time between two attempts to reach it, and the
/// validity of a last permit without Redis.
pub(super) const REJOIN: Duration = Duration::from_secs(12);
/// A process without requests for this long no longer counts.
const IDLE: Duration = Duration::from_secs(300);

/// Returns for how long a request counts: the window, the validity of a permit, and the rounding of times. As in `take.lua`.
pub(super) fn span(window: &Window) -> Duration {
    Duration::from_secs(window.limit.seconds.into()) + VALID + Duration::from_millis(2)
}

/// The names of the keys of an account.
#[derive(Debug)]
pub(super) struct Keys {
    prefix: String,
}

impl Keys {
    /// `prefix` has the hash tag that all keys share.
    pub(super) fn new(prefix: &str) -> Self {
        Self {
            prefix: format!("{prefix}limits:"),
        }
    }

    pub(super) fn take(&self, windows: &[Window]) -> Vec<String> {
        let common = ["processes", "slots", "free"].map(|name| format!("{}{name}", self.prefix));
        let parts = ["sent", "served", "queue", "due", "demand", "state"];
        common.into_iter().chain(self.of(windows, &parts)).collect()
    }

    pub(super) fn leave(&self, windows: &[Window]) -> Vec<String> {
        self.of(windows, &["sent", "served", "queue", "due", "demand"])
            .collect()
    }

    pub(super) fn pause(&self, window: Window) -> Vec<String> {
        self.of(&[window], &["state"]).collect()
    }

    fn of<'a>(
        &'a self,
        windows: &'a [Window],
        parts: &'a [&str],
    ) -> impl Iterator<Item = String> + 'a {
        windows.iter().flat_map(move |window| {
            let group = group(window);
            let names = parts.iter();
            names.map(move |part| format!("{}{group}:{part}", self.prefix))
        })
    }
}

/// The name of the group in keys.
pub(super) fn group(window: &Window) -> &'static str {
    match window.group {
        "" => "*",
        group => group,
    }
}

/// What a process read last of the state of a window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) epoch: String,
    pub(super) number: u64,
}

/// The arguments of `take.lua`.
#[derive(Debug)]
pub(super) struct Take<'a> {
    pub(super) process: &'a str,
    pub(super) place: &'a str,
    pub(super) id: &'a str,
    /// The number of calls that wait, with this one.
    pub(super) demand: usize,
    pub(super) unused: &'a str,
    /// How long Redis was away, and how many permits the process gave itself: the number, and the age of the last one.
    pub(super) away: Duration,
    pub(super) own: (usize, Duration),
    pub(super) windows: Vec<(Window, Version)>,
}

impl Take<'_> {
    pub(super) fn arguments(&self) -> Vec<Vec<u8>> {
        let milliseconds = |duration: Duration| duration.as_millis().to_string();
        let mut arguments = vec![
            self.process.to_owned(),
            self.place.to_owned(),
            self.id.to_owned(),
            self.demand.to_string(),
            self.unused.to_owned(),
            milliseconds(self.away),
            self.own.0.to_string(),
            milliseconds(self.own.1),
            milliseconds(VALID),
            milliseconds(REJOIN),
            milliseconds(IDLE),
        ];
        for (window, version) in &self.windows {
            arguments.push(window.limit.calls.max(1).to_string());
            arguments.push((u64::from(window.limit.seconds) * 1000).to_string());
            arguments.push(version.epoch.clone());
            arguments.push(version.number.to_string());
        }
        arguments.into_iter().map(String::into_bytes).collect()
    }
}

/// The result of `take.lua`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) granted: bool,
    /// How long this call, or the next one after a permit, has to wait.
    pub(super) wait: Duration,
    pub(super) paused: bool,
    pub(super) slot: u32,
    pub(super) slots: u32,
    /// The time of the server since 1970.
    pub(super) time: Duration,
    pub(super) versions: Vec<Version>,
}

impl Taken {
    pub(super) fn parse(value: Value) -> Result<Self, Failure> {
        Self::of(value).ok_or_else(|| Failure::unexpected("another result of a rate limit"))
    }

    fn of(value: Value) -> Option<Self> {
        let mut values: Vec<Value> = redis::from_redis_value(value).ok()?;
        if values.len() < 6 {
            return None;
        }
        let versions = values.split_off(6);
        let mut numbers = values.into_iter();
        let mut number = || redis::from_redis_value::<u64>(numbers.next()?).ok();
        let result = Self {
            granted: number()? == 1,
            wait: Duration::from_millis(number()?),
            paused: number()? == 1,
            slot: u32::try_from(number()?).ok()?,
            slots: u32::try_from(number()?).ok()?,
            time: Duration::from_millis(number()?),
            versions: Vec::new(),
        };
        let mut read = Vec::new();
        let mut versions = versions.into_iter();
        while let (Some(epoch), Some(number)) = (versions.next(), versions.next()) {
            read.push(Version {
                epoch: redis::from_redis_value(epoch).ok()?,
                number: redis::from_redis_value(number).ok()?,
            });
        }
        Some(Self {
            versions: read,
            ..result
        })
    }
}

//! The secrets of calendar links.

use std::collections::HashMap;
use std::fmt;

/// The schedule, and the user for a link of one's own shifts.
pub(crate) type LinkKey = (String, Option<String>);

/// The calendar links. `Debug` shows no secret.
#[derive(Default)]
pub(crate) struct CalendarLinks {
    secrets: HashMap<LinkKey, u64>,
    last: u64,
}

impl CalendarLinks {
    /// Creates a link, or replaces it by another one.
    pub(crate) fn create(&mut self, key: LinkKey) {
        self.last += 1;
        self.secrets.insert(key, self.last);
    }

    pub(crate) fn get(&self, key: &LinkKey) -> Option<u64> {
        self.secrets.get(key).copied()
    }

    /// Removes a link. Returns whether it existed.
    pub(crate) fn remove(&mut self, key: &LinkKey) -> bool {
        self.secrets.remove(key).is_some()
    }
}

impl fmt::Debug for CalendarLinks {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CalendarLinks").finish_non_exhaustive()
    }
}

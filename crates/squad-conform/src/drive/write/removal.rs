//! Deletes the objects of a run: those that it knows, and those that the lists have under its prefix.

use std::time::Duration;

use super::Prefix;
use super::rules::{COLLECTIONS, TEAMS};
use super::writer::{Failure, Object, Writer, name_of};
use crate::drive::items::listed_id;

/// How long the deletion waits before each attempt after the first one.
const BACKOFF: [Duration; 5] = [
    Duration::from_millis(250),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
];
/// The longest time that a service may demand before an attempt.
const MAX_BACKOFF: Duration = Duration::from_secs(60);

impl Writer {
    /// Deletes the objects of the run in the reverse order of their creation, and returns those that remain.
    ///
    /// After each round the collections are listed. The team is deleted once nothing else is there.
    pub(super) async fn remove(&mut self) -> Vec<String> {
        let mut backoff = BACKOFF.into_iter();
        loop {
            self.discover().await;
            if self.objects.is_empty() {
                return Vec::new();
            }
            if let Some(wait) = self.delete_all().await {
                let Some(least) = backoff.next() else { break };
                tokio::time::sleep(wait.clamp(least, MAX_BACKOFF)).await;
            }
        }
        let remaining = self.objects.iter().map(|one| match &one.id {
            Some(id) => format!("{}: {} (id {})", one.collection, one.name, text(id)),
            None => format!("{}: {}, if it was created", one.collection, one.name),
        });
        remaining.collect()
    }

    /// Lists the collections, and compares the names with the objects that are known.
    pub(super) async fn discover(&mut self) {
        let mut collections = COLLECTIONS.to_vec();
        collections.dedup();
        for collection in collections {
            if collection != TEAMS && !self.ids.contains_key(TEAMS) {
                continue;
            }
            let Some(listed) = self.list(collection).await else {
                continue;
            };
            // An object without an id that is not listed was not created.
            self.objects
                .retain(|one| one.collection != collection || one.id.is_some());
            for item in listed {
                let (Some(name), Some(id)) = (name_of(&item), listed_id(&item)) else {
                    continue;
                };
                if collection == TEAMS && !name.starts_with(self.prefix.as_str()) {
                    self.note_earlier(name);
                }
                let is_known =
                    |one: &Object| one.collection == collection && one.id.as_ref() == Some(&id);
                if name.starts_with(self.prefix.as_str()) && !self.objects.iter().any(is_known) {
                    let object = Object {
                        collection,
                        name: name.to_owned(),
                        id: None,
                    };
                    self.objects.push(object);
                    self.adopt(collection, name, &item);
                }
            }
        }
        let order = |one: &Object| COLLECTIONS.iter().position(|it| *it == one.collection);
        self.objects.sort_by_key(order);
    }

    /// Deletes all objects but a team that has others. Returns how long to wait if a deletion failed.
    async fn delete_all(&mut self) -> Option<Duration> {
        let mut wait = None;
        let has_others = self.objects.iter().any(|one| one.collection != TEAMS);
        let mut remaining = Vec::new();
        while let Some(object) = self.objects.pop() {
            let Some(id) = &object.id else {
                wait = wait.max(Some(Duration::ZERO));
                remaining.push(object);
                continue;
            };
            if object.collection == TEAMS && has_others {
                remaining.push(object);
                continue;
            }
            let after = match self.delete(object.collection, id).await {
                Err(Failure::Call(error)) if !error.is_not_found() => error.retry_after(),
                Err(Failure::NotTried(_)) => None,
                _ => {
                    if object.collection == TEAMS {
                        self.ids.remove(TEAMS);
                    }
                    continue;
                }
            };
            wait = wait.max(Some(after.unwrap_or_default()));
            remaining.push(object);
        }
        remaining.reverse();
        self.objects = remaining;
        wait
    }

    /// Adds to the report that an earlier run has left a team.
    fn note_earlier(&self, name: &str) {
        let Some(prefix) = Prefix::of(name) else {
            return;
        };
        self.check.lock().row("Teams_getAllTeams").note = Some(format!(
            "a run has left the team {name}, unless it is not at its end; --remove {prefix} deletes it"
        ));
    }
}

fn text(id: &serde_json::Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

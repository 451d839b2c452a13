//! Deletes the objects of a run: those that it knows, and those that the lists have under its prefix.

use std::time::Duration;

use super::Prefix;
use super::rules::{COLLECTIONS, TEAMS};
use super::writer::{Failure, Object, Writer, name_of};
use crate::drive::items::listed_id;

/// How long the deletion waits after each round. Without a failure there are two: the objects in the team, and the team.
const BACKOFF: [Duration; 6] = [
    Duration::ZERO,
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
    /// Before each round the collections are listed, because a deleted object can still be there.
    pub(super) async fn remove(&mut self) -> Vec<String> {
        for least in BACKOFF {
            self.discover().await;
            if self.objects.is_empty() {
                return Vec::new();
            }
            let wait = self.delete_all().await;
            tokio::time::sleep(wait.clamp(least, MAX_BACKOFF)).await;
        }
        self.discover().await;
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

    /// Deletes all objects, and a team only if there are no others. Returns how long the service demands to wait.
    async fn delete_all(&mut self) -> Duration {
        let mut wait = Duration::ZERO;
        let has_others = self.objects.iter().any(|one| one.collection != TEAMS);
        let mut remaining = Vec::new();
        while let Some(object) = self.objects.pop() {
            let is_next = object.collection != TEAMS || !has_others;
            let Some(id) = object.id.as_ref().filter(|_| is_next) else {
                remaining.push(object);
                continue;
            };
            match self.delete(object.collection, id).await {
                Err(Failure::Call(error)) if !error.is_not_found() => {
                    wait = wait.max(error.retry_after().unwrap_or_default());
                    remaining.push(object);
                }
                Err(Failure::NotTried(_)) => remaining.push(object),
                // It is gone.
                _ if object.collection == TEAMS => self.ids.clear(),
                _ => {}
            }
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

//! The statuses and issue states of a page, by name or by id.

use squadcast_raw::Client;
use squadcast_raw::status_pages::{StatusPageIssueState, StatusPageStatus};

use crate::id::IdKind;
use crate::request::request;
use crate::{Error, Id, Kind, RequestBuilder, Result, kind};

/// A status or an issue state of a page, by its name or by its id.
///
/// Names, ids, and the statuses and states of the lists convert into it. A name is looked up on the page before the
/// request is sent, which takes one more request; its case does not matter.
///
/// ```
/// use squadcast::status_pages::StatusRef;
/// use squadcast::StatusPageStatusId;
///
/// let by_name = StatusRef::from("Degraded");
/// let by_id = StatusRef::from(StatusPageStatusId::from(17));
/// assert_ne!(by_name, by_id);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameOrId<K: IdKind>(Choice<K>);

/// A status of a page, by its name or by its id.
pub type StatusRef = NameOrId<kind::StatusPageStatus>;

/// An issue state of a page, by its name or by its id.
pub type StateRef = NameOrId<kind::IssueState>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Choice<K: IdKind> {
    Name(String),
    Id(Id<K>),
}

impl<K: IdKind> From<&str> for NameOrId<K> {
    fn from(name: &str) -> Self {
        Self(Choice::Name(name.to_owned()))
    }
}

impl<K: IdKind> From<String> for NameOrId<K> {
    fn from(name: String) -> Self {
        Self(Choice::Name(name))
    }
}

impl<K: IdKind> From<Id<K>> for NameOrId<K> {
    fn from(id: Id<K>) -> Self {
        Self(Choice::Id(id))
    }
}

impl<K: IdKind> From<&Id<K>> for NameOrId<K> {
    fn from(id: &Id<K>) -> Self {
        Self(Choice::Id(id.clone()))
    }
}

impl From<&StatusPageStatus> for StatusRef {
    fn from(status: &StatusPageStatus) -> Self {
        Self(Choice::Id(status.id.into()))
    }
}

impl From<&StatusPageIssueState> for StateRef {
    fn from(state: &StatusPageIssueState) -> Self {
        Self(Choice::Id(state.id.into()))
    }
}

impl<K: IdKind> NameOrId<K> {
    pub(super) fn is_name(&self) -> bool {
        matches!(self.0, Choice::Name(_))
    }
}

/// What a page calls its statuses and issue states. A list that is not needed is empty.
#[derive(Debug)]
pub(super) struct Vocabulary {
    statuses: Vec<StatusPageStatus>,
    states: Vec<StatusPageIssueState>,
}

impl Vocabulary {
    pub(super) fn status(&self, status: StatusRef) -> Result<i64> {
        let offered = self.statuses.iter();
        let offered = offered.map(|status| (status.id, &*status.name, &*status.status));
        find(status, "status", "statuses", offered)
    }

    pub(super) fn state(&self, state: StateRef) -> Result<i64> {
        // A removed state cannot be posted.
        let offered = self
            .states
            .iter()
            .filter(|state| state.deleted_at.is_none());
        let offered = offered.map(|state| (state.id, &*state.name, ""));
        find(state, "issue state", "issue states", offered)
    }
}

/// Which names have to be looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needed {
    pub(super) statuses: bool,
    pub(super) states: bool,
}

/// Reads the vocabulary of a page as far as it is needed, and builds a request with it.
pub(super) fn with_vocabulary<T: 'static>(
    raw: Client,
    page: String,
    needed: Needed,
    build: impl FnOnce(&Client, &str, &Vocabulary) -> Result<RequestBuilder<T>> + Send + 'static,
) -> RequestBuilder<T> {
    let statuses = needed
        .statuses
        .then(|| raw.status_pages_list_status_page_statuses(&page));
    let with_statuses = move |statuses| {
        let states = needed
            .states
            .then(|| raw.issues_list_status_page_issue_states(&page));
        let with_states =
            move |states| request(|| build(&raw, &page, &Vocabulary { statuses, states }));
        match states {
            Some(states) => states.into_request().and_then(with_states),
            None => with_states(Vec::new()),
        }
    };
    match statuses {
        Some(statuses) => statuses.into_request().and_then(with_statuses),
        None => with_statuses(Vec::new()),
    }
}

/// How many names a message lists, and how long each can be.
const LISTED: usize = 20;
const LENGTH: usize = 40;

fn find<'v, K: IdKind<Value = i64>>(
    wanted: NameOrId<K>,
    noun: &str,
    plural: &str,
    offered: impl Iterator<Item = (i64, &'v str, &'v str)> + Clone,
) -> Result<i64> {
    let name = match wanted.0 {
        // As it is checked everywhere else.
        Choice::Id(id) => return Id::of(id).map(|id| id.as_i64()),
        Choice::Name(name) => name,
    };
    let exact = offered.clone().find(|(_, offered, _)| *offered == name);
    let alike = || {
        offered.clone().find(|(_, offered, slug)| {
            offered.eq_ignore_ascii_case(&name) || slug.eq_ignore_ascii_case(&name)
        })
    };
    if let Some((id, ..)) = exact.or_else(alike) {
        return Id::of(Id::<K>::from(id)).map(|id| id.as_i64());
    }
    let names: Vec<String> = offered
        .map(|(_, name, _)| shortened(name))
        .take(LISTED)
        .collect();
    let has = if names.is_empty() {
        format!("it has no {plural}")
    } else {
        format!("it has {}", names.join(", "))
    };
    let message = format!(
        "the page has no {noun} `{}`; {has}; no change was sent",
        shortened(&name)
    );
    Err(Error::new(Kind::Configuration, message))
}

fn shortened(name: &str) -> String {
    name.chars().take(LENGTH).collect()
}

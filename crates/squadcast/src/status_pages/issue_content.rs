//! Requests that open issues and post updates.

use jiff::Timestamp;
use squadcast_raw::status_pages::{
    CreateIssueRequest, IssueComponentUpdate, IssueStateMessageUpdate, IssueStateUpdate,
    NewIssueComponent, NewIssueState, NewIssueStateMessage, UpdateIssueRequest,
};

use super::vocabulary::{Needed, Vocabulary};
use super::{IssueComponentDetail, IssueDetails, IssueHistory, StateRef, StatusRef};
use crate::kept::kept;
use crate::request::invalid;
use crate::{ComponentId, IdOf, Result, kind};

/// An issue to open on a status page, with its first message.
///
/// ```
/// use squadcast::ComponentId;
/// use squadcast::status_pages::NewIssue;
///
/// let cards = ComponentId::from(12);
/// let slow = NewIssue::new("Checkout is slow", "Investigating", "We are looking into it")
///     .component(cards, "Degraded");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewIssue {
    title: String,
    post: Post,
}

/// A message to post to an issue, with the state that the issue is in from now on.
///
/// ```
/// use squadcast::ComponentId;
/// use squadcast::status_pages::IssueUpdate;
///
/// let cards = ComponentId::from(12);
/// let fixed = IssueUpdate::new("Monitoring", "A fix is deployed")
///     .component(cards, "Operational");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct IssueUpdate {
    title: Option<String>,
    post: Post,
}

#[derive(Debug, Clone, PartialEq)]
struct Post {
    state: StateRef,
    message: String,
    at: Option<Timestamp>,
    page_status: Option<StatusRef>,
    components: Vec<(String, StatusRef)>,
}

macro_rules! post {
    ($name:ident) => {
        impl $name {
            /// Adds a component that the issue touches, with the status that it has from now on. The last status of a
            /// component counts.
            pub fn component(
                mut self,
                component: impl IdOf<kind::Component>,
                status: impl Into<StatusRef>,
            ) -> Self {
                let id = component.id().into_owned();
                let components = &mut self.post.components;
                components.retain(|(component, _)| *component != id);
                components.push((id, status.into()));
                self
            }

            /// Sets the status of the page as a whole.
            #[doc(alias = "statusID")]
            pub fn page_status(mut self, status: impl Into<StatusRef>) -> Self {
                self.post.page_status = Some(status.into());
                self
            }

            /// Sets the time at which the message counts as posted. By default that is when the request is built.
            #[doc(alias = "timestamp")]
            pub fn at(mut self, time: Timestamp) -> Self {
                self.post.at = Some(time);
                self
            }
        }
    };
}

post!(NewIssue);
post!(IssueUpdate);

impl Post {
    fn new(state: impl Into<StateRef>, message: impl Into<String>) -> Self {
        Self {
            state: state.into(),
            message: message.into(),
            at: None,
            page_status: None,
            components: Vec::new(),
        }
    }

    fn needed(&self) -> Needed {
        let page = self.page_status.iter();
        let components = self.components.iter().map(|(_, status)| status);
        Needed {
            statuses: page.chain(components).any(StatusRef::is_name),
            states: self.state.is_name(),
        }
    }

    fn check(&self) -> Result<()> {
        if self.message.trim().is_empty() {
            return Err(invalid("the message of the issue is empty"));
        }
        self.components
            .iter()
            .try_for_each(|(component, _)| ComponentId::new(component.as_str()).map(drop))
    }

    /// Returns the ids of the components and of their statuses.
    fn statuses(
        components: Vec<(String, StatusRef)>,
        vocabulary: &Vocabulary,
    ) -> Result<Vec<(i64, i64)>> {
        let components = components.into_iter();
        let ids = components.map(|(component, status)| {
            let component = ComponentId::new(component)?.as_i64();
            Ok((component, vocabulary.status(status)?))
        });
        ids.collect()
    }
}

impl NewIssue {
    /// Creates an issue with its title, its first state and the message to that.
    pub fn new(
        title: impl Into<String>,
        state: impl Into<StateRef>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            title: title.into(),
            post: Post::new(state, message),
        }
    }

    pub(super) fn needed(&self) -> Needed {
        self.post.needed()
    }

    /// Validates the issue before anything is sent.
    pub(super) fn check(&self) -> Result<()> {
        if self.post.components.is_empty() {
            return Err(invalid(
                "an issue needs at least one component of its status page",
            ));
        }
        self.post.check()
    }

    pub(super) fn request(
        self,
        vocabulary: &Vocabulary,
        now: Timestamp,
    ) -> Result<CreateIssueRequest> {
        let post = self.post;
        let message = NewIssueStateMessage::new()
            .text(post.message)
            .timestamp(post.at.unwrap_or(now));
        let state = NewIssueState::new()
            .state_id(vocabulary.state(post.state)?)
            .state_messages([message]);
        let components = Post::statuses(post.components, vocabulary)?.into_iter();
        let components = components
            .map(|(component, status)| NewIssueComponent::new().id(component).status_id(status));
        let mut body = CreateIssueRequest::new(self.title, components.collect::<Vec<_>>(), [state]);
        let page_status = post.page_status.map(|status| vocabulary.status(status));
        body.status_id = page_status.transpose()?;
        Ok(body)
    }
}

impl IssueUpdate {
    /// Creates an update with the new state and the message to that. Both can be as before.
    pub fn new(state: impl Into<StateRef>, message: impl Into<String>) -> Self {
        Self {
            title: None,
            post: Post::new(state, message),
        }
    }

    /// Changes the title of the issue.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    pub(super) fn needed(&self) -> Needed {
        self.post.needed()
    }

    /// Validates the update before anything is sent.
    pub(super) fn check(&self) -> Result<()> {
        self.post.check()
    }

    /// Returns the whole issue with the update: the service replaces it by what it gets.
    pub(super) fn applied_to(
        self,
        issue: IssueDetails,
        vocabulary: &Vocabulary,
        now: Timestamp,
    ) -> Result<UpdateIssueRequest> {
        let post = self.post;
        let mut components: Vec<_> = issue.components.into_iter().map(as_sent).collect();
        for (component, status) in Post::statuses(post.components, vocabulary)? {
            let new = IssueComponentUpdate::new().id(component).status_id(status);
            match components.iter_mut().find(|old| old.id == new.id) {
                Some(old) => *old = new,
                None => components.push(new),
            }
        }
        let mut states: Vec<_> = issue.issues.into_iter().map(history_as_sent).collect();
        let state = vocabulary.state(post.state)?;
        let message = IssueStateMessageUpdate::new()
            .text(post.message)
            .timestamp(post.at.unwrap_or(now));
        // Messages are grouped by their state.
        match states
            .iter_mut()
            .find(|entry| entry.state_id == Some(state))
        {
            Some(entry) => entry.state_messages.get_or_insert_default().push(message),
            None => {
                let entry = IssueStateUpdate::new().state_id(state);
                states.push(entry.state_messages([message]));
            }
        }
        let title = kept(self.title, &issue.title, "the `title` of the issue")?;
        let mut body = UpdateIssueRequest::new(title, components, states);
        body.status_id = match post.page_status {
            Some(status) => Some(vocabulary.status(status)?),
            None => Some(issue.page_status.id).filter(is_id),
        };
        Ok(body)
    }
}

fn as_sent(component: IssueComponentDetail) -> IssueComponentUpdate {
    let mut sent = IssueComponentUpdate::new();
    sent.id = component.id;
    sent.status_id = component.status.map(|status| status.id).filter(is_id);
    sent
}

fn history_as_sent(entry: IssueHistory) -> IssueStateUpdate {
    let messages = entry.state_messages.into_iter().map(|message| {
        let mut sent = IssueStateMessageUpdate::new();
        sent.text = message.text;
        sent.timestamp = message.timestamp;
        sent
    });
    let mut sent = IssueStateUpdate::new().state_messages(messages.collect::<Vec<_>>());
    sent.state_id = entry.state.map(|state| state.id).filter(is_id);
    sent
}

/// Returns whether the response had an id; 0 is the value of an absent one.
fn is_id(id: &i64) -> bool {
    *id > 0
}

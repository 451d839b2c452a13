//! Settings of actions that have several.

use std::fmt;

use squadcast_raw::workflows::{
    ComponentAndImpact, HttpHeader, IssueStatusAndMessage, JiraCreateTicketData,
    SqCreateStatusPageIssueData, SqMakeHttpCallData,
};

use super::HttpMethod;
use super::values::{invalid, number};
use crate::{ComponentId, IdOf, IssueStateId, Result, StatusPageId, StatusPageStatusId, kind};

/// An HTTP request that a workflow makes to a server of yours. `Debug` shows neither its URL nor the values of its headers.
#[derive(Clone)]
#[must_use]
pub struct HttpCall {
    method: HttpMethod,
    url: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

impl HttpCall {
    pub(super) fn new(method: HttpMethod, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            headers: Vec::new(),
            body: None,
        }
    }

    /// Adds a header. Its value is treated as a secret.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }

    pub(super) fn request(self) -> Result<SqMakeHttpCallData> {
        if self.url.trim().is_empty() {
            return Err(invalid("the HTTP request of an action needs a URL"));
        }
        let mut data = SqMakeHttpCallData::new(self.method, self.url);
        if !self.headers.is_empty() {
            let headers = self.headers.into_iter();
            let headers = headers.map(|(name, value)| HttpHeader::new(name, value));
            data = data.headers(headers.collect::<Vec<_>>());
        }
        data.body = self.body;
        Ok(data)
    }
}

impl fmt::Debug for HttpCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = self.headers.iter().map(|(name, _)| name);
        f.debug_struct("HttpCall")
            .field("method", &self.method)
            .field("headers", &headers.collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// A ticket that a workflow creates in Jira.
///
/// ```
/// use squadcast::workflows::{Action, JiraProject, JiraTicket};
///
/// let project = JiraProject::new("example", "OPS");
/// let ticket = JiraTicket::new(project, "Bug", "Incident in checkout").description("See the incident");
/// let action = Action::jira_ticket(ticket);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct JiraTicket {
    project: JiraProject,
    issue_type: String,
    title: String,
    description: String,
}

/// A project of a Jira account that is connected to the organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JiraProject {
    account: String,
    project: String,
}

impl JiraProject {
    /// Names a project of an account.
    #[must_use]
    pub fn new(account: impl Into<String>, project: impl Into<String>) -> Self {
        Self {
            account: account.into(),
            project: project.into(),
        }
    }
}

impl JiraTicket {
    /// Creates a ticket of an issue type, such as `Bug`, with a summary.
    pub fn new(
        project: JiraProject,
        issue_type: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        Self {
            project,
            issue_type: issue_type.into(),
            title: title.into(),
            description: String::new(),
        }
    }

    /// Sets the description of the ticket. Empty by default.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    pub(super) fn request(self) -> JiraCreateTicketData {
        let JiraProject { account, project } = self.project;
        JiraCreateTicketData::new(
            account,
            project,
            self.issue_type,
            self.title,
            self.description,
        )
    }
}

/// An issue that a workflow posts on a status page.
///
/// ```
/// use squadcast::workflows::{Action, StatusPageIssue};
/// use squadcast::{ComponentId, IssueStateId, StatusPageId, StatusPageStatusId};
///
/// let (page, degraded) = (StatusPageId::from(7), StatusPageStatusId::from(3));
/// let issue = StatusPageIssue::new(page, degraded, "Checkout is slow")
///     .component(ComponentId::from(21), degraded)
///     .state(IssueStateId::from(1), ["We are looking into it"]);
/// let action = Action::status_page_issue(issue);
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct StatusPageIssue {
    page: Result<i32>,
    status: Result<i32>,
    title: String,
    components: Vec<Result<ComponentAndImpact>>,
    states: Vec<Result<IssueStatusAndMessage>>,
}

impl StatusPageIssue {
    /// Creates an issue that gives the page this status.
    pub fn new(
        page: impl IdOf<kind::StatusPage>,
        status: impl IdOf<kind::StatusPageStatus>,
        title: impl Into<String>,
    ) -> Self {
        Self {
            page: StatusPageId::of(page).and_then(|page| number(&page)),
            status: status_number(status),
            title: title.into(),
            components: Vec::new(),
            states: Vec::new(),
        }
    }

    /// Gives a component this status while the issue is open.
    pub fn component(
        mut self,
        component: impl IdOf<kind::Component>,
        status: impl IdOf<kind::StatusPageStatus>,
    ) -> Self {
        let component = ComponentId::of(component).and_then(|component| number(&component));
        let status = status_number(status);
        let entry = component.and_then(|id| Ok(ComponentAndImpact::new(id, status?)));
        self.components.push(entry);
        self
    }

    /// Publishes messages under a state of the issue.
    pub fn state(
        mut self,
        state: impl IdOf<kind::IssueState>,
        messages: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let messages: Vec<String> = messages.into_iter().map(Into::into).collect();
        let state = IssueStateId::of(state).and_then(|state| number(&state));
        self.states
            .push(state.map(|state| IssueStatusAndMessage::new(messages, state)));
        self
    }

    pub(super) fn request(self) -> Result<SqCreateStatusPageIssueData> {
        let components = self.components.into_iter().collect::<Result<Vec<_>>>()?;
        let states = self.states.into_iter().collect::<Result<Vec<_>>>()?;
        Ok(SqCreateStatusPageIssueData::new(
            components,
            self.title,
            self.status?,
            states,
            self.page?,
        ))
    }
}

fn status_number(status: impl IdOf<kind::StatusPageStatus>) -> Result<i32> {
    StatusPageStatusId::of(status).and_then(|status| number(&status))
}

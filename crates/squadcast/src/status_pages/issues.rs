//! The issues that are posted on a status page.

use jiff::Timestamp;
use squad_core::list::{Page, Paging};
use squadcast_raw::wire::ISSUES_LIST_ISSUES;

use super::vocabulary::with_vocabulary;
use super::{Issue, IssueDetails, IssueUpdate, NewIssue, OpenedIssue, UpdatedIssue};
use crate::id::identified;
use crate::request::request;
use crate::{
    Error, IdOf, IssueId, Kind, List, RequestBuilder, Result, Squadcast, StatusPageId, kind,
};

/// The issues of one status page. From [`StatusPages::issues`](super::StatusPages::issues).
#[derive(Debug, Clone)]
pub struct Issues<'a> {
    client: &'a Squadcast,
    page: Result<StatusPageId>,
}

impl<'a> Issues<'a> {
    pub(super) fn new(client: &'a Squadcast, page: impl IdOf<kind::StatusPage>) -> Self {
        Self {
            client,
            page: StatusPageId::of(page),
        }
    }

    fn page(&self) -> Result<String> {
        self.page.clone().map(String::from)
    }

    fn now(&self) -> Result<Timestamp> {
        Timestamp::try_from(self.client.raw().core().clock().wall()).map_err(|error| {
            Error::new(Kind::Configuration, "the time of the clock is out of range")
                .with_source(error)
        })
    }

    /// Lists the issues.
    ///
    /// The service returns them in one response and has no way to continue it: if it counts more issues than it returns,
    /// the list ends with an error.
    ///
    /// Operation: `Issues_listIssues`.
    pub fn list(&self) -> List<Issue> {
        let (raw, page) = (self.client.raw().clone(), self.page());
        List::paged(
            self.client.raw().core(),
            &ISSUES_LIST_ISSUES,
            Paging::Whole,
            move |_| {
                let issues = raw.issues_list_issues(&page.clone()?).into_request();
                Ok(issues.map(|issues| Page::new(issues.data).total(issues.meta.total_count)))
            },
        )
    }

    /// Gets an issue with its messages.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the issue does not exist.
    ///
    /// Operation: `Issues_getIssueById`.
    pub fn get(&self, issue: impl IdOf<kind::Issue>) -> RequestBuilder<IssueDetails> {
        request(|| {
            let issue = IssueId::of(issue)?.to_string();
            let raw = self.client.raw();
            Ok(raw.issues_get_issue_by_id(&self.page()?, &issue).into())
        })
    }

    /// Opens an issue. Subscribers of the page may be notified, and every call opens another issue.
    ///
    /// Names of statuses and of the state are looked up on the page first, with one request for each of the two lists that
    /// is needed.
    ///
    /// ```
    /// # use squadcast::{Squadcast, StatusPageId};
    /// # use squadcast::status_pages::NewIssue;
    /// # async fn example(client: &Squadcast, page: StatusPageId) -> squadcast::Result<()> {
    /// let pages = client.status_pages();
    /// let cards = pages.components(page).get_by_name("Cards").await?;
    /// let slow = NewIssue::new("Checkout is slow", "Investigating", "We are looking into it")
    ///     .component(&cards, "Degraded");
    /// let issue = pages.issues(page).open(slow).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) before anything is sent if the issue has no component or an
    /// empty message, and before the issue is sent if the page does not have a status or state with the name. The error
    /// lists those that it has.
    ///
    /// Operation: `Issues_createIssue`.
    #[doc(alias = "create")]
    pub fn open(&self, issue: NewIssue) -> RequestBuilder<OpenedIssue> {
        request(|| {
            issue.check()?;
            let (page, now) = (self.page()?, self.now()?);
            let raw = self.client.raw().clone();
            let needed = issue.needed();
            Ok(with_vocabulary(
                raw,
                page,
                needed,
                move |raw, page, vocabulary| {
                    let body = issue.request(vocabulary, now)?;
                    Ok(raw.issues_create_issue(page, &body).into())
                },
            ))
        })
    }

    /// Posts a message to an issue, and sets its state. Subscribers of the page may be notified.
    ///
    /// The service replaces the whole issue, so it is read first, and its title, components and earlier messages are sent
    /// as they were read; a change that another program makes in between is lost. The message is added to those of its state, or as a
    /// new state at the end. Components that the update does not name keep their status.
    ///
    /// ```
    /// # use squadcast::{IssueId, Squadcast, StatusPageId};
    /// # use squadcast::status_pages::IssueUpdate;
    /// # async fn example(
    /// #     client: &Squadcast, page: StatusPageId, issue: IssueId,
    /// # ) -> squadcast::Result<()> {
    /// let issues = client.status_pages().issues(page);
    /// let found = IssueUpdate::new("Identified", "A database is overloaded");
    /// issues.post(issue, found).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the issue does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) before the update is sent if the page does not have a status or
    /// state with the name. The error lists those that it has.
    ///
    /// Operation: `Issues_updateIssue`.
    #[doc(alias = "update")]
    pub fn post(
        &self,
        issue: impl IdOf<kind::Issue>,
        update: IssueUpdate,
    ) -> RequestBuilder<UpdatedIssue> {
        request(|| {
            update.check()?;
            let (page, id) = (self.page()?, IssueId::of(issue)?.to_string());
            let now = self.now()?;
            let raw = self.client.raw().clone();
            let read = raw.issues_get_issue_by_id(&page, &id).into_request();
            Ok(read.and_then(move |issue| {
                let needed = update.needed();
                with_vocabulary(raw, page, needed, move |raw, page, vocabulary| {
                    let body = update.applied_to(issue, vocabulary, now)?;
                    Ok(raw.issues_update_issue(page, &id, &body).into())
                })
            }))
        })
    }

    /// Posts a last message to an issue and sets its state to the page's state `Resolved`.
    ///
    /// It does what [`post`](Self::post) does: components keep their status. Post an [`IssueUpdate`] to set their status as
    /// well, or if the page has another name for the state.
    ///
    /// ```
    /// # use squadcast::{IssueId, Squadcast, StatusPageId};
    /// # async fn example(
    /// #     client: &Squadcast, page: StatusPageId, issue: IssueId,
    /// # ) -> squadcast::Result<()> {
    /// let issues = client.status_pages().issues(page);
    /// issues.resolve(issue, "Checkout is fast again").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the issue does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) before the update is sent if the page has no state with the name
    /// `Resolved`. The error lists those that it has.
    ///
    /// Operation: `Issues_updateIssue`.
    pub fn resolve(
        &self,
        issue: impl IdOf<kind::Issue>,
        message: impl Into<String>,
    ) -> RequestBuilder<UpdatedIssue> {
        self.post(issue, IssueUpdate::new("Resolved", message))
    }

    /// Deletes an issue with its messages.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the issue does not exist.
    ///
    /// Operation: `Issues_deleteIssueById`.
    pub fn delete(&self, issue: impl IdOf<kind::Issue>) -> RequestBuilder<()> {
        request(|| {
            let issue = IssueId::of(issue)?.to_string();
            let raw = self.client.raw();
            let deleted = raw.issues_delete_issue_by_id(&self.page()?, &issue);
            Ok(deleted.into_request().map(drop))
        })
    }
}

identified!(kind::Issue: Issue.id, IssueDetails.id, OpenedIssue.id, UpdatedIssue.id);

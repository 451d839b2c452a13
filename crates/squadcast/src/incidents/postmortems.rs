//! Postmortems of incidents, with their follow-up tasks.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use squadcast_raw::incidents::CreatePostmortemRequest;
use squadcast_raw::incidents::PostmortemList as WirePage;
use squadcast_raw::wire::POSTMORTEMS_GET_ALL_POSTMORTEMS;

use super::{
    ListedPostmortem, Postmortem, PostmortemAttachment, PostmortemFollowUp, PostmortemStatus,
    PostmortemUpdate, Window,
};
use crate::id::identified;
use crate::request::request;
use crate::{Id, IdOf, List, RequestBuilder, Result, Squadcast, TeamId, kind};
use squad_core::list::{Page, Paging, RequestOptions};
use squad_core::option_setters;

/// How many postmortems are requested, if no limit is set.
const LIMIT: u32 = 100;

/// The postmortems of the organization. From [`Incidents::postmortems`](super::Incidents::postmortems).
///
/// A postmortem is identified by its incident.
#[derive(Debug, Clone, Copy)]
pub struct Postmortems<'a> {
    client: &'a Squadcast,
}

/// A postmortem to create.
///
/// ```
/// use squadcast::incidents::{NewPostmortem, PostmortemFollowUp, PostmortemStatus};
///
/// let text = "A certificate had expired.";
/// let postmortem = NewPostmortem::new("Checkout was down", text)
///     .status(PostmortemStatus::UnderReview)
///     .follow_ups([PostmortemFollowUp::new("Watch the expiry", false)]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct NewPostmortem {
    title: String,
    text: String,
    status: PostmortemStatus,
    follow_ups: Vec<PostmortemFollowUp>,
    attachments: Vec<PostmortemAttachment>,
}

impl NewPostmortem {
    /// Creates a postmortem in progress, without follow-ups and attachments.
    #[must_use]
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            status: PostmortemStatus::InProgress,
            follow_ups: Vec::new(),
            attachments: Vec::new(),
        }
    }

    /// Sets the status.
    #[must_use]
    pub fn status(mut self, status: impl Into<PostmortemStatus>) -> Self {
        self.status = status.into();
        self
    }

    /// Sets the follow-up tasks.
    #[must_use]
    pub fn follow_ups(mut self, follow_ups: impl IntoIterator<Item = PostmortemFollowUp>) -> Self {
        self.follow_ups = follow_ups.into_iter().collect();
        self
    }

    /// Sets the references to files. The files themselves are not uploaded.
    #[must_use]
    pub fn attachments(
        mut self,
        attachments: impl IntoIterator<Item = PostmortemAttachment>,
    ) -> Self {
        self.attachments = attachments.into_iter().collect();
        self
    }
}

impl<'a> Postmortems<'a> {
    pub(super) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the postmortems of a team in a time range.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, Window};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let postmortems = client.incidents().postmortems();
    /// let list = postmortems.list(&team, Window::last_days(90)).stream();
    /// let (postmortems, error) = list.partial().await;
    /// for postmortem in &postmortems {
    ///     println!("{}", postmortem.title);
    /// }
    /// match error {
    ///     Some(error) if error.is_truncated() => println!("and more: use a shorter range"),
    ///     Some(error) => return Err(error),
    ///     None => {}
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self, team: impl IdOf<kind::Team>, window: impl Into<Window>) -> PostmortemList {
        PostmortemList {
            client: self.client.clone(),
            team: Id::of(team),
            window: window.into(),
            limit: None,
            options: RequestOptions::default(),
        }
    }

    /// Gets the postmortem of an incident.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident has none.
    ///
    /// Operation: `Postmortems_getPostmortemByIncident`.
    pub fn get(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<Postmortem> {
        let raw = self.client.raw();
        raw.postmortems_get_postmortem_by_incident(&incident.id())
            .into()
    }

    /// Creates the postmortem of an incident of `team`.
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the incident has one already.
    ///
    /// Operation: `Postmortems_createPostmortem`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        incident: impl IdOf<kind::Incident>,
        postmortem: NewPostmortem,
    ) -> RequestBuilder<Postmortem> {
        request(|| {
            let body = CreatePostmortemRequest::new(
                TeamId::of(team)?,
                postmortem.title,
                postmortem.text,
                postmortem.status,
                postmortem.follow_ups,
                postmortem.attachments,
            );
            let raw = self.client.raw();
            Ok(raw
                .postmortems_create_postmortem(&incident.id(), &body)
                .into())
        })
    }

    /// Updates the postmortem of an incident. New attachments are added to the existing ones.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident has none.
    ///
    /// Operation: `Postmortems_updatePostmortemByIncident`.
    pub fn update(
        &self,
        incident: impl IdOf<kind::Incident>,
        update: PostmortemUpdate,
    ) -> RequestBuilder<Postmortem> {
        let raw = self.client.raw();
        raw.postmortems_update_postmortem_by_incident(&incident.id(), &update)
            .into()
    }

    /// Deletes the postmortem of an incident, and returns it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident has none.
    ///
    /// Operation: `Postmortems_deletePostmortemByIncident`.
    pub fn delete(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<Postmortem> {
        let raw = self.client.raw();
        raw.postmortems_delete_postmortem_by_incident(&incident.id())
            .into()
    }
}

/// The postmortems of a team: await it for a `Vec`, or [`stream`](Self::stream) it. From [`Postmortems::list`].
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct PostmortemList {
    client: Squadcast,
    team: Result<TeamId>,
    window: Window,
    limit: Option<u32>,
    options: RequestOptions,
}

impl PostmortemList {
    option_setters!();

    /// Ends the list after this many postmortems, and requests no more than them. By default the list has all, and 100 are
    /// requested.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Streams the postmortems.
    ///
    /// # Errors
    /// The stream fails with [`is_truncated`](crate::Error::is_truncated), after the postmortems that the service returned, if the
    /// range has more: the service has no further pages. Use a shorter range or a higher [`limit`](Self::limit). It fails with
    /// [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent for a limit of 0 and for an invalid range.
    pub fn stream(self) -> List<ListedPostmortem> {
        let (client, options, limit) = (self.client.clone(), self.options.clone(), self.limit);
        let list = List::paged(
            client.raw().core(),
            &POSTMORTEMS_GET_ALL_POSTMORTEMS,
            Paging::Whole,
            move |_| self.page(),
        );
        let list = list.with_options(options);
        match limit {
            Some(limit) => list.limit(usize::try_from(limit).unwrap_or(usize::MAX)),
            None => list,
        }
    }

    fn page(&self) -> Result<RequestBuilder<Page<ListedPostmortem>>> {
        let (raw, team) = (self.client.raw(), self.team.clone()?);
        let span = self.window.bounds(&**raw.core().clock())?;
        let listed = raw.postmortems_get_all_postmortems(
            &span.start.to_string(),
            &span.end.to_string(),
            team.as_str(),
            self.limit.unwrap_or(LIMIT).into(),
        );
        Ok(listed.into_request().map(page))
    }
}

/// The service wraps the list in a list of one element, and the total in another.
fn page(lists: Vec<WirePage>) -> Page<ListedPostmortem> {
    let (mut postmortems, mut total) = (Vec::new(), None);
    for list in lists {
        total = total.max(list.total_count.iter().map(|total| total.count).max());
        postmortems.extend(list.result);
    }
    let page = Page::new(postmortems);
    match total {
        Some(total) => page.total(total),
        None => page,
    }
}

impl From<PostmortemList> for List<ListedPostmortem> {
    fn from(list: PostmortemList) -> Self {
        list.stream()
    }
}

impl IntoFuture for PostmortemList {
    type Output = Result<Vec<ListedPostmortem>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

identified!(kind::Incident: Postmortem.incident_id, ListedPostmortem.incident_id);

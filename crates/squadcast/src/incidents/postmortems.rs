//! Postmortems of incidents, with their follow-up tasks.

use std::future::IntoFuture;

use squadcast_raw::incidents::CreatePostmortemRequest;
use squadcast_raw::incidents::PostmortemList as WirePage;

use super::{
    ListedPostmortem, Postmortem, PostmortemAttachment, PostmortemFollowUp, PostmortemStatus,
    PostmortemUpdate, Window,
};
use crate::id::identified;
use crate::request::request;
use crate::{Error, Id, IdOf, Kind, RequestBuilder, Result, Squadcast, TeamId, kind};
use squad_core::list::RequestOptions;
use squad_core::option_setters;

/// The limit of a list, if none is set.
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

    /// Lists the postmortems of a team in a time range, at most 100 unless [`limit`](PostmortemList::limit) is set.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, Window};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let postmortems = client.incidents().postmortems();
    /// let page = postmortems.list(&team, Window::last_days(90)).await?;
    /// for postmortem in &page.postmortems {
    ///     println!("{}", postmortem.title);
    /// }
    /// if page.is_truncated() {
    ///     println!("and more: use a shorter range or a higher limit");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self, team: impl IdOf<kind::Team>, window: impl Into<Window>) -> PostmortemList {
        PostmortemList {
            client: self.client.clone(),
            team: Id::of(team),
            window: window.into(),
            limit: LIMIT,
            options: RequestOptions::default(),
        }
    }

    /// Gets the postmortem of an incident.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident has none.
    pub fn get(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<Postmortem> {
        let raw = self.client.raw();
        raw.postmortems_get_postmortem_by_incident(&incident.id())
            .into()
    }

    /// Creates the postmortem of an incident of `team`.
    ///
    /// # Errors
    /// [`is_conflict`](Error::is_conflict) if the incident has one already.
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
    /// [`is_not_found`](Error::is_not_found) if the incident has none.
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
    /// [`is_not_found`](Error::is_not_found) if the incident has none.
    pub fn delete(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<Postmortem> {
        let raw = self.client.raw();
        raw.postmortems_delete_postmortem_by_incident(&incident.id())
            .into()
    }
}

/// The postmortems of a team. Await it for a [`PostmortemPage`]. From [`Postmortems::list`].
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited"]
pub struct PostmortemList {
    client: Squadcast,
    team: Result<TeamId>,
    window: Window,
    limit: u32,
    options: RequestOptions,
}

impl PostmortemList {
    option_setters!();

    /// Sets how many postmortems are returned at most. Defaults to 100.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = limit;
        self
    }

    /// Converts this into the request type that all methods share, for example for its `with_response`.
    ///
    /// # Errors
    /// Awaiting it fails with [`Kind::Configuration`] for a limit of 0 and for an invalid range.
    pub fn into_request(self) -> RequestBuilder<PostmortemPage> {
        request(|| {
            let (raw, team) = (self.client.raw(), self.team?);
            let span = self.window.bounds(&**raw.core().clock())?;
            if self.limit == 0 {
                return Err(Error::new(
                    Kind::Configuration,
                    "the limit of postmortems is 0; give at least 1. No request was sent",
                ));
            }
            let listed = raw.postmortems_get_all_postmortems(
                &span.start.to_string(),
                &span.end.to_string(),
                team.as_str(),
                self.limit.into(),
            );
            Ok(self
                .options
                .apply(listed.into_request())
                .map(PostmortemPage::from_wire))
        })
    }
}

impl IntoFuture for PostmortemList {
    type Output = Result<PostmortemPage>;
    type IntoFuture = RequestBuilder<PostmortemPage>;

    fn into_future(self) -> Self::IntoFuture {
        self.into_request()
    }
}

/// Postmortems, and the total in the whole range.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PostmortemPage {
    /// The postmortems, up to the limit.
    pub postmortems: Vec<ListedPostmortem>,
    /// The total in the range, if the response contains it.
    pub total: Option<u64>,
}

impl PostmortemPage {
    /// The service wraps the list in a list of one element, and the total in another.
    fn from_wire(lists: Vec<WirePage>) -> Self {
        let mut page = Self::default();
        for list in lists {
            let counts = list.total_count.iter();
            let total: Option<u64> = counts
                .filter_map(|total| u64::try_from(total.count).ok())
                .max();
            page.total = page.total.max(total);
            page.postmortems.extend(list.result);
        }
        page
    }

    /// Returns whether there are more postmortems in the range. The service has no further pages: use a shorter range or a
    /// higher limit.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.total
            .is_some_and(|total| total > self.postmortems.len() as u64)
    }
}

identified!(kind::Incident: Postmortem.incident_id, ListedPostmortem.incident_id);

//! Postmortems: the account of an incident, with the tasks that came out of it.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use squadcast_raw::incidents::CreatePostmortemRequest;

use super::{
    ListedPostmortem, Postmortem, PostmortemAttachment, PostmortemFollowUp, PostmortemStatus,
    PostmortemUpdate, Window,
};
use crate::{Error, IdOf, Kind, Result, Squadcast, TeamId, kind};

/// How many postmortems a list asks for unless it is told.
const LIMIT: u32 = 100;

/// The postmortems of the organization. From [`Incidents::postmortems`](super::Incidents::postmortems).
///
/// A postmortem is named by its incident.
#[derive(Debug, Clone, Copy)]
pub struct Postmortems<'a> {
    client: &'a Squadcast,
}

/// A postmortem to write.
///
/// ```
/// use squadcast::incidents::{NewPostmortem, PostmortemFollowUp, PostmortemStatus};
///
/// let postmortem = NewPostmortem::new("Checkout was down", "A certificate had expired.")
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
    /// A postmortem in progress, without follow-ups and attachments.
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

    /// Sets how far it has come.
    #[must_use]
    pub fn status(mut self, status: impl Into<PostmortemStatus>) -> Self {
        self.status = status.into();
        self
    }

    /// Sets the tasks that come out of it.
    #[must_use]
    pub fn follow_ups(mut self, follow_ups: impl IntoIterator<Item = PostmortemFollowUp>) -> Self {
        self.follow_ups = follow_ups.into_iter().collect();
        self
    }

    /// Sets the references to files; the files themselves are not sent.
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

    /// Lists the postmortems of a team in a range of time, at most 100 unless
    /// [`limit`](PostmortemList::limit) says otherwise; the answer says whether there are more.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, Window};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let page = client.incidents().postmortems().list(&team, Window::last_days(90)).await?;
    /// for postmortem in &page.postmortems {
    ///     println!("{}", postmortem.title);
    /// }
    /// if page.is_truncated() {
    ///     println!("… and more; ask for a shorter range or a greater limit");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(
        &self,
        team: impl IdOf<kind::Team>,
        window: impl Into<Window>,
    ) -> PostmortemList<'a> {
        PostmortemList {
            client: self.client,
            team: TeamId::new(team.id_text()),
            window: window.into(),
            limit: LIMIT,
        }
    }

    /// Reads the postmortem of an incident.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident has none, and every other [`Kind`].
    pub async fn get(&self, incident: impl IdOf<kind::Incident>) -> Result<Postmortem> {
        Ok(self
            .client
            .raw()
            .postmortems_get_postmortem_by_incident(incident.id_text())
            .await?
            .into_inner())
    }

    /// Writes the postmortem of an incident of `team`.
    ///
    /// # Errors
    /// [`is_conflict`](Error::is_conflict) if the incident has one, and every other [`Kind`].
    pub async fn create(
        &self,
        team: impl IdOf<kind::Team>,
        incident: impl IdOf<kind::Incident>,
        postmortem: NewPostmortem,
    ) -> Result<Postmortem> {
        let request = CreatePostmortemRequest::new(
            TeamId::new(team.id_text())?,
            postmortem.title,
            postmortem.text,
            postmortem.status,
            postmortem.follow_ups,
            postmortem.attachments,
        );
        Ok(self
            .client
            .raw()
            .postmortems_create_postmortem(incident.id_text(), &request)
            .await?
            .into_inner())
    }

    /// Changes the postmortem of an incident. New attachments are added to those it has.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident has none, and every other [`Kind`].
    pub async fn update(
        &self,
        incident: impl IdOf<kind::Incident>,
        update: PostmortemUpdate,
    ) -> Result<Postmortem> {
        Ok(self
            .client
            .raw()
            .postmortems_update_postmortem_by_incident(incident.id_text(), &update)
            .await?
            .into_inner())
    }

    /// Removes the postmortem of an incident, and answers it as it was.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident has none, and every other [`Kind`].
    pub async fn delete(&self, incident: impl IdOf<kind::Incident>) -> Result<Postmortem> {
        Ok(self
            .client
            .raw()
            .postmortems_delete_postmortem_by_incident(incident.id_text())
            .await?
            .into_inner())
    }
}

/// The postmortems of a team, to be asked for. From [`Postmortems::list`].
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited"]
pub struct PostmortemList<'a> {
    client: &'a Squadcast,
    team: Result<TeamId>,
    window: Window,
    limit: u32,
}

impl PostmortemList<'_> {
    /// Sets how many are asked for.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = limit;
        self
    }

    async fn send(self) -> Result<PostmortemPage> {
        let (raw, team) = (self.client.raw(), self.team?);
        let span = self.window.bounds(&**raw.core().clock())?;
        if self.limit == 0 {
            return Err(Error::new(
                Kind::Configuration,
                "a list of at most 0 postmortems is none; nothing was sent",
            ));
        }
        let lists = raw
            .postmortems_get_all_postmortems(
                &span.start.to_string(),
                &span.end.to_string(),
                team.as_str(),
                self.limit.into(),
            )
            .await?
            .into_inner();
        // The service wraps the list in a list of one, and the total in another.
        let mut page = PostmortemPage::default();
        for list in lists {
            let counts = list.total_count.iter();
            let total: Option<u64> = counts
                .filter_map(|total| u64::try_from(total.count).ok())
                .max();
            page.total = page.total.max(total);
            page.postmortems.extend(list.result);
        }
        Ok(page)
    }
}

impl<'a> IntoFuture for PostmortemList<'a> {
    type Output = Result<PostmortemPage>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Postmortems, and how many there are in the whole range.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PostmortemPage {
    /// The postmortems, up to the limit.
    pub postmortems: Vec<ListedPostmortem>,
    /// How many there are in the range, where the service says so.
    pub total: Option<u64>,
}

impl PostmortemPage {
    /// Whether there are more than came. The service has no further pages: ask for a shorter range or a greater limit.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.total
            .is_some_and(|total| total > self.postmortems.len() as u64)
    }
}

impl IdOf<kind::Incident> for Postmortem {
    fn id_text(&self) -> &str {
        &self.incident_id
    }
}

impl IdOf<kind::Incident> for ListedPostmortem {
    fn id_text(&self) -> &str {
        &self.incident_id
    }
}

//! The list of the status pages of a team.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use futures_util::stream::StreamExt;
use squad_core::list::{Page, Paging, RequestOptions};
use squad_core::option_setters;
use squadcast_raw::wire::STATUS_PAGES_LIST_STATUS_PAGES;

use super::StatusPage;
use crate::{IdOf, List, Result, Squadcast, TeamId, kind};

const PAGE_SIZE: u16 = 100;

/// The status pages of a team: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`StatusPages::list`](super::StatusPages::list).
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct StatusPageList {
    client: Squadcast,
    team: Result<TeamId>,
    public: Option<bool>,
    options: RequestOptions,
}

impl StatusPageList {
    pub(super) fn new(client: &Squadcast, team: impl IdOf<kind::Team>) -> Self {
        Self {
            client: client.clone(),
            team: TeamId::of(team),
            public: None,
            options: RequestOptions::default(),
        }
    }

    /// Lists only pages that everyone can see, or only private ones. By default both are listed, the public ones first.
    pub fn public(mut self, public: bool) -> Self {
        self.public = Some(public);
        self
    }

    option_setters!();

    /// Streams the status pages. They are requested 100 at a time.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if the id of the team is invalid.
    pub fn stream(self) -> List<StatusPage> {
        match self.public {
            Some(public) => self.part(public),
            // The service lists public or private pages, never both.
            None => List::from_stream(self.options.clone(), move |options| {
                let both = Self { options, ..self };
                both.part(true).chain(both.part(false))
            }),
        }
    }

    fn part(&self, public: bool) -> List<StatusPage> {
        let Self {
            client,
            team,
            options,
            ..
        } = self.clone();
        let raw = client.raw().clone();
        let public = if public { "true" } else { "false" };
        List::paged(
            client.raw().core(),
            &STATUS_PAGES_LIST_STATUS_PAGES,
            Paging::Number(PAGE_SIZE.into()),
            move |position| {
                let team = team.clone()?;
                let number = i64::try_from(position.number()).unwrap_or(i64::MAX);
                let pages = raw
                    .status_pages_list_status_pages(PAGE_SIZE.into(), number, public, team.as_str())
                    .into_request()
                    .map(|pages| Page::new(pages.data).total(pages.meta.total_count));
                Ok(options.apply(pages))
            },
        )
    }
}

impl IntoFuture for StatusPageList {
    type Output = Result<Vec<StatusPage>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        IntoFuture::into_future(self.stream())
    }
}

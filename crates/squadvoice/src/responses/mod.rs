//! Processed leads: a list, a stream, and a stream that follows a campaign and can be resumed.
//!
//! ```
//! use std::time::Duration;
//!
//! use squadvoice::SquadVoice;
//! use squadvoice::jiff::Timestamp;
//! use squadvoice::responses::Checkpoint;
//!
//! # async fn example(client: &SquadVoice, campaign: squadvoice::CampaignId) -> Result<(), Box<dyn std::error::Error>> {
//! let campaign = client.campaign(campaign);
//! let since: Timestamp = "2026-11-01T00:00:00Z".parse()?;
//!
//! // All leads that were processed since then.
//! let leads = campaign.responses().processed_after(since).await?;
//! println!("{} leads", leads.len());
//!
//! // The same, and then every minute those that were processed since.
//! let mut responses = campaign.responses().processed_after(since).follow(Duration::from_secs(60));
//! while let Some(lead) = responses.next().await {
//!     println!("{}", lead?.lead_id);
//!     // Store it; the next process continues after the last lead.
//!     let checkpoint: Checkpoint = responses.checkpoint();
//!     std::fs::write("checkpoint.json", serde_json::to_vec(&checkpoint)?)?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Order and completeness
//! Leads are processed while pages are read. So a stream requests leads up to a fixed time, `processed_before`, and returns
//! each lead once. If leads left the list meanwhile, later ones moved to pages that were already read; the stream notices
//! it by the number of leads, and reads the pages once more, unless it was resumed in the middle of them. If the pages have
//! fewer leads than the service counts even then, the stream ends in an error that
//! [`is_truncated`](crate::Error::is_truncated), after the leads that were read. Only the page number is taken from the address
//! of the next page: the address itself can be plain http, or that of another host.

mod checkpoint;
mod page;
mod stream;

use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use squad_core::list::RequestOptions;
use squad_core::option_setters;

use crate::{CampaignId, LeadId, Result, SquadVoice};

pub use checkpoint::Checkpoint;
pub use page::ListedLead;
pub(crate) use page::{ListedPage, listed, sealed};
pub use stream::ResponseStream;

/// The time by which a stream that follows a campaign stays behind the present.
const DEFAULT_LAG: Duration = Duration::from_secs(60);

/// A list of processed leads. From [`Campaign::responses`](crate::Campaign::responses) and
/// [`CampaignV1::responses`](crate::v1::CampaignV1::responses).
///
/// Await it for a `Vec`, [`stream`](Self::stream) it, or [`follow`](Self::follow) the campaign.
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct Responses<L> {
    pub(crate) client: SquadVoice,
    pub(crate) start: Checkpoint,
    pub(crate) page_size: Option<u32>,
    pub(crate) lag: Option<Duration>,
    pub(crate) options: RequestOptions,
    lead: PhantomData<fn() -> L>,
}

impl<L: ListedLead> Responses<L> {
    pub(crate) fn new(client: &SquadVoice, campaign: &CampaignId) -> Self {
        Self {
            client: client.clone(),
            start: Checkpoint::new(campaign),
            page_size: None,
            lag: None,
            options: RequestOptions::default(),
            lead: PhantomData,
        }
    }

    option_setters!();

    /// Lists leads that were processed after this time. Whether the time itself is included is not documented. It is sent
    /// in milliseconds.
    pub fn processed_after(mut self, time: Timestamp) -> Self {
        self.start.window.after = Some(time);
        self
    }

    /// Lists leads that were processed before this time. Defaults to the time of the first request, and stays the same for
    /// all pages.
    ///
    /// Version 1 also lists leads that are not processed yet. There it is not set unless
    /// [`processed_after`](Self::processed_after) is, or the campaign is [followed](Self::follow).
    pub fn processed_before(mut self, time: Timestamp) -> Self {
        self.start.window.before = Some(time);
        self
    }

    /// Lists this lead only.
    pub fn lead(mut self, id: impl Into<LeadId>) -> Self {
        self.start.lead = Some(id.into());
        self
    }

    /// Sets the number of leads in one response. Defaults to that of the service, 100. The largest is not documented.
    pub fn page_size(mut self, leads: u32) -> Self {
        self.page_size = Some(leads);
        self
    }

    /// Sets the time by which a stream stays behind the present. Defaults to one minute for [`follow`](Self::follow), in
    /// case the service's clock is late, and to none otherwise.
    pub fn lag(mut self, lag: Duration) -> Self {
        self.lag = Some(lag);
        self
    }

    /// Continues where an earlier stream stopped, in place of the filters of this list. A stream that had reached its end
    /// continues with the leads that were processed since.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) if the checkpoint belongs to another
    /// campaign.
    pub fn resume(mut self, checkpoint: Checkpoint) -> Self {
        let campaign = std::mem::take(&mut self.start.campaign);
        self.start = checkpoint;
        if self.start.campaign != campaign {
            self.start.mismatch = true;
        }
        self
    }

    /// Streams the leads that were processed until now, oldest page first.
    pub fn stream(self) -> ResponseStream<L> {
        let lag = self.lag.unwrap_or_default();
        ResponseStream::new(self, None, lag)
    }

    /// Streams the leads that were processed until now, and then, each `interval`, those that were processed since. The
    /// stream does not end, except after an error; [resume](Self::resume) it from its
    /// [checkpoint](ResponseStream::checkpoint).
    pub fn follow(self, interval: Duration) -> ResponseStream<L> {
        let lag = self.lag.unwrap_or(DEFAULT_LAG);
        ResponseStream::new(self, Some(interval), lag)
    }
}

impl<L: ListedLead> IntoFuture for Responses<L> {
    type Output = Result<Vec<L>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.stream().try_collect())
    }
}

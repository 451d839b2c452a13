//! A stream of leads over the pages of one window, or of one window after another.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{Stream, StreamExt};
use jiff::Timestamp;

use super::Responses;
use super::checkpoint::{Checkpoint, Recent};
use super::page::{ListedLead, ListedPage};
use crate::request::invalid;
use crate::{Error, Kind, LeadId, RequestBuilder, Result};

/// How often the pages of a window are read if leads leave it meanwhile.
const MAX_PASSES: u32 = 3;

/// The most pages in a row without a lead that is new to their pass. A list that shifts has a few of them.
const MAX_WITHOUT_NEW: u32 = 100;

/// A stream of processed leads. From [`Responses::stream`] and [`Responses::follow`].
///
/// It implements `Stream`, and [`next`](Self::next) needs no other crate. Nothing is sent before it is polled. After an
/// error it ends, and its [checkpoint](Self::checkpoint) stays valid.
#[must_use = "a stream sends nothing until it is polled"]
pub struct ResponseStream<L> {
    settings: Responses<L>,
    /// The time between two windows; `None` if there is one window only.
    interval: Option<Duration>,
    lag: Duration,
    position: Checkpoint,
    /// The leads of the former window, by which the present one is filtered.
    former: HashSet<Recent>,
    /// The leads of this window that were returned, each with the pass in which it came last.
    seen: HashMap<LeadId, u32>,
    /// Whether this stream read the window from its first page on, so that it has seen all leads.
    whole: bool,
    /// The leads of the page that were not returned yet.
    leads: VecDeque<L>,
    /// The largest number of leads that the service counted during this pass.
    largest: i64,
    /// The number of leads that came during this pass.
    came: i64,
    /// The number of pages in a row without a lead that is new to this pass.
    without_new: u32,
    /// What follows when these are returned.
    after_page: AfterPage,
    state: State<L>,
}

enum State<L> {
    Idle,
    Requested(Box<RequestBuilder<ListedPage<L>>>),
    Waiting(BoxFuture<'static, ()>),
    Ended,
}

#[derive(Clone, Copy)]
enum AfterPage {
    /// The page is to be read.
    Read,
    /// The page with this number.
    Next(u64),
    /// The last page has been read; the service counts this many leads.
    Last(i64),
}

impl<L: ListedLead> ResponseStream<L> {
    pub(super) fn new(settings: Responses<L>, interval: Option<Duration>, lag: Duration) -> Self {
        let position = settings.start.clone();
        let mut stream = Self {
            settings,
            interval,
            lag,
            former: HashSet::new(),
            seen: position
                .returned
                .iter()
                .map(|lead| (lead.clone(), 0))
                .collect(),
            whole: position.page == 1,
            position,
            largest: 0,
            came: 0,
            without_new: 0,
            leads: VecDeque::new(),
            after_page: AfterPage::Read,
            state: State::Idle,
        };
        if stream.position.mismatch {
            stream.state = State::Requested(Box::new(RequestBuilder::invalid(invalid(
                "the checkpoint belongs to another campaign",
            ))));
        } else {
            stream.begin_window();
        }
        stream
    }

    /// Returns the next lead, or `None` after the last one.
    #[allow(
        clippy::should_implement_trait,
        reason = "the name that streams use for it"
    )]
    pub fn next(&mut self) -> impl Future<Output = Option<Result<L>>> + Send + Unpin {
        StreamExt::next(self)
    }

    /// Returns the position after the lead that was returned last.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        self.position.clone()
    }

    fn now(&self) -> Timestamp {
        let now = self.settings.client.raw().core().clock().wall();
        let now = Timestamp::try_from(now).unwrap_or(Timestamp::MIN);
        let now = now.saturating_sub(self.lag).unwrap_or(now);
        // The time is sent in milliseconds.
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Fixes the end of the window; after a window that was read to its end, begins the next one.
    fn begin_window(&mut self) {
        if self.position.done {
            self.seen.clear();
            self.whole = true;
        }
        // A list that also has leads that are not processed yet would lose them by an end of the time of processing.
        let timed = self.interval.is_some() || self.position.window.after.is_some();
        if L::PROCESSED_ONLY || timed || self.position.done {
            self.position.advance(self.now());
        }
        self.former = self.position.former.iter().cloned().collect();
        self.begin_pass();
    }

    fn begin_pass(&mut self) {
        (self.largest, self.came, self.without_new) = (0, 0, 0);
        self.after_page = AfterPage::Read;
    }

    fn request(&self) -> RequestBuilder<ListedPage<L>> {
        let position = &self.position;
        let core = self.settings.client.raw().core();
        let mut call = core
            .call(L::operation())
            .path("campaign_id", position.campaign.as_str());
        if let Some(lead) = &position.lead {
            call = call.query("lead_id", lead.as_str());
        }
        for (name, time) in [
            ("processed_after", position.window.after),
            ("processed_before", position.window.before),
            ("min_called_at", position.called_since),
        ] {
            if let Some(time) = time {
                // The unit is not documented; every other number of the kind is in milliseconds.
                call = call.query(name, time.as_millisecond());
            }
        }
        call = call.query("page", position.page);
        if let Some(size) = self.settings.page_size {
            call = call.query("page_size", size);
        }
        let request = call.request::<L::Page>().map(L::page);
        self.settings.options.apply(request)
    }

    /// Takes the leads of a page that were not returned before.
    fn take(&mut self, page: ListedPage<L>) -> Result<()> {
        let this = self.position.page;
        self.after_page = match page.next_page(this) {
            // A page that comes again would never end.
            Some(next) if next <= this => {
                let message = format!("the page after page {this} is page {next}");
                return Err(Self::error(Kind::UnexpectedResponse, message));
            }
            Some(_) if self.too_many_without_new(&page.leads) => {
                let message = format!(
                    "{MAX_WITHOUT_NEW} pages up to page {this} have only leads of other pages"
                );
                return Err(Self::error(Kind::UnexpectedResponse, message));
            }
            Some(_) if page.leads.is_empty() => AfterPage::Last(page.count),
            Some(next) => AfterPage::Next(next),
            None => AfterPage::Last(page.count),
        };
        self.largest = self.largest.max(page.count);
        let length = i64::try_from(page.leads.len()).unwrap_or(i64::MAX);
        self.came = self.came.saturating_add(length);
        self.leads = page.leads.into();
        Ok(())
    }

    fn error(kind: Kind, message: String) -> Error {
        Error::new(kind, message).with_operation(L::operation().id)
    }

    /// Counts the pages in a row without a new lead. Returns whether they are too many.
    fn too_many_without_new(&mut self, leads: &[L]) -> bool {
        let pass = self.position.pass;
        let known = |lead: &L| self.seen.get(lead.lead_id()) == Some(&pass);
        self.without_new = match leads.iter().all(known) {
            true => self.without_new + 1,
            false => 0,
        };
        self.without_new >= MAX_WITHOUT_NEW
    }

    /// Goes on after a page.
    fn turn_page(&mut self) -> Result<State<L>> {
        Ok(match self.after_page {
            AfterPage::Read => State::Requested(Box::new(self.request())),
            AfterPage::Next(page) => {
                self.position.page = page;
                if self.position.pass == 1 {
                    self.position.returned.clear();
                }
                self.after_page = AfterPage::Read;
                State::Idle
            }
            AfterPage::Last(count) => {
                // If leads left the list, later ones moved to pages that were already read.
                let moved = count < self.largest
                    || usize::try_from(count).is_ok_and(|count| self.seen.len() < count);
                let position = &mut self.position;
                if moved && self.whole && position.pass < MAX_PASSES && position.page > 1 {
                    position.pass += 1;
                    position.page = 1;
                    position.returned = self.seen.keys().cloned().collect();
                    self.begin_pass();
                    return Ok(State::Idle);
                }
                if self.whole && self.came < count {
                    let message = format!(
                        "the service counts {count} leads, and its pages have {}; the leads before this error are valid",
                        self.came
                    );
                    return Err(Self::error(Kind::Truncated, message));
                }
                self.position.done = true;
                self.position.returned.clear();
                match self.interval {
                    None => State::Ended,
                    Some(interval) => {
                        let clock = self.settings.client.raw().core().clock();
                        State::Waiting(clock.sleep(interval))
                    }
                }
            }
        })
    }

    /// Returns the next lead of the page that was not returned before.
    fn next_of_page(&mut self) -> Option<L> {
        while let Some(lead) = self.leads.pop_front() {
            let key = Recent {
                lead: lead.lead_id().clone(),
                processed_at: lead.processed_at(),
            };
            let pass = self.position.pass;
            if self.seen.insert(key.lead.clone(), pass).is_some() {
                continue;
            }
            self.position.returned.push(key.lead.clone());
            self.position.keep(&lead);
            if !self.former.contains(&key) {
                return Some(lead);
            }
        }
        None
    }
}

impl<L: ListedLead> Stream for ResponseStream<L> {
    type Item = Result<L>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(lead) = this.next_of_page() {
                return Poll::Ready(Some(Ok(lead)));
            }
            match &mut this.state {
                State::Idle => match this.turn_page() {
                    Ok(state) => this.state = state,
                    Err(error) => {
                        this.state = State::Ended;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Requested(request) => {
                    let page = ready!(Pin::new(request).poll(context));
                    this.state = State::Idle;
                    let taken = match page {
                        Ok(page) => this.take(page),
                        // The list became shorter than it was.
                        Err(error) if error.is_not_found() && this.position.page > 1 => {
                            this.after_page = AfterPage::Last(this.largest);
                            Ok(())
                        }
                        Err(error) => Err(error),
                    };
                    if let Err(error) = taken {
                        this.state = State::Ended;
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                State::Waiting(sleep) => {
                    ready!(sleep.as_mut().poll(context));
                    this.begin_window();
                    this.state = State::Idle;
                }
                State::Ended => return Poll::Ready(None),
            }
        }
    }
}

impl<L> fmt::Debug for ResponseStream<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseStream")
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

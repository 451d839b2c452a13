//! The subscribers of a status page.

use squad_core::list::{Page, Paging};
use squadcast_raw::wire::STATUS_PAGES_LIST_SUBSCRIBERS;

use super::{Subscriber, SubscriberCounts};
use crate::id::identified;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Result, Squadcast, StatusPageId, SubscriberId, kind};

/// The subscribers of one status page. From [`StatusPages::subscribers`](super::StatusPages::subscribers).
#[derive(Debug, Clone)]
pub struct Subscribers<'a> {
    client: &'a Squadcast,
    page: Result<StatusPageId>,
}

impl<'a> Subscribers<'a> {
    pub(super) fn new(client: &'a Squadcast, page: impl IdOf<kind::StatusPage>) -> Self {
        Self {
            client,
            page: StatusPageId::of(page),
        }
    }

    fn page(&self) -> Result<String> {
        self.page.clone().map(String::from)
    }

    /// Lists the subscribers. Their addresses are personal data, which `Debug` does not show.
    ///
    /// The service returns them in one response and has no way to continue it: if it counts more subscribers than it
    /// returns, the list ends with an error.
    ///
    /// Operation: `StatusPages_listSubscribers`.
    pub fn list(&self) -> List<Subscriber> {
        let (raw, page) = (self.client.raw().clone(), self.page());
        List::paged(
            self.client.raw().core(),
            &STATUS_PAGES_LIST_SUBSCRIBERS,
            Paging::Whole,
            move |_| {
                let found = raw.status_pages_list_subscribers(&page.clone()?);
                Ok(found.into_request().map(|found| {
                    let counts = found.meta.unwrap_or_default();
                    let total = counts.total_subscribers_count.unwrap_or_default();
                    Page::new(found.data).total(total.total_count)
                }))
            },
        )
    }

    /// Returns how many subscribers the page has and may have. All zero if the service does not return it.
    ///
    /// Operation: `StatusPages_listSubscribers`.
    #[doc(alias = "totalSubscribersCount")]
    pub fn counts(&self) -> RequestBuilder<SubscriberCounts> {
        request(|| {
            let found = self
                .client
                .raw()
                .status_pages_list_subscribers(&self.page()?);
            Ok(found
                .into_request()
                .map(|found| found.meta.unwrap_or_default()))
        })
    }

    /// Removes a subscriber, who gets no more notifications.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the subscriber does not exist.
    ///
    /// Operation: `StatusPages_deleteSubscriberById`.
    #[doc(alias = "delete")]
    pub fn remove(&self, subscriber: impl IdOf<kind::Subscriber>) -> RequestBuilder<()> {
        request(|| {
            let subscriber = SubscriberId::of(subscriber)?.to_string();
            let raw = self.client.raw();
            let removed = raw.status_pages_delete_subscriber_by_id(&self.page()?, &subscriber);
            Ok(removed.into_request().map(drop))
        })
    }
}

identified!(kind::Subscriber: Subscriber.id);

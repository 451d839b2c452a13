//! One page of leads: what versions 4 and 1 have in common, and what a page says about the next one.

use std::fmt;

use jiff::Timestamp;
use squad_core::Operation;
use squad_core::wire::LenientDeserialize;
use url::form_urlencoded;

use crate::LeadId;
use crate::leads::Lead;

/// A lead as one of the versions of the API lists it.
pub trait ListedLead: fmt::Debug + Clone + Send + Sized + Unpin + 'static + sealed::Sealed {
    /// Returns the id of the lead.
    fn lead_id(&self) -> &LeadId;

    /// Returns when the lead was processed.
    fn processed_at(&self) -> Option<Timestamp>;
}

/// A page of leads.
#[derive(Debug)]
pub(crate) struct ListedPage<L> {
    /// The number of leads on all pages.
    pub(crate) count: i64,
    /// The address of the next page.
    pub(crate) next: Option<String>,
    pub(crate) leads: Vec<L>,
}

impl<L> ListedPage<L> {
    /// Returns the number of the next page, from the query of its address; that of the page after `this` if the query has
    /// none. `None` if this is the last page.
    pub(crate) fn next_page(&self, this: u64) -> Option<u64> {
        let address = self.next.as_deref()?;
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let query = query.split('#').next().unwrap_or("");
        let number = form_urlencoded::parse(query.as_bytes())
            .find(|(name, _)| name == "page")
            .and_then(|(_, value)| value.parse().ok());
        Some(number.unwrap_or_else(|| this.saturating_add(1)))
    }
}

pub(crate) mod sealed {
    use super::{LenientDeserialize, ListedPage, Operation};

    pub trait Sealed: Sized {
        /// A page on the wire.
        type Page: LenientDeserialize + Send + 'static;

        /// Whether the list has processed leads only.
        const PROCESSED_ONLY: bool;

        /// The operation that lists leads.
        fn operation() -> &'static Operation;

        /// Converts a page.
        #[allow(private_interfaces, reason = "the trait is sealed")]
        fn page(page: Self::Page) -> ListedPage<Self>;
    }
}

/// Implements [`ListedLead`] for a type of lead.
macro_rules! listed {
    ($lead:ident, $page:ident, $operation:ident, $processed_only:literal) => {
        /// A page on the wire.
        #[doc(hidden)]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $page {
            count: i64,
            next: Option<String>,
            results: Vec<$lead>,
        }

        squad_core::lenient_struct!($page default { results = "results" } { count = "count", next = "next" });

        impl $crate::responses::sealed::Sealed for $lead {
            type Page = $page;

            const PROCESSED_ONLY: bool = $processed_only;

            fn operation() -> &'static squad_core::Operation {
                &squadvoice_raw::wire::$operation
            }

            #[allow(private_interfaces, reason = "the trait is sealed")]
            fn page(page: $page) -> $crate::responses::ListedPage<Self> {
                $crate::responses::ListedPage { count: page.count, next: page.next, leads: page.results }
            }
        }

        impl $crate::responses::ListedLead for $lead {
            fn lead_id(&self) -> &$crate::LeadId {
                &self.lead_id
            }

            fn processed_at(&self) -> Option<jiff::Timestamp> {
                self.processed_at
            }
        }
    };
}

pub(crate) use listed;

listed!(Lead, LeadPage, LEADS_GET_RESPONSES, true);

#[cfg(test)]
mod tests {
    use super::ListedPage;

    fn next_page(next: Option<&str>) -> Option<u64> {
        let page: ListedPage<()> = ListedPage {
            count: 0,
            next: next.map(str::to_owned),
            leads: Vec::new(),
        };
        page.next_page(3)
    }

    #[test]
    fn only_the_page_number_of_the_address_is_used() {
        let evil = "http://evil.example/api/v4/leads/responses/X/?page=7&token=1#page=9";
        for (address, expected) in [
            (None, None),
            (Some(evil), Some(7)),
            (Some("/relative/?lead_id=1&page=12"), Some(12)),
            (Some("?page=abc"), Some(4)),
            (Some("http://evil.example/"), Some(4)),
            (Some(""), Some(4)),
            (Some("?page=99999999999999999999999"), Some(4)),
        ] {
            assert_eq!(next_page(address), expected, "{address:?}");
        }
    }
}

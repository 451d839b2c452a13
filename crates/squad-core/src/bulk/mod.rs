//! Bulk work: many requests of one kind, with one report of what is done, what failed and what was not sent.

mod each;
mod ensure;
mod sender;

pub use each::{Each, each};
pub use ensure::{Ensured, ensure};
pub use sender::Sender;

use crate::{Error, Result};

/// What became of an item of bulk work.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Outcome<T> {
    /// The request succeeded.
    Done(T),
    /// The request failed. [`Error::request_sent`] says whether it may have been carried out.
    Failed(Error),
    /// The request was not sent, because the work had ended: the total deadline was exceeded, or the credential was rejected.
    /// It can be sent later without doing anything twice.
    Unsent(Error),
}

impl<T> Outcome<T> {
    /// Returns whether the request succeeded.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }

    /// Returns whether the request was not sent.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        matches!(self, Self::Unsent(_))
    }

    /// Returns the value if the request succeeded.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Done(value) => Some(value),
            Self::Failed(_) | Self::Unsent(_) => None,
        }
    }

    /// Returns the error if the request failed or was not sent.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Done(_) => None,
            Self::Failed(error) | Self::Unsent(error) => Some(error),
        }
    }

    /// Returns the value.
    ///
    /// # Errors
    /// The error if the request failed or was not sent.
    pub fn into_result(self) -> Result<T> {
        match self {
            Self::Done(value) => Ok(value),
            Self::Failed(error) | Self::Unsent(error) => Err(error),
        }
    }
}

/// An item of bulk work and its outcome.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BulkEntry<I, T = ()> {
    /// The item.
    pub item: I,
    /// What became of it.
    pub outcome: Outcome<T>,
}

impl<I, T> BulkEntry<I, T> {
    /// Creates an entry.
    pub const fn new(item: I, outcome: Outcome<T>) -> Self {
        Self { item, outcome }
    }
}

/// The report of bulk work, in the order of the given items.
#[derive(Debug, Clone)]
#[non_exhaustive]
#[must_use = "some of the items may have failed; see `is_complete` and `into_result`"]
pub struct BulkReport<I, T = ()> {
    /// One entry for each item. Empty if none was given.
    pub entries: Vec<BulkEntry<I, T>>,
}

impl<I, T> BulkReport<I, T> {
    /// Creates a report.
    pub const fn new(entries: Vec<BulkEntry<I, T>>) -> Self {
        Self { entries }
    }

    /// Returns whether every request succeeded.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.entries.iter().all(|entry| entry.outcome.is_done())
    }

    /// Returns the items whose requests succeeded, each with its value.
    pub fn done(&self) -> impl Iterator<Item = (&I, &T)> {
        let entries = self.entries.iter();
        entries.filter_map(|entry| Some((&entry.item, entry.outcome.value()?)))
    }

    /// Returns the items whose requests failed, each with its error.
    pub fn failed(&self) -> impl Iterator<Item = (&I, &Error)> {
        self.entries
            .iter()
            .filter_map(|entry| match &entry.outcome {
                Outcome::Failed(error) => Some((&entry.item, error)),
                _ => None,
            })
    }

    /// Returns the items whose requests were not sent, each with the reason.
    pub fn unsent(&self) -> impl Iterator<Item = (&I, &Error)> {
        self.entries
            .iter()
            .filter_map(|entry| match &entry.outcome {
                Outcome::Unsent(error) => Some((&entry.item, error)),
                _ => None,
            })
    }

    /// Returns the items that are not done: those that failed and those that were not sent, for example for another attempt.
    pub fn not_done(&self) -> impl Iterator<Item = &I> {
        let entries = self.entries.iter();
        let open = entries.filter(|entry| !entry.outcome.is_done());
        open.map(|entry| &entry.item)
    }

    /// Returns the values in the order of the items, if every request succeeded.
    ///
    /// # Errors
    /// The error of the only item; or an error of the kind of the first one, which says how many failed and has the first
    /// error as its source.
    pub fn into_result(self) -> Result<Vec<T>> {
        let (all, failed, unsent) = (
            self.entries.len(),
            self.failed().count(),
            self.unsent().count(),
        );
        let outcomes = self.entries.into_iter();
        let values: Result<Vec<T>> = outcomes.map(|entry| entry.outcome.into_result()).collect();
        values.map_err(|first| {
            if all == 1 {
                return first;
            }
            let mut message = format!("{failed} of {all} failed");
            if unsent > 0 {
                message.push_str(&format!(" and {unsent} were not sent"));
            }
            let mut error = Error::new(
                first.kind(),
                format!("{message}; the first error: {}", first.message()),
            )
            .with_request_id(first.request_id().map(str::to_owned))
            .with_retry_after(first.retry_after())
            .with_request_sent(first.request_sent())
            .with_attempts(first.attempts());
            if let Some(operation) = first.operation_id() {
                error = error.with_operation(operation);
            }
            if let Some(status) = first.status() {
                error = error.with_status(status);
            }
            error.with_source(first)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::Kind;

    #[test]
    fn an_outcome_has_a_value_or_an_error() {
        let error = || Error::new(Kind::Server, "down");
        let done = Outcome::Done(7);
        assert!(done.is_done() && !done.is_unsent() && done.error().is_none());
        assert_eq!(done.value(), Some(&7));
        assert_eq!(done.into_result().unwrap(), 7);
        for (outcome, unsent) in [
            (Outcome::<i32>::Failed(error()), false),
            (Outcome::Unsent(error()), true),
        ] {
            assert!(!outcome.is_done());
            assert_eq!(outcome.is_unsent(), unsent);
            assert_eq!(outcome.value(), None);
            assert_eq!(outcome.error().unwrap().message(), "down");
            assert_eq!(outcome.into_result().unwrap_err().message(), "down");
        }
    }

    fn report(outcomes: Vec<Outcome<i32>>) -> BulkReport<usize, i32> {
        let entries = outcomes.into_iter().enumerate();
        BulkReport::new(
            entries
                .map(|(nth, outcome)| BulkEntry::new(nth, outcome))
                .collect(),
        )
    }

    fn failed(message: &str) -> Outcome<i32> {
        Outcome::Failed(Error::new(Kind::Server, message))
    }

    fn unsent(message: &str) -> Outcome<i32> {
        Outcome::Unsent(Error::new(Kind::Timeout, message))
    }

    #[test]
    fn a_report_separates_what_is_done_failed_and_not_sent() {
        let mixed = report(vec![
            Outcome::Done(7),
            failed("a"),
            unsent("b"),
            Outcome::Done(8),
            unsent("c"),
        ]);
        fn shown<'e>(
            errors: impl Iterator<Item = (&'e usize, &'e Error)>,
        ) -> Vec<(usize, &'e str)> {
            errors
                .map(|(item, error)| (*item, error.message()))
                .collect()
        }
        assert_eq!(mixed.done().collect::<Vec<_>>(), [(&0, &7), (&3, &8)]);
        assert_eq!(shown(mixed.failed()), [(1, "a")]);
        assert_eq!(shown(mixed.unsent()), [(2, "b"), (4, "c")]);
        assert_eq!(mixed.not_done().collect::<Vec<_>>(), [&1, &2, &4]);
        for (outcomes, complete) in [
            (vec![], true),
            (vec![Outcome::Done(7)], true),
            (vec![Outcome::Done(7), failed("a")], false),
            (vec![unsent("a"), Outcome::Done(7)], false),
        ] {
            let report = report(outcomes);
            assert_eq!(report.is_complete(), complete);
            assert_eq!(report.not_done().next().is_none(), complete);
        }
    }

    #[test]
    fn the_result_of_a_report_is_its_values_or_an_error_with_the_counts() {
        let values = report(vec![Outcome::Done(7), Outcome::Done(8)]);
        assert_eq!(values.into_result().unwrap(), [7, 8]);
        assert_eq!(report(vec![]).into_result().unwrap(), [0; 0]);
        for (outcomes, kind, message) in [
            (vec![failed("a")], Kind::Server, "a"),
            (vec![unsent("b")], Kind::Timeout, "b"),
            (
                vec![Outcome::Done(7), failed("a")],
                Kind::Server,
                "1 of 2 failed; the first error: a",
            ),
            (
                vec![failed("a"), failed("b"), Outcome::Done(7)],
                Kind::Server,
                "2 of 3 failed; the first error: a",
            ),
            (
                vec![Outcome::Done(7), unsent("b"), failed("a"), unsent("c")],
                Kind::Timeout,
                "1 of 4 failed and 2 were not sent; the first error: b",
            ),
            (
                vec![unsent("b"), Outcome::Done(7)],
                Kind::Timeout,
                "0 of 2 failed and 1 were not sent; the first error: b",
            ),
        ] {
            let error = report(outcomes).into_result().unwrap_err();
            assert_eq!((error.kind(), error.message()), (kind, message));
        }
    }

    #[test]
    fn the_error_of_several_items_has_what_the_first_one_has() {
        use std::error::Error as _;
        use std::time::Duration;

        use crate::RequestSent;

        let status = http::StatusCode::CONFLICT;
        let first = Error::new(Kind::Conflict, "in use")
            .with_operation("createTeam")
            .with_status(status)
            .with_request_id(Some("req-1".to_owned()))
            .with_retry_after(Some(Duration::from_secs(3)))
            .with_request_sent(RequestSent::Yes)
            .with_attempts(2);
        let work = report(vec![Outcome::Failed(first), failed("b")]);
        let error = work.into_result().unwrap_err();
        assert_eq!(error.operation_id(), Some("createTeam"));
        assert_eq!(
            (error.status(), error.request_id()),
            (Some(status), Some("req-1"))
        );
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
        assert_eq!(
            (error.request_sent(), error.attempts()),
            (RequestSent::Yes, 2)
        );
        let source = error.source().unwrap().to_string();
        assert!(
            source.contains("in use (HTTP 409, request id req-1"),
            "{source}"
        );
    }
}

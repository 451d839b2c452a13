//! The list of audit log entries.

use std::future::IntoFuture;
use std::ops::RangeInclusive;

use futures_util::future::BoxFuture;
use jiff::civil::Date;
use squad_core::list::{Page, Paging, RequestOptions};
use squad_core::option_setters;
use squadcast_raw::wire::AUDIT_LOGS_LIST_AUDIT_LOGS;

use super::AuditLog;
use super::filters::{Filters, filter_setters};
use crate::{List, Result, Squadcast, page};

/// A list of audit log entries: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`AuditLogs::list`](super::AuditLogs::list).
///
/// Filters narrow the list; a filter that is set several times matches any of its values.
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct AuditLogList {
    squadcast: Squadcast,
    filters: Filters,
    options: RequestOptions,
}

impl AuditLogList {
    pub(super) fn new(client: &Squadcast, days: RangeInclusive<Date>) -> Self {
        Self {
            squadcast: client.clone(),
            filters: Filters::new(days),
            options: RequestOptions::default(),
        }
    }

    filter_setters!();
    option_setters!();

    /// Streams the entries.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent if an argument is
    /// invalid: a range that ends before it starts, an invalid id, or an unknown client.
    pub fn stream(self) -> List<AuditLog> {
        let core = self.squadcast.raw().core().clone();
        let options = self.options.clone();
        List::paged(
            &core,
            &AUDIT_LOGS_LIST_AUDIT_LOGS,
            Paging::Number(page::SIZE.into()),
            move |position| {
                let (first, last) = self.filters.days()?;
                let number = page::number(position);
                let raw = self.squadcast.raw();
                let list = raw
                    .audit_logs_list_audit_logs(page::SIZE.into(), number, first, last)
                    .action(&self.filters.actions)
                    .resource(&self.filters.resources)
                    .actor(&self.filters.actors)
                    .team(&self.filters.teams)
                    .client(&self.filters.clients)
                    .into_request();
                Ok(list.map(|list| Page::new(list.data).total(list.metadata.total_count)))
            },
        )
        .with_options(options)
    }
}

impl IntoFuture for AuditLogList {
    type Output = Result<Vec<AuditLog>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

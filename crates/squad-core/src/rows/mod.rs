//! Rows of a JSON response that is too large for memory, decoded while it arrives.

mod reader;
#[cfg(test)]
mod tests;

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_util::stream::{Stream, StreamExt as _};

use crate::wire::LenientDeserialize;
use crate::{ByteStream, Error, Result};
use reader::{Reader, Step};

/// Streams the rows of a response: the elements of the list under one of `members`, or of the response itself.
///
/// A row is returned when it is complete, and not kept; the rest of the response is skipped. A row that arrives in many chunks
/// is parsed once more only when twice as much of it is there, so it can be returned a little later than its last byte. `null` is
/// an empty list. The rows are decoded leniently, as any other response, within the client's `max_decoded_bytes` each.
///
/// Rows that were complete are returned before an error that follows them, in whatever chunks the response arrives. After an
/// error the stream ends.
///
/// ```
/// use futures::{StreamExt, TryStreamExt};
/// use squad_core::{Client, Operation, Result, json_rows, operation::Method};
///
/// static EXPORT: Operation = Operation::new("export", Method::Get, "/v3/export", "exports").streaming();
///
/// async fn count_rows(client: &Client) -> Result<usize> {
///     let body = client.call(&EXPORT).request::<squad_core::ByteStream>().await?;
///     let mut rows = json_rows::<serde_json::Value>(body, &["incidents", "data"]).boxed();
///     let mut count = 0;
///     while let Some(_row) = rows.try_next().await? {
///         count += 1;
///     }
///     Ok(count)
/// }
/// ```
///
/// # Errors
/// The stream yields an error of kind [`Decode`](crate::Kind::Decode) if the response is not valid JSON, has none of `members`,
/// has a second list of rows after the first, ends too early, or has a row that cannot be decoded, is larger than 64 MiB or
/// nested more than 128 levels deep; an error of the kind of its status if the response contains an error envelope; and every
/// error of `body`.
pub fn json_rows<T: LenientDeserialize + Send>(
    body: ByteStream,
    members: &'static [&'static str],
) -> impl Stream<Item = Result<T>> + Send {
    Rows {
        reader: Some(Reader::new(members, body.decoding())),
        body,
        failure: None,
        row: PhantomData,
    }
}

struct Rows<T> {
    /// `None` after the last row or an error.
    reader: Option<Reader>,
    body: ByteStream,
    /// The error of the body, to be returned after the rows that came before it.
    failure: Option<Error>,
    row: PhantomData<fn() -> T>,
}

impl<T: LenientDeserialize> Stream for Rows<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        let rows = &mut *self;
        let mut row = None;
        loop {
            let Some(reader) = &mut rows.reader else {
                return Poll::Ready(None);
            };
            let end = match reader.next(&mut row) {
                Ok(Step::Row) => return Poll::Ready(row.map(Ok)),
                Ok(Step::NeedMore) => {
                    ready!(rows.poll_read(context));
                    continue;
                }
                Ok(Step::End) => None,
                Err(error) => Some(error),
            };
            rows.reader = None;
            return Poll::Ready(rows.failure.take().or(end).map(Err));
        }
    }
}

impl<T> Rows<T> {
    /// Gives the reader more bytes, or the end of the body.
    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Some(reader) = &mut self.reader else {
            return Poll::Ready(());
        };
        match ready!(self.body.poll_next_unpin(context)) {
            Some(Ok(chunk)) => reader.push(chunk),
            Some(Err(error)) => {
                self.failure = Some(error);
                reader.end();
            }
            None => reader.end(),
        }
        Poll::Ready(())
    }
}

//! The reading of bodies: whole, under one timer however many pieces there are, or piece by piece.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::future::{Either, select};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;

use super::attempt::Part;
use crate::clock::Clock;
use crate::response::{Decoding, Head};
use crate::transport::SendError;
use crate::{ByteStream, Client, Error, Kind, Operation, Result};

/// How much of a body is made room for on the word of a header alone.
const LARGEST_ROOM: usize = 1 << 20;

pub(super) type Pieces = BoxStream<'static, Result<Bytes, SendError>>;

/// Why the watch over an attempt ended it.
pub(super) enum Stop {
    /// Its time is up.
    Late,
    /// Nothing came for too long.
    Silent,
}

/// When something of the answer came last. The one timer of an attempt looks here when it goes off, so that pieces need
/// none of their own.
pub(super) struct Pulse<'a> {
    clock: &'a dyn Clock,
    /// In microseconds of the monotonic clock.
    last: AtomicU64,
}

impl<'a> Pulse<'a> {
    pub(super) fn new(clock: &'a dyn Clock, now: Duration) -> Self {
        Self {
            clock,
            last: AtomicU64::new(micros(now)),
        }
    }

    pub(super) fn beat(&self) {
        self.last
            .store(micros(self.clock.monotonic()), Ordering::Relaxed);
    }

    /// Waits for `work` until the time `until`, and as long as there was a beat within the last `quiet`.
    pub(super) async fn watch<F: Future>(
        &self,
        mut work: Pin<&mut F>,
        mut now: Duration,
        until: Option<Duration>,
        quiet: Duration,
    ) -> std::result::Result<F::Output, Stop> {
        loop {
            let last = Duration::from_micros(self.last.load(Ordering::Relaxed));
            let silent_at = last.saturating_add(quiet);
            if until.is_some_and(|until| until <= now) {
                return Err(Stop::Late);
            }
            if silent_at <= now {
                return Err(Stop::Silent);
            }
            let next = until.map_or(silent_at, |until| until.min(silent_at));
            let timer = self.clock.sleep(next.saturating_sub(now));
            if let Either::Left((done, _)) = select(work.as_mut(), timer).await {
                return Ok(done);
            }
            now = self.clock.monotonic();
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// How a body ended.
pub(super) enum End {
    Complete,
    TooLarge,
    Broken(SendError),
}

/// Reads a body to its end, or to `most` bytes. One piece is not copied.
pub(super) async fn gather(
    body: &mut Pieces,
    headers: &HeaderMap,
    most: usize,
    pulse: &Pulse<'_>,
) -> (Bytes, End) {
    let mut first = Bytes::new();
    let mut rest: Option<BytesMut> = None;
    while let Some(piece) = body.next().await {
        pulse.beat();
        let piece = match piece {
            Ok(piece) => piece,
            Err(error) => return (rest.map_or(first, BytesMut::freeze), End::Broken(error)),
        };
        let so_far = rest.as_ref().map_or(first.len(), BytesMut::len);
        if so_far + piece.len() > most {
            return (rest.map_or(first, BytesMut::freeze), End::TooLarge);
        }
        match &mut rest {
            Some(rest) => rest.extend_from_slice(&piece),
            None if first.is_empty() => first = piece,
            None => {
                let told = headers
                    .get(CONTENT_LENGTH)
                    .and_then(|length| length.to_str().ok());
                let told = told
                    .and_then(|length| length.parse().ok())
                    .unwrap_or(0_usize);
                let room = told.min(LARGEST_ROOM).max(so_far + piece.len());
                let mut gathered = BytesMut::with_capacity(room);
                gathered.extend_from_slice(&first);
                gathered.extend_from_slice(&piece);
                rest = Some(gathered);
            }
        }
    }
    (rest.map_or(first, BytesMut::freeze), End::Complete)
}

/// The rest of a streamed body, each piece under the read timeout.
pub(super) fn rest(
    part: Part,
    head: &Head,
    client: &Client,
    operation: &'static Operation,
) -> ByteStream {
    let (first, pieces) = match part {
        Part::Whole(body) => (Some(body), stream::empty().boxed()),
        Part::Begun(first, pieces) => (first, pieces),
    };
    let observed = client.clone();
    let decoding = Decoding {
        max_bytes: client.settings().max_decoded_bytes,
        operation: operation.id,
        observe: Some(Arc::new(move |deviations| {
            observed.observer().deviations(deviations);
        })),
    };
    let client = client.clone();
    let head = (head.status, head.request_id.clone(), head.attempts);
    let later = stream::unfold(Some((pieces, client, head)), move |state| async move {
        let (mut pieces, client, head) = state?;
        let piece = next_piece(&mut pieces, &client).await;
        match piece {
            None => None,
            Some(Ok(piece)) => Some((Ok(piece), Some((pieces, client, head)))),
            Some(Err(error)) => {
                let (status, request_id, attempts) = head;
                let error = error
                    .with_operation(operation.id)
                    .with_status(status)
                    .with_request_id(request_id)
                    .with_attempts(attempts);
                Some((Err(error), None))
            }
        }
    });
    ByteStream::new(stream::iter(first.map(Ok)).chain(later)).decode_with(decoding)
}

async fn next_piece(pieces: &mut Pieces, client: &Client) -> Option<Result<Bytes>> {
    let limit: Duration = client.settings().read_timeout;
    match select(pieces.next(), client.clock().sleep(limit)).await {
        Either::Left((piece, _)) => piece.map(|piece| piece.map_err(Error::from)),
        Either::Right(((), _)) => Some(Err(Error::new(
            Kind::Timeout,
            format!("the answer stood still for {} s", limit.as_secs_f64()),
        ))),
    }
}

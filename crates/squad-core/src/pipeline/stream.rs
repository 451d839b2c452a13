//! The chunks of a streamed body as the caller receives them: under the read timeout and the total deadline, with the length
//! check at the end.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{Either, select};
use futures_util::stream::{self, StreamExt as _};
use secrecy::SecretString;

use super::body::{Chunks, ResponseBody, length_mismatch};
use super::deadline::Deadline;
use crate::response::{Decoding, Head};
use crate::{ByteStream, Client, Error, Kind, Operation, RequestSent, Result};

struct Streamed {
    chunks: Chunks,
    client: Client,
    operation: &'static Operation,
    head: Head,
    deadline: Deadline,
    received: u64,
}

pub(super) fn byte_stream(
    body: ResponseBody,
    head: &Head,
    client: &Client,
    operation: &'static Operation,
    deadline: Deadline,
    secrets: Vec<&str>,
) -> ByteStream {
    let observer = client.clone();
    let decoding = Decoding {
        max_bytes: client.settings().max_decoded_bytes,
        operation: operation.id,
        secrets: secrets.into_iter().map(SecretString::from).collect(),
        observe: Some(Arc::new(move |deviations| {
            observer.observer().deviations(deviations);
        })),
    };
    let (first, chunks) = match body {
        ResponseBody::Whole(body) => (Some(body), stream::empty().boxed()),
        ResponseBody::Stream(first, chunks) => (first, chunks),
    };
    let state = Streamed {
        chunks,
        client: client.clone(),
        operation,
        received: first.as_ref().map_or(0, |first| first.len() as u64),
        head: head.clone(),
        deadline,
    };
    let rest = stream::unfold(Some(state), |state| async {
        let mut state = state?;
        match state.next().await? {
            Ok(chunk) => Some((Ok(chunk), Some(state))),
            Err(error) => Some((Err(state.describe(error)), None)),
        }
    });
    ByteStream::new(stream::iter(first.map(Ok)).chain(rest)).decode_with(decoding)
}

impl Streamed {
    async fn next(&mut self) -> Option<Result<Bytes>> {
        let read_timeout = self.client.settings().read_timeout;
        let clock = self.client.clock();
        let total = self.deadline.total();
        let left = total.map(|(ends, _)| ends.saturating_sub(clock.monotonic()));
        if left.is_some_and(|left| left.is_zero()) {
            return Some(Err(total_deadline_passed(total)));
        }
        let wait = left.map_or(read_timeout, |left| left.min(read_timeout));
        match select(self.chunks.next(), clock.sleep(wait)).await {
            Either::Left((Some(chunk), _)) => Some(match chunk {
                Ok(chunk) => {
                    self.received += chunk.len() as u64;
                    Ok(chunk)
                }
                Err(error) => Err(error.into()),
            }),
            Either::Left((None, _)) => {
                let mismatch = length_mismatch(self.operation, &self.head.headers, self.received)?;
                Some(Err(mismatch.into()))
            }
            Either::Right(((), _)) if wait < read_timeout => {
                Some(Err(total_deadline_passed(total)))
            }
            Either::Right(((), _)) => {
                let seconds = read_timeout.as_secs_f64();
                let message = format!("no byte of the response arrived within {seconds} s");
                Some(Err(Error::new(Kind::Timeout, message)))
            }
        }
    }

    fn describe(&self, error: Error) -> Error {
        error
            .with_operation(self.operation.id)
            .with_status(self.head.status)
            .with_request_id(self.head.request_id.clone())
            .with_attempts(self.head.attempts)
            .with_request_sent(RequestSent::Yes)
    }
}

fn total_deadline_passed(total: Option<(Duration, Duration)>) -> Error {
    let seconds = total.map_or(0.0, |(_, length)| length.as_secs_f64());
    let message = format!("the response did not end within the total deadline of {seconds} s");
    Error::new(Kind::Timeout, message)
}

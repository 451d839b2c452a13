//! A call of a known operation, ready to be sent.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::future::BoxFuture;

use super::Call;
use crate::wire::Received;
use crate::{ByteStream, Response, Result};

/// A call with all its arguments; await it to send it.
///
/// ```
/// # use std::time::Duration;
/// # use squad_core::{Client, Operation, Pending, Result, operation::Method};
/// static GET_TEAMS: Operation = Operation::new("getTeams", Method::Get, "/v3/teams", "teams").envelope("data");
///
/// fn teams(client: &Client) -> Pending<'_, Vec<serde_json::Value>> {
///     client.call(&GET_TEAMS).answered()
/// }
///
/// # async fn example(client: &Client) -> Result<()> {
/// let quickly = teams(client).deadline(Duration::from_secs(2)).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Pending<'a, T>(State<'a, T>);

enum State<'a, T> {
    /// `None` while it is being sent off.
    Ready(Option<Call<'a>>),
    Sent(BoxFuture<'a, Result<Response<T>>>),
}

impl<'a, T> Pending<'a, T> {
    pub(super) fn new(call: Call<'a>) -> Self {
        Self(State::Ready(Some(call)))
    }

    /// How long the call may take in all, its waiting and its repetitions included, in place of the client's own deadline;
    /// `None` for as long as it takes. Without effect once the call was polled.
    pub fn deadline(self, deadline: impl Into<Option<Duration>>) -> Self {
        match self.0 {
            State::Ready(Some(call)) => Self::new(call.deadline(deadline)),
            state => Self(state),
        }
    }
}

impl<T> fmt::Debug for Pending<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            State::Ready(Some(call)) => call.fmt(f),
            _ => f.debug_struct("Pending").finish_non_exhaustive(),
        }
    }
}

impl<T: Answer> Future for Pending<'_, T> {
    type Output = Result<Response<T>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if let State::Ready(call) = &mut self.0
            && let Some(call) = call.take()
        {
            self.0 = State::Sent(T::of(call));
        }
        match &mut self.0 {
            State::Sent(answer) => answer.as_mut().poll(context),
            State::Ready(_) => Poll::Pending,
        }
    }
}

/// What a call can be awaited for: a value that is decoded, or the bytes of an answer while they arrive.
pub trait Answer: Sized + 'static {
    /// Sends `call`.
    fn of(call: Call<'_>) -> BoxFuture<'_, Result<Response<Self>>>;
}

impl<T: Received + Send + 'static> Answer for T {
    fn of(call: Call<'_>) -> BoxFuture<'_, Result<Response<Self>>> {
        Box::pin(call.send())
    }
}

impl Answer for ByteStream {
    fn of(call: Call<'_>) -> BoxFuture<'_, Result<Response<Self>>> {
        Box::pin(call.send_stream())
    }
}
